//! The page about a passage: the text of its source with the passage marked, and below it the records that cite it.

use super::words::{published_words, value_words};
use crate::import::snapshot::Span;
use crate::story::{Source, Story};
use crate::text::clean_line;
use crate::tui::articles::{Articles, Text};
use crate::tui::document::{Piece, Subject, Writer};
use crate::tui::passages::{self, Cited, Fit, Passage};
use crate::tui::theme::Role;

/// Writes the page. Says which passage of how many it is.
pub fn write(
    page: &mut Writer<'_>,
    story: &Story,
    articles: &Articles,
    source: Source<'_>,
    span: [u64; 2],
) -> String {
    let passages = passages::of(story, source);
    let number = passages.iter().position(|passage| passage.span == span);
    heading(page, source);
    let here = number.and_then(|number| passages.get(number));
    match articles.get(source.key()) {
        Some(Ok(text)) => {
            remark(page, here.map_or(Fit::Same, |passage| passage.fit(text)));
            page.blank();
            let body = Body {
                text: text.text(),
                current: passages::place(span),
                others: &passages,
            };
            body.write(page, |page| citing(page, story, here));
        }
        missing => {
            why(page, missing);
            page.blank();
            citing(page, story, here);
        }
    }
    match number {
        Some(number) => format!("passage {} of {}", number + 1, passages.len()),
        None => "a passage that nothing cites".to_owned(),
    }
}

fn heading(page: &mut Writer<'_>, source: Source<'_>) {
    let mut pieces = vec![Piece::plain(source.publisher(), Role::Name)];
    if let Some(title) = source.title() {
        pieces.push(Piece::plain(format!("  {title}"), Role::Text));
    }
    pieces.push(Piece::plain(
        format!("  {}", published_words(source)),
        Role::Date,
    ));
    page.item(Subject::Source(source.key()), 4, &pieces);
    if let Some(name) = source.snapshot() {
        page.indented(2, &[Piece::plain(format!("the text in {name}"), Role::Dim)]);
    }
}

fn remark(page: &mut Writer<'_>, fit: Fit) {
    let words = match fit {
        Fit::Same => return,
        Fit::Changed => {
            "! The text has changed since it was cited: other words stand at this place now."
        }
        Fit::Missing => "! The text has changed since it was cited: it has no such place now.",
    };
    page.text(&[Piece::plain(words, Role::Disputed)]);
}

fn why(page: &mut Writer<'_>, missing: Option<&Text>) {
    let words = match missing {
        Some(Err(why)) => format!("! {why}"),
        _ => "! The text was not read.".to_owned(),
    };
    page.text(&[Piece::plain(words, Role::Disputed)]);
}

/// The records that cite the passage, each as an item that opens it.
fn citing(page: &mut Writer<'_>, story: &Story, passage: Option<&Passage<'_>>) {
    for &cited in passage.map_or(&[][..], |passage| &passage.cited_by) {
        let (subject, what, words) = match cited {
            Cited::Event(key) => {
                let title = story.event(key).title().to_owned();
                (Subject::Event(key), "event".to_owned(), title)
            }
            Cited::Claim(key) => {
                let claim = story.claim(key);
                let label = story.fields().label(claim.field());
                let title = story.event(claim.event()).title();
                let words = format!("{} · {title}", value_words(claim));
                (Subject::Event(claim.event()), label, words)
            }
            Cited::Quote(key) => {
                let words = format!("quote of {}", story.quote(key).speaker_names());
                (Subject::Quote(key), words, String::new())
            }
            Cited::Actor(key) => {
                let name = story.actor(key).name().to_owned();
                (Subject::Actor(key), "actor".to_owned(), name)
            }
        };
        let pieces = [
            Piece::plain("↳ ", Role::Dim),
            Piece::plain(what, Role::Dim),
            Piece::plain("  ", Role::Text),
            Piece::plain(words, Role::Text),
        ];
        page.item(subject, 6, &pieces);
    }
}

/// A text, in which one passage is looked at.
struct Body<'a> {
    text: &'a str,
    current: Span,
    others: &'a [Passage<'a>],
}

impl Body<'_> {
    /// Writes the text line by line, and `after` the line in which the passage ends.
    fn write(&self, page: &mut Writer<'_>, mut after: impl FnMut(&mut Writer<'_>)) {
        let mut start = 0;
        let mut is_told = false;
        for line in self.text.split_inclusive('\n') {
            let words = line.trim_end_matches(['\n', '\r']);
            self.line(page, Span::new(start, start + words.len()));
            start += line.len();
            if !is_told && self.current.end <= start {
                is_told = true;
                after(page);
            }
        }
        if !is_told {
            after(page);
        }
    }

    fn line(&self, page: &mut Writer<'_>, line: Span) {
        let pieces: Vec<Piece> = self
            .cuts(line)
            .windows(2)
            .filter_map(|ends| {
                let part = Span::new(ends[0], ends[1]);
                // A span may cut a character in two; then there is no such part.
                let words = clean_line(self.text.get(part.range())?).into_owned();
                Some(self.piece(words, part))
            })
            .collect();
        page.signed(&pieces);
    }

    /// Where the look of a line changes, with its ends.
    fn cuts(&self, line: Span) -> Vec<usize> {
        let others = self.others.iter().map(Passage::place);
        let ends = others.chain([self.current]).filter(|it| it.overlaps(line));
        let mut cuts: Vec<usize> = ends
            .flat_map(|it| [it.start.max(line.start), it.end.min(line.end)])
            .filter(|at| self.text.is_char_boundary(*at))
            .chain([line.start, line.end])
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        cuts
    }

    fn piece(&self, words: String, part: Span) -> Piece {
        if self.current.overlaps(part) {
            Piece::standing_out(words)
        } else if self.others.iter().any(|it| it.place().overlaps(part)) {
            Piece::plain(words, Role::Held)
        } else {
            Piece::plain(words, Role::Text)
        }
    }
}
