//! What somebody says without quotation marks, where the sentence says nothing else: `Ode said the pier is old.`

use std::ops::Range;

use super::attribution::{self, Attribution};
use super::paragraph::{Kind, Paragraph};
use crate::import::snapshot::Span;
use crate::import::words::{AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, TIMES, listed};

/// Verbs that do nothing but say. What follows them is what was said.
const SAYING: &[&str] = &[
    "acknowledged",
    "added",
    "argued",
    "argues",
    "says",
    "said",
    "testified",
    "told",
    "warned",
    "wrote",
];

/// How many words are worth having without the words around them.
const FEWEST_WORDS: usize = 6;

/// How far behind its verb what is said may begin: `told reporters in Ellen on Monday that`.
const FARTHEST: usize = 12;

/// What is said, and who says it.
pub(super) struct Told {
    pub(super) span: Span,
    pub(super) attribution: Attribution,
}

/// What the sentences of a paragraph tell that quote nothing.
pub(super) fn told(paragraph: &Paragraph) -> Vec<Told> {
    let plain = paragraph.sentences.iter().filter(|sentence| {
        let mut items = paragraph.items[(*sentence).clone()].iter();
        !items.any(|item| matches!(item.kind, Kind::Quotation(_)))
    });
    plain
        .filter_map(|sentence| {
            behind_cue(paragraph, sentence).or_else(|| before_cue(paragraph, sentence))
        })
        .collect()
}

/// Ode said (that) …
fn behind_cue(paragraph: &Paragraph, sentence: &Range<usize>) -> Option<Told> {
    let cue = *paragraph.cues_in(sentence.clone()).first()?;
    let word = paragraph.word(cue).filter(|word| SAYING.contains(word))?;
    let before = cue.checked_sub(1).and_then(|before| paragraph.word(before));
    // Nobody says what they would or did not say.
    if before.is_some_and(|before| before == "to" || listed(AUXILIARIES, before) || before == "not")
    {
        return None;
    }
    let speaker = attribution::speaker_beside(paragraph, sentence.start, cue, sentence.end)?;
    let tied = speaker
        .start
        .checked_sub(1)
        .and_then(|before| paragraph.word(before));
    // `A memo seen by Ode said`, `which Ode said`
    let is_tied = |word| {
        listed(PREPOSITIONS, word) || matches!(word, "that" | "which" | "who" | "what" | "whom")
    };
    if tied.is_some_and(is_tied) {
        return None;
    }
    let start = content(paragraph, cue + 1, word, sentence.end)?;
    let end = without_stop(paragraph, sentence);
    Told::new(paragraph, start..end, speaker, cue)
}

/// Where what is said begins, behind whom it is said to, and where and when.
fn content(paragraph: &Paragraph, first: usize, cue: &str, end: usize) -> Option<usize> {
    let word = paragraph.word(first)?;
    let has_addressee = matches!(cue, "told" | "warned" | "wrote");
    let is_beside = listed(PREPOSITIONS, word) || listed(TIMES, word);
    if word != "that" && !has_addressee && !is_beside {
        let is_said = !listed(CONJUNCTIONS, word) && word != "nothing";
        return is_said.then_some(first);
    }
    let mut reach = first..end.min(first + FARTHEST);
    let that = reach.find(|item| paragraph.word(*item) == Some("that"))?;
    let is_phrase = (first..that).all(|item| paragraph.mark(item).is_none());
    // `That’s what …`
    let is_joined = paragraph
        .items
        .get(that + 1)
        .is_some_and(|next| next.kind == Kind::Possessive);
    is_phrase.then_some(if is_joined { that } else { that + 1 })
}

/// …, Ode said. …, said Ode.
fn before_cue(paragraph: &Paragraph, sentence: &Range<usize>) -> Option<Told> {
    let cue = *paragraph.cues_in(sentence.clone()).last()?;
    paragraph.word(cue).filter(|word| SAYING.contains(word))?;
    let comma = (sentence.start..cue)
        .rev()
        .find(|item| paragraph.mark(*item) == Some(','))?;
    let speaker = attribution::speaker_beside(paragraph, comma, cue, sentence.end)?;
    let last = cue.max(speaker.end - 1);
    let is_end = |item: usize| {
        let word = paragraph.word(item);
        word.is_none_or(|word| word == "on" || listed(TIMES, word))
            && paragraph.mark(item) != Some(',')
    };
    let is_tail = speaker.start > comma && (last + 1..sentence.end).all(is_end);
    let is_beside = speaker.start == comma + 1 || cue == comma + 1;
    if !(is_tail && is_beside) {
        return None;
    }
    Told::new(paragraph, sentence.start..comma, speaker, cue)
}

/// The end of a sentence before the mark that ends it.
fn without_stop(paragraph: &Paragraph, sentence: &Range<usize>) -> usize {
    let last = sentence.end - 1;
    match paragraph.mark(last) {
        Some(_) => last,
        None => sentence.end,
    }
}

impl Told {
    fn new(
        paragraph: &Paragraph,
        words: Range<usize>,
        speaker: Range<usize>,
        cue: usize,
    ) -> Option<Self> {
        let is_word = |item: &usize| paragraph.word(*item).is_some();
        if words.clone().filter(is_word).count() < FEWEST_WORDS {
            return None;
        }
        Some(Self {
            span: paragraph.span(words)?,
            attribution: Attribution {
                speaker: paragraph.span(speaker)?,
                cue: paragraph.span(cue..cue + 1),
                rule: "told-without-marks",
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told_in(text: &str) -> Vec<(&str, &str)> {
        let paragraph = Paragraph::new(text, Span::new(0, text.len()));
        let found = told(&paragraph);
        let words = |told: &Told| (told.attribution.speaker, told.span);
        found
            .iter()
            .map(words)
            .map(|(speaker, span)| (&text[speaker.range()], &text[span.range()]))
            .collect()
    }

    #[test]
    fn what_is_said_stands_behind_its_verb_or_before_it() {
        let words = "the hackers came in through a contractor";
        for text in [
            "Ann Ode said the hackers came in through a contractor.",
            "Ann Ode said on Monday that the hackers came in through a contractor.",
            "Ann Ode told reporters in Ellen on Monday that the hackers came in through a contractor.",
        ] {
            assert_eq!(told_in(text), [("Ann Ode", words)], "{text}");
        }
        for text in [
            "The hackers came in through a contractor, Ann Ode said.",
            "The hackers came in through a contractor, said Ann Ode.",
            "The hackers came in through a contractor, Ann Ode said on Monday.",
        ] {
            assert_eq!(
                told_in(text),
                [("Ann Ode", "The hackers came in through a contractor")],
                "{text}"
            );
        }
    }

    #[test]
    fn a_second_that_is_not_the_beginning() {
        assert_eq!(
            told_in("Ode said the hackers came in by night, and that Acme has left."),
            [(
                "Ode",
                "the hackers came in by night, and that Acme has left"
            )]
        );
    }

    #[test]
    fn what_is_not_said_is_nothing() {
        for text in [
            "Ann Ode declined to say how fast the long train was going.",
            "Ann Ode did not say that the train was too fast.",
            "Ann Ode said nothing of the train that was too fast.",
            "Ann Ode said so.",
            "A memo seen by Ann Ode said the hackers came in through a contractor.",
            "A contractor which Ann Ode said the hackers came in through has left.",
            "Ann Ode told her sister in Ellen about the train.",
            "Ann Ode said of the train on Monday only this much.",
        ] {
            assert_eq!(told_in(text), [], "{text}");
        }
    }

    #[test]
    fn a_sentence_that_quotes_is_left_to_its_quotation() {
        assert_eq!(
            told_in("Ann Ode said the train was “far too fast” for the curve."),
            []
        );
    }
}
