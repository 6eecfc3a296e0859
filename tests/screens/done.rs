//! What a reporter comes for, within twelve keys from the start, on the smallest common terminal.

use crate::canvas::Canvas;
use crate::driver::Driver;

/// The screen of the bundled story at 80×24 after a script of at most twelve keys, typed letters counted.
#[track_caller]
fn screen_after(script: &str) -> Canvas {
    let mut driver = Driver::bundled(80, 24);
    driver.press(script);
    assert!(driver.keys() <= 12, "{script} is {} keys", driver.keys());
    driver.canvas()
}

#[track_caller]
fn assert_shows(canvas: &Canvas, texts: &[&str]) {
    let shown = canvas.flat();
    for text in texts {
        assert!(shown.contains(text), "no “{text}” in: {shown}");
    }
}

#[test]
fn the_day_ring_and_flock_broke_up_and_why_sources_differ() {
    let canvas = screen_after("enter");
    assert_shows(
        &canvas,
        &[
            "Ring and Flock cancel their integration",
            "Sources disagree on the date",
            "Thu 12 Feb 2026",
            "Fri 13 Feb 2026",
            "held: Thu 12 Feb 2026",
            "because: Several newsrooms say Thursday and one writes 12 February; the item that says \
             Friday is itself dated Friday.",
        ],
    );
}

#[test]
fn who_spoke_at_the_rally() {
    // The rally is the next row; its page, to where it says who took part: page by page, or by the word.
    for script in ["j enter pgdn pgdn pgdn", "j enter / 'speak' enter n"] {
        let canvas = screen_after(script);
        assert_shows(
            &canvas,
            &[
                "Maren Costa speaker, tech-worker organiser",
                "Ahmed Shahrour speaker, former Amazon engineer",
            ],
        );
    }
}

#[test]
fn what_maren_costa_said_there() {
    let said = "“It is hard right now, it is scary right now, it's getting scarier every day, but guess what? \
                More and more people are waking up every day, it's getting easier to build momentum like this, \
                to bring people together,”";
    // By her name, and by the row of the rally.
    for script in ["/ 'maren' enter tab tab enter", "j tab tab enter"] {
        let canvas = screen_after(script);
        let facts = [
            said,
            "said by Maren Costa",
            "said Fri 13 Feb 2026",
            "direct speech",
            "at Amazon workers and allies rally at the Spheres",
            "FOX 13 Seattle",
        ];
        assert_shows(&canvas, &facts);
    }
}

#[test]
fn why_the_rally_is_dated_to_13_february_and_who_stands_behind_each_date() {
    // By the timeline, and by the list of what does not fit: the rally is the first whose weekday is misprinted.
    for script in ["j enter ctrl-d", "! enter j enter ctrl-d"] {
        let mut driver = Driver::bundled(80, 24);
        driver.press(script);
        assert!(driver.keys() <= 10, "{script} is {} keys", driver.keys());
        let canvas = driver.canvas();
        let facts = [
            "Fri 13 Feb 2026 ●○○○ FOX 13 Seattle “Feb. 13, 2026”, Truthout “Friday” (same line: National Today \
             “Friday”), NationofChange “Friday”, CNBC via harrygorden.com (AI summary) “scheduled for Friday”",
            "Thu 12 Feb 2026 ● FOX 13 Seattle “Thursday”",
            "Mon 16 Feb 2026 ○ National Today “Friday, February 16, 2026”",
            "“this weekend” ○ Dennis Michael Lynch newsletter",
            "held: Fri 13 Feb 2026 · because: Truthout and NationofChange say Friday, a day after the Thursday \
             announcement; FOX 13's caption has 13 February, a Friday;",
        ];
        let shown = canvas.pane("Event").flat().replace('▌', " ");
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        for text in facts {
            assert!(shown.contains(text), "no “{text}” in: {shown}");
        }
    }
}

#[test]
fn that_one_source_printed_a_friday_that_is_a_monday() {
    let canvas = screen_after("j enter");
    assert_shows(&canvas, &["Amazon workers and allies rally at the Spheres"]);
    let lines = canvas.pane("Event").lines();
    let row = lines
        .iter()
        .position(|line| line.contains("Mon 16 Feb 2026"))
        .unwrap();
    let (claim, remark) = (lines[row].trim(), lines[row + 1].trim());
    // One line of evidence, one publisher.
    assert_eq!(claim.matches(['●', '○']).count(), 1, "{claim}");
    assert!(
        claim.ends_with("National Today “Friday, February 16, 2026”"),
        "{claim}"
    );
    assert_eq!(remark, "! printed as a Friday, but 16 Feb 2026 is a Monday");
}

#[test]
fn that_claim_opened() {
    let canvas = screen_after("j enter j j j enter");
    assert_shows(
        &canvas,
        &[
            "Mon 16 Feb 2026",
            "National Today",
            "printed: “Friday, February 16, 2026”",
            "printed as a Friday, but 16 Feb 2026 is a Monday",
            "'The details', bullet 1",
        ],
    );
}

#[test]
fn the_two_minutes_of_the_readme_show_what_they_promise() {
    let readme = include_str!("../../README.md");
    let (_, table) = readme.split_once("| Press | You see |").unwrap();
    let rows: Vec<&str> = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .collect();
    let seen = [
        "Sources disagree on the date",
        "printed: “Thursday”",
        "Timeline · 2026",
        "“Friday, February 16, 2026”",
        "3 of 40 events",
        "“It is hard right now",
        "costa by:maren-costa",
        "40 events",
        "▌ Jul 8 Mon",
        "! ▸ weekday",
        "180 sources",
        "Help",
        "",
    ];
    assert_eq!(rows.len(), seen.len());
    let mut driver = Driver::bundled(80, 24);
    for (row, text) in rows.iter().zip(seen) {
        // What stands between backticks in the first cell: keys, and words to type.
        let keys = row.split('|').nth(1).unwrap().split('`').skip(1).step_by(2);
        for key in keys {
            match key {
                "costa" | "2019" => driver.press(&format!("'{key}'")),
                key => driver.press(key),
            };
        }
        assert!(
            driver.canvas().flat().contains(text),
            "{row}: {}",
            driver.canvas().flat()
        );
        if row.contains("timeline has the keys") {
            assert_eq!(driver.query(), "");
            assert!(driver.canvas().pane("Timeline").has_keys(), "{row}");
        }
    }
    assert!(driver.has_ended());
}
