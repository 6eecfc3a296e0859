//! `dateline new`: the story it writes, and the folders it leaves alone.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use dateline::load::{self, Loaded};
use dateline::story::evidence;

use crate::{assert_refused, contents, folder, run, run_in_a_read_only_folder, run_on_a_full_disk};

const STARTER: &str = include_str!("../../data/starter/story.toml");

fn open(folder: &Path) -> Loaded {
    load::open(&[folder.to_owned()], std::io::empty()).unwrap()
}

#[test]
fn it_writes_the_starter_and_says_how_to_go_on() {
    let folder = folder("starter");
    let output = run(&folder, &["new", "my story"]);
    assert_eq!(
        str::from_utf8(&output.stdout).unwrap(),
        "wrote my story/story.toml\n\
         press e in dateline to edit it, or use any text editor: what you save shows at once\n\
         open it again with: dateline 'my story'\n"
    );
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
    let written = contents(&folder.join("my story"));
    assert_eq!(
        written,
        [("story.toml".to_owned(), Some(STARTER.to_owned()))].into()
    );
    assert_eq!(contents(&folder).len(), 1, "nothing beside it");
}

#[test]
fn the_starter_is_sound_and_has_one_of_each() {
    let folder = folder("sound");
    run(&folder, &["new", "story"]);
    let loaded = open(&folder.join("story"));
    assert_eq!(loaded.problems, []);
    let story = &*loaded.story;
    let counts = [
        story.events().len(),
        story.sources().len(),
        story.actors().len(),
        story.quotes().len(),
    ];
    assert_eq!(counts, [3, 2, 1, 1]);
    let missed = story.event(story.find_event("missed").unwrap());
    assert!(!missed.date().unwrap().is_single_day());
    let meeting = story.event(story.find_event("meeting").unwrap());
    assert_eq!(story.start(), Some(meeting.key()));
    assert_eq!(evidence::disputed_fields(meeting), [("attendance", None)]);
    assert_eq!(meeting.rulings().count(), 1);
}

#[test]
fn from_bundled_it_writes_the_files_of_the_story_that_comes_with_dateline() {
    let folder = folder("bundled");
    let output = run(&folder, &["new", "ring", "--from", "bundled"]);
    assert_eq!(output.status.code(), Some(0));
    let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/ring-flock");
    assert_eq!(contents(&folder.join("ring")), contents(&original));
    let said = str::from_utf8(&output.stdout).unwrap();
    assert!(said.starts_with("wrote 14 files into ring\n"), "{said}");
}

#[test]
fn an_empty_folder_is_filled() {
    for (name, argument) in [("empty", "story"), ("empty-here", "."), ("linked", "link")] {
        let folder = folder(name);
        fs::create_dir(folder.join("story")).unwrap();
        symlink("story", folder.join("link")).unwrap();
        let inside = folder.join("story");
        let place = if argument == "." { &inside } else { &folder };
        let output = run(place, &["new", argument]);
        assert_eq!(output.status.code(), Some(0), "{argument}");
        let names: Vec<String> = contents(&inside).into_keys().collect();
        assert_eq!(names, ["story.toml"], "{argument}");
        assert!(folder.join("link").is_symlink());
    }
}

#[test]
fn a_name_that_looks_like_an_option_is_a_folder_all_the_same() {
    let folder = folder("option");
    let output = run(&folder, &["new", "--", "-"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(folder.join("-").join("story.toml").exists());
    let said = str::from_utf8(&output.stdout).unwrap();
    assert!(said.ends_with("dateline ./-\n"), "{said}");
}

#[test]
fn what_is_there_is_left_as_it_is() {
    let folder = folder("there");
    fs::create_dir(folder.join("mine")).unwrap();
    fs::write(folder.join("mine/story.toml"), "# my own\n").unwrap();
    fs::create_dir_all(folder.join("hidden/.git")).unwrap();
    fs::write(folder.join("notes.toml"), "# my notes\n").unwrap();
    symlink("nowhere", folder.join("link")).unwrap();
    let before = contents(&folder);
    for (argument, said) in [
        (
            "mine",
            "mine is not empty, and is left as it is; give the name of a new folder, or open the story in this one with `dateline mine`",
        ),
        (
            "hidden",
            "hidden is not empty, and is left as it is; give the name of a new folder, or open the story in this one with `dateline hidden`",
        ),
        (
            "notes.toml",
            "notes.toml is a file, and is left as it is; give the name of a new folder",
        ),
        (
            "link",
            "link is a link that leads nowhere; give the name of a new folder",
        ),
        (
            "no/such",
            "cannot write no/such: No such file or directory (os error 2); the folder around it is not there; make it first",
        ),
        (
            "notes.toml/story",
            "cannot write notes.toml/story: Not a directory (os error 20); what should be a folder around it is a file; give another name",
        ),
    ] {
        for from in ["starter", "bundled"] {
            assert_refused(&run(&folder, &["new", argument, "--from", from]), said);
        }
    }
    assert_eq!(contents(&folder), before);
    let mine = contents(&folder.join("mine"));
    assert_eq!(
        mine,
        [("story.toml".to_owned(), Some("# my own\n".to_owned()))].into()
    );
}

#[test]
fn a_full_disk_leaves_nothing_half_written() {
    let folder = folder("full");
    fs::create_dir(folder.join("empty")).unwrap();
    for (argument, from, file) in [
        ("story", "starter", "story/story.toml"),
        ("story", "bundled", "story/2018-2021.toml"),
        ("empty", "starter", "empty/story.toml"),
    ] {
        let output = run_on_a_full_disk(&folder, &["new", argument, "--from", from]);
        let said = format!(
            "cannot write {file}: File too large (os error 27); nothing of it was kept; make room, or give another place"
        );
        assert_refused(&output, &said);
        let left: Vec<String> = contents(&folder).into_keys().collect();
        assert_eq!(left, ["empty"]);
        assert!(contents(&folder.join("empty")).is_empty());
    }
}

#[test]
fn a_read_only_folder_is_named() {
    let folder = folder("read-only");
    for argument in ["story", "."] {
        let output = run_in_a_read_only_folder(&folder, &["new", argument]);
        let place = if argument == "." {
            "./story.toml"
        } else {
            "story"
        };
        let said = format!(
            "cannot write {place}: Permission denied (os error 13); give a place where you may write"
        );
        assert_refused(&output, &said);
        assert!(contents(&folder).is_empty());
    }
}
