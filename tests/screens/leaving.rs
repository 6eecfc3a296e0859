//! Opening things, stepping back, and leaving.

use dateline::tui::run::Effect;

use crate::driver::Driver;
use crate::stories;

fn bell(columns: u16, rows: u16) -> Driver {
    Driver::on(&stories::bell(), columns, rows)
}

#[test]
fn enter_opens_and_esc_goes_back_the_same_way() {
    for (columns, rows) in [(56, 20), (80, 24), (120, 40)] {
        let mut driver = bell(columns, rows);
        driver.press("enter");
        assert!(driver.canvas().pane("Event").has_keys());
        // First item of the page: what the sources say of its date.
        driver.press("j enter");
        assert!(
            driver
                .canvas()
                .pane("Claims")
                .flat()
                .contains("Tuesday, May 4, 2021")
        );
        driver.press("esc");
        assert!(driver.canvas().pane("Event").has_keys());
        driver.press("esc");
        assert!(driver.canvas().pane("Timeline").has_keys());
        assert!(
            driver
                .selected("Timeline")
                .unwrap()
                .starts_with("May 4 Tue")
        );
    }
}

#[test]
fn a_page_that_is_stepped_back_to_is_where_it_was_left() {
    let mut driver = bell(80, 24);
    driver.press("enter j j");
    let before = driver.canvas();
    assert!(
        before
            .pane("Event")
            .selected()
            .unwrap()
            .starts_with("Thu 6 May 2021")
    );
    driver.press("enter");
    assert!(driver.canvas() != before);
    driver.press("esc");
    assert!(driver.canvas() == before);
}

#[test]
fn actors_and_quotes_open_too_and_lead_on() {
    for (script, pane, text) in [
        ("tab enter", "Actor", "École du Port"),
        ("tab j enter", "Actor", "Harbour master of Port Aubry."),
        ("tab tab enter", "Quote", "“It was colder than the sea.”"),
        // The page of Zoé Lenoir leads past what she said to the other event she was at, and that one's page to the
        // parish.
        ("tab j enter j j j enter", "Event", "The bell hangs again"),
        (
            "tab j enter j j j enter j enter",
            "Actor",
            "Parish of Saint Aubin",
        ),
    ] {
        let mut driver = bell(80, 24);
        driver.press(script);
        let page = driver.canvas().pane(pane).flat();
        assert!(
            page.starts_with(text) || page.contains(text),
            "{script}: {page}"
        );
    }
}

#[test]
fn esc_goes_back_to_the_pane_a_page_was_opened_from() {
    let mut driver = bell(80, 24);
    driver.press("tab j enter esc");
    assert!(driver.canvas().pane("Actors").has_keys());
    assert!(driver.selected("Actors").unwrap().starts_with("Zoé Lenoir"));
}

#[test]
fn esc_at_the_root_does_nothing_however_often() {
    for (columns, rows) in [(56, 20), (80, 24), (120, 40)] {
        let mut driver = bell(columns, rows);
        let before = driver.canvas();
        driver.press("esc esc esc");
        assert!(driver.canvas() == before);
        assert_eq!(driver.requests, []);
    }
}

#[test]
fn q_leaves_from_wherever_no_text_is_typed() {
    for script in [
        "",
        "enter",
        "tab",
        "tab tab",
        "?",
        "s",
        "/ 'bell' enter",
        "/ esc",
        "g",
    ] {
        let mut driver = bell(80, 24);
        driver.press(script);
        assert!(!driver.has_ended(), "{script}");
        driver.press("q");
        assert!(driver.has_ended(), "{script}");
    }
    for script in ["/ 'q'", "/ '\"q'", "g '2q'"] {
        assert!(!bell(80, 24).press(script).has_ended(), "{script}");
    }
}

#[test]
fn ctrl_c_cancels_what_goes_on_and_then_leaves() {
    // What goes on, and how often it takes.
    for (script, presses) in [
        ("", 1),
        // The bar, what was searched for, the program.
        ("/ 'bell'", 3),
        ("enter", 2),
        ("tab", 2),
        ("?", 2),
        ("s", 2),
        ("g '2019'", 2),
    ] {
        let mut driver = bell(80, 24);
        driver.press(script);
        for _ in 1..presses {
            driver.press("ctrl-c");
            assert!(!driver.has_ended(), "{script}");
        }
        driver.press("ctrl-c");
        assert!(driver.has_ended(), "{script}");
    }
}

#[test]
fn stopping_and_drawing_again_are_left_to_the_loop() {
    for mode in ["", "/ ", "?"] {
        let mut driver = bell(80, 24);
        driver.press(mode).press("ctrl-z ctrl-l");
        assert_eq!(driver.requests, [Effect::Suspend, Effect::Redraw], "{mode}");
    }
}

#[test]
fn o_opens_the_address_of_the_source_at_hand() {
    let gazette = Effect::OpenAddress("https://gazette.example/bell".to_owned());
    // The event's first source, the claim's, the quote's.
    for script in ["o", "enter j o", "tab tab o", "enter j enter j j o"] {
        let mut driver = bell(80, 24);
        driver.press(script);
        assert_eq!(driver.requests, std::slice::from_ref(&gazette), "{script}");
    }
    // An event without a source; a source without an address: the person is told.
    for script in ["G o", "enter j j o"] {
        let mut driver = bell(80, 24);
        driver.press(script);
        assert_eq!(driver.requests, [], "{script}");
        assert!(
            driver
                .canvas()
                .hints()
                .contains("no source with an address"),
            "{script}"
        );
    }
}

#[test]
fn y_copies_what_is_selected_with_its_source() {
    // The event, the claims of one value, the quote.
    for script in ["y", "enter j y", "tab tab y"] {
        let mut driver = bell(80, 24);
        driver.press(script);
        let Some(Effect::Copy(text)) = driver.requests.first() else {
            panic!("{script} copies nothing");
        };
        assert!(text.contains("Gazette"), "{script}: {text}");
        assert!(
            text.contains("https://gazette.example/bell"),
            "{script}: {text}"
        );
    }
}

#[test]
fn y_on_what_has_no_source_says_so() {
    let mut driver = bell(80, 24);
    driver.press("tab y");
    assert_eq!(driver.requests, []);
    assert!(
        driver
            .canvas()
            .hints()
            .contains("nothing that can be cited")
    );
}
