//! Queries in, records out, on a small story made for it. What is expected was worked out by hand
//! from `tests/search/story.toml`.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use dateline::schema::{self, Record};
use dateline::search::{Area, Hit, Hits, Index, Query, complete};
use dateline::story::date::Truth;
use dateline::story::{Builder, Place, Story};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct File<'a> {
    story: schema::Story,
    #[serde(borrow)]
    source: Vec<schema::Source<'a>>,
    event: Vec<schema::Event<'a>>,
    actor: Vec<schema::Actor<'a>>,
    claim: Vec<schema::Claim<'a>>,
    quote: Vec<schema::Quote<'a>>,
    note: Vec<schema::Note<'a>>,
}

fn story() -> Story {
    let file: File = toml::from_str(include_str!("search/story.toml")).unwrap();
    let mut builder = Builder::new();
    let place = Place {
        file: builder.file("story.toml"),
        offset: 0,
    };
    let records = [Record::Story(file.story)]
        .into_iter()
        .chain(file.source.into_iter().map(Record::Source))
        .chain(file.event.into_iter().map(Record::Event))
        .chain(file.actor.into_iter().map(Record::Actor))
        .chain(file.claim.into_iter().map(Record::Claim))
        .chain(file.quote.into_iter().map(Record::Quote))
        .chain(file.note.into_iter().map(Record::Note));
    for record in records {
        builder.add(&record, place);
    }
    let (story, problems) = builder.finish();
    assert!(problems.is_empty(), "{problems:?}");
    story
}

fn hits(story: &Story, query: &str) -> Hits {
    Index::new(story).run(&Query::parse(query), story)
}

/// Ids of the hits, those that only possibly answer with a `?`.
fn ids<'s, K: Copy>(hits: impl Iterator<Item = Hit<K>>, id: impl Fn(K) -> &'s str) -> Vec<String> {
    let mark = |truth| if truth == Truth::Possibly { "?" } else { "" };
    hits.map(|hit| format!("{}{}", id(hit.key), mark(hit.truth)))
        .collect()
}

fn quote_ids(story: &Story, query: &str) -> Vec<String> {
    ids(hits(story, query).quotes.iter(), |key| {
        story.quote(key).id()
    })
}

/// Holds each query to the events it must find, in order of time.
fn check_events(table: &[(&str, &[&str])]) {
    let story = story();
    let index = Index::new(&story);
    for (query, expected) in table {
        let hits = index.run(&Query::parse(query), &story);
        assert_eq!(
            ids(hits.events.iter(), |key| story.event(key).id()),
            *expected,
            "{query}"
        );
    }
}

const ALL: &[&str] = &[
    "tokyo", "school", "deal", "flood", "letter", "split", "rally", "rumour",
];

#[test]
fn words_find_events_by_their_fields_actors_and_quotes() {
    check_events(&[
        // By actor (split, deal) and by title (deal).
        ("flock", &["deal", "split"]),
        ("flok", &["deal", "split"]),
        ("flok after:2026", &["split"]),
        // By a quote's words and its speaker.
        ("alexa", &["rally"]),
        ("costa", &["rally"]),
        ("costa seatle", &["rally"]),
        ("spokesperson", &["rally"]),
        // By a part in an event, and by a quote.
        ("palantr", &["letter", "rally"]),
        ("palantir", &["letter", "rally"]),
        // Each term may be answered by something else.
        ("alexa palantir", &["rally"]),
        ("alexa flock", &[]),
        // By summary, place, kind, thread, tag, role.
        ("surveillance", &["rally"]),
        ("england", &["flood"]),
        ("cancellation", &["split"]),
        ("politics", &["letter"]),
        ("labour", &["rally"]),
        ("doorbell", &["split"]),
        // By the beginning of a word.
        ("partn", &["deal"]),
        ("se", &["letter", "rally"]),
        // Not inside `engineering` and `during`, where a word of its own exists.
        ("ring", &["deal", "split"]),
        ("zzzz", &[]),
    ]);
}

#[test]
fn words_are_found_without_their_accents_and_case() {
    check_events(&[
        ("ecole", &["school"]),
        ("École", &["school"]),
        ("ÉCOLE", &["school"]),
        ("istanbul", &["school"]),
        ("İSTANBUL", &["school"]),
        ("cameras", &["school"]),
        ("東京", &["tokyo"]),
        ("説明会", &["tokyo"]),
        ("京東", &[]),
        ("ボウル", &["tokyo"]),
        ("スーパー", &["tokyo"]),
    ]);
}

#[test]
fn phrases_stand_together() {
    check_events(&[
        ("\"more time\"", &["split"]),
        ("\"time more\"", &[]),
        ("\"more ti\"", &[]),
        ("\"more ti", &["split"]),
        ("\"new york\"", &["letter"]),
        ("\"maren costa\"", &["rally"]),
        ("\"flok\"", &[]),
        // Two texts of one record are not one text.
        ("\"integration both\"", &[]),
    ]);
}

#[test]
fn terms_are_negated() {
    check_events(&[
        ("flock -cancel", &["deal"]),
        ("-flock -kind:report", &["flood", "letter", "rally"]),
        ("-\"new york\" york", &["flood"]),
        ("rally -costa", &[]),
        (
            "-place:york",
            &["tokyo", "school", "deal", "split", "rally", "rumour"],
        ),
        ("-flok -kind:rep", &["flood", "letter", "rally"]),
    ]);
}

#[test]
fn fields_search_only_themselves() {
    check_events(&[
        ("actor:costa", &["rally"]),
        ("actor:maren-costa", &["rally"]),
        ("actor:\"Maren Costa\"", &["rally"]),
        // An id means that actor alone.
        ("actor:ring", &["deal", "split"]),
        ("actor:flok", &["deal", "split"]),
        ("actor:partnership", &[]),
        ("by:costa", &["rally"]),
        ("by:ring", &["split"]),
        ("by:spokesperson", &["rally"]),
        ("by:flock", &[]),
        ("kind:rally", &["rally"]),
        ("kind:re", &["tokyo", "school", "rumour"]),
        ("place:york", &["flood", "letter"]),
        ("place:\"New York\"", &["letter"]),
        ("place:\"New Y", &["letter"]),
        ("thread:core", &["deal", "split", "rally"]),
        ("tag:privacy", &["split"]),
        ("source:cbs", &["deal", "split"]),
        ("source:herald-rally", &["split", "rally"]),
        ("source:\"daily herald\"", &["split", "rally"]),
    ]);
}

#[test]
fn dates_are_answered_in_three_values() {
    check_events(&[
        ("date:2026-02", &["letter", "split", "rally"]),
        ("date:2026-02-13", &["letter?", "rally"]),
        (
            "date:2026-02-12..2026-02-13",
            &["letter?", "split", "rally"],
        ),
        ("after:2026", &["flood", "letter", "split", "rally"]),
        ("after:2026-02-13", &["letter?", "rally"]),
        ("before:2026", &["tokyo", "school", "deal"]),
        // `2023~` reaches a year beyond itself on both sides.
        ("before:2023", &["tokyo?"]),
        ("date:2024", &["tokyo?", "school"]),
        ("date:2026-02-13 is:certain", &["rally"]),
        ("date:2026-02-13 -is:certain", &["letter?"]),
        // Nobody knows whether an undated event was outside of February.
        (
            "-date:2026-02",
            &["tokyo", "school", "deal", "flood", "rumour?"],
        ),
        (
            "-date:2026-02-13 is:certain",
            &["tokyo", "school", "deal", "flood", "split"],
        ),
        ("is:undated", &["rumour"]),
        ("-is:undated after:2026-02-14", &["letter?"]),
    ]);
}

#[test]
fn states_and_things_are_asked_for() {
    check_events(&[
        ("is:disputed", &["split"]),
        ("lines:2", &["split"]),
        ("lines:>=2", &["split"]),
        ("lines:1", &["deal", "rally"]),
        (
            "lines:<1",
            &["tokyo", "school", "flood", "letter", "rumour"],
        ),
        ("is:single", &["deal", "rally"]),
        ("lines.date:>=1", &["split"]),
        ("LINES.Date:1", &["split"]),
        ("-lines.date:<1", &["split"]),
        ("lines.date:>=2", &[]),
        // Nobody speaks of these.
        ("lines.attendance:>0", &[]),
        ("lines.nosuch:0", ALL),
        ("is:uncertain", &["tokyo"]),
        ("is:draft", &["rumour"]),
        ("is:alleged", &["rumour"]),
        ("is:reported", &["letter"]),
        ("has:quotes", &["split", "rally"]),
        ("has:claims", &["split"]),
        ("has:notes", &["letter"]),
        ("has:tags -has:quotes", &[]),
        ("-has:place", &["tokyo", "deal", "rumour"]),
        ("is:certain", ALL),
    ]);
}

#[test]
fn what_is_not_finished_or_not_understood_filters_nothing() {
    for query in [
        "",
        "date:2026-",
        "actor:",
        "is:dis",
        "plcae:york",
        "date:yesterday",
        "\"",
        "-",
    ] {
        check_events(&[(query, ALL)]);
    }
    check_events(&[
        ("flock plcae:york", &["deal", "split"]),
        ("flock date:2026-", &["deal", "split"]),
    ]);
}

#[test]
fn quotes_answer_by_their_words_their_speakers_and_their_event() {
    let story = story();
    let table: &[(&str, &[&str])] = &[
        ("alexa", &["q-costa"]),
        ("costa", &["q-costa"]),
        ("rain", &["q-costa", "q-crowd"]),
        ("seattle", &["q-costa", "q-crowd"]),
        // Flock took part in the event at which Ring spoke, and said nothing.
        ("flock", &[]),
        ("actor:flock", &["q-ring"]),
        ("actor:ring", &["q-ring"]),
        ("by:palantir", &["q-loose"]),
        ("palantir", &["q-crowd", "q-loose"]),
        ("date:2026-02-12", &["q-ring"]),
        ("after:2026-04", &["q-loose"]),
        ("source:cbs", &["q-ring"]),
        ("kind:rally -costa", &["q-crowd"]),
        ("is:disputed", &["q-ring"]),
    ];
    for (query, expected) in table {
        let mut found = quote_ids(&story, query);
        found.sort();
        assert_eq!(found, *expected, "{query}");
    }
}

#[test]
fn actors_answer_by_name_or_by_a_hit() {
    let story = story();
    let actors = |query: &str| {
        let hits = hits(&story, query);
        let mut found: Vec<String> = hits
            .actors
            .iter()
            .map(|hit| {
                format!(
                    "{}{}",
                    story.actor(hit.key).id(),
                    if hit.direct { "" } else { " (linked)" }
                )
            })
            .collect();
        found.sort();
        found
    };
    assert_eq!(actors("flok"), ["flock-safety", "ring (linked)"]);
    assert_eq!(actors("flok after:2026"), ["flock-safety", "ring (linked)"]);
    assert_eq!(actors("rain"), ["maren-costa (linked)"]);
    assert_eq!(actors("fire"), ["ring-of-fire"]);
    assert_eq!(
        actors("ring"),
        ["flock-safety (linked)", "ring", "ring-of-fire"]
    );
    assert_eq!(actors("ring -fire"), ["flock-safety (linked)", "ring"]);
    assert_eq!(actors("actor:ring"), ["flock-safety (linked)", "ring"]);
    // Nothing about the Ring of Fire happened in New York, or at any time.
    assert_eq!(actors("fire date:2026"), Vec::<String>::new());
    assert_eq!(actors("").len(), 5);
}

#[test]
fn sources_answer_by_name_or_by_a_hit() {
    let story = story();
    let sources = |query: &str| {
        let hits = hits(&story, query);
        let mut found: Vec<String> = hits
            .sources
            .iter()
            .map(|hit| {
                format!(
                    "{}{}",
                    story.source(hit.key).id(),
                    if hit.direct { "" } else { " (linked)" }
                )
            })
            .collect();
        found.sort();
        found
    };
    assert_eq!(sources("rain"), ["herald-rally (linked)"]);
    assert_eq!(sources("herald"), ["herald-rally"]);
    assert_eq!(sources("actor:palantir"), ["blog (linked)"]);
    assert_eq!(
        sources("source:cbs"),
        ["blog (linked)", "cbs-split", "herald-rally (linked)"]
    );
    assert_eq!(sources("").len(), 3);
}

#[test]
fn the_best_hit_is_the_one_that_is_about_it() {
    let story = story();
    let best = |query: &str| {
        let best = Index::new(&story).best(&Query::parse(query), &story, 1);
        best.first().map(|hit| story.event(hit.key).id())
    };
    // In the title rather than through an actor.
    assert_eq!(best("flock"), Some("deal"));
    assert_eq!(best("flok"), Some("deal"));
    // A certain answer before a possible one.
    assert_eq!(best("date:2026-02-13"), Some("rally"));
    assert_eq!(best("zzzz"), None);
    // Of equals the earliest.
    assert_eq!(best(""), Some("tokyo"));
}

/// The text with what is marked in brackets.
fn marked(query: &str, area: Area, text: &str) -> String {
    let story = story();
    let ranges = hits(&story, query).highlighter.ranges(area, text);
    let mut out = text.to_owned();
    for range in ranges.into_iter().rev() {
        out.insert(range.end, ']');
        out.insert(range.start, '[');
    }
    out
}

#[test]
fn the_right_characters_are_marked() {
    let table = [
        (
            "flok",
            Area::Text,
            "Ring drops Flock’s plan",
            "Ring drops [Flock]’s plan",
        ),
        (
            "flok",
            Area::Text,
            "Flood of local kiosks",
            "Flood of local kiosks",
        ),
        ("partn", Area::Text, "a Partnership", "a [Partn]ership"),
        (
            "ecole",
            Area::Text,
            "L’École de police",
            "L’[École] de police",
        ),
        ("eco", Area::Text, "L’E\u{301}cole", "L’[E\u{301}co]le"),
        (
            "istanbul",
            Area::Place,
            "İstanbul, Türkiye",
            "[İstanbul], Türkiye",
        ),
        ("ist", Area::Place, "İstanbul", "[İst]anbul"),
        ("東京", Area::Text, "東京でカメラ", "[東京]でカメラ"),
        ("ボウル", Area::Text, "スーパーボウル", "スーパー[ボウル]"),
        (
            "seatle costa",
            Area::Text,
            "Costa in Seattle",
            "[Costa] in [Seattle]",
        ),
        (
            "\"more time\"",
            Area::Text,
            "took more time; no more",
            "took [more time]; no more",
        ),
        ("\"more ti", Area::Text, "more time", "[more ti]me"),
        // Only what includes, and only where it searches.
        (
            "-flock rain",
            Area::Text,
            "Flock in the rain",
            "Flock in the [rain]",
        ),
        ("actor:ring", Area::Name, "Ring", "[Ring]"),
        ("actor:ring", Area::Text, "Ring", "Ring"),
        ("by:costa", Area::Speaker, "Maren Costa", "Maren [Costa]"),
        ("by:costa", Area::Name, "Maren Costa", "Maren Costa"),
        ("place:york", Area::Place, "New York", "New [York]"),
        ("source:cbs", Area::Source, "CBS News", "[CBS] News"),
        ("date:2026", Area::Text, "in 2026", "in 2026"),
        ("ring rin", Area::Text, "Ring rings", "[Ring] [ring]s"),
    ];
    for (query, area, text, expected) in table {
        assert_eq!(marked(query, area, text), expected, "{query}");
    }
}

/// What is offered at `|`, as the inputs it would make.
fn offered(input: &str) -> Vec<String> {
    let cursor = input.find('|').unwrap();
    let input = input.replace('|', "");
    let story = story();
    let offers = complete(&input, cursor, &Index::new(&story));
    offers.iter().map(|offer| offer.apply(&input).0).collect()
}

#[test]
fn fields_and_values_are_offered() {
    let table: &[(&str, &[&str])] = &[
        ("pla|", &["place:"]),
        ("flock -pla|", &["flock -place:"]),
        ("plcae:|", &["place:"]),
        ("place:new|", &["place:\"New York\""]),
        ("place:\"New Y|", &["place:\"New York\""]),
        (
            "place:yo| flock",
            &["place:\"York, England\" flock", "place:\"New York\" flock"],
        ),
        ("kind:r|", &["kind:report", "kind:rally"]),
        ("actor:cos|", &["actor:maren-costa"]),
        ("by:|", &["by:maren-costa", "by:palantir", "by:ring"]),
        ("is:dis|", &["is:disputed"]),
        ("is:di|", &["is:disputed", "is:did-not-happen"]),
        ("has:q|", &["has:quotes"]),
        ("source:cb|", &["source:\"CBS News\"", "source:cbs-split"]),
        ("date:2026|", &["date:2026", "date:2026-01", "date:2026-02"]),
        ("cost|", &["actor:maren-costa"]),
        ("zzz|", &[]),
        ("line|", &["lines:", "lines."]),
        ("lines.|", &["lines.date:"]),
        ("lines.d|", &["lines.date:"]),
        ("-lines.d| ring", &["-lines.date: ring"]),
        ("lines.d|:1", &["lines.date:1"]),
        ("lines.|:1", &["lines.date:1"]),
        ("lines.x|", &[]),
        ("lines.date:>|", &["lines.date:>=2"]),
        (
            "-lines.date:|",
            &["-lines.date:>=2", "-lines.date:1", "-lines.date:<2"],
        ),
    ];
    for (input, expected) in table {
        assert_eq!(offered(input), *expected, "{input}");
    }
    assert_eq!(offered("flock |").len(), 14);
    assert_eq!(offered("|").len(), 14);
}

#[test]
fn of_a_page_pasted_into_the_bar_the_first_words_are_looked_for() {
    let page = "ring ".repeat(Query::MOST) + &"and much more ".repeat(10_000);
    let query = Query::parse(&page);
    let asked = query.parts().iter().filter(|part| part.term.is_ok());
    assert_eq!(asked.count(), Query::MOST);
    let (range, message) = query.problems().next().unwrap();
    assert_eq!(&page[range], "and");
    assert!(message.contains("only the first 50"), "{message}");
    let story = story();
    let index = Index::new(&story);
    let alone = index.run(&Query::parse("ring"), &story);
    assert_eq!(index.run(&query, &story).events.len(), alone.events.len());
}

#[test]
fn an_index_can_be_shared_with_a_worker() {
    fn shareable<T: Send + Sync>() {}
    shareable::<Index>();
    shareable::<Hits>();
    shareable::<Query>();
}

proptest! {
    #[test]
    fn no_query_and_no_text_is_too_odd(
        query in "\\PC{0,30}|((actor|by|kind|date|after|is|has|lines|lines\\.date|source|x):|lines\\.|-|\"|[a-z]{1,9}|[0-9-]{1,9}|[é東ボİ ]){0,8}",
        text in "\\PC{0,60}|([a-zA-Z]{1,6}|[é東ボİßﬁ’ ]){0,12}",
        cursor in 0usize..40,
    ) {
        let story = story();
        let index = Index::new(&story);
        let hits = index.run(&Query::parse(&query), &story);
        for area in [Area::Text, Area::Name, Area::Source] {
            let mut end = 0;
            for range in hits.highlighter.ranges(area, &text) {
                prop_assert!(end <= range.start && range.start < range.end);
                prop_assert!(text.get(range.clone()).is_some());
                end = range.end;
            }
        }
        for offer in complete(&query, cursor, &index) {
            prop_assert!(query.get(offer.range.clone()).is_some());
        }
    }
}
