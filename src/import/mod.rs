//! From an article's text to draft records, by rules that anybody can read: nothing is learned, nothing is fetched.
//!
//! An article is read in stages, each of which only adds to what those before it found. Nothing changes the
//! [`snapshot`], so that whatever a stage finds is a span of bytes of it, and can be shown where it stands.

pub mod actors;
pub mod blocks;
pub mod dates;
pub mod document;
pub mod draft;
pub mod events;
pub mod known;
pub mod merge;
pub mod pages;
pub mod quotes;
pub mod reading;
pub mod sentences;
pub mod snapshot;
pub mod spans;
pub mod tokens;
pub mod words;
pub mod writer;
