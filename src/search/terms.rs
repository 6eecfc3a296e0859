//! One term of words, looked up: the records that hold it, and those it reaches through links.

use super::fuzzy::{Grade, Grades, Needle};
use super::index::Index;
use super::postings::Postings;
use super::query::{Key, Open, Pattern};
use super::texts::{Field, FieldSet, Searched};
use super::vocabulary::WordId;
use crate::story::{ActorId, EventId, Handle, QuoteId, SourceId, Story};
use crate::text::fold_words;

/// What an event is about, as opposed to who was there and what was said.
const EVENT_ITSELF: FieldSet = FieldSet::of(&[
    Field::Title,
    Field::Kind,
    Field::Place,
    Field::Thread,
    Field::Tag,
    Field::Summary,
]);

/// The fields that a term searches, by kind of record.
#[derive(Debug, Clone, Copy, Default)]
struct Scope {
    events: FieldSet,
    actors: FieldSet,
    quotes: FieldSet,
    sources: FieldSet,
}

impl Scope {
    fn of(key: Option<Key>) -> Self {
        let event = |field| Self {
            events: FieldSet::of(&[field]),
            ..Self::default()
        };
        let names = FieldSet::of(&[Field::Name, Field::Id]);
        match key {
            Some(Key::Actor) => Self {
                actors: names,
                ..Self::default()
            },
            Some(Key::By) => Self {
                actors: names,
                quotes: FieldSet::of(&[Field::Speaker]),
                ..Self::default()
            },
            Some(Key::Source) => Self {
                sources: FieldSet::of(&[Field::Publisher, Field::Id]),
                ..Self::default()
            },
            Some(Key::Kind) => event(Field::Kind),
            Some(Key::Place) => event(Field::Place),
            Some(Key::Tag) => event(Field::Tag),
            Some(Key::Thread) => event(Field::Thread),
            _ => Self {
                events: EVENT_ITSELF.or(FieldSet::of(&[Field::Role])),
                actors: FieldSet::of(&[Field::Name]),
                quotes: FieldSet::of(&[Field::Words, Field::Speaker]),
                sources: FieldSet::of(&[Field::Publisher, Field::Title, Field::Author]),
            },
        }
    }
}

/// A record that a term reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Reached {
    record: u32,
    fields: FieldSet,
    score: u32,
}

/// Records that a term reaches, ascending, each once.
#[derive(Debug, Default)]
pub(super) struct ReachedSet(Vec<Reached>);

impl ReachedSet {
    fn new(mut reached: Vec<Reached>) -> Self {
        reached.sort_unstable_by_key(|reached| reached.record);
        reached.dedup_by(|next, kept| {
            let same = next.record == kept.record;
            if same {
                kept.fields = kept.fields.or(next.fields);
                kept.score = kept.score.max(next.score);
            }
            same
        });
        Self(reached)
    }

    /// The score with which a record is reached, if it is.
    pub fn score<K: Handle>(&self, key: K) -> Option<u32> {
        let at = self
            .0
            .binary_search_by_key(&key.index(), |reached| reached.record as usize)
            .ok()?;
        Some(self.0[at].score)
    }

    /// How many records are reached.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The records, ascending by number.
    pub fn keys<K: Handle>(&self) -> impl ExactSizeIterator<Item = K> {
        self.0
            .iter()
            .map(|reached| K::from_index(reached.record as usize))
    }
}

/// What a term of words reaches. Events and quotes answer to it themselves or through links; actors
/// and sources only by their own names.
#[derive(Debug, Default)]
pub(super) struct WordHits {
    pub events: ReachedSet,
    pub quotes: ReachedSet,
    pub actors: ReachedSet,
    pub sources: ReachedSet,
    /// Which loose grades counted, for the highlighter.
    pub grades: Grades,
}

/// Looks one term up.
pub(super) fn look_up(
    index: &Index,
    story: &Story,
    key: Option<Key>,
    pattern: &Pattern,
) -> WordHits {
    let scope = Scope::of(key);
    let (words, grades) = words_of(index, pattern, scope);
    let lookup = Lookup {
        index,
        pattern,
        words,
    };
    let events = lookup.records(&index.events, scope.events, |number| {
        story.event(EventId::from_index(number))
    });
    let quotes = lookup.records(&index.quotes, scope.quotes, |number| {
        story.quote(QuoteId::from_index(number))
    });
    let mut actors = lookup.records(&index.actors, scope.actors, |number| {
        story.actor(ActorId::from_index(number))
    });
    let mut sources = lookup.records(&index.sources, scope.sources, |number| {
        story.source(SourceId::from_index(number))
    });
    if scope.actors.contains(Field::Id) {
        only_if_named(&mut actors, story.find_actor(&pattern.words.join("-")));
    }
    if scope.sources.contains(Field::Id) {
        only_if_named(&mut sources, story.find_source(&pattern.words.join("-")));
    }
    let mut hits = Links { story, key }.follow(events, quotes, &actors, &sources);
    hits.actors = ReachedSet::new(actors);
    hits.sources = ReachedSet::new(sources);
    hits.grades = grades;
    hits
}

/// Who writes an id means that record, and not others whose names hold the same words.
fn only_if_named<K: Handle>(reached: &mut Vec<Reached>, named: Option<K>) {
    if let Some(named) = named {
        reached.retain(|reached| reached.record as usize == named.index());
    }
}

/// A word of the vocabulary that answers to a word of the pattern, and how well, from 1 to 100.
type Weighed = (WordId, u32);

/// For each word of the pattern the words that answer to it.
fn words_of(index: &Index, pattern: &Pattern, scope: Scope) -> (Vec<Vec<Weighed>>, Grades) {
    let mut grades = Grades::default();
    let last = pattern.words.len().saturating_sub(1);
    let words = pattern.words.iter().enumerate().map(|(at, word)| {
        let exact = || {
            index
                .vocabulary
                .find(word)
                .map(|id| (id, 100))
                .into_iter()
                .collect()
        };
        match pattern.open {
            _ if at < last => exact(),
            Open::Closed => exact(),
            Open::Prefix => index
                .vocabulary
                .starting_with(word)
                .map(|id| (id, 100))
                .collect(),
            Open::Fuzzy => {
                let needle = Needle::new(word);
                let records = |id| records_with(index, id, scope);
                let (answers, used) =
                    index
                        .fuzzy
                        .answers(&needle, &index.vocabulary, records, index.little);
                grades = used;
                answers
                    .into_iter()
                    .map(|(id, grade)| (id, weigh(index, &needle, id, grade, records(id))))
                    .collect()
            }
        }
    });
    (words.collect(), grades)
}

fn records_with(index: &Index, word: WordId, scope: Scope) -> usize {
    let count = |postings: &Postings, fields: FieldSet| {
        if fields.is_empty() {
            0
        } else {
            postings
                .of(word)
                .filter(|(_, found)| !found.and(fields).is_empty())
                .count()
        }
    };
    count(&index.events, scope.events)
        + count(&index.actors, scope.actors)
        + count(&index.quotes, scope.quotes)
        + count(&index.sources, scope.sources)
}

/// How likely a word is what was meant. Of words that answer loosely the frequent ones are likelier:
/// `flok` means Flock and not a rare Floki.
fn weigh(index: &Index, needle: &Needle<'_>, id: WordId, grade: Grade, records: usize) -> u32 {
    let word = index.vocabulary.word(id);
    let frequency = (6 * records.max(1).ilog2()).min(30);
    let surplus =
        u32::try_from(word.chars().count().saturating_sub(needle.len())).unwrap_or(u32::MAX);
    match grade {
        Grade::Exact => 100,
        Grade::Prefix => 60 + frequency - surplus.saturating_mul(4).min(30),
        Grade::Substring => 45 + frequency - surplus.saturating_mul(2).min(20),
        Grade::Fuzzy => 35 + frequency + index.fuzzy.closeness(needle, word) / 10,
        Grade::Typo => 20 + frequency,
    }
}

struct Lookup<'a> {
    index: &'a Index,
    pattern: &'a Pattern,
    words: Vec<Vec<Weighed>>,
}

impl Lookup<'_> {
    /// The records of one kind that hold the pattern in some of `fields`.
    fn records<R: Searched>(
        &self,
        postings: &Postings,
        fields: FieldSet,
        record: impl Fn(usize) -> R,
    ) -> Vec<Reached> {
        if fields.is_empty() {
            return Vec::new();
        }
        let mut reached: Option<ReachedSet> = None;
        for words in &self.words {
            let found = ReachedSet::new(holding(postings, words, fields));
            reached = Some(match reached {
                None => found,
                Some(before) => both(before, &found),
            });
        }
        let mut reached = reached.unwrap_or_default().0;
        if self.pattern.words.len() > 1 {
            // That all words are there does not say that they stand next to each other.
            reached.retain_mut(|reached| {
                reached.fields =
                    self.fields_with_phrase(&record(reached.record as usize), reached.fields);
                !reached.fields.is_empty()
            });
        }
        let rarity = (self.index.records / reached.len().max(1)).max(1).ilog2() + 1;
        for reached in &mut reached {
            reached.score *= reached.fields.weight() * rarity;
        }
        reached
    }

    fn fields_with_phrase(&self, record: &impl Searched, fields: FieldSet) -> FieldSet {
        let mut found = FieldSet::NONE;
        record.texts(|field, text| {
            if fields.contains(field) && self.pattern.stands_in(text) {
                found = found.or(FieldSet::of(&[field]));
            }
        });
        found
    }
}

/// The records that hold one of `words`; their score is the word's weight.
fn holding(postings: &Postings, words: &[Weighed], fields: FieldSet) -> Vec<Reached> {
    let records = words.iter().flat_map(|&(word, score)| {
        postings.of(word).map(move |(record, found)| Reached {
            record,
            fields: found.and(fields),
            score,
        })
    });
    records
        .filter(|reached| !reached.fields.is_empty())
        .collect()
}

/// What two words of a phrase both reach.
fn both(left: ReachedSet, right: &ReachedSet) -> ReachedSet {
    let common = left.0.into_iter().filter_map(|mut reached| {
        let at = right
            .0
            .binary_search_by_key(&reached.record, |other| other.record)
            .ok()?;
        reached.fields = reached.fields.and(right.0[at].fields);
        reached.score = reached.score.min(right.0[at].score);
        (!reached.fields.is_empty()).then_some(reached)
    });
    ReachedSet(common.collect())
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

/// The rule for what a term of words reaches through links.
struct Links<'s> {
    story: &'s Story,
    key: Option<Key>,
}

impl Links<'_> {
    fn follow(
        &self,
        events: Vec<Reached>,
        quotes: Vec<Reached>,
        actors: &[Reached],
        sources: &[Reached],
    ) -> WordHits {
        // Plain words find sources by their titles, but what an article is called says little of
        // the events it cites in passing.
        let sources = if self.key == Some(Key::Source) {
            sources
        } else {
            &[]
        };
        let mut quotes = quotes;
        quotes.extend(self.quotes_of(actors, sources));
        let quotes = ReachedSet::new(quotes);

        let mut about: Vec<Reached> = self.quotes_about(&events);
        about.extend(&quotes.0);
        let mut events = events;
        events.extend(self.events_of(&quotes.0, actors, sources));
        WordHits {
            events: ReachedSet::new(events),
            quotes: ReachedSet::new(about),
            ..WordHits::default()
        }
    }

    /// What these actors said and these sources carry.
    fn quotes_of(&self, actors: &[Reached], sources: &[Reached]) -> Vec<Reached> {
        let said = actors
            .iter()
            .flat_map(|actor| along(actor, self.story.actor(key(actor)).quotes()));
        let carried = sources
            .iter()
            .flat_map(|source| along(source, self.story.source(key(source)).quotes()));
        said.chain(carried).collect()
    }

    /// What was said at or about events that are themselves about the term.
    fn quotes_about(&self, events: &[Reached]) -> Vec<Reached> {
        let about = events
            .iter()
            .filter(|event| !event.fields.and(EVENT_ITSELF).is_empty());
        about
            .flat_map(|event| along(event, self.story.event(key(event)).quote_keys()))
            .collect()
    }

    /// The events of these quotes, actors and sources.
    fn events_of(
        &self,
        quotes: &[Reached],
        actors: &[Reached],
        sources: &[Reached],
    ) -> Vec<Reached> {
        let mut events: Vec<Reached> = Vec::new();
        for quote in quotes {
            events.extend(
                self.story
                    .quote(key(quote))
                    .event()
                    .map(|event| reached(quote, event)),
            );
        }
        for actor in actors.iter().filter(|_| self.key != Some(Key::By)) {
            events.extend(along(actor, self.story.actor(key(actor)).events()));
        }
        for source in sources {
            let view = self.story.source(key(source));
            events.extend(along(source, view.events()));
            events.extend(
                view.claims()
                    .iter()
                    .map(|&claim| reached(source, self.story.claim(claim).event())),
            );
        }
        events
    }
}

fn key<K: Handle>(reached: &Reached) -> K {
    K::from_index(reached.record as usize)
}

/// A record reached through another: it has the other's score, and no field of its own.
fn reached<K: Handle>(from: &Reached, to: K) -> Reached {
    Reached {
        record: u32::try_from(to.index()).unwrap_or(u32::MAX),
        fields: FieldSet::NONE,
        score: from.score,
    }
}

fn along<'a, K: Handle>(from: &'a Reached, to: &'a [K]) -> impl Iterator<Item = Reached> + 'a {
    to.iter().map(|&to| reached(from, to))
}
