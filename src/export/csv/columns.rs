//! The columns of each table: their names, and what stands in them.

use crate::export::citation::{Citer, Style, cited, disputed_topics};
use crate::export::word;
use crate::export::words::{capital, date_words, held_words, published_words, value_words};
use crate::story::date::{Date, Day, wording};
use crate::story::evidence::{independent_lines, is_disputed, lines_of_event};
use crate::story::{
    ActorId, Audience, Claim, ClaimId, EventId, Note, Party, QuoteId, SourceId, Story,
};

/// A column's name, and its cell for a record.
pub(super) type Column<K> = (&'static str, fn(&Story, K) -> String);

pub(super) const EVENTS: [Column<EventId>; 22] = [
    ("id", |story, key| story.event(key).id().to_owned()),
    ("date", |story, key| some(story.event(key).edtf())),
    ("date_in_words", |story, key| date_words(story.event(key))),
    ("first_day", |story, key| {
        day(story.event(key).date().and_then(Date::first))
    }),
    ("last_day", |story, key| {
        day(story.event(key).date().and_then(Date::last))
    }),
    ("title", |story, key| story.event(key).title().to_owned()),
    ("kind", |story, key| some(story.event(key).kind())),
    ("status", |story, key| {
        named(story.event(key).status().and_then(word))
    }),
    ("place", |story, key| some(story.event(key).place())),
    ("summary", |story, key| some(story.event(key).summary())),
    ("thread", |story, key| some(story.event(key).thread())),
    ("tags", |story, key| lines(story.event(key).tags())),
    ("actors", |story, key| {
        lines(story.event(key).parts().map(|part| {
            let name = story.actor(part.actor).name();
            part.role
                .map_or_else(|| name.to_owned(), |role| format!("{name} ({role})"))
        }))
    }),
    ("disputed", |story, key| {
        lines(disputed_topics(story, story.event(key), |_, _| true))
    }),
    ("held", |story, key| {
        let event = story.event(key);
        lines(event.rulings().map(|ruling| {
            let field = capital(&story.fields().label(ruling.field()));
            let held = held_words(event, ruling);
            format!("{field}: {held}, because: {}", ruling.because())
        }))
    }),
    ("independent_lines", |story, key| {
        independent_lines(&lines_of_event(story, story.event(key))).to_string()
    }),
    ("evidence", |story, key| {
        let cited = cited(story.event(key), |_, _| true);
        lines(
            cited
                .iter()
                .map(|citation| citation_of(story, citation.source, citation.at)),
        )
    }),
    ("claims", |story, key| {
        story.event(key).claims().count().to_string()
    }),
    ("quotes", |story, key| {
        story.event(key).quotes().count().to_string()
    }),
    ("notes", |story, key| {
        lines(story.event(key).notes().map(Note::text))
    }),
    ("private", |story, key| yes(story.event(key).is_private())),
    ("draft", |story, key| yes(story.event(key).is_draft())),
];

pub(super) const CLAIMS: [Column<ClaimId>; 20] = [
    ("event", |story, key| {
        story.event(story.claim(key).event()).id().to_owned()
    }),
    ("event_title", |story, key| {
        story.event(story.claim(key).event()).title().to_owned()
    }),
    ("event_date", |story, key| {
        some(story.event(story.claim(key).event()).edtf())
    }),
    ("field", |story, key| story.claim(key).field().to_owned()),
    ("scope", |story, key| some(story.claim(key).scope())),
    ("value", |story, key| some(story.claim(key).value())),
    ("value_in_words", |story, key| value_words(story.claim(key))),
    ("printed", |story, key| some(story.claim(key).printed())),
    ("computed", |story, key| yes(story.claim(key).is_computed())),
    ("stance", |story, key| {
        named(word(story.claim(key).stance()))
    }),
    ("as_of", |story, key| some(story.claim(key).as_of())),
    ("according_to", |story, key| {
        let party = story.claim(key).according_to();
        some(party.map(|party| party.name(story)))
    }),
    ("disputed", |story, key| {
        yes(is_contested(story, story.claim(key)))
    }),
    ("held", |story, key| {
        let claim = story.claim(key);
        let event = story.event(claim.event());
        let rulings = event
            .rulings()
            .filter(|ruling| ruling.field() == claim.field());
        lines(rulings.map(|ruling| held_words(event, ruling)))
    }),
    ("source", |story, key| {
        story.source(story.claim(key).source()).id().to_owned()
    }),
    ("publisher", |story, key| {
        story
            .source(story.claim(key).source())
            .publisher()
            .to_owned()
    }),
    ("at", |story, key| some(story.claim(key).at())),
    ("citation", |story, key| {
        let claim = story.claim(key);
        citation_of(story, claim.source(), claim.at())
    }),
    ("private", |story, key| yes(story.claim(key).is_private())),
    ("draft", |story, key| yes(story.claim(key).is_draft())),
];

pub(super) const QUOTES: [Column<QuoteId>; 16] = [
    ("id", |story, key| story.quote(key).id().to_owned()),
    ("text", |story, key| story.quote(key).text().to_owned()),
    ("speakers", |story, key| story.quote(key).speaker_names()),
    ("mode", |story, key| named(word(story.quote(key).mode()))),
    ("printed_as", |story, key| {
        named(story.quote(key).printed_as().and_then(word))
    }),
    ("channel", |story, key| some(story.quote(key).channel())),
    ("said", |story, key| some(story.quote(key).said_edtf())),
    ("said_in_words", |story, key| {
        named(story.quote(key).said_edtf().map(wording))
    }),
    ("event", |story, key| {
        some(
            story
                .quote(key)
                .event()
                .map(|event| story.event(event).id()),
        )
    }),
    ("event_title", |story, key| {
        some(
            story
                .quote(key)
                .event()
                .map(|event| story.event(event).title()),
        )
    }),
    ("source", |story, key| {
        story.source(story.quote(key).source()).id().to_owned()
    }),
    ("at", |story, key| {
        some(story.quote(key).citation().and_then(|citation| citation.at))
    }),
    ("citation", |story, key| {
        let quote = story.quote(key);
        let at = quote.citation().and_then(|citation| citation.at);
        citation_of(story, quote.source(), at)
    }),
    ("notes", |story, key| {
        lines(story.quote(key).notes().map(Note::text))
    }),
    ("private", |story, key| yes(story.quote(key).is_private())),
    ("draft", |story, key| yes(story.quote(key).is_draft())),
];

pub(super) const SOURCES: [Column<SourceId>; 24] = [
    ("id", |story, key| story.source(key).id().to_owned()),
    ("publisher", |story, key| {
        story.source(key).publisher().to_owned()
    }),
    ("title", |story, key| some(story.source(key).title())),
    ("author", |story, key| some(story.source(key).author())),
    ("published", |story, key| {
        some(story.source(key).published_text())
    }),
    ("published_in_words", |story, key| {
        published_words(story.source(key))
    }),
    ("date_basis", |story, key| {
        some(story.source(key).date_basis())
    }),
    ("url", |story, key| some(story.source(key).url())),
    ("archived", |story, key| some(story.source(key).archived())),
    ("accessed", |story, key| some(story.source(key).accessed())),
    ("kind", |story, key| {
        named(story.source(key).kind().and_then(word))
    }),
    ("reporting", |story, key| {
        named(word(story.source(key).reporting()))
    }),
    ("derives_from", |story, key| {
        let origins = story.source(key).derives_from();
        lines(origins.map(|party| party_id(story, party)))
    }),
    ("version_of", |story, key| {
        some(
            story
                .source(key)
                .version_of()
                .map(|other| story.source(other).id()),
        )
    }),
    ("seen", |story, key| {
        named(story.source(key).seen().and_then(word))
    }),
    ("lang", |story, key| some(story.source(key).lang())),
    ("corrected", |story, key| {
        some(story.source(key).corrected())
    }),
    ("retracted", |story, key| {
        some(story.source(key).retracted())
    }),
    ("events", |story, key| {
        let events = story.source(key).events().iter();
        lines(events.map(|&event| story.event(event).id()))
    }),
    ("quotes", |story, key| {
        story.source(key).quotes().len().to_string()
    }),
    ("citation", |story, key| citation_of(story, key, None)),
    ("notes", |story, key| {
        lines(story.source(key).notes().map(Note::text))
    }),
    ("private", |story, key| yes(story.source(key).is_private())),
    ("draft", |story, key| yes(story.source(key).is_draft())),
];

pub(super) const ACTORS: [Column<ActorId>; 11] = [
    ("id", |story, key| story.actor(key).id().to_owned()),
    ("name", |story, key| story.actor(key).name().to_owned()),
    ("aliases", |story, key| lines(story.actor(key).aliases())),
    ("kind", |story, key| {
        named(story.actor(key).kind().and_then(word))
    }),
    ("description", |story, key| {
        some(story.actor(key).description())
    }),
    ("relations", |story, key| {
        lines(
            story
                .actor(key)
                .relations()
                .map(|relation| format!("{} {}", relation.kind, relation.to.name(story))),
        )
    }),
    ("events", |story, key| {
        let events = story.actor(key).events().iter();
        lines(events.map(|&event| story.event(event).id()))
    }),
    ("quotes", |story, key| {
        story.actor(key).quotes().len().to_string()
    }),
    ("notes", |story, key| {
        lines(story.actor(key).notes().map(Note::text))
    }),
    ("private", |story, key| yes(story.actor(key).is_private())),
    ("draft", |story, key| yes(story.actor(key).is_draft())),
];

fn some(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

fn named(text: Option<String>) -> String {
    text.unwrap_or_default()
}

fn yes(is_so: bool) -> String {
    if is_so { "yes" } else { "no" }.to_owned()
}

fn day(day: Option<Day>) -> String {
    day.map_or_else(String::new, |day| day.to_string())
}

fn lines(parts: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut joined = String::new();
    for (index, part) in parts.into_iter().enumerate() {
        if index > 0 {
            joined.push('\n');
        }
        joined.push_str(part.as_ref());
    }
    joined
}

/// The story holds what the reader may see, so nothing is to be kept from him here.
fn citation_of(story: &Story, source: SourceId, at: Option<&str>) -> String {
    let citer = Citer::new(story, Audience::Makers);
    citer.source(source, at, Style::Plain).unwrap_or_default()
}

fn party_id(story: &Story, party: Party<'_>) -> String {
    match party {
        Party::Source(key) => story.source(key).id().to_owned(),
        other => other.name(story).to_owned(),
    }
}

/// Whether sources disagree on what a claim is about.
fn is_contested(story: &Story, claim: Claim<'_>) -> bool {
    let claims = story.event(claim.event()).claims();
    let same =
        claims.filter(|other| other.field() == claim.field() && other.scope() == claim.scope());
    is_disputed(&same.collect::<Vec<_>>())
}
