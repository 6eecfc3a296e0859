//! Handing things over: the forms to choose from, what came of it, and addresses that nothing opens.

use dateline::tui::Update;
use dateline::tui::clipboard::Handed;
use dateline::tui::run::{Effect, Screen};

use crate::driver::Driver;
use crate::stories;

const SIZES: [(u16, u16); 3] = [(56, 20), (80, 24), (120, 40)];

/// The quote of the harbour master, as it is cited up to its address.
const QUOTE: &str = "“It was colder than the sea.” — Zoé Lenoir, said Tue 4 May 2021 (direct speech: the speaker's \
     own words). Harbour Gazette, “Bell found in a boathouse”, Wed 5 May 2021, ";

/// The source's item in CSL-JSON, up to its note.
const ITEM: &str = r#"[
  {
    "id": "gazette",
    "type": "article-newspaper",
    "title": "Bell found in a boathouse",
    "container-title": "Harbour Gazette",
    "publisher": "Harbour Gazette",
    "issued": {
      "date-parts": [
        [
          2021,
          5,
          5
        ]
      ]
    },
    "URL": "https://gazette.example/bell""#;

fn bell(columns: u16, rows: u16) -> Driver {
    Driver::on(&stories::bell(), columns, rows)
}

/// What `script` has the loop copy.
#[track_caller]
fn copied(driver: &Driver) -> &str {
    match driver.requests.as_slice() {
        [Effect::Copy(text)] => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_form_is_copied_as_it_is_shown() {
    let note = r#""note": "“It was colder than the sea.” — Zoé Lenoir, said Tue 4 May 2021 (direct speech: the speaker's own words).\nlocator: ¶3""#;
    for (form, choose, text) in [
        (
            "Markdown",
            "",
            format!("{QUOTE}<https://gazette.example/bell>, ¶3"),
        ),
        (
            "Plain text",
            "j",
            format!("{QUOTE}https://gazette.example/bell, ¶3"),
        ),
        ("CSL-JSON", "j j", format!("{ITEM},\n    {note}\n  }}\n]")),
        (
            "Address",
            "j j j",
            "https://gazette.example/bell".to_owned(),
        ),
    ] {
        for (columns, rows) in SIZES {
            let mut driver = bell(columns, rows);
            driver.press("shift-tab Y").press(choose);
            let selected = driver.selected("Copy as").unwrap();
            assert!(selected.starts_with(form), "{selected}");
            let first_words = text.lines().next().unwrap().get(..20);
            let shown = driver.canvas().flat();
            let first_words = first_words.unwrap_or("[ {");
            assert!(shown.contains(first_words), "{first_words} in {shown}");
            driver.press("enter");
            assert_eq!(copied(&driver), text, "{form}");
        }
    }
}

#[test]
fn the_text_stands_whole_and_alone_on_its_lines() {
    for (columns, rows) in SIZES {
        let mut driver = Driver::bundled(columns, rows);
        driver.press("Y j");
        let body = driver.app.layout().body;
        // Four forms in their frame.
        let text_lines = || usize::from(body.y + 6)..usize::from(body.bottom());
        let mut lines: Vec<String> = Vec::new();
        let mut moved = true;
        while moved {
            let canvas = driver.canvas();
            let shown: Vec<String> = text_lines().map(|row| canvas.line(row)).collect();
            let known = (0..=shown.len())
                .rev()
                .find(|&known| lines.ends_with(&shown[..known]));
            lines.extend_from_slice(&shown[known.unwrap()..]);
            driver.press("ctrl-d");
            moved = driver.canvas() != canvas;
        }
        driver.press("enter");
        let text: Vec<&str> = copied(&driver).split_whitespace().collect();
        let shown: Vec<&str> = lines
            .iter()
            .flat_map(|line| line.split_whitespace())
            .collect();
        // An address may be longer than a line.
        assert_eq!(shown.concat(), text.concat(), "{columns}");
    }
}

#[test]
fn whatever_can_be_cited_has_forms() {
    // The event, the claims of one value, the quote, a source, a source in the list.
    for script in ["", "enter j", "shift-tab", "s j j enter", "s j j"] {
        let mut driver = bell(80, 24);
        driver.press(script).press("Y enter");
        assert!(copied(&driver).contains("Harbour Gazette"), "{script}");
    }
}

#[test]
fn what_cannot_be_cited_is_told() {
    let mut private = Driver::on(
        &stories::of("[[event]]\nid = \"e\"\ntitle = \"E\"\nprivate = true\n"),
        80,
        24,
    );
    for driver in [
        bell(80, 24).press("tab"),
        &mut private,
        bell(80, 24).press("?"),
    ] {
        driver.press("Y");
        let hints = driver.canvas().hints();
        assert!(hints.contains("nothing that can be cited"), "{hints}");
        assert!(!driver.canvas().has_pane("Copy as"));
    }
}

#[test]
fn esc_leads_back_to_where_it_was_asked_for() {
    for (columns, rows) in SIZES {
        for below in ["j", "enter j", "s j", "shift-tab"] {
            for leave in ["esc", "Y", "ctrl-c", "j pgdn esc"] {
                let mut driver = bell(columns, rows);
                driver.press(below);
                let before = driver.canvas();
                driver.press("Y");
                assert!(driver.canvas().pane("Copy as").has_keys(), "{below}");
                driver.press(leave);
                assert!(driver.canvas() == before, "{below}, {leave} at {columns}");
            }
        }
    }
}

#[test]
fn what_was_sent_closes_the_forms_and_claims_nothing() {
    let sent = || Handed::Sent("sent to the clipboard".to_owned());
    let words = "sent to the clipboard; should it not be there, Y shows the text to select";
    let mut driver = bell(80, 24);
    driver.press("Y enter");
    driver.app.handed_over(sent());
    assert!(driver.canvas().pane("Timeline").has_keys());
    assert_eq!(driver.canvas().hints().trim(), words);
    let mut driver = bell(80, 24);
    driver.press("s j Y enter");
    driver.app.handed_over(sent());
    assert!(
        driver
            .selected("3 sources")
            .unwrap()
            .starts_with("Coast Observer")
    );
    assert_eq!(driver.canvas().hints().trim(), words);
    // Without the forms, the list stays too.
    let mut driver = bell(80, 24);
    driver.press("s j y");
    driver.app.handed_over(sent());
    assert!(driver.canvas().has_pane("3 sources"));
}

#[test]
fn a_refusal_is_told_and_the_text_stays() {
    let refused = || Handed::Refused("the Linux console has no clipboard".to_owned());
    let mut driver = bell(80, 24);
    driver.press("j y");
    driver.app.handed_over(refused());
    assert_eq!(
        driver.canvas().hints().trim(),
        "the Linux console has no clipboard: Y shows the text to select"
    );
    driver.press("Y");
    let before = driver.canvas();
    driver.press("enter");
    driver.app.handed_over(refused());
    let after = driver.canvas();
    assert_eq!(
        after.hints().trim(),
        "the Linux console has no clipboard: select the text by hand"
    );
    let but_the_last = |text: &str| text.rsplit_once('\n').unwrap().0.to_owned();
    assert_eq!(but_the_last(&before.text()), but_the_last(&after.text()));
}

#[test]
fn an_address_that_nothing_opened_is_shown_to_be_copied() {
    for below in ["", "s j j"] {
        let mut driver = bell(80, 24);
        driver.press(below).press("o");
        let before = driver.canvas();
        driver.requests.clear();
        driver
            .app
            .not_opened("https://gazette.example/bell", "no program was found");
        let canvas = driver.canvas();
        assert!(driver.selected("Copy as").unwrap().starts_with("Address"));
        assert!(canvas.flat().contains("https://gazette.example/bell"));
        assert_eq!(
            canvas.hints().trim(),
            "no program was found; enter copies it"
        );
        driver.press("enter");
        assert_eq!(copied(&driver), "https://gazette.example/bell");
        driver.press("esc");
        assert!(driver.canvas() == before);
    }
}

#[test]
fn the_address_of_a_private_source_is_not_offered_to_be_copied() {
    let story = "[[source]]\nid = \"s\"\npublisher = \"P\"\nurl = \"https://p.example\"\nprivate = true\n\
                 [[event]]\nid = \"e\"\ntitle = \"E\"\ncitations = [{ source = \"s\" }]\n";
    let mut driver = Driver::on(&stories::of(story), 80, 24);
    driver.press("s Y");
    assert!(!driver.canvas().has_pane("Copy as"));
    driver.press("o");
    driver
        .app
        .not_opened("https://p.example", "no program was found");
    assert_eq!(
        driver.canvas().hints().trim(),
        "no program was found: https://p.example"
    );
}

#[test]
fn an_edit_shows_in_the_text_and_keeps_the_form() {
    let story = |title: &str| {
        stories::of(&format!(
            "[[source]]\nid = \"s\"\npublisher = \"P\"\ntitle = \"{title}\"\n\
             [[event]]\nid = \"e\"\ntitle = \"E\"\ncitations = [{{ source = \"s\" }}]\n"
        ))
    };
    for script in ["Y j", "s Y j"] {
        let mut driver = Driver::on(&story("Before"), 80, 24);
        driver.press(script);
        driver.app.update(story("After").into());
        assert!(
            driver
                .selected("Copy as")
                .unwrap()
                .starts_with("Plain text")
        );
        let shown = driver.canvas().flat();
        assert!(shown.contains("P, “After”, undated"), "{shown}");
        driver.app.update(Update::from(stories::bell()));
        assert!(!driver.canvas().has_pane("Copy as"), "it is gone");
    }
}

#[test]
fn the_hints_say_what_the_keys_do() {
    let mut driver = bell(120, 40);
    assert!(driver.canvas().hints().contains("y/Y copy"));
    driver.press("Y");
    let hints = driver.canvas().hints();
    for hint in ["j/k move", "enter copy", "esc back"] {
        assert!(hints.contains(hint), "{hint} in {hints}");
    }
    assert!(!hints.contains("filter"), "{hints}");
}

#[test]
fn the_mouse_chooses_a_form_and_a_second_press_copies_it() {
    let mut driver = bell(80, 24);
    driver.press("shift-tab Y");
    let address = driver.find("Address");
    driver.click(address);
    assert!(driver.selected("Copy as").unwrap().starts_with("Address"));
    assert_eq!(driver.requests, []);
    // A press on the text does nothing to the forms.
    driver.double_click(driver.find("https://gazette.example"));
    assert_eq!(driver.requests, []);
    driver.double_click(address);
    assert_eq!(copied(&driver), "https://gazette.example/bell");
}

#[test]
fn it_fits_a_screen_of_any_size() {
    for (columns, rows) in [(1, 1), (8, 4), (20, 6), (300, 90)] {
        let mut driver = bell(columns, rows);
        driver.press("Y j pgdn G").canvas();
        driver.resize(rows, columns).canvas();
        driver.press("k ctrl-u").canvas();
        driver.resize(80, 24);
        assert!(driver.canvas().pane("Copy as").has_keys());
    }
}
