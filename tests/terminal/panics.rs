//! A panic gives the terminal back, can be read, and ends the program, whichever thread it is on.
//!
//! The program itself has no way to panic on purpose, and needs none: each test below starts this very test
//! binary again in a pseudo-terminal, to run one of the ignored tests, whose screen panics on a key.

use std::thread;

use crossterm::event::KeyEvent;
use dateline::tui::Update;
use dateline::tui::actions::Action;
use dateline::tui::clipboard::Handed;
use dateline::tui::gesture::Gesture;
use dateline::tui::keymap::{Keymap, Mode};
use dateline::tui::run::{Effect, Screen, run};
use ratatui::Frame;
use ratatui::layout::Position;

use crate::pty::Pty;

/// Where the screen panics.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Action,
    Drawing,
    Worker,
}

struct Panicking {
    place: Place,
    pressed: bool,
}

impl Screen for Panicking {
    fn mode(&self) -> Mode {
        Mode::Browse
    }
    fn act(&mut self, _: Action) -> Option<Effect> {
        self.pressed = true;
        match self.place {
            Place::Action => panic!("it broke in the action"),
            Place::Worker => drop(thread::spawn(|| panic!("it broke in the worker"))),
            Place::Drawing => {}
        }
        None
    }
    fn type_key(&mut self, _: KeyEvent) {}
    fn paste(&mut self, _: &str) {}
    fn wants_mouse(&self) -> bool {
        true
    }
    fn point(&mut self, _: Position, _: Gesture) -> Option<Effect> {
        None
    }
    fn resize(&mut self, _: u16, _: u16) {}
    fn pending(&mut self, _: &str) {}
    fn update(&mut self, _: Update) {}
    fn say(&mut self, _: String) {}
    fn handed_over(&mut self, _: Handed) {}
    fn not_opened(&mut self, _: &str, _: &str) {}
    fn draw(&self, frame: &mut Frame<'_>) {
        frame.render_widget("all is well so far", frame.area());
        assert!(
            !(self.pressed && self.place == Place::Drawing),
            "it broke in the drawing"
        );
    }
}

fn run_and_panic(place: Place) {
    // Without a terminal, as when someone runs all the ignored tests, this ends at once with an error.
    let _ = run(
        &mut Panicking {
            place,
            pressed: false,
        },
        Keymap::shipped().unwrap(),
        drop,
    );
}

#[test]
#[ignore = "the program that a_panic_in_an_action starts"]
fn panics_in_an_action() {
    run_and_panic(Place::Action);
}

#[test]
#[ignore = "the program that a_panic_while_drawing starts"]
fn panics_while_drawing() {
    run_and_panic(Place::Drawing);
}

#[test]
#[ignore = "the program that a_panic_in_a_worker starts"]
fn panics_in_a_worker() {
    run_and_panic(Place::Worker);
}

#[track_caller]
fn check(ignored_test: &str, message: &str) {
    let this_binary = std::env::current_exe().unwrap();
    let arguments = ["--exact", "--ignored", "--nocapture", ignored_test];
    let (mut pty, before) = Pty::look_then_start((80, 24), this_binary, &arguments);
    pty.wait_for_text("all is well so far");
    assert_ne!(pty.modes(), before);
    pty.send("j");
    assert_eq!(pty.wait_for_end(), 101);
    assert_eq!(pty.modes(), before);
    let said = pty.screen().contents();
    assert!(said.contains(message), "{said}");
    assert!(!said.contains("all is well"), "{said}");
}

#[test]
fn a_panic_in_an_action() {
    check("panics::panics_in_an_action", "it broke in the action");
}

#[test]
fn a_panic_while_drawing() {
    check("panics::panics_while_drawing", "it broke in the drawing");
}

#[test]
fn a_panic_in_a_worker() {
    check("panics::panics_in_a_worker", "it broke in the worker");
}
