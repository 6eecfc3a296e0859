//! What a person would want first: queries, the event that is meant, and one that answers too but is not.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::PathBuf;
use std::sync::Arc;

use dateline::load;
use dateline::search::{Index, Query};
use dateline::story::Story;

/// A query, the event to come first, and another that answers to it as well; nothing where none should.
type Row = (&'static str, &'static str, &'static str);

fn story() -> Arc<Story> {
    let file = PathBuf::from("tests/ranking/story.toml");
    let loaded = load::open(&[file], std::io::empty()).unwrap();
    assert!(loaded.problems.is_empty());
    loaded.story
}

fn check(table: &[Row]) {
    let story = story();
    let index = Index::new(&story);
    let mut faults = Vec::new();
    for &(query, first, rival) in table {
        let best = index.best(&Query::parse(query), &story, 20);
        let ids: Vec<&str> = best.iter().map(|hit| story.event(hit.key).id()).collect();
        let ranked = match rival {
            "" => ids == [first],
            rival => ids.first() == Some(&first) && ids.contains(&rival),
        };
        if !ranked {
            faults.push(format!("{query}: {first} before {rival:?}, not {ids:?}"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_title_comes_before_a_summary() {
    check(&[
        ("budget", "budget-2023", "budget-mention"),
        ("mayor", "mayor", "theatre"),
        ("resigns", "theatre", "mayor"),
        ("mayor resigns", "mayor", "theatre"),
        ("privacy", "privacy", "judge"),
        ("court privacy", "privacy", "judge"),
        ("library fire", "library-fire", "library-reopens"),
        ("harbour strike", "harbour-strike", "ferry"),
        ("water board", "water-board", "theatre"),
        ("\"water board\"", "water-board", ""),
        ("whistleblower", "whistleblower", ""),
    ]);
}

#[test]
fn who_takes_part_comes_before_who_is_mentioned() {
    check(&[
        ("costa", "resignation", "letter"),
        ("maren costa", "resignation", "letter"),
        ("okafor", "whistleblower", "letter"),
        ("flock", "contract", "budget-mention"),
        ("flock contract", "contract", ""),
        ("actor:flock", "contract", ""),
        ("harbour union", "harbour-strike", ""),
    ]);
}

#[test]
fn the_word_itself_comes_before_a_longer_one() {
    check(&[
        ("rally", "rally", "rallying"),
        ("school", "school", "schools"),
        ("ice", "ice", "iced"),
        ("flock", "contract", "herd"),
        ("floki", "saga", ""),
        ("police", "chief", "cameras"),
        ("camera", "contract", "cameras"),
    ]);
}

#[test]
fn a_longer_word_of_a_title_comes_before_the_word_itself_in_passing() {
    check(&[("police camera", "cameras", "chief")]);
}

#[test]
fn of_what_a_slip_could_mean_the_usual_word_comes_first() {
    check(&[
        // Floki begins so, but Flock is in the news.
        ("flok", "contract", "saga"),
        ("protst", "library-protest", ""),
        ("seatle", "end", ""),
        ("whisleblower", "whistleblower", ""),
        ("libary fire", "library-fire", "library-reopens"),
        ("harbuor strike", "harbour-strike", "ferry"),
        ("amsterdm tram", "tram", ""),
        ("zurich", "whistleblower", ""),
    ]);
}

#[test]
fn the_rarer_word_decides() {
    check(&[
        // Four events are about the council, and one is about its quorum.
        ("council quorum", "quorum", "council-late"),
        ("quorum council", "quorum", "council-late"),
    ]);
}

#[test]
fn what_is_sure_comes_before_what_is_possible() {
    check(&[
        // An event of 2024 may have been in March, and its title holds the word.
        ("council date:2024-03", "contract", "year-of-council"),
    ]);
}

#[test]
fn words_are_weighed_within_what_fields_and_dates_leave() {
    check(&[
        ("budget after:2024", "budget-2025", ""),
        ("budget -flock", "budget-2023", ""),
        ("budget 2025", "budget-2025", ""),
        ("strike place:oslo", "oslo-strike", ""),
        ("kind:strike harbour", "harbour-strike", ""),
        ("kind:protest library", "library-protest", ""),
        ("by:costa", "end", ""),
        ("good first step", "end", ""),
        ("\"good first step\"", "end", ""),
    ]);
}
