//! What does not fit: how much there is, the list of it, the way from there to a record and back, and the marks.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use dateline::load;
use dateline::story::Story;
use dateline::tui::Update;
use dateline::tui::run::Screen;

use crate::driver::Driver;
use crate::stories;

/// A fire that a source dates to Friday 9 March 2026, which was a Monday; an inquiry of which all is well (11 March
/// 2026 was a Wednesday), though one source alone tells of it; and words that their source prints as speech though
/// they are not.
fn fire() -> Arc<Story> {
    stories::of(FIRE)
}

const FIRE: &str = r#"
        [story]
        title = "The fire at the mill"
        start = "fire"

        [[source]]
        id = "paper"
        publisher = "The Paper"
        published = "2026-03-12"
        reporting = "own"

        [[source]]
        id = "gazette"
        publisher = "The Gazette"
        published = "2026-03-12"
        reporting = "own"

        [[actor]]
        id = "mayor"
        name = "Ann Mayor"

        [[event]]
        id = "fire"
        title = "The mill burns"
        date = "2026-03-09"
        citations = [{ source = "paper", at = "¶1" }, { source = "gazette", at = "¶1" }]

        [[claim]]
        event = "fire"
        field = "date"
        value = "2026-03-09"
        printed = "Friday, March 9, 2026"
        source = "paper"
        at = "¶1"

        [[event]]
        id = "inquiry"
        title = "An inquiry is opened"
        date = "2026-03-11"
        citations = [{ source = "paper", at = "¶2" }]

        [[claim]]
        event = "inquiry"
        field = "date"
        value = "2026-03-11"
        printed = "Wednesday, March 11, 2026"
        source = "paper"
        at = "¶2"

        [[event]]
        id = "visit"
        title = "The mayor visits"
        date = "2026-03-10"
        citations = [{ source = "paper", at = "¶3" }, { source = "gazette", at = "¶3" }]

        [[quote]]
        id = "q1"
        speakers = ["mayor"]
        mode = "indirect"
        printed_as = "direct"
        text = "She was shocked."
        event = "visit"
        source = "gazette"
        at = "¶4"
"#;

/// The rows of the list of flags whose frame has this title.
fn rows(driver: &Driver, title: &str) -> Vec<String> {
    let canvas = driver.canvas();
    let lines = canvas.pane(title).lines();
    let lines = lines.iter().map(|line| line.trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

#[test]
fn the_header_counts_the_faults() {
    let header = |story: &Arc<Story>| Driver::on(story, 80, 24).canvas().line(0);
    assert!(header(&fire()).ends_with("3 events  ! 2 faults"));
    let sound = stories::of("[story]\ntitle = \"Calm\"\n[[event]]\nid = \"a\"\ntitle = \"A\"\n");
    assert_eq!(
        header(&sound).trim_end().split("  ").last(),
        Some("1 event")
    );
}

#[test]
fn a_row_for_each_rule_and_holes_only_when_asked_for() {
    let mut driver = Driver::on(&fire(), 100, 30);
    driver.press("!");
    let title = "2 faults, 1 hole";
    let shown = rows(&driver, title);
    assert_eq!(shown.len(), 3, "{shown:#?}");
    assert!(shown[0].starts_with("▌! ▸ weekday"), "{}", shown[0]);
    assert!(shown[1].starts_with("! ▸ not-speech"), "{}", shown[1]);
    assert_eq!(shown[2], "▸ 1 hole: what is missing");
    let of_weekday: Vec<&str> = shown[0].split_whitespace().skip(2).take(4).collect();
    assert_eq!(of_weekday, ["weekday", "1", "A", "source"]);
    driver.press("G enter");
    let shown = rows(&driver, title);
    assert!(
        shown.iter().any(|row| row.starts_with("? ▸ single-line")),
        "{shown:#?}"
    );
    driver.press("enter");
    assert_eq!(rows(&driver, title).len(), 3);
}

#[test]
fn a_rule_opens_to_its_flags_and_a_flag_to_its_record() {
    let mut driver = Driver::on(&fire(), 80, 24);
    driver.press("! enter j");
    let canvas = driver.canvas();
    let selected = driver.selected("2 faults, 1 hole").unwrap();
    assert!(selected.trim().starts_with("The mill burns"), "{selected}");
    assert!(canvas.flat().contains(
        "The Paper prints “Friday, March 9, 2026”, but 9 Mar 2026 is a Monday. A source prints a weekday that is \
         not the weekday of the date it gives."
    ));
    driver.press("enter");
    assert!(driver.canvas().pane("Event").has_keys());
    assert!(
        driver
            .canvas()
            .pane("Event")
            .flat()
            .contains("The mill burns")
    );
    // Back in the list, where it was left, and out of it.
    driver.press("esc");
    assert_eq!(driver.selected("2 faults, 1 hole").unwrap(), selected);
    driver.press("esc");
    assert!(driver.canvas().pane("Timeline").has_keys());
}

#[test]
fn a_flag_on_a_quote_leads_to_the_quote() {
    let mut driver = Driver::on(&fire(), 80, 24);
    driver.press("! j enter j enter");
    let canvas = driver.canvas();
    assert!(canvas.pane("Quote").has_keys());
    assert!(canvas.pane("Quote").flat().contains("“She was shocked.”"));
}

#[test]
fn the_list_opens_again_as_it_was_closed() {
    let mut driver = Driver::on(&fire(), 80, 24);
    driver.press("! j enter !");
    assert!(driver.canvas().pane("Timeline").has_keys());
    driver.press("!");
    let shown = rows(&driver, "2 faults, 1 hole");
    assert!(shown[1].starts_with("▌! ▾ not-speech"), "{shown:#?}");
    assert!(shown[2].starts_with("words of Ann Mayor"), "{shown:#?}");
}

#[test]
fn faults_that_are_no_disputes_are_marked_in_the_timeline_without_colour() {
    let driver = Driver::themed(&fire(), 80, 24, "mono");
    let canvas = driver.canvas();
    let timeline = canvas.pane("Timeline").lines();
    let is_marked = |title: &str| {
        let row = timeline.iter().find(|row| row.contains(title)).unwrap();
        row.trim_end().ends_with('!')
    };
    assert!(is_marked("The mill burns"));
    // What was said there is not what it is printed as.
    assert!(is_marked("The mayor visits"));
    // Its printed weekday fits. A single source is a hole, and no fault.
    assert!(!is_marked("An inquiry is opened"));
}

#[test]
fn the_page_of_an_event_tells_each_fault_and_what_it_means() {
    let mut driver = Driver::on(&fire(), 80, 40);
    driver.press("enter");
    let canvas = driver.canvas();
    let page = canvas.pane("Event").flat();
    assert!(
        page.contains(
            "! What does not fit The Paper prints “Friday, March 9, 2026”, but 9 Mar 2026 is a Monday. A source \
             prints a weekday that is not the weekday of the date it gives."
        ),
        "{page}"
    );
    assert!(canvas.text().contains(" ! 1 fault "), "{}", canvas.text());
    driver.press("esc j j enter");
    let page = driver.canvas().pane("Event").flat();
    assert!(!page.contains("does not fit"), "{page}");
}

#[test]
fn a_large_story_can_be_searched_before_it_is_checked() {
    // More records than are checked before the first screen.
    let mut text = String::new();
    writeln!(
        text,
        r#"{{"type":"source","id":"s","publisher":"The Paper","published":"2026-03-12"}}"#
    )
    .unwrap();
    for number in 0..20_000 {
        writeln!(
            text,
            r#"{{"type":"event","id":"e{number}","title":"Event {number}"}}"#
        )
        .unwrap();
    }
    writeln!(
        text,
        r#"{{"type":"event","id":"fire","title":"The mill burns","date":"2026-03-09"}}"#
    )
    .unwrap();
    writeln!(
        text,
        r#"{{"type":"claim","event":"fire","field":"date","value":"2026-03-09","printed":"Friday, March 9","source":"s"}}"#
    )
    .unwrap();
    let loaded = load::open(&[PathBuf::from("-")], text.as_bytes()).unwrap();
    let update = Update::from(loaded.story);
    let ready = update.story.clone().unwrap();
    let mut driver = Driver::loaded(update, 80, 24, "dark");
    driver.press("/ 'mill' enter");
    assert!(driver.canvas().flat().contains("1 of 20001 events"));
    assert!(driver.canvas().line(0).ends_with("! … faults"));
    driver.press("!");
    let said = driver.canvas().pane("Flags").flat();
    assert_eq!(said, "The story is still being checked.");
    assert!(ready.notice());
    Screen::noticed(&mut driver.app);
    assert!(driver.canvas().line(0).ends_with("! 1 fault"));
    let shown = rows(&driver, "1 fault");
    assert!(shown[0].starts_with("▌! ▸ weekday"), "{shown:#?}");
    // To list what is missing everywhere would take more memory than the story.
    driver.press("j enter");
    assert!(driver.canvas().line(23).contains("dateline check --holes"));
}

#[test]
fn what_was_accepted_is_no_fault_and_says_why() {
    let accepted = "
        [[accept]]
        rule = \"weekday\"
        subject = \"event:fire/date\"
        values = [\"Friday, March 9, 2026\"]
        because = \"The paper has owned up to it.\"
    ";
    let story = stories::of(&format!("{FIRE}{accepted}"));
    let mut driver = Driver::on(&story, 80, 40);
    let canvas = driver.canvas();
    assert!(canvas.line(0).ends_with("! 1 fault"));
    let timeline = canvas.pane("Timeline").lines();
    let row = timeline.iter().find(|row| row.contains("The mill burns"));
    assert!(!row.unwrap().contains('!'));
    driver.press("! G k k");
    let title = "1 fault, 1 hole, 1 accepted";
    let shown = rows(&driver, title);
    let of_weekday: Vec<&str> = shown[0].split_whitespace().skip(2).take(2).collect();
    assert_eq!(of_weekday, ["weekday", "0"], "{shown:#?}");
    driver.press("enter j");
    assert!(rows(&driver, title)[1].contains("accepted: The Paper prints"));
    let told = driver.canvas().flat();
    assert!(
        told.contains("Accepted: The paper has owned up to it."),
        "{told}"
    );
    driver.press("enter");
    let page = driver.canvas().pane("Event").flat();
    assert!(
        page.contains("What does not fit and was accepted"),
        "{page}"
    );
    assert!(
        page.contains("accepted: The paper has owned up to it."),
        "{page}"
    );
}
