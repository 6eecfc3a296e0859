//! The browser without a terminal: keys in, state and screen out.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod canvas;
mod copying;
mod done;
mod drafts;
mod driver;
mod editing;
mod flags;
mod hostile;
mod leaving;
mod matches;
mod mouse;
mod navigation;
mod overlays;
mod palette;
mod pending;
mod quotes;
mod rest;
mod robustness;
mod searching;
mod snapshots;
mod stories;
mod styles;
mod views;
