//! What parts a text has, of texts in the shapes that come in.

use super::BlockKind::{Attribution, Boilerplate, Byline, Caption, Heading, Item, Paragraph};
use super::*;
use proptest::prelude::*;

fn read(text: &str) -> Vec<(BlockKind, String)> {
    let snapshot = Snapshot::new(text.to_owned());
    let words = |block: &Block| snapshot.words(block.span).unwrap_or_default().to_owned();
    let found = blocks(&snapshot);
    found
        .iter()
        .map(|block| (block.kind, words(block)))
        .collect()
}

fn expect(text: &str, expected: &[(BlockKind, &str)]) {
    let found = read(text);
    let found: Vec<(BlockKind, &str)> = found
        .iter()
        .map(|(kind, words)| (*kind, words.as_str()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn reads_the_text_of_a_page() {
    expect(
        "Ferry workers walk out over night shifts

Published on March 4, 2025

Some 80 deckhands left their posts on Tuesday.

Photo 1: Deckhands at the pier on March 4. (Lena Roth / Harbor Photo)

  • The next talks are set for Thursday.

What they're saying

“We are tired.”

— Ida Moe, deckhand

Got photos? Send them to us.

“Nights are long,” said Moe.",
        &[
            (Heading, "Ferry workers walk out over night shifts"),
            (Byline, "Published on March 4, 2025"),
            (Paragraph, "Some 80 deckhands left their posts on Tuesday."),
            (
                Caption,
                "Photo 1: Deckhands at the pier on March 4. (Lena Roth / Harbor Photo)",
            ),
            (Item, "The next talks are set for Thursday."),
            (Heading, "What they're saying"),
            (Paragraph, "“We are tired.”"),
            (Attribution, "Ida Moe, deckhand"),
            (Boilerplate, "Got photos? Send them to us."),
            (Paragraph, "“Nights are long,” said Moe."),
        ],
    );
}

#[test]
fn reads_markdown() {
    expect(
        "# Ferries stand still #

*By Jo Lind*

The walkout began
at noon and was over
by two.

## What's next
- talks on Thursday
- a vote
1. Or so.

> “We are tired.”

***

![Deckhands at the pier](pier.jpg)",
        &[
            (Heading, "Ferries stand still"),
            (Byline, "*By Jo Lind*"),
            (
                Paragraph,
                "The walkout began\nat noon and was over\nby two.",
            ),
            (Heading, "What's next"),
            (Item, "talks on Thursday"),
            (Item, "a vote"),
            (Item, "Or so."),
            (Paragraph, "“We are tired.”"),
            (Caption, "Deckhands at the pier"),
        ],
    );
}

#[test]
fn lines_that_were_wrapped_are_one_paragraph() {
    expect(
        "HARBOR CITY, March 4 (NWS) - Some eighty deckhands left their posts
Tuesday over night shifts, and no ferry sailed until two o'clock, when
Mayor Ann Lee stepped in.
    The talks go on Thursday.",
        &[
            (
                Paragraph,
                "HARBOR CITY, March 4 (NWS) - Some eighty deckhands left their posts
Tuesday over night shifts, and no ferry sailed until two o'clock, when
Mayor Ann Lee stepped in.",
            ),
            (Paragraph, "The talks go on Thursday."),
        ],
    );
}

#[test]
fn lines_that_had_room_are_paragraphs_of_their_own() {
    expect(
        "Deckhands walked out on Tuesday.\nTalks go on. They resume on Thursday, the union and the city both said.",
        &[
            (Paragraph, "Deckhands walked out on Tuesday."),
            (
                Paragraph,
                "Talks go on. They resume on Thursday, the union and the city both said.",
            ),
        ],
    );
}

#[test]
fn sentences_are_not_notices_captions_or_headings() {
    for text in [
        "Related companies were not named.",
        "Image problems have dogged the ferry line for years.",
        "In a long post the ferry line told its guests that nobody had to sign up for anything before the next sailing of a boat.",
        "The harbor's own newspaper confirmed that, reporting:",
        "“Nobody told us",
        "Published reports say so.",
    ] {
        let found = read(&format!("Title\n\nFirst.\n\n{text}\n\nLast."));
        assert_eq!(found[2], (Paragraph, text.to_owned()));
    }
}

#[test]
fn a_line_that_introduces_a_quotation_is_no_heading() {
    let text =
        "Title\n\nFirst.\n\nIda Moe replied:\n\n“No.”\n\nWhat they’re saying:\n\n“Yes.”\n\nLast.";
    let kinds: Vec<BlockKind> = read(text).iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds[2..5], [Paragraph, Paragraph, Heading]);
}

#[test]
fn parts_stand_under_headings() {
    let text = "Ferries stand still\n\nA walkout.\n\nThe players\n\nHarbor Line (HL)\n\nIt runs the ferries.\n\nIda Moe\n\n\
        A deckhand.\n\nWhat's next:\n\nTalks resume.";
    let snapshot = Snapshot::new(text.to_owned());
    let blocks = blocks(&snapshot);
    let heading = |at: usize| {
        blocks[at]
            .heading
            .and_then(|at| snapshot.words(blocks[at].span))
    };
    assert_eq!(heading(1), Some("Ferries stand still"));
    assert_eq!(heading(3), Some("The players"));
    assert_eq!(heading(4), Some("Harbor Line (HL)"));
    assert_eq!(heading(5), Some("The players"));
    assert_eq!(heading(6), Some("Ida Moe"));
    assert_eq!(heading(7), None);
    assert_eq!(heading(8), Some("What's next:"));
}

proptest! {
    #[test]
    fn parts_stand_in_order_and_give_back_their_words(text in "[a-zA-Zé .#>•—!\\[\\]()\"“\n\r\t1-3*-]{0,120}") {
        let snapshot = Snapshot::new(text);
        let mut end = 0;
        for block in blocks(&snapshot) {
            prop_assert!(block.span.start >= end);
            end = block.span.end;
            let words = snapshot.words(block.span).unwrap();
            prop_assert!(!words.is_empty() && words == words.trim());
        }
    }
}
