//! The list of quotes: renderings of one utterance in one row, its orders, what does not fit.

use crate::driver::Driver;
use crate::stories;

/// What Ann and Bob said at a march. Of Ann's words there are two renderings, the later published first.
const MARCH: &str = r#"
[story]
title = "The march"
start = "march"

[[source]]
id = "post"
publisher = "The Post"
published = "2026-02-20"

[[source]]
id = "herald"
publisher = "The Herald"
published = "2026-02-14"

[[source]]
id = "leaflet"
publisher = "A leaflet"

[[actor]]
id = "ann"
name = "Ann"

[[actor]]
id = "bob"
name = "Bob"

[[event]]
id = "march"
title = "The march"
date = "2026-02-13"

[[quote]]
id = "ann-post"
speakers = ["ann"]
mode = "direct"
text = "We walk for the river."
event = "march"
source = "post"
said = "2026-02-13"
utterance = "river"

[[quote]]
id = "bob-said"
speakers = ["bob"]
mode = "direct"
text = "I came by boat."
event = "march"
source = "post"
said = "2026-02-12"

[[quote]]
id = "ann-herald"
speakers = ["ann"]
mode = "direct"
text = "We march for the river."
event = "march"
source = "herald"
utterance = "river"

[[quote]]
id = "bob-leaflet"
speakers = ["bob"]
mode = "direct"
text = "Bring a boat too."
event = "march"
source = "leaflet"
"#;

/// The browser on that march, the quotes having the keys.
fn quotes(columns: u16) -> Driver {
    let mut driver = Driver::on(&stories::of(MARCH), columns, 30);
    driver.press("shift-tab");
    driver
}

/// What the pane of quotes shows, each line without spaces at its ends.
fn lines(driver: &Driver) -> Vec<String> {
    let lines = driver.canvas().pane("Quotes").lines();
    let lines = lines.into_iter().map(|line| line.trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

#[test]
fn renderings_of_one_utterance_share_a_row_with_their_number_and_their_faults() {
    let driver = quotes(140);
    let lines = lines(&driver);
    let rows: Vec<&str> = lines.iter().map(String::as_str).collect();
    // The words differ, so that one of them is not exact.
    assert!(
        rows[0].starts_with("▌ “We walk for the river.”"),
        "{rows:?}"
    );
    assert!(rows[0].ends_with("×2 !"), "{rows:?}");
    assert_eq!(rows[1], "▌   Ann · direct · Fri 13 Feb 2026");
    assert!(rows[2].ends_with("“I came by boat.”"), "{rows:?}");
    assert!(rows[4].ends_with("“Bring a boat too.”"), "{rows:?}");
    assert_eq!(rows.len(), 6, "{rows:?}");
    // Quotes are counted, and not rows.
    let screen = driver.canvas().text();
    assert!(screen.contains("1 of 3 rows, 4 quotes"), "{screen}");
    assert!(screen.contains(" 4 quotes  "), "{screen}");
}

#[test]
fn each_rendering_gets_a_row_with_the_words_that_differ() {
    let mut driver = quotes(140);
    driver.press("z");
    let rows = lines(&driver);
    assert!(rows[0].contains("“We walk for the river.”"), "{rows:?}");
    assert!(!rows[0].contains("×2"), "{rows:?}");
    assert!(rows[2].contains("= “We march for the river.”"), "{rows:?}");
    assert_eq!(rows[3], "The Herald · ! “march” for “walk”");
    assert_eq!(
        driver.press("j").selected("Quotes").unwrap(),
        "= “We march for the river.”"
    );
    // Folded again, the row is the one that has it.
    driver.press("z");
    assert!(
        driver.selected("Quotes").unwrap().contains("We walk"),
        "the selection goes with it"
    );
    driver.press("z z enter");
    let page = driver.canvas().pane("Quote").flat();
    assert!(page.contains("The same words elsewhere"), "{page}");
    assert!(page.contains("! “march” for “walk”"), "{page}");
}

#[test]
fn a_search_that_finds_one_rendering_shows_that_one() {
    let mut driver = quotes(140);
    driver.press("/ 'march source:herald by:ann' enter tab tab");
    driver.press("/ ctrl-u '\"we march\"' enter shift-tab");
    let rows = lines(&driver);
    assert!(rows[0].contains("“We march for the river.”"), "{rows:?}");
    assert!(!rows[0].contains('×'), "{rows:?}");
}

#[test]
fn quotes_go_by_the_day_said_and_by_the_day_published() {
    let mut driver = quotes(140);
    driver.press("w");
    let in_order = |driver: &Driver, pane: &str, texts: &[&str]| {
        let flat = driver.canvas().pane(pane).flat();
        let places: Vec<Option<usize>> = texts.iter().map(|text| flat.find(text)).collect();
        assert!(places.iter().all(Option::is_some), "{texts:?} in {flat}");
        assert!(places.is_sorted(), "{texts:?} in {flat}");
    };
    in_order(
        &driver,
        "Quotes, by day said",
        &[
            "boat.”",
            "Thu 12 Feb 2026",
            "We walk",
            "cannot be told when",
            "Bring a boat",
        ],
    );
    driver.press("w");
    // The Herald had Ann's words first, and stands for both.
    in_order(
        &driver,
        "Quotes, by day published",
        &[
            "We march",
            "published Sat 14 Feb 2026",
            "I came",
            "published Fri 20 Feb 2026",
            "cannot be told when",
            "Bring a boat",
            "Bob · direct · undated",
        ],
    );
    driver.press("w");
    in_order(&driver, "Quotes", &["We walk", "I came", "Bring a boat"]);
}

#[test]
fn what_is_selected_stays_so_in_another_order_and_after_a_search() {
    let mut driver = quotes(140);
    driver.press("j");
    let boat = driver.selected("Quotes").unwrap();
    assert!(boat.contains("I came by boat"), "{boat}");
    driver.press("w");
    assert_eq!(driver.selected("Quotes, by day said").unwrap(), boat);
    driver.press("w");
    assert_eq!(driver.selected("Quotes, by day published").unwrap(), boat);
    driver.press("w z / 'bob' enter");
    assert_eq!(driver.selected("Quotes").unwrap(), boat);
}

#[test]
fn a_difference_far_to_the_right_is_brought_into_sight() {
    let long = "and so it went on for a long while, ".repeat(4);
    let story = MARCH
        .replace("We walk for the river.", &format!("{long}and we walk."))
        .replace("We march for the river.", &format!("{long}and we march."));
    let mut driver = Driver::on(&stories::of(&story), 80, 30);
    driver.press("shift-tab z");
    let rows = lines(&driver);
    assert!(rows[2].ends_with("we march.”"), "{rows:?}");
    assert!(rows[2].contains("= …"), "{rows:?}");
}
