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
    numbers: HashTable<u32>,
}

impl Lookup {
    /// The number that `text` has in `texts`, if it was looked up before.
    pub fn find(&self, texts: &Texts, text: &str) -> Option<u32> {
        let is_it = |&number: &u32| texts.get(number) == text;
        self.numbers.find(self.hash.hash_one(text), is_it).copied()
    }

    /// The number of `text`, which is put into `texts` if it was never looked up before.
    pub fn find_or_push(&mut self, texts: &mut Texts, text: &str) -> u32 {
        let is_it = |&number: &u32| texts.get(number) == text;
        let hash = |&number: &u32| self.hash.hash_one(texts.get(number));
        match self.numbers.entry(self.hash.hash_one(text), is_it, hash) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(room) => {
                let number = texts.push(text);
                room.insert(number);
                number
            }
        }
    }

    /// Gives each text another number: that which stands at its old one in `new`.
    pub fn renumber(&mut self, new: &[u32]) {
        for number in &mut self.numbers {
            *number = new[*number as usize];
        }
    }
}
