//! One person under two spellings, and one name for two.

use std::collections::{BTreeMap, HashMap};

use super::flag::Flag;
use super::{Found, Here};
use crate::schema::ActorKind;
use crate::story::{Actor, ActorId, Story};
use crate::text::{edit_distance, fold, fold_words};

/// A family name that is shorter may differ in a letter and be another's.
const SHORTEST: usize = 5;

/// A person whose other names have one that only differs in a letter, or two actors whose names do.
pub(super) fn spellings(here: &Here<'_>, found: &mut Found<'_>) {
    let actors = || here.story.actors().iter().map(|&key| here.story.actor(key));
    for actor in actors().filter(|actor| actor.kind() == Some(ActorKind::Person)) {
        let name = words(actor.name());
        let slip = actor
            .aliases()
            .enumerate()
            .find(|(_, alias)| is_slip(&name, &words(alias)));
        if let Some((index, alias)) = slip {
            let sentence = format!("{} is also spelled {alias}", actor.name());
            found.flag(|rule| {
                let path = ["aliases".into(), index.into()];
                Flag::new(rule, actor.key().into(), actor.written_at(), path, sentence)
                    .values([actor.name(), alias])
            });
        }
    }
    for [first, other] in twins(here.story) {
        let sentence = format!(
            "{} and {} may be one person, spelled two ways",
            first.name(),
            other.name()
        );
        found.flag(|rule| {
            Flag::new(
                rule,
                first.key().into(),
                other.written_at(),
                ["name".into()],
                sentence,
            )
            .with(other.key().into())
            .values([first.name(), other.name()])
        });
    }
}

/// The words of a name as they are compared; letters that are written in two ways are written in one.
fn words(name: &str) -> Vec<String> {
    let mut written = name.to_lowercase();
    for (letter, letters) in [
        ('ä', "ae"),
        ('ö', "oe"),
        ('ü', "ue"),
        ('ø', "oe"),
        ('å', "aa"),
        ('æ', "ae"),
    ] {
        written = written.replace(letter, letters);
    }
    fold_words(&written)
        .map(|word| word.folded.into_owned())
        .collect()
}

/// Whether two names are the same but for a letter in one of their words. A short form is no slip.
fn is_slip(a: &[String], b: &[String]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut different = a.iter().zip(b).enumerate().filter(|(_, (a, b))| a != b);
    let (Some((index, (one, other))), None) = (different.next(), different.next()) else {
        return false;
    };
    let is_family_name = index + 1 == a.len();
    let is_short_form = one.starts_with(other.as_str()) || other.starts_with(one.as_str());
    let is_long = one.chars().count().min(other.chars().count()) >= SHORTEST - 1;
    let has_digits = one.chars().chain(other.chars()).any(|c| !c.is_alphabetic());
    is_long
        && !has_digits
        && (is_family_name || !is_short_form)
        && edit_distance(one, other, 1).is_some()
}

/// Pairs of people with the same given names, whose family names differ in a letter, who never meet and keep the same
/// company.
fn twins(story: &Story) -> Vec<[Actor<'_>; 2]> {
    let mut near: HashMap<(String, String), Vec<ActorId>> = HashMap::new();
    for &key in story.actors() {
        let actor = story.actor(key);
        if actor.kind() != Some(ActorKind::Person) {
            continue;
        }
        let mut name = words(actor.name());
        let Some(family) = name
            .pop()
            .filter(|family| family.chars().count() >= SHORTEST)
        else {
            continue;
        };
        if name.is_empty() {
            continue;
        }
        let given = name.join(" ");
        for shortened in with_one_letter_less(&family) {
            near.entry((given.clone(), shortened))
                .or_default()
                .push(key);
        }
        near.entry((given, family)).or_default().push(key);
    }
    let mut twins: BTreeMap<[ActorId; 2], [Actor<'_>; 2]> = BTreeMap::new();
    for keys in near
        .into_values()
        .filter(|keys| (2..=CROWD).contains(&keys.len()))
    {
        for (index, &first) in keys.iter().enumerate() {
            for &other in &keys[index + 1..] {
                let pair = [first.min(other), first.max(other)];
                if first != other && !twins.contains_key(&pair) {
                    let actors = pair.map(|key| story.actor(key));
                    if are_twins(story, actors) {
                        twins.insert(pair, actors);
                    }
                }
            }
        }
    }
    twins.into_values().collect()
}

/// Where more people have nearly one name, it is a common one.
const CROWD: usize = 4;

fn with_one_letter_less(word: &str) -> impl Iterator<Item = String> {
    word.char_indices().map(|(at, letter)| {
        let rest = &word[at + letter.len_utf8()..];
        format!("{}{rest}", &word[..at])
    })
}

fn are_twins(story: &Story, [a, b]: [Actor<'_>; 2]) -> bool {
    let (first, other) = (words(a.name()), words(b.name()));
    if !is_slip(&first, &other) {
        return false;
    }
    // In the order of time, as the handles of events are.
    let meet = a
        .events()
        .iter()
        .any(|event| b.events().binary_search(event).is_ok());
    let company = |actor: Actor<'_>| -> Vec<ActorId> {
        let events = actor
            .events()
            .iter()
            .take(EVENTS)
            .map(|&key| story.event(key));
        let others = events.flat_map(|event| event.parts().map(|part| part.actor));
        others.filter(|&key| key != actor.key()).collect()
    };
    let known_to_a = company(a);
    !meet && company(b).iter().any(|key| known_to_a.contains(key))
}

/// Events of a person that are looked at for their company.
const EVENTS: usize = 100;

/// A name that two actors have.
pub(super) fn shared(here: &Here<'_>, found: &mut Found<'_>) {
    let mut owners: HashMap<String, (ActorId, &str)> = HashMap::new();
    for &key in here.story.actors() {
        let actor = here.story.actor(key);
        let names = std::iter::once(actor.name()).chain(actor.aliases());
        for (number, name) in names.enumerate() {
            let folded = fold(name);
            if folded.is_empty() {
                continue;
            }
            let &mut (owner, _) = owners.entry(folded).or_insert((key, name));
            if owner == key {
                continue;
            }
            let first = here.story.actor(owner);
            let sentence = format!(
                "“{name}” is a name of both {} and {}",
                first.id(),
                actor.id()
            );
            found.flag(|rule| {
                let path = match number.checked_sub(1) {
                    None => vec!["name".into()],
                    Some(alias) => vec!["aliases".into(), alias.into()],
                };
                Flag::new(rule, key.into(), actor.written_at(), path, sentence)
                    .with(owner.into())
                    .values([name])
            });
        }
    }
}
