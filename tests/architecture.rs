//! The house rules of `ARCHITECTURE.md`: which module may import which, and who owns a library.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it cannot read")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A module, and what it may import of ours.
const MODULES: [(&str, &[&str]); 12] = [
    ("text", &[]),
    ("schema", &[]),
    ("config", &["text"]),
    ("story", &["text", "schema"]),
    ("import", &["story", "schema", "text"]),
    ("load", &["import", "story", "schema", "text"]),
    ("search", &["story", "schema", "text"]),
    ("keep", &["load", "story", "search"]),
    ("check", &["story", "schema", "text"]),
    ("export", &["story", "schema", "search", "text"]),
    (
        "tui",
        &[
            "story", "schema", "import", "search", "check", "export", "text", "config",
        ],
    ),
    (
        "cli",
        &[
            "text", "schema", "config", "story", "import", "load", "search", "keep", "check",
            "export", "tui",
        ],
    ),
];

/// A library, and the start of the paths of those files that alone may name it.
const OWNED: [(&str, &str); 10] = [
    ("ratatui", "tui"),
    ("crossterm", "tui"),
    ("edtf_core", "story/date"),
    ("fuzzy_matcher", "search"),
    ("indicatif", "cli/progress"),
    ("tui_input", "tui/field"),
    ("dom_query", "import/pages/html"),
    ("dom_smoothie", "import/pages/html"),
    ("encoding_rs", "import/pages/charset"),
    ("quick_xml", "import/pages/feed"),
];

#[test]
fn modules_import_only_what_their_row_allows() {
    let mut faults = Vec::new();
    for file in sources() {
        let module = file.module();
        if ["lib", "main"].contains(&module.as_str()) {
            continue;
        }
        let Some((_, allowed)) = MODULES.iter().find(|(name, _)| *name == module) else {
            faults.push(format!(
                "{}: module {module} has no row in the table",
                file.path
            ));
            continue;
        };
        for import in imports(&file.text, file.is_root()) {
            if import != module && !allowed.contains(&import.as_str()) {
                faults.push(format!("{}: {module} may not import {import}", file.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nobody_reaches_two_modules_up() {
    let reaching: Vec<String> = sources()
        .into_iter()
        .filter(|file| reaches_up_twice(&file.text))
        .map(|file| file.path)
        .collect();
    assert!(
        reaching.is_empty(),
        "super::super in {}",
        reaching.join(", ")
    );
}

#[test]
fn a_library_is_named_only_by_its_owner() {
    let mut faults = Vec::new();
    for file in sources() {
        let words = tokens(&file.text);
        for (library, owner) in OWNED {
            if !file.path.starts_with(owner) && words.iter().any(|word| word == library) {
                faults.push(format!("{}: only {owner} may name {library}", file.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_says_why_it_exists() {
    for file in sources() {
        assert!(
            file.text.starts_with("//! "),
            "{} begins without a //! line",
            file.path
        );
    }
}

/// A source file of the crate.
struct Source {
    /// Path below `src`, with slashes.
    path: String,
    text: String,
}

impl Source {
    /// The top-level module it belongs to.
    fn module(&self) -> String {
        let first = self.path.split('/').next().unwrap_or_default();
        first.trim_end_matches(".rs").to_owned()
    }

    /// Whether it is the top-level module itself, whose `super` is the crate.
    fn is_root(&self) -> bool {
        let module = self.module();
        self.path == format!("{module}.rs") || self.path == format!("{module}/mod.rs")
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let below = path
                    .strip_prefix(&root)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                let text = fs::read_to_string(&path).unwrap();
                found.push(Source { path: below, text });
            }
        }
    }
    assert!(!found.is_empty(), "no sources below {}", root.display());
    found
}

/// The top-level modules that a file names by a path: `crate::a::b`, `use crate::{a, b::{c, d}}`,
/// and, where `super` is the crate, `super::a`.
fn imports(text: &str, super_is_crate: bool) -> BTreeSet<String> {
    let tokens = tokens(text);
    let mut found = BTreeSet::new();
    let mut inline = InlineModules::default();
    for (index, token) in tokens.iter().enumerate() {
        inline.pass(&tokens, index);
        let is_crate =
            token == "crate" || token == "super" && super_is_crate && inline.is_outside();
        if is_crate && tokens.get(index + 1).is_some_and(|next| next == "::") {
            first_names(&tokens[index + 2..], &mut found);
        }
    }
    found
}

/// Adds the first name of each path of a use tree: one name, or the tree's groups, taken apart.
/// Returns how many tokens the tree has.
fn first_names(tokens: &[String], found: &mut BTreeSet<String>) -> usize {
    match tokens.first().map(String::as_str) {
        Some("{") => {
            let mut at = 1;
            while at < tokens.len() && tokens[at] != "}" {
                at += first_names(&tokens[at..], found).max(1);
                at += rest_of_tree(&tokens[at..]);
                at += usize::from(tokens.get(at).is_some_and(|token| token == ","));
            }
            at + 1
        }
        Some(name) => {
            if name.starts_with(|c: char| c.is_alphabetic()) && name != "self" {
                found.insert(name.to_owned());
            }
            1
        }
        None => 0,
    }
}

/// How many tokens follow until the tree's comma or the end of its group.
fn rest_of_tree(tokens: &[String]) -> usize {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate() {
        match token.as_str() {
            "{" => depth += 1,
            "}" | "," if depth == 0 => return index,
            "}" => depth -= 1,
            _ => {}
        }
    }
    tokens.len()
}

/// Whether the tokens at hand stand in a `mod name { … }`, where `super` is the file's own module.
#[derive(Default)]
struct InlineModules {
    depth: usize,
    opened_at: Vec<usize>,
}

impl InlineModules {
    fn pass(&mut self, tokens: &[String], index: usize) {
        match tokens[index].as_str() {
            "{" => {
                if index >= 2 && tokens[index - 2] == "mod" {
                    self.opened_at.push(self.depth);
                }
                self.depth += 1;
            }
            "}" => {
                self.depth = self.depth.saturating_sub(1);
                self.opened_at.retain(|&opened| opened < self.depth);
            }
            _ => {}
        }
    }

    fn is_outside(&self) -> bool {
        self.opened_at.is_empty()
    }
}

fn reaches_up_twice(text: &str) -> bool {
    let tokens = tokens(text);
    let starts = |at: usize, words: &[&str]| {
        words
            .iter()
            .enumerate()
            .all(|(offset, word)| tokens.get(at + offset).is_some_and(|token| token == word))
    };
    (0..tokens.len()).any(|at| {
        starts(at, &["super", "::", "super"])
            || starts(at, &["super", "::", "{"]) && group_has_super(&tokens[at + 2..])
    })
}

fn group_has_super(group: &[String]) -> bool {
    let mut depth = 0;
    for token in group {
        match token.as_str() {
            "{" => depth += 1,
            "}" if depth == 1 => return false,
            "}" => depth -= 1,
            "super" => return true,
            _ => {}
        }
    }
    false
}

/// Names, `::` and single signs of Rust source; without comments, strings and characters.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = skipped(rest).unwrap_or_else(|| {
            let is_name = |c: char| c.is_alphanumeric() || c == '_';
            let length = match first {
                _ if first.is_whitespace() => return first.len_utf8(),
                _ if is_name(first) => rest.find(|c| !is_name(c)).unwrap_or(rest.len()),
                _ if rest.starts_with("::") => 2,
                _ => first.len_utf8(),
            };
            tokens.push(rest[..length].to_owned());
            length
        });
        rest = &rest[length..];
    }
    tokens
}

/// Length of the comment, string or character that the text begins with.
fn skipped(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return Some(block_comment(text));
    }
    if let Some(length) = raw_string(text) {
        return Some(length);
    }
    match text.chars().next()? {
        '"' => Some(quoted(text, '"')),
        '\'' => {
            // A character ends in a quote; a lifetime does not.
            let is_character = text[1..].starts_with('\\') || text.chars().nth(2) == Some('\'');
            is_character.then(|| quoted(text, '\''))
        }
        _ => None,
    }
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

fn raw_string(text: &str) -> Option<usize> {
    let after = text.strip_prefix("br").or(text.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let end = body.find(&close).map_or(body.len(), |at| at + close.len());
    Some(text.len() - body.len() + end)
}

/// Length of a string or character in quotes, which a backslash may hold within it.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        imports(text, false).into_iter().collect()
    }

    #[test]
    fn sees_every_form_of_an_import() {
        for (text, modules) in [
            ("use crate::story::Event;", vec!["story"]),
            ("use crate::{story::Event, text};", vec!["story", "text"]),
            (
                "use crate::{\n    load::{self, toml},\n    search::{Query, hits::{Hit, Hits}},\n    text::Clean as C,\n};",
                vec!["load", "search", "text"],
            ),
            (
                "use crate::{{story::A, text::{B}}, tui};",
                vec!["story", "text", "tui"],
            ),
            ("pub use crate :: search :: *;", vec!["search"]),
            (
                "fn f() -> crate::story::Event { crate::text::fold(\"\") }",
                vec!["story", "text"],
            ),
            ("pub(in crate::story) fn f() {}", vec!["story"]),
            ("pub(crate) fn f() {}", vec![]),
            (
                "macro_rules! m { () => { $crate::load::open() } }",
                vec!["load"],
            ),
            (
                "// use crate::a;\n/* crate::b /* crate::c */ crate::d */",
                vec![],
            ),
            (
                r##"let x = "crate::a"; let y = r#"crate::b " crate::c"#;"##,
                vec![],
            ),
            (
                "let q = '\"'; crate::story::f(); let p = '\\''; crate::text::g();",
                vec!["story", "text"],
            ),
            (
                "fn f<'a>(x: &'a str) { crate::load::f::<'a>() }",
                vec!["load"],
            ),
        ] {
            assert_eq!(found(text), modules, "{text}");
        }
    }

    #[test]
    fn super_of_a_top_level_module_is_the_crate() {
        let text = "use super::load; mod tests { use super::inner; } fn f() { super::text::f() }";
        let found: Vec<String> = imports(text, true).into_iter().collect();
        assert_eq!(found, ["load", "text"]);
        assert!(imports(text, false).is_empty());
    }

    #[test]
    fn sees_who_reaches_up_twice() {
        assert!(reaches_up_twice("use super::super::x;"));
        assert!(reaches_up_twice("use super::{a, super::x};"));
        assert!(!reaches_up_twice(
            "use super::x; use super::{y, z}; // super::super"
        ));
    }
}
