//! What is noted of a run of records while it is read, and how that is laid out when all of it is known.

use super::followers::Followers;
use super::gather::narrow;
use super::sequence::{END, Sequence};

/// What was read of a run. Its memory is that of the run read before it.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// By number of a word.
    met: Vec<Met>,
    /// The numbers of the words as they stand, with [`AGAIN`] where the record has the word already.
    words: Vec<u32>,
    texts: Vec<Text>,
    records: Vec<Record>,
    /// Room for what follows each entry first; only frequent words get any.
    firsts: Vec<u16>,
}

/// Where a word was met.
#[derive(Debug, Clone, Copy)]
struct Met {
    /// Which record had it last; the first is 1.
    last: u32,
    /// In how many records.
    records: u32,
}

const NOT_MET: Met = Met {
    last: 0,
    records: 0,
};

/// No table has so many words that their numbers need this bit.
const AGAIN: u32 = 1 << 31;

/// A text in a field, and where its words end.
#[derive(Debug, Clone, Copy)]
struct Text {
    end: u32,
    field: u8,
}

/// The record at a place, and where its texts and its words end.
#[derive(Debug, Clone, Copy)]
struct Record {
    place: u16,
    texts: u32,
    words: u32,
}

/// What has to be known of a word to lay it out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Laid {
    /// Where its next entry goes.
    pub next: u32,
    /// Its code in the sequence.
    pub code: u16,
    /// The number of the list of what follows it, or [`NO_LIST`].
    pub list: u16,
}

/// Stands for no list.
pub(super) const NO_LIST: u16 = u16::MAX;

/// The notes of a run, by word.
#[derive(Debug)]
pub(super) struct LaidOut {
    /// By word, then as they came: the places of the records that have it.
    pub places: Vec<u16>,
    /// The fields of each.
    pub fields: Vec<u8>,
    /// All words as they stand.
    pub sequence: Sequence,
    /// By list.
    pub followers: Vec<Followers>,
}

impl Notes {
    /// Forgets all.
    pub fn clear(&mut self) {
        self.met.clear();
        self.words.clear();
        self.texts.clear();
        self.records.clear();
    }

    /// A text in a field of the record that will end next; it has words up to the one with number `end`, of those
    /// that have not been noted yet.
    pub fn text(&mut self, end: usize, field: u8) {
        let end = narrow(self.words.len() + end);
        self.texts.push(Text { end, field });
    }

    /// The record at `place` has all texts that were told since the one before.
    pub fn record(&mut self, place: u16) {
        self.records.push(Record {
            place,
            texts: narrow(self.texts.len()),
            words: self.texts.last().map_or(0, |text| text.end),
        });
    }

    /// Notes the words of the last `records`, told by their numbers, of which there are `count` by now.
    pub fn take(&mut self, records: usize, numbers: &[u32], count: usize) {
        let Self { met, words, .. } = self;
        met.resize(count, NOT_MET);
        let (noted, mut at) = (words.len(), 0);
        let first = self.records.len() - records;
        for (record, ends) in (narrow(first) + 1..).zip(&self.records[first..]) {
            let end = ends.words as usize - noted;
            // Nothing is decided here: whether a word comes again nobody can foresee, and memory is slow to tell.
            words.extend(numbers[at..end].iter().map(|&number| {
                let met = &mut met[number as usize];
                let again = u32::from(met.last == record);
                met.last = record;
                met.records += 1 - again;
                number | (AGAIN * again)
            }));
            at = end;
        }
    }

    /// In how many records a word stands.
    pub fn records_with(&self, number: u32) -> u32 {
        self.met.get(number as usize).map_or(0, |met| met.records)
    }

    /// How many words there are by number.
    pub fn len(&self) -> usize {
        self.met.len()
    }

    /// Lays out all that was noted. `words` has each word by number, and `lists` where the entries of each word begin that
    /// has a list, and how many it has; there are `entries` in all.
    pub fn lay_out(&mut self, words: Vec<Laid>, lists: &[(u32, u32)], entries: usize) -> LaidOut {
        self.firsts.resize(entries + 1, 0);
        let mut layout = Layout {
            words,
            lists,
            places: vec![0; entries],
            fields: vec![0; entries],
            sequence: Sequence::with_room(self.words.len() + self.texts.len()),
            firsts: &mut self.firsts,
            more: vec![Vec::new(); lists.len()],
        };
        let (mut text, mut word) = (0, 0);
        for record in &self.records {
            layout.sequence.begin(record.place);
            let texts = text..record.texts as usize;
            text = texts.end;
            for &Text { end, field } in &self.texts[texts] {
                let words = word..end as usize;
                word = words.end;
                layout.text(record.place, field, &self.words[words]);
            }
        }
        layout.sequence.end();
        layout.finish()
    }
}

/// What is laid out of the notes of a run.
struct Layout<'n> {
    words: Vec<Laid>,
    lists: &'n [(u32, u32)],
    places: Vec<u16>,
    fields: Vec<u8>,
    sequence: Sequence,
    /// What follows each entry first, where its word has a list, and one for what nobody asks.
    firsts: &'n mut [u16],
    /// By list: what follows its word further times.
    more: Vec<Vec<(u16, u16)>>,
}

impl Layout<'_> {
    /// A text of the record at a place, with its words as they were noted.
    #[inline]
    fn text(&mut self, place: u16, field: u8, noted: &[u32]) {
        let nowhere = self.firsts.len() - 1;
        // Whether the next word is what follows an entry first, or what follows one of a list for a further time.
        let (mut first, mut further) = (nowhere, None);
        for noted in noted {
            let is_again = noted / AGAIN;
            let word = &mut self.words[(noted % AGAIN) as usize];
            let Laid { next, code, list } = *word;
            // A word that comes again adds to the entry that it has got already.
            let entry = (next - is_again) as usize;
            word.next = next + 1 - is_again;
            self.places[entry] = place;
            self.fields[entry] |= field;
            self.sequence.push(code);
            self.follow(first, further, code);
            let has_list = list != NO_LIST;
            first = if has_list && is_again == 0 {
                entry
            } else {
                nowhere
            };
            further = (has_list && is_again == 1).then_some((list, entry));
        }
        self.sequence.push(END);
        self.follow(first, further, END);
    }

    #[inline]
    fn follow(&mut self, first: usize, further: Option<(u16, usize)>, code: u16) {
        self.firsts[first] = code;
        if let Some((list, entry)) = further {
            let list = usize::from(list);
            // A run has no more records than two bytes can number.
            let record = u16::try_from(entry - self.lists[list].0 as usize);
            self.more[list].push((record.unwrap_or(u16::MAX), code));
        }
    }

    fn finish(self) -> LaidOut {
        let firsts = self.lists.iter().map(|&(start, records)| {
            let start = start as usize;
            self.firsts[start..start + records as usize].to_vec()
        });
        let followers = firsts.zip(self.more);
        let followers = followers.map(|(first, more)| Followers::new(first, more));
        LaidOut {
            followers: followers.collect(),
            places: self.places,
            fields: self.fields,
            sequence: self.sequence,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::sequence::CodeRange;
    use proptest::prelude::*;

    /// Records by place, each of texts: a field, and words by number.
    type Records = Vec<(u16, Vec<(u8, Vec<u32>)>)>;

    /// Lays records out that have the words up to the one with number `count`; all of them have lists, and the code of each
    /// is its number. `at_once` records are noted together. With where the entries of each word begin.
    fn laid_out(records: &Records, count: u32, at_once: usize) -> (LaidOut, Vec<(u32, u32)>) {
        let mut notes = Notes::default();
        for records in records.chunks(at_once) {
            let mut numbers = Vec::new();
            for (place, texts) in records {
                for (field, words) in texts {
                    numbers.extend_from_slice(words);
                    notes.text(numbers.len(), *field);
                }
                notes.record(*place);
            }
            notes.take(records.len(), &numbers, count as usize);
        }
        let (mut start, mut lists, mut laid) = (0, Vec::new(), Vec::new());
        for word in 0..count {
            let code = u16::try_from(word).unwrap();
            laid.push(Laid {
                next: start,
                code,
                list: code,
            });
            lists.push((start, notes.records_with(word)));
            start += notes.records_with(word);
        }
        (notes.lay_out(laid, &lists, start as usize), lists)
    }

    /// By which of so many words a word is followed.
    fn told(followers: &Followers, count: u16) -> Vec<(usize, u16)> {
        let mut told = Vec::new();
        for code in 0..count {
            let codes = [code];
            let by = CodeRange::new(&codes, 0..1).unwrap();
            followers.each(by, |record, _| told.push((record, code)));
        }
        told.sort_unstable();
        told
    }

    #[test]
    fn followers_are_told_record_by_record() {
        // A place without a record, and records without some of the words.
        let records = vec![
            (0, vec![(1, vec![0, 1, 0]), (1, vec![0, 2])]),
            (3, vec![(1, vec![1])]),
            (4, vec![(1, vec![2, 0, 1])]),
        ];
        let (laid_out, _) = laid_out(&records, 3, 2);
        let [first, second, third] = laid_out.followers.try_into().unwrap();
        // The first word stands in two records, the second in three.
        assert_eq!(told(&first, 3), [(0, 1), (0, 2), (1, 1)]);
        assert_eq!(told(&second, 3), [(0, 0)]);
        assert_eq!(told(&third, 3), [(1, 0)]);
        assert_eq!(laid_out.places, [0, 4, 0, 3, 4, 0, 4]);
    }

    proptest! {
        #[test]
        fn entries_are_those_of_the_plain_rule(
            texts in prop::collection::vec(
                prop::collection::vec((0..3_u8, prop::collection::vec(0..5_u32, 0..7)), 0..4),
                0..9,
            ),
            at_once in 1..4_usize,
        ) {
            let with_bits = |texts: Vec<(u8, Vec<u32>)>| {
                texts.into_iter().map(|(field, words)| (1 << field, words)).collect()
            };
            let texts: Vec<Vec<(u8, Vec<u32>)>> = texts.into_iter().map(with_bits).collect();
            let records: Records = (0..).step_by(3).zip(texts).collect();
            let (laid_out, lists) = laid_out(&records, 5, at_once);
            for (word, (&(start, count), followers)) in
                (0..).zip(lists.iter().zip(&laid_out.followers))
            {
                let entries = start as usize..(start + count) as usize;
                let (mut expected, mut follows) = (Vec::new(), Vec::new());
                for (place, texts) in &records {
                    let with_it = texts.iter().filter(|(_, words)| words.contains(&word));
                    let fields = with_it.fold(0, |fields, (field, _)| fields | field);
                    for (_, words) in texts {
                        let places = (0..words.len()).filter(|&at| words[at] == word);
                        let next = places.filter_map(|at| words.get(at + 1));
                        follows.extend(next.map(|&next| {
                            (expected.len(), u16::try_from(next).unwrap())
                        }));
                    }
                    if fields != 0 {
                        expected.push((*place, fields));
                    }
                }
                let found = laid_out.places[entries.clone()].iter().copied();
                let found: Vec<(u16, u8)> = found.zip(laid_out.fields[entries].iter().copied()).collect();
                prop_assert_eq!(found, expected);
                follows.sort_unstable();
                prop_assert_eq!(told(followers, 5), follows);
            }
        }
    }
}
