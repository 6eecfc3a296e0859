//! What `e` opens in the editor, and what it says where there is nothing to open.

use std::path::PathBuf;

use dateline::tui::actions::Action;
use dateline::tui::app::{App, Setup};
use dateline::tui::editor::{Edit, Spot};
use dateline::tui::preferences::Preferences;
use dateline::tui::run::{Effect, Screen};
use dateline::tui::{Notice, Update, WrittenIn};

use crate::driver::Driver;
use crate::stories;

const BELL: &str = include_str!("stories/bell.toml");

fn file(name: &str) -> WrittenIn {
    WrittenIn::File(PathBuf::from(name))
}

/// The story of the bell, as if it were written there.
fn bell(written_in: WrittenIn) -> Update {
    Update {
        files: vec![written_in],
        ..stories::bell().into()
    }
}

fn driver(story: Update) -> Driver {
    Driver::loaded(story, 80, 24, "dark")
}

/// What the last key asked to edit: the file, and the line of the story of the bell.
#[track_caller]
fn edited(driver: &Driver) -> (&str, usize) {
    let Some(Effect::Edit(Edit { file, spot, .. })) = driver.requests.last() else {
        panic!("{:?} at {}", driver.requests, driver.canvas().flat());
    };
    let line = match spot {
        Spot::Line(line) => line.unwrap(),
        Spot::Record { offset, .. } => {
            let before = &BELL[..usize::try_from(*offset).unwrap()];
            before.matches('\n').count() + 1
        }
    };
    (file.to_str().unwrap(), line)
}

#[test]
fn e_opens_what_is_selected_where_it_is_written() {
    let table = [
        ("an event", "e", 107),
        ("an actor", "tab e", 44),
        ("a quote", "tab tab e", 157),
        ("a page of an event", "enter e", 107),
        ("the claims for the first date", "enter j e", 125),
        ("the claim for the second", "enter j j e", 141),
        ("a page of an actor", "tab enter e", 44),
        ("a source", "s e", 28),
        ("a source further down", "s j j e", 9),
        ("by name", ": 'edit' enter", 107),
    ];
    for (what, script, line) in table {
        let mut driver = driver(bell(file("bell.toml")));
        driver.press(script);
        assert_eq!(edited(&driver), ("bell.toml", line), "{what}");
    }
}

#[test]
fn the_editor_of_the_settings_goes_along() {
    for editor in [None, Some("ted --wait".to_owned())] {
        let mut preferences = Preferences::shipped("dark").unwrap();
        preferences.editor.clone_from(&editor);
        let mut app = App::new(Setup {
            story: bell(file("bell.toml")),
            query: String::new(),
            preferences,
        });
        let effect = app.act(Action::Edit);
        assert!(matches!(effect, Some(Effect::Edit(edit)) if edit.editor == editor));
    }
}

#[test]
fn what_is_in_no_file_says_so_in_full_on_the_smallest_common_terminal() {
    let table = [
        (
            WrittenIn::Program,
            "the bundled story cannot be edited; dateline new DIR --from bundled copies it",
        ),
        (
            WrittenIn::StandardInput,
            "the story came through standard input: there is no file to edit",
        ),
    ];
    for (written_in, told) in table {
        let mut driver = driver(bell(written_in));
        for script in ["e", "s e"] {
            driver.press(script);
            assert!(driver.canvas().flat().contains(told), "{told}");
            assert_eq!(driver.requests, []);
        }
    }
}

#[test]
fn where_nothing_is_selected_nothing_opens() {
    let mut driver = driver(bell(file("bell.toml")));
    driver.press("/ 'nowhere to be found' enter e");
    assert!(
        driver
            .canvas()
            .flat()
            .contains("nothing that is written in a file is selected")
    );
    assert_eq!(driver.requests, []);
    driver.press("p");
    for key in ["enter", "e"] {
        driver.press(key);
        assert!(
            driver
                .canvas()
                .flat()
                .contains("there is no problem to mend"),
            "{key}"
        );
    }
}

fn problem(name: Option<&str>, line: usize) -> Notice {
    Notice {
        place: format!("{}:{line}", name.unwrap_or("standard input")),
        text: "found a cat, expected a bell".to_owned(),
        file: name.map(PathBuf::from),
        line: Some(line),
    }
}

#[test]
fn enter_and_e_open_a_problem_where_it_is() {
    let story = Update {
        problems: vec![problem(Some("a.toml"), 3), problem(Some("b.toml"), 44)],
        ..bell(file("bell.toml"))
    };
    let mut driver = driver(story);
    driver.press("p");
    assert!(driver.canvas().flat().contains("enter edit"));
    driver.press("enter");
    assert_eq!(edited(&driver), ("a.toml", 3));
    driver.press("j e");
    assert_eq!(edited(&driver), ("b.toml", 44));
}

#[test]
fn a_problem_in_no_file_says_so() {
    let story = Update {
        problems: vec![problem(None, 3)],
        ..bell(WrittenIn::StandardInput)
    };
    let mut driver = driver(story);
    driver.press("p enter");
    assert!(driver.canvas().flat().contains("there is no file to edit"));
    assert_eq!(driver.requests, []);
}

#[test]
fn while_the_files_are_broken_records_are_sought_where_the_last_sound_state_had_them() {
    let mut driver = driver(bell(file("bell.toml")));
    driver.app.update(Update {
        story: None,
        files: Vec::new(),
        problems: vec![problem(Some("bell.toml"), 3)],
    });
    driver.press("e");
    assert_eq!(edited(&driver), ("bell.toml", 107));
}
