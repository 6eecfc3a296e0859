//! What `check` notices, each rule with a planted fault and a near miss, and what it says of the bundled story.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it cannot read")]

mod acceptances;
mod bundled;
mod command;
mod dates;
mod holes;
mod names;
mod planted_weekdays;
mod sarif;
mod speech;
mod table;
mod values;
mod wording;

use std::path::PathBuf;
use std::sync::Arc;

use dateline::check::{self, Flag, Scope};
use dateline::load;
use dateline::story::Story;
use dateline::story::date::Day;

/// The story in `toml`, which has no problem.
fn story(toml: &str) -> Arc<Story> {
    let loaded = load::open(&[PathBuf::from("-")], toml.as_bytes()).unwrap();
    let problems: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}\n{toml}", problems.join("\n"));
    loaded.story
}

/// All that is noticed, holes included, on the first day of 2027.
fn flags(story: &Story) -> Vec<Flag> {
    let today = Day::from_ymd(2027, 1, 1).unwrap();
    check::run(story, Scope::All { today })
}

/// What one rule notices in `toml`: what each flag is about, and its sentence.
fn noticed(rule: &str, toml: &str) -> Vec<(String, String)> {
    assert!(check::rule(rule).is_some(), "no rule is called {rule}");
    let story = story(toml);
    let flags = flags(&story).into_iter();
    let flags = flags.filter(|flag| flag.rule.id == rule);
    flags
        .map(|flag| (flag.name(&story), flag.sentence))
        .collect()
}

/// Checks that a rule notices something in exactly those of the cases that say so.
fn check_rule(rule: &str, cases: &[(bool, &str)]) {
    assert!(
        cases.iter().any(|(is_fault, _)| *is_fault),
        "{rule}: no fault is planted"
    );
    assert!(
        cases.iter().any(|(is_fault, _)| !is_fault),
        "{rule}: no near miss"
    );
    for (is_fault, toml) in cases {
        let found = noticed(rule, toml);
        assert_eq!(
            found.len(),
            usize::from(*is_fault),
            "{rule}: {found:?}\n{toml}"
        );
    }
}
