//! Finds the numbers of texts by what the texts say.

use std::hash::BuildHasher;
use std::hint::black_box;

use hashbrown::DefaultHashBuilder;

use super::texts::Texts;

/// The numbers of some texts, which are kept elsewhere. Its hash has a seed of its own, so that
/// nobody can choose texts that fall together.
///
/// A table of a library would keep what tells its entries apart in another place than the entries. Here one look into
/// memory finds a text or the place for it, and memory can be asked for many places at once.
#[derive(Debug, Clone, Default)]
pub(super) struct Lookup {
    hash: DefaultHashBuilder,
    /// At the place that its hash says, or one of the next ones, each text. At least a third of the places are empty, and
    /// their number is a power of two.
    slots: Vec<Slot>,
    len: usize,
}

/// A text that is found, or an empty place. With its hash, a table grows without a look at the texts.
#[derive(Debug, Clone, Copy)]
struct Slot {
    hash: u32,
    number: u32,
}

/// Stands for no text. There are fewer than this.
const NO_TEXT: u32 = u32::MAX;

const EMPTY: Slot = Slot {
    hash: 0,
    number: NO_TEXT,
};

/// How many places a table begins with.
const FIRST_SLOTS: usize = 256;

/// Texts that are looked up together.
const TOGETHER: usize = 64;

impl Lookup {
    /// The number that `text` has in `texts`, if it was looked up before.
    pub fn find(&self, texts: &Texts, text: &str) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let slot = self.slots[self.place(texts, text, self.hash(text))];
        (slot.number != NO_TEXT).then_some(slot.number)
    }

    /// The number of `text`, which is put into `texts` if it was never looked up before.
    pub fn find_or_push(&mut self, texts: &mut Texts, text: &str) -> u32 {
        self.make_room(1);
        self.find_or_push_hashed(texts, text, self.hash(text))
    }

    /// The numbers of `wanted`, each as [`Self::find_or_push`] gives it. In a large table each of them is somewhere else:
    /// memory is asked for the places of many before the first answer is needed.
    pub fn find_or_push_all(&mut self, texts: &mut Texts, wanted: &Texts) -> Vec<u32> {
        let mut numbers = Vec::with_capacity(wanted.len() as usize);
        let mut hashes = [0; TOGETHER];
        for first in (0..wanted.len()).step_by(TOGETHER) {
            let some = (first..wanted.len())
                .take(TOGETHER)
                .map(|at| wanted.get(at));
            self.make_room(TOGETHER);
            for (hash, text) in hashes.iter_mut().zip(some.clone()) {
                *hash = self.hash(text);
            }
            self.look_at(texts, &hashes);
            let asked = some.zip(hashes);
            numbers.extend(asked.map(|(text, hash)| self.find_or_push_hashed(texts, text, hash)));
        }
        numbers
    }

    /// Reads what will be looked at, without waiting for each.
    fn look_at(&self, texts: &Texts, hashes: &[u32]) {
        let slots = hashes
            .iter()
            .map(|&hash| (hash, self.slots[self.first(hash)]));
        let slots = slots.filter(|&(hash, slot)| slot.hash == hash);
        let seen = slots.filter_map(|(_, slot)| texts.bytes_of(slot.number).first());
        black_box(seen.fold(0, |all, byte| all ^ byte));
    }

    /// There has to be room.
    fn find_or_push_hashed(&mut self, texts: &mut Texts, text: &str, hash: u32) -> u32 {
        let place = self.place(texts, text, hash);
        let slot = &mut self.slots[place];
        if slot.number == NO_TEXT {
            let number = texts.push(text);
            *slot = Slot { hash, number };
            self.len += 1;
        }
        slot.number
    }

    /// Where `text` is, or the place that it is to take. There have to be places.
    fn place(&self, texts: &Texts, text: &str, hash: u32) -> usize {
        let mut place = self.first(hash);
        loop {
            let slot = self.slots[place];
            let is_it = || slot.hash == hash && texts.bytes_of(slot.number) == text.as_bytes();
            if slot.number == NO_TEXT || is_it() {
                return place;
            }
            place = self.after(place);
        }
    }

    /// The place of a text with that hash, if nothing else has it.
    fn first(&self, hash: u32) -> usize {
        hash as usize & (self.slots.len() - 1)
    }

    fn after(&self, place: usize) -> usize {
        (place + 1) & (self.slots.len() - 1)
    }

    /// Doubles the places until so many more texts leave a third of them empty.
    fn make_room(&mut self, texts: usize) {
        let wanted = (self.len + texts).saturating_mul(3) / 2;
        if wanted < self.slots.len() {
            return;
        }
        let size = (wanted + 1).next_power_of_two().max(FIRST_SLOTS);
        let old = std::mem::replace(&mut self.slots, vec![EMPTY; size]);
        for slot in old.into_iter().filter(|slot| slot.number != NO_TEXT) {
            let mut place = self.first(slot.hash);
            while self.slots[place].number != NO_TEXT {
                place = self.after(place);
            }
            self.slots[place] = slot;
        }
    }

    /// Gives each text another number: that which stands at its old one in `new`.
    pub fn renumber(&mut self, new: &[u32]) {
        for slot in self.slots.iter_mut().filter(|slot| slot.number != NO_TEXT) {
            slot.number = new[slot.number as usize];
        }
    }

    fn hash(&self, text: &str) -> u32 {
        let [_, _, _, _, low @ ..] = self.hash.hash_one(text).to_be_bytes();
        u32::from_be_bytes(low)
    }
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
