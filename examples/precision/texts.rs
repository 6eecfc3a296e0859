//! The words of an event, by where they stand: all that the rules of the search let a term be found in.

use dateline::story::{ActorId, Claim, Event, Quote, Source, Story};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of one text, in their order.
pub type Line = Vec<String>;

/// The words of an event.
pub struct Texts {
    /// Its title, kind, place, thread, tags and summary, and as what somebody takes part.
    pub own: Vec<Line>,
    pub kind: Vec<Line>,
    pub place: Vec<Line>,
    /// Names of who takes part.
    pub actors: Vec<Line>,
    /// Names of who speaks.
    pub speakers: Vec<Line>,
    /// What is said.
    pub quotes: Vec<Line>,
    /// Publishers, titles and authors of what reports it.
    pub sources: Vec<Line>,
}

impl Texts {
    /// Reads an event.
    pub fn of(story: &Story, event: Event<'_>) -> Self {
        let kind = lines(event.kind());
        let place = lines(event.place());
        let optional = [event.thread(), event.summary()].into_iter().flatten();
        let roles = event.parts().filter_map(|part| part.role);
        let own = [event.title()].into_iter().chain(optional);
        let own = lines(own.chain(event.tags()).chain(roles));
        let quotes = || event.quotes();
        let described = quotes().filter_map(Quote::speaker_description);
        let cited = event.citations().map(|citation| citation.source);
        let claimed = event.claims().map(Claim::source);
        let carrying = cited.chain(claimed).chain(quotes().map(Quote::source));
        Self {
            own: own
                .into_iter()
                .chain(kind.clone())
                .chain(place.clone())
                .collect(),
            kind,
            place,
            actors: names(story, event.parts().map(|part| part.actor)),
            speakers: names(story, quotes().flat_map(Quote::speakers))
                .into_iter()
                .chain(lines(described))
                .collect(),
            quotes: lines(quotes().map(Quote::text)),
            sources: carrying
                .flat_map(|key| of_source(story.source(key)))
                .collect(),
        }
    }
}

fn names(story: &Story, actors: impl Iterator<Item = ActorId>) -> Vec<Line> {
    actors
        .map(|key| story.actor(key))
        .flat_map(|actor| {
            lines(
                [actor.name(), actor.id()]
                    .into_iter()
                    .chain(actor.aliases()),
            )
        })
        .collect()
}

fn of_source(source: Source<'_>) -> Vec<Line> {
    let optional = [source.title(), source.author()].into_iter().flatten();
    lines(
        [source.publisher(), source.id()]
            .into_iter()
            .chain(optional),
    )
}

fn lines<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<Line> {
    texts.into_iter().map(words).collect()
}

/// The words of a text without accents and capitals: runs of letters and digits.
pub fn words(text: &str) -> Line {
    let plain: String = text.nfkd().filter(|&c| !is_combining_mark(c)).collect();
    let plain = plain.to_lowercase();
    let words = plain.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
