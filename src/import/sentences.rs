//! Where sentences end: the rules of Unicode, mended where English abbreviates and quotes.

use unicode_segmentation::UnicodeSegmentation;

use super::snapshot::Span;

/// Short forms, without their full stop, that another word of the same sentence follows.
const BEFORE_MORE: [&str; 56] = [
    "adm", "apr", "asst", "atty", "aug", "ave", "brig", "capt", "cmdr", "col", "cpl", "dec", "dep",
    "det", "dist", "dr", "feb", "fig", "ft", "gen", "gov", "hon", "insp", "jan", "jul", "jun",
    "lt", "maj", "mar", "messrs", "mr", "mrs", "ms", "mt", "nos", "nov", "oct", "pp", "pres",
    "prof", "rep", "reps", "rev", "sen", "sens", "sep", "sept", "sgt", "spc", "st", "supt",
    "treas", "univ", "viz", "vol", "vs",
];

/// Short forms that may also end a sentence: they do where the next word is one that sentences begin with.
const MAYBE_LAST: [&str; 24] = [
    "a.m", "b.c", "bros", "co", "corp", "d.c", "e.g", "esq", "etc", "i.e", "inc", "jr", "l.a",
    "llc", "ltd", "m.d", "p.m", "ph.d", "plc", "sr", "u.k", "u.n", "u.s", "u.s.a",
];

/// Words that begin a sentence far more often than they follow an abbreviation within one, where they have a capital.
const STARTERS: [&str; 34] = [
    "a",
    "about",
    "after",
    "all",
    "an",
    "and",
    "as",
    "at",
    "both",
    "but",
    "during",
    "for",
    "he",
    "his",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "many",
    "meanwhile",
    "on",
    "others",
    "she",
    "so",
    "some",
    "that",
    "the",
    "their",
    "there",
    "they",
    "this",
    "we",
];

/// Verbs that tell whose words a quotation was, which go on with its sentence.
const TELLING: [&str; 12] = [
    "added",
    "asked",
    "asks",
    "cried",
    "exclaimed",
    "read",
    "reads",
    "said",
    "says",
    "shouted",
    "told",
    "wondered",
];
/// How many words after a quotation may stand before such a verb: "the mayor of Tacoma asked".
const BEFORE_TELLING: usize = 4;

/// Longest sentence, in bytes. What goes on is data, or a text without full stops: it is cut, as the time that a
/// sentence takes grows faster than its length.
const LONGEST: usize = 4096;

/// The sentences of a part of a text, without the space around them. A part without any words has none.
///
/// A line's end does not end a sentence, since lines may be wrapped: give one part at a time.
pub fn sentences(text: &str, part: Span) -> Vec<Span> {
    let Some(words) = text.get(part.range()) else {
        return Vec::new();
    };
    let mut found: Vec<Span> = Vec::new();
    let mut goes_on = false;
    for (at, piece) in words.split_sentence_bound_indices() {
        let kept = piece.trim();
        if kept.is_empty() {
            continue;
        }
        let start = part.start + at + (piece.len() - piece.trim_start().len());
        let end = start + kept.len();
        match found.last_mut() {
            Some(last) if goes_on => last.end = end,
            _ => found.push(Span::new(start, end)),
        }
        goes_on = is_unfinished(kept, &text[end..part.end]);
    }
    if found.iter().any(|it| it.end - it.start > LONGEST) {
        return found.iter().flat_map(|it| cut(text, *it)).collect();
    }
    found
}

/// A sentence in pieces that are not too long, cut between words where it has some.
fn cut(text: &str, sentence: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = sentence.start;
    while start < sentence.end {
        let most = sentence.end.min(start + LONGEST);
        let mut ends = (start..=most).rev();
        let furthest = ends.find(|at| text.is_char_boundary(*at)).unwrap_or(most);
        let is_last = furthest == sentence.end;
        let words = &text[start..furthest];
        let between = words.rfind(char::is_whitespace).filter(|at| *at > 0);
        let end = between
            .filter(|_| !is_last)
            .map_or(furthest, |at| start + at);
        pieces.push(Span::new(start, end));
        let rest = &text[end..sentence.end];
        start = end + (rest.len() - rest.trim_start().len());
    }
    pieces
}

/// Whether the sentence that `piece` ends does not end there but in what follows.
fn is_unfinished(piece: &str, after: &str) -> bool {
    let after = after.trim_start();
    let bare = piece.trim_end_matches(is_closing);
    if !bare.ends_with(['.', '!', '?', '…', ':', '。', '！', '？']) {
        return true;
    }
    if after.starts_with(char::is_lowercase) {
        return true;
    }
    if bare.len() < piece.len() {
        return bare.ends_with(['?', '!']) && tells(after);
    }
    bare.strip_suffix('.')
        .is_some_and(|bare| ends_in_short_form(bare, after))
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»')
}

/// Whether a text, whose full stop was taken off, ends in a short form and not in a sentence's last word.
fn ends_in_short_form(bare: &str, after: &str) -> bool {
    let is_break = |c: char| !(c.is_alphanumeric() || c == '.' || c == '&');
    let last = bare.rsplit(is_break).next().unwrap_or_default();
    let is_initial =
        last.chars().count() == 1 && last.starts_with(char::is_uppercase) && last != "I";
    let lower = last.to_lowercase();
    if lower == "no" {
        return after.starts_with(|c: char| c.is_ascii_digit());
    }
    if BEFORE_MORE.binary_search(&lower.as_str()).is_ok() {
        return last.starts_with(char::is_uppercase);
    }
    let may_end = MAYBE_LAST.contains(&lower.as_str());
    (is_initial || may_end) && !begins_sentence(after)
}

fn begins_sentence(after: &str) -> bool {
    let word = after.trim_start_matches(['"', '“', '\'', '‘']);
    let word = word
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    after.starts_with(['"', '“']) || STARTERS.contains(&word.to_lowercase().as_str())
}

/// Whether a text begins by telling who asked or cried what stood before it.
fn tells(after: &str) -> bool {
    let end = after.find(['.', '!', '?', '"', '“']).unwrap_or(after.len());
    let words = after[..end].split(|c: char| !c.is_alphanumeric());
    words
        .take(BEFORE_TELLING + 1)
        .any(|word| TELLING.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<&str> {
        let whole = Span::new(0, text.len());
        sentences(text, whole)
            .iter()
            .map(|span| &text[span.range()])
            .collect()
    }

    #[test]
    fn the_lists_are_in_order_to_be_searched() {
        assert!(BEFORE_MORE.is_sorted());
    }

    #[test]
    fn a_sentence_ends_where_a_reader_would_end_it() {
        for expected in [
            vec!["The vote is on Tuesday.", "It may be close!", "Will it?"],
            vec!["Gov. Ann Lee met Sen. Bo Day on Feb. 3 in St. Paul."],
            vec!["J. R. Moe of Acme Corp. Chicago resigned."],
            vec!["She joined Acme Inc. in May.", "He left."],
            vec!["She joined Acme Inc.", "The firm grew."],
            vec!["They met at 9 a.m. Tuesday.", "No. 5 won."],
            vec!["Was there a plan?", "No.", "Nobody had one."],
            vec![
                "It is in the U.S. Senate now.",
                "It was not in the U.S.",
                "They say so.",
            ],
            vec!["“Who pays?” Lee asked."],
            vec!["“Who pays?”", "The city had no answer."],
            vec!["“We won!” the mayor of Tacoma shouted."],
            vec!["“It is over.”", "Lee left the room."],
            vec!["\"Stop,\" he said.", "\"Now.\""],
            vec!["The dog barked... and nobody came."],
            vec!["A line that was\nwrapped in Feb.\n3 papers.", "Next."],
        ] {
            assert_eq!(split(&expected.join(" ")), expected);
        }
    }

    #[test]
    fn what_never_ends_is_cut_between_words() {
        let words = "two words ".repeat(LONGEST / 5);
        let found = split(&words);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|it| it.len() <= LONGEST));
        assert_eq!(found.join(" "), words.trim_end());
        let letters = "é".repeat(LONGEST);
        assert_eq!(split(&letters).concat(), letters);
    }

    #[test]
    fn nothing_has_no_sentences() {
        assert!(split("").is_empty());
        assert!(split(" \n ").is_empty());
        assert!(sentences("short", Span::new(3, 99)).is_empty());
        assert!(sentences("é", Span::new(1, 2)).is_empty());
    }

    proptest! {
        #[test]
        fn sentences_stand_in_order_and_hold_every_word(text in "[a-zA-Zé .!?\"”“\n()1-3]{0,80}") {
            let found = sentences(&text, Span::new(0, text.len()));
            let mut end = 0;
            let mut held = String::new();
            for span in &found {
                prop_assert!(span.start >= end && span.end > span.start);
                end = span.end;
                held.push_str(&text[span.range()]);
            }
            let without_space = |text: &str| -> String { text.split_whitespace().collect() };
            prop_assert_eq!(without_space(&held), without_space(&text));
        }
    }
}
