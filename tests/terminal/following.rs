//! An open story whose files change: it is read again, and what was selected stays selected.

use std::fs;
use std::path::PathBuf;

use crate::pty::Pty;
use crate::{DATELINE, SIZE};

/// A folder with a story of two events, gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dateline-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        let folder = Self(path);
        folder.write("The mill opens", "2024-03-05");
        folder
    }

    /// Writes the story with this title and date of its first event.
    fn write(&self, title: &str, date: &str) {
        let story = format!(
            "[story]\ntitle = \"The mill\"\nstart = \"opening\"\n\n\
             [[event]]\nid = \"opening\"\ndate = \"{date}\"\ntitle = \"{title}\"\n\n\
             [[event]]\nid = \"fire\"\ndate = \"2024-04-01\"\ntitle = \"The mill burns\"\n"
        );
        // As editors do: the whole file at once, in place of the old one.
        let draft = self.0.join(".draft");
        fs::write(&draft, story).unwrap();
        fs::rename(draft, self.0.join("story.toml")).unwrap();
    }

    fn browse(&self) -> Pty {
        let mut pty = Pty::start(SIZE, DATELINE, [&self.0]);
        pty.wait_for_text("The mill opens");
        pty
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn an_edit_shows_while_the_story_is_open_and_keeps_selection_and_search() {
    let folder = Folder::new("edit");
    let mut pty = folder.browse();
    for key in ["/", "m", "i", "l", "l", "\r", "j"] {
        pty.press(key);
    }
    pty.wait_for_text("2 of 2 ");
    folder.write("The mill opens its doors", "2024-05-01");
    pty.wait_for_text("The mill opens its doors");
    let screen = pty.screen().contents();
    assert!(screen.contains("/ mill"), "{screen}");
    // The fire is selected still; it has become the first of the two.
    assert!(screen.contains("1 of 2"), "{screen}");
}

#[test]
fn a_single_file_is_followed_too() {
    let folder = Folder::new("file");
    let mut pty = Pty::start(SIZE, DATELINE, [folder.0.join("story.toml")]);
    pty.wait_for_text("The mill opens");
    folder.write("The mill opens again", "2024-03-05");
    pty.wait_for_text("The mill opens again");
}

#[test]
fn a_broken_edit_leaves_the_last_sound_state_and_tells_the_problem() {
    let folder = Folder::new("broken");
    let mut pty = folder.browse();
    folder.write("The mill opens", "2024-13-45");
    pty.wait_for_text("1 problem");
    let screen = pty.screen().contents();
    assert!(screen.contains("Mar  5 Tue"), "{screen}");
    pty.press("p");
    pty.wait_for_text("story.toml:7:8");
    // Too long for one line, and told to its end.
    pty.wait_for_text("2026-02 or 2025-10~");
    pty.press("\x1b");
    folder.write("The mill opens", "2024-03-06");
    pty.wait_for_text("no problem is left");
    pty.wait_for_text("Mar  6 Wed");
}

#[test]
fn many_edits_half_of_them_broken_end_on_the_right_screen() {
    let folder = Folder::new("many");
    let mut pty = folder.browse();
    pty.press("j");
    for number in 1..=200 {
        let date = if number % 2 == 0 {
            "2024-03-05"
        } else {
            "no date"
        };
        folder.write(&format!("The mill opens, {number}"), date);
    }
    pty.wait_for_text("The mill opens, 200");
    pty.wait_for("no problem", |screen| {
        !screen.contents().contains("! 1 problem")
    });
    let screen = pty.screen().contents();
    assert!(
        screen.contains("2 of 2"),
        "the fire is selected still: {screen}"
    );
}

/// What is said on leaving, after the story was opened with the first date and edited to have the second.
fn said_on_leaving(name: &str, first: &str, second: &str) -> (u32, String) {
    let folder = Folder::new(name);
    folder.write("The mill opens", first);
    let mut pty = folder.browse();
    folder.write("The mill opens, as edited", second);
    let told = if second == SOUND {
        "as edited"
    } else {
        "the story stands as it was before"
    };
    pty.wait_for_text(told);
    pty.send("q");
    (pty.wait_for_end(), pty.screen().contents())
}

const SOUND: &str = "2024-03-05";
const BROKEN: &str = "2024-13-45";

#[test]
fn leaving_tells_the_problems_that_are_left() {
    let (code, said) = said_on_leaving("mended", BROKEN, SOUND);
    assert_eq!((code, said.as_str()), (0, ""));
    let (code, said) = said_on_leaving("spoilt", SOUND, BROKEN);
    assert_eq!(code, 1);
    assert!(said.contains("found `2024-13-45`"), "{said}");
}

#[test]
fn a_decision_on_a_draft_is_written_beside_it_shows_and_is_taken_back() {
    let folder = Folder::new("decision");
    let story = folder.0.join("story.toml");
    let draft = "[[event]]\nid = \"fire\"\ntitle = \"The mill burns\"\ndraft = true\n";
    fs::write(&story, draft).unwrap();
    let review = folder.0.join("story.toml.review.toml");
    let mut pty = Pty::start(SIZE, DATELINE, [&story]);
    pty.wait_for_text("◇ The mill burns");
    pty.press("a");
    pty.wait_for("the draft to be a record", |screen| {
        let screen = screen.contents();
        screen.contains("The mill burns") && !screen.contains("◇ The mill")
    });
    let decided = fs::read_to_string(&review).unwrap();
    assert!(
        decided.ends_with("[[event]]\nid = \"fire\"\ntitle = \"The mill burns\"\n"),
        "{decided}"
    );
    pty.press("u");
    pty.wait_for_text("◇ The mill burns");
    assert!(!review.exists());
    assert_eq!(fs::read_to_string(&story).unwrap(), draft);
}
