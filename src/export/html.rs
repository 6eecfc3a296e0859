//! A document as one page of HTML that needs nothing else: no script, no resource, no address but
//! those of the sources. It reads whole without its styles.

mod event;
pub(super) mod markup;

use std::fmt::Write;

use super::citation::source_prose;
use super::document::{Document, Fact};
use super::words::{date_words, reporting_words, seen_words, source_kind_words};
use crate::story::date::Spelling;
use crate::story::{Claim, Quote, Source, SourceId};

use markup::{element, escape, foreign, prose};

const STYLE: &str = include_str!("html/style.css");

/// What a browser may do with the page: show it.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

pub(super) fn document(document: &Document<'_>) -> String {
    let story = document.story;
    let title = element("title", "", &escape(story.title()));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         {title}\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#events\">Skip to the events</a>\n"
    );
    header(&mut out, document);
    contents(&mut out, document);
    out.push_str("<main>\n<section aria-labelledby=\"events\">\n<h2 id=\"events\">Events</h2>\n");
    if document.hits.events.is_empty() {
        out.push_str("<p>No event answers to the query.</p>\n");
    }
    for (number, hit) in document.hits.events.iter().enumerate() {
        event::event(&mut out, document, number, hit);
    }
    out.push_str("</section>\n");
    other_quotes(&mut out, document);
    sources(&mut out, document);
    left_out(&mut out, document);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn header(out: &mut String, document: &Document<'_>) {
    let story = document.story;
    let lang = foreign(story.lang());
    let _ = writeln!(
        out,
        "<header>\n{}",
        element("h1", &lang, &escape(story.title()))
    );
    if let Some(summary) = story.summary() {
        let attributes = format!(" class=\"summary\"{lang}");
        let _ = writeln!(out, "{}", element("p", &attributes, &escape(summary)));
    }
    facts(out, &document.facts());
    out.push_str(
        "<p>● is a line of evidence with somebody's own reporting at its origin (a document that speaks for \
         itself, such as a filing, may be marked as that), ○ one whose independence is not known. Sources that go back to one origin are one line. A date in \
         square brackets is as the story's file has it (EDTF): ? is uncertain, ~ approximate.</p>\n\
         </header>\n",
    );
}

fn facts(out: &mut String, facts: &[Fact]) {
    out.push_str("<dl>\n");
    for (name, value) in facts {
        let value = element("dd", " dir=\"auto\"", &escape(value));
        let _ = writeln!(out, "<dt>{name}</dt>{value}");
    }
    out.push_str("</dl>\n");
}

fn contents(out: &mut String, document: &Document<'_>) {
    out.push_str("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ol>\n");
    for (number, hit) in document.hits.events.iter().enumerate() {
        let event = document.story.event(hit.key);
        let title = element("bdi", "", &escape(event.title()));
        let date = escape(&date_words(event));
        let _ = writeln!(out, "<li><a href=\"#e{number}\">{date}: {title}</a></li>");
    }
    out.push_str("</ol>\n<ul>\n");
    if !document.other_quotes().is_empty() {
        out.push_str("<li><a href=\"#quotes\">Quotes outside of these events</a></li>\n");
    }
    out.push_str(
        "<li><a href=\"#sources\">Sources</a></li>\n\
         <li><a href=\"#left-out\">Events left out</a></li>\n</ul>\n</nav>\n",
    );
}

fn other_quotes(out: &mut String, document: &Document<'_>) {
    let quotes = document.other_quotes();
    if quotes.is_empty() {
        return;
    }
    out.push_str(
        "<section aria-labelledby=\"quotes\">\n<h2 id=\"quotes\">Quotes outside of these events</h2>\n",
    );
    for quote in quotes {
        event::quote(out, document, quote);
    }
    out.push_str("</section>\n");
}

/// The sources of the events shown, each once, by publisher.
fn shown_sources(document: &Document<'_>) -> Vec<SourceId> {
    let events = document
        .hits
        .events
        .iter()
        .map(|hit| document.story.event(hit.key));
    let mut shown = std::collections::HashSet::new();
    for event in events {
        shown.extend(event.citations().map(|citation| citation.source));
        shown.extend(event.claims().map(Claim::source));
        shown.extend(event.quotes().map(Quote::source));
    }
    shown.extend(document.other_quotes().into_iter().map(Quote::source));
    let sources = document.story.sources().iter();
    sources.copied().filter(|key| shown.contains(key)).collect()
}

fn sources(out: &mut String, document: &Document<'_>) {
    out.push_str("<section aria-labelledby=\"sources\">\n<h2 id=\"sources\">Sources</h2>\n");
    let sources = shown_sources(document);
    if sources.is_empty() {
        out.push_str("<p>No source is cited.</p>\n");
    } else {
        out.push_str(
            "<table>\n<caption>Every source of the events shown</caption>\n<thead><tr>\
             <th scope=\"col\">Source</th><th scope=\"col\">Whose work it is</th>\
             <th scope=\"col\">How much of it was read</th></tr></thead>\n<tbody>\n",
        );
        for key in sources {
            source(out, document, document.story.source(key));
        }
        out.push_str("</tbody>\n</table>\n");
    }
    out.push_str("</section>\n");
}

fn source(out: &mut String, document: &Document<'_>, source: Source<'_>) {
    let citation = prose(&source_prose(source, None, Spelling::Short));
    let kind = source.kind().map(|kind| source_kind_words(kind).to_owned());
    let origins: Vec<&str> = source
        .derives_from()
        .map(|party| party.name(document.story))
        .collect();
    let retells = (!origins.is_empty()).then(|| format!("retells {}", origins.join(", ")));
    let work = [
        kind,
        Some(reporting_words(source.reporting()).to_owned()),
        retells,
    ];
    let work: Vec<String> = work.into_iter().flatten().collect();
    let seen = source.seen().map_or("not stated", seen_words);
    let attributes = format!(" scope=\"row\"{}", foreign(source.lang()));
    let _ = writeln!(
        out,
        "<tr>{}<td>{}</td><td>{seen}</td></tr>",
        element("th", &attributes, &citation),
        escape(&work.join("; "))
    );
}

fn left_out(out: &mut String, document: &Document<'_>) {
    out.push_str(
        "<section aria-labelledby=\"left-out\">\n<h2 id=\"left-out\">Events left out</h2>\n",
    );
    let rest = document.left_out();
    if rest.is_empty() {
        out.push_str("<p>None: every event of the story stands above.</p>\n");
    } else {
        out.push_str(
            "<table>\n<caption>Events of the story that are not on this page</caption>\n<thead><tr>\
             <th scope=\"col\">Event</th><th scope=\"col\">When</th><th scope=\"col\">Reason</th>\
             </tr></thead>\n<tbody>\n",
        );
        for event in rest {
            let attributes = format!(" scope=\"row\"{}", foreign(document.story.lang()));
            let _ = writeln!(
                out,
                "<tr>{}<td>{}</td><td>Does not answer to the query</td></tr>",
                element("th", &attributes, &escape(event.title())),
                escape(&date_words(event))
            );
        }
        out.push_str("</tbody>\n</table>\n");
    }
    out.push_str("</section>\n");
}
