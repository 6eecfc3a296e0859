//! Who stands behind a statement: lines of evidence, and fields on which sources disagree.
//!
//! Sources that go back to one origin are one line, however many they are. A line counts as
//! independent only where its origin is known to be somebody's own reporting.

mod contests;
mod counter;
mod held;
mod lines;
mod origins;

pub use contests::{
    Contest, Side, Topic, claims_of_side, contests, disputed_events, disputed_fields, is_disputed,
};
pub use counter::{LineCount, LineCounter};
pub use held::held_lines;
pub use lines::{
    Line, count_lines, independent_lines, lines_of_claims, lines_of_event, lines_of_sources,
};
