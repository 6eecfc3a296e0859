//! Finds the numbers of texts by what the texts say.

use std::hash::BuildHasher;
use std::hint::black_box;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};

use super::texts::Texts;

/// Texts that are looked up together.
const TOGETHER: usize = 64;

/// The numbers of some texts, which are kept elsewhere. Its hash has a seed of its own, so that
/// nobody can choose texts that fall together.
#[derive(Debug, Clone, Default)]
pub(super) struct Lookup {
    hash: DefaultHashBuilder,
    slots: HashTable<Slot>,
}

/// A text that is found. With its hash, a table grows without a look at the texts.
#[derive(Debug, Clone, Copy)]
struct Slot {
    hash: u32,
    number: u32,
}

impl Lookup {
    /// The number that `text` has in `texts`, if it was looked up before.
    pub fn find(&self, texts: &Texts, text: &str) -> Option<u32> {
        let hash = self.hash(text);
        let is_it = |slot: &Slot| slot.hash == hash && texts.get(slot.number) == text;
        let slot = self.slots.find(spread(hash), is_it)?;
        Some(slot.number)
    }

    /// The number of `text`, which is put into `texts` if it was never looked up before.
    pub fn find_or_push(&mut self, texts: &mut Texts, text: &str) -> u32 {
        self.find_or_push_hashed(texts, text, self.hash(text))
    }

    /// The numbers of `wanted`, each as [`Self::find_or_push`] gives it. In a large table each of them is somewhere else:
    /// memory is asked for the places of many before the first answer is needed.
    pub fn find_or_push_all(&mut self, texts: &mut Texts, wanted: &Texts) -> Vec<u32> {
        let mut numbers = Vec::with_capacity(wanted.len() as usize);
        let mut hashes = [0; TOGETHER];
        for first in (0..wanted.len()).step_by(TOGETHER) {
            let some = || {
                (first..wanted.len())
                    .take(TOGETHER)
                    .map(|at| wanted.get(at))
            };
            for (hash, text) in hashes.iter_mut().zip(some()) {
                *hash = self.hash(text);
            }
            let seen = hashes.iter().filter_map(|&hash| {
                let slot = self.slots.find(spread(hash), |slot| slot.hash == hash)?;
                Some(slot.number)
            });
            black_box(seen.fold(0, |all, number| all ^ number));
            let asked = some().zip(hashes);
            numbers.extend(asked.map(|(text, hash)| self.find_or_push_hashed(texts, text, hash)));
        }
        numbers
    }

    fn find_or_push_hashed(&mut self, texts: &mut Texts, text: &str, hash: u32) -> u32 {
        let is_it = |slot: &Slot| slot.hash == hash && texts.get(slot.number) == text;
        let spread_slot = |slot: &Slot| spread(slot.hash);
        match self.slots.entry(spread(hash), is_it, spread_slot) {
            Entry::Occupied(known) => known.get().number,
            Entry::Vacant(room) => {
                let number = texts.push(text);
                room.insert(Slot { hash, number });
                number
            }
        }
    }

    /// Gives each text another number: that which stands at its old one in `new`.
    pub fn renumber(&mut self, new: &[u32]) {
        for slot in &mut self.slots {
            slot.number = new[slot.number as usize];
        }
    }

    fn hash(&self, text: &str) -> u32 {
        let [_, _, _, _, low @ ..] = self.hash.hash_one(text).to_be_bytes();
        u32::from_be_bytes(low)
    }
}

/// A table takes its places from the low bits and tells neighbours apart by the high ones.
fn spread(hash: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_texts_are_found_by_what_they_say() {
        let (mut texts, mut lookup) = (Texts::default(), Lookup::default());
        let words: Vec<String> = (0..5000).map(|number| format!("w{number}")).collect();
        for (word, number) in words.iter().zip(0..) {
            assert_eq!(lookup.find_or_push(&mut texts, word), number);
        }
        for (word, number) in words.iter().zip(0..) {
            assert_eq!(lookup.find_or_push(&mut texts, word), number);
            assert_eq!(lookup.find(&texts, word), Some(number));
        }
        assert_eq!(lookup.find(&texts, "w5000"), None);
    }

    #[test]
    fn texts_that_are_looked_up_together_are_found_as_one_by_one() {
        let known = ["march", "rally"];
        for count in [0, 1, 63, 64, 65, 200] {
            let (mut texts, mut lookup) = (Texts::default(), Lookup::default());
            for word in known {
                lookup.find_or_push(&mut texts, word);
            }
            let mut wanted = Texts::default();
            // Each comes twice, some of them in one go.
            for number in 0..count {
                wanted.push(&format!("w{}", number / 2));
            }
            wanted.push("rally");
            let numbers = lookup.find_or_push_all(&mut texts, &wanted);
            let expected: Vec<u32> = (0..count).map(|number| 2 + number / 2).collect();
            assert_eq!(numbers, [&expected[..], &[1]].concat(), "{count}");
            let last = count.checked_sub(1).map(|last| format!("w{}", last / 2));
            assert_eq!(
                texts.get(texts.len() - 1),
                last.as_deref().unwrap_or("rally")
            );
        }
    }
}
