//! The stories that the tests browse.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use dateline::load;
use dateline::story::Story;

/// The story that comes with dateline.
pub fn bundled() -> Arc<Story> {
    static STORY: LazyLock<Arc<Story>> = LazyLock::new(|| load::bundled().story);
    Arc::clone(&STORY)
}

/// The story of a file's text, which must be sound.
#[track_caller]
pub fn of(text: &str) -> Arc<Story> {
    let loaded = load::open(&[PathBuf::from("-")], text.as_bytes()).unwrap();
    let problems: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    loaded.story
}

/// A small invented story with every kind of date: see its file.
pub fn bell() -> Arc<Story> {
    static STORY: LazyLock<Arc<Story>> = LazyLock::new(|| of(include_str!("stories/bell.toml")));
    Arc::clone(&STORY)
}

/// A story whose every text tries something: see its file.
pub fn hostile() -> Arc<Story> {
    static STORY: LazyLock<Arc<Story>> = LazyLock::new(|| of(include_str!("stories/hostile.toml")));
    Arc::clone(&STORY)
}
