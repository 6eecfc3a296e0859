//! The command palette: every action by name.

use dateline::tui::actions::Action;
use dateline::tui::keymap::{Keymap, Mode};
use dateline::tui::run::Effect;

use crate::driver::Driver;
use crate::stories;

fn bell(columns: u16, rows: u16) -> Driver {
    Driver::on(&stories::bell(), columns, rows)
}

#[test]
fn a_few_letters_and_enter_do_an_action() {
    for (columns, rows) in [(56, 20), (80, 24), (120, 40)] {
        let mut driver = bell(columns, rows);
        driver.press(": 'sources'");
        assert!(driver.canvas().pane("Commands").has_keys());
        driver.press("enter");
        assert!(driver.canvas().has_pane("3 sources"));
        assert!(!driver.canvas().has_pane("Commands"));
    }
}

#[test]
fn what_only_the_loop_can_do_is_asked_of_it() {
    let mut driver = bell(80, 24);
    driver.press(": 'suspend' enter : 'redraw' enter : 'quit' enter");
    assert_eq!(
        driver.requests,
        [Effect::Suspend, Effect::Redraw, Effect::Quit]
    );
}

#[test]
fn every_action_is_listed_with_its_key() {
    let keymap = Keymap::shipped().unwrap();
    // Wide enough for what each does, high enough for all of them.
    let canvas = bell(160, 60).press(":").canvas();
    let rows = canvas.pane("Commands").lines();
    for &action in Action::ALL {
        if matches!(action, Action::AcceptCompletion | Action::Palette) {
            continue;
        }
        let key = keymap.keys_of(Mode::Browse, action).next();
        let row = format!(
            "{} {} {}",
            action.name().replace('-', " "),
            action.help(),
            key.unwrap_or_default()
        );
        let row: Vec<&str> = row.split_whitespace().collect();
        let is_row = |line: &String| {
            let line = line.trim_start_matches('▌').split_whitespace();
            line.eq(row.iter().copied())
        };
        assert!(rows.iter().any(is_row), "{row:?} in {rows:#?}");
    }
}

#[test]
fn it_acts_on_what_lies_below() {
    let mut driver = bell(80, 24);
    driver.press("s j j : 'filter' enter");
    assert_eq!(driver.query(), "source:gazette");
}

#[test]
fn esc_and_ctrl_c_close_it_and_leave_everything_as_it_was() {
    for close in ["esc", "ctrl-c", "'quit' esc"] {
        for below in ["j", "s j", "?"] {
            let mut driver = bell(80, 24);
            driver.press(below);
            let before = driver.canvas();
            driver.press(":").press(close);
            assert!(driver.canvas() == before, "{below} : {close}");
            assert!(!driver.has_ended());
        }
    }
}

#[test]
fn what_is_typed_there_is_not_searched_for() {
    let mut driver = bell(80, 24);
    driver.press(": 'help'").paste("x\u{1b}[31my\nz");
    assert!(driver.canvas().flat().contains(": helpx␛[31my"));
    driver.press("esc");
    assert_eq!(driver.query(), "");
}

#[test]
fn nothing_found_is_said_and_enter_waits() {
    let mut driver = bell(80, 24);
    driver.press(": 'make coffee' enter");
    let canvas = driver.canvas();
    assert!(canvas.flat().contains("no command of that name"));
    assert!(canvas.pane("Commands").has_keys());
    driver.press("ctrl-u 'help' enter");
    assert!(driver.canvas().has_pane("Help"));
}

#[test]
fn it_fits_a_screen_of_any_size() {
    for (columns, rows) in [(1, 1), (8, 4), (20, 6), (300, 90)] {
        let mut driver = bell(columns, rows);
        driver.press(": 'go' down").canvas();
        driver.resize(rows, columns).canvas();
        driver.press("enter").canvas();
    }
}

#[test]
fn hints_name_only_what_does_something_where_the_keys_are() {
    for (script, there, missing) in [
        (":", ["enter do it", "esc back"], ["filter", "copy"]),
        ("?", ["/ search", "esc back"], ["filter", "enter open"]),
        ("s", ["enter open", "f filter"], ["pane", "complete"]),
    ] {
        let mut driver = bell(120, 40);
        driver.press(script);
        let hints = driver.canvas().hints();
        assert!(there.iter().all(|hint| hints.contains(hint)), "{hints}");
        assert!(!missing.iter().any(|hint| hints.contains(hint)), "{hints}");
    }
}
