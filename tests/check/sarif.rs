//! A log in SARIF against the rules of its format: SARIF 2.1.0 (OASIS), written down by hand as far as we use it.

use serde_json::{Map, Value};

use super::command::{CONTRADICTION, file, json, run};

/// What a property has to be.
#[derive(Clone, Copy)]
enum Is {
    /// Text, which may not be empty where the format says so; here none is.
    Text,
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// A version as semver.org has it (§3.19.12).
    Version,
    /// A reference of RFC 3986.
    Reference,
    /// An integer of at least this.
    AtLeast(i64),
    /// An object of this kind.
    A(&'static str),
    /// A list of objects of this kind.
    Some(&'static str),
    /// The same, in which nothing stands twice.
    Set(&'static str),
    /// An object whose properties are all texts (§3.27.17).
    Texts,
    /// A bag of properties, of which `tags` is a set of texts (§3.8).
    Bag,
}

/// A kind of object: the properties it must have, and all that it may have of those we use.
type Kind = (
    &'static str,
    &'static [&'static str],
    &'static [(&'static str, Is)],
);

const LEVELS: Is = Is::OneOf(&["none", "note", "warning", "error"]);

const KINDS: &[Kind] = &[
    // §3.13
    (
        "sarifLog",
        &["version", "runs"],
        &[
            ("$schema", Is::Reference),
            ("version", Is::OneOf(&["2.1.0"])),
            ("runs", Is::Some("run")),
        ],
    ),
    // §3.14
    (
        "run",
        &["tool"],
        &[
            ("tool", Is::A("tool")),
            (
                "columnKind",
                Is::OneOf(&["utf16CodeUnits", "unicodeCodePoints"]),
            ),
            ("results", Is::Some("result")),
        ],
    ),
    // §3.18
    ("tool", &["driver"], &[("driver", Is::A("toolComponent"))]),
    // §3.19
    (
        "toolComponent",
        &["name"],
        &[
            ("name", Is::Text),
            ("semanticVersion", Is::Version),
            ("rules", Is::Set("reportingDescriptor")),
        ],
    ),
    // §3.49
    (
        "reportingDescriptor",
        &["id"],
        &[
            ("id", Is::Text),
            ("shortDescription", Is::A("multiformatMessageString")),
            ("fullDescription", Is::A("multiformatMessageString")),
            ("help", Is::A("multiformatMessageString")),
            ("defaultConfiguration", Is::A("reportingConfiguration")),
            ("properties", Is::Bag),
        ],
    ),
    // §3.12
    ("multiformatMessageString", &["text"], &[("text", Is::Text)]),
    // §3.50
    ("reportingConfiguration", &[], &[("level", LEVELS)]),
    // §3.27; a result without a ruleIndex has -1 (§3.27.6).
    (
        "result",
        &["message"],
        &[
            ("ruleId", Is::Text),
            ("ruleIndex", Is::AtLeast(-1)),
            ("level", LEVELS),
            ("message", Is::A("message")),
            ("locations", Is::Some("location")),
            ("relatedLocations", Is::Set("location")),
            ("partialFingerprints", Is::Texts),
            ("suppressions", Is::Set("suppression")),
        ],
    ),
    // §3.11; either this or an id.
    ("message", &["text"], &[("text", Is::Text)]),
    // §3.28
    (
        "location",
        &[],
        &[
            ("physicalLocation", Is::A("physicalLocation")),
            ("message", Is::A("message")),
        ],
    ),
    // §3.29; either this or an address.
    (
        "physicalLocation",
        &["artifactLocation"],
        &[
            ("artifactLocation", Is::A("artifactLocation")),
            ("region", Is::A("region")),
        ],
    ),
    // §3.4
    ("artifactLocation", &[], &[("uri", Is::Reference)]),
    // §3.30; a column says nothing without its line.
    (
        "region",
        &["startLine"],
        &[
            ("startLine", Is::AtLeast(1)),
            ("startColumn", Is::AtLeast(1)),
        ],
    ),
    // §3.35
    (
        "suppression",
        &["kind"],
        &[
            ("kind", Is::OneOf(&["inSource", "external"])),
            ("justification", Is::Text),
        ],
    ),
];

/// Checks an object of a kind, and all that is in it.
fn check(kind: &str, object: &Value) {
    let (_, required, known) = KINDS.iter().find(|(name, ..)| *name == kind).unwrap();
    let object: &Map<String, Value> = object
        .as_object()
        .unwrap_or_else(|| panic!("{kind}: {object}"));
    for name in *required {
        assert!(
            object.contains_key(*name),
            "{kind} without {name}: {object:?}"
        );
    }
    for (name, value) in object {
        let known = known.iter().find(|(known, _)| known == name);
        let (_, is) = known.unwrap_or_else(|| panic!("{kind} has no property {name}"));
        check_property(&format!("{kind}.{name}"), *is, value);
    }
}

fn check_property(name: &str, is: Is, value: &Value) {
    let text = value.as_str();
    let list = || {
        value
            .as_array()
            .unwrap_or_else(|| panic!("{name}: {value}"))
    };
    match is {
        Is::Text => assert!(text.is_some_and(|text| !text.is_empty()), "{name}: {value}"),
        Is::OneOf(texts) => assert!(
            text.is_some_and(|text| texts.contains(&text)),
            "{name}: {value}"
        ),
        Is::Version => {
            let parts: Vec<&str> = text.unwrap().split('.').collect();
            assert_eq!(parts.len(), 3, "{name}: {value}");
            assert!(
                parts.iter().all(|part| part.parse::<u32>().is_ok()),
                "{name}: {value}"
            );
        }
        Is::Reference => {
            let allowed = |letter: char| {
                letter.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(letter)
            };
            assert!(
                text.is_some_and(|text| text.chars().all(allowed)),
                "{name}: {value}"
            );
        }
        Is::AtLeast(least) => {
            assert!(
                value.as_i64().is_some_and(|number| number >= least),
                "{name}: {value}"
            );
        }
        Is::A(kind) => check(kind, value),
        Is::Some(kind) => list().iter().for_each(|item| check(kind, item)),
        Is::Set(kind) => {
            for (number, item) in list().iter().enumerate() {
                check(kind, item);
                assert!(!list()[..number].contains(item), "{name} has twice: {item}");
            }
        }
        Is::Texts => {
            let texts = value.as_object().unwrap().values();
            assert!(texts.into_iter().all(Value::is_string), "{name}: {value}");
        }
        Is::Bag => {
            let tags = value["tags"].as_array().unwrap();
            assert!(tags.iter().all(Value::is_string), "{name}: {value}");
        }
    }
}

/// What the format asks of a whole run: rules have different ids, and results mean rules that are there (§3.27.5–7).
fn check_run(run: &Value) {
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for (number, rule) in rules.iter().enumerate() {
        let others = rules[..number].iter();
        assert!(
            others.into_iter().all(|other| other["id"] != rule["id"]),
            "{rule}"
        );
    }
    for result in run["results"].as_array().unwrap() {
        let number = usize::try_from(result["ruleIndex"].as_i64().unwrap()).unwrap();
        assert_eq!(rules[number]["id"], result["ruleId"]);
    }
}

#[test]
fn every_log_keeps_to_the_rules_of_its_format() {
    let accept = "[[accept]]\nrule = \"dates-differ\"\nsubject = \"event:verdict/date\"\n\
                  values = [\"2026-03-03\", \"2026-03-04\"]\nbecause = \"Two acts.\"\n";
    let folder = file("sarif-rules", &(CONTRADICTION.to_owned() + accept));
    let empty = file("sarif-of-nothing", "");
    for (folder, arguments, least) in [
        (&folder, &["--format", "sarif", "story.toml"][..], 2),
        (&folder, &["--holes", "--format", "sarif", "story.toml"], 3),
        (&empty, &["--format", "sarif", "story.toml"], 0),
        // The bundled story, which has flags of most rules.
        (&empty, &["--holes", "--format", "sarif"], 200),
    ] {
        let log = json(&run(folder, arguments));
        check("sarifLog", &log);
        for run in log["runs"].as_array().unwrap() {
            check_run(run);
            assert!(
                run["results"].as_array().unwrap().len() >= least,
                "{arguments:?}"
            );
        }
    }
}
