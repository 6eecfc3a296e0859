//! What dateline hands over: citations, lists and documents, held to expectations written by hand.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it cannot run")]

mod chronology;
mod citations;
mod csl;
mod documents;
mod ics;
mod lists;
mod plain;
mod stories;
mod timelinejs;
