//! Search: what somebody typed, made into a query, and what of a story answers to it.
//!
//! [`Query::parse`] reads the text of the search bar and never fails. [`Index::run`] gives the
//! [`Hits`]: events, actors, quotes and sources, each with how sure the match is, and a
//! [`Highlighter`] that finds the matched words in any text shown. [`complete`] offers what could
//! stand at the cursor.
//!
//! Words are matched against the *vocabulary* of the story, the set of its distinct folded words,
//! and postings lead from words to records. Nothing of a story is matched letter by letter over a
//! whole line: nearly every line holds the letters of any short word in order. [`find_in_menu`] does
//! that for the few lines of a menu.

mod best;
mod bits;
mod bytes;
mod complete;
mod evaluate;
mod filters;
mod followers;
mod found;
mod fuzzy;
mod gather;
mod highlight;
mod hits;
mod hot;
mod index;
mod linked;
mod links;
mod menu;
mod merge;
mod notes;
mod offers;
mod postings;
mod query;
mod recent;
mod run;
mod scope;
mod sequence;
mod states;
mod terms;
mod texts;
mod truths;
mod vocabulary;
mod when;
mod word_table;

pub use complete::{Completion, complete};
pub use evaluate::Finding;
pub use found::Found;
pub use highlight::{Area, Highlighter};
pub use hits::{Hit, Hits};
pub use index::{Index, KeptIndex};
pub use menu::{MenuHit, find_in_menu};
pub use query::{
    Comparison, DateTest, Has, Is, KEYS, Key, KeyInfo, Open, Part, Pattern, Query, Remark, Term,
};
