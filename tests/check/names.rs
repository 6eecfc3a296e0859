//! One person under two spellings, and one name for two.

use super::check_rule;

fn cases(rule: &str, cases: &[(bool, String)]) {
    let cases: Vec<(bool, &str)> = cases
        .iter()
        .map(|(fault, toml)| (*fault, toml.as_str()))
        .collect();
    check_rule(rule, &cases);
}

#[test]
fn a_person_has_one_spelling() {
    let of_kind = |kind: &str, name: &str, alias: &str| {
        format!(
            "[[actor]]\nid = \"a\"\nname = \"{name}\"\naliases = [\"{alias}\"]\nkind = \"{kind}\"\n"
        )
    };
    let person = |name: &str, alias: &str| of_kind("person", name, alias);
    cases(
        "two-spellings",
        &[
            (true, person("Ahmed Shahrour", "Ahmed Shahour")),
            (true, person("Catherine Moss", "Katherine Moss")),
            (true, person("Ida Marsh", "Ida Mersh")),
            // Short forms, initials, accents and transliterations are no slips.
            (false, person("Cole Langdon", "Coleman Langdon")),
            (false, person("Will Freeman", "Willy Freeman")),
            (false, person("Edward J. Markey", "Ed Markey")),
            (false, person("José Peña", "Jose Pena")),
            (false, person("Jörg Müller", "Joerg Mueller")),
            (false, person("Ida Marsh", "Ida Wells")),
            // Companies are called many things.
            (false, of_kind("company", "Ringo Cams", "Ringo Cans")),
        ],
    );
}

#[test]
fn one_person_entered_twice_is_noticed_where_they_keep_one_company() {
    let two = |name: &str, other: &str, first_event: &str, second_event: &str| {
        format!(
            r#"
[[actor]]
id = "a"
name = "{name}"
kind = "person"

[[actor]]
id = "b"
name = "{other}"
kind = "person"

[[actor]]
id = "acme"
name = "Acme"

[[event]]
id = "one"
title = "One"
actors = [{first_event}]

[[event]]
id = "two"
title = "Two"
actors = [{second_event}]
"#
        )
    };
    let (a, b, acme) = ("{ id = \"a\" }", "{ id = \"b\" }", "{ id = \"acme\" }");
    let both = |one: &str, other: &str| format!("{one}, {other}");
    cases(
        "two-spellings",
        &[
            (
                true,
                two(
                    "Ahmed Shahrour",
                    "Ahmed Shahour",
                    &both(a, acme),
                    &both(b, acme),
                ),
            ),
            // They met, so they are two.
            (
                false,
                two(
                    "Ahmed Shahrour",
                    "Ahmed Shahour",
                    &both(a, b),
                    &both(b, acme),
                ),
            ),
            // Nothing ties them.
            (
                false,
                two("Ahmed Shahrour", "Ahmed Shahour", &both(a, acme), b),
            ),
            (
                false,
                two("Maria Lopez", "Mario Lopez", &both(a, acme), &both(b, acme)),
            ),
            (
                false,
                two("Ann Lee", "Ann Lea", &both(a, acme), &both(b, acme)),
            ),
        ],
    );
}

#[test]
fn a_name_belongs_to_one() {
    let two = |names: &str, others: &str| {
        format!("[[actor]]\nid = \"ice\"\n{names}\n[[actor]]\nid = \"hsi\"\n{others}\n")
    };
    cases(
        "shared-name",
        &[
            (
                true,
                two("name = \"ICE\"\naliases = [\"HSI\"]", "name = \"HSI\""),
            ),
            (
                true,
                two(
                    "name = \"ICE\"\naliases = [\"the Agency\"]",
                    "name = \"HSI\"\naliases = [\"The agency\"]",
                ),
            ),
            (
                false,
                two("name = \"ICE\"\naliases = [\"ice\"]", "name = \"HSI\""),
            ),
            (
                false,
                two("name = \"ICE\"", "name = \"ICE Investigations\""),
            ),
        ],
    );
}
