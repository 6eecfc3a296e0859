//! The `dateline` program.

use std::process::ExitCode;

use crossterm::event::KeyEvent;
use dateline::tui::actions::Action;
use dateline::tui::keymap::{Keymap, Mode};
use dateline::tui::run::{Effect, Screen, run};
use ratatui::Frame;

/// Stands in for the browser until it is there: a title, and the way out.
struct StandIn;

impl Screen for StandIn {
    fn mode(&self) -> Mode {
        Mode::Browse
    }
    fn act(&mut self, action: Action) -> Option<Effect> {
        matches!(action, Action::Quit | Action::Cancel).then_some(Effect::Quit)
    }
    fn type_key(&mut self, _: KeyEvent) {}
    fn paste(&mut self, _: &str) {}
    fn resize(&mut self, _: u16, _: u16) {}
    fn pending(&mut self, _: &str) {}
    fn draw(&self, frame: &mut Frame<'_>) {
        frame.render_widget("dateline", frame.area());
    }
}

fn main() -> anyhow::Result<ExitCode> {
    let ended = run(&mut StandIn, Keymap::shipped()?)?;
    Ok(ExitCode::from(ended.exit_code()))
}
