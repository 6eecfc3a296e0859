//! The values that a story has for each field, counted, so that they can be offered.

use std::collections::BTreeMap;

use hashbrown::HashMap;
use rayon::prelude::*;

use super::bytes::keep_fields;
use super::query::{Key, STATES, THINGS, is_in_field};
use super::when::When;
use crate::story::date::{Date, Day, Precision};
use crate::story::{Actor, Claim, Event, Source, Story};
use crate::text::fold;

/// A value that a field can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Offer {
    /// What is written after the colon, without quotation marks.
    pub value: String,
    /// What is shown for it, where that is not the value.
    pub label: Option<String>,
    /// What is told about it.
    pub about: String,
    /// Folded texts whose beginnings, or whose words' beginnings, find it.
    found_by: Vec<String>,
}

impl Offer {
    fn new(value: &str, about: String) -> Self {
        Self {
            value: value.to_owned(),
            label: None,
            about,
            found_by: vec![fold(value)],
        }
    }

    /// How well it answers to what is typed, folded: 0 if it begins so, 1 if one of its words does.
    pub fn rank(&self, typed: &str) -> Option<u32> {
        if self.found_by.iter().any(|text| text.starts_with(typed)) {
            return Some(0);
        }
        let begins = |text: &String| {
            text.split(|c: char| !c.is_alphanumeric())
                .any(|word| word.starts_with(typed))
        };
        self.found_by.iter().any(begins).then_some(1)
    }
}

/// What can be offered for each field, in the order to offer it in.
#[derive(Debug, Default)]
pub(super) struct Offers {
    actors: Vec<Offer>,
    speakers: Vec<Offer>,
    kinds: Vec<Offer>,
    places: Vec<Offer>,
    tags: Vec<Offer>,
    threads: Vec<Offer>,
    sources: Vec<Offer>,
    dates: Vec<Offer>,
    lines: Vec<Offer>,
    fields: Vec<Offer>,
    states: Vec<Offer>,
    things: Vec<Offer>,
}

impl Offers {
    /// Counts the values of a story.
    pub fn new(story: &Story, when: &When) -> Self {
        let labels = Labels::of_events(story);
        let actors = || story.actors().iter().map(|&key| story.actor(key));
        Self {
            actors: of_actors(actors(), |actor| (actor.events().len(), "event")),
            speakers: of_actors(
                actors().filter(|actor| !actor.quotes().is_empty()),
                |actor| (actor.quotes().len(), "quote"),
            ),
            kinds: by_count(labels.kinds, "event"),
            places: by_count(labels.places, "event"),
            tags: by_count(labels.tags, "event"),
            threads: by_count(labels.threads, "event"),
            sources: of_sources(story),
            dates: of_dates(when.counted()),
            lines: [
                (">=2", "two or more"),
                ("1", "a single one"),
                ("<2", "one or none"),
            ]
            .map(|(value, about)| Offer::new(value, about.to_owned()))
            .into(),
            fields: counted(claimed_fields(story), "claim"),
            states: STATES
                .iter()
                .map(|choice| Offer::new(choice.name, choice.about.to_owned()))
                .collect(),
            things: THINGS
                .iter()
                .map(|choice| Offer::new(choice.name, choice.about.to_owned()))
                .collect(),
        }
    }

    /// What can be offered for a field.
    pub fn of(&self, key: Key) -> &[Offer] {
        match key {
            Key::Actor => &self.actors,
            Key::By => &self.speakers,
            Key::Kind => &self.kinds,
            Key::Place => &self.places,
            Key::Source => &self.sources,
            Key::Tag => &self.tags,
            Key::Thread => &self.threads,
            Key::Date | Key::Before | Key::After => &self.dates,
            Key::Lines | Key::LinesOf => &self.lines,
            Key::Is => &self.states,
            Key::Has => &self.things,
        }
    }

    /// The fields of events that sources speak of, those with the most claims first.
    pub fn fields(&self) -> &[Offer] {
        &self.fields
    }
}

/// The fields that claims are about, as far as a query can name them.
fn claimed_fields(story: &Story) -> impl Iterator<Item = &str> {
    let can_be_typed = |field: &&str| field.chars().all(is_in_field);
    story.claims().map(Claim::field).filter(can_be_typed)
}

/// How often texts were met.
type Counts<'s> = HashMap<&'s str, usize>;

/// What events are labelled with.
#[derive(Default)]
struct Labels<'s> {
    kinds: Counts<'s>,
    places: Counts<'s>,
    tags: Counts<'s>,
    threads: Counts<'s>,
}

impl<'s> Labels<'s> {
    fn of_events(story: &'s Story) -> Self {
        let counted = story
            .events_as_stored()
            .fold(Self::default, |labels, events| {
                events.fold(labels, Self::with)
            });
        counted.reduce(Self::default, Self::and)
    }

    fn with(mut self, event: Event<'s>) -> Self {
        count(&mut self.kinds, event.kind());
        count(&mut self.places, event.place());
        count(&mut self.tags, event.tags());
        count(&mut self.threads, event.thread());
        self
    }

    fn and(mut self, other: Self) -> Self {
        add(&mut self.kinds, other.kinds);
        add(&mut self.places, other.places);
        add(&mut self.tags, other.tags);
        add(&mut self.threads, other.threads);
        self
    }
}

fn count<'s>(counts: &mut Counts<'s>, values: impl IntoIterator<Item = &'s str>) {
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
}

fn add<'s>(counts: &mut Counts<'s>, others: Counts<'s>) {
    for (value, count) in others {
        *counts.entry(value).or_default() += count;
    }
}

/// Distinct texts, the most frequent first.
fn counted<'s>(values: impl Iterator<Item = &'s str>, unit: &str) -> Vec<Offer> {
    let mut counts = Counts::new();
    count(&mut counts, values);
    by_count(counts, unit)
}

fn by_count(counts: Counts<'_>, unit: &str) -> Vec<Offer> {
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_unstable_by_key(|&(value, count)| (std::cmp::Reverse(count), value));
    counts
        .into_iter()
        .map(|(value, count)| Offer::new(value, counted_words(count, unit)))
        .collect()
}

fn of_actors<'s>(
    actors: impl Iterator<Item = Actor<'s>>,
    count: impl Fn(Actor<'s>) -> (usize, &'static str),
) -> Vec<Offer> {
    let offer = |actor: Actor<'s>| {
        let (count, unit) = count(actor);
        let names = std::iter::once(actor.name())
            .chain(actor.aliases())
            .chain([actor.id()]);
        let offer = Offer {
            value: actor.id().to_owned(),
            label: Some(actor.name().to_owned()),
            about: counted_words(count, unit),
            found_by: names.map(fold).collect(),
        };
        (count, offer)
    };
    let mut offers: Vec<(usize, Offer)> = actors.map(offer).collect();
    offers.sort_by_key(|&(count, _)| std::cmp::Reverse(count));
    offers.into_iter().map(|(_, offer)| offer).collect()
}

/// Publishers first, then single sources by their ids.
fn of_sources(story: &Story) -> Vec<Offer> {
    let sources = || story.sources().iter().map(|&key| story.source(key));
    let mut offers = counted(sources().map(Source::publisher), "source");
    offers.extend(sources().map(|source| {
        let about = source.title().unwrap_or_else(|| source.publisher());
        Offer::new(source.id(), about.to_owned())
    }));
    offers
}

/// Years and months in which something began, in order of time.
fn of_dates(dates: impl Iterator<Item = (Date, usize)>) -> Vec<Offer> {
    let mut counts: BTreeMap<(i64, u8), usize> = BTreeMap::new();
    for (date, events) in dates {
        let Some(day) = date.first() else { continue };
        *counts.entry((day.year(), 0)).or_default() += events;
        if date.precision() <= Precision::Month {
            *counts.entry((day.year(), day.month())).or_default() += events;
        }
    }
    let offer = |((year, month), count)| {
        Some(Offer::new(
            &edtf(year, month)?,
            counted_words(count, "event"),
        ))
    };
    counts.into_iter().filter_map(offer).collect()
}

/// A year, or a month of it, in EDTF; nothing beyond four digits.
fn edtf(year: i64, month: u8) -> Option<String> {
    let sign = if year < 0 { "-" } else { "" };
    let digits = year.unsigned_abs();
    let month = if month == 0 {
        String::new()
    } else {
        format!("-{month:02}")
    };
    (digits <= 9999 && Day::from_ymd(year, 1, 1).is_some())
        .then(|| format!("{sign}{digits:04}{month}"))
}

fn counted_words(count: usize, unit: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

keep_fields!(Offer {
    value,
    label,
    about,
    found_by,
});
keep_fields!(Offers {
    actors,
    speakers,
    kinds,
    places,
    tags,
    threads,
    sources,
    dates,
    lines,
    fields,
    states,
    things,
});
