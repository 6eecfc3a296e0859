//! The words of a run of records in the order in which they stand, so that phrases are found without reading texts.

use std::ops::Range;

use super::bits::Bits;
use super::gather::narrow;

/// Stands between two texts, so that no phrase runs from one into the other.
const END: u16 = u16::MAX;

/// The texts of a run of records as codes of words: two bytes for each word.
#[derive(Debug, Default)]
pub(super) struct Sequence {
    /// All texts, one after the other.
    codes: Vec<u16>,
    /// By place in the run: where its texts end.
    ends: Vec<u32>,
}

/// The words of records by number, as they are read.
#[derive(Debug, Default)]
pub(super) struct Sequencer {
    numbers: Vec<u32>,
    ends: Vec<u32>,
}

impl Sequencer {
    /// The record at `place` follows.
    pub fn begin(&mut self, place: u16) {
        // Places without a record have no text.
        self.ends
            .resize(usize::from(place), narrow(self.numbers.len()));
    }

    /// A word follows.
    pub fn word(&mut self, number: u32) {
        self.numbers.push(number);
    }

    /// A text ends.
    pub fn end_text(&mut self) {
        self.numbers.push(u32::MAX);
    }

    /// The sequence, for which each word has its code, by number.
    pub fn finish(mut self, codes: &[u16]) -> Sequence {
        self.ends.push(narrow(self.numbers.len()));
        let code = |&number: &u32| codes.get(number as usize).copied().unwrap_or(END);
        Sequence {
            codes: self.numbers.iter().map(code).collect(),
            ends: self.ends,
        }
    }
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
    let narrow = |code| u16::try_from(code).unwrap_or(END);
    coded(records, least).map(narrow).collect()
}

/// The codes where words of at least so many records have one of their own.
fn coded(records: &[u32], least: u32) -> impl Iterator<Item = u32> {
    let mut code = 0;
    let mut last = None;
    records.iter().map(move |&records| {
        let own = records >= least;
        // Only rare words that are neighbours share.
        code += u32::from(last.is_some_and(|last| last || own));
        last = Some(own);
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

    fn is_sure(self) -> bool {
        self.sure == self.possible
    }
}

impl Sequence {
    /// Whether the words of a phrase stand next to each other in the record at `place`.
    pub fn holds(&self, place: usize, phrase: &[CodeRange]) -> Holds {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        let codes = &self.codes[start as usize..self.ends[place] as usize];
        if stands_in(codes, phrase, |range, code| range.sure.has(code)) {
            Holds::Yes
        } else if phrase.iter().all(|range| range.is_sure())
            || !stands_in(codes, phrase, |range, code| range.possible.has(code))
        {
            Holds::No
        } else {
            Holds::Ask
        }
    }
}

/// So many codes are compared at once.
const AT_ONCE: usize = 16;

/// The records in which the first two words of a phrase stand next to each other, by place.
pub(super) struct Pairs {
    /// Where they do, as far as is known, with all those that only texts can tell of.
    pub possible: Bits,
    /// Where they surely do and are the whole phrase.
    pub sure: Bits,
}

impl Sequence {
    /// Reads all texts for the first two words of a phrase: where many records hold both words, that is quicker than
    /// to read those one by one.
    pub fn pairs(&self, phrase: &[CodeRange]) -> Pairs {
        let mut pairs = Pairs {
            possible: Bits::none(self.ends.len()),
            sure: Bits::none(self.ends.len()),
        };
        let [first, second, rest @ ..] = phrase else {
            return pairs;
        };
        let mut place = 0;
        let mut look = |from: usize, followed: &[u16], followers: &[u16]| {
            for (at, (&a, &b)) in (from..).zip(followed.iter().zip(followers)) {
                if first.possible.has(a) && second.possible.has(b) {
                    while self.ends[place] as usize <= at {
                        place += 1;
                    }
                    pairs.possible.add(place);
                    if rest.is_empty() && first.sure.has(a) && second.sure.has(b) {
                        pairs.sure.add(place);
                    }
                }
            }
        };
        let (followed, _) = self.codes.as_chunks::<AT_ONCE>();
        let (followers, last) = self
            .codes
            .get(1..)
            .unwrap_or_default()
            .as_chunks::<AT_ONCE>();
        for (number, (followed, followers)) in followed.iter().zip(followers).enumerate() {
            if meet(first.possible, followed, second.possible, followers) {
                look(number * AT_ONCE, followed, followers);
            }
        }
        let read = followers.len() * AT_ONCE;
        look(read, &self.codes[read..], last);
        pairs
    }
}

/// Whether a code of one range stands before one of another.
fn meet(
    first: Codes,
    followed: &[u16; AT_ONCE],
    second: Codes,
    followers: &[u16; AT_ONCE],
) -> bool {
    // How far a code lies beyond a range; numbers of one size and no branch, so that many are compared at once.
    let (most_first, most_second) = (
        first.count.saturating_sub(1),
        second.count.saturating_sub(1),
    );
    let beyond =
        |code: u16, range: Codes, most: u16| code.wrapping_sub(range.first).saturating_sub(most);
    let mut met = 0;
    for (&a, &b) in followed.iter().zip(followers) {
        let away = beyond(a, first, most_first) | beyond(b, second, most_second);
        met |= u16::from(away == 0);
    }
    met != 0
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Records, each of texts of words by number.
    fn sequence(records: &[&[&[u32]]], codes: &[u16]) -> Sequence {
        let mut sequencer = Sequencer::default();
        for (place, texts) in (0..).zip(records) {
            sequencer.begin(place);
            for text in *texts {
                text.iter().for_each(|&word| sequencer.word(word));
                sequencer.end_text();
            }
        }
        sequencer.finish(codes)
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
        let pairs = |words: Range<usize>| {
            let phrase = [first, CodeRange::new(&codes, words).unwrap()];
            let Pairs { possible, sure } = sequence.pairs(&phrase);
            let places = |set: &Bits| set.iter().collect::<Vec<_>>();
            (places(&possible), places(&sure))
        };
        assert_eq!(pairs(1..2), (vec![0, 1], vec![]));
        assert_eq!(pairs(2..5), (vec![0, 1, 2, 3], vec![2, 3]));
        assert_eq!(pairs(1..4), (vec![0, 1, 2, 3], vec![0, 1]));
        assert_eq!(CodeRange::new(&codes, 3..3), None);
        assert_eq!(CodeRange::new(&codes, 5..5), None);
    }
}
