//! A page of the detail: lines of text, some of which open something.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;

use super::ink::Ink;
use super::theme::Role;
use super::typeset;
use crate::search::Area;
use crate::story::{ActorId, EventId, QuoteId, SourceId};

/// The sign before a draft.
pub const DRAFT: &str = "◇ ";

/// What a page is about, and what a line of one can open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An event.
    Event(EventId),
    /// An actor.
    Actor(ActorId),
    /// A quote.
    Quote(QuoteId),
    /// A source.
    Source(SourceId),
    /// Those claims on a field of an event that give one value.
    Side {
        /// The event.
        event: EventId,
        /// Which of its contests.
        contest: usize,
        /// Which side of it.
        side: usize,
    },
    /// A passage of a source's text.
    Passage {
        /// The source.
        source: SourceId,
        /// Its bytes in the text: the first, and the one after the last.
        span: [u64; 2],
    },
}

/// One line of a page.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// What it shows.
    pub spans: Vec<Span<'static>>,
    /// The item it belongs to, by number.
    pub item: Option<usize>,
    /// Whether the search found something in it.
    pub matched: bool,
    /// Whether a section begins here.
    pub heading: bool,
}

/// Something on a page that can be selected and opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Its lines.
    pub first: usize,
    /// The line after its last.
    pub end: usize,
    /// What it opens.
    pub subject: Subject,
}

/// A page, set for a certain width.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The lines from top to bottom.
    pub lines: Vec<Line>,
    /// What can be selected, from top to bottom.
    pub items: Vec<Item>,
    /// How much does not fit in what it is about.
    pub faults: usize,
    /// What of something larger it shows: `passage 3 of 12`.
    pub part: Option<String>,
}

/// A run of text in one look.
#[derive(Debug, Clone)]
pub struct Piece {
    text: String,
    role: Role,
    area: Option<Area>,
    stands_out: bool,
}

impl Piece {
    /// Text of our own, in which nothing is searched.
    pub fn plain(text: impl Into<String>, role: Role) -> Self {
        Self {
            text: text.into(),
            role,
            area: None,
            stands_out: false,
        }
    }

    /// Text of a record, in which what the search found is marked.
    pub fn of(text: impl Into<String>, role: Role, area: Area) -> Self {
        Self {
            text: text.into(),
            role,
            area: Some(area),
            stands_out: false,
        }
    }

    /// The sign of a draft, or nothing.
    pub fn draft(is_draft: bool) -> Self {
        Self::plain(if is_draft { DRAFT } else { "" }, Role::Uncertain)
    }

    /// Words that stand out as what the search found does.
    pub fn standing_out(text: impl Into<String>) -> Self {
        Self {
            stands_out: true,
            ..Self::plain(text, Role::Text)
        }
    }
}

/// How a piece of a text looks: its range in it, its style, and what the search found there.
struct Look {
    range: Range<usize>,
    style: Style,
    marks: Vec<Range<usize>>,
}

/// Writes a page line by line.
pub struct Writer<'a> {
    ink: Ink<'a>,
    columns: usize,
    page: Document,
}

impl<'a> Writer<'a> {
    /// An empty page of `columns` columns.
    pub fn new(ink: Ink<'a>, columns: usize) -> Self {
        Self {
            ink,
            columns: columns.max(1),
            page: Document::default(),
        }
    }

    /// The page.
    pub fn finish(self) -> Document {
        self.page
    }

    /// An empty line, unless the page begins here or the line before is empty.
    pub fn blank(&mut self) {
        if self
            .page
            .lines
            .last()
            .is_some_and(|line| !line.spans.is_empty())
        {
            self.page.lines.push(Line::default());
        }
    }

    /// A heading, with an empty line before it.
    pub fn heading(&mut self, text: &str, role: Role) {
        self.blank();
        let first = self.page.lines.len();
        self.text(&[Piece::plain(text, role)]);
        if let Some(line) = self.page.lines.get_mut(first) {
            line.heading = true;
        }
    }

    /// Text from the left edge, broken where it must be.
    pub fn text(&mut self, pieces: &[Piece]) {
        self.flow("", 0, pieces, None);
    }

    /// Text that begins `indent` columns from the left edge in every line.
    pub fn indented(&mut self, indent: usize, pieces: &[Piece]) {
        self.flow(&" ".repeat(indent), indent, pieces, None);
    }

    /// Text from the left edge; lines after the first begin `hanging` columns from it.
    pub fn hanging(&mut self, hanging: usize, pieces: &[Piece]) {
        self.flow("", hanging, pieces, None);
    }

    /// Text two columns from the left edge, with a sign there before the lines in which something stands out.
    pub fn signed(&mut self, pieces: &[Piece]) {
        let first = self.page.lines.len();
        self.flow("  ", 2, pieces, None);
        let sign = self.ink.plain("▐ ", Role::Match);
        for line in self.page.lines.iter_mut().skip(first) {
            if let Some(lead) = line.spans.first_mut().filter(|_| line.matched) {
                *lead = sign.clone();
            }
        }
    }

    /// Text that opens `subject`. Lines after the first begin `hanging` columns from the left edge.
    pub fn item(&mut self, subject: Subject, hanging: usize, pieces: &[Piece]) {
        let number = self.page.items.len();
        let first = self.page.lines.len();
        self.flow("  ", hanging, pieces, Some(number));
        self.page.items.push(Item {
            first,
            end: self.page.lines.len(),
            subject,
        });
    }

    /// More lines of the item before, `indent` columns from the left edge.
    pub fn item_more(&mut self, indent: usize, pieces: &[Piece]) {
        let number = self.page.items.len().checked_sub(1);
        self.flow(&" ".repeat(indent), indent, pieces, number);
        if let Some(item) = self.page.items.last_mut() {
            item.end = self.page.lines.len();
        }
    }

    fn flow(&mut self, lead: &str, hanging: usize, pieces: &[Piece], item: Option<usize>) {
        // A narrow pane has no room for a deep indent.
        let hanging = hanging.min(self.columns * 2 / 5);
        let whole: String = std::iter::once(lead)
            .chain(pieces.iter().map(|piece| piece.text.as_str()))
            .collect();
        let room = self.columns.saturating_sub(hanging).max(1);
        let mut at = 0;
        let mut first = true;
        let looks = self.looks(lead.len(), pieces);
        while first || at < whole.len() {
            let room = if first { self.columns } else { room };
            let rest = &whole[at..];
            let mut wrapped = typeset::wrap(rest, room).into_iter();
            let Some(line) = wrapped.next() else { break };
            let range = at + line.start..at + line.end;
            let indent = if first { 0 } else { hanging };
            self.push_line(indent, &whole, range, &looks, item);
            match wrapped.next() {
                Some(next) => at += next.start,
                None => break,
            }
            first = false;
        }
    }

    /// The looks of the pieces by their ranges in the text they make together.
    fn looks(&self, lead: usize, pieces: &[Piece]) -> Vec<Look> {
        let mut at = lead;
        let style = self.ink.style(Role::Text);
        let mut looks = vec![Look {
            range: 0..lead,
            style,
            marks: Vec::new(),
        }];
        for piece in pieces {
            let found = piece.area.map_or_else(Vec::new, |area| {
                let shift = |mark: Range<usize>| mark.start + at..mark.end + at;
                self.ink
                    .marks(&piece.text, area)
                    .into_iter()
                    .map(shift)
                    .collect()
            });
            let range = at..at + piece.text.len();
            let marks = if piece.stands_out {
                vec![range.clone()]
            } else {
                found
            };
            looks.push(Look {
                range,
                style: self.ink.style(piece.role),
                marks,
            });
            at += piece.text.len();
        }
        looks
    }

    fn push_line(
        &mut self,
        indent: usize,
        whole: &str,
        range: Range<usize>,
        looks: &[Look],
        item: Option<usize>,
    ) {
        let mut line = Line {
            item,
            ..Line::default()
        };
        if indent > 0 {
            line.spans.push(Span::raw(" ".repeat(indent)));
        }
        let marked = self.ink.style(Role::Match);
        for Look {
            range: part,
            style,
            marks,
        } in looks
        {
            let part = part.start.max(range.start)..part.end.min(range.end);
            if part.start >= part.end {
                continue;
            }
            line.matched |= marks
                .iter()
                .any(|mark| mark.start < part.end && part.start < mark.end);
            line.spans
                .extend(typeset::spans(whole, part, marks, *style, marked));
        }
        self.page.lines.push(line);
    }
}
