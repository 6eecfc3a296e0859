//! How cells look: the pane with the keys, the selection, what was found, what is disputed or uncertain.

use dateline::story::Story;
use dateline::tui::theme::{Role, Theme};
use ratatui::style::{Color, Modifier, Style};
use std::sync::Arc;

use crate::canvas::Pane;
use crate::driver::Driver;
use crate::stories;

/// Whether a cell looks as `role` does in the dark theme, whatever else is laid over it.
fn is(role: Role) -> impl Fn(Style) -> bool {
    let wanted = Theme::shipped("dark").unwrap().style(role);
    move |style| {
        wanted.fg.is_none_or(|fg| style.fg == Some(fg))
            && wanted.bg.is_none_or(|bg| style.bg == Some(bg))
            && style.add_modifier.contains(wanted.add_modifier)
    }
}

fn all(styles: &[Style], is: impl Fn(Style) -> bool) -> bool {
    styles.iter().all(|style| is(*style))
}

fn found(pane: &Pane<'_>) -> Vec<String> {
    pane.runs(is(Role::Match))
}

#[test]
fn the_pane_with_the_keys_has_another_frame_than_the_others() {
    let mut driver = Driver::on(&stories::bell(), 120, 40);
    let panes = ["Timeline", "Event", "Actors", "Quotes"];
    for focused in panes {
        let canvas = driver.canvas();
        for pane in panes {
            let pane_shown = canvas.pane(pane);
            let role = if pane == focused {
                Role::FocusBorder
            } else {
                Role::Border
            };
            assert!(
                is(role)(pane_shown.frame_style()),
                "{pane} while {focused} has the keys"
            );
            assert_eq!(pane_shown.has_keys(), pane == focused);
        }
        driver.press("tab");
    }
    // While the bar has the keys, no pane has.
    driver.press("/");
    let canvas = driver.canvas();
    assert!(panes.iter().all(|pane| !canvas.pane(pane).has_keys()));
}

#[test]
fn the_selected_row_is_told_from_its_neighbours_also_while_another_pane_has_the_keys() {
    let mut driver = Driver::on(&stories::bell(), 80, 24);
    let selected = is(Role::Selection);
    let row = "The bell is found in a boathouse";
    let neighbour = "The bell hangs again";
    let canvas = driver.canvas();
    assert!(all(&canvas.styles(row), &selected));
    assert!(
        !canvas
            .styles(neighbour)
            .iter()
            .any(|style| selected(*style))
    );
    driver.press("tab");
    let canvas = driver.canvas();
    assert!(all(&canvas.styles(row), is(Role::SelectionIdle)));
    assert!(all(
        &canvas.pane("Actors").styles("École du Port"),
        &selected
    ));
}

#[test]
fn what_was_found_is_marked_on_its_own_letters() {
    let bell = stories::bell();
    let bundled = stories::bundled();
    let table: [(&Arc<Story>, &str, &str, &[&str]); 8] = [
        (&bell, "ecole", "Timeline", &["École"]),
        (&bell, "ecole", "Actors", &["École"]),
        (&bell, "istanbul", "Timeline", &["İstanbul"]),
        (&bell, "東京", "Timeline", &["東京"]),
        (&bell, "骨董", "Actors", &["骨董"]),
        (&bell, "zoe", "Quotes", &["Zoé", "Zoé"]),
        (&bell, "boathouse", "Timeline", &["boathouse"]),
        // Two rows, of which the other has it where it is cut off.
        (&bundled, "palantr", "Timeline", &["Palantir"]),
    ];
    for (story, query, pane, marked) in table {
        let mut driver = Driver::on(story, 80, 24);
        driver.paste(query).press("enter");
        let canvas = driver.canvas();
        assert_eq!(
            found(&canvas.pane(pane)),
            marked,
            "{query} in {pane}\n{}",
            canvas.text()
        );
    }
}

#[test]
fn nothing_is_marked_where_nothing_is_searched_for() {
    for script in ["", "enter", "tab", "s", "/ 'bell' ctrl-u"] {
        let mut driver = Driver::on(&stories::bell(), 120, 40);
        driver.press(script);
        let canvas = driver.canvas();
        let marked = is(Role::Match);
        assert!(
            canvas.cells().iter().all(|cell| !marked(cell.style())),
            "{script}"
        );
    }
}

#[test]
fn two_words_are_each_marked_wherever_the_page_has_them() {
    let mut driver = Driver::bundled(80, 24);
    driver.paste("costa seatle").press("enter enter");
    let mut marked = found(&driver.canvas().pane("Event"));
    while driver.canvas().pane("Event").foot().contains("more") {
        driver.press("pgdn");
        marked.extend(found(&driver.canvas().pane("Event")));
    }
    for word in ["Costa", "Seattle"] {
        assert!(marked.iter().any(|run| run == word), "{word}: {marked:?}");
    }
    assert!(
        marked.iter().all(|run| run == "Costa" || run == "Seattle"),
        "{marked:?}"
    );
}

#[test]
fn letters_that_merely_stand_in_order_are_no_match() {
    let mut driver = Driver::bundled(120, 40);
    driver.paste("flok").press("enter");
    let canvas = driver.canvas();
    let marked: Vec<String> = ["Timeline", "Event", "Actors", "Quotes"]
        .into_iter()
        .flat_map(|pane| found(&canvas.pane(pane)))
        .collect();
    assert!(!marked.is_empty());
    // A row may be cut within the word.
    assert!(
        marked.iter().all(|run| "Flock".starts_with(run)),
        "{marked:?}"
    );
}

#[test]
fn a_disputed_event_bears_a_sign_in_a_look_of_its_own() {
    let mut driver = Driver::on(&stories::bell(), 80, 24);
    driver.press("j");
    let canvas = driver.canvas();
    let timeline = canvas.pane("Timeline");
    assert!(all(&timeline.styles("!"), is(Role::Disputed)));
    assert_eq!(
        timeline
            .lines()
            .iter()
            .filter(|line| line.ends_with('!'))
            .count(),
        1
    );
    driver.press("k enter");
    let canvas = driver.canvas();
    assert!(all(
        &canvas.styles("! Sources disagree on the date"),
        is(Role::Disputed)
    ));
    assert!(all(
        &canvas.styles("! printed as a Tuesday"),
        is(Role::Disputed)
    ));
    assert!(all(&canvas.styles("held: Tue 4 May 2021"), is(Role::Held)));
}

#[test]
fn uncertain_dates_look_otherwise_than_certain_ones() {
    let mut driver = Driver::on(&stories::bell(), 120, 40);
    driver.press("G");
    let canvas = driver.canvas();
    let timeline = canvas.pane("Timeline");
    assert!(all(&timeline.styles("May  4 Tue"), is(Role::Date)));
    for uncertain in ["~1787", "Apr or May", "Oct?", "~Mar"] {
        assert!(
            all(&timeline.styles(uncertain), is(Role::Uncertain)),
            "{uncertain}"
        );
    }
}

#[test]
fn what_answers_only_possibly_looks_otherwise() {
    let mut driver = Driver::on(&stories::bell(), 80, 24);
    // The selected row is left out: there the sign before it has to do.
    driver.press("/ 'date:2020' enter k");
    let canvas = driver.canvas();
    let timeline = canvas.pane("Timeline");
    assert!(all(&timeline.styles("shows a bell"), is(Role::Possibly)));
    assert!(!all(
        &timeline.styles("An unsigned letter"),
        is(Role::Possibly)
    ));
}

#[test]
fn what_is_not_understood_is_marked_in_the_bar() {
    let mut driver = Driver::on(&stories::bell(), 80, 24);
    driver.press("/ 'bell date:fool'");
    let canvas = driver.canvas();
    let wrong =
        |style: Style| is(Role::Error)(style) && style.add_modifier.contains(Modifier::UNDERLINED);
    assert!(all(&canvas.styles("date:fool"), wrong));
    assert!(!canvas.styles(" bell ").iter().any(|style| wrong(*style)));
}

/// The looks without any colour, after each of these.
const MONO_SCRIPTS: [&str; 9] = [
    "",
    "enter j j",
    "tab tab",
    "?",
    "s j",
    "/ 'bell'",
    "/ 'kind:f'",
    "/ 'date:fool'",
    "/ 'date:2020' enter",
];

#[test]
fn the_mono_theme_sets_no_colour_anywhere() {
    for (columns, rows) in [(56, 20), (80, 24), (120, 40)] {
        for script in MONO_SCRIPTS {
            let mut driver = Driver::themed(&stories::bell(), columns, rows, "mono");
            driver.press(script);
            for cell in driver.canvas().cells() {
                assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{script}");
            }
        }
    }
}

#[test]
fn what_matters_is_told_apart_without_colour() {
    let mono = |script: &str| {
        let mut driver = Driver::themed(&stories::bell(), 120, 40, "mono");
        driver.press(script);
        driver.canvas()
    };
    // Differences between a thing and its plain neighbour: selection, found letters, disagreement, possibly.
    for (script, pane, one, other) in [
        ("", "Timeline", "The bell is found", "The bell hangs"),
        ("tab", "Timeline", "The bell is found", "The bell hangs"),
        (
            "/ 'boathouse' enter",
            "Timeline",
            "boathouse",
            "The bell is found in a",
        ),
        (
            "/ 'boathouse' enter tab",
            "Timeline",
            "boathouse",
            "The bell is found in a",
        ),
        ("/ 'hangs' enter tab tab", "Timeline", "hangs", "again"),
        (
            "/ 'lenoir' enter tab j",
            "Event",
            "Lenoir",
            "harbour master",
        ),
        ("j", "Timeline", "!", "The bell is found"),
        ("", "Event", "! Sources disagree", "Two pupils found"),
        (
            "/ 'date:2020' enter",
            "Timeline",
            "A shop in",
            "An unsigned",
        ),
    ] {
        let canvas = mono(script);
        let pane = canvas.pane(pane);
        let (one_style, other_style) = (pane.styles(one)[0], pane.styles(other)[0]);
        assert_ne!(one_style, other_style, "{script}: {one} / {other}");
    }
    // The frame of the pane with the keys is of other lines.
    let canvas = mono("");
    assert!(canvas.pane("Timeline").has_keys() && !canvas.pane("Actors").has_keys());
}

#[test]
fn the_day_of_the_selection_is_told_on_the_axis_without_hiding_its_bar() {
    for theme in Theme::SHIPPED {
        let driver = Driver::themed(&stories::bundled(), 80, 24, theme);
        let axis = driver.app.layout().axis;
        let canvas = driver.canvas();
        let row = usize::from(axis.y) * 80..(usize::from(axis.y) + 1) * 80;
        let bars = canvas.cells()[row].iter();
        let bars: Vec<_> = bars
            .filter(|cell| "▁▂▃▄▅▆▇█".contains(cell.symbol()) && cell.symbol() != " ")
            .collect();
        let look = |wanted: Role| Theme::shipped(theme).unwrap().style(wanted);
        let marked = look(Role::AxisMark);
        assert_ne!(marked, look(Role::AxisBar), "{theme}");
        let is_marked = |style: Style| {
            style.add_modifier == marked.add_modifier
                && style.fg == marked.fg.or(Some(Color::Reset))
        };
        assert_eq!(
            bars.iter().filter(|cell| is_marked(cell.style())).count(),
            1,
            "{theme}"
        );
        // A block in reverse is an empty cell.
        assert!(
            bars.iter()
                .all(|cell| !cell.modifier.contains(Modifier::REVERSED)),
            "{theme}"
        );
    }
}
