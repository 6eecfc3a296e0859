//! The story of these tests, and the ways to it.

use std::path::PathBuf;
use std::sync::Arc;

use dateline::load::Options;
use dateline::story::{Audience, Story};

/// A bridge is closed: what three sources say of it, and what one keeps to himself.
pub const STORY: &str = include_str!("story.toml");

/// Events of all sorts of dates.
pub const TIMES: &str = include_str!("times.toml");

/// Words that stand in private records only.
pub const SECRETS: [&str; 5] = ["Whisperer", "memo", "Molehill", "Conspirators", "secret"];

pub fn read(text: &str, audience: Audience) -> Arc<Story> {
    let options = Options { audience };
    let loaded = options
        .open(&[PathBuf::from("-")], text.as_bytes())
        .unwrap();
    assert_eq!(loaded.problems, []);
    loaded.story
}
