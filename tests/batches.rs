//! A story is the same however its records were cut into batches.

use dateline::schema::{self, Actor, Citation, Claim, Event, Note, Part, Quote, Record, Relation};
use dateline::schema::{Source, Story as Head};
use dateline::story::{self, SourceId, Story};
use dateline::story::{ActorId, Audience, Batch, Builder, EventId, Party, Place, Problem, QuoteId};
use proptest::prelude::*;

/// Text that outlives the generator that made it.
type Text = schema::Text<'static>;

const TEXTS: [&str; 4] = ["2026-02-12", "2026-02?", "someday", "2026-02-12T23:00:00Z"];
const ZONES: [&str; 2] = ["Asia/Tokyo", "Asia/Tokio"];

/// Ids that records have and refer to: few, so that some are taken twice and some are nobody's.
fn id() -> impl Strategy<Value = Text> {
    prop_oneof![
        8 => "[a-f]".prop_map(Text::from),
        1 => Just(Text::from("not fit")),
    ]
}

fn ids() -> impl Strategy<Value = Vec<Text>> {
    prop::collection::vec(id(), 0..3)
}

fn words() -> impl Strategy<Value = Text> {
    prop_oneof![
        "[a-c]{1,2}".prop_map(Text::from),
        Just(Text::default()),
        Just(Text::from("\u{1b}[31m"))
    ]
}

fn date() -> impl Strategy<Value = Option<Text>> {
    prop::option::of(prop::sample::select(&TEXTS[..]).prop_map(Text::from))
}

fn zone() -> impl Strategy<Value = Option<Text>> {
    prop::option::weighted(0.2, prop::sample::select(&ZONES[..]).prop_map(Text::from))
}

fn event() -> impl Strategy<Value = Record<'static>> {
    let texts = (words(), date(), zone(), words());
    (id(), texts, ids(), ids(), ids(), any::<bool>()).prop_map(
        |(id, (title, date, timezone, thread), actors, sources, before, private)| {
            let part = |id| Part {
                id,
                role: Some(thread.clone()),
            };
            let citation = |source| Citation {
                source,
                at: Some(thread.clone()),
                ..Citation::default()
            };
            Record::Event(Event {
                id,
                title,
                date,
                timezone,
                tags: vec![thread.clone()],
                actors: actors.into_iter().map(part).collect(),
                citations: sources.into_iter().map(citation).collect(),
                thread: Some(thread),
                before,
                private,
                ..Event::default()
            })
        },
    )
}

fn source() -> impl Strategy<Value = Record<'static>> {
    (id(), words(), date(), ids(), prop::option::of(id())).prop_map(
        |(id, publisher, published, derives_from, version_of)| {
            Record::Source(Source {
                id,
                publisher,
                published,
                derives_from,
                version_of,
                ..Source::default()
            })
        },
    )
}

fn actor() -> impl Strategy<Value = Record<'static>> {
    (id(), words(), id(), date()).prop_map(|(id, name, to, since)| {
        let relation = Relation {
            kind: "knows".into(),
            to,
            since,
            ..Relation::default()
        };
        Record::Actor(Actor {
            id,
            aliases: vec![name.clone()],
            name,
            relations: vec![relation],
            ..Actor::default()
        })
    })
}

fn quote() -> impl Strategy<Value = Record<'static>> {
    (id(), words(), ids(), prop::option::of(id()), id(), date()).prop_map(
        |(id, text, speakers, event, source, said)| {
            Record::Quote(Quote {
                id,
                text,
                speakers,
                event,
                source,
                said,
                ..serde_json::from_str(
                    r#"{"id": "q", "text": "", "mode": "direct", "source": "s"}"#,
                )
                .expect("a quote")
            })
        },
    )
}

fn others() -> impl Strategy<Value = Record<'static>> {
    let claim = (id(), id(), words(), id()).prop_map(|(event, source, value, rests_on)| {
        Record::Claim(Claim {
            event,
            source,
            field: "cause".into(),
            value: Some(value),
            according_to: Some(rests_on),
            ..Claim::default()
        })
    });
    let note = (words(), prop::option::of(id()), prop::option::of(id())).prop_map(
        |(text, event, quote)| {
            Record::Note(Note {
                text,
                event,
                quote,
                ..Note::default()
            })
        },
    );
    let head = (words(), zone(), id()).prop_map(|(title, timezone, start)| {
        Record::Story(Head {
            title: Some(title.to_string()),
            timezone: timezone.map(|zone| zone.to_string()),
            start: Some(start.to_string()),
            ..Head::default()
        })
    });
    prop_oneof![4 => claim, 2 => note, 1 => head]
}

/// Records, and whether a cut comes after each.
fn records() -> impl Strategy<Value = Vec<(Record<'static>, bool)>> {
    let record =
        prop_oneof![3 => event(), 1 => source(), 1 => actor(), 1 => quote(), 1 => others()];
    prop::collection::vec((record, any::<bool>()), 0..24)
}

fn one_by_one(records: &[(Record<'static>, bool)], audience: Audience) -> (Story, Vec<Problem>) {
    let mut builder = Builder::new();
    let file = builder.file("all");
    for ((record, _), offset) in records.iter().zip(0..) {
        builder.add(record, Place { file, offset });
    }
    builder.finish_for(audience)
}

fn in_batches(records: &[(Record<'static>, bool)], audience: Audience) -> (Story, Vec<Problem>) {
    let mut builder = Builder::new();
    let file = builder.file("all");
    let mut batch = Batch::new();
    for ((record, cut), offset) in records.iter().zip(0..) {
        batch.add(record, Place { file, offset });
        if *cut {
            builder.append(std::mem::take(&mut batch));
        }
    }
    builder.append(batch);
    builder.finish_for(audience)
}

/// All that can be read of a story. Actors and sources are told by their ids, as nobody is promised
/// their numbers.
fn told(story: &Story) -> String {
    let events = story.events().iter().map(|&key| event_told(story, key));
    let quotes = story.quotes().iter().map(|&key| quote_told(story, key));
    let actors = story.actors().iter().map(|&key| actor_told(story, key));
    let sources = story.sources().iter().map(|&key| source_told(story, key));
    let claims = story.claims().map(|it| {
        let about = (it.key(), it.event(), story.source(it.source()).id());
        let own = (it.value(), it.typed(), it.written_at());
        let rests_on = it.according_to().map(|party| party_told(story, party));
        format!("{about:?} {own:?} {rests_on:?}")
    });
    let notes = story.notes();
    let notes = notes.map(|it| format!("{} {:?}", it.text(), it.written_at()));
    let head = (story.title(), story.timezone(), story.start());
    let lines = events.chain(quotes).chain(actors).chain(sources);
    let lines: Vec<String> = lines.chain(claims).chain(notes).collect();
    format!("{head:?}\n{}", lines.join("\n"))
}

fn event_told(story: &Story, key: EventId) -> String {
    let it = story.event(key);
    let own = (it.title(), it.edtf(), it.date(), it.timezone(), it.thread());
    let parts = it
        .parts()
        .map(|part| (story.actor(part.actor).id(), part.role));
    let citations = it
        .citations()
        .map(|it| (story.source(it.source).id(), it.at));
    let lists = (list(it.tags()), list(parts), list(citations));
    let others = (list(it.before()), list(it.after()), it.quote_keys());
    let claims = list(it.claims().map(story::Claim::key));
    let place = it.written_at();
    format!(
        "{key:?} {} {own:?} {lists:?} {others:?} {claims:?} {place:?}",
        it.id()
    )
}

fn quote_told(story: &Story, key: QuoteId) -> String {
    let it = story.quote(key);
    let own = (it.text(), it.said_edtf(), it.said(), it.speaker_names());
    let speakers = list(it.speakers().map(|actor| story.actor(actor).id()));
    let from = (it.event(), story.source(it.source()).id());
    format!("{key:?} {} {own:?} {speakers:?} {from:?}", it.id())
}

fn actor_told(story: &Story, key: ActorId) -> String {
    let it = story.actor(key);
    let relations = it.relations();
    let relations = relations.map(|it| (it.kind, party_told(story, it.to), it.since));
    let own = (it.name(), list(it.aliases()), list(relations));
    format!("{} {own:?} {:?} {:?}", it.id(), it.events(), it.quotes())
}

fn source_told(story: &Story, key: SourceId) -> String {
    let it = story.source(key);
    let own = (
        it.publisher(),
        it.published_text(),
        it.published(),
        it.written_at(),
    );
    let version_of = it.version_of().map(|source| story.source(source).id());
    let from = list(it.derives_from().map(|party| party_told(story, party)));
    let links = (it.events(), it.claims(), it.quotes());
    format!("{} {own:?} {version_of:?} {from:?} {links:?}", it.id())
}

fn party_told(story: &Story, party: Party<'_>) -> String {
    match party {
        Party::Actor(actor) => format!("actor {}", story.actor(actor).id()),
        Party::Source(source) => format!("source {}", story.source(source).id()),
        Party::Named(name) => name.to_owned(),
    }
}

fn list<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    items.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn batches_come_to_the_same_as_records_one_by_one(records in records()) {
        for audience in [Audience::Makers, Audience::Public] {
            let (expected, problems) = one_by_one(&records, audience);
            let (story, found) = in_batches(&records, audience);
            prop_assert_eq!(found, problems);
            prop_assert_eq!(told(&story), told(&expected));
        }
    }
}
