//! A document as Markdown: every statement has its evidence as footnotes.

use std::fmt::Write;

use super::escape;
use crate::export::citation::quoted;
use crate::export::document::{Document, lines_words, side_value};
use crate::export::prose::Prose;
use crate::export::words::date_words;
use crate::search::Hit;
use crate::story::{Event, EventId, Quote};

/// The footnotes of a document, numbered in the order of their first mention.
#[derive(Default)]
struct Footnotes(Vec<String>);

impl Footnotes {
    /// The mark of a footnote that says `text`. Who cites the same place twice cites one footnote.
    fn mark(&mut self, text: &Prose) -> String {
        let text = text.markdown();
        let known = self.0.iter().position(|known| *known == text);
        let number = known.unwrap_or_else(|| {
            self.0.push(text);
            self.0.len() - 1
        });
        format!("[^{}]", number + 1)
    }
}

pub(in crate::export) fn document(document: &Document<'_>) -> String {
    let mut out = String::new();
    let mut notes = Footnotes::default();
    let story = document.story;
    let _ = writeln!(out, "# {}\n", heading(story.title()));
    if let Some(summary) = story.summary() {
        let _ = writeln!(out, "{}\n", escape(summary));
    }
    for (name, value) in document.facts() {
        let _ = writeln!(out, "- {name}: {}", escape(&value));
    }
    let _ = writeln!(out, "\n## Events\n");
    for hit in document.hits.events.iter() {
        event(&mut out, document, hit, &mut notes);
    }
    let quotes = document.other_quotes();
    if !quotes.is_empty() {
        let _ = writeln!(out, "## Quotes outside of these events\n");
        for one in quotes {
            quote(&mut out, document, one, &mut notes);
        }
    }
    left_out(&mut out, document);
    for (index, note) in notes.0.iter().enumerate() {
        // Lines after the first belong to the footnote.
        let _ = writeln!(out, "[^{}]: {}", index + 1, note.replace('\n', "\n    "));
    }
    out
}

fn event(out: &mut String, document: &Document<'_>, hit: Hit<EventId>, notes: &mut Footnotes) {
    let event = document.story.event(hit.key);
    let _ = writeln!(out, "### {}\n", heading(event.title()));
    let marks = |notes: &mut Footnotes| -> String {
        let evidence = document.evidence(event);
        evidence.iter().map(|prose| notes.mark(prose)).collect()
    };
    let marks = marks(notes);
    match event.summary() {
        Some(summary) => {
            let _ = writeln!(out, "{}{marks}\n", escape(summary));
        }
        None if !marks.is_empty() => {
            let _ = writeln!(out, "Sources:{marks}\n");
        }
        None => {}
    }
    if marks.is_empty() {
        let _ = writeln!(out, "**No source is cited.**\n");
    }
    for (name, value) in document.event_facts(hit) {
        let _ = writeln!(out, "- {name}: {}", escape(&value));
    }
    out.push('\n');
    claims(out, document, event, notes);
    for held in document.held(event) {
        let _ = writeln!(out, "{}\n", escape(&held));
    }
    for one in event.quotes() {
        quote(out, document, one, notes);
    }
    for note in event.notes() {
        let kind = if note.is_question() {
            "Open question"
        } else {
            "Note, ours and not a source's"
        };
        let _ = writeln!(out, "{kind}: {}\n", escape(note.text()));
    }
}

fn claims(out: &mut String, document: &Document<'_>, event: Event<'_>, notes: &mut Footnotes) {
    for contest in document.contests(event) {
        let _ = writeln!(out, "**{}**\n", escape(&document.contest_title(&contest)));
        for side in &contest.sides {
            let (_, lines) = lines_words(&side.lines);
            let _ = writeln!(out, "- {}: {lines}", escape(&side_value(side)));
            for &claim in &side.claims {
                let source = document.story.source(claim.source());
                let remarks = document.citer().claim_remarks(claim);
                let remarks = if remarks.is_empty() {
                    String::new()
                } else {
                    format!(": {}", escape(&remarks.join("; ")))
                };
                let mark = notes.mark(&document.claim_place(claim));
                let _ = writeln!(out, "  - {}{remarks}{mark}", escape(source.publisher()));
            }
        }
        out.push('\n');
    }
}

fn quote(out: &mut String, document: &Document<'_>, quote: Quote<'_>, notes: &mut Footnotes) {
    let words = escape(&quoted(quote)).replace('\n', "\n> ");
    let mark = notes.mark(&document.quote_place(quote));
    let said = escape(&document.citer().said_words(quote));
    let _ = writeln!(out, "> {words}{mark}\n>\n> — {said}\n");
}

fn left_out(out: &mut String, document: &Document<'_>) {
    let rest = document.left_out();
    let _ = writeln!(out, "## Events left out\n");
    if rest.is_empty() {
        let _ = writeln!(out, "None.\n");
        return;
    }
    for event in rest {
        let title = escape(event.title());
        let _ = writeln!(
            out,
            "- {title} ({}): does not answer to the query",
            escape(&date_words(event))
        );
    }
    out.push('\n');
}

/// A title on one line.
fn heading(text: &str) -> String {
    escape(&text.replace('\n', " "))
}
