//! Queries as typed, finished, half typed and mistaken, and what is read in them.

use super::*;
use proptest::prelude::*;

fn only(text: &str) -> Part {
    let query = Query::parse(text);
    assert_eq!(query.parts().len(), 1, "{text}");
    query.parts()[0].clone()
}

fn pattern(words: &[&str], open: Open) -> Pattern {
    Pattern {
        words: words.iter().map(|&word| word.to_owned()).collect(),
        open,
    }
}

#[test]
fn words_are_read() {
    let table: &[(&str, &[&str], Open)] = &[
        ("flok", &["flok"], Open::Fuzzy),
        ("École", &["ecole"], Open::Fuzzy),
        ("Amazon's", &["amazon"], Open::Fuzzy),
        ("\"exact words\"", &["exact", "words"], Open::Closed),
        ("\"half typed", &["half", "typed"], Open::Prefix),
        ("\"one\"", &["one"], Open::Closed),
        ("e-mail", &["e", "mail"], Open::Prefix),
        ("10:30", &["10", "30"], Open::Prefix),
        (
            "https://example.com/a",
            &["https", "example", "com", "a"],
            Open::Prefix,
        ),
        ("東京", &["東", "京"], Open::Prefix),
    ];
    for (text, words, open) in table {
        assert_eq!(
            only(text).term,
            Ok(Term::Words(pattern(words, *open))),
            "{text}"
        );
    }
}

#[test]
fn fields_are_read() {
    let day = Date::parse("2026-02-13").unwrap();
    let table = [
        (
            "actor:ring",
            Term::In(Key::Actor, pattern(&["ring"], Open::Fuzzy)),
        ),
        (
            "by:\"maren costa\"",
            Term::In(Key::By, pattern(&["maren", "costa"], Open::Closed)),
        ),
        (
            "place:\"New Yo",
            Term::In(Key::Place, pattern(&["new", "yo"], Open::Prefix)),
        ),
        (
            "tag:ice",
            Term::In(Key::Tag, pattern(&["ice"], Open::Prefix)),
        ),
        ("date:2026-02-13", Term::Date(DateTest::Within, day)),
        ("after:2026-02-13", Term::Date(DateTest::After, day)),
        ("before:\"2026-02-13\"", Term::Date(DateTest::Before, day)),
        (
            "lines:>=2",
            Term::Lines(
                None,
                Comparison {
                    least: 2,
                    most: u32::MAX,
                },
            ),
        ),
        (
            "lines.went-live:1",
            Term::Lines(
                Some("went-live".to_owned()),
                Comparison { least: 1, most: 1 },
            ),
        ),
        ("is:disputed", Term::Is(Is::Disputed)),
        ("has:quotes", Term::Has(Has::Quotes)),
    ];
    for (text, term) in table {
        assert_eq!(only(text).term.as_ref(), Ok(&term), "{text}");
        assert!(!only(text).negated);
        let negated = only(&format!("-{text}"));
        assert!(negated.negated, "{text}");
        assert_eq!(negated.term, Ok(term), "{text}");
    }
}

#[test]
fn what_is_not_finished_filters_nothing() {
    for text in [
        "",
        " ",
        "-",
        "\"",
        "-\"",
        "actor:",
        "-actor:",
        "place:\"",
        "date:",
        "date:2026-",
        "after:20",
        "lines:>",
        "lines.da",
        "lines.date",
        "lines.date:",
        "lines.date:>=",
        "lines.:2",
        "is:dis",
        "has:",
    ] {
        let query = Query::parse(text);
        assert!(query.is_empty(), "{text}");
        assert_eq!(query.problems().count(), 0, "{text}");
        assert_eq!(query.pending().count(), query.parts().len(), "{text}");
    }
}

#[test]
fn what_is_not_understood_is_reported_in_its_place() {
    let table = [
        ("flock plcae:x", 6..13, "`place:`"),
        ("flock nosuch:x", 6..14, "`nosuch`"),
        ("date:yesterday", 0..14, "yesterday"),
        ("is:disputd ring", 0..10, "`disputed`"),
        ("lines:many", 0..10, "`many`"),
        ("x -lines.date:many", 2..18, "`many`"),
        ("ring &", 5..6, "`&`"),
        ("is:\u{1b}[2J", 0..7, "`␛[2j`"),
        ("\"…\"", 0..5, "`…`"),
    ];
    for (text, range, needle) in table {
        let query = Query::parse(text);
        let problems: Vec<_> = query.problems().collect();
        assert_eq!(problems.len(), 1, "{text}");
        assert_eq!(problems[0].0, range, "{text}");
        assert!(problems[0].1.contains(needle), "{text}: {}", problems[0].1);
    }
}

#[test]
fn the_field_that_lines_are_asked_of_has_its_place() {
    // Sign, key and point are not of it, nor is the colon.
    for (text, field) in [
        ("é -lines.went-live:>=2", 10..19),
        ("é lines.da", 9..11),
        ("é lines.:2", 9..9),
    ] {
        let query = Query::parse(text);
        let part = &query.parts()[1];
        assert_eq!(part.key, Some(Key::LinesOf), "{text}");
        assert_eq!(part.field, Some(field), "{text}");
    }
    // The end of a sentence is a word.
    assert_eq!(
        only("lines.").term,
        Ok(Term::Words(pattern(&["lines"], Open::Fuzzy)))
    );
}

#[test]
fn the_rest_of_a_query_holds_beside_a_mistake() {
    let query = Query::parse("flock plcae:x after:2026");
    assert_eq!(
        query
            .parts()
            .iter()
            .filter(|part| part.term.is_ok())
            .count(),
        2
    );
    assert!(!query.is_empty());
}

proptest! {
    #[test]
    fn parsing_never_fails_and_ranges_are_sound(
        text in "\\PC{0,40}|([a-z]{1,6}:|-|\"|“|actor:|date:|lines:|lines\\.|is:|[0-9-]{1,10}|[é東 ]){0,12}"
    ) {
        let query = Query::parse(&text);
        let mut end = 0;
        for part in query.parts() {
            prop_assert!(end <= part.range.start && part.range.start < part.range.end);
            prop_assert!(text.get(part.range.clone()).is_some());
            prop_assert!(text.get(part.value.clone()).is_some());
            prop_assert!(part.range.start <= part.value.start && part.value.end <= part.range.end);
            end = part.range.end;
        }
        prop_assert_eq!(query.text(), text.as_str());
    }
}
