//! Finds the numbers of texts by what the texts say.

use std::hash::BuildHasher;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};

use super::texts::Texts;

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
        let hash = self.hash(text);
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
}
