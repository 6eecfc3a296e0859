//! The table of rules itself.

use std::collections::BTreeSet;

use dateline::check::{Group, RULES, Severity};

#[test]
fn every_rule_has_a_name_of_its_own_and_says_what_to_do() {
    let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), RULES.len());
    for rule in RULES {
        let is_letter = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(rule.id.chars().all(is_letter), "{}", rule.id);
        for text in [rule.meaning, rule.advice, rule.example] {
            assert!(text.ends_with('.'), "{}: {text}", rule.id);
            assert!(!text.contains("  "), "{}: {text}", rule.id);
        }
    }
}

#[test]
fn holes_are_one_group_and_one_severity() {
    for rule in RULES {
        assert_eq!(
            rule.group == Group::Holes,
            rule.severity == Severity::Hole,
            "{}",
            rule.id
        );
    }
}

#[test]
fn groups_stand_together() {
    let groups: Vec<Group> = RULES.iter().map(|rule| rule.group).collect();
    assert!(groups.is_sorted());
}
