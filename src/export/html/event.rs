//! An event on the page: its date and standing, what its sources say, what was said, and every
//! citation.

use std::fmt::Write;

use super::facts;
use super::markup::{element, escape, foreign, prose};
use crate::export::citation::quoted;
use crate::export::document::{Document, lines_words, side_value};
use crate::search::Hit;
use crate::story::evidence::{Contest, Side};
use crate::story::{Event, EventId, Quote};

/// Writes the event with the number `number` on the page.
pub(super) fn event(out: &mut String, document: &Document<'_>, number: usize, hit: Hit<EventId>) {
    let event = document.story.event(hit.key);
    let lang = foreign(document.story.lang());
    let title = element(
        "h3",
        &format!(" id=\"e{number}\"{lang}"),
        &escape(event.title()),
    );
    let _ = writeln!(out, "<article aria-labelledby=\"e{number}\">\n{title}");
    facts(out, &document.event_facts(hit));
    if let Some(summary) = event.summary() {
        let attributes = format!(" class=\"summary\"{lang}");
        let _ = writeln!(out, "{}", element("p", &attributes, &escape(summary)));
    }
    for contest in document.contests(event) {
        claims(out, document, &contest);
    }
    list(
        out,
        "What is held, and why",
        document.held(event).iter().map(|held| escape(held)),
    );
    quotes(out, document, event);
    let evidence = document.evidence(event);
    if evidence.is_empty() {
        out.push_str("<p><strong>No source is cited.</strong></p>\n");
    }
    list(out, "Evidence", evidence.iter().map(prose));
    for (is_question, heading) in [
        (false, "Notes, ours and not a source&#39;s"),
        (true, "Open questions"),
    ] {
        let notes = event
            .notes()
            .filter(|note| note.is_question() == is_question);
        list(out, heading, notes.map(|note| escape(note.text())));
    }
    out.push_str("</article>\n");
}

fn claims(out: &mut String, document: &Document<'_>, contest: &Contest<'_>) {
    let caption = element("caption", "", &escape(&document.contest_title(contest)));
    let _ = writeln!(
        out,
        "<table class=\"claims\">\n{caption}\n<thead><tr><th scope=\"col\">Value</th>\
         <th scope=\"col\">Lines of evidence</th><th scope=\"col\">Who says so, and where</th>\
         </tr></thead>\n<tbody>"
    );
    for side in &contest.sides {
        row(out, document, side);
    }
    out.push_str("</tbody>\n</table>\n");
}

fn row(out: &mut String, document: &Document<'_>, side: &Side<'_>) {
    let value = element(
        "th",
        " scope=\"row\" dir=\"auto\"",
        &escape(&side_value(side)),
    );
    let (marks, words) = lines_words(&side.lines);
    let marks = element("span", " aria-hidden=\"true\"", &marks);
    let claims: String = side
        .claims
        .iter()
        .map(|&claim| element("li", " dir=\"auto\"", &prose(&document.claim(claim))))
        .collect();
    let _ = writeln!(
        out,
        "<tr>{value}<td>{marks} {words}</td><td><ul>{claims}</ul></td></tr>"
    );
}

fn quotes(out: &mut String, document: &Document<'_>, event: Event<'_>) {
    let mut heading = Some("<h4>What was said</h4>\n");
    for one in event.quotes() {
        out.push_str(heading.take().unwrap_or_default());
        quote(out, document, one);
    }
}

/// Writes a quote: the words, who said them and how, what the words are, and where they stand.
pub(super) fn quote(out: &mut String, document: &Document<'_>, quote: Quote<'_>) {
    let source = document.story.source(quote.source());
    let words = element(
        "blockquote",
        &foreign(source.lang()),
        &escape(&quoted(quote)),
    );
    let said = escape(&document.citer().said_words(quote));
    let place = prose(&document.quote_place(quote));
    let _ = writeln!(
        out,
        "<figure>\n{words}\n<figcaption dir=\"auto\">— {said}. {place}</figcaption>\n</figure>"
    );
}

fn list(out: &mut String, heading: &str, items: impl Iterator<Item = String>) {
    let items: String = items
        .map(|item| element("li", " dir=\"auto\"", &item) + "\n")
        .collect();
    if !items.is_empty() {
        let _ = writeln!(out, "<h4>{heading}</h4>\n<ul>\n{items}</ul>");
    }
}
