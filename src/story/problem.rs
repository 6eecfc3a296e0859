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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// Byte offset of the record in the file.
    pub offset: u64,
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
    pub(super) fn new(
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
