//! What a person sees on a screen: its text, its frames, and how its cells look.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// A screen as it was drawn.
#[derive(Clone, PartialEq)]
pub struct Canvas {
    buffer: Buffer,
    /// Where the cursor stands, if it is shown.
    pub cursor: Option<Position>,
}

/// A part of a screen within a frame.
pub struct Pane<'a> {
    canvas: &'a Canvas,
    place: Rect,
}

impl Canvas {
    pub fn new(buffer: Buffer, cursor: Option<Position>) -> Self {
        Self { buffer, cursor }
    }

    /// Every cell, row by row.
    pub fn cells(&self) -> &[Cell] {
        &self.buffer.content
    }

    /// The text of a row, without spaces at its end.
    pub fn line(&self, row: usize) -> String {
        let row = Rect {
            y: u16::try_from(row).unwrap(),
            height: 1,
            ..self.buffer.area
        };
        self.lines_of(row).remove(0)
    }

    /// The whole text, row by row.
    pub fn text(&self) -> String {
        self.lines_of(self.buffer.area).join("\n")
    }

    /// The text with frames removed, and rows joined as one text: what wraps reads as if it did not.
    pub fn flat(&self) -> String {
        flat(&self.lines_of(self.buffer.area))
    }

    /// The cell where `text` begins, in the first row that has it.
    #[track_caller]
    pub fn find(&self, text: &str) -> (u16, u16) {
        for row in self.buffer.area.rows() {
            let cells: Vec<_> = self.shown(row).collect();
            for start in 0..cells.len() {
                let rest: String = cells[start..]
                    .iter()
                    .map(|(_, cell)| cell.symbol())
                    .collect();
                if rest.starts_with(text) {
                    return (cells[start].0, row.y);
                }
            }
        }
        panic!("no “{text}” on:\n{}", self.text());
    }

    /// The last row.
    pub fn hints(&self) -> String {
        self.line(usize::from(self.buffer.area.height) - 1)
    }

    /// The pane whose frame bears `title`.
    #[track_caller]
    pub fn pane(&self, title: &str) -> Pane<'_> {
        let place = self.find_pane(title);
        let place = place.unwrap_or_else(|| panic!("no pane “{title}” on:\n{}", self.text()));
        Pane {
            canvas: self,
            place,
        }
    }

    /// The part of the screen at `place`, which is a pane with its frame.
    pub fn part(&self, place: Rect) -> Pane<'_> {
        Pane {
            canvas: self,
            place,
        }
    }

    /// Checks that every frame has its right edge and its lower corner: nothing has run over them.
    #[track_caller]
    pub fn assert_frames_whole(&self) {
        for corner in self.corners() {
            let place = self.framed_from(corner);
            let place = place.unwrap_or_else(|| panic!("a broken frame on:\n{}", self.text()));
            for y in place.y + 1..place.bottom() - 1 {
                let right = Position::new(place.right() - 1, y);
                assert!(self.is(right, "│┃"), "a broken edge on:\n{}", self.text());
            }
        }
    }

    /// Whether there is a pane whose frame bears `title`.
    pub fn has_pane(&self, title: &str) -> bool {
        self.find_pane(title).is_some()
    }

    /// The place of the frame whose title begins with `title`.
    fn find_pane(&self, title: &str) -> Option<Rect> {
        let title = format!(" {title}");
        self.corners()
            .filter_map(|corner| self.framed_from(corner))
            .find(|place| {
                let top = self
                    .lines_of(Rect {
                        height: 1,
                        ..*place
                    })
                    .remove(0);
                top.trim_start_matches(['┌', '┏']).starts_with(&title)
            })
    }

    /// The upper left corners of frames.
    fn corners(&self) -> impl Iterator<Item = Position> {
        self.buffer.area.positions().filter(|at| self.is(*at, "┌┏"))
    }

    /// The frame with that upper left corner.
    fn framed_from(&self, corner: Position) -> Option<Rect> {
        let area = self.buffer.area;
        let right = (corner.x + 1..area.right()).find(|x| self.is((*x, corner.y).into(), "┐┓"))?;
        let bottom =
            (corner.y + 1..area.bottom()).find(|y| self.is((corner.x, *y).into(), "└┗"))?;
        let (width, height) = (right + 1 - corner.x, bottom + 1 - corner.y);
        Some(Rect::new(corner.x, corner.y, width, height))
    }

    fn is(&self, at: Position, symbols: &str) -> bool {
        self.buffer
            .cell(at)
            .is_some_and(|cell| !cell.symbol().trim().is_empty() && symbols.contains(cell.symbol()))
    }

    /// The texts of the rows of a part, without spaces at their ends.
    fn lines_of(&self, place: Rect) -> Vec<String> {
        place
            .rows()
            .map(|row| {
                let mut text = String::new();
                for (_, cell) in self.shown(row) {
                    text.push_str(cell.symbol());
                }
                text.trim_end().to_owned()
            })
            .collect()
    }

    /// The cells of a row that a terminal shows: those behind a wide character are covered by it.
    fn shown(&self, row: Rect) -> impl Iterator<Item = (u16, &Cell)> {
        let mut next = row.x;
        (row.x..row.right()).filter_map(move |x| {
            if x < next {
                return None;
            }
            let cell = &self.buffer[(x, row.y)];
            next = x + u16::try_from(cell.symbol().width().max(1)).unwrap();
            Some((x, cell))
        })
    }

    /// The style of each cell of the first place where `text` stands in a row.
    #[track_caller]
    pub fn styles(&self, text: &str) -> Vec<Style> {
        self.whole().styles(text)
    }

    /// The whole screen as one part.
    pub fn whole(&self) -> Pane<'_> {
        self.part(self.buffer.area)
    }
}

impl Pane<'_> {
    /// The rows within the frame.
    pub fn lines(&self) -> Vec<String> {
        self.canvas.lines_of(self.inside())
    }

    /// The text within the frame as one text.
    pub fn flat(&self) -> String {
        flat(&self.lines())
    }

    /// Its title and whatever else stands in the upper edge.
    pub fn title(&self) -> String {
        let top = Rect {
            height: 1,
            ..self.place
        };
        flat(&self.canvas.lines_of(top))
    }

    /// What stands in the lower edge.
    pub fn foot(&self) -> String {
        let bottom = Rect {
            y: self.place.bottom() - 1,
            height: 1,
            ..self.place
        };
        flat(&self.canvas.lines_of(bottom))
    }

    /// Whether its frame is the thick one of the pane that has the keys.
    pub fn has_keys(&self) -> bool {
        self.canvas.is(self.place.as_position(), "┏")
    }

    /// The style of its frame.
    pub fn frame_style(&self) -> Style {
        self.canvas.buffer[self.place.as_position()].style()
    }

    /// The rows of the selection, without the sign before them.
    pub fn selected(&self) -> Option<String> {
        let lines = self.lines();
        let line = lines.iter().find_map(|line| line.strip_prefix('▌'))?;
        Some(line.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The style of each cell of the first place where `text` stands in a row.
    #[track_caller]
    pub fn styles(&self, text: &str) -> Vec<Style> {
        for row in self.inside().rows() {
            let cells: Vec<_> = self.canvas.shown(row).collect();
            for start in 0..cells.len() {
                let mut rest = text;
                let mut styles = Vec::new();
                for (_, cell) in &cells[start..] {
                    let Some(after) = rest.strip_prefix(cell.symbol()) else {
                        break;
                    };
                    styles.push(cell.style());
                    rest = after;
                    if rest.is_empty() {
                        return styles;
                    }
                }
            }
        }
        panic!("no “{text}” on:\n{}", self.canvas.text());
    }

    /// The runs of text for which `is` holds of each cell, from top to bottom.
    pub fn runs(&self, is: impl Fn(Style) -> bool) -> Vec<String> {
        let mut runs = Vec::new();
        for row in self.inside().rows() {
            let mut run = String::new();
            for (_, cell) in self.canvas.shown(row) {
                if is(cell.style()) {
                    run.push_str(cell.symbol());
                } else if !run.is_empty() {
                    runs.push(std::mem::take(&mut run));
                }
            }
            if !run.is_empty() {
                runs.push(run);
            }
        }
        runs
    }

    fn inside(&self) -> Rect {
        if self.place == self.canvas.buffer.area {
            return self.place;
        }
        Rect {
            x: self.place.x + 1,
            y: self.place.y + 1,
            width: self.place.width - 2,
            height: self.place.height - 2,
        }
    }
}

/// Rows as one text: without frames, with one space where there were spaces or the end of a row.
fn flat(lines: &[String]) -> String {
    let frames = |letter: char| ('\u{2500}'..='\u{257f}').contains(&letter);
    let text = lines.join(" ").replace(frames, " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
