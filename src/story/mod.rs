//! The model of a story: what its records mean once read and joined.

pub mod date;
