//! dateline: a browser for news timelines in which every line leads back to the source that said it.
//!
//! The library holds the model of a story, its loader, its search and its screen; the binary only
//! turns arguments into a run. `ARCHITECTURE.md` has the house on one page.

pub mod check;
pub mod cli;
pub mod config;
pub mod export;
pub mod import;
pub mod keep;
pub mod load;
pub mod schema;
pub mod search;
pub mod story;
pub mod text;
pub mod tui;
