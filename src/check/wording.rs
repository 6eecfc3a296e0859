//! A title or summary that states as a fact what sources dispute.

use super::disagree::clashing;
use super::flag::Flag;
use super::{Found, Here, words};
use crate::schema::FieldType;
use crate::story::evidence::{Contest, Side};
use crate::story::{Claim, Event, Value};
use crate::text::{fold, fold_words};

/// Words by which a sentence says that others say so, or that it is not sure.
const HEDGES: &[&str] = &[
    "about",
    "according",
    "alleged",
    "allegedly",
    "almost",
    "approximately",
    "around",
    "between",
    "called",
    "claim",
    "claimed",
    "claiming",
    "claims",
    "denied",
    "denies",
    "deny",
    "disputed",
    "estimate",
    "estimated",
    "estimates",
    "least",
    "maybe",
    "might",
    "more",
    "most",
    "nearly",
    "never",
    "no",
    "not",
    "or",
    "over",
    "perhaps",
    "possibly",
    "put",
    "puts",
    "report",
    "reported",
    "reportedly",
    "reports",
    "roughly",
    "said",
    "saying",
    "says",
    "some",
    "spoke",
    "told",
    "up",
    "whether",
    "wrote",
];

/// Words that say nothing on their own.
const SMALL: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "it", "its", "of", "on", "the", "to",
    "was", "were", "with",
];

/// What a sentence about a count of a built-in field speaks of, by how its words begin.
const SUBJECTS: &[(&str, &[&str])] = &[
    (
        "attendance",
        &[
            "attend",
            "crowd",
            "demonstrat",
            "gather",
            "join",
            "march",
            "people",
            "protest",
            "rall",
            "turn",
        ],
    ),
    ("arrests", &["arrest", "detain"]),
    ("deaths", &["dead", "death", "died", "dies", "kill"]),
    ("injuries", &["hurt", "injur", "wound"]),
    ("signatures", &["sign"]),
];

pub(super) fn stated_as_fact(
    here: &Here<'_>,
    event: Event<'_>,
    contest: &Contest<'_>,
    found: &mut Found<'_>,
) {
    let sides = clashing(contest);
    for (key, text) in [("title", Some(event.title())), ("summary", event.summary())] {
        let Some(text) = text else { continue };
        let stated = sides.iter().find(|side| {
            !is_held(here, event, contest, side)
                && states(text, key == "title", contest.field, side.claims[0])
        });
        let Some(side) = stated else { continue };
        let topic = words::topic(here.story, contest);
        let value = words::value(side.claims[0]);
        let sentence =
            format!("The {key} gives {value} as a fact, and sources disagree on the {topic}");
        found.flag(|rule| {
            Flag::new(
                rule,
                event.key().into(),
                event.written_at(),
                [key.into()],
                sentence,
            )
            .field(contest.field)
            .remark(words::held(here.story, event, contest.field))
            .values([words::written(side.claims[0])])
        });
    }
}

/// Whether the makers hold the value of a side, or what they hold cannot be compared with it.
fn is_held(here: &Here<'_>, event: Event<'_>, contest: &Contest<'_>, side: &Side<'_>) -> bool {
    let ruling = event
        .rulings()
        .find(|ruling| ruling.field() == contest.field);
    let held = match ruling {
        Some(ruling) => ruling.value(),
        None => event.edtf().filter(|_| contest.field == "date"),
    };
    let (Some(held), claim) = (held, side.claims[0]) else {
        return false;
    };
    let field = here.story.fields().get(contest.field);
    if field.kind == FieldType::Text {
        return claim
            .value()
            .is_none_or(|value| fold(held).contains(&fold(value)));
    }
    let held = Value::read(held, &field, event.timezone()).ok();
    let agrees = held
        .zip(claim.typed())
        .and_then(|(held, value)| held.agrees(value));
    agrees != Some(false)
}

/// Whether a sentence of `text` states the value of a claim, and does not say that others do.
fn states(text: &str, is_title: bool, field: &str, claim: Claim<'_>) -> bool {
    let phrases = match claim.typed() {
        Some(Value::Text(_)) => claim.value().and_then(phrase).into_iter().collect(),
        Some(Value::Count(_)) => count_phrases(claim),
        Some(Value::Money(..)) => claim.value().map(sums).unwrap_or_default(),
        // A day in a summary may be that of something else.
        Some(Value::Date(_)) if is_title => day_phrases(claim),
        Some(Value::Date(_)) | None => Vec::new(),
    };
    if phrases.is_empty() {
        return false;
    }
    let is_count = matches!(claim.typed(), Some(Value::Count(_)));
    text.split(['.', ';', '!', '?', '\n']).any(|sentence| {
        let words: Vec<String> = fold_words(sentence)
            .map(|word| word.folded.into_owned())
            .collect();
        let is_hedged = words.iter().any(|word| HEDGES.contains(&word.as_str()));
        let has = |phrase: &Vec<String>| words.windows(phrase.len()).any(|part| part == phrase);
        !is_hedged && phrases.iter().any(has) && (!is_count || speaks_of(&words, field))
    })
}

fn folded(text: &str) -> Vec<String> {
    fold_words(text)
        .map(|word| word.folded.into_owned())
        .collect()
}

/// The words of a value that says enough to be known again.
fn phrase(value: &str) -> Option<Vec<String>> {
    let words = folded(value);
    let telling = words
        .iter()
        .filter(|word| !SMALL.contains(&word.as_str()))
        .count();
    (telling >= 2).then_some(words)
}

/// How a count may be written.
fn count_phrases(claim: Claim<'_>) -> Vec<Vec<String>> {
    let number = claim.value().unwrap_or_default();
    let printed = claim.printed().filter(|_| claim.is_computed());
    let mut phrases: Vec<Vec<String>> = printed.map(folded).into_iter().collect();
    if let Some((low, high)) = number.split_once("..") {
        phrases.push(folded(&format!("{low} to {high}")));
        phrases.push(folded(&format!("{low} {high}")));
    } else {
        // A single digit counts anything.
        let digits = number.trim_start_matches(['~', '<', '>', '=', ' ']);
        phrases.extend((digits.len() > 1).then(|| folded(digits)));
    }
    phrases.retain(|phrase| !phrase.is_empty());
    phrases
}

/// How a sum may be written, without its currency.
fn sums(value: &str) -> Vec<Vec<String>> {
    let number = value.trim_start_matches(['~', '<', '>', '=', ' ']);
    let Some((number, _currency)) = number.rsplit_once(' ').filter(|_| !number.contains(".."))
    else {
        return Vec::new();
    };
    let mut phrases = vec![folded(number)];
    if let Ok(whole) = number.parse::<u64>() {
        for (size, name) in [(1_000_000_000, "billion"), (1_000_000, "million")] {
            if whole >= size && whole % (size / 1000) == 0 {
                let thousandths = whole / (size / 1000);
                let decimals = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
                let short = decimals.trim_end_matches('0').trim_end_matches('.');
                phrases.push(folded(&format!("{short} {name}")));
            }
        }
    }
    phrases.retain(|phrase| !phrase.is_empty());
    phrases
}

/// How a single day may be written.
fn day_phrases(claim: Claim<'_>) -> Vec<Vec<String>> {
    let Some(day) = super::disagree::exact_day(claim) else {
        return Vec::new();
    };
    let short = words::bare_day(day);
    let [number, month, ..] = short.split(' ').collect::<Vec<_>>()[..] else {
        return Vec::new();
    };
    let full = words::full_day(day);
    let long = full.split(' ').nth(1).unwrap_or(month).to_owned();
    let months = [month.to_owned(), long];
    let both_ways = |month: &String| [format!("{number} {month}"), format!("{month} {number}")];
    months
        .iter()
        .flat_map(both_ways)
        .map(|words| folded(&words))
        .collect()
}

/// Whether a sentence is about what a field counts.
fn speaks_of(words: &[String], field: &str) -> bool {
    let known = SUBJECTS
        .iter()
        .find(|(name, _)| *name == field)
        .map(|(_, stems)| *stems);
    let own: Vec<&str> = field
        .split(['-', '_'])
        .filter(|word| word.len() > 3 && *word != "count")
        .collect();
    let begins = |stem: &str| words.iter().any(|word| word.starts_with(stem));
    match known {
        Some(stems) => stems.iter().any(|stem| begins(stem)),
        None => own.iter().any(|word| begins(word.get(..5).unwrap_or(word))),
    }
}
