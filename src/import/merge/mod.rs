//! Proposals: which accounts may tell of one event. They suggest, and say why; nobody's record is changed.

mod index;

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use super::events::EventFound;
use super::reading::Reading;
use crate::story::date::Date;
use crate::text::fold_words;

pub use index::Index;

/// Days that two accounts of one event may be apart: sources err by a day or three, and events of a week ago come again.
const NEAR: i64 = 4;

/// So many events at least are looked at on one core.
const AT_ONCE: usize = 32;

/// How many accounts back in its article an event of the same sort may have been told before. An article of the usual
/// length has fewer.
const FARTHEST_BACK: usize = 64;

/// An account of an event: the article, by its place in the list, and the event in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Account {
    /// The article.
    pub article: usize,
    /// The event.
    pub event: usize,
}

/// Accounts that may be of one event, and why they are thought to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// The accounts, in the order of articles. Never empty.
    pub accounts: Vec<Account>,
    /// Why accounts of different articles came together, in words.
    pub because: Option<String>,
}

/// What of an account is compared.
#[derive(Debug, Clone)]
pub struct Features {
    /// The sort of event.
    pub sort: Option<String>,
    /// When, if that is known.
    pub date: Option<Date>,
    /// Who, by folded names.
    pub actors: BTreeSet<String>,
    /// Words of its title, folded.
    pub words: BTreeSet<String>,
    /// Whether it speaks of something that was told before: `the protest took place …`, the text below a picture.
    pub is_retelling: bool,
    /// Whether it is still to happen.
    pub is_planned: bool,
}

/// The events of articles, those put together that may be one.
///
/// `features` are those of the events of each article. Of an article's own events only those that are told near each
/// other come together: a long text tells of many votes.
pub fn groups(features: &[Vec<Features>]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    // Accounts by the articles before, each with its group and its place there.
    let mut of_others = Index::default();
    for (article, of_article) in features.iter().enumerate() {
        let mut of_sort: HashMap<&str, Vec<(usize, &Features)>> = HashMap::new();
        let mut numbers = Vec::with_capacity(of_article.len());
        for (event, told) in of_article.iter().enumerate() {
            let sort = told.sort.as_deref().unwrap_or_default();
            let before = of_sort.entry(sort).or_default();
            let again = told_before(before, told);
            let elsewhere = of_others.first_like(told);
            let elsewhere = elsewhere.filter(|(number, _)| again.is_none_or(|it| *number < it));
            let number = elsewhere.map(|(number, _)| number).or(again);
            let number = number.unwrap_or(groups.len());
            if number == groups.len() {
                groups.push(Group::default());
            }
            let group = &mut groups[number];
            if let Some((_, place)) = elsewhere
                && group
                    .accounts
                    .last()
                    .is_none_or(|last| last.article != article)
            {
                let Account { article, event } = group.accounts[place];
                group.because = may_be_one(&features[article][event], told);
            }
            numbers.push((number, group.accounts.len()));
            group.accounts.push(Account { article, event });
            before.push((number, told));
        }
        for (place, told) in numbers.into_iter().zip(of_article) {
            of_others.add(place, told);
        }
    }
    groups
}

/// The first of the groups with accounts by the same article that tell of the same event as this one.
fn told_before(before: &[(usize, &Features)], told: &Features) -> Option<usize> {
    let near = before.iter().rev().take(FARTHEST_BACK);
    let same = near.filter(|(_, known)| is_told_again(known, told));
    same.map(|(number, _)| *number).min()
}

/// What of an article's events is compared with others.
pub fn features(reading: &Reading<'_>) -> Vec<Features> {
    let names = reading.actors.iter().map(|actor| folded(&actor.name));
    let names: Vec<String> = names.collect();
    let of_event = |event: &EventFound| Features {
        sort: event.sort.map(str::to_owned),
        date: reading.date(event),
        actors: event
            .actors
            .iter()
            .map(|&actor| names[actor].clone())
            .collect(),
        words: content_words(&event.title),
        is_retelling: event.is_caption || event.rule == "noun-of-event",
        is_planned: event.is_planned,
    };
    let events = reading.events.par_iter().with_min_len(AT_ONCE);
    events.map(of_event).collect()
}

/// Why two accounts by different sources may be of one event, if they may.
pub fn may_be_one(one: &Features, other: &Features) -> Option<String> {
    let sort = one.sort.as_deref().filter(|_| one.sort == other.sort)?;
    let apart = days_apart(one.date?, other.date?)?;
    let shared = one.actors.intersection(&other.actors).next()?;
    let days = match apart {
        0 => "the same day".to_owned(),
        1 => "1 day apart".to_owned(),
        days => format!("{days} days apart"),
    };
    (apart <= NEAR).then(|| format!("both tell of a {sort}, {days}, and name {shared}"))
}

/// Whether a second account in one article is of the same event as the first.
fn is_told_again(first: &Features, second: &Features) -> bool {
    let near = match (first.date, second.date) {
        (Some(first), Some(second)) => days_apart(first, second).is_some_and(|days| days <= NEAR),
        _ => true,
    };
    let is_same_sort = first.sort.is_some() && first.sort == second.sort;
    let is_same_sort = is_same_sort && first.is_planned == second.is_planned;
    let shares_words = || first.words.intersection(&second.words).nth(1).is_some();
    is_same_sort && near && (second.is_retelling || first.is_retelling || shares_words())
}

/// How many days lie between two dates at least; none if they may be of one day.
fn days_apart(one: Date, other: Date) -> Option<i64> {
    let (first, last) = (one.first()?, one.last()?);
    let (from, to) = (other.first()?, other.last()?);
    let gap = (from.number() - last.number()).max(first.number() - to.number());
    Some(gap.max(0))
}

/// A name as it is compared.
pub fn folded(name: &str) -> String {
    let words: Vec<String> = fold_words(name)
        .map(|word| word.folded.into_owned())
        .collect();
    words.join(" ")
}

/// The words of a title that say something.
pub fn content_words(title: &str) -> BTreeSet<String> {
    let words = fold_words(title).map(|word| word.folded.into_owned());
    words.filter(|word| word.chars().count() > 3).collect()
}

#[cfg(test)]
mod tests;
