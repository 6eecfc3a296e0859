//! Moving about: keys in, and which row, which page and which pane has the keys.

use dateline::story::EventId;
use dateline::story::date::{Date, Day};

use crate::driver::Driver;
use crate::stories;

/// The sizes at which the three layouts are held to the same behaviour.
const SIZES: [(u16, u16); 3] = [(56, 20), (80, 24), (120, 40)];

/// A driver on the invented story, whose first selection is its start event, the find.
fn bell(columns: u16, rows: u16) -> Driver {
    Driver::on(&stories::bell(), columns, rows)
}

/// The text of the selected row of the timeline, at every size, after the keys of `script`.
#[track_caller]
fn check_timeline(script: &str, row: &str) {
    for (columns, rows) in SIZES {
        let mut driver = bell(columns, rows);
        driver.press(script);
        let selected = driver.selected("Timeline").unwrap_or_default();
        assert!(
            selected.starts_with(row),
            "{columns}×{rows}, {script}: “{selected}” is not “{row}”"
        );
    }
}

#[test]
fn it_opens_on_the_start_event_with_time_before_and_after_in_sight() {
    check_timeline("", "May 4 Tue The bell is found");
    let canvas = bell(80, 24).canvas();
    let lines = canvas.pane("Timeline").lines();
    let row = |text: &str| lines.iter().position(|line| line.contains(text)).unwrap();
    assert!(row("Pupils of the École") < row("The bell is found"));
    assert!(row("The bell is found") < row("The bell hangs"));
}

#[test]
fn rows_are_in_the_order_of_time_and_the_undated_last() {
    let canvas = bell(120, 40).canvas();
    let starts: Vec<String> = canvas
        .pane("Timeline")
        .lines()
        .iter()
        .map(|line| line.trim_start_matches([' ', '▌']).to_owned())
        .filter(|line| !line.is_empty())
        .map(|line| line.chars().take(12).collect::<String>().trim().to_owned())
        .collect();
    assert_eq!(
        starts,
        [
            "44 BCE",
            "44 BCE",
            "1787",
            "~1787",
            "2019",
            "Jul 15–16",
            "2020",
            "Apr or May",
            "Oct?",
            "2021",
            "~Mar",
            "May  4 Tue",
            "May 30 Sun",
            "undated",
            "—",
            "—",
        ]
    );
}

#[test]
fn one_row_at_a_time() {
    for (script, row) in [
        ("j", "May 30 Sun"),
        ("down", "May 30 Sun"),
        ("k", "~Mar"),
        ("up", "~Mar"),
        ("j j", "— A clerk copies"),
        ("j k", "May 4 Tue"),
        // Years stand between the rows and are passed over.
        ("k k", "Oct?"),
    ] {
        check_timeline(script, row);
    }
}

#[test]
fn to_the_ends_and_no_further() {
    for (script, row) in [
        ("g g", "44 BCE"),
        ("home", "44 BCE"),
        ("g g k", "44 BCE"),
        ("G", "— A second clapper"),
        ("end", "— A second clapper"),
        ("G j", "— A second clapper"),
        ("pgdn pgdn pgdn", "— A second clapper"),
        ("pgup pgup pgup", "44 BCE"),
    ] {
        check_timeline(script, row);
    }
}

#[test]
fn a_page_is_what_the_pane_shows_and_half_of_it_is_half_a_page() {
    // The years of the bundled story's forty events, each year with a heading of one line above it.
    let story = stories::bundled();
    let year = |event: &EventId| story.event(*event).date().and_then(Date::first);
    let years: Vec<i64> = story
        .events()
        .iter()
        .filter_map(year)
        .map(Day::year)
        .collect();
    assert_eq!(years.len(), 40);
    // The number of the event that is `lines` lines below the first one, or the one above a heading there.
    let below = |lines: usize| {
        let headings = |event: usize| {
            years[..=event]
                .windows(2)
                .filter(|two| two[0] != two[1])
                .count()
        };
        (0..years.len())
            .rfind(|&event| event + headings(event) <= lines)
            .unwrap()
            + 1
    };
    // Lines of the timeline within its frame: of the whole body on narrow and wide screens, of its upper part on
    // medium ones.
    for (columns, rows, lines) in [(56, 20, 13), (80, 24, 10), (120, 40, 33)] {
        let mut driver = Driver::bundled(columns, rows);
        for (script, expected) in [
            ("pgdn", below(lines)),
            ("ctrl-f", below(lines)),
            ("space", below(lines)),
            ("ctrl-d", below(lines / 2)),
            ("pgdn pgup", 1),
            ("pgdn ctrl-b", 1),
            ("ctrl-d ctrl-u", 1),
        ] {
            driver.press("g g").press(script);
            let foot = driver.canvas().pane("Timeline").foot();
            assert_eq!(
                foot,
                format!("{expected} of 40"),
                "{columns}×{rows}, {script}"
            );
        }
    }
}

#[test]
fn going_page_by_page_shows_every_event() {
    let all: Vec<String> = {
        let story = stories::bundled();
        let title = |event: &EventId| story.event(*event).title().chars().take(16).collect();
        story.events().iter().map(title).collect()
    };
    for (columns, rows) in [(56, 20), (80, 24), (120, 40)] {
        let mut driver = Driver::bundled(columns, rows);
        driver.press("g g");
        let mut seen = String::new();
        for _ in &all {
            seen += &driver.canvas().pane("Timeline").flat();
            driver.press("pgdn");
        }
        for title in &all {
            assert!(seen.contains(title.as_str()), "{title} at {columns}×{rows}");
        }
    }
}

#[test]
fn keys_of_a_sequence_that_does_not_go_on_count_for_themselves() {
    check_timeline("g j", "May 30 Sun");
    check_timeline("g esc", "May 4 Tue");
    let mut driver = bell(80, 24);
    // Over what was said before, too.
    driver.press("m g");
    let hints = driver.canvas().hints();
    assert_eq!(hints.trim(), "g …  g first  digit jump to date");
    driver.press("j");
    assert!(!driver.canvas().hints().contains('…'));
}

#[test]
fn g_and_a_date_go_to_the_first_event_not_before_it() {
    for (script, row) in [
        ("g '2019' enter", "Jul 15–16"),
        ("g '2020-11' enter", "~Mar"),
        ("g '2021-05-05' enter", "May 30 Sun"),
        ("g '-0043' enter", "44 BCE"),
        // After the last one: the last one that has a date.
        ("g '2030' enter", "May 30 Sun"),
        // Taken back.
        ("g '2019' esc", "May 4 Tue"),
        ("g '2018' backspace '9' enter", "Jul 15–16"),
        ("tab g '2019' enter", ""),
    ] {
        check_timeline(script, row);
    }
}

#[test]
fn a_date_that_is_none_is_told_and_changes_nothing() {
    let mut driver = bell(80, 24);
    driver.press("g '2021-13' enter");
    assert!(driver.selected("Timeline").unwrap().starts_with("May 4"));
    let hints = driver.canvas().hints();
    assert!(!hints.contains("j/k move"), "{hints}");
    // The next key takes the message away.
    driver.press("j");
    assert!(driver.canvas().hints().contains("j/k move"));
}

#[test]
fn newest_first_and_back_with_the_undated_last_both_ways() {
    check_timeline("r", "May 4 Tue");
    check_timeline("r j", "~Mar");
    check_timeline("r k", "May 30 Sun");
    check_timeline("r g g", "May 30 Sun");
    check_timeline("r G", "— A second clapper");
    check_timeline("r r j", "May 30 Sun");
    let mut driver = bell(80, 24);
    driver.press("r");
    assert!(
        driver
            .canvas()
            .pane("Timeline")
            .title()
            .contains("newest first")
    );
}

#[test]
fn tab_turns_through_the_panes_that_are_there() {
    let narrow_and_medium = ["Timeline", "Actors", "Quotes", "Timeline"];
    let wide = ["Timeline", "Event", "Actors", "Quotes", "Timeline"];
    for ((columns, rows), panes) in [
        ((56, 20), &narrow_and_medium[..]),
        ((80, 24), &narrow_and_medium),
        ((120, 40), &wide),
    ] {
        for keys in [("tab", "shift-tab"), ("l", "h"), ("right", "left")] {
            let mut driver = bell(columns, rows);
            for pane in panes {
                assert!(driver.canvas().pane(pane).has_keys(), "{pane}, {columns}");
                driver.press(keys.0);
            }
            driver.press(keys.1);
            for pane in panes.iter().rev() {
                assert!(driver.canvas().pane(pane).has_keys(), "{pane}, {columns}");
                driver.press(keys.1);
            }
        }
    }
}

#[test]
fn one_pane_at_a_time_where_there_is_no_room_for_more() {
    let mut driver = bell(56, 20);
    let panes = ["Timeline", "Actors", "Quotes"];
    for shown in panes {
        let canvas = driver.canvas();
        for pane in panes {
            assert_eq!(
                canvas.has_pane(pane),
                pane == shown,
                "{pane} beside {shown}"
            );
        }
        driver.press("tab");
    }
}

#[test]
fn what_belongs_to_the_selected_event_comes_first_in_the_other_panes() {
    let canvas = bell(80, 24).canvas();
    let actors = canvas.pane("Actors").lines();
    assert!(actors[0].starts_with("• École du Port"), "{actors:?}");
    assert!(actors[1].starts_with("• Zoé Lenoir"), "{actors:?}");
    assert_eq!(actors[2].trim(), "elsewhere");
    let quotes = canvas.pane("Quotes").lines();
    assert!(
        quotes[0].starts_with("• “It was colder than the sea.”"),
        "{quotes:?}"
    );
    assert_eq!(quotes[2].trim(), "elsewhere");
}

#[test]
fn a_selected_actor_marks_their_events_and_their_words() {
    let mut driver = bell(120, 40);
    driver.press("shift-tab shift-tab j");
    assert!(driver.selected("Actors").unwrap().starts_with("Zoé Lenoir"));
    let canvas = driver.canvas();
    let marked = |pane: &str| -> Vec<String> {
        let lines = canvas.pane(pane).lines();
        lines
            .into_iter()
            .filter(|line| line.starts_with('•'))
            .collect()
    };
    let events = marked("Timeline");
    assert_eq!(events.len(), 1, "the other is the selected one: {events:?}");
    assert!(events[0].contains("The bell hangs again"));
    let quotes = marked("Quotes");
    assert_eq!(quotes.len(), 2, "{quotes:?}");
    assert!(quotes[0].contains("It was colder") && quotes[1].contains("home at last"));
}

#[test]
fn a_ruling_shows_also_where_no_source_is_heard_on_its_field() {
    let story = stories::of(
        "[[event]]\nid = \"fire\"\ntitle = \"The mill burns\"\n\n\
         [[ruling]]\nevent = \"fire\"\nfield = \"cause\"\nvalue = \"unresolved\"\n\
         because = \"Nobody was asked.\"\n",
    );
    let mut driver = Driver::on(&story, 80, 24);
    driver.press("enter");
    let page = driver.canvas().text();
    assert!(page.contains("What is held of the cause"), "{page}");
    assert!(
        page.contains("unresolved · because: Nobody was asked."),
        "{page}"
    );
}

#[test]
fn a_heading_that_does_not_fit_its_pane_shows_that_it_goes_on() {
    let mut driver = bell(60, 20);
    let nobody = |driver: &Driver| {
        let lines = driver.canvas().pane("Actors").lines();
        lines.into_iter().find(|line| line.contains("nobody"))
    };
    let heading = (0..20).find_map(|_| nobody(driver.press("j")));
    assert_eq!(heading.unwrap().trim(), "nobody here; elsewhe…");
}

#[test]
fn a_page_lists_a_thousand_and_says_how_to_find_the_rest() {
    let event = |number: usize| {
        format!(
            "[[event]]\nid = \"e{number}\"\ntitle = \"Day {number}\"\nactors = [{{ id = \"mill\" }}]\n\n"
        )
    };
    for (events, more) in [
        (1000, None),
        (1001, Some("and 1 more: search for actor:mill")),
    ] {
        let events: String = (1..=events).map(event).collect();
        let story = stories::of(&format!(
            "[[actor]]\nid = \"mill\"\nname = \"The mill\"\n\n{events}"
        ));
        let mut driver = Driver::on(&story, 80, 24);
        driver.press("tab enter G");
        let page = driver.canvas().pane("Actor").flat();
        assert!(page.contains("Day 1000"), "{page}");
        assert_eq!(page.contains("more: search"), more.is_some(), "{page}");
        assert!(more.is_none_or(|more| page.contains(more)), "{page}");
    }
}
