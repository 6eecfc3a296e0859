//! Clauses of sentences, told by hand.

use super::*;
use crate::import::events::words::words;
use crate::import::snapshot::Span;

/// The clauses of a sentence, each as its subject, its verb and who tells it.
fn read(text: &str) -> Vec<String> {
    let words = words(text, Span::new(0, text.len()), &[], &[]);
    let said = |range: &Range<usize>| {
        let texts: Vec<&str> = words[range.clone()].iter().map(|word| word.text).collect();
        texts.join(" ")
    };
    clauses(&words, false)
        .iter()
        .map(|clause| {
            let teller = clause
                .teller
                .as_ref()
                .map(|teller| format!(" ({})", said(teller)));
            let (subject, verb) = (said(&clause.subject), said(&clause.verb));
            format!("{subject} | {verb}{}", teller.unwrap_or_default())
        })
        .collect()
}

#[test]
fn the_subject_stands_before_its_verb() {
    for (text, expected) in [
        ("The council voted.", "The council | voted"),
        ("The council has approved it.", "The council | has approved"),
        (
            "Two men were later arrested.",
            "Two men | were later arrested",
        ),
        ("Ring is canceling its deal.", "Ring | is canceling"),
        ("In May, the council voted.", "the council | voted"),
        ("About 40 men, all ill, met.", "About 40 men | met"),
        ("The mayor, who is ill, resigned.", "The mayor | resigned"),
        ("The men, Lee and Day, met.", "The men | met"),
        (
            "The policy announced in May was dropped.",
            "The policy announced in May | was dropped",
        ),
        (
            "Workers who walked out won.",
            "Workers who walked out | won",
        ),
    ] {
        assert_eq!(read(text), [expected], "{text}");
    }
}

#[test]
fn what_somebody_says_is_a_clause_of_his() {
    assert_eq!(
        read("Police said two men fled."),
        ["two men | fled (Police)"]
    );
    assert_eq!(
        read("Two men fled, police said."),
        ["Two men | fled (police)"]
    );
    assert_eq!(
        read("Two men fled, said Chief Lee."),
        ["Two men | fled (Chief Lee)"]
    );
}

#[test]
fn no_verb_stands_behind_a_determiner_or_a_preposition() {
    assert!(read("The injured of the closed plant.").is_empty());
    assert!(read("Voted.").is_empty());
}
