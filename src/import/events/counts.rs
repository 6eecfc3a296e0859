//! How many: who came, was hurt, arrested or killed, where a clause gives a number.

use super::words::Word;
use crate::import::snapshot::Span;
use crate::import::tokens::Kind;
use crate::story::Amount;

/// How many of something an event had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountFound {
    /// The field of a claim: `attendance`, `deaths`.
    pub field: &'static str,
    /// The number, as claims write it: `44`, `200..250`, `>100`, `~500`. Nothing where the words have none (`dozens`).
    pub value: Option<String>,
    /// The words.
    pub span: Span,
}

/// People who come to something.
const PEOPLE: &[&str] = &[
    "activists",
    "attendees",
    "children",
    "customers",
    "delegates",
    "demonstrators",
    "dockworkers",
    "employees",
    "fans",
    "guests",
    "marchers",
    "members",
    "men",
    "neighbors",
    "parents",
    "passengers",
    "people",
    "protesters",
    "residents",
    "spectators",
    "students",
    "supporters",
    "teachers",
    "tenants",
    "visitors",
    "volunteers",
    "voters",
    "women",
    "workers",
];

const NUMBERS: &[(&str, u32)] = &[
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("one", 1),
];

/// Words that stand for no number in particular.
const VAGUE: &[&str] = &["dozens", "hundreds", "scores", "thousands"];

/// Words before a number that make more or less of it, and how claims write that.
const BOUNDS: &[(&[&str], &str)] = &[
    (&["more", "than"], ">"),
    (&["at", "least"], ">="),
    (&["fewer", "than"], "<"),
    (&["less", "than"], "<"),
    (&["up", "to"], "<="),
    (&["over"], ">"),
    (&["about"], "~"),
    (&["around"], "~"),
    (&["approximately"], "~"),
    (&["roughly"], "~"),
    (&["some"], "~"),
    (&["nearly"], "~"),
    (&["almost"], "~"),
];

/// The counts in the words of a clause that tells of an event of this sort.
pub(super) fn counts(words: &[Word<'_>], sort: Option<&str>) -> Vec<CountFound> {
    let found = (0..words.len()).filter_map(|at| count(words, at, sort));
    found.collect()
}

fn count(words: &[Word<'_>], at: usize, sort: Option<&str>) -> Option<CountFound> {
    let word = &words[at];
    if word.is_time || word.is_quoted {
        return None;
    }
    let number = number(word);
    if number.is_none() && !word.is_any(VAGUE) {
        return None;
    }
    let (noun, field) = if word.kind == Kind::Number
        && words.get(at + 1).is_some_and(|next| next.is("signatures"))
    {
        (at + 1, "signatures")
    } else {
        let noun = noun(words, at)?;
        (noun, field(words, noun, sort)?)
    };
    let (first, sign) = bound(words, at);
    let value = number.map(|number| {
        if number.contains("..") {
            number
        } else {
            format!("{sign}{number}")
        }
    });
    if value
        .as_deref()
        .is_some_and(|value| Amount::parse(value).is_none())
    {
        // More than there ever were, or a range that runs backwards: no claim can say that.
        return None;
    }
    let span = Span::new(words[first].span.start, words[noun].span.end);
    Some(CountFound { field, value, span })
}

/// The number that a word stands for.
fn number(word: &Word<'_>) -> Option<String> {
    let spelled = NUMBERS.iter().find(|(name, _)| word.is(name));
    if let Some((_, number)) = spelled {
        return Some(number.to_string());
    }
    if word.kind != Kind::Number {
        return None;
    }
    let digits = |text: &str| {
        let plain = text.replace(',', "");
        let is_number = !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then_some(plain)
    };
    match word.text.split_once(['-', '–']) {
        Some((low, high)) => Some(format!("{}..{}", digits(low)?, digits(high)?)),
        None => digits(word.text),
    }
}

/// The people that a number counts, up to two words behind it.
fn noun(words: &[Word<'_>], number: usize) -> Option<usize> {
    (number + 1..words.len().min(number + 5))
        .find(|&at| words[at].is_any(PEOPLE))
        .filter(|&at| {
            words[number + 1..at]
                .iter()
                .all(|word| word.kind == Kind::Word && !word.is_any(&["and", "in", "on", "to"]))
        })
}

/// What a number of people says about the event: what was done to them, or that they came.
fn field(words: &[Word<'_>], noun: usize, sort: Option<&str>) -> Option<&'static str> {
    let after = &words[noun + 1..words.len().min(noun + 5)];
    let says = |list: &[&str]| after.iter().any(|word| word.is_any(list));
    if says(&["dead", "died", "killed"]) {
        Some("deaths")
    } else if says(&["hurt", "injured", "wounded"]) {
        Some("injuries")
    } else if says(&["arrested", "detained"]) {
        Some("arrests")
    } else {
        match sort? {
            "rally" | "meeting" | "festival" | "speech" => Some("attendance"),
            "death" => Some("deaths"),
            "injury" => Some("injuries"),
            "arrest" => Some("arrests"),
            _ => None,
        }
    }
}

/// Where the words before a number begin that bound it, and how claims write the bound.
fn bound(words: &[Word<'_>], number: usize) -> (usize, &'static str) {
    for (before, sign) in BOUNDS {
        let Some(first) = number.checked_sub(before.len()) else {
            continue;
        };
        let are_there = before
            .iter()
            .zip(&words[first..number])
            .all(|(bound, word)| word.is(bound));
        if are_there {
            return (first, sign);
        }
    }
    (number, "")
}
