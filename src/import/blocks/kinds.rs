//! What a piece of text is, from its first and last signs, its length and what stands before it.

use super::BlockKind;
use crate::import::snapshot::Span;

/// What is known of the place of a piece.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The part before it.
    pub before: Option<(BlockKind, &'a str)>,
    /// What follows it.
    pub next: Option<&'a str>,
    /// A paragraph stands before it.
    pub body_has_begun: bool,
}

/// The most words that a heading has: the title, above all paragraphs, may be longer.
const LONGEST_HEADING: usize = 10;
const LONGEST_TITLE: usize = 20;
/// The most words that it has before a colon: longer ones begin a list or a quotation.
const LONGEST_LABEL: usize = 4;
/// The most bytes of a line that names who said something.
const LONGEST_ATTRIBUTION: usize = 160;
/// A longer part is never taken for something that is not the article.
const LONGEST_NOTICE: usize = 400;

/// Headings that many newsrooms give their sections. Names that follow such a heading as headings stand under it.
const SECTIONS: [&str; 26] = [
    "background",
    "big picture view",
    "by the numbers",
    "dig deeper",
    "go deeper",
    "key facts",
    "key takeaways",
    "local perspective",
    "our take",
    "the backstory",
    "the big picture",
    "the brief",
    "the details",
    "the latest",
    "the other side",
    "the players",
    "the source",
    "the takeaway",
    "timeline",
    "what they're saying",
    "what to know",
    "what we don't know",
    "what we know",
    "what's next",
    "who's who",
    "why it matters",
];

/// How a line begins that stands below a picture.
const CAPTION_STARTS: [&str; 8] = [
    "photo:",
    "photo by",
    "photos:",
    "picture:",
    "caption:",
    "file photo",
    "file -",
    "photograph:",
];
/// What a credit in parentheses, at the end of a caption, has in it.
const CREDITS: [&str; 8] = [
    "photo", "getty", "via ap", "reuters", "image", "courtesy", "file", "credit",
];

/// How a line begins that says who wrote the article, or when.
const BYLINE_STARTS: [&str; 16] = [
    "by ",
    "contact:",
    "media contact",
    "published",
    "updated",
    "posted",
    "first published",
    "last updated",
    "last modified",
    "date:",
    "release date",
    "for immediate release",
    "written by",
    "story by",
    "filed ",
    "issued ",
];

/// How a line begins that is not the article.
const NOTICE_STARTS: [&str; 24] = [
    "advertisement",
    "also read",
    "click here",
    "copyright 1",
    "copyright 2",
    "copyright (c)",
    "copyright ©",
    "©",
    "download our",
    "download the",
    "follow us",
    "get the latest",
    "got a tip",
    "got photos",
    "join our",
    "more from",
    "read more",
    "related:",
    "related stories",
    "share this",
    "sign up",
    "story continues",
    "subscribe",
    "support our",
];

/// What a line has in it that is not the article.
const NOTICES: [&str; 5] = [
    "newsletter",
    "sign up for",
    "to your inbox",
    "to your in-box",
    "view comments",
];
/// What a notice has in it that lawyers wrote.
const LEGAL: [&str; 5] = [
    "all rights reserved",
    "may not be published, broadcast",
    "privacy policy",
    "terms of service apply",
    "terms of use",
];

/// What a piece is, and its words without the signs that say so. Nothing for a mere rule, such as `***`.
pub fn classify(text: &str, piece: Span, place: Place<'_>) -> Option<(BlockKind, Span)> {
    let words = &text[piece.range()];
    if !words.contains(char::is_alphanumeric) {
        return None;
    }
    let Some((kind, rest)) = marked(words, place) else {
        return Some((unmarked(words, place), piece));
    };
    let rest = rest.trim_start();
    let start = piece.end - rest.len();
    let kept = match kind {
        BlockKind::Heading => rest.trim_end_matches(['#', ' ']),
        BlockKind::Caption => rest.split(']').next().unwrap_or_default(),
        _ => rest,
    };
    let kept = kept.trim_end();
    let has_words = kept.contains(char::is_alphanumeric);
    has_words.then(|| (kind, Span::new(start, start + kept.len())))
}

/// Whether a heading names a section in the way of newsrooms.
pub fn is_section_label(heading: &str) -> bool {
    let plain = lowered(heading.trim_end_matches([':', '.', '?']));
    SECTIONS.contains(&plain.as_str())
}

/// What a sign at the beginning says, and what follows the sign.
fn marked<'a>(words: &'a str, place: Place<'_>) -> Option<(BlockKind, &'a str)> {
    let hashes = words.trim_start_matches('#');
    if hashes.len() < words.len() && hashes.starts_with(' ') {
        return Some((BlockKind::Heading, hashes));
    }
    if let Some(rest) = words.strip_prefix("![") {
        return Some((BlockKind::Caption, rest));
    }
    if let Some(rest) = words.strip_prefix('>') {
        return Some((BlockKind::Paragraph, rest));
    }
    if let Some(rest) = after_dash(words, place) {
        return Some((BlockKind::Attribution, rest));
    }
    after_bullet(words).map(|rest| (BlockKind::Item, rest))
}

/// What follows the dash of a line that names a speaker.
fn after_dash<'a>(words: &'a str, place: Place<'_>) -> Option<&'a str> {
    let long = ["—", "–", "―", "--"]
        .iter()
        .find_map(|dash| words.strip_prefix(dash));
    let follows_quotation = place
        .before
        .is_some_and(|(_, before)| before.ends_with(['"', '”', '’', '\'', '»']));
    let short = words.strip_prefix("- ").filter(|_| follows_quotation);
    let rest = long.or(short)?.trim_start();
    let is_name = rest.starts_with(char::is_uppercase) && rest.len() <= LONGEST_ATTRIBUTION;
    (is_name && !rest.ends_with('.')).then_some(rest)
}

/// What follows the sign or the number of a list's entry.
fn after_bullet(words: &str) -> Option<&str> {
    let signs = ["- ", "* ", "+ ", "•", "·", "▪", "◦", "‣", "– ", "— "];
    if let Some(rest) = signs.iter().find_map(|sign| words.strip_prefix(sign)) {
        return Some(rest);
    }
    let after = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_short = (1..=2).contains(&(words.len() - after.len()));
    let rest = after.strip_prefix(". ").or(after.strip_prefix(") "));
    rest.filter(|_| is_short)
}

/// What a piece without such a sign is.
fn unmarked(words: &str, place: Place<'_>) -> BlockKind {
    let lower = lowered(words.trim_start_matches(['*', '_']));
    let starts = |known: &[&str]| known.iter().any(|start| lower.starts_with(start));
    if words.len() <= LONGEST_NOTICE {
        if starts(&CAPTION_STARTS) || is_numbered_image(&lower) || has_credit(&lower) {
            return BlockKind::Caption;
        }
        let has = |known: &[&str]| known.iter().any(|words| lower.contains(words));
        let is_line = word_count(words) <= LONGEST_TITLE;
        if has(&LEGAL) || is_line && (starts(&NOTICE_STARTS) || has(&NOTICES)) {
            return BlockKind::Boilerplate;
        }
    }
    let is_line = word_count(words) <= LONGEST_TITLE && !words.contains('\n');
    if is_line && starts(&BYLINE_STARTS) && !words.ends_with('.') {
        return BlockKind::Byline;
    }
    if is_line && is_heading(words, place) {
        return BlockKind::Heading;
    }
    BlockKind::Paragraph
}

/// Whether a text begins as in `Image 2 of 5`.
fn is_numbered_image(lower: &str) -> bool {
    lower
        .strip_prefix("image ")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a text ends in a credit: `(Photo by …)`, `(… / Getty Images)`.
fn has_credit(lower: &str) -> bool {
    let Some(inner) = lower
        .strip_suffix(')')
        .and_then(|text| text.rsplit('(').next())
    else {
        return lower.ends_with("/getty images") || lower.ends_with("/ap photo");
    };
    inner.len() < 80 && CREDITS.iter().any(|credit| inner.contains(credit))
}

/// Whether a line without any sign is a heading: short, and not a sentence.
fn is_heading(words: &str, place: Place<'_>) -> bool {
    let longest = match (place.body_has_begun, words.ends_with(':')) {
        (_, true) => LONGEST_LABEL,
        (true, false) => LONGEST_HEADING,
        (false, false) => LONGEST_TITLE,
    };
    let begins_so =
        words.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '\'' || c == '‘');
    let begins_quoted = words
        .strip_prefix(['"', '“'])
        .is_some_and(|rest| rest.contains(['"', '”']));
    let ends_so =
        !words.ends_with(['.', '!', ';', ',', '…', '"', '”', ')']) || ends_in_short_form(words);
    let introduces = words.ends_with(':')
        && !is_section_label(words)
        && place.next.is_some_and(|next| next.starts_with(['"', '“']));
    place.next.is_some()
        && !introduces
        && (begins_so || begins_quoted)
        && ends_so
        && word_count(words) <= longest
}

/// A name with its short form, as in "Customs and Border Protection (CBP)".
fn ends_in_short_form(words: &str) -> bool {
    let inner = words
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('));
    inner.is_some_and(|(_, form)| {
        !form.is_empty() && form.chars().all(|c| c.is_uppercase() || "&-".contains(c))
    })
}

fn word_count(words: &str) -> usize {
    words.split_whitespace().count()
}

/// In lower case, with straight apostrophes.
fn lowered(words: &str) -> String {
    words.to_lowercase().replace('’', "'")
}
