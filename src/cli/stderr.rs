//! What is said to the person, beside what is printed.

use std::io::{self, Write};

use crate::text::clean_text;

/// Writes a message to standard error, sanitised, for it may quote anything. Whoever closed
/// standard error does not want to know.
pub(super) fn say(message: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", clean_text(message));
}
