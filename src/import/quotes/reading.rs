//! An article read from its first paragraph to its last, with who spoke last in mind.

use super::attribution::{self, Attribution, FEWEST_WORDS};
use super::paragraph::{Kind, Paragraph};
use crate::import::snapshot::Span;
use crate::import::words::{CONJUNCTIONS, is_capitalised, listed};

/// A quotation with what its own words and those around it tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Read {
    /// The words, without their marks.
    pub(super) span: Span,
    pub(super) attribution: Option<Attribution>,
    /// The quotation that this one goes on with.
    pub(super) continues: Option<usize>,
}

/// What has been read so far.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) found: Vec<Read>,
    paragraphs: usize,
    /// Who spoke last, and in which paragraph.
    last: Option<(Attribution, usize)>,
    /// The quotation that no mark has closed.
    open: Option<usize>,
}

/// Where a quotation stands while its paragraph is read.
struct Place<'p, 't> {
    paragraph: &'p Paragraph<'t>,
    item: usize,
    words: usize,
    begins_sentence: bool,
}

impl Reading {
    /// Reads a paragraph. `credit` is the line behind it that names who said it, if there is one.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph, credit: Option<Span>) {
        self.paragraphs += 1;
        let goes_on = self.open.take();
        let mut here: Option<(Attribution, usize)> = None;
        for (item, found) in paragraph.items.iter().enumerate() {
            let Kind::Quotation(at) = found.kind else {
                continue;
            };
            let quotation = paragraph.quotations[at];
            let place = Place::new(paragraph, item);
            let transcript = attribution::in_transcript(paragraph, quotation.inner);
            let words = transcript.map_or(quotation.inner, |(_, words)| words);
            let begun = goes_on.filter(|_| item == 0);
            let (attribution, continues) = match transcript {
                Some((speaker, _)) => (Some(speaker), None),
                None => self.attribute(&place, here, credit, begun),
            };
            let is_speech = attribution.is_some() || place.is_speech();
            if place.is_title() || place.is_word() || !is_speech {
                continue;
            }
            if let Some(attribution) = attribution {
                here = Some((attribution, self.found.len()));
                self.last = Some((attribution, self.paragraphs));
            }
            if !quotation.closed {
                self.open = Some(self.found.len());
            }
            self.found.push(Read {
                span: words,
                attribution,
                continues,
            });
        }
        if here.is_none() {
            let told = attribution::last_told(paragraph);
            self.last = told.map(|told| (told, self.paragraphs)).or(self.last);
        }
    }

    /// Who says a quotation, and which one it goes on with. `here` is who spoke last in the paragraph.
    fn attribute(
        &mut self,
        place: &Place,
        here: Option<(Attribution, usize)>,
        credit: Option<Span>,
        goes_on: Option<usize>,
    ) -> (Option<Attribution>, Option<usize>) {
        if let Some(found) = attribution::in_sentence(place.paragraph, place.item) {
            if let Some(begun) = goes_on.filter(|begun| self.is_unknown(*begun)) {
                self.found[begun].attribution = Some(goes_on_from(found));
                return (Some(found), Some(begun));
            }
            let same_cue = here.filter(|(before, _)| before.cue == found.cue);
            return (Some(found), same_cue.map(|(_, quote)| quote));
        }
        if let Some(before) = goes_on {
            return (
                self.found[before].attribution.map(goes_on_from),
                Some(before),
            );
        }
        if !(place.is_speech() || (here.is_some() && place.is_sentence())) {
            return (None, None);
        }
        if let Some(speaker) = credit {
            return (
                Some(Attribution {
                    speaker,
                    cue: None,
                    rule: "dash-line",
                }),
                None,
            );
        }
        if let Some((before, quote)) = here {
            let same = Attribution {
                rule: "same-paragraph",
                ..before
            };
            return (Some(same), Some(quote));
        }
        let found = attribution::behind_dash(place.paragraph, place.item)
            .or_else(|| attribution::earlier_in_paragraph(place.paragraph, place.item))
            .or_else(|| attribution::later_in_paragraph(place.paragraph, place.item))
            .or_else(|| self.of_last_paragraph());
        (found, None)
    }

    /// Whether nothing but the paragraph before it tells who says a quotation.
    fn is_unknown(&self, quote: usize) -> bool {
        let known = self.found[quote].attribution;
        known.is_none_or(|known| known.rule == "previous-paragraph")
    }

    fn of_last_paragraph(&self) -> Option<Attribution> {
        let (last, paragraph) = self.last?;
        (self.paragraphs - paragraph <= 1).then_some(Attribution {
            rule: "previous-paragraph",
            ..last
        })
    }
}

fn goes_on_from(before: Attribution) -> Attribution {
    Attribution {
        rule: "quote-goes-on",
        ..before
    }
}

/// Whether nothing but a word or two that introduce it stands before a quotation in its sentence.
fn opens_sentence(paragraph: &Paragraph, item: usize) -> bool {
    let start = paragraph.sentence_of(item).start;
    item - start <= 3 && (start..item).all(|before| introduces(paragraph, before))
}

/// Whether nothing is said yet by a word or a mark at the beginning of a sentence: `But “…”`, `Instead, “…”`
fn introduces(paragraph: &Paragraph, item: usize) -> bool {
    let small = |word: &str| {
        listed(CONJUNCTIONS, word) || word.ends_with("ly") || matches!(word, "Instead" | "Still")
    };
    paragraph.mark(item) == Some(',') || paragraph.word(item).is_some_and(small)
}

impl<'p, 't> Place<'p, 't> {
    fn new(paragraph: &'p Paragraph<'t>, item: usize) -> Self {
        let words = match paragraph.items[item].kind {
            Kind::Quotation(quotation) => paragraph.quoted(quotation).split_whitespace().count(),
            _ => 0,
        };
        Self {
            paragraph,
            item,
            words,
            begins_sentence: opens_sentence(paragraph, item),
        }
    }

    /// Whether this is what a film, a programme or a newspaper is called: every long word with a capital.
    fn is_title(&self) -> bool {
        let Kind::Quotation(quotation) = self.paragraph.items[self.item].kind else {
            return false;
        };
        let words = self.paragraph.quoted(quotation);
        let ends_as_speech =
            words.ends_with([',', '!', '?']) || (self.begins_sentence && words.ends_with('.'));
        let mut long = words
            .split_whitespace()
            .filter(|word| word.len() > 3)
            .peekable();
        let has_long = long.peek().is_some();
        (2..=8).contains(&self.words) && !ends_as_speech && has_long && long.all(is_capitalised)
    }

    /// Whether it is a single word that somebody keeps at a distance: a so-called “reform”.
    fn is_word(&self) -> bool {
        let Kind::Quotation(quotation) = self.paragraph.items[self.item].kind else {
            return false;
        };
        self.words < 2
            && self
                .paragraph
                .quoted(quotation)
                .ends_with(char::is_alphanumeric)
    }

    /// Whether it is a sentence of its own, however short: “Or July.”
    fn is_sentence(&self) -> bool {
        self.paragraph.sentence_of(self.item).len() == 1
    }

    /// Whether this looks like speech even if nothing in its sentence says so.
    fn is_speech(&self) -> bool {
        self.begins_sentence && self.words >= FEWEST_WORDS
    }
}
