//! What a reader found wrong in one file, by its place in the text.

use std::ops::Range;

/// One mistake in a file: where it stands, what is there and what belongs there.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mistake {
    /// Bytes of the file.
    pub span: Range<usize>,
    pub found: String,
    pub expected: String,
    /// What may have been meant.
    pub hint: Option<String>,
    /// What it costs: a record that is left out because of it.
    pub loss: Option<String>,
    /// Whether it goes with another one, which has to be mended instead.
    pub follows: bool,
}

impl Mistake {
    pub fn new(span: Range<usize>, found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self {
            span,
            found: found.into(),
            expected: expected.into(),
            hint: None,
            loss: None,
            follows: false,
        }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub fn loss(mut self, loss: impl Into<String>) -> Self {
        self.loss = Some(loss.into());
        self
    }
}

/// "did you mean …?" for a word that is nearly a known one.
pub(super) fn did_you_mean(word: &str, known: &[&str]) -> Option<String> {
    let nearest = crate::text::nearest(word, known.iter().copied())?;
    Some(format!("did you mean `{nearest}`?"))
}

/// "`a`", "`a` or `b`", "`a`, `b` or `c`".
pub(super) fn one_of(words: &[&str]) -> String {
    match words {
        [] => "nothing".to_owned(),
        [one] => format!("`{one}`"),
        [most @ .., last] => format!("`{}` or `{last}`", most.join("`, `")),
    }
}
