//! The words of a run of records in the order in which they stand, so that phrases are found without reading texts.

use std::hint::black_box;
use std::ops::Range;

use super::bytes::keep_fields;
use super::gather::narrow;

/// Stands between two texts, so that no phrase runs from one into the other.
pub(super) const END: u16 = u16::MAX;

/// The texts of a run of records as codes of words: two bytes for each word.
#[derive(Debug, Default)]
pub(super) struct Sequence {
    /// All texts, one after the other.
    codes: Vec<u16>,
    /// By place in the run: where its texts end.
    ends: Vec<u32>,
}

/// A code for each of a run's words, by their order; `records` has in how many records each stands. The codes ascend as
/// the words do. Where there are more words than codes, frequent words have one of their own, and the rare ones
/// between two such words share one.
pub(super) fn codes(records: &[u32]) -> Vec<u16> {
    let fits = |least: &u32| {
        let codes = coded(records, *least).last();
        codes.is_none_or(|last| last < u32::from(END))
    };
    let least = (1..u32::MAX).find(fits).unwrap_or(u32::MAX);
    let narrow = |code| u16::try_from(code).unwrap_or(END - 1);
    coded(records, least).map(narrow).collect()
}

/// The codes where words of at least so many records have one of their own.
fn coded(records: &[u32], enough: u32) -> impl Iterator<Item = u32> {
    let mut code = 0;
    let mut before = None;
    records.iter().map(move |&records| {
        let own = records >= enough;
        // Only rare words that are neighbours share.
        code += u32::from(before.is_some_and(|had_own| had_own || own));
        before = Some(own);
        code
    })
}

/// Whether a phrase stands in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Yes,
    No,
    /// Only its texts can tell.
    Ask,
}

/// The codes of the words that may stand at one place of a phrase: neighbours, as the words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CodeRange {
    /// The codes of these words and no others.
    sure: Codes,
    /// With those that they share with others.
    possible: Codes,
}

/// A range of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Codes {
    first: u16,
    /// How many there are.
    count: u16,
}

impl Codes {
    fn has(self, code: u16) -> bool {
        code.wrapping_sub(self.first) < self.count
    }
}

impl CodeRange {
    /// The codes of some of a run's words, of which there is at least one. `codes` has those of all of them.
    pub fn new(codes: &[u16], words: Range<usize>) -> Option<Self> {
        let (first, last) = (*codes.get(words.start)?, *codes[words.clone()].last()?);
        let before = words.start.checked_sub(1).map(|at| codes[at]);
        let after = codes.get(words.end).copied();
        let from = |first: u16, end: u16| Codes {
            first,
            count: end.saturating_sub(first),
        };
        Some(Self {
            sure: from(
                first + u16::from(before == Some(first)),
                last + u16::from(after != Some(last)),
            ),
            possible: from(first, last + 1),
        })
    }

    /// Whether a word with this code may be one of these.
    pub fn may_be(self, code: u16) -> bool {
        self.possible.has(code)
    }

    /// Whether it is surely one.
    pub fn surely_is(self, code: u16) -> bool {
        self.sure.has(code)
    }

    /// Whether no other words have these codes.
    pub fn is_sure(self) -> bool {
        self.sure == self.possible
    }
}

impl Sequence {
    /// Nothing yet, with room for so many codes.
    pub fn with_room(codes: usize) -> Self {
        Self {
            codes: Vec::with_capacity(codes),
            ends: Vec::new(),
        }
    }

    /// The texts of the record at `place` follow.
    pub fn begin(&mut self, place: u16) {
        // Places without a record have no text.
        self.ends
            .resize(usize::from(place), narrow(self.codes.len()));
    }

    /// The code of the next word, or [`END`] where a text ends.
    #[inline]
    pub fn push(&mut self, code: u16) {
        self.codes.push(code);
    }

    /// No more records follow.
    pub fn end(&mut self) {
        self.ends.push(narrow(self.codes.len()));
    }

    /// Looks where the texts of records begin, 64 of which have their bits in a word. Memory answers many such questions
    /// at once, so that whoever then reads the texts one after the other does not have to wait for each.
    pub fn look_ahead(&self, first: usize, mut records: u64) {
        let mut seen = 0;
        while records != 0 {
            let place = first + records.trailing_zeros() as usize;
            records &= records - 1;
            let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
            seen ^= self.codes.get(start as usize).copied().unwrap_or(0);
        }
        black_box(seen);
    }

    /// Whether the words of a phrase stand next to each other in the record at `place`.
    pub fn holds(&self, place: usize, phrase: &[CodeRange]) -> Holds {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        let codes = &self.codes[start as usize..self.ends[place] as usize];
        if !stands_in(codes, phrase, |range, code| range.possible.has(code)) {
            Holds::No
        } else if phrase.iter().all(|range| range.is_sure())
            || stands_in(codes, phrase, |range, code| range.sure.has(code))
        {
            Holds::Yes
        } else {
            Holds::Ask
        }
    }
}

/// Whether a phrase stands in a text, as far as `fits` tells what fits its places.
fn stands_in(codes: &[u16], phrase: &[CodeRange], fits: impl Fn(CodeRange, u16) -> bool) -> bool {
    let [first, second, rest @ ..] = phrase else {
        return false;
    };
    let followed = &codes[..codes.len().saturating_sub(1)];
    let followers = codes.get(1..).unwrap_or_default();
    // Without a branch the compiler compares many codes at once.
    let has_pair = followed
        .iter()
        .zip(followers)
        .fold(false, |found, (&a, &b)| {
            found | (fits(*first, a) & fits(*second, b))
        });
    has_pair
        && (rest.is_empty()
            || codes.windows(phrase.len()).any(|codes| {
                let mut places = phrase.iter().zip(codes);
                places.all(|(&range, &code)| fits(range, code))
            }))
}

keep_fields!(Sequence { codes, ends });

#[cfg(test)]
mod tests {
    use super::*;

    /// Records, each of texts of words by number.
    fn sequence(records: &[&[&[u32]]], codes: &[u16]) -> Sequence {
        let mut sequence = Sequence::default();
        for (place, texts) in (0..).zip(records) {
            sequence.begin(place);
            for text in *texts {
                text.iter()
                    .for_each(|&word| sequence.push(codes[word as usize]));
                sequence.push(END);
            }
        }
        sequence.end();
        sequence
    }

    #[test]
    fn words_next_to_each_other_are_found_within_a_text() {
        let records: &[&[&[u32]]] = &[&[&[0, 1, 2]], &[&[1, 0], &[1]], &[&[2, 0, 1]], &[]];
        let codes = codes(&[3, 3, 2]);
        let sequence = sequence(records, &codes);
        let holds = |words: &[usize]| -> Vec<bool> {
            let phrase = words
                .iter()
                .map(|&word| CodeRange::new(&codes, word..word + 1).unwrap());
            let phrase: Vec<CodeRange> = phrase.collect();
            (0..4)
                .map(|place| sequence.holds(place, &phrase) == Holds::Yes)
                .collect()
        };
        assert_eq!(holds(&[0, 1]), [true, false, true, false]);
        assert_eq!(holds(&[1, 0]), [false, true, false, false]);
        assert_eq!(holds(&[2, 0, 1]), [false, false, true, false]);
    }

    #[test]
    fn rare_neighbours_share_a_code_where_codes_are_few() {
        assert_eq!(codes(&[1, 1, 5, 1]), [0, 1, 2, 3]);
        let shared: Vec<u32> = coded(&[1, 2, 5, 1, 5, 5, 1, 1], 5).collect();
        assert_eq!(shared, [0, 0, 1, 2, 3, 4, 5, 5]);
        // Too many for each to have its own: the rare ones share, the frequent ones do not.
        let records: Vec<u32> = (0..70_000).map(|word| 1 + word % 4 / 3).collect();
        let codes = codes(&records);
        assert_eq!(codes[..9], [0, 0, 0, 1, 2, 2, 2, 3, 4]);
        assert!(codes.iter().all(|&code| code != END));
    }

    #[test]
    fn texts_are_asked_where_a_code_is_shared() {
        let codes = [0, 1, 1, 2, 2];
        let records: &[&[&[u32]]] = &[&[&[0, 1]], &[&[0, 2]], &[&[0, 3]], &[&[0, 4]], &[&[1, 2]]];
        let sequence = sequence(records, &codes);
        let first = CodeRange::new(&codes, 0..1).unwrap();
        let holds = |words: Range<usize>| -> Vec<Holds> {
            let phrase = [first, CodeRange::new(&codes, words).unwrap()];
            (0..5).map(|place| sequence.holds(place, &phrase)).collect()
        };
        let (yes, no, ask) = (Holds::Yes, Holds::No, Holds::Ask);
        assert_eq!(holds(1..2), [ask, ask, no, no, no]);
        assert_eq!(holds(2..5), [ask, ask, yes, yes, no]);
        assert_eq!(holds(1..4), [yes, yes, ask, ask, no]);
        assert_eq!(CodeRange::new(&codes, 3..3), None);
        assert_eq!(CodeRange::new(&codes, 5..5), None);
    }
}
