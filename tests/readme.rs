//! Holds the documents to the program: the example loads, commands print what is shown, tables are true.

#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at a README it cannot read"
)]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use dateline::check::{self, RULES, Scope};
use dateline::config::{Named, SourceFile, UserTheme};
use dateline::load::{self, Loaded, Report};
use dateline::search::{Index, KEYS, Query, complete};
use dateline::story::date::{Date, Truth, Weekday, wording};
use dateline::story::{Handle, evidence};
use dateline::tui::actions::{Action, Group};
use dateline::tui::keymap::{Keymap, Mode};
use dateline::tui::theme::{Role, Theme};

const README: &str = include_str!("../README.md");

/// The file whose problem the README shows.
const BROKEN: &str = r#"[[event]]
id = "closed"
title = "Mill Bridge closes"
titel = "The council closes Mill Bridge"
date = 2024-03-05
"#;

/// What stands between `<!-- name -->` and its end.
fn section(name: &str) -> &'static str {
    let (_, rest) = README.split_once(&format!("<!-- {name} -->\n")).unwrap();
    let end = name.split(':').next().unwrap();
    let (section, _) = rest.split_once(&format!("<!-- /{end} -->")).unwrap();
    section
}

/// The cells of a table's rows below its heading.
fn rows(table: &str) -> Vec<Vec<&str>> {
    let cells = |line: &'static str| {
        let line = line.trim_start_matches("| ").trim_end_matches(" |");
        line.split(" | ").collect()
    };
    section(table).lines().skip(2).map(cells).collect()
}

/// The words in backticks, in order.
fn code(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

fn open(text: &str) -> Loaded {
    load::open(&[PathBuf::from("-")], text.as_bytes()).unwrap()
}

fn example() -> &'static str {
    let block = section("example: bridge.toml");
    let (_, rest) = block.split_once("```toml\n").unwrap();
    rest.split_once("```").unwrap().0
}

#[test]
fn the_example_loads_whole() {
    let loaded = open(example());
    assert_eq!(loaded.problems, []);
    let story = &*loaded.story;
    assert_eq!(story.title(), "The Mill Bridge at Aldermere");
    assert_eq!(story.events().len(), 2);
    assert_eq!(story.actors().len(), 2);
    assert_eq!(story.sources().len(), 3);

    let closed = story.event(story.find_event("bridge-closed").unwrap());
    assert_eq!(story.start(), Some(closed.key()));
    assert_eq!(evidence::disputed_fields(closed), [("date", None)]);
    // The wire retells the Gazette: two sources, one line of evidence.
    assert_eq!(evidence::lines_of_event(story, closed).len(), 1);
    let ruling = closed.rulings().next().unwrap();
    assert_eq!(ruling.value(), Some("2024-03-05"));
    assert_eq!(closed.date().unwrap().weekday(), Some(Weekday::Tue));

    let meeting = story.event(story.find_event("town-meeting").unwrap());
    assert!(evidence::disputed_fields(meeting).is_empty());
    let quote = meeting.quotes().next().unwrap();
    let speaker = quote.speakers().next().unwrap();
    assert_eq!(story.actor(speaker).name(), "Ida Marsh");
    assert_eq!(story.source(quote.source()).publisher(), "Sell FM");
}

#[test]
fn the_commands_print_what_the_readme_shows() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("bridge.toml"), example()).unwrap();
    fs::write(folder.join("broken.toml"), BROKEN).unwrap();
    let mut count = 0;
    for block in README.split("```console\n").skip(1) {
        let (block, _) = block.split_once("```").unwrap();
        for shown in block.split("$ ").skip(1) {
            let (command, shown) = shown.split_once('\n').unwrap();
            assert_eq!(run(command, &folder), shown, "$ {command}");
            count += 1;
        }
    }
    assert_eq!(count, README.matches("\n$ ").count());
}

/// What a command writes to standard output, then what it writes to standard error.
fn run(command: &str, folder: &Path) -> String {
    let arguments = command.strip_prefix("dateline ").unwrap();
    // What stands between single quotes is one word.
    let mut words = Vec::new();
    for (index, part) in arguments.split('\'').enumerate() {
        let is_quoted = index % 2 == 1;
        if is_quoted {
            words.push(part);
        } else {
            words.extend(part.split_whitespace());
        }
    }
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(words)
        .current_dir(folder)
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

#[test]
fn the_shell_commands_are_understood() {
    for command in [
        "dateline list -q after:2026 --format json",
        "dateline list --what quotes",
        "dateline --help",
        "dateline --config-path",
        "dateline check --explain weekday",
        "dateline completions bash",
        "dateline man",
        "dateline --print-config",
    ] {
        assert!(!run(command, Path::new(".")).is_empty(), "{command}");
    }
}

#[test]
fn the_table_of_keys_is_that_of_the_program() {
    let keymap = Keymap::shipped().unwrap();
    let keys = |mode, action| {
        let keys: Vec<String> = keymap
            .keys_of(mode, action)
            .map(|key| format!("`{key}`"))
            .collect();
        keys.join(" ")
    };
    let mut table = "| | In the panes | While typing |\n| --- | --- | --- |\n".to_owned();
    for group in Group::ALL {
        writeln!(table, "| **{}** | | |", group.title()).unwrap();
        for &action in Action::ALL.iter().filter(|action| action.group() == group) {
            let (panes, typing) = (keys(Mode::Browse, action), keys(Mode::Search, action));
            writeln!(table, "| {} | {panes} | {typing} |", action.help()).unwrap();
            let overlay = keys(Mode::Overlay, action);
            assert!(overlay.is_empty() || overlay == panes, "{action}");
        }
    }
    compare("keys", &table);
}

#[test]
fn the_table_of_rules_is_that_of_the_program() {
    let mut table = "| Rule | | What it finds |\n| --- | --- | --- |\n".to_owned();
    for rule in RULES {
        let severity = rule.severity.name();
        writeln!(table, "| `{}` | {severity} | {} |", rule.id, rule.meaning).unwrap();
    }
    compare("rules", &table);
}

#[test]
fn the_example_of_a_review_decides() {
    let (_, rest) = section("example: review.toml")
        .split_once("```toml")
        .unwrap();
    let review = rest.split_once("```").unwrap().0;
    let drafts = include_str!("screens/stories/mill/mill.toml");
    let loaded = open(&format!("{drafts}\n{review}"));
    assert_eq!(loaded.problems.len(), 0);
    assert_eq!(loaded.story.find_event("mill-burned-down"), None);
    let fire = loaded.story.find_event("mill-fire").unwrap();
    assert_eq!(loaded.story.event(fire).citations().count(), 2);
    assert_eq!(loaded.story.claims().count(), 0);
}

#[test]
fn the_example_of_an_acceptance_accepts() {
    let (_, rest) = section("example: accept.toml")
        .split_once("```toml\n")
        .unwrap();
    let accept = rest.split_once("```").unwrap().0;
    let loaded = open(&format!("{}\n{accept}", example()));
    assert_eq!(loaded.problems, []);
    let flags = check::run(&loaded.story, Scope::Faults).into_iter();
    let flags: Vec<(&str, bool)> = flags
        .map(|flag| (flag.rule.id, flag.accepted.is_some()))
        .collect();
    assert_eq!(flags, [("weekday", false), ("dates-differ", true)]);
}

#[test]
fn the_example_of_keys_can_be_laid_over_the_default() {
    let (_, rest) = section("example: keys.toml")
        .split_once("```toml\n")
        .unwrap();
    let text = rest.split_once("```").unwrap().0;
    let keymap = Keymap::with(SourceFile { name: "k", text }).unwrap();
    let keys = |action| -> Vec<String> { keymap.keys_of(Mode::Browse, action).collect() };
    assert_eq!(keys(Action::NewestFirst), ["n"]);
    assert_eq!(keys(Action::Sources), [""; 0]);
}

#[test]
fn the_example_of_a_theme_is_one() {
    let (_, rest) = section("example: paper.toml")
        .split_once("```toml\n")
        .unwrap();
    let text = rest.split_once("```").unwrap().0;
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("paper.toml");
    fs::write(&path, text).unwrap();
    let named = Named {
        name: "paper".to_owned(),
        place: None,
    };
    let theme = UserTheme {
        name: named.name.clone(),
        path,
    };
    let (paper, light) = (
        Theme::find(&named, &[theme]).unwrap(),
        Theme::shipped("light").unwrap(),
    );
    assert_ne!(paper.style(Role::Match), light.style(Role::Match));
    assert_eq!(paper.style(Role::Heading), light.style(Role::Heading));
}

#[test]
fn the_table_of_fields_is_that_of_the_search() {
    let mut table = "| Field | What it asks |\n| --- | --- |\n".to_owned();
    for info in KEYS {
        writeln!(table, "| `{}` | {} |", info.example, info.about).unwrap();
    }
    compare("fields", &table);
}

#[test]
fn the_table_of_states_is_that_of_the_search() {
    let index = Index::new(&load::bundled().story);
    let mut table = "| Value | What it asks |\n| --- | --- |\n".to_owned();
    for field in ["is:", "has:"] {
        for value in complete(field, field.len(), &index) {
            let (written, _) = value.apply(field);
            writeln!(table, "| `{}` | {} |", written.trim(), value.about).unwrap();
        }
    }
    compare("states", &table);
}

#[track_caller]
fn compare(name: &str, table: &str) {
    assert!(
        section(name) == table,
        "README.md has another table between the marks of `{name}`. This is the right one:\n\n{table}"
    );
}

/// The problem whose place is `line`, beginning as told.
fn expected_at(problems: &[Report], line: usize, found: &str) -> String {
    let problem = problems
        .iter()
        .find(|problem| problem.line == Some(line) && problem.found.starts_with(found));
    problem.map_or_else(String::new, |problem| problem.expected.to_string())
}

/// A record with one key that no record has, and the line of that key.
fn unknowing(record: &str) -> (String, usize) {
    let name = code(record)[0];
    match record.split_once(" of an ") {
        Some((_, owner)) => (format!("[[{owner}]]\n{name} = [{{\nzzz = 1 }}]\n"), 3),
        None => (format!("{name}\nzzz = 1\n"), 2),
    }
}

#[test]
fn the_table_of_records_is_that_of_the_loader() {
    let kinds: BTreeSet<&str> = rows("records").iter().map(|row| row[0]).collect();
    assert_eq!(kinds.len(), 15);
    for row in rows("records") {
        let (text, line) = unknowing(row[0]);
        let problems = open(&text).problems;
        let known = expected_at(&problems, line, "the unknown key");
        let known: BTreeSet<&str> = code(&known).into_iter().collect();
        // What stands in brackets explains a key.
        let mut keys = row[1].to_owned();
        while let Some((before, rest)) = keys.split_once(" (") {
            keys = before.to_owned() + rest.split_once(')').unwrap().1;
        }
        assert_eq!(BTreeSet::from_iter(code(&keys)), known, "{}", row[0]);

        let missing = problems
            .iter()
            .filter(|problem| problem.found.contains(" without `"));
        let missing: BTreeSet<&str> = missing
            .filter(|problem| problem.line != Some(1) || !row[0].contains(" of an "))
            .flat_map(|problem| code(&problem.expected))
            .collect();
        let bold = keys.split("**").skip(1).step_by(2).flat_map(code);
        let bold: BTreeSet<&str> = bold.collect();
        assert_eq!(bold, missing, "required keys of {}", row[0]);
    }
}

#[test]
fn the_table_of_values_is_that_of_the_loader() {
    for row in rows("values") {
        let key = code(row[0])[0];
        for owner in row[0].split_once(" of a").unwrap().1.split(" or ") {
            let text = match owner.trim_start_matches("n ").trim() {
                "field" => format!("[story.fields.x]\n{key} = \"zzz\"\n"),
                "citation" => format!("[[event]]\ncitations = [{{ {key} = \"zzz\" }}]\n"),
                kind => format!("[[{kind}]]\n{key} = \"zzz\"\n"),
            };
            let expected = expected_at(&open(&text).problems, 2, "the text \"zzz\"");
            assert_eq!(code(&expected), code(row[1]), "{key} of {owner}");
        }
    }
}

#[test]
fn the_table_of_dates_is_true() {
    let february = Date::parse("2026-02").unwrap();
    for row in rows("dates") {
        let edtf = code(row[0])[0];
        assert_eq!(wording(edtf), row[1], "{edtf}");
        let answer = match Date::parse(edtf).unwrap().within(february) {
            Truth::Yes => "yes",
            Truth::Possibly => "possibly",
            Truth::No => "no",
        };
        let told = row[2].split(':').next().unwrap();
        assert_eq!(told, answer, "{edtf}");
    }
}

#[test]
fn the_searches_that_are_explained_find_what_is_said() {
    let story = load::bundled().story;
    let index = Index::new(&story);
    let count = |query: &str| index.run(&Query::parse(query), &story).events.len();
    assert!(count("flok") > 0);
    assert_eq!(count("flok"), count("flock"));
    let ranged = Query::parse("date:2026-02-09..2026-02-13");
    assert_eq!(ranged.problems().count(), 0);
    assert!(!index.run(&ranged, &story).events.is_empty());
    // A part that is unfinished or not understood filters nothing.
    assert_eq!(count("flok afer:2026 date:"), count("flok"));
}

#[test]
fn the_files_it_names_are_there() {
    let links = README
        .split("](")
        .skip(1)
        .map(|rest| rest.split_once(')').unwrap().0)
        .filter(|link| !link.starts_with('#'));
    let named = [
        "ARCHITECTURE.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        ".ci/run",
        "data/ring-flock",
    ];
    for file in links.chain(named) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        assert!(path.exists(), "{file}");
        assert!(README.contains(file));
    }
}

#[test]
fn the_bundled_story_loads_from_its_folder_too() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/ring-flock");
    let from_folder = load::open(&[folder], io::empty()).unwrap().story;
    let bundled = load::bundled().story;
    let ids = |story: &dateline::story::Story| -> Vec<String> {
        let ids = story
            .events()
            .iter()
            .map(|&key| story.event(key).id().to_owned());
        ids.collect()
    };
    assert_eq!(ids(&from_folder), ids(&bundled));
    assert_eq!(
        from_folder.start().map(Handle::index),
        bundled.start().map(Handle::index)
    );
}

#[test]
fn the_modules_of_the_architecture_are_those_that_are_enforced() {
    let enforced: String = include_str!("architecture.rs")
        .split_whitespace()
        .collect::<String>()
        .replace(",]", "]");
    let mut told = BTreeSet::new();
    let (_, table) = include_str!("../ARCHITECTURE.md")
        .split_once("| May import |\n")
        .unwrap();
    for row in table.lines().skip(1).take_while(|line| !line.is_empty()) {
        let columns: Vec<&str> = row.split(" | ").collect();
        let module = code(columns[0])[0];
        let allowed: Vec<String> = code(columns[2])
            .iter()
            .map(|name| format!("\"{name}\""))
            .collect();
        let row = format!("(\"{module}\",&[{}]", allowed.join(","));
        assert!(enforced.contains(&row), "{row}");
        told.insert(module.to_owned());
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let modules = fs::read_dir(source).unwrap().filter_map(|entry| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs").to_owned();
        (!["lib", "main"].contains(&module.as_str())).then_some(module)
    });
    assert_eq!(modules.collect::<BTreeSet<_>>(), told);
}

#[test]
fn every_dependency_says_what_it_saves_us() {
    let (_, table) = include_str!("../ARCHITECTURE.md")
        .split_once("| Crate | Saves us |\n")
        .unwrap();
    let mut told = BTreeSet::new();
    for row in table.lines().skip(1).take_while(|line| !line.is_empty()) {
        let (crates, why) = row.trim_matches(['|', ' ']).split_once(" | ").unwrap();
        assert!(!why.is_empty(), "{crates}");
        let crates = crates.trim_end_matches(" (dev)");
        // `unicode-normalization, -width`: the others of a family leave its name out.
        let family = crates.split('-').next().unwrap();
        for name in crates.split(", ") {
            let whole = name
                .strip_prefix('-')
                .map(|rest| format!("{family}-{rest}"));
            told.insert(whole.unwrap_or_else(|| name.to_owned()));
        }
    }
    let manifest: toml::Table = toml::from_str(include_str!("../Cargo.toml")).unwrap();
    let tables = ["dependencies", "dev-dependencies"].map(|name| manifest[name].as_table());
    let used = tables.into_iter().flatten().flat_map(toml::Table::keys);
    assert_eq!(used.cloned().collect::<BTreeSet<_>>(), told);
}
