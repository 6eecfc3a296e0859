//! Renderings that differ, words that are not speech, and who spoke them.

use std::fmt::Write;

use super::{check_rule, flags, noticed, story};

const PEOPLE: &str = r#"
[[source]]
id = "post"
publisher = "The Post"

[[source]]
id = "herald"
publisher = "The Herald"

[[source]]
id = "tageblatt"
publisher = "Das Tageblatt"
lang = "de"

[[actor]]
id = "mayor"
name = "The mayor"
kind = "person"

[[actor]]
id = "chief"
name = "The chief"
kind = "person"

[[actor]]
id = "city"
name = "The city"
kind = "agency"

[[actor]]
id = "speaker"
name = "The city's speaker"
kind = "person"
relations = [{ type = "employed-by", to = "city" }]
"#;

/// Words of the mayor.
const MAYOR: &str = "speakers = [\"mayor\"]; utterance = \"u\"";

/// Quotes from one source each; lines are parted by `; `.
fn quotes(quotes: &[(&str, &str, &str)]) -> String {
    let mut toml = PEOPLE.to_owned();
    for (number, (source, text, lines)) in quotes.iter().enumerate() {
        let lines = lines.replace("; ", "\n");
        let mode = if lines.contains("mode =") {
            ""
        } else {
            "mode = \"direct\""
        };
        write!(
            toml,
            "[[quote]]\nid = \"q{number}\"\nsource = \"{source}\"\ntext = \"{text}\"\n{mode}\n{lines}\n"
        )
        .unwrap();
    }
    toml
}

fn cases(rule: &str, cases: &[(bool, String)]) {
    let cases: Vec<(bool, &str)> = cases
        .iter()
        .map(|(fault, toml)| (*fault, toml.as_str()))
        .collect();
    check_rule(rule, &cases);
}

#[test]
fn renderings_of_one_utterance_have_the_same_words() {
    let two = |a: &str, b: &str| quotes(&[("post", a, MAYOR), ("herald", b, MAYOR)]);
    let whole = "This is the most innovation that we have launched.";
    cases(
        "renderings-differ",
        &[
            (
                true,
                two(whole, "This is the most innovative that we have launched."),
            ),
            (
                false,
                two(
                    whole,
                    "“This is the most innovation that we have launched,”".trim_matches(['“', '”']),
                ),
            ),
            (false, two(whole, "the most innovation that we have")),
            (
                false,
                two(
                    whole,
                    "This is the most innovation that [the company has] launched.",
                ),
            ),
            (
                true,
                two(
                    whole,
                    "This is not the most innovation that we have launched.",
                ),
            ),
            // Two things that were said.
            (
                false,
                quotes(&[
                    ("post", whole, MAYOR),
                    (
                        "herald",
                        "This is the most innovative that we have launched.",
                        "speakers = [\"mayor\"]",
                    ),
                ]),
            ),
            // A report of the words has words of its own.
            (
                false,
                quotes(&[
                    ("post", whole, MAYOR),
                    (
                        "herald",
                        "This is the most innovative that they have launched.",
                        "speakers = [\"mayor\"]; utterance = \"u\"; mode = \"indirect\"",
                    ),
                ]),
            ),
            // So has a translation.
            (
                false,
                quotes(&[
                    ("post", whole, MAYOR),
                    (
                        "tageblatt",
                        "This is the most innovative that we have launched.",
                        MAYOR,
                    ),
                ])
                .replace(
                    "publisher = \"The Post\"",
                    "publisher = \"The Post\"\nlang = \"en-US\"",
                ),
            ),
        ],
    );
}

#[test]
fn the_words_that_differ_are_shown() {
    let toml = quotes(&[
        ("post", "We are buying market position today.", MAYOR),
        ("herald", "We are purchasing market position.", MAYOR),
    ]);
    assert_eq!(
        noticed("renderings-differ", &toml),
        [(
            "quote:q0".to_owned(),
            "Two renderings of words of The mayor differ: The Post has “buying”, The Herald has “purchasing”".to_owned()
        )]
    );
    let story = story(&toml);
    let flags = flags(&story);
    let flag = flags
        .iter()
        .find(|flag| flag.rule.id == "renderings-differ")
        .unwrap();
    assert_eq!(flag.values, ["buying", "purchasing"]);
    assert_eq!(flag.subjects.len(), 2);
}

#[test]
fn what_claims_say_of_the_words_is_told_once() {
    // The words differ in two places, and claims may say so of the first.
    let toml = |herald: &str| {
        let event = "event = \"fire\"";
        let quotes = quotes(&[
            (
                "post",
                "We are buying positions.",
                &format!("{MAYOR}; {event}"),
            ),
            (
                "herald",
                "We are purchasing positions.",
                &format!("{MAYOR}; {event}"),
            ),
        ]);
        let claim = |source: &str, value: &str| {
            format!(
                "[[claim]]\n{event}\nfield = \"wording\"\nsource = \"{source}\"\nvalue = \"{value}\"\n"
            )
        };
        let story = "[story.fields.wording]\ntype = \"text\"\nexclusive = true\n";
        let fire = "[[event]]\nid = \"fire\"\ntitle = \"The fire\"\n";
        let claims = claim("post", "buying") + &claim("herald", herald);
        format!("{story}{fire}{quotes}{claims}")
    };
    cases(
        "renderings-differ",
        &[
            (false, toml("purchasing")),
            // Claims on something else, though they disagree too.
            (true, toml("acquiring")),
            (true, toml("we are")),
        ],
    );
    let story = story(&toml("purchasing"));
    let flags = flags(&story);
    let flag = flags.iter().find(|flag| flag.rule.id == "accounts-differ");
    let names = flag.unwrap().subjects.iter().map(|it| it.name(&story));
    let names: Vec<String> = names.collect();
    assert_eq!(names, ["event:fire", "quote:q0", "quote:q1"]);
}

#[test]
fn what_is_printed_as_speech_is_speech() {
    let one = |lines: &str| {
        quotes(&[(
            "post",
            "It burned.",
            &format!("speakers = [\"mayor\"]; {lines}"),
        )])
    };
    cases(
        "not-speech",
        &[
            (true, one("mode = \"indirect\"; printed_as = \"direct\"")),
            (true, one("mode = \"altered\"; printed_as = \"fragment\"")),
            (false, one("mode = \"indirect\"")),
            (false, one("mode = \"fragment\"; printed_as = \"direct\"")),
            (false, one("mode = \"indirect\"; printed_as = \"indirect\"")),
        ],
    );
}

#[test]
fn somebody_speaks() {
    cases(
        "no-speaker",
        &[
            (true, quotes(&[("post", "It burned.", "")])),
            (
                false,
                quotes(&[("post", "It burned.", "speaker_description = \"a witness\"")]),
            ),
            (
                false,
                quotes(&[("post", "It burned.", "speakers = [\"mayor\"]")]),
            ),
        ],
    );
}

#[test]
fn a_private_speaker_is_one() {
    // Readers may not see who it is; that somebody spoke is known.
    let toml = quotes(&[("post", "It burned.", "speakers = [\"mayor\"]")]).replace(
        "name = \"The mayor\"",
        "name = \"The mayor\"\nprivate = true",
    );
    let options = dateline::load::Options {
        audience: dateline::story::Audience::Public,
    };
    let loaded = options
        .open(&[std::path::PathBuf::from("-")], toml.as_bytes())
        .unwrap();
    assert!(
        !flags(&loaded.story)
            .iter()
            .any(|flag| flag.rule.id == "no-speaker")
    );
}

#[test]
fn the_same_words_are_given_to_one_speaker() {
    let said = |words: &str, first: &str, other: &str| {
        quotes(&[("post", words, first), ("herald", words, other)])
    };
    let long = "We have leverage and we use it";
    let (mayor, chief) = ("speakers = [\"mayor\"]", "speakers = [\"chief\"]");
    cases(
        "two-speakers",
        &[
            (true, said(long, mayor, chief)),
            (false, said(long, mayor, mayor)),
            // Anybody says that.
            (false, said("No comment at all", mayor, chief)),
            (
                false,
                said(long, mayor, "speakers = [\"mayor\", \"chief\"]"),
            ),
            (
                false,
                said(long, mayor, "speaker_description = \"an official\""),
            ),
            (
                false,
                said(long, "speakers = [\"city\"]", "speakers = [\"speaker\"]"),
            ),
            // Tied by hand, however short.
            (
                true,
                said(
                    "No comment at all",
                    "speakers = [\"mayor\"]; utterance = \"u\"",
                    "speakers = [\"chief\"]; utterance = \"u\"",
                ),
            ),
            (
                true,
                said(
                    long,
                    "speakers = [\"mayor\"]; utterance = \"u\"",
                    "speakers = [\"chief\"]; utterance = \"u\"",
                ),
            ),
        ],
    );
}
