//! What need not be told again: flags that were accepted, and acceptances that have lost their reason.

use std::collections::{BTreeSet, HashMap};

use super::flag::{Accepted, Flag};
use super::{Found, Here, RULES, rule, words};
use crate::story::{Acceptance, Story, Subject};
use crate::text::nearest;

/// An acceptance, and what came of it.
struct Entry<'s> {
    acceptance: Acceptance<'s>,
    values: Vec<&'s str>,
    /// Its values that flags have.
    met: BTreeSet<&'s str>,
    /// Whether there is a flag that it is about.
    is_needed: bool,
}

/// By what a flag is called: its rule, a record and a field.
type Key<'s> = (&'s str, Subject, Option<&'s str>);

/// Marks the flags that were accepted, and adds what is to be said of the acceptances themselves.
pub(super) fn settle(here: &Here<'_>, flags: &mut Vec<Flag>) {
    let story = here.story;
    let mut entries: Vec<Entry<'_>> = story
        .acceptances()
        .map(|acceptance| Entry {
            acceptance,
            values: acceptance.values().collect(),
            met: BTreeSet::new(),
            is_needed: false,
        })
        .collect();
    if entries.is_empty() {
        return;
    }
    let mut by_name: HashMap<Key<'_>, Vec<usize>> = HashMap::new();
    for (number, Entry { acceptance, .. }) in entries.iter().enumerate() {
        if let Some(subject) = acceptance.subject() {
            let key = (acceptance.rule(), subject, acceptance.field());
            by_name.entry(key).or_default().push(number);
        }
    }
    for flag in &mut *flags {
        for &subject in &flag.subjects.clone() {
            let key = (flag.rule.id, subject, flag.field.as_deref());
            for number in by_name.get(&key).cloned().unwrap_or_default() {
                accept(flag, &mut entries[number]);
            }
        }
    }
    for entry in &entries {
        tell(here, entry, flags);
    }
}

/// Accepts a flag if all its values are named; else says that it was accepted before some of them came.
fn accept(flag: &mut Flag, entry: &mut Entry<'_>) {
    let is_met = |value: &&&str| flag.values.iter().any(|known| known == **value);
    entry
        .met
        .extend(entry.values.iter().filter(is_met).copied());
    entry.is_needed = true;
    let acceptance = entry.acceptance;
    let new = flag
        .values
        .iter()
        .filter(|value| !entry.values.contains(&value.as_str()));
    let new: Vec<String> = new.map(|value| format!("“{value}”")).collect();
    if new.is_empty() {
        flag.accepted.get_or_insert_with(|| Accepted {
            because: acceptance.because().to_owned(),
            by: acceptance.by().map(str::to_owned),
        });
    } else if flag.accepted.is_none() {
        let new = words::all_of(&new);
        flag.remarks.push(format!(
            "It was accepted without {new}, because: {}",
            acceptance.because()
        ));
    }
}

/// Says what is wrong with an acceptance, if anything is.
fn tell(here: &Here<'_>, entry: &Entry<'_>, flags: &mut Vec<Flag>) {
    let Some(stale) = rule("stale-acceptance") else {
        return;
    };
    let acceptance = entry.acceptance;
    // That there is no such record the loader has told.
    let Some(subject) = acceptance.subject() else {
        return;
    };
    let id = acceptance.rule();
    let (key, sentence) = match rule(id) {
        None => ("rule", no_rule(id)),
        Some(rule) if !here.looks_for(rule) => return,
        Some(_) if !entry.is_needed => (
            "rule",
            format!(
                "It accepts what is no longer noticed: {id} of {}",
                name(here.story, subject, acceptance)
            ),
        ),
        Some(_) => {
            let gone = entry
                .values
                .iter()
                .filter(|value| !entry.met.contains(**value));
            let gone: Vec<String> = gone.map(|value| format!("“{value}”")).collect();
            if gone.is_empty() {
                return;
            }
            (
                "values",
                format!(
                    "It accepts what nobody gives any more: {}",
                    words::all_of(&gone)
                ),
            )
        }
    };
    let mut found = Found { rule: stale, flags };
    found.flag(|rule| {
        let mut flag = Flag::new(
            rule,
            subject,
            acceptance.written_at(),
            [key.into()],
            sentence,
        );
        flag.field = acceptance.field().map(Into::into);
        flag
    });
}

fn name(story: &Story, subject: Subject, acceptance: Acceptance<'_>) -> String {
    let name = subject.name(story);
    match acceptance.field() {
        Some(field) => format!("{name}/{field}"),
        None => name,
    }
}

fn no_rule(id: &str) -> String {
    match nearest(id, RULES.iter().map(|rule| rule.id)) {
        Some(near) => format!("No rule is called “{id}”; did you mean {near}?"),
        None => format!("No rule is called “{id}”"),
    }
}
