//! Precision, recall and F1 of found dates, as TempEval-3 counts them.

use crate::timeml::{Marked, Text};

/// A date that somebody found.
#[derive(Debug, Clone)]
pub struct Predicted {
    pub start: usize,
    pub end: usize,
    /// As TIMEX3 writes it.
    pub value: String,
}

/// What was found in some texts, against what was marked.
#[derive(Debug, Default)]
pub struct Score {
    marked: usize,
    found: usize,
    relaxed: usize,
    strict: usize,
    value: usize,
    weekdays: Share,
    days: Share,
}

/// So many of so many.
#[derive(Debug, Default)]
struct Share {
    right: usize,
    all: usize,
}

/// What happened to a marked date, or to a found one that nobody had marked.
pub enum Outcome<'a> {
    Missed(&'a Marked),
    WrongValue(&'a Marked, &'a Predicted),
    Invented(&'a Predicted),
}

impl Score {
    /// Adds what was found in a text; tells `report` what went wrong.
    pub fn add(&mut self, text: &Text, found: &[Predicted], mut report: impl FnMut(&Outcome<'_>)) {
        let mut is_used = vec![false; found.len()];
        self.marked += text.marked.len();
        self.found += found.len();
        for marked in &text.marked {
            let at = (0..found.len()).find(|&at| {
                !is_used[at] && found[at].start < marked.end && marked.start < found[at].end
            });
            let predicted = at.map(|at| {
                is_used[at] = true;
                &found[at]
            });
            self.add_days(&text.body[marked.start..marked.end], marked, predicted);
            let Some(predicted) = predicted else {
                report(&Outcome::Missed(marked));
                continue;
            };
            self.relaxed += 1;
            self.strict +=
                usize::from((predicted.start, predicted.end) == (marked.start, marked.end));
            if predicted.value == marked.value {
                self.value += 1;
            } else {
                report(&Outcome::WrongValue(marked, predicted));
            }
        }
        for (predicted, _) in found.iter().zip(is_used).filter(|(_, used)| !used) {
            report(&Outcome::Invented(predicted));
        }
    }

    /// Counts days, and apart from them those of which only the weekday is printed. What was not found is not right.
    fn add_days(&mut self, words: &str, marked: &Marked, predicted: Option<&Predicted>) {
        if marked.kind != "DATE" || !is_day(&marked.value) {
            return;
        }
        let is_right =
            predicted.is_some_and(|predicted| predicted.value.get(..10) == Some(&marked.value));
        self.days.add(is_right);
        if is_weekday(words) {
            self.weekdays.add(is_right);
        }
    }

    /// One line of a table.
    pub fn line(&self, name: &str) -> String {
        let ratio = |part: usize, whole: usize| 100.0 * of(part, whole);
        let f1 = |hits: usize| ratio(2 * hits, self.marked + self.found);
        format!(
            "{name:<24} {:>6} {:>6} {:>6.1} {:>6.1} {:>6.1} {:>6.1} {:>6.1}   {:>5.1} of {:<4} {:>5.1} of {:<4}",
            self.marked,
            self.found,
            ratio(self.relaxed, self.found),
            ratio(self.relaxed, self.marked),
            f1(self.relaxed),
            f1(self.strict),
            f1(self.value),
            ratio(self.weekdays.right, self.weekdays.all),
            self.weekdays.all,
            ratio(self.days.right, self.days.all),
            self.days.all,
        )
    }

    /// What the columns of [`line`](Self::line) are.
    pub fn heading() -> String {
        format!(
            "{:<24} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6}   {:<13} {}",
            "", "marked", "found", "P", "R", "F1", "strict", "value", "weekdays %", "days %"
        )
    }
}

impl Share {
    fn add(&mut self, is_right: bool) {
        self.all += 1;
        self.right += usize::from(is_right);
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of dates are small")]
fn of(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Whether a value is a day and nothing finer: `1998-02-13`.
fn is_day(value: &str) -> bool {
    value.len() == 10 && crate::timeml::day(value).is_some()
}

fn is_weekday(words: &str) -> bool {
    let days = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    days.iter()
        .any(|day| words.trim().eq_ignore_ascii_case(day))
}
