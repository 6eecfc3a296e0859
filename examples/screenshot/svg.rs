//! A terminal's screen as an SVG: a grid of monospaced text with its colours and attributes.
//!
//! The results of writing are dropped throughout: writing to a `String` cannot fail.

use std::fmt::Write;

use vt100::{Cell, Color, Screen};

/// Font size, and the cell that fits the usual monospaced fonts at it, in pixels.
const FONT: f32 = 14.0;
const CELL: (f32, f32) = (8.43, 16.5);
/// How far a line's base stands below the top of its cell.
const BASE: f32 = 12.8;
const MARGIN: f32 = 14.0;
const FONTS: &str =
    "'DejaVu Sans Mono', Menlo, 'Cascadia Mono', Consolas, 'Liberation Mono', monospace";

/// The colours of a terminal.
pub struct Palette {
    background: &'static str,
    text: &'static str,
    sixteen: [&'static str; 16],
}

/// Light on dark.
pub const DARK: Palette = Palette {
    background: "#171a21",
    text: "#d5d9e2",
    sixteen: [
        "#2b303b", "#e0707a", "#93c47d", "#e0c070", "#6fa8dc", "#c792d9", "#66c2cd", "#c5cad4",
        "#5c6470", "#f0868f", "#a9d694", "#f0d58a", "#8abdf0", "#d9a9e8", "#82d6e0", "#eceff4",
    ],
};

/// Dark on light.
pub const LIGHT: Palette = Palette {
    background: "#fbfaf7",
    text: "#2c2f36",
    sixteen: [
        "#2c2f36", "#b3261e", "#3c7a2b", "#8f6a00", "#2459a8", "#8a3f98", "#13707c", "#b9bcc4",
        "#6b7079", "#c93c33", "#4c9138", "#d9ad26", "#3a72c4", "#a355b2", "#1d8997", "#fbfaf7",
    ],
};

/// How neighbouring cells look that are drawn as one.
#[derive(Clone, PartialEq)]
struct Look {
    fg: String,
    bg: Option<String>,
    attributes: String,
}

struct Run {
    column: u16,
    width: u16,
    text: String,
    look: Look,
}

/// Draws the whole screen, with a margin.
pub fn draw(screen: &Screen, palette: &Palette) -> String {
    let (rows, columns) = screen.size();
    let width = f32::from(columns) * CELL.0 + 2.0 * MARGIN;
    let height = f32::from(rows) * CELL.1 + 2.0 * MARGIN;
    let Palette {
        background, text, ..
    } = palette;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         width=\"{width:.0}\" height=\"{height:.0}\" font-family=\"{FONTS}\" font-size=\"{FONT}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{background}\"/>\n\
         <g fill=\"{text}\" xml:space=\"preserve\">\n",
    );
    for row in 0..rows {
        for run in runs(screen, row, columns, palette) {
            draw_run(&mut svg, row, &run, palette);
        }
    }
    draw_cursor(&mut svg, screen);
    svg.push_str("</g>\n</svg>\n");
    svg
}

fn draw_cursor(svg: &mut String, screen: &Screen) {
    if screen.hide_cursor() {
        return;
    }
    let (row, column) = screen.cursor_position();
    let (x, y) = corner(row, column);
    let (width, height) = CELL;
    let _ = writeln!(
        svg,
        "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" opacity=\"0.7\"/>"
    );
}

/// The upper left corner of a cell.
fn corner(row: u16, column: u16) -> (f32, f32) {
    (
        MARGIN + f32::from(column) * CELL.0,
        MARGIN + f32::from(row) * CELL.1,
    )
}

/// The row in pieces of one look. What monospaced fonts may lack is a piece by itself, as the font that has it may
/// draw it wider or narrower.
fn runs(screen: &Screen, row: u16, columns: u16, palette: &Palette) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for column in 0..columns {
        let Some(cell) = screen
            .cell(row, column)
            .filter(|cell| !cell.is_wide_continuation())
        else {
            continue;
        };
        let look = look(cell, palette);
        let text = if cell.has_contents() {
            cell.contents()
        } else {
            " "
        };
        match runs.last_mut() {
            Some(last) if last.look == look && is_common(&last.text) && is_common(text) => {
                last.text.push_str(text);
                last.width += 1;
            }
            _ => {
                let width = if cell.is_wide() { 2 } else { 1 };
                runs.push(Run {
                    column,
                    width,
                    text: text.to_owned(),
                    look,
                });
            }
        }
    }
    runs
}

/// Latin letters, lines and blocks.
fn is_common(text: &str) -> bool {
    text.chars()
        .all(|letter| matches!(letter, '\0'..='\u{24f}' | '\u{2500}'..='\u{259f}'))
}

fn look(cell: &Cell, palette: &Palette) -> Look {
    let mut fg = colour(cell.fgcolor(), palette).unwrap_or_else(|| palette.text.to_owned());
    let mut bg = colour(cell.bgcolor(), palette);
    if cell.inverse() {
        let ground = bg.unwrap_or_else(|| palette.background.to_owned());
        bg = Some(std::mem::replace(&mut fg, ground));
    }
    let attributes = [
        (cell.bold(), " font-weight=\"bold\""),
        (cell.italic(), " font-style=\"italic\""),
        (cell.underline(), " text-decoration=\"underline\""),
        (cell.dim(), " opacity=\"0.62\""),
    ];
    let attributes = attributes
        .into_iter()
        .filter(|(on, _)| *on)
        .map(|(_, text)| text)
        .collect();
    Look { fg, bg, attributes }
}

fn draw_run(svg: &mut String, row: u16, run: &Run, palette: &Palette) {
    let (x, y) = corner(row, run.column);
    let width = f32::from(run.width) * CELL.0;
    if let Some(bg) = &run.look.bg {
        let height = CELL.1;
        let _ = writeln!(
            svg,
            "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" fill=\"{bg}\"/>"
        );
    }
    if run.text.trim().is_empty() && !run.look.attributes.contains("underline") {
        return;
    }
    let fill = match run.look.fg.as_str() {
        fg if fg == palette.text => String::new(),
        fg => format!(" fill=\"{fg}\""),
    };
    let (base, attributes, text) = (y + BASE, &run.look.attributes, escaped(&run.text));
    let _ = writeln!(
        svg,
        "<text x=\"{x:.2}\" y=\"{base:.2}\" textLength=\"{width:.2}\"{fill}{attributes}>{text}</text>"
    );
}

fn colour(colour: Color, palette: &Palette) -> Option<String> {
    match colour {
        Color::Default => None,
        Color::Idx(index) => Some(indexed(index, palette)),
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
    }
}

/// The 256 colours of xterm: the palette's sixteen, a cube of six levels, a ramp of greys.
fn indexed(index: u8, palette: &Palette) -> String {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match index {
        0..16 => palette.sixteen[usize::from(index)].to_owned(),
        16..232 => {
            let cube = index - 16;
            let (red, green, blue) = (level(cube / 36), level(cube / 6 % 6), level(cube % 6));
            format!("#{red:02x}{green:02x}{blue:02x}")
        }
        232.. => {
            let grey = 8 + 10 * (index - 232);
            format!("#{grey:02x}{grey:02x}{grey:02x}")
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
