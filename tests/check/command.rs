//! `dateline check` through the real binary: what it prints, and its exit codes.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// Sources disagree on a date, and an order is contradicted.
pub const CONTRADICTION: &str = r#"
[[source]]
id = "post"
publisher = "The Post"
reporting = "own"

[[source]]
id = "wire"
publisher = "The Wire"

[[event]]
id = "trial"
title = "The trial"
date = "2026-03-10"
citations = [{ source = "post", at = "¶1" }]

[[event]]
id = "verdict"
title = "The verdict"
date = "2026-03-03"
after = ["trial"]
citations = [{ source = "post", at = "¶2" }]

[[claim]]
event = "verdict"
field = "date"
value = "2026-03-03"
source = "post"
at = "¶2"

[[claim]]
event = "verdict"
field = "date"
value = "2026-03-04"
source = "wire"
at = "¶1"
"#;

/// The same without what contradicts itself.
fn disagreement() -> String {
    CONTRADICTION.replace("after = [\"trial\"]\n", "")
}

/// A file with a story, in a folder of its own.
pub fn file(name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("check")
        .join(name);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("story.toml"), text).unwrap();
    folder
}

pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg("check")
        .args(arguments)
        .current_dir(folder)
        .env("SOURCE_DATE_EPOCH", "1798761600")
        .output()
        .unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

pub fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_flag_is_told_with_its_line_and_who_stands_behind_each_side() {
    let folder = file("text", &disagreement());
    let output = run(&folder, &["story.toml"]);
    assert_eq!(
        out(&output),
        "\
fault[dates-differ]: Sources disagree on the date: Tue 3 Mar 2026 or Wed 4 Mar 2026
  --> story.toml:33:9
   |
33 | value = \"2026-03-04\"
   |         ^^^^^^^^^^^^
   = about “The verdict” (event:verdict/date)
   = Tue 3 Mar 2026: ● The Post
   = Wed 4 Mar 2026: ○ The Wire
   = No ruling says what is held
   = help: Follow each side to its origin. If the sources speak of different things (announced and released), give \
the claims a `scope`; else write a ruling that says what you hold and why.

● a line of evidence with own reporting at its origin, ○ one whose independence is not known
1 fault; --holes looks for what is missing too
"
    );
    assert_eq!(err(&output), "");
}

#[test]
fn the_exit_code_is_as_grave_as_was_asked_for() {
    let disagreeing = file("disagreeing", &disagreement());
    let contradicting = file("contradicting", CONTRADICTION);
    let sound = file("sound", "[[event]]\nid = \"a\"\ntitle = \"A\"\n");
    for (folder, arguments, code) in [
        (&disagreeing, &[][..], 0),
        (&disagreeing, &["--fail-on", "fault"], 1),
        (&disagreeing, &["--fail-on", "error"], 0),
        (&contradicting, &[], 1),
        (&sound, &["--fail-on", "fault"], 0),
    ] {
        let mut arguments = arguments.to_vec();
        arguments.push("story.toml");
        let output = run(folder, &arguments);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}\n{}",
            out(&output)
        );
    }
}

#[test]
fn problems_of_the_data_and_wrong_arguments_have_their_codes() {
    let folder = file(
        "broken",
        "[[event]]\nid = \"a\"\ntitle = \"A\"\ntitel = \"B\"\n",
    );
    let output = run(&folder, &["story.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("the unknown key `titel`"));
    for arguments in [
        &["missing.toml"][..],
        &["--format", "yaml"],
        &["--explain", "wekday"],
    ] {
        let output = run(&folder, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(out(&output), "");
    }
    let output = run(&folder, &["--explain", "wekday"]);
    assert_eq!(
        err(&output),
        "dateline: no rule is called “wekday”; did you mean weekday?\n"
    );
}

#[test]
fn a_rule_explains_itself() {
    let output = run(Path::new("."), &["--explain", "weekday"]);
    assert_eq!(output.status.code(), Some(0));
    let told = out(&output);
    assert!(
        told.starts_with("weekday · fault · dates\n\nA source prints a weekday"),
        "{told}"
    );
    assert!(told.contains("\nWhat to do: "), "{told}");
    let all = run(Path::new("."), &["--explain"]);
    for rule in dateline::check::RULES {
        assert!(
            out(&all).contains(&format!("\n  {} ", rule.id)),
            "{}",
            rule.id
        );
    }
}

#[test]
fn the_object_names_records_place_and_sides() {
    let folder = file("json", CONTRADICTION);
    let report = json(&run(&folder, &["--format", "json", "story.toml"]));
    assert_eq!(report["counts"]["errors"], 1);
    assert_eq!(report["counts"]["faults"], 1);
    assert_eq!(report["counts"]["holes"], Value::Null);
    let flags = report["flags"].as_array().unwrap();
    let order = &flags[0];
    assert_eq!(order["rule"], "order");
    assert_eq!(order["severity"], "error");
    assert_eq!(order["subject"], "event:verdict");
    assert_eq!(order["file"], "story.toml");
    // The line of `after`, and the place of the id in it.
    assert_eq!((&order["line"], &order["column"]), (&21.into(), &10.into()));
    assert_eq!(
        order["records"],
        serde_json::json!(["event:verdict", "event:trial"])
    );
    let dates = &flags[1];
    assert_eq!(
        dates["values"],
        serde_json::json!(["2026-03-03", "2026-03-04"])
    );
    assert_eq!(
        dates["sides"][0]["lines"],
        serde_json::json!([{ "independent": true, "sources": ["post"] }])
    );
    // The line of each side's claim, and the place of its value in it.
    let place =
        |line: usize| serde_json::json!([{ "file": "story.toml", "line": line, "column": 9 }]);
    assert_eq!(dates["sides"][0]["places"], place(27));
    assert_eq!(dates["sides"][1]["places"], place(34));
}

#[test]
fn standard_input_and_lines_of_json_have_places_too() {
    let lines = concat!(
        "{\"type\":\"source\",\"id\":\"s\",\"publisher\":\"S\"}\n",
        "{\"type\":\"event\",\"id\":\"e\",\"title\":\"E\"}\n",
        "{\"type\":\"claim\",\"event\":\"e\",\"field\":\"date\",\"value\":\"2026-02-16\",",
        "\"printed\":\"Friday\",\"source\":\"s\"}\n",
    );
    let folder = file("lines", "");
    fs::write(folder.join("story.ndjson"), lines).unwrap();
    let report = json(&run(&folder, &["--format", "json", "story.ndjson"]));
    let flag = &report["flags"][0];
    assert_eq!(flag["rule"], "weekday");
    assert_eq!(
        (&flag["file"], &flag["line"]),
        (&"story.ndjson".into(), &3.into())
    );
    // 74 characters stand before the value of `printed`.
    assert_eq!(flag["column"], 75);
}

#[test]
fn the_bundled_story_is_checked_where_no_path_is_given() {
    let output = run(Path::new("."), &["--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let report = json(&output);
    let flags = report["flags"].as_array().unwrap();
    let weekday = flags.iter().find(|flag| {
        flag["rule"] == "weekday" && flag["subject"] == "event:amazon-spheres-rally/date"
    });
    assert_eq!(weekday.unwrap()["file"], "ring-flock/2026-rally.toml");
}

#[test]
fn nothing_printed_acts_on_a_terminal() {
    let hostile = disagreement()
        .replace("The Wire", "The \\u001b[31mWire")
        .replace("The verdict", "\\u202everdict");
    let folder = file("hostile", &hostile);
    for format in ["text", "json", "sarif"] {
        let output = run(&folder, &["--format", format, "story.toml"]);
        let told = out(&output);
        assert!(told.contains("verdict"), "{told}");
        assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told}");
    }
}

#[test]
fn what_is_accepted_is_counted_apart_and_does_not_fail() {
    let accept = "[[accept]]\nrule = \"dates-differ\"\nsubject = \"event:verdict/date\"\n\
                  values = [\"2026-03-03\", \"2026-03-04\"]\nbecause = \"Two acts.\"\n";
    let folder = file("accepted", &(disagreement() + accept));
    let output = run(&folder, &["--fail-on", "fault", "story.toml"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        out(&output),
        "1 accepted; --holes looks for what is missing too\n"
    );
    let report = json(&run(&folder, &["--format", "json", "story.toml"]));
    assert_eq!(report["counts"]["faults"], 0);
    assert_eq!(report["counts"]["accepted"], 1);
    assert_eq!(report["flags"][0]["accepted"]["because"], "Two acts.");
}

#[test]
fn a_log_in_sarif_keeps_to_its_format() {
    let accept = "[[accept]]\nrule = \"dates-differ\"\nsubject = \"event:verdict/date\"\n\
                  values = [\"2026-03-03\", \"2026-03-04\"]\nbecause = \"Two acts.\"\n";
    let folder = file("sarif", &(CONTRADICTION.to_owned() + accept));
    fs::rename(folder.join("story.toml"), folder.join("störy 1.toml")).unwrap();
    let log = json(&run(&folder, &["--format", "sarif", "störy 1.toml"]));
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), dateline::check::RULES.len());
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(rule["defaultConfiguration"]["level"], result["level"]);
        assert!(rule["help"]["text"].is_string() && rule["shortDescription"]["text"].is_string());
        let place = &result["locations"][0]["physicalLocation"];
        // A reference of RFC 3986 has no letters beyond ASCII and no spaces.
        assert_eq!(place["artifactLocation"]["uri"], "st%C3%B6ry%201.toml");
        assert!(place["region"]["startLine"].as_u64().unwrap() >= 1);
        assert!(place["region"]["startColumn"].as_u64().unwrap() >= 1);
    }
    let (order, dates) = (&results[0], &results[1]);
    assert_eq!(order["level"], "error");
    assert_eq!(
        order["message"]["text"],
        "The verdict: It is to come after “The trial”, but Tue 3 Mar 2026 is before Tue 10 Mar 2026."
    );
    assert_eq!(order["suppressions"], Value::Null);
    assert_eq!(dates["level"], "warning");
    let related = dates["relatedLocations"].as_array().unwrap();
    let told: Vec<(&Value, &Value)> = related
        .iter()
        .map(|it| {
            (
                &it["message"]["text"],
                &it["physicalLocation"]["region"]["startLine"],
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (&"Tue 3 Mar 2026".into(), &27.into()),
            (&"Wed 4 Mar 2026".into(), &34.into())
        ]
    );
    assert_eq!(dates["suppressions"][0]["justification"], "Two acts.");
    assert_eq!(
        dates["partialFingerprints"]["flag/v1"],
        "dates-differ event:verdict/date 2026-03-03 | 2026-03-04"
    );
}

#[test]
fn a_text_tells_no_more_of_a_rule_than_can_be_read() {
    let mut toml = String::new();
    for number in 0..102 {
        write!(toml, "[[event]]\nid = \"e{number}\"\ntitle = \"E\"\n").unwrap();
    }
    let folder = file("many", &toml);
    let output = run(&folder, &["--holes", "story.toml"]);
    assert_eq!(out(&output).matches("hole[undated]").count(), 100);
    assert!(
        out(&output)
            .contains("\n2 more of undated are not listed; --format json has all of them\n")
    );
    assert!(out(&output).ends_with("\n204 holes\n"), "{}", out(&output));
    let report = json(&run(
        &folder,
        &["--holes", "--format", "json", "story.toml"],
    ));
    assert_eq!(report["flags"].as_array().unwrap().len(), 204);
}
