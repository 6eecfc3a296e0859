//! Finds lines of a short menu by a few of their letters.

use std::cmp::Reverse;
use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// A line of a menu that answers to what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuHit {
    /// The number of the line, from 0.
    pub line: usize,
    /// The bytes of the line that answer, from left to right.
    pub ranges: Vec<Range<usize>>,
}

/// The lines that hold the letters of each word of `typed` in their order, whatever their case. Lines that begin
/// with what was typed come first, then those that hold it as it stands, the shorter the sooner; then the closest.
/// Equally close ones stay in their order. Nothing typed finds every line.
pub fn find_in_menu(typed: &str, lines: &[&str]) -> Vec<MenuHit> {
    let matcher = SkimMatcherV2::default().ignore_case();
    let whole = typed.trim().to_lowercase();
    let mut found: Vec<(Rank, MenuHit)> = lines
        .iter()
        .enumerate()
        .filter_map(|(number, line)| {
            // A capital would count for a little more than a small letter.
            let plain = line.to_ascii_lowercase();
            let mut closeness = 0;
            let mut letters = Vec::new();
            for word in typed.split_whitespace() {
                let (score, places) = matcher.fuzzy_indices(&plain, word)?;
                closeness += score;
                letters.extend(places);
            }
            let ranges = ranges(line, &letters);
            let line = number;
            let rank = rank(&whole, lines[line], closeness);
            Some((rank, MenuHit { line, ranges }))
        })
        .collect();
    found.sort_by_key(|(rank, hit)| (*rank, hit.line));
    found.into_iter().map(|(_, hit)| hit).collect()
}

/// Whether a line lacks what was typed at its beginning, or altogether; how long it is, as far as that counts; how
/// close it is.
type Rank = (bool, bool, usize, Reverse<i64>);

fn rank(typed: &str, line: &str, closeness: i64) -> Rank {
    let line = line.to_lowercase();
    let holds = !typed.is_empty() && line.contains(typed);
    let length = if holds { line.len() } else { 0 };
    (
        !(holds && line.starts_with(typed)),
        !holds,
        length,
        Reverse(closeness),
    )
}

/// The bytes of the letters with these numbers; neighbours are one range.
fn ranges(line: &str, letters: &[usize]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (number, (start, letter)) in line.char_indices().enumerate() {
        if !letters.contains(&number) {
            continue;
        }
        let end = start + letter.len_utf8();
        match ranges.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => ranges.push(start..end),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::find_in_menu;

    const MENU: [&str; 4] = [
        "Go to the next pane",
        "Go to a date",
        "Copy as a citation",
        "Zeig die Maße",
    ];

    fn found(typed: &str) -> Vec<&'static str> {
        let hits = find_in_menu(typed, &MENU);
        hits.iter().map(|hit| MENU[hit.line]).collect()
    }

    #[test]
    fn nothing_typed_finds_every_line_in_order() {
        assert_eq!(found(" "), MENU);
    }

    #[test]
    fn the_line_with_the_word_itself_comes_first() {
        assert_eq!(found("date")[0], "Go to a date");
        assert_eq!(found("COPY"), ["Copy as a citation"]);
    }

    #[test]
    fn what_stands_as_it_was_typed_comes_before_its_letters_and_words() {
        let menu = [
            "copy citation: copy it as a text",
            "copy as: choose",
            "read what to copy as text, and then leave",
        ];
        let found: Vec<usize> = find_in_menu("Copy as ", &menu)
            .iter()
            .map(|hit| hit.line)
            .collect();
        assert_eq!(found, [1, 2, 0]);
    }

    #[test]
    fn words_may_come_in_any_order_and_all_must_be_there() {
        assert_eq!(found("pane next"), ["Go to the next pane"]);
        assert_eq!(found("pane citation"), [""; 0]);
    }

    #[test]
    fn ranges_are_bytes_of_the_line() {
        let hit = &find_in_menu("maße", &MENU)[0];
        assert_eq!(hit.ranges.first(), Some(&(9..14)));
        assert_eq!(hit.ranges.len(), 1);
        assert_eq!(&MENU[3][9..14], "Maße");
    }
}
