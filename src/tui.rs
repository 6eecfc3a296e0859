//! The browser on a terminal: what may be done, which keys do it, how it looks, and the loop around it.
//!
//! A key goes `key → Action → Screen::act → Effect`, then everything is drawn from the new state.

pub mod actions;
pub mod address;
pub mod app;
mod articles;
mod attaching;
mod axis;
mod bar;
mod brush;
mod calendar;
pub mod clipboard;
mod copying;
mod document;
mod draw;
pub mod editor;
pub mod events;
mod field;
pub mod finder;
mod flag_list;
pub mod gesture;
mod help;
mod ink;
mod input;
mod jump;
pub mod keymap;
pub mod keys;
mod last_line;
pub mod layout;
mod lending;
mod links;
pub mod list;
mod loading;
mod noticed;
mod pages;
mod palette;
mod passages;
pub mod preferences;
mod quotes;
mod ready;
pub mod review;
pub mod run;
mod set_page;
mod subject;
pub mod terminal;
pub mod theme;
mod typeset;
pub mod update;

use std::sync::mpsc::channel;
use std::thread;

pub use loading::Loading;
pub use ready::Ready;
pub use update::{Notice, Update, Updates, WrittenIn};

/// Browses a story on the terminal until the person leaves. If it is only the beginning of one, the first update
/// brings the whole. `ready` is called before the terminal is touched; `follow` is given what takes updates of the
/// story to the browser, once it stands.
///
/// # Errors
/// If there is no terminal that can show a screen.
pub fn browse(
    setup: app::Setup,
    is_beginning: bool,
    ready: impl FnOnce(),
    follow: impl FnOnce(Updates),
) -> Result<run::Ended, terminal::TerminalError> {
    let keymap = setup.preferences.keymap.clone();
    let mut app = app::App::new(setup);
    if is_beginning {
        app.expect_rest();
    }
    ready();
    let (questions, asked) = channel();
    app.search_elsewhere(questions, finder::LARGE);
    run::run(&mut app, keymap, |updates| {
        let answers = updates.clone();
        let thread = thread::Builder::new().name("search".to_owned());
        // Without the thread nobody takes the questions, and the browser searches by itself.
        let _ = thread.spawn(move || finder::answer(&asked, |answer| answers.answer(answer)));
        follow(updates);
    })
}
