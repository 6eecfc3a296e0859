//! One term of words, looked up: the records that hold it, and those it reaches through links.

use std::ops::Range;

use super::bits::Bits;
use super::fuzzy::{Answers, Needle};
use super::index::Index;
use super::postings::{Postings, WordSet};
use super::query::{Key, Open, Pattern};
use super::scope::{EVENT_ITSELF, Scope};
use super::texts::{Field, FieldSet, Searched};
use super::vocabulary::WordId;
use crate::story::{ActorId, EventId, Handle, QuoteId, SourceId, Story};
use crate::text::fold_words;

/// What a term of words reaches. Events and quotes answer to it themselves or through links; actors
/// and sources only by their own names.
#[derive(Debug)]
pub(super) struct WordHits {
    pub events: Bits,
    pub quotes: Bits,
    pub own: OwnHits,
    /// For each word of the pattern the words that answer to it.
    pub answers: Vec<Answers>,
}

/// The records that hold a term themselves, by place or, of actors and sources, by number.
#[derive(Debug)]
pub(super) struct OwnHits {
    pub events: Bits,
    pub quotes: Bits,
    pub actors: Bits,
    pub sources: Bits,
}

impl WordHits {
    /// Looks one term up, which is asked of the field `key` if it has one.
    pub fn new(index: &Index, story: &Story, key: Option<Key>, pattern: &Pattern) -> Self {
        let scope = Scope::of(key);
        let lookup = Lookup::new(index, pattern, scope);
        let (events, about) = lookup.events(index, story, scope.events);
        let mut own = OwnHits {
            events,
            quotes: lookup.records(&index.parts.quotes, scope.quotes, |at| {
                story.quote(QuoteId::from_index(at))
            }),
            actors: lookup.records(&index.parts.actors, scope.actors, |at| {
                story.actor(ActorId::from_index(at))
            }),
            sources: lookup.records(&index.parts.sources, scope.sources, |at| {
                story.source(SourceId::from_index(at))
            }),
        };
        let id = pattern.words.join("-");
        if scope.actors.contains(Field::Id) {
            only_if_named(&mut own.actors, story.find_actor(&id));
        }
        if scope.sources.contains(Field::Id) {
            only_if_named(&mut own.sources, story.find_source(&id));
        }
        let (events, quotes) = follow(index, story, key, &own, &about);
        Self {
            events,
            quotes,
            own,
            answers: lookup.answers,
        }
    }
}

/// The events and quotes that the records holding a term lead to, they among them.
///
/// An event is reached through who takes part or speaks, and through what is said at it. A quote is
/// reached through its speakers, and through what its event is about, but not through who else was
/// there or what else was said; only the field `actor` reaches all that was said where somebody took
/// part.
fn follow(
    index: &Index,
    story: &Story,
    key: Option<Key>,
    own: &OwnHits,
    about: &Bits,
) -> (Bits, Bits) {
    let links = &index.parts.links;
    let (mut events, mut quotes) = (own.events.clone(), own.quotes.clone());
    let mut taken_part = Bits::none(events.size());
    for actor in own.actors.iter() {
        let actor = story.actor(ActorId::from_index(actor));
        add_all(&mut quotes, actor.quotes());
        if key != Some(Key::By) {
            add_all(&mut taken_part, actor.events());
        }
    }
    // Plain words find sources by their titles, but what an article is called says little of the
    // events it cites in passing.
    if key == Some(Key::Source) {
        for source in own.sources.iter() {
            let source = story.source(SourceId::from_index(source));
            add_all(&mut quotes, source.quotes());
            add_all(&mut events, source.events());
            for &claim in source.claims() {
                events.add(story.claim(claim).event().index());
            }
        }
    }
    links.add_events_of(&quotes, &mut events);
    links.add_quotes_of(story, about, &mut quotes);
    if key == Some(Key::Actor) {
        // Who asks for an actor's events by name means all that was said there.
        links.add_quotes_of(story, &taken_part, &mut quotes);
    }
    events.or(&taken_part);
    (events, quotes)
}

fn add_all<K: Handle>(set: &mut Bits, keys: &[K]) {
    for key in keys {
        set.add(key.index());
    }
}

/// Who writes an id means that record, and not others whose names hold the same words.
fn only_if_named<K: Handle>(reached: &mut Bits, named: Option<K>) {
    let Some(named) = named else { return };
    let is_reached = reached.has(named.index());
    *reached = Bits::none(reached.size());
    if is_reached {
        reached.add(named.index());
    }
}

/// The words that answer to each word of a pattern.
struct Lookup<'a> {
    pattern: &'a Pattern,
    answers: Vec<Answers>,
    words: Vec<WordSet>,
}

impl<'a> Lookup<'a> {
    fn new(index: &Index, pattern: &'a Pattern, scope: Scope) -> Self {
        let last = pattern.words.len().saturating_sub(1);
        let answers = |(at, word): (usize, &String)| {
            let open = if at == last {
                pattern.open
            } else {
                Open::Closed
            };
            match open {
                Open::Closed => {
                    let exact = index.parts.vocabulary.find(word);
                    Answers {
                        exact,
                        beginning: exact.map_or(0..0, |word| word..word + 1),
                        ..Answers::default()
                    }
                }
                Open::Prefix => Answers {
                    exact: index.parts.vocabulary.find(word),
                    beginning: index.parts.vocabulary.starting_with(word),
                    ..Answers::default()
                },
                Open::Fuzzy => {
                    let records = |words: Range<WordId>| index.records_with(words, scope);
                    let needle = Needle::new(word);
                    index
                        .fuzzy
                        .answers(&needle, &index.parts.vocabulary, records, index.little)
                }
            }
        };
        let answers: Vec<Answers> = pattern.words.iter().enumerate().map(answers).collect();
        let words = answers.iter().map(Answers::words).collect();
        Self {
            pattern,
            answers,
            words,
        }
    }

    /// The events that hold the pattern in some of `fields`, and those that do so in what they are themselves: that an
    /// event lends to the quotes about it, and not who takes part.
    fn events(&self, index: &Index, story: &Story, fields: FieldSet) -> (Bits, Bits) {
        let postings = &index.parts.events;
        let (itself, elsewhere) = (fields.and(EVENT_ITSELF), fields.without(EVENT_ITSELF));
        let is_elsewhere = |words| postings.may_be_in(words, elsewhere);
        let may_be_elsewhere = self.words.iter().all(is_elsewhere);
        if let ([words], true) = (self.words.as_slice(), may_be_elsewhere) {
            return postings.reached_within(words, fields, itself);
        }
        let event = |at| story.event(EventId::from_index(at));
        let all = self.records(postings, fields, event);
        let mut about = all.clone();
        if may_be_elsewhere {
            // Of the few that have all words elsewhere, the texts tell whether they have the phrase there only.
            let mut unsure = all.clone();
            for words in &self.words {
                if unsure.is_empty() {
                    break;
                }
                unsure.and(&postings.reached(words, elsewhere));
            }
            let has_it = |&at: &usize| self.has_phrase(&event(at), itself);
            unsure
                .iter()
                .filter(|at| !has_it(at))
                .for_each(|at| about.remove(at));
        }
        (all, about)
    }

    /// The records of one kind that hold the pattern in some of `fields`.
    fn records<R: Searched>(
        &self,
        postings: &Postings,
        fields: FieldSet,
        record: impl Fn(usize) -> R + Sync,
    ) -> Bits {
        match self.words.as_slice() {
            [words] => postings.reached(words, fields),
            // That all words are there does not say that they stand next to each other.
            words => postings.phrase(words, fields, |place| {
                self.has_phrase(&record(place), fields)
            }),
        }
    }

    fn has_phrase(&self, record: &impl Searched, fields: FieldSet) -> bool {
        let mut found = false;
        record.texts(|field, text| {
            found = found || fields.contains(field) && self.pattern.stands_in(text);
        });
        found
    }
}

impl Answers {
    /// The words that answer, for looking postings up.
    fn words(&self) -> WordSet {
        let mut others: Vec<WordId> = self.others.iter().map(|&(word, _)| word).collect();
        others.sort_unstable();
        WordSet {
            range: self.beginning.clone(),
            others,
        }
    }
}

impl Pattern {
    /// Whether the words stand next to each other in a text.
    fn stands_in(&self, text: &str) -> bool {
        let words: Vec<_> = fold_words(text).map(|word| word.folded).collect();
        words
            .windows(self.words.len())
            .any(|window| self.matches(window.iter().map(AsRef::as_ref)))
    }

    /// Whether these are the words of the pattern, the last one taken as far as it is typed.
    pub(super) fn matches<'w>(&self, words: impl ExactSizeIterator<Item = &'w str>) -> bool {
        let last = self.words.len().saturating_sub(1);
        words.len() == self.words.len()
            && words
                .zip(&self.words)
                .enumerate()
                .all(|(at, (word, wanted))| {
                    let may_go_on = at == last && self.open != Open::Closed;
                    if may_go_on {
                        word.starts_with(wanted.as_str())
                    } else {
                        word == wanted
                    }
                })
    }
}
