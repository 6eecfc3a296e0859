//! Draft records: what the stages found, as the records of a story, each with the rule and the words it was made of.

mod actors;
mod claims;
mod comments;
mod events;
mod ids;
mod places;
mod quotes;
mod sources;

use rayon::prelude::*;

use super::known::Known;
use super::merge::{self, Features, Group};
use super::pages::Article;
use super::reading::Reading;
use super::snapshot::Span;
use crate::schema::{self, Citation, Record, Stance, Text};
use crate::story::date::Day;

use actors::Cast;
use ids::Ids;
use places::Places;

pub use comments::head_comment;

/// An article to be drafted from.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The article.
    pub article: &'a Article,
    /// What the person calls the file that it was read from.
    pub name: &'a str,
    /// That file, as seen from the one that the records stand in. Nothing where it cannot be read again.
    pub snapshot: Option<&'a str>,
    /// Which of the articles of its file it is, from zero, where a file has several.
    pub item: Option<usize>,
}

/// A draft record, and where it comes from.
#[derive(Debug, Clone)]
pub struct Drafted {
    /// The record.
    pub record: Record<'static>,
    /// The article, by its place in the list.
    pub input: usize,
    /// The byte of the article's text where it begins.
    pub offset: u64,
    /// What a person should know who reads it as text.
    pub comment: Option<String>,
}

/// Drafts records from articles. What `known` has already is not drafted again, and what may belong to it says so.
/// `given` is the day of publication of those articles that do not state one.
///
/// The same articles give the same records with the same ids, whatever else is read with them.
pub fn draft(inputs: &[Input<'_>], known: &Known, given: Option<Day>) -> Vec<Drafted> {
    let readings: Vec<Reading<'_>> = inputs
        .par_iter()
        .map(|input| Reading::new(input.article, given))
        .collect();
    let features: Vec<Vec<Features>> = readings.par_iter().map(merge::features).collect();
    let groups = merge::groups(&features);
    let mut drafter = Drafter::new(inputs, &readings, &features, known);
    drafter.head();
    for input in 0..inputs.len() {
        drafter.source(input);
        drafter.actors_of(input);
        for group in begun_in(&groups, input) {
            drafter.event(group);
        }
        drafter.quotes(input);
    }
    drafter.records
}

/// The groups whose first account is by this article, in their order.
fn begun_in(groups: &[Group], input: usize) -> impl Iterator<Item = &Group> {
    let article = |group: &Group| group.accounts.first().map(|first| first.article);
    // A group is begun by its first account, so that they stand in the order of articles.
    let first = groups.partition_point(move |group| article(group) < Some(input));
    let begun = groups[first..].iter();
    begun.take_while(move |group| article(group) == Some(input))
}

/// What records are made with.
struct Drafter<'d> {
    inputs: &'d [Input<'d>],
    readings: &'d [Reading<'d>],
    /// By article and event, what of it is compared.
    features: &'d [Vec<Features>],
    known: &'d Known,
    ids: Ids,
    /// By article, the id of its source.
    sources: Vec<String>,
    cast: Cast,
    /// By article, where things stand in it.
    places: Vec<Places>,
    /// By article and event, the id of the record that tells of it.
    events: Vec<Vec<Option<String>>>,
    records: Vec<Drafted>,
}

impl<'d> Drafter<'d> {
    fn new(
        inputs: &'d [Input<'d>],
        readings: &'d [Reading<'d>],
        features: &'d [Vec<Features>],
        known: &'d Known,
    ) -> Self {
        let mut ids = Ids::default();
        let sources = inputs.iter().map(|input| ids.source(input)).collect();
        let events = readings
            .iter()
            .map(|reading| vec![None; reading.events.len()])
            .collect();
        Self {
            inputs,
            readings,
            features,
            known,
            cast: Cast::of(readings, known),
            places: readings.iter().map(Places::of).collect(),
            ids,
            sources,
            events,
            records: Vec::new(),
        }
    }

    /// What the story is called, where nothing else says so.
    fn head(&mut self) {
        if self.known.has_head || self.inputs.is_empty() {
            return;
        }
        let title = match self.inputs {
            [only] => format!("Draft from {}", only.name),
            many => format!("Draft from {} articles", many.len()),
        };
        let head = schema::Story {
            title: Some(title),
            ..schema::Story::default()
        };
        self.push(Record::Story(head), 0, 0, None);
    }

    fn push(
        &mut self,
        record: Record<'static>,
        input: usize,
        offset: usize,
        comment: Option<String>,
    ) {
        self.records.push(Drafted {
            record,
            input,
            offset: offset as u64,
            comment,
        });
    }

    /// A citation of the words at a span of an article.
    fn citation(&self, input: usize, span: Span) -> Citation<'static> {
        let Cited {
            at,
            span: bytes,
            excerpt,
        } = self.cited(input, span);
        Citation {
            source: self.sources[input].clone().into(),
            at,
            span: bytes,
            excerpt,
            stance: Stance::Supports,
        }
    }

    /// How the words at a span are cited.
    fn cited(&self, input: usize, span: Span) -> Cited {
        let reading = &self.readings[input];
        let document = &reading.document;
        Cited {
            at: self.places[input].locator(reading, span).map(Text::from),
            span: Some([span.start as u64, span.end as u64]),
            excerpt: document.snapshot().excerpt_hash(span).map(Text::from),
        }
    }
}

/// Where words stand.
struct Cited {
    at: Option<Text<'static>>,
    span: Option<[u64; 2]>,
    excerpt: Option<Text<'static>>,
}

/// Words on one line, as a record has them: texts are wrapped where they like.
fn on_one_line(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ")
}

/// A text that is there, if it says anything.
fn text(words: impl Into<String>) -> Option<Text<'static>> {
    let words = words.into();
    (!words.is_empty()).then(|| words.into())
}

/// The ids of all accounts of a group.
fn accounts<'r, 'd>(
    group: &'r Group,
    readings: &'r [Reading<'d>],
) -> impl Iterator<Item = (usize, usize, &'r Reading<'d>)> {
    let accounts = group.accounts.iter();
    accounts.map(|account| (account.article, account.event, &readings[account.article]))
}
