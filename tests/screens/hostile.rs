//! Texts that would act on a terminal, mislead a reader or break a frame reach the screen as plain marks.

use crate::canvas::Canvas;
use crate::driver::Driver;
use crate::stories;

/// Ways to every pane, page and overlay of the story.
const SCRIPTS: [&str; 12] = [
    "",
    "enter",
    "enter j enter",
    "tab",
    "tab enter",
    "tab j enter",
    "tab tab enter",
    "s",
    "s enter",
    "s j enter",
    "/ 'donau'",
    "/ 'kind:'",
];

/// No control, no character that turns the direction of writing, no tag, no stack of marks.
#[track_caller]
fn assert_plain(canvas: &Canvas) {
    for cell in canvas.cells() {
        let symbol = cell.symbol();
        let is_harmful = |c: char| {
            c.is_control()
                || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
                || matches!(
                    c,
                    '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
                )
        };
        assert!(!symbol.chars().any(is_harmful), "{symbol:?}");
        let marks = symbol
            .chars()
            .filter(|c| ('\u{300}'..='\u{36f}').contains(c))
            .count();
        assert!(marks <= 4, "{symbol:?}");
    }
}

#[test]
fn no_cell_holds_what_a_terminal_or_a_reader_would_trip_over() {
    let story = stories::hostile();
    for (columns, rows) in [(24, 8), (56, 20), (80, 24), (120, 40)] {
        for script in SCRIPTS {
            let mut driver = Driver::on(&story, columns, rows);
            driver.press(script);
            // All of it, also what lies below.
            for _ in 0..8 {
                let canvas = driver.canvas();
                assert_plain(&canvas);
                // What completes the query lies over the frames of the panes.
                if !driver.app.typing() {
                    canvas.assert_frames_whole();
                }
                driver.press("pgdn");
            }
        }
    }
}

#[test]
fn what_was_there_is_still_to_be_seen() {
    let mut driver = Driver::on(&stories::hostile(), 80, 24);
    assert!(driver.canvas().line(0).contains("␛[2J"));
    driver.press("enter");
    let page = driver.canvas().pane("Event").flat();
    for text in [
        "Title ␛[2K with",
        "and ␡ delete",
        "k␛ind",
        "Supercalifragilistic",
        "␛[H␛[J",
    ] {
        assert!(page.contains(text), "{text} in {page}");
    }
}

#[test]
fn a_hostile_paste_is_shown_and_does_nothing() {
    for text in [
        "\u{1b}[2J",
        "\u{202e}abc",
        "\u{7}\u{0}\u{9b}",
        "a\r\nb\rc\u{2028}d",
        "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    ] {
        let mut driver = Driver::on(&stories::bell(), 80, 24);
        driver.paste(text);
        assert_plain(&driver.canvas());
        driver.press("ctrl-u");
        assert_eq!(driver.query(), "");
        driver.press("esc g '2'").paste(text);
        assert_plain(&driver.canvas());
    }
}
