//! The browser on a terminal: what may be done, which keys do it, how it looks, and the loop around it.
//!
//! A key goes `key → Action → Screen::act → Effect`, then everything is drawn from the new state.

pub mod actions;
pub mod events;
pub mod keymap;
pub mod keys;
pub mod place;
pub mod run;
pub mod terminal;
pub mod theme;
