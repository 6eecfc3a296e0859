//! The mouse: clicks, double-clicks, the wheel, drags on the time axis.

use crossterm::event::{MouseButton, MouseEventKind};
use dateline::tui::app::{App, Setup};
use dateline::tui::preferences::Preferences;
use dateline::tui::run::Screen;
use proptest::prelude::*;

use crate::driver::Driver;
use crate::stories;

fn bell(columns: u16, rows: u16) -> Driver {
    Driver::on(&stories::bell(), columns, rows)
}

#[test]
fn a_click_selects_a_row_and_gives_its_pane_the_keys() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut driver = bell(columns, rows);
        for (text, pane) in [
            ("Parish of Saint", "Actors"),
            ("the pupils would", "Quotes"),
            ("The bell hangs again", "Timeline"),
        ] {
            driver.click(driver.find(text));
            let canvas = driver.canvas();
            assert!(canvas.pane(pane).has_keys(), "{pane}");
            let selected = canvas.pane(pane).selected().unwrap();
            assert!(selected.contains(text), "{selected}");
        }
    }
}

#[test]
fn the_row_under_a_click_stays_under_it() {
    let mut driver = Driver::bundled(80, 24);
    // The last row, below which a step by key would show one more.
    let at = driver.find("Lynnwood council cancels");
    driver.click(at);
    assert_eq!(driver.find("Lynnwood council cancels"), at);
}

#[test]
fn a_click_on_a_title_or_on_free_space_only_gives_the_keys() {
    let mut driver = bell(120, 40);
    let selected = driver.selected("Timeline");
    for (text, row_below, pane) in [
        ("Actors", 0, "Actors"),
        ("Event", 0, "The bell is found"),
        ("Quotes", 12, "Quotes"),
        ("44 BCE", 0, "Timeline"),
        ("A second clapper", 5, "Timeline"),
    ] {
        let (x, y) = driver.find(text);
        driver.double_click((x, y + row_below));
        let canvas = driver.canvas();
        let event = canvas.pane("Event");
        let has_keys = if event.flat().starts_with(pane) {
            event.has_keys()
        } else {
            canvas.pane(pane).has_keys()
        };
        assert!(has_keys, "{text}");
        assert_eq!(canvas.pane("Timeline").selected(), selected);
    }
}

#[test]
fn a_double_click_opens_as_enter_does() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        for (script, text) in [
            ("", "The bell hangs again"),
            ("", "Parish of Saint"),
            ("", "the pupils would"),
            ("enter", "Harbour Gazette “Tuesday"),
            ("s", "Coast Observer"),
            (": 'list'", "List the sources"),
        ] {
            let (mut keys, mut mouse) = (bell(columns, rows), bell(columns, rows));
            keys.press(script);
            mouse.press(script);
            let at = keys.find(text);
            keys.click(at).press("enter");
            mouse.double_click(at);
            let same = keys.canvas() == mouse.canvas();
            assert!(same, "{text}\n{}", mouse.canvas().text());
            let mut slow = bell(columns, rows);
            slow.press(script).click(at);
            let once = slow.canvas();
            assert!(once != mouse.canvas(), "{text}");
            slow.click(at);
            assert!(once == slow.canvas(), "{text}: a second later");
        }
    }
}

#[test]
fn the_wheel_rolls_what_is_under_it_and_leaves_keys_and_selection() {
    let mut driver = Driver::bundled(120, 40);
    driver.press("home");
    let selected = driver.selected("Timeline");
    for pane in ["Timeline", "Event", "Actors"] {
        let before = driver.canvas();
        let lines = before.pane(pane).lines();
        let at = before.find(lines[1].get(..12).unwrap_or(&lines[1]).trim());
        driver.wheel(at, 1);
        let after = driver.canvas();
        assert_eq!(after.pane(pane).lines()[0], lines[3], "{pane}");
        driver.wheel(at, -1);
        assert!(driver.canvas() == before, "{pane} and back");
    }
    // An item of two lines goes by, and the heading below it.
    let quotes = driver.canvas().pane("Quotes").lines();
    driver.wheel(driver.find("My view here"), 1);
    assert_eq!(driver.canvas().pane("Quotes").lines()[0], quotes[3]);
    assert_eq!(driver.selected("Timeline"), selected);
    assert!(driver.canvas().pane("Timeline").has_keys());
}

#[test]
fn the_wheel_stops_at_the_ends_and_a_key_goes_on_from_the_selection() {
    let mut driver = Driver::bundled(80, 24);
    let at = driver.find("EFF calls");
    driver.wheel(at, -99);
    let top = driver.canvas().pane("Timeline").lines();
    assert_eq!(top[0], " 2018", "the story begins there");
    driver.wheel(at, 99);
    let last = driver.canvas().pane("Timeline").lines();
    assert_eq!(driver.wheel(at, 1).canvas().pane("Timeline").lines(), last);
    driver.press("j");
    let selected = driver.selected("Timeline").unwrap();
    assert!(selected.contains("Amazon workers and allies"), "{selected}");
}

#[test]
fn the_wheel_rolls_what_lies_over_the_panes() {
    for (script, title, by) in [("?", "Help", 3), (":", "Commands", 3), ("s", "180", 4)] {
        let mut driver = Driver::bundled(80, 24);
        driver.press(script);
        let lines = driver.canvas().pane(title).lines();
        // The palette has what is typed above its list.
        let first = usize::from(title == "Commands");
        driver.wheel((20, 12), 1);
        let after = driver.canvas().pane(title).lines();
        assert_eq!(after[first], lines[first + by], "{title}");
        driver.wheel((20, 12), -9);
        assert_eq!(driver.canvas().pane(title).lines()[first], lines[first]);
    }
}

#[test]
fn a_click_on_a_hint_does_what_its_key_does() {
    for (script, hint, key) in [
        ("", "? help", "?"),
        ("", "/ search", "/"),
        ("", "pane", "tab"),
        ("enter", "esc back", "esc"),
        ("s j", "enter open", "enter"),
        ("s", "esc back", "esc"),
        (": 'help'", "enter do it", "enter"),
        ("g '2019'", "enter go", "enter"),
        ("g '2019'", "esc leave", "esc"),
        ("/ 'kind:'", "enter open", "enter"),
    ] {
        for (columns, rows) in [(80, 24), (120, 40)] {
            let (mut keys, mut mouse) = (bell(columns, rows), bell(columns, rows));
            keys.press(script).press(key);
            mouse.press(script);
            let (x, y) = mouse.find(hint);
            mouse.click((x + 1, y));
            assert!(keys.canvas() == mouse.canvas(), "{script}: {hint}");
        }
    }
    let mut driver = bell(80, 24);
    driver.click(driver.find("q quit"));
    assert!(driver.has_ended());
}

#[test]
fn a_click_in_the_search_bar_puts_the_cursor_there() {
    for (script, text) in [
        ("/ '東京 kind:sale' enter", "kind"),
        ("/ '東京 kind:sale'", "ale"),
        ("/ '東京 kind:sale' esc s", "sale"),
    ] {
        let mut driver = bell(80, 24);
        driver.press(script);
        let at = driver.find(text);
        driver.click(at);
        let cursor = driver.canvas().cursor.unwrap();
        assert_eq!((cursor.x, cursor.y), at, "{script}");
    }
    // Behind the text and in an empty bar it stands where one would go on.
    let mut driver = bell(80, 24);
    driver.press("/ 'bell' esc").click((40, 1)).press("'s'");
    assert_eq!(driver.query(), "bells");
    let mut driver = bell(80, 24);
    driver.click((20, 1)).press("'bell'");
    assert_eq!(driver.query(), "bell");
}

#[test]
fn a_click_on_a_completion_takes_it() {
    for (script, shown) in [("/ 'kind:'", "tab takes"), ("/ 'b'", "tab ")] {
        let (mut keys, mut mouse) = (bell(80, 24), bell(80, 24));
        keys.press(script).press("down tab");
        mouse.press(script);
        let (x, y) = mouse.find(shown);
        let at = if shown == "tab takes" {
            // Below the frame's edge and the first one.
            (x, y + 2)
        } else {
            // The label after the first one: fields, which end in a colon.
            let line = mouse.canvas().hints();
            let first = line.find(':').unwrap();
            (u16::try_from(first).unwrap() + 4, y)
        };
        mouse.click(at);
        assert_eq!(mouse.query(), keys.query());
        assert_ne!(mouse.query(), "");
    }
}

#[test]
fn a_click_outside_of_what_is_open_is_nothing() {
    for (script, at) in [
        ("", (3, 0)),
        ("?", (3, 0)),
        ("?", (40, 2)),
        (":", (20, 1)),
        (":", (40, 2)),
        ("g '2019'", (20, 10)),
        ("g '2019'", (40, 2)),
        ("s", (0, 10)),
    ] {
        let mut driver = bell(80, 24);
        driver.press(script);
        let before = driver.canvas();
        driver.double_click(at).drag(at, (60, 12));
        assert!(driver.canvas() == before, "{script} {at:?}");
    }
}

#[test]
fn a_click_on_a_pane_leaves_the_search_bar_and_keeps_its_text() {
    let mut driver = bell(80, 24);
    driver.press("/ 'bell'");
    driver.click(driver.find("The bell hangs again"));
    assert!(driver.canvas().pane("Timeline").has_keys());
    assert_eq!(driver.query(), "bell");
    driver.press("f");
    assert_eq!(driver.query(), "bell date:2021-05");
}

#[test]
fn a_click_on_the_axis_goes_to_the_event_nearest_to_that_day() {
    let mut driver = bell(80, 24);
    let (hung, y) = driver.find("█    █");
    for (x, event) in [
        // Between two bars, nearer to the first: 4 and 30 May.
        (hung + 1, "The bell is found in a boathouse"),
        (hung + 5, "The bell hangs again"),
        (hung + 4, "The bell hangs again"),
        // September 2020, a month before the one in doubt.
        (22, "A shop in 東京 shows a bell"),
    ] {
        driver.click((x, y));
        let selected = driver.selected("Timeline").unwrap();
        assert!(selected.contains(event), "{x}: {selected}");
    }
}

/// The first and the last column of the axis at 80 columns, in its upper row.
const ENDS: [(u16, u16); 2] = [(6, 2), (73, 2)];

#[test]
fn a_drag_on_the_axis_filters_by_its_days_and_esc_takes_it_back() {
    for ends in [ENDS, [ENDS[1], ENDS[0]], [(6, 3), (79, 20)]] {
        let mut driver = bell(80, 24);
        let before = driver.canvas();
        driver.hold(ends[0], ends[1]);
        // The year that ends thirty days after the last event, on 30 May 2021.
        let held = driver.canvas();
        assert!(
            held.hints().starts_with(" 30 Jun 2020 – 29 Jun 2021"),
            "{}",
            held.hints()
        );
        assert_eq!(driver.query(), "", "not before the mouse is let go");
        driver.mouse(MouseEventKind::Up(MouseButton::Left), ends[1]);
        assert_eq!(driver.query(), "date:2020-06-30..2021-06-29");
        let shown = driver.canvas().pane("Timeline").flat();
        assert!(
            shown.contains("A shop") && !shown.contains("letter"),
            "{shown}"
        );
        driver.press("esc");
        assert_eq!(driver.query(), "");
        assert_eq!(driver.canvas().line(2), before.line(2), "the axis");
    }
}

#[test]
fn a_second_drag_replaces_what_the_first_one_wrote() {
    let mut driver = bell(80, 24);
    driver.press("/ 'date:2000..' enter");
    driver.drag(ENDS[0], ENDS[1]);
    assert_eq!(driver.query(), "date:2000.. date:2020-06-30..2021-06-29");
    // What is found now is from October 2020 to 30 May 2021, and the axis shows no more.
    driver.drag(ENDS[0], ENDS[1]);
    assert_eq!(driver.query(), "date:2000.. date:2020-10-01..2021-05-30");
    driver.press("esc");
    assert_eq!(driver.query(), "date:2000..");
}

#[test]
fn esc_during_a_drag_drops_it() {
    for key in ["esc", "ctrl-c"] {
        let mut driver = bell(80, 24);
        driver.press("/ 'bell' enter");
        let before = driver.canvas();
        driver.hold(ENDS[0], (40, 2));
        assert!(driver.canvas() != before);
        driver.press(key);
        assert!(driver.canvas() == before, "{key}");
        driver.mouse(MouseEventKind::Up(MouseButton::Left), (40, 2));
        assert!(driver.canvas() == before, "{key}, then let go");
    }
}

#[test]
fn the_stretch_under_a_drag_is_marked_without_colour_too() {
    for theme in ["dark", "light", "mono"] {
        let mut driver = Driver::themed(&stories::bell(), 80, 24, theme);
        let cells = |driver: &Driver| -> Vec<_> {
            let canvas = driver.canvas();
            let row = &canvas.cells()[2 * 80..3 * 80];
            row.iter().map(ratatui::buffer::Cell::style).collect()
        };
        let before = cells(&driver);
        driver.hold((10, 2), (19, 2));
        let after = cells(&driver);
        let changed = (0..80).filter(|&x| before[x] != after[x]);
        assert_eq!(
            changed.collect::<Vec<_>>(),
            (10..20).collect::<Vec<_>>(),
            "{theme}"
        );
    }
}

#[test]
fn the_wheel_moves_the_axis_and_not_the_timeline() {
    let mut driver = Driver::bundled(80, 24);
    let before = driver.canvas();
    driver.wheel(ENDS[0], -1);
    let earlier = driver.canvas();
    assert_ne!(earlier.line(3), before.line(3));
    assert_eq!(earlier.line(8), before.line(8));
    driver.press(">");
    assert!(driver.canvas() == before);
}

#[test]
fn m_leaves_the_mouse_to_the_terminal_and_takes_it_again() {
    for script in ["m", "s m", "? m", ": 'mouse' enter"] {
        let mut driver = bell(80, 24);
        assert!(driver.app.wants_mouse());
        driver.press(script);
        assert!(!driver.app.wants_mouse(), "{script}");
        let told = " mouse: the terminal's, m takes it back";
        assert_eq!(driver.canvas().hints(), told);
        driver.press(script.rsplit_once(' ').map_or("m", |_| "esc m"));
        assert!(driver.app.wants_mouse());
        assert_eq!(driver.canvas().hints(), " mouse: dateline's again");
    }
    let mut preferences = Preferences::shipped("dark").unwrap();
    preferences.mouse = false;
    let app = App::new(Setup {
        story: stories::bell().into(),
        query: String::new(),
        preferences,
    });
    assert!(!app.wants_mouse(), "as the settings say");
}

/// What may be on the screen when the mouse is used.
const STATES: [&str; 12] = [
    "",
    "enter",
    "tab",
    "?",
    "s",
    "p",
    ":",
    ": 'help'",
    "/ 'kind:'",
    "/ 'be'",
    "g '2019'",
    "N",
];

#[test]
fn a_click_on_any_cell_and_a_drag_from_it_do_no_harm() {
    for (columns, rows) in [(1, 1), (3, 3), (20, 6), (56, 20), (80, 24), (120, 40)] {
        for y in 0..rows {
            // On large screens a row has its turn in a few of the states; within the panes, where cells of a row
            // are much alike, every thirteenth column does.
            let nth_state = if columns < 50 { 1 } else { 11 };
            let in_panes = columns >= 50 && (4..rows - 1).contains(&y);
            let step = if in_panes { 13 } else { 1 };
            let states = STATES.iter().skip(usize::from(y) % nth_state);
            for state in states.step_by(nth_state) {
                let mut driver = bell(columns, rows);
                driver.press(state);
                for x in (y % step..columns).step_by(usize::from(step)) {
                    driver.double_click((x, y));
                    driver.wheel((x, y), if x % 2 == 0 { 1 } else { -1 });
                    if x % 5 == 0 {
                        driver.drag((x, y), (columns - x, rows - y));
                        driver.canvas();
                    }
                }
            }
        }
    }
}

fn of_the_mouse() -> impl Strategy<Value = MouseEventKind> {
    use MouseEventKind::{Down, Drag, Moved, ScrollDown, ScrollLeft, ScrollUp, Up};
    let left = MouseButton::Left;
    prop::sample::select(vec![
        Down(left),
        Down(left),
        Up(left),
        Drag(left),
        ScrollUp,
        ScrollDown,
        ScrollLeft,
        Moved,
        Down(MouseButton::Right),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_mouse_may_do_anything(
        (columns, rows) in (1..=130u16, 1..=45u16),
        events in prop::collection::vec((of_the_mouse(), 0..140u16, 0..50u16, 0..STATES.len()), 1..80),
    ) {
        let mut driver = bell(columns, rows);
        for (index, (kind, x, y, state)) in events.into_iter().enumerate() {
            driver.mouse(kind, (x, y));
            if index % 9 == 0 && !driver.has_ended() {
                driver.press(STATES[state]);
            }
            if driver.has_ended() {
                break;
            }
            if index % 8 == 0 {
                driver.canvas();
            }
        }
    }
}
