//! Whole screens as pictures in text, one file each; `INSTA_UPDATE=always` writes them anew, to be looked at.

use std::sync::Arc;

use dateline::story::Story;
use dateline::tui::theme::{Role, Theme};

use crate::driver::Driver;
use crate::stories;

const SIZES: [(u16, u16); 4] = [(56, 20), (80, 24), (120, 40), (200, 60)];

/// Holds the screens after `script` to their files, at every size.
#[track_caller]
fn check(name: &str, story: &Arc<Story>, script: &str) {
    let found = Theme::shipped("dark").unwrap().style(Role::Match).bg;
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_description(format!("keys: {script}"));
    for (columns, rows) in SIZES {
        let mut driver = Driver::on(story, columns, rows);
        driver.press(script);
        let canvas = driver.canvas();
        let mut picture = canvas.text();
        // What a picture in text does not show: the letters that were found.
        let found = canvas.whole().runs(|style| style.bg == found);
        if !found.is_empty() {
            picture.push_str("\n\nmarked as found: ");
            picture.push_str(&found.join(", "));
        }
        settings.bind(|| insta::assert_snapshot!(format!("{name}-{columns}x{rows}"), picture));
    }
}

#[test]
fn the_first_screen() {
    check("first", &stories::bundled(), "");
}

#[test]
fn a_search() {
    check("search", &stories::bundled(), "/ 'flok after:2026' enter");
}

#[test]
fn an_event_whose_date_is_disputed() {
    check("event", &stories::bundled(), "j enter");
}

#[test]
fn the_quotes_of_an_event() {
    check("quotes", &stories::bundled(), "j shift-tab");
}

#[test]
fn uncertain_and_undated_events() {
    check("uncertain", &stories::bell(), "");
}

#[test]
fn events_that_only_possibly_answer() {
    check("possibly", &stories::bell(), "/ 'date:2020' enter");
}

#[test]
fn the_sources() {
    check("sources", &stories::bundled(), "s");
}

#[test]
fn what_an_event_can_be_copied_as() {
    check("copy-as", &stories::bundled(), "Y j");
}

#[test]
fn the_help() {
    check("help", &stories::bundled(), "?");
}

#[test]
fn nothing_found() {
    check("nothing-found", &stories::bundled(), "/ 'zeppelin'");
}

#[test]
fn half_typed() {
    check("half-typed", &stories::bundled(), "/ 'rally kind:'");
}

#[test]
fn not_understood() {
    check("not-understood", &stories::bundled(), "/ 'date:februery'");
}
