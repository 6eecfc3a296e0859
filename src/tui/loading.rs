//! How far the rest of a story has come whose beginning is on the screen, in words.

use super::typeset;

/// What is done with the rest of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loading {
    /// It is read.
    Reading {
        /// Bytes that have been read.
        bytes: u64,
        /// Bytes that there are, as far as they are known beforehand.
        of: Option<u64>,
    },
    /// What was read is put together.
    Joining,
    /// It is made searchable.
    GettingReady,
}

/// Columns of the bar, without its ends.
const BAR: usize = 10;

impl Loading {
    /// So many of a hundred, where that is known.
    pub fn percent(self) -> Option<u64> {
        match self {
            Self::Reading { bytes, of } => {
                let of = of.filter(|of| *of > 0)?;
                Some((u128::from(bytes) * 100 / u128::from(of)).min(100) as u64)
            }
            Self::Joining | Self::GettingReady => None,
        }
    }

    /// Whether somebody who sees `self` on the screen would see another number, or other words.
    pub fn looks_like(self, other: Self) -> bool {
        match (self, other) {
            (
                Self::Reading { bytes, of: None },
                Self::Reading {
                    bytes: others,
                    of: None,
                },
            ) => mebibytes(bytes) == mebibytes(others),
            (Self::Reading { .. }, Self::Reading { .. }) => self.percent() == other.percent(),
            _ => self == other,
        }
    }

    /// What is told in at most so many columns.
    pub fn words(self, columns: usize) -> String {
        let steps = self.steps();
        let fits = |words: &&String| typeset::width(words) <= columns;
        steps.iter().find(fits).cloned().unwrap_or_default()
    }

    /// The words, the longest first.
    fn steps(self) -> Vec<String> {
        let percent = self.percent();
        match self {
            Self::Reading { bytes, of } => match (percent, of) {
                (Some(percent), Some(of)) => {
                    let bar = bar(percent);
                    let of = mebibytes(of);
                    vec![
                        format!("loading {bar} {percent}% of {of} MiB"),
                        format!("loading {bar} {percent}%"),
                        format!("loading {percent}%"),
                        format!("{percent}%"),
                    ]
                }
                _ => vec![
                    format!("loading {} MiB", mebibytes(bytes)),
                    "loading".to_owned(),
                ],
            },
            Self::Joining => vec![
                "putting the story together".to_owned(),
                "loading".to_owned(),
            ],
            Self::GettingReady => vec!["getting ready".to_owned(), "loading".to_owned()],
        }
    }
}

fn bar(percent: u64) -> String {
    let done = usize::try_from(percent).unwrap_or(0) * BAR / 100;
    let head = if done < BAR { ">" } else { "" };
    format!("[{:<BAR$}]", "=".repeat(done) + head)
}

fn mebibytes(bytes: u64) -> u64 {
    bytes >> 20
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(bytes: u64, of: Option<u64>) -> Loading {
        Loading::Reading { bytes, of }
    }

    #[test]
    fn as_much_is_told_as_there_is_room_for() {
        let third = reading(100 << 20, Some(300 << 20));
        for (columns, words) in [
            (80, "loading [===>      ] 33% of 300 MiB"),
            (35, "loading [===>      ] 33% of 300 MiB"),
            (34, "loading [===>      ] 33%"),
            (20, "loading 33%"),
            (5, "33%"),
            (2, ""),
        ] {
            assert_eq!(third.words(columns), words, "{columns} columns");
        }
        assert_eq!(Loading::Joining.words(80), "putting the story together");
        assert_eq!(Loading::Joining.words(25), "loading");
    }

    #[test]
    fn a_bar_goes_from_end_to_end_and_never_beyond() {
        assert_eq!(reading(0, Some(9)).words(24), "loading [>         ] 0%");
        assert_eq!(reading(9, Some(9)).words(26), "loading [==========] 100%");
        // A file that grows while it is read.
        assert_eq!(reading(99, Some(9)).percent(), Some(100));
        assert_eq!(reading(5 << 20, None).words(80), "loading 5 MiB");
        assert_eq!(reading(0, Some(0)).percent(), None);
    }

    #[test]
    fn what_looks_the_same_need_not_be_drawn_again() {
        assert!(reading(501, Some(1000)).looks_like(reading(509, Some(1000))));
        assert!(!reading(509, Some(1000)).looks_like(reading(510, Some(1000))));
        assert!(!reading(9, Some(9)).looks_like(Loading::Joining));
        assert!(reading(5, None).looks_like(reading(6, None)));
    }
}
