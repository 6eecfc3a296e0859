//! One term of words, looked up: the records that hold it, and those it reaches through links.

use super::fuzzy::{Grade, Grades, Needle};
use super::index::Index;
use super::links;
use super::postings::Postings;
use super::query::{Key, Open, Pattern};
use super::reached::{Reached, ReachedSet};
use super::scope::Scope;
use super::texts::{Field, FieldSet, Searched};
use super::vocabulary::WordId;
use crate::story::{ActorId, EventId, Handle, QuoteId, SourceId, Story};
use crate::text::fold_words;

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
    let lookup = Lookup { pattern, words };
    let mut own = WordHits {
        events: lookup.records(&index.events, scope.events, |at| {
            story.event(EventId::from_index(at))
        }),
        quotes: lookup.records(&index.quotes, scope.quotes, |at| {
            story.quote(QuoteId::from_index(at))
        }),
        actors: lookup.records(&index.actors, scope.actors, |at| {
            story.actor(ActorId::from_index(at))
        }),
        sources: lookup.records(&index.sources, scope.sources, |at| {
            story.source(SourceId::from_index(at))
        }),
        grades,
    };
    let id = pattern.words.join("-");
    if scope.actors.contains(Field::Id) {
        only_if_named(&mut own.actors, story.find_actor(&id));
    }
    if scope.sources.contains(Field::Id) {
        only_if_named(&mut own.sources, story.find_source(&id));
    }
    own.weigh(index.records);
    links::follow(story, key, own)
}

impl WordHits {
    /// Weighs by fields, and by how rare the term is among `records` in all: of two terms the rare
    /// one says more.
    fn weigh(&mut self, records: usize) {
        let mut sets = [
            &mut self.events,
            &mut self.quotes,
            &mut self.actors,
            &mut self.sources,
        ];
        let found: usize = sets.iter().map(|set| set.len()).sum();
        let rarity = (records / found.max(1)).max(1).ilog2() + 1;
        for set in &mut sets {
            set.retain(|reached| {
                reached.score *= reached.fields.weight() * rarity;
                true
            });
        }
    }
}

/// Who writes an id means that record, and not others whose names hold the same words.
fn only_if_named<K: Handle>(reached: &mut ReachedSet, named: Option<K>) {
    if let Some(named) = named {
        reached.retain(|reached| reached.record as usize == named.index());
    }
}

/// A word of the vocabulary that answers to a word of the pattern, and how well, from 1 to 100.
type Weighed = (WordId, u32);

/// For each word of the pattern the words that answer to it, and which loose grades counted.
fn words_of(index: &Index, pattern: &Pattern, scope: Scope) -> (Vec<Vec<Weighed>>, Grades) {
    let mut grades = Grades::default();
    let last = pattern.words.len().saturating_sub(1);
    let answers = |(at, word): (usize, &String)| {
        let open = if at == last {
            pattern.open
        } else {
            Open::Closed
        };
        match open {
            Open::Closed => index
                .vocabulary
                .find(word)
                .map(|id| (id, 100))
                .into_iter()
                .collect(),
            Open::Prefix => index
                .vocabulary
                .starting_with(word)
                .map(|id| (id, 100))
                .collect(),
            Open::Fuzzy => {
                let (words, used) = near_words(index, word, scope);
                grades = used;
                words
            }
        }
    };
    let words = pattern.words.iter().enumerate().map(answers).collect();
    (words, grades)
}

fn near_words(index: &Index, word: &str, scope: Scope) -> (Vec<Weighed>, Grades) {
    let needle = Needle::new(word);
    let records = |id| records_with(index, id, scope);
    let (answers, grades) = index
        .fuzzy
        .answers(&needle, &index.vocabulary, records, index.little);
    let weighed = answers
        .into_iter()
        .map(|(id, grade)| (id, likelihood(index, &needle, id, grade, records(id))));
    (weighed.collect(), grades)
}

fn records_with(index: &Index, word: WordId, scope: Scope) -> usize {
    let count = |postings: &Postings, fields: FieldSet| match fields {
        FieldSet::NONE => 0,
        _ => postings
            .of(word)
            .filter(|(_, found)| !found.and(fields).is_empty())
            .count(),
    };
    count(&index.events, scope.events)
        + count(&index.actors, scope.actors)
        + count(&index.quotes, scope.quotes)
        + count(&index.sources, scope.sources)
}

/// How likely a word is what was meant, from 1 to 100. Of words that answer loosely the frequent
/// ones are likelier: `flok` means Flock and not a rare Floki.
fn likelihood(index: &Index, needle: &Needle<'_>, id: WordId, grade: Grade, records: usize) -> u32 {
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
    pattern: &'a Pattern,
    /// For each word of the pattern the words that answer to it.
    words: Vec<Vec<Weighed>>,
}

impl Lookup<'_> {
    /// The records of one kind that hold the pattern in some of `fields`.
    fn records<R: Searched>(
        &self,
        postings: &Postings,
        fields: FieldSet,
        record: impl Fn(usize) -> R,
    ) -> ReachedSet {
        if fields.is_empty() {
            return ReachedSet::default();
        }
        let sets = self
            .words
            .iter()
            .map(|words| holding(postings, words, fields));
        let mut reached = sets
            .reduce(|before, set| before.and(&set))
            .unwrap_or_default();
        if self.pattern.words.len() > 1 {
            // That all words are there does not say that they stand next to each other.
            reached.retain(|reached| {
                reached.fields =
                    self.fields_with_phrase(&record(reached.record as usize), reached.fields);
                !reached.fields.is_empty()
            });
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

/// The records that hold one of `words`; their score is the word's likelihood.
fn holding(postings: &Postings, words: &[Weighed], fields: FieldSet) -> ReachedSet {
    let records = words.iter().flat_map(|&(word, score)| {
        postings.of(word).map(move |(record, found)| Reached {
            record,
            fields: found.and(fields),
            score,
        })
    });
    ReachedSet::new(
        records
            .filter(|reached| !reached.fields.is_empty())
            .collect(),
    )
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
