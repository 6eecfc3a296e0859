//! What the loader or the builder could not take, and where it stands.

/// A file of the story, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub(super) u32);

impl FileId {
    /// The file's number, in the order in which files were named to the builder.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where a record begins: its file, and the byte offset in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// Byte offset of the record in the file.
    pub offset: u64,
}

/// A [`Place`] in eight bytes, as there is one in every row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// The file's number, and above it the high byte of the offset.
    file: u32,
    /// The low bytes of the offset.
    offset: u32,
}

impl Mark {
    /// Files that can be told apart: more do not fit on a disk.
    const FILES: u32 = 1 << 24;
    /// Bytes of a file that can be told apart: a terabyte.
    const BYTES: u64 = 1 << 40;

    /// The place it stands for.
    pub fn place(self) -> Place {
        Place {
            file: FileId(self.file % Self::FILES),
            offset: u64::from(self.file / Self::FILES) << 32 | u64::from(self.offset),
        }
    }
}

impl From<Place> for Mark {
    fn from(place: Place) -> Self {
        let file = place.file.0.min(Self::FILES - 1);
        let [_, _, _, high, low @ ..] = place.offset.min(Self::BYTES - 1).to_be_bytes();
        Self {
            file: u32::from(high) * Self::FILES + file,
            offset: u32::from_be_bytes(low),
        }
    }
}

/// One step from a record down to a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The value of this key.
    Key(String),
    /// The element with this number, from zero.
    Index(usize),
}

/// Something that was not as it should be. What is sound around it still opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The record.
    pub place: Place,
    /// The way from the record to the part that is wrong; empty for the record as a whole.
    pub path: Vec<Step>,
    /// What stands there.
    pub found: String,
    /// What should.
    pub expected: String,
    /// What the writer may have meant, or should do.
    pub hint: Option<String>,
    /// Another record that has to do with it: the first of two with one id.
    pub other: Option<Place>,
}

impl Problem {
    /// A problem with the part of a record at `path`.
    pub fn new(
        place: Place,
        path: impl IntoIterator<Item = Step>,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self {
            place,
            path: path.into_iter().collect(),
            found: found.into(),
            expected: expected.into(),
            hint: None,
            other: None,
        }
    }

    /// The same, with what the writer may have meant, if that is known.
    pub(super) fn with_hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }

    /// The same, with another record that has to do with it.
    pub(super) fn with_other(mut self, other: Place) -> Self {
        self.other = Some(other);
        self
    }
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stands_for_its_place() {
        for (file, offset) in [
            (0, 0),
            (1, 1 << 32),
            (70_000, 12_345_678_901),
            (1 << 23, u64::from(u32::MAX)),
        ] {
            let file = FileId(file);
            let place = Place { file, offset };
            assert_eq!(Mark::from(place).place(), place);
        }
        assert_eq!(size_of::<Mark>(), 8);
    }
}
