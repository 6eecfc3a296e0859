//! Texts one after the other in one long string, each by its number.

use std::ops::Range;

/// Texts by number, from zero. Each costs its bytes and four more.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    text: String,
    /// Where each text ends; it begins where the one before it ends.
    ends: Vec<u32>,
}

impl Texts {
    /// Room for so many texts of so many bytes in all, and no more.
    pub fn with_room(count: usize, bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            ends: Vec::with_capacity(count),
        }
    }

    /// Makes room for so many bytes at once, where there is none yet.
    pub fn begin(&mut self, bytes: usize) {
        if self.text.capacity() == 0 {
            self.text.reserve(bytes);
        }
    }

    /// Keeps `text` and gives it the next number. What would lie beyond four gigabytes is kept as
    /// nothing; whoever comes near that begins anew in time.
    pub fn push(&mut self, text: &str) -> u32 {
        let number = self.len();
        if let Ok(end) = u32::try_from(self.text.len() + text.len()) {
            self.text.push_str(text);
            self.ends.push(end);
        } else {
            self.ends.push(self.ends.last().copied().unwrap_or(0));
        }
        number
    }

    /// The text with this number; nothing if there is none.
    pub fn get(&self, number: u32) -> &str {
        &self.text[self.range(number)]
    }

    /// Its bytes. Whoever only compares them need not look whether they begin and end with characters.
    pub fn bytes_of(&self, number: u32) -> &[u8] {
        &self.text.as_bytes()[self.range(number)]
    }

    fn range(&self, number: u32) -> Range<usize> {
        let number = number as usize;
        let Some(&end) = self.ends.get(number) else {
            return 0..0;
        };
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        start as usize..end as usize
    }

    /// How many there are.
    pub fn len(&self) -> u32 {
        // Each is kept in four bytes: more do not fit in memory.
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    /// The bytes of all texts.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Gives back the room for more.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_its_number() {
        let mut texts = Texts::default();
        let numbers = ["march", "", "Zoë"].map(|text| texts.push(text));
        assert_eq!(
            numbers.map(|number| texts.get(number)),
            ["march", "", "Zoë"]
        );
        assert_eq!((texts.get(3), texts.len(), texts.bytes()), ("", 3, 9));
        assert_eq!(texts.bytes_of(2), "Zoë".as_bytes());
        assert_eq!(texts.bytes_of(3), b"");
    }
}
