//! The rows of a quote in the list: its words and who said them, or in what a rendering differs.

use ratatui::text::Span;

use super::lists::Shown;
use crate::check::{Change, changes};
use crate::search::Area;
use crate::story::{Quote, QuoteId, date};
use crate::tui::app::App;
use crate::tui::ink::Ink;
use crate::tui::subject::{change_words, quote_tags};
use crate::tui::theme::Role;
use crate::tui::typeset;

/// The two lines of a quote.
pub fn rows(app: &App, key: QuoteId, width: usize) -> Vec<Shown> {
    let renderings = app.listed.renderings(key);
    let (words, below) = match renderings.first() {
        Some(&first) if app.listed.how().is_unfolded && first != key => {
            other(app, first, key, width)
        }
        _ => own(app, key, renderings, width),
    };
    let is_linked = |key: &QuoteId| app.linked.quotes.contains(key);
    let linked = is_linked(&key) || shared(app, renderings).iter().any(is_linked);
    let shown = |linked, spans| Shown {
        linked,
        possibly: false,
        spans,
    };
    vec![shown(linked, words), shown(false, below)]
}

/// The renderings that share a row.
fn shared<'r>(app: &App, renderings: &'r [QuoteId]) -> &'r [QuoteId] {
    if app.listed.how().is_unfolded {
        &[]
    } else {
        renderings
    }
}

type Line = Vec<Span<'static>>;

/// A quote by itself, or the first of its renderings.
fn own(app: &App, key: QuoteId, renderings: &[QuoteId], width: usize) -> (Line, Line) {
    let ink = app.ink();
    let quote = app.story.quote(key);
    let signs = signs(app, key, shared(app, renderings));
    let signs_wide: usize = signs.iter().map(Span::width).sum();
    let draft = app.draft_sign(quote.is_draft());
    let room = width.saturating_sub(signs_wide + draft.width());
    let text = format!("“{}”", quote.text().replace('\n', " "));
    let mut words = vec![draft];
    let shown = ink.marked(&text, room, Role::Quote, Area::Text);
    let used: usize = shown.iter().map(Span::width).sum();
    words.extend(shown);
    if !signs.is_empty() {
        words.push(Span::raw(" ".repeat(room.saturating_sub(used))));
    }
    words.extend(signs);
    let mut below = vec![Span::raw("  ")];
    let who = quote.speaker_names();
    below.extend(ink.marked(&who, width.saturating_sub(2), Role::Name, Area::Speaker));
    let rest = format!(" · {} · {}", quote_tags(quote), when(app, quote));
    let room = width.saturating_sub(2 + typeset::width(&who));
    below.push(ink.plain(typeset::cut(&rest, room), Role::Dim));
    (words, below)
}

/// When it was said, or published where that is the order.
fn when(app: &App, quote: Quote<'_>) -> String {
    let by_publication = app.are_quotes_by_publication();
    let (verb, edtf) = if by_publication {
        let source = app.story.source(quote.source());
        ("published ", source.published_text())
    } else {
        ("", quote.said_edtf())
    };
    edtf.map_or_else(
        || "undated".to_owned(),
        |edtf| format!("{verb}{}", date::wording(edtf)),
    )
}

/// How many renderings stand in a row, and whether something does not fit in one of them.
fn signs(app: &App, key: QuoteId, shared: &[QuoteId]) -> Line {
    let ink = app.ink();
    let mut signs = Vec::new();
    if shared.len() > 1 {
        signs.push(ink.plain(format!(" ×{}", shared.len()), Role::Dim));
    }
    if is_faulty(app, key) || shared.iter().any(|&key| is_faulty(app, key)) {
        signs.push(ink.plain(" !", Role::Disputed));
    }
    signs
}

fn is_faulty(app: &App, key: QuoteId) -> bool {
    let noticed = app.noticed();
    noticed.is_some_and(|noticed| noticed.is_quote_faulty(key))
}

/// Another rendering of what stands above it: its words where they differ, and what differs.
fn other(app: &App, first: QuoteId, key: QuoteId, width: usize) -> (Line, Line) {
    let ink = app.ink();
    let (first, quote) = (app.story.quote(first), app.story.quote(key));
    let changes = changes(first.text(), quote.text());
    let mut words = vec![ink.plain("= ", Role::Dim)];
    words.extend(differing(ink, quote, &changes, width.saturating_sub(2)));
    let publisher = app.story.source(quote.source()).publisher();
    let mut told = format!("    {publisher}");
    if quote_tags(quote) != quote_tags(first) {
        told = format!("{told} · {}", quote_tags(quote));
    }
    if changes.is_empty() {
        told.push_str(" · the same words");
    }
    let told = typeset::cut(&told, width);
    let room = width.saturating_sub(typeset::width(&told));
    let differ: String = changes
        .iter()
        .map(|change| change_words(first, quote, change))
        .collect();
    let below = vec![
        ink.plain(told, Role::Dim),
        ink.plain(typeset::cut(&differ, room), Role::Disputed),
    ];
    (words, below)
}

/// Columns before the first difference, where what stands further left is cut.
const BEFORE: usize = 12;

/// The words of a rendering, from where the first difference is in sight, with those marked that differ.
fn differing(ink: Ink<'_>, quote: Quote<'_>, changes: &[Change], room: usize) -> Line {
    let text = format!("“{}”", quote.text().replace('\n', " "));
    let lead = '“'.len_utf8();
    let marks: Vec<_> = changes
        .iter()
        .map(|change| change.second.start + lead..change.second.end + lead)
        .collect();
    let from = marks
        .first()
        .filter(|mark| typeset::width(&text[..mark.end]) + 1 > room)
        .map_or(0, |mark| before(&text, mark.start));
    let (style, marked) = (ink.style(Role::Quote), ink.style(Role::Disputed));
    let mut spans = Vec::new();
    if from > 0 {
        spans.push(ink.plain("…", Role::Quote));
    }
    let room = room.saturating_sub(usize::from(from > 0));
    let end = from + typeset::fitting(&text[from..], room);
    spans.extend(typeset::spans(&text, from..end, &marks, style, marked));
    if end < text.len() {
        spans.push(ink.plain("…", Role::Quote));
    }
    spans
}

/// The beginning of a word, a little before `at`.
fn before(text: &str, at: usize) -> usize {
    let words = text[..at].rmatch_indices(' ').map(|(at, _)| at + 1);
    let near = words.take_while(|start| typeset::width(&text[*start..at]) <= BEFORE);
    near.last().unwrap_or(at)
}
