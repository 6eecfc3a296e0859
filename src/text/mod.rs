//! Text that others wrote: made safe to print, and folded so that words can be compared.
//!
//! Nothing here knows about stories. [`Clean`] is what may reach a terminal, a file or a clipboard;
//! [`fold_words`] is the one way in which text becomes words, for the index and for the highlighter.

mod bulk;
mod chars;
mod clean;
mod fold;
mod nearest;

pub use bulk::{FoldedWord, for_each_folded};
pub use chars::acts_on_display;
pub use clean::{Clean, clean_line, clean_text};
pub use fold::{Word, fold, fold_words, unfold};
pub use nearest::{edit_distance, nearest};
