//! The search bar: typing, leaving, clearing, completing, and what stays selected meanwhile.

use crate::driver::Driver;
use crate::stories;

fn bell() -> Driver {
    Driver::on(&stories::bell(), 80, 24)
}

/// How many events the timeline lists, from the foot of its pane.
fn events(driver: &Driver) -> usize {
    let foot = driver.canvas().pane("Timeline").foot();
    let count = foot.rsplit(' ').next().unwrap();
    count.parse().unwrap_or(0)
}

#[test]
fn typing_filters_at_once_and_says_how_much_is_left() {
    let mut driver = bell();
    driver.press("/");
    assert_eq!(events(&driver), 10);
    // The find by its title, the search by what was said of it.
    driver.press("'boathouse'");
    assert_eq!(events(&driver), 2);
    assert!(driver.canvas().flat().contains("2 of 10 events"));
    assert!(driver.canvas().text().contains(" / boathouse"));
}

#[test]
fn the_bar_has_the_keys_until_enter_esc_or_shift_tab() {
    for leave in ["enter", "esc", "shift-tab", "ctrl-c"] {
        let mut driver = bell();
        driver.press("/ 'bell'");
        assert!(driver.app.typing());
        assert!(driver.canvas().cursor.is_some());
        assert!(!driver.canvas().pane("Timeline").has_keys());
        driver.press(leave);
        assert!(!driver.app.typing(), "{leave}");
        assert_eq!(driver.canvas().cursor, None, "{leave}");
        assert!(driver.canvas().pane("Timeline").has_keys(), "{leave}");
        assert_eq!(driver.query(), "bell", "{leave}");
    }
}

#[test]
fn the_cursor_stands_where_the_next_letter_comes() {
    // The bar begins with a space, a slash and a space.
    for (script, column) in [
        ("/ ", 3),
        ("/ 'bell'", 7),
        ("/ 'bell' left left", 5),
        ("/ 'bell' home", 3),
        ("/ '東京'", 7),
    ] {
        let mut driver = bell();
        driver.press(script);
        let cursor = driver.canvas().cursor.unwrap();
        assert_eq!((cursor.x, cursor.y), (column, 1), "{script}");
    }
}

#[test]
fn esc_leaves_the_bar_and_a_second_esc_clears_it() {
    let mut driver = bell();
    driver.press("/ 'boathouse' esc");
    assert_eq!((driver.query().as_str(), events(&driver)), ("boathouse", 2));
    driver.press("esc");
    assert_eq!((driver.query().as_str(), events(&driver)), ("", 10));
    driver.press("esc");
    assert!(!driver.has_ended());
}

#[test]
fn the_bar_is_edited_like_any_line() {
    for (script, query) in [
        ("'bel' 'l'", "bell"),
        ("'bells' backspace", "bell"),
        ("'ell' home 'b'", "bell"),
        ("'bxell' left left left left delete backspace 'b'", "bell"),
        ("'old words' ctrl-u 'bell'", "bell"),
        // What does something elsewhere is a letter here.
        ("'q?gGr/'", "q?gGr/"),
    ] {
        let mut driver = bell();
        driver.press("/").press(script);
        assert_eq!(driver.query(), query, "{script}");
    }
}

#[test]
fn the_selection_stays_on_its_record_while_a_filter_comes_and_goes() {
    let mut driver = bell();
    // The row of the find is the seventh of all, and the fifth of those with a bell.
    driver.press("/ 'bell' enter");
    assert!(
        driver
            .selected("Timeline")
            .unwrap()
            .starts_with("May 4 Tue")
    );
    driver.press("esc");
    assert!(
        driver
            .selected("Timeline")
            .unwrap()
            .starts_with("May 4 Tue")
    );
    // So it does through a word that first finds nothing.
    driver.press("/ 'zzzz'");
    assert_eq!(driver.selected("Timeline"), None);
    driver.press("esc esc");
    assert!(
        driver
            .selected("Timeline")
            .unwrap()
            .starts_with("May 4 Tue")
    );
    // And through one that finds only others.
    driver.press("/ 'letter'");
    assert!(
        driver
            .selected("Timeline")
            .unwrap()
            .starts_with("Apr or May")
    );
    driver.press("ctrl-u");
    assert!(
        driver
            .selected("Timeline")
            .unwrap()
            .starts_with("May 4 Tue")
    );
}

#[test]
fn what_was_found_and_opened_stays_selected_when_the_filter_goes() {
    let mut driver = bell();
    driver.press("/ 'letter' enter enter esc esc");
    assert_eq!(driver.query(), "");
    assert!(
        driver
            .selected("Timeline")
            .unwrap()
            .starts_with("Apr or May")
    );
}

#[test]
fn tab_completes_what_is_typed() {
    for (script, query) in [
        ("'kin' tab", "kind:"),
        ("'kind:cer' tab", "kind:ceremony"),
        ("'actor:zo' tab", "actor:zoe-lenoir"),
        // Who took part in most is offered first: the parish, then the school.
        ("'actor:' down down up tab", "actor:ecole-du-port"),
        ("'bell kind:fi' tab", "bell kind:find"),
    ] {
        let mut driver = bell();
        driver.press("/").press(script);
        assert!(
            driver.query().starts_with(query),
            "{script}: {}",
            driver.query()
        );
        assert!(driver.app.typing(), "{script}");
    }
}

#[test]
fn values_of_a_field_are_offered_with_what_they_are() {
    let mut driver = bell();
    driver.press("/ 'kind:f'");
    let canvas = driver.canvas();
    // Two events are finds.
    assert!(canvas.text().contains("find"), "{}", canvas.text());
    assert!(canvas.flat().contains("2 events"), "{}", canvas.text());
    driver.press("esc");
    assert!(!driver.canvas().flat().contains("find 2 events"));
}

#[test]
fn f_writes_what_is_selected_into_the_bar() {
    for (script, query, found) in [
        // Who found the bell and who locked it away; what she said; when it was.
        ("tab j f", "actor:zoe-lenoir", 2),
        ("tab tab f", "by:zoe-lenoir", 2),
        ("f", "date:2021-05", 2),
        // Twice says it once.
        ("tab j f f", "actor:zoe-lenoir", 2),
        // It is added to what is there.
        ("/ 'hangs' enter tab f", "hangs actor:parish", 1),
    ] {
        let mut driver = bell();
        driver.press(script);
        assert_eq!(driver.query(), query, "{script}");
        assert_eq!(events(&driver), found, "{script}");
        assert!(!driver.app.typing(), "{script}");
    }
}

#[test]
fn f_on_what_has_no_date_says_so() {
    let mut driver = bell();
    driver.press("G f");
    assert_eq!(driver.query(), "");
    assert!(driver.canvas().hints().contains("nothing to filter by"));
}

#[test]
fn what_a_date_only_possibly_answers_bears_a_sign() {
    let mut driver = bell();
    // The letter was sent in April or May 2020; the shop's October is in doubt; the search was about March 2021,
    // give or take a month.
    for (query, rows) in [
        ("date:2020-04", &["?Apr or May"][..]),
        ("date:2020", &[" Apr or May", "?Oct?"]),
        ("date:2021", &[" ~Mar", " May  4 Tue", " May 30 Sun"]),
        ("after:2021-05", &[" May  4 Tue", " May 30 Sun"]),
    ] {
        driver.press("/ ctrl-u");
        driver.paste(query).press("enter");
        let lines = driver.canvas().pane("Timeline").lines();
        // Behind the column of the selection's sign; years have nothing at the third column's left.
        let shown = lines
            .iter()
            .map(|line| line.chars().skip(1).collect::<String>());
        let shown: Vec<String> = shown.filter(|row| row.contains("  ")).collect();
        assert_eq!(shown.len(), rows.len(), "{query}: {shown:?}");
        for (shown, row) in shown.iter().zip(rows) {
            assert!(shown.starts_with(row), "{query}: “{shown}” is not “{row}”");
        }
    }
}

#[test]
fn what_is_not_understood_is_told_and_hides_nothing() {
    for query in ["date:fool", "colour:red", "is:strange", "lines:many"] {
        let mut driver = bell();
        driver.press(&format!("/ '{query}'"));
        let canvas = driver.canvas();
        assert!(
            !canvas.hints().contains("clear"),
            "{query}: {}",
            canvas.hints()
        );
        assert_eq!(events(&driver), 10, "{query}");
    }
}

#[test]
fn no_hit_is_said_in_words() {
    let mut driver = bell();
    driver.press("/ 'zzzz' enter");
    let canvas = driver.canvas();
    assert!(canvas.pane("Timeline").flat().contains("No event answers"));
    assert!(canvas.flat().contains("0 of 10 events"));
    // Nothing to open, nothing to filter by, and no harm in trying.
    let before = driver.canvas();
    driver.press("enter j k G f o esc");
    assert_eq!(events(&driver), 10);
    assert!(driver.canvas() != before);
}

#[test]
fn a_paste_goes_into_the_bar_as_one_line() {
    let mut driver = bell();
    driver.paste("boat\u{7}house\nsecond line");
    assert!(driver.app.typing());
    assert_eq!(driver.query(), "boat␇house second line");
    driver.press("ctrl-u").paste("boathouse\r\n");
    assert_eq!((driver.query().as_str(), events(&driver)), ("boathouse", 2));
}
