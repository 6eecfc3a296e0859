//! Whatever is pressed, typed, pasted or resized: no panic, drawing changes nothing, the selection is in sight.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEventKind};
use dateline::tui::keymap::Mode;
use dateline::tui::layout::Pane;
use dateline::tui::run::Screen;
use proptest::prelude::*;

use crate::driver::{Driver, strokes};
use crate::stories;

/// Something that can happen to the browser.
#[derive(Clone, Debug)]
enum Happening {
    Key(KeyEvent),
    Paste(String),
    Resize(u16, u16),
    Mouse(MouseEventKind, u16, u16),
}

/// Keys that do something, many of them many times over, so that a run gets about.
const KEYS: &str = "j j j k k down up g G pgdn pgup ctrl-d ctrl-u ctrl-f ctrl-b space home end tab tab tab shift-tab \
                    h l left right / / enter enter enter enter esc esc f n N s o r + - = < > ? f1 backspace delete \
                    ctrl-n ctrl-p ctrl-l ctrl-z '2' '0' '-' 'b' 'e' 'l' ':' '\"' 'a'";

fn key() -> impl Strategy<Value = KeyEvent> {
    let modifiers = prop::sample::select(vec![
        KeyModifiers::NONE,
        KeyModifiers::SHIFT,
        KeyModifiers::CONTROL,
        KeyModifiers::ALT,
    ]);
    let any_letter = (any::<char>(), modifiers)
        .prop_map(|(letter, modifiers)| KeyEvent::new(KeyCode::Char(letter), modifiers));
    prop_oneof![9 => prop::sample::select(strokes(KEYS)), 1 => any_letter]
}

/// A query or what looks like one, or anything at all.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "(kind|actor|date|after|is|has|lines|zz)?:?[a-z0-9\"~?-]{0,8}( -?bell)?",
        prop::collection::vec(any::<char>(), 0..40).prop_map(String::from_iter),
        "[\\x00-\\x1f\\x7f-\\x9f\\u{202e}\\u{301}東京 ]{0,20}",
    ]
}

/// What the left button does: with the wheel a selection may well be rolled out of sight.
fn button() -> impl Strategy<Value = MouseEventKind> {
    let left = MouseButton::Left;
    prop::sample::select(vec![
        MouseEventKind::Down(left),
        MouseEventKind::Down(left),
        MouseEventKind::Drag(left),
        MouseEventKind::Up(left),
    ])
}

fn happening() -> impl Strategy<Value = Happening> {
    let size = prop_oneof![
        (1..=9u16, 1..=9u16),
        (1..=130u16, 1..=50u16),
        Just((80, 24)),
        Just((500, 3)),
        Just((3, 1000)),
    ];
    prop_oneof![
        12 => key().prop_map(Happening::Key),
        1 => text().prop_map(Happening::Paste),
        4 => (button(), 0..140u16, 0..50u16).prop_map(|(kind, x, y)| Happening::Mouse(kind, x, y)),
        1 => size.prop_map(|(columns, rows)| Happening::Resize(columns, rows)),
    ]
}

/// Lets it happen, and checks the screen that comes of it.
fn check(driver: &mut Driver, happening: Happening) -> Result<(), TestCaseError> {
    match happening {
        Happening::Key(key) => driver.press_event(key),
        Happening::Paste(text) => drop(driver.paste(&text)),
        Happening::Mouse(kind, x, y) => drop(driver.mouse(kind, (x, y))),
        Happening::Resize(columns, rows) => drop(driver.resize(columns, rows)),
    }
    let canvas = driver.canvas();
    prop_assert!(
        canvas == driver.canvas(),
        "drawn twice, it is another screen"
    );
    // What lies over the panes may hide the selection: the help, the sources, what completes the query.
    if driver.app.mode() != Mode::Browse {
        return Ok(());
    }
    for pane in [Pane::Timeline, Pane::Actors, Pane::Quotes] {
        let place = driver.app.layout().of(pane);
        // Narrower ones have no room to say which item is selected.
        if place.width < 16 || place.height < 3 {
            continue;
        }
        let shown = canvas.part(place);
        if shown.foot().contains(" of ") {
            let sight = shown.selected();
            prop_assert!(
                sight.is_some(),
                "{pane:?} hides its selection:\n{}",
                canvas.text()
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn anything_may_happen(
        (columns, rows) in (1..=130u16, 1..=45u16),
        happenings in prop::collection::vec(happening(), 1..60),
    ) {
        let mut driver = Driver::on(&stories::bell(), columns, rows);
        for happening in happenings {
            check(&mut driver, happening)?;
        }
    }
}

/// A walk past every pane, page and overlay.
const WALK: &str = "j enter j enter esc esc tab j enter esc tab j enter esc ? pgdn esc s j enter esc / 'be' tab \
                    enter n N r G f esc g '2021' enter + < -";

#[test]
fn every_size_from_one_cell_to_half_a_million() {
    let story = stories::bell();
    for (columns, rows) in [
        (1, 1),
        (2, 2),
        (3, 3),
        (1, 24),
        (80, 1),
        (80, 2),
        (80, 3),
        (20, 5),
        (500, 1),
        (1, 1000),
    ] {
        let mut driver = Driver::on(&story, columns, rows);
        for key in strokes(WALK) {
            check(&mut driver, Happening::Key(key)).unwrap();
        }
    }
    let mut driver = Driver::on(&story, 500, 1000);
    driver.canvas().assert_frames_whole();
    check(&mut driver, Happening::Key(strokes("enter")[0])).unwrap();
}

#[test]
fn a_storm_of_sizes_ends_where_it_began() {
    let mut driver = Driver::on(&stories::bell(), 80, 24);
    driver.press("enter j j");
    let before = driver.canvas().pane("Event").selected();
    for step in 1..60u16 {
        driver.resize(step * 7 % 130 + 1, step * 11 % 50 + 1);
        check(
            &mut driver,
            Happening::Resize(step * 5 % 90 + 1, step % 30 + 1),
        )
        .unwrap();
    }
    driver.resize(80, 24);
    assert_eq!(driver.canvas().pane("Event").selected(), before);
}

#[test]
fn what_is_selected_on_a_page_stays_in_sight_on_another_size() {
    let mut driver = Driver::on(&stories::bell(), 120, 40);
    driver.press("tab j j j j j j j j");
    let before = driver.canvas().pane("Event").selected();
    assert!(before.is_some());
    // Narrow and low, then too small for a page at all.
    driver.resize(56, 12);
    let after = driver.canvas().pane("Event").selected();
    assert!(after.is_some(), "{}", driver.canvas().text());
    driver.resize(2, 2).resize(120, 40);
    assert_eq!(driver.canvas().pane("Event").selected(), before);
}

#[test]
fn a_story_without_anything_opens_too() {
    let story = stories::of("[story]\ntitle = \"Nothing yet\"\n");
    for (columns, rows) in [(56, 20), (80, 24), (120, 40)] {
        let mut driver = Driver::on(&story, columns, rows);
        for key in strokes(WALK) {
            check(&mut driver, Happening::Key(key)).unwrap();
        }
    }
}
