//! The help and the lists that lie over the panes, and the last line's hints.

use dateline::config::SourceFile;
use dateline::tui::actions::{Action, Group};
use dateline::tui::keymap::{Keymap, Mode};
use dateline::tui::preferences::Preferences;
use dateline::tui::run::Screen;
use dateline::tui::{Notice, Update};

use crate::driver::Driver;
use crate::stories;

const SIZES: [(u16, u16); 3] = [(56, 20), (80, 24), (120, 40)];

fn bell(columns: u16, rows: u16) -> Driver {
    Driver::on(&stories::bell(), columns, rows)
}

/// The whole text of the help, read page by page.
fn read_help(columns: u16, rows: u16) -> String {
    let mut driver = bell(columns, rows);
    driver.press("?");
    let mut pages = vec![driver.canvas().pane("Help").flat()];
    while driver.canvas().pane("Help").foot().contains("more") {
        driver.press("pgdn");
        pages.push(driver.canvas().pane("Help").flat());
    }
    pages.join(" ")
}

#[test]
fn help_names_every_action_and_each_of_its_keys() {
    let keymap = Keymap::shipped().unwrap();
    for (columns, rows) in SIZES {
        let help = read_help(columns, rows);
        for group in Group::ALL {
            assert!(help.contains(group.title()), "{}", group.title());
        }
        for &action in Action::ALL {
            let keys = |mode| keymap.keys_of(mode, action).collect::<Vec<_>>();
            let panes = keys(Mode::Browse);
            let mut typing = keys(Mode::Search);
            // What does the same in the panes stands there.
            typing.retain(|key| !panes.contains(key));
            // The keys stand before it. What it does is broken on a narrow screen, but for its first words.
            let beginning: Vec<&str> = action.help().split(' ').take(3).collect();
            for keys in [panes, typing].into_iter().filter(|keys| !keys.is_empty()) {
                let row = format!("{} {}", keys.join(", "), beginning.join(" "));
                assert!(help.contains(&row), "{row} at {columns}");
            }
        }
    }
}

#[test]
fn every_hint_of_the_panes_is_a_key_of_the_table_and_every_word_of_the_table_is_hinted() {
    let keymap = Keymap::shipped().unwrap();
    // Wide enough for all of them; out of the root there is something to step back from.
    let hints = bell(400, 40).press("enter").canvas().hints();
    let mut rest = format!("{hints} ");
    let mut words: Vec<(&str, Vec<String>)> = Vec::new();
    for &action in Action::ALL
        .iter()
        // Those on drafts are hinted where there is one.
        .filter(|action| !action.hint().is_empty() && action.group() != Group::Review)
    {
        // The key to show is the first one in the file.
        let Some(key) = keymap.keys_of(Mode::Browse, action).next() else {
            continue;
        };
        match words.iter_mut().find(|(word, _)| *word == action.hint()) {
            Some((_, keys)) => keys.push(key),
            None => words.push((action.hint(), vec![key])),
        }
    }
    assert!(words.len() > 9, "{words:?}");
    for (word, keys) in words {
        let hint = format!(" {} {word} ", keys.join("/"));
        assert!(rest.contains(&hint), "{hint} in {hints}");
        rest = rest.replacen(&hint, " ", 1);
    }
    assert_eq!(rest.trim(), "", "of no action");
}

#[test]
fn help_explains_every_sign_of_the_screen() {
    let help = read_help(80, 24);
    for sign in ["▌", "•", "◇", "!", "?", "●", "○", "~", "░"] {
        assert!(help.contains(sign), "{sign}");
    }
    for field in [
        "actor:", "by:", "kind:", "place:", "source:", "tag:", "thread:", "date:", "before:",
        "after:", "lines:", "is:", "has:",
    ] {
        assert!(help.contains(field), "{field}");
    }
}

#[test]
fn help_opens_and_closes_and_leaves_everything_as_it_was() {
    for (columns, rows) in SIZES {
        for (open, close) in [
            ("?", "?"),
            ("?", "esc"),
            ("f1", "f1"),
            ("? pgdn j", "esc"),
            ("?", "ctrl-c"),
        ] {
            let mut driver = bell(columns, rows);
            driver.press("j");
            let before = driver.canvas();
            driver.press(open);
            assert!(driver.canvas().pane("Help").has_keys(), "{open}");
            driver.press(close);
            assert!(
                driver.canvas() == before,
                "{open} {close} at {columns}×{rows}"
            );
            assert!(!driver.has_ended());
        }
    }
}

#[test]
fn help_is_in_reach_of_whoever_types() {
    let mut driver = bell(80, 24);
    driver.press("/ 'bell' f1");
    assert!(driver.canvas().has_pane("Help"));
    driver.press("esc");
    assert!(!driver.canvas().has_pane("Help"));
    assert_eq!(driver.query(), "bell");
}

#[test]
fn help_does_not_scroll_past_its_end() {
    let mut driver = bell(80, 24);
    driver.press("? G");
    let end = driver.canvas();
    driver.press("j pgdn");
    assert!(driver.canvas() == end);
    driver.press("g g k");
    assert!(driver.canvas().pane("Help").lines()[0].starts_with("Move"));
}

#[test]
fn sources_are_listed_by_publisher_with_what_is_known_of_them() {
    for (columns, rows) in SIZES {
        let mut driver = bell(columns, rows);
        driver.press("s");
        let canvas = driver.canvas();
        let pane = canvas.pane("3 sources");
        let text = pane.flat();
        let at = |name: &str| {
            text.find(name)
                .unwrap_or_else(|| panic!("{name} in {text}"))
        };
        assert!(at("Bell Digest") < at("Coast Observer"));
        assert!(at("Coast Observer") < at("Harbour Gazette"));
        assert!(
            text.contains("Wed 5 May 2021") && text.contains("undated"),
            "{text}"
        );
    }
}

#[test]
fn a_source_opens_and_leads_back() {
    let mut driver = bell(80, 24);
    driver.press("s j j enter");
    let page = driver.canvas().pane("Source").flat();
    for text in [
        "Bell found in a boathouse",
        "Harbour Gazette",
        "Wed 5 May 2021",
        "article · own reporting · read in full",
        "https://gazette.example/bell",
        "The bell is gone after a night of storm",
        "“It was colder than the sea.”",
    ] {
        assert!(page.contains(text), "{text} in {page}");
    }
    driver.press("esc");
    assert!(driver.canvas().pane("Timeline").has_keys());
}

#[test]
fn sources_are_those_of_what_is_found_and_can_be_filtered_by() {
    let mut driver = bell(80, 24);
    driver.press("/ 'hangs' enter s");
    let canvas = driver.canvas();
    assert!(canvas.pane("1 source").flat().contains("Bell Digest"));
    driver.press("s / ctrl-u enter s j j f");
    assert_eq!(driver.query(), "source:gazette");
    assert!(driver.canvas().flat().contains("2 of 10 events"));
}

#[test]
fn s_and_help_take_each_others_place() {
    let mut driver = bell(80, 24);
    driver.press("? s");
    assert!(driver.canvas().has_pane("3 sources") && !driver.canvas().has_pane("Help"));
    driver.press("?");
    assert!(driver.canvas().has_pane("Help"));
    driver.press("esc");
    assert!(driver.canvas().pane("Timeline").has_keys());
}

#[test]
fn the_way_to_the_help_is_the_last_hint_to_go() {
    let mut shown = Vec::new();
    for columns in 1..=120 {
        let hints = bell(columns, 24).canvas().hints();
        assert!(
            columns < 8 || hints.contains("? help"),
            "{columns}: {hints}"
        );
        shown.push(hints.split_whitespace().count());
    }
    assert!(shown.is_sorted(), "more room shows no fewer: {shown:?}");
}

#[test]
fn a_reload_keeps_the_selected_source_and_the_selected_problem() {
    let mut driver = bell(80, 24);
    driver.press("s j");
    let before = driver.canvas();
    driver.app.update(stories::bell().into());
    assert!(driver.canvas() == before);

    let notice = |number: usize| Notice {
        place: format!("a.toml:{number}"),
        text: format!("mistake {number}"),
        file: None,
        line: None,
    };
    let mistakes = |numbers: std::ops::RangeInclusive<usize>| Update {
        problems: numbers.map(notice).collect(),
        ..stories::bell().into()
    };
    driver.press("esc");
    driver.app.update(mistakes(1..=3));
    driver.press("p G");
    driver.app.update(mistakes(1..=2));
    assert_eq!(driver.selected("2 problems").as_deref(), Some("a.toml:2"));
}

#[test]
fn a_list_of_no_problems_says_so_and_offers_only_what_it_can_do() {
    let mut driver = bell(80, 24);
    driver.press("p");
    let canvas = driver.canvas();
    let said = canvas.pane("0 problems").flat();
    assert!(
        said.contains("Nothing is wrong in the story's files."),
        "{said}"
    );
    let hints = canvas.line(23);
    assert!(hints.contains("esc back"), "{hints}");
    assert!(
        !hints.contains("edit") && !hints.contains("move"),
        "{hints}"
    );
}

#[test]
fn a_search_that_finds_nothing_has_a_list_of_sources_that_says_so() {
    let mut driver = bell(80, 24);
    driver.press("/ 'zzzzz' enter s");
    let said = driver.canvas().flat();
    assert!(
        said.contains("No source belongs to what is found."),
        "{said}"
    );
}

#[test]
fn the_key_that_lists_the_problems_is_named_where_it_does_so() {
    let broken = |text: &str| Update {
        problems: vec![Notice {
            place: "a.toml:1".to_owned(),
            text: text.to_owned(),
            file: None,
            line: None,
        }],
        ..stories::bell().into()
    };
    let keymap = Keymap::with(SourceFile {
        name: "keys.toml",
        text: "[browse]\nproblems = [\"P\"]\n",
    });
    let preferences = Preferences {
        keymap: keymap.unwrap(),
        ..Preferences::shipped("dark").unwrap()
    };
    let mut driver = Driver::preferring(stories::bell().into(), 80, 24, preferences);
    driver.app.update(broken("found a cat"));
    let last = driver.canvas().line(23);
    assert_eq!(
        last.trim(),
        "1 problem in the files: P lists them; the story stands as it was before"
    );
    // Where the list is there already, that key would close it.
    driver.press("P");
    driver.app.update(broken("found a dog"));
    let last = driver.canvas().line(23);
    assert_eq!(
        last.trim(),
        "1 problem in the files; the story stands as it was before"
    );
}
