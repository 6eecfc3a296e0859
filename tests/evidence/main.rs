//! Who stands behind a value and whether sources disagree, on small stories with worked answers.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it cannot read")]

mod counting;
mod disputes;
mod held;
mod lines;
mod sides;

use std::path::PathBuf;
use std::sync::Arc;

use dateline::load;
use dateline::story::{Event, Story};

/// The story in `toml`, which has no problem.
fn story(toml: &str) -> Arc<Story> {
    let loaded = load::open(&[PathBuf::from("-")], toml.as_bytes()).unwrap();
    let problems: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    loaded.story
}

fn event<'s>(story: &'s Story, id: &str) -> Event<'s> {
    story.event(story.find_event(id).unwrap())
}

/// A claim about the event `march`, made of lines of TOML.
fn claim(lines: &str) -> String {
    format!("[[claim]]\nevent = \"march\"\n{lines}\n")
}
