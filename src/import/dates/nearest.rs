//! Which of many Fridays, Februaries or 13ths is meant: the nearest one that is over, or the nearest one to come.

use super::tokens::Token;
use crate::story::date::{Day, Weekday};

/// What is known when a date is reckoned: the day of publication, and the sentence, whose verbs tell what lies ahead.
#[derive(Debug, Clone, Copy)]
pub struct Reckoning<'t> {
    pub anchor: Option<Day>,
    pub sentence: &'t [Token<'t>],
}

/// Where a date lies, seen from the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Before,
    Ahead,
}

/// Words after which a date lies ahead.
const AHEAD: [&str; 20] = [
    "will",
    "ll",
    "shall",
    "would",
    "scheduled",
    "due",
    "expected",
    "expects",
    "plan",
    "plans",
    "planned",
    "planning",
    "upcoming",
    "set",
    "slated",
    "going",
    "starting",
    "beginning",
    "until",
    "by",
];
/// Verbs of the present that tell what lies ahead where a date follows them: `talks resume Thursday`.
const SCHEDULED: [&str; 12] = [
    "begin",
    "begins",
    "convene",
    "convenes",
    "expires",
    "meets",
    "opens",
    "reconvene",
    "reconvenes",
    "resume",
    "resumes",
    "starts",
];
/// Words after which a month lies ahead, which tell little of the days around publication.
const MONTH_AHEAD: [&str; 6] = ["can", "could", "may", "might", "if", "come"];
/// Words after which a date is over, also where a clause before them speaks of what is to come.
const BEFORE: [&str; 11] = [
    "said",
    "says",
    "told",
    "announced",
    "reported",
    "was",
    "were",
    "had",
    "did",
    "since",
    "after",
];
/// Words that do so together.
const PAIRS_AHEAD: [(&str, &str); 5] = [
    ("to", "be"),
    ("is", "to"),
    ("are", "to"),
    ("as", "soon"),
    ("as", "early"),
];
/// Words that end what the words before them say of a date.
const ENDS: [&str; 3] = [";", "but", "also"];
/// How many tokens before a date are read for such words.
const REACH: usize = 14;
/// How many of them stand close to it.
const CLOSE: usize = 4;

impl Reckoning<'_> {
    /// Where a date lies whose words begin at this token: what the nearest telling word before it says.
    pub fn side(&self, at: usize) -> Side {
        self.side_within(at, REACH, &[])
    }

    /// The same of a month.
    pub fn side_of_month(&self, at: usize) -> Side {
        self.side_within(at, REACH, &MONTH_AHEAD)
    }

    /// The weekday that is meant by a mere name which stands at this token. A day that was yesterday or the day before
    /// is the next such day only if the words close before it say so.
    pub fn weekday(&self, wanted: Weekday, at: usize) -> (Option<Day>, Side) {
        const FAR: i64 = 5;
        let Some(anchor) = self.anchor else {
            return (None, self.side(at));
        };
        let next = weekday(anchor, wanted, Side::Ahead);
        let is_far = next.number() - anchor.number() >= FAR;
        let side = self.side_within(at, if is_far { CLOSE } else { REACH }, &[]);
        (Some(weekday(anchor, wanted, side)), side)
    }

    fn side_within(&self, at: usize, reach: usize, more: &[&str]) -> Side {
        if let Some(side) = self.told_by_verb(at) {
            return side;
        }
        for index in (at.saturating_sub(reach)..at).rev() {
            let token = &self.sentence[index];
            let is_one_of = |words: &[&str]| words.iter().any(|word| token.is(word));
            if is_one_of(&ENDS) || is_one_of(&BEFORE) {
                return Side::Before;
            }
            if is_one_of(&AHEAD) || is_one_of(more) || self.is_pair(index, &PAIRS_AHEAD) {
                return self.unless_past(index);
            }
        }
        Side::Before
    }

    /// Where a date lies after a word that looks ahead: it was ahead once, if the word is part of `had been due`.
    fn unless_past(&self, index: usize) -> Side {
        let words = &self.sentence[index.saturating_sub(CLOSE)..index];
        let is_past = words.iter().any(|token| token.is("had"));
        if is_past { Side::Before } else { Side::Ahead }
    }

    /// What a verb says that stands right before a date: `charged Thursday`, `will be charged on Thursday`.
    fn told_by_verb(&self, at: usize) -> Option<Side> {
        let before = |steps: usize| self.sentence.get(at.checked_sub(steps)?);
        let on = usize::from(before(1)?.is("on"));
        let verb = before(1 + on)?;
        if SCHEDULED.iter().any(|word| verb.is(word)) {
            return Some(Side::Ahead);
        }
        let is_past = verb.is_word() && verb.text.ends_with("ed") && !AHEAD.contains(&verb.text);
        let is_passive = [2, 3]
            .iter()
            .any(|steps| before(steps + on).is_some_and(|word| word.is("be")));
        (is_past && !is_passive).then_some(Side::Before)
    }

    /// Whether one of these pairs of words stands here.
    fn is_pair(&self, index: usize, pairs: &[(&str, &str)]) -> bool {
        let is = |at: usize, word: &str| self.sentence.get(at).is_some_and(|token| token.is(word));
        pairs
            .iter()
            .any(|(first, second)| is(index, first) && is(index + 1, second))
    }
}

/// The nearest such weekday on one side of a day, which may be the day itself.
pub fn weekday(anchor: Day, wanted: Weekday, side: Side) -> Day {
    let ahead = i64::from(wanted.num_days_from_monday())
        - i64::from(anchor.weekday().num_days_from_monday());
    match side {
        Side::Ahead => anchor.plus_days(ahead.rem_euclid(7)),
        Side::Before => anchor.plus_days(-(-ahead).rem_euclid(7)),
    }
}

/// The year in which a month was last, or will be next; the month of the anchor is this one.
pub fn year_of_month(anchor: Day, month: u8, side: Side) -> i64 {
    let (year, this, _) = anchor.ymd();
    match side {
        Side::Before => year - i64::from(month > this),
        Side::Ahead => year + i64::from(month < this),
    }
}

/// The day of a month that is nearest to the anchor: reporters write the year of what is far off. What lies on the
/// other side than the sentence says has to be far nearer, since sentences are read by a few words only. Where a weekday is printed with a date that is not
/// near, a year in which it fits is taken first.
pub fn day_of_year(
    anchor: Day,
    (month, day): (u8, u8),
    side: Side,
    printed: Option<Weekday>,
) -> Option<Day> {
    const NEAR: i64 = 60;
    let of_year = |year| Day::from_ymd(year, month, day);
    let nearest = of_years(anchor, side, of_year)?;
    let fits = |day: &Day| printed.is_none_or(|printed| printed == day.weekday());
    if fits(&nearest) || (nearest.number() - anchor.number()).abs() <= NEAR {
        return Some(nearest);
    }
    let fitting = of_years(anchor, side, |year| of_year(year).filter(fits));
    fitting.or(Some(nearest))
}

/// Of the days that something has in this year, the last and the next, the nearest, by the same reckoning.
pub fn of_years(anchor: Day, side: Side, of_year: impl Fn(i64) -> Option<Day>) -> Option<Day> {
    let cost = |day: &Day| match (side, day.number() - anchor.number()) {
        (Side::Before, days @ 1..) => days * 3,
        (Side::Ahead, days @ ..0) => days * -8,
        (_, days) => days.abs(),
    };
    let year = anchor.year();
    let days = (year - 1..=year + 1).filter_map(of_year);
    days.min_by_key(cost)
}
