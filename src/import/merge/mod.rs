//! Proposals: which accounts may tell of one event. They suggest, and say why; nobody's record is changed.

use std::collections::{BTreeSet, HashMap};

use super::events::EventFound;
use super::reading::Reading;
use crate::story::date::Date;
use crate::text::fold_words;

/// Days that two accounts of one event may be apart: sources err by a day or three, and events of a week ago come again.
const NEAR: i64 = 4;

/// An account of an event: the article, by its place in the list, and the event in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Account {
    /// The article.
    pub article: usize,
    /// The event.
    pub event: usize,
}

/// Accounts that may be of one event, and why they are thought to be.
#[derive(Debug, Clone, PartialEq, Eq)]
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
pub fn groups(readings: &[Reading<'_>]) -> Vec<Group> {
    let mut groups: Vec<(Group, Vec<Features>)> = Vec::new();
    // Only accounts of one sort come together.
    let mut of_sort: HashMap<&str, Vec<usize>> = HashMap::new();
    for (article, reading) in readings.iter().enumerate() {
        for (event, found) in reading.events.iter().enumerate() {
            let account = Account { article, event };
            let features = features(reading, found);
            let known = found.sort.and_then(|sort| of_sort.get(sort));
            let same = known.into_iter().flatten().find_map(|&number| {
                let (group, known) = &groups[number];
                Some((number, joins(group, known, account, &features)?))
            });
            if let Some((number, because)) = same {
                let (group, known) = &mut groups[number];
                if group.accounts.iter().all(|other| other.article != article) {
                    group.because = Some(because);
                }
                group.accounts.push(account);
                known.push(features);
                continue;
            }
            if let Some(sort) = found.sort {
                of_sort.entry(sort).or_default().push(groups.len());
            }
            let alone = Group {
                accounts: vec![account],
                because: None,
            };
            groups.push((alone, vec![features]));
        }
    }
    groups.into_iter().map(|(group, _)| group).collect()
}

/// Whether an account belongs to a group, and why.
fn joins(
    group: &Group,
    known: &[Features],
    account: Account,
    features: &Features,
) -> Option<String> {
    let mut accounts = group.accounts.iter().zip(known);
    accounts.find_map(|(other, known)| {
        if other.article == account.article {
            is_told_again(known, features).then(String::new)
        } else {
            may_be_one(known, features)
        }
    })
}

/// What of an event is compared with others.
pub fn features(reading: &Reading<'_>, event: &EventFound) -> Features {
    let names = event
        .actors
        .iter()
        .map(|&actor| folded(&reading.actors[actor].name));
    Features {
        sort: event.sort.map(str::to_owned),
        date: reading.date(event),
        actors: names.collect(),
        words: content_words(&event.title),
        is_retelling: event.is_caption || event.rule == "noun-of-event",
        is_planned: event.is_planned,
    }
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
