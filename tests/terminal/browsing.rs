//! A person at the browser: starts it, searches, filters, changes the window, pipes a story in.

use vt100::{Cell, Color, Screen};

use crate::pty::{Pty, command};
use crate::{DATELINE, SIZE, browser, wait_for_browser};

/// The cells of the first place where `text` stands on the screen.
#[track_caller]
fn cells_of(screen: &Screen, text: &str) -> Vec<Cell> {
    let (rows, columns) = screen.size();
    let place = (0..rows)
        .zip(screen.rows(0, columns))
        .find_map(|(row, line)| {
            let start = line.find(text)?;
            // As many columns as characters: what is looked for stands in rows without wide ones.
            let column = u16::try_from(line[..start].chars().count()).ok()?;
            Some((row, column))
        });
    let (row, column) = place.unwrap_or_else(|| panic!("no {text:?}:\n{}", screen.contents()));
    let length = u16::try_from(text.chars().count()).unwrap();
    let cells = (column..column + length).map(|column| screen.cell(row, column).unwrap().clone());
    cells.collect()
}

fn all_cells(screen: &Screen) -> impl Iterator<Item = &Cell> {
    let (rows, columns) = screen.size();
    (0..rows).flat_map(move |row| (0..columns).filter_map(move |column| screen.cell(row, column)))
}

fn type_text(pty: &mut Pty, text: &str) {
    for letter in text.chars() {
        pty.press(&letter.to_string());
    }
}

#[test]
fn it_opens_on_the_event_where_the_story_starts() {
    let (pty, _) = browser();
    let selected = cells_of(pty.screen(), "Ring and Flock cancel their integration");
    assert!(selected.iter().all(Cell::inverse), "selected");
    assert!(pty.screen().contents().contains("40 events"));
}

#[test]
fn typing_in_the_bar_filters_at_once_and_esc_takes_it_back() {
    let (mut pty, _) = browser();
    type_text(&mut pty, "/flok after:2026");
    pty.wait_for_text("7 of 40 events");
    pty.press("\x1b");
    pty.wait_for_text("7 of 40 events");
    pty.press("\x1b");
    pty.wait_for("whole story", |screen| {
        let text = screen.contents();
        text.contains("40 events") && !text.contains("of 40 events")
    });
}

#[test]
fn f_on_an_actor_filters_by_that_actor() {
    let (mut pty, _) = browser();
    pty.press("\t");
    pty.press("f");
    // Amazon stands first among the actors of the event, and takes part in 13 of the story's events.
    pty.wait_for_text("actor:amazon");
    pty.wait_for_text("13 of 40 events");
}

#[test]
fn the_panes_fit_the_window() {
    let (mut pty, _) = browser();
    let has = |text: &'static str| move |screen: &Screen| screen.contents().contains(text);
    pty.wait_for("no detail", |screen| !has("Both companies said")(screen));
    pty.resize((120, 40));
    pty.wait_for("detail", has("Both companies said"));
    pty.resize((50, 20));
    pty.wait_for("one pane", |screen| {
        has("Timeline")(screen) && !has("Quotes")(screen)
    });
    pty.resize(SIZE);
    pty.wait_for("three panes", |screen| {
        has("Timeline")(screen) && has("Actors")(screen) && has("Quotes")(screen)
    });
}

#[test]
fn a_piped_story_leaves_the_keys_to_the_terminal() {
    let story = "[story]\\ntitle = \"The lost umbrella\"\\n";
    let script = format!("printf '{story}' | \"$0\" -; echo left $?");
    let mut pty = Pty::start(SIZE, "sh", ["-c", &script, DATELINE]);
    wait_for_browser(&mut pty, 0);
    pty.wait_for_text("The lost umbrella");
    pty.press("?");
    pty.wait_for_text("Go to the next row");
    pty.send("q");
    pty.wait_for_text("left 0");
}

#[test]
fn a_paste_is_text_whatever_it_holds() {
    let (mut pty, _) = browser();
    pty.press("/");
    // The newline would open, the q quit, the escape sequence clear the screen.
    pty.press("\x1b[200~flok\nq \x1b[2Jafter:2026\x1b[201~");
    pty.wait_for_text("after:2026");
    assert!(pty.screen().contents().contains("Timeline"));
}

#[test]
fn keys_typed_far_ahead_all_arrive() {
    let (mut pty, before) = browser();
    // More than the reader takes in one go.
    pty.send(&"j".repeat(2000));
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
    assert_eq!(pty.modes(), before);
}

#[test]
fn the_colours_are_the_terminals_own() {
    let (pty, _) = browser();
    let sixteen = |colour| matches!(colour, Color::Default | Color::Idx(0..16));
    assert!(all_cells(pty.screen()).all(|cell| sixteen(cell.fgcolor()) && sixteen(cell.bgcolor())));
    assert!(all_cells(pty.screen()).any(|cell| cell.fgcolor() != Color::Default));
    let ground = cells_of(pty.screen(), "40 events");
    assert!(ground.iter().all(|cell| cell.bgcolor() == Color::Default));
}

#[test]
fn without_colour_focus_selection_and_matches_can_still_be_seen() {
    let mut command = command(DATELINE, [""; 0]);
    command.env("NO_COLOR", "1");
    let mut pty = Pty::start_command(SIZE, command);
    wait_for_browser(&mut pty, 0);
    let selected = cells_of(pty.screen(), "Ring and Flock cancel their integration");
    assert!(selected.iter().all(Cell::inverse));
    assert!(
        cells_of(pty.screen(), "Timeline").iter().all(Cell::bold),
        "has the keys"
    );
    assert!(
        !cells_of(pty.screen(), "Actors").iter().any(Cell::bold),
        "has not"
    );
    type_text(&mut pty, "/lynnwood");
    let found = cells_of(pty.screen(), "Lynnwood council");
    let (word, rest) = found.split_at("Lynnwood".len());
    assert!(word.iter().all(Cell::underline));
    assert!(!rest.iter().any(Cell::underline));
    let plain = |cell: &Cell| (cell.fgcolor(), cell.bgcolor()) == (Color::Default, Color::Default);
    assert!(all_cells(pty.screen()).all(plain));
}
