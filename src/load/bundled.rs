//! The story that comes with dateline, compiled in.

/// The files of `data/ring-flock`, by name.
pub(super) const FILES: &[(&str, &str)] = &[];
