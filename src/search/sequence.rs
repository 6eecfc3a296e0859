//! The words of a run of records in the order in which they stand, so that phrases are found without reading texts.

use super::gather::narrow;

/// Stands for a word that has no code.
const RARE: u16 = 0;
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

    /// The sequence, and the code of each word by its number. `records` says in how many records a word stands: those
    /// of a single one have no code, and more, where else there would be too many codes.
    pub fn finish(mut self, words: usize, records: impl Fn(usize) -> u32) -> (Sequence, Vec<u16>) {
        self.ends.push(narrow(self.numbers.len()));
        let records = &records;
        let frequent = |least: u32| (0..words).filter(move |&word| records(word) >= least);
        let fits = |least: &u32| frequent(*least).count() < usize::from(END);
        let least = (2..u32::MAX).find(fits).unwrap_or(u32::MAX);
        let mut codes = vec![RARE; words];
        for (code, word) in (RARE + 1..).zip(frequent(least)) {
            codes[word] = code;
        }
        let code = |&number: &u32| codes.get(number as usize).copied().unwrap_or(END);
        let sequence = Sequence {
            codes: self.numbers.iter().map(code).collect(),
            ends: self.ends,
        };
        (sequence, codes)
    }
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
    first: u16,
    /// How many codes follow the first one.
    more: u16,
    /// Whether a word without a code may stand there.
    rare: bool,
}

impl CodeRange {
    /// The range of the codes of neighbouring words; nothing where none of them has a code.
    pub fn new(codes: &[u16]) -> Option<Self> {
        let is_coded = |code: &&u16| **code != RARE;
        let first = *codes.iter().find(is_coded)?;
        let last = *codes.iter().rfind(is_coded)?;
        Some(Self {
            first,
            more: last - first,
            rare: codes.contains(&RARE),
        })
    }

    fn has(self, code: u16) -> bool {
        code.wrapping_sub(self.first) <= self.more
    }

    fn may_have(self, code: u16) -> bool {
        self.has(code) || self.rare && code == RARE
    }
}

impl Sequence {
    /// Gives words other codes: `new` has one for each old one.
    pub fn recode(&mut self, new: &[u16]) {
        for code in &mut self.codes {
            *code = new[usize::from(*code)];
        }
    }

    /// Whether the words of a phrase stand next to each other in the record at `place`.
    pub fn holds(&self, place: usize, phrase: &[CodeRange]) -> Holds {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        let codes = &self.codes[start as usize..self.ends[place] as usize];
        if stands_in(codes, phrase, CodeRange::has) {
            Holds::Yes
        } else if phrase.iter().any(|range| range.rare)
            && stands_in(codes, phrase, CodeRange::may_have)
        {
            Holds::Ask
        } else {
            Holds::No
        }
    }
}

/// Whether a phrase stands in a text, as far as `fits` tells what fits its places.
fn stands_in(codes: &[u16], phrase: &[CodeRange], fits: impl Fn(CodeRange, u16) -> bool) -> bool {
    let [first, second, rest @ ..] = phrase else {
        return false;
    };
    // Without a branch the compiler compares many codes at once.
    let pairs = codes.iter().zip(codes.iter().skip(1));
    let has_pair = pairs.fold(false, |found, (&a, &b)| {
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
    fn sequence(records: &[&[&[u32]]], words: usize) -> (Sequence, Vec<u16>) {
        let mut sequencer = Sequencer::default();
        for (place, texts) in (0..).zip(records) {
            sequencer.begin(place);
            for text in *texts {
                text.iter().for_each(|&word| sequencer.word(word));
                sequencer.end_text();
            }
        }
        let holding = |word: usize| {
            let word = u32::try_from(word).unwrap();
            let holds = |texts: &&&[&[u32]]| texts.iter().any(|text| text.contains(&word));
            u32::try_from(records.iter().filter(holds).count()).unwrap()
        };
        sequencer.finish(words, holding)
    }

    #[test]
    fn words_next_to_each_other_are_found_within_a_text() {
        let records: &[&[&[u32]]] = &[&[&[0, 1, 2]], &[&[1, 0], &[1]], &[&[2, 0, 1]], &[]];
        let (sequence, codes) = sequence(records, 3);
        let phrase = |words: &[usize]| -> Vec<CodeRange> {
            words
                .iter()
                .map(|&word| CodeRange::new(&[codes[word]]).unwrap())
                .collect()
        };
        let holds = |words: &[usize]| -> Vec<bool> {
            (0..4)
                .map(|place| sequence.holds(place, &phrase(words)) == Holds::Yes)
                .collect()
        };
        assert_eq!(holds(&[0, 1]), [true, false, true, false]);
        assert_eq!(holds(&[1, 0]), [false, true, false, false]);
        assert_eq!(holds(&[2, 0, 1]), [false, false, true, false]);
    }

    #[test]
    fn texts_are_asked_for_words_of_a_single_record() {
        let records: &[&[&[u32]]] = &[&[&[0, 1]], &[&[0, 2]], &[&[0, 3]], &[&[0, 0, 3]]];
        let (sequence, codes) = sequence(records, 4);
        assert_eq!((codes[1], codes[2]), (RARE, RARE));
        assert_eq!(CodeRange::new(&codes[1..2]), None);
        // The words from the second on, as those with a common beginning.
        let phrase = [CodeRange::new(&codes[..1]), CodeRange::new(&codes[1..])].map(Option::unwrap);
        let holds: Vec<Holds> = (0..4).map(|place| sequence.holds(place, &phrase)).collect();
        assert_eq!(holds, [Holds::Ask, Holds::Ask, Holds::Yes, Holds::Yes]);
    }

    #[test]
    fn new_codes_take_the_place_of_old_ones() {
        let (mut sequence, codes) = sequence(&[&[&[0, 1]], &[&[1, 0]]], 2);
        let mut new = vec![RARE; 1 << 16];
        new[usize::from(END)] = END;
        (new[usize::from(codes[0])], new[usize::from(codes[1])]) = (2, 1);
        sequence.recode(&new);
        let phrase = [CodeRange::new(&[2]), CodeRange::new(&[1])].map(Option::unwrap);
        let holds: Vec<Holds> = (0..2).map(|place| sequence.holds(place, &phrase)).collect();
        assert_eq!(holds, [Holds::Yes, Holds::No]);
    }
}
