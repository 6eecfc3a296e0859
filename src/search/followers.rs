//! What follows a frequent word, record by record, so that a phrase that begins with it is found without its texts.

use super::bytes::keep_fields;
use super::sequence::CodeRange;

/// The codes of the words that follow one word in a run of records.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Followers {
    /// For each record that has the word, in their order: what follows it first.
    first: Vec<u16>,
    /// What follows it further times, each with the number of its record among those.
    more: Vec<(u16, u16)>,
}

impl Followers {
    /// What follows a word first, by record, and further times, each with the number of its record.
    pub fn new(first: Vec<u16>, mut more: Vec<(u16, u16)>) -> Self {
        more.shrink_to_fit();
        Self { first, more }
    }

    /// Calls `take` for each record in which such a word follows, with its number among those that have the word, and
    /// whether that is sure.
    pub fn each(&self, by: CodeRange, mut take: impl FnMut(usize, bool)) {
        let more = self.more.iter();
        let more = more.map(|&(record, code)| (usize::from(record), code));
        let all = self.first.iter().copied().enumerate().chain(more);
        for (record, code) in all.filter(|&(_, code)| by.may_be(code)) {
            take(record, by.surely_is(code));
        }
    }

    /// Puts the records into `window` in which such a word may follow; `places` are those of the records that have the
    /// word.
    pub fn mark(&self, by: CodeRange, places: &[u16], window: &mut [u64]) {
        let (mut at, mut found) = (0, 0);
        for (&code, &place) in self.first.iter().zip(places) {
            // The records of a frequent word are neighbours, many of which have their bits in one word.
            let word = usize::from(place >> 6);
            if word != at {
                window[at] |= found;
                (at, found) = (word, 0);
            }
            found |= u64::from(by.may_be(code)) << (place & 63);
        }
        if let Some(word) = window.get_mut(at) {
            *word |= found;
        }
        for &(record, code) in &self.more {
            let place = places.get(usize::from(record)).copied().unwrap_or(0);
            window[usize::from(place >> 6)] |= u64::from(by.may_be(code)) << (place & 63);
        }
    }
}

keep_fields!(Followers { first, more });

#[cfg(test)]
mod tests {
    use super::*;

    /// A word that stands twice in the first of two records, and once in the second.
    fn followers() -> Followers {
        Followers::new(vec![6, 6], vec![(0, 5)])
    }

    #[test]
    fn what_follows_is_told_with_its_record() {
        let followers = followers();
        let codes = [5, 6, 6];
        let told = |words| {
            let mut told = Vec::new();
            let by = CodeRange::new(&codes, words).unwrap();
            followers.each(by, |record, sure| told.push((record, sure)));
            told
        };
        assert_eq!(told(0..1), [(0, true)]);
        assert_eq!(told(1..2), [(0, false), (1, false)]);
        assert_eq!(told(1..3), [(0, true), (1, true)]);
        assert_eq!(told(0..3), [(0, true), (1, true), (0, true)]);
    }

    #[test]
    fn records_are_marked_where_they_stand() {
        let codes = [5, 6];
        // They stand at these places, far from each other.
        let marked = |words| {
            let mut window = [0; 2];
            let by = CodeRange::new(&codes, words).unwrap();
            followers().mark(by, &[4, 70], &mut window);
            window
        };
        assert_eq!(marked(0..1), [1 << 4, 0]);
        assert_eq!(marked(1..2), [1 << 4, 1 << 6]);
        let mut window = [];
        let by = CodeRange::new(&codes, 0..1).unwrap();
        Followers::default().mark(by, &[], &mut window);
    }
}
