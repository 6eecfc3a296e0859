//! Why a file gives no article: what was found, and what was expected.

use thiserror::Error;

use super::{DEEPEST_NESTING, LARGEST_FILE, LONGEST_LINE, MOST_ATTRIBUTES, MOST_TAGS};

/// A file that no article could be read from.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{name}: {fault}")]
pub struct ReadError {
    /// The file's name, as it was given.
    pub name: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a file. Printed, it says what was found and what was expected.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// Nothing, or nothing but blanks.
    #[error("found no text; expected an article")]
    Empty,
    /// More bytes than are read. How many there are nobody has counted: no more are read than may be.
    #[error(
        "found more than {0} MiB; expected an article or a feed of at most {0} MiB",
        LARGEST_FILE >> 20
    )]
    TooLarge,
    /// Something else than text, told by how it begins or by what no text holds.
    #[error("found {what}; expected text, Markdown, HTML or a feed, so save or copy its text")]
    NotText {
        /// What it seems to be, in words.
        what: &'static str,
    },
    /// Text in another encoding that nothing declares, or with broken bytes.
    #[error(
        "found byte 0x{byte:02X} at offset {at}, which is not UTF-8 and nothing says what else; expected a file in UTF-8"
    )]
    NotUtf8 {
        /// The first byte that fits nowhere.
        byte: u8,
        /// Where it stands, counted from 0.
        at: usize,
    },
    /// A page or a feed in an encoding by a name that means none.
    #[error(
        "found the encoding “{label}”, which nobody knows; expected UTF-8 or one that browsers read"
    )]
    UnknownEncoding {
        /// The name, as it is written there.
        label: String,
    },
    /// Bytes that cannot be what the file says they are.
    #[error(
        "found bytes that are not {encoding}, which the file says it is; expected a file in UTF-8"
    )]
    Undecodable {
        /// What it says, as browsers call it.
        encoding: &'static str,
    },
    /// A line that no writer wrote.
    #[error(
        "found a line of {bytes} bytes (line {line}); expected paragraphs of at most {} MiB",
        LONGEST_LINE >> 20
    )]
    LongLine {
        /// How many bytes it has.
        bytes: usize,
        /// Which line it is, counted from 1.
        line: usize,
    },
    /// Tags after tags after tags.
    #[error("found more than {MOST_TAGS} tags; expected a page made by a person")]
    Tags,
    /// Tags within tags within tags.
    #[error("found tags nested more than {DEEPEST_NESTING} deep; expected a page made by a person")]
    Nested,
    /// A tag with attributes after attributes.
    #[error(
        "found a tag with more than {MOST_ATTRIBUTES} attributes; expected a page made by a person"
    )]
    Attributes,
    /// Text in which `&` follows `&` follows `&`.
    #[error(
        "found a piece of text with too many of the signs & < >; expected a page made by a person"
    )]
    Signs,
    /// A page of which nothing is left when menus, links and the like are taken away.
    #[error("found a page without running text; expected one article")]
    NoArticle,
    /// XML or JSON that is no feed, or is broken.
    #[error("found {found}; expected {expected}")]
    NotAFeed {
        /// What stands there instead.
        found: String,
        /// What kind of feed was looked for.
        expected: &'static str,
    },
    /// A feed whose items have neither text nor title.
    #[error("found a feed without items that have text; expected at least one")]
    NoItems,
}
