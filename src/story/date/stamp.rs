//! Dates whose parts are all known, and how several of them share their month and year in words.

use edtf_core::{Date as Written, Precision};

use super::names;
use super::{Day, Spelling};

/// A year, a month or a day, all of its digits known; ordered by time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Stamp {
    pub(super) year: i64,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

impl Stamp {
    /// The stamp of a written date; `None` if digits are unknown, if the year is only known to
    /// some digits or too large to count, or if it is a season. Qualifiers are left out.
    pub(super) fn of(written: &Written) -> Option<Self> {
        let has_parts = !written.has_unspecified()
            && written.year.significant_digits.is_none()
            && written.precision() != Precision::Season;
        if !has_parts {
            return None;
        }
        Some(Self {
            year: written.year.value()?,
            month: written.month.and_then(edtf_core::DateField::value),
            day: written.day.and_then(edtf_core::DateField::value),
        })
    }

    pub(super) fn of_day(day: Day) -> Self {
        let (year, month, day) = day.ymd();
        Self {
            year,
            month: Some(month),
            day: Some(day),
        }
    }

    /// The same to the month or, without one, the year.
    pub(super) fn without_day(self) -> Self {
        Self { day: None, ..self }
    }

    pub(super) fn without_month(self) -> Self {
        Self {
            month: None,
            day: None,
            ..self
        }
    }

    /// `13 Feb 2026`, `Feb 2026`, `2026`.
    pub(super) fn wording(self, spelling: Spelling) -> String {
        self.words(Shared::Nothing, spelling)
    }

    /// Its words, without those of its parts that `shared` says another has already.
    fn words(self, shared: Shared, spelling: Spelling) -> String {
        let day = self.day.map(|day| day.to_string());
        let month = self
            .month
            .map(|month| names::month(month, spelling).to_owned());
        let year = Some(names::year(self.year));
        let parts = match shared {
            Shared::Nothing => [day, month, year],
            Shared::Year => [day, month, None],
            Shared::Month => [day, None, None],
        };
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn tail(self, shared: Shared, spelling: Spelling) -> String {
        match shared {
            Shared::Nothing => String::new(),
            Shared::Year => format!(" {}", names::year(self.year)),
            Shared::Month => format!(" {}", self.without_day().wording(spelling)),
        }
    }

    /// What the words of several dates need to say but once.
    fn shared(stamps: &[Self]) -> Shared {
        let all =
            |same: fn(&Self, &Self) -> bool| stamps.windows(2).all(|two| same(&two[0], &two[1]));
        let alike = all(|a, b| {
            a.year == b.year
                && a.month.is_some() == b.month.is_some()
                && a.day.is_some() == b.day.is_some()
        });
        match stamps.first() {
            Some(first) if alike && first.day.is_some() && all(|a, b| a.month == b.month) => {
                Shared::Month
            }
            Some(first) if alike && first.month.is_some() => Shared::Year,
            _ => Shared::Nothing,
        }
    }
}

/// The last parts that several dates have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shared {
    Nothing,
    Year,
    /// Month and year.
    Month,
}

/// A span: `9–13 Feb 2026`, `28 Nov – 1 Dec 2025`, `Apr–May 2021`, `2019–2021`; in full
/// `9 to 13 February 2026`.
pub(super) fn span(from: Stamp, to: Stamp, spelling: Spelling) -> String {
    if from == to {
        return from.wording(spelling);
    }
    let shared = Stamp::shared(&[from, to]);
    let (from, last) = (from.words(shared, spelling), to.words(shared, spelling));
    let dash = match spelling {
        Spelling::Full => " to ",
        Spelling::Short if from.contains(' ') || last.contains(' ') => " – ",
        Spelling::Short => "–",
    };
    format!("{from}{dash}{last}{}", to.tail(shared, spelling))
}

/// Several dates: `12 or 13 Feb 2026`, `Apr, May and Jun 2021`.
pub(super) fn several(stamps: &[Stamp], last_word: &str, spelling: Spelling) -> String {
    let shared = Stamp::shared(stamps);
    let words = stamps
        .iter()
        .map(|stamp| stamp.words(shared, spelling))
        .collect();
    let tail = stamps
        .last()
        .map_or(String::new(), |last| last.tail(shared, spelling));
    format!("{}{tail}", listed(words, last_word))
}

/// `a, b or c`. An item that holds a comma itself is closed by one.
pub(super) fn listed(mut items: Vec<String>, last_word: &str) -> String {
    let last = items.pop().unwrap_or_default();
    if items.is_empty() {
        return last;
    }
    let comma = if items.iter().any(|item| item.contains(',')) {
        ","
    } else {
        ""
    };
    format!("{}{comma} {last_word} {last}", items.join(", "))
}
