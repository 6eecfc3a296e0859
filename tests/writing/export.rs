//! `dateline export -o`: where the file cannot be written, that is told, and nothing is lost.

use std::fs;

use crate::{assert_refused, contents, folder, run, run_in_a_read_only_folder, run_on_a_full_disk};

const STORY: &str = include_str!("../../data/starter/story.toml");

#[test]
fn a_full_disk_leaves_nothing_half_written() {
    let folder = folder("export-full");
    fs::write(folder.join("story.toml"), STORY).unwrap();
    let before = contents(&folder);
    for to in [
        "html",
        "markdown",
        "csv",
        "json",
        "timelinejs",
        "ics",
        "csl-json",
    ] {
        let arguments = ["export", "--to", to, "-o", "page", "story.toml"];
        assert_refused(
            &run_on_a_full_disk(&folder, &arguments),
            "cannot write page: File too large (os error 27); nothing of it was kept; make room, or give another place",
        );
        assert_eq!(contents(&folder), before, "{to}");
    }
}

#[test]
fn a_read_only_folder_is_named() {
    let folder = folder("export-read-only");
    fs::write(folder.join("story.toml"), STORY).unwrap();
    let before = contents(&folder);
    let arguments = ["export", "--to", "html", "-o", "page.html", "story.toml"];
    assert_refused(
        &run_in_a_read_only_folder(&folder, &arguments),
        "cannot write page.html: Permission denied (os error 13); give a place where you may write",
    );
    assert_eq!(contents(&folder), before);
}

#[test]
fn a_file_that_is_there_stays_whatever_else_goes_wrong() {
    let folder = folder("export-there");
    fs::write(folder.join("story.toml"), STORY).unwrap();
    fs::write(folder.join("page.html"), "my own").unwrap();
    let before = contents(&folder);
    let arguments = ["export", "--to", "html", "-o", "page.html", "story.toml"];
    let said = "page.html is there already, and is left as it is; remove it or give another name";
    assert_refused(&run(&folder, &arguments), said);
    assert_refused(&run_on_a_full_disk(&folder, &arguments), said);
    assert_refused(&run_in_a_read_only_folder(&folder, &arguments), said);
    assert_eq!(contents(&folder), before);
}
