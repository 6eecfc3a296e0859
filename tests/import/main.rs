//! Articles in, draft stories out.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it cannot read")]

mod articles;
mod command;
mod drafts;
