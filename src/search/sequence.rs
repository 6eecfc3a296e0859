//! The words of a run of records in the order in which they stand, so that phrases are found without reading texts.

use super::gather::narrow;

/// Stands for a word that has no code.
const RARE: u16 = 0;
/// Stands between two texts, so that no phrase runs from one into the other.
const END: u16 = u16::MAX;
/// Words of a set with a bit for each code.
const CODE_WORDS: usize = (1 << 16) / 64;

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

/// Codes that may stand at one place of a phrase.
#[derive(Debug)]
pub(super) struct CodeSet {
    bits: Vec<u64>,
    /// Whether a word without a code may stand there.
    rare: bool,
}

impl CodeSet {
    /// The set of these codes.
    pub fn new(codes: impl Iterator<Item = u16>) -> Self {
        let mut set = Self {
            bits: vec![0; CODE_WORDS],
            rare: false,
        };
        for code in codes {
            set.rare |= code == RARE;
            set.bits[usize::from(code >> 6)] |= u64::from(code != RARE) << (code & 63);
        }
        set
    }

    fn has(&self, code: u16) -> bool {
        self.bits[usize::from(code >> 6)] >> (code & 63) & 1 == 1
    }

    fn may_have(&self, code: u16) -> bool {
        self.has(code) || self.rare && code == RARE
    }
}

impl Sequence {
    /// Whether the words of a phrase stand next to each other in the record at `place`.
    pub fn holds(&self, place: usize, phrase: &[CodeSet]) -> Holds {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        let codes = &self.codes[start as usize..self.ends[place] as usize];
        let Some((first, rest)) = phrase.split_first() else {
            return Holds::Yes;
        };
        let mut holds = Holds::No;
        for (at, &code) in codes.iter().enumerate() {
            if !first.may_have(code) {
                continue;
            }
            let Some(next) = codes.get(at + 1..=at + rest.len()) else {
                break;
            };
            let pairs = || rest.iter().zip(next);
            if !pairs().all(|(set, &code)| set.may_have(code)) {
                continue;
            }
            if first.has(code) && pairs().all(|(set, &code)| set.has(code)) {
                return Holds::Yes;
            }
            holds = Holds::Ask;
        }
        holds
    }
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
        let phrase = |words: &[usize]| -> Vec<CodeSet> {
            words
                .iter()
                .map(|&word| CodeSet::new([codes[word]].into_iter()))
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
        let (sequence, codes) = sequence(&[&[&[0, 1]], &[&[0, 2]], &[&[0, 0]]], 3);
        let set = |word: usize| CodeSet::new([codes[word]].into_iter());
        assert_eq!((codes[1], codes[2]), (RARE, RARE));
        let holds: Vec<Holds> = (0..3)
            .map(|place| sequence.holds(place, &[set(0), set(1)]))
            .collect();
        // The second may hold it, as far as codes tell.
        assert_eq!(holds, [Holds::Ask, Holds::Ask, Holds::No]);
    }
}
