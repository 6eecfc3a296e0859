//! Text between quotation marks that cannot be what was said: a report of the speaker, printed as their words.

use super::cues;
use super::paragraph::{Kind, Paragraph};
use crate::import::snapshot::Span;
use crate::import::words::listed;

/// A part of the text is quoted once more, as a reporter does who quotes a part of what was said.
const QUOTED_WITHIN: &str = "quotes a part of its own words";

/// The text tells what the speaker says instead of saying it.
const THIRD_PERSON: &str = "tells of the speaker in the third person";

/// Words by which speakers mean themselves, or those they speak to.
const FIRST_PERSON: &[&str] = &[
    "i",
    "let’s",
    "let's",
    "me",
    "mine",
    "my",
    "myself",
    "our",
    "ours",
    "ourselves",
    "us",
    "we",
    "you",
    "your",
];

/// Why the words at `span`, between quotation marks, are not plain speech. Nothing if they may be.
///
/// `names` are those of the speaker.
pub(super) fn doubt<'n>(
    text: &str,
    span: Span,
    names: impl Iterator<Item = &'n str>,
) -> Option<&'static str> {
    let paragraph = Paragraph::new(text, span);
    if (0..paragraph.items.len()).any(|item| is_first_person(&paragraph, item)) {
        return None;
    }
    let names: Vec<&str> = names.collect();
    if is_reported(&paragraph, &names) {
        return Some(THIRD_PERSON);
    }
    let partly_quoted =
        (0..paragraph.items.len()).any(|item| is_part_of_sentence(&paragraph, item));
    partly_quoted.then_some(QUOTED_WITHIN)
}

fn is_first_person(paragraph: &Paragraph, item: usize) -> bool {
    paragraph.word(item).is_some_and(|word| {
        let stem = word.split(['\'', '’']).next().unwrap_or(word);
        listed(FIRST_PERSON, stem) || listed(FIRST_PERSON, word)
    })
}

/// Whether a sentence in it begins `She added that`, or `Ode said` where Ode is who speaks.
fn is_reported(paragraph: &Paragraph, names: &[&str]) -> bool {
    paragraph.sentences.iter().any(|sentence| {
        let reporting = |item: &usize| paragraph.word(*item).is_some_and(cues::reports);
        let Some(cue) = sentence.clone().take(5).find(reporting) else {
            return false;
        };
        let subject = paragraph
            .span(sentence.start..cue)
            .map_or("", |span| paragraph.words(span));
        let pronoun = matches!(subject, "He" | "She" | "They");
        (pronoun && paragraph.word(cue + 1) == Some("that")) || names.contains(&subject)
    })
}

/// Whether an item is a quotation that goes on with the sentence around it, and nothing there says whose words it has:
/// `The vote was 'a victory for all.'`
fn is_part_of_sentence(paragraph: &Paragraph, item: usize) -> bool {
    let Kind::Quotation(quotation) = paragraph.items[item].kind else {
        return false;
    };
    let words = paragraph.quoted(quotation);
    let sentence = paragraph.sentence_of(item);
    let goes_on = words.starts_with(char::is_lowercase)
        && item > sentence.start
        && paragraph.word(item - 1).is_some();
    goes_on && words.split_whitespace().count() > 2 && paragraph.cues_in(sentence).is_empty()
}
