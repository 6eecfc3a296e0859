//! The actors of a draft: one for each name, whatever articles have it.

use std::collections::{BTreeSet, HashMap};

use super::ids::{Ids, slug};
use super::{Drafter, text};
use crate::import::actors::ActorFound;
use crate::import::known::Known;
use crate::import::merge::folded;
use crate::import::quotes::Speaker;
use crate::import::reading::Reading;
use crate::schema::{Actor, ActorKind, Citation, Record};

/// An actor, and where articles name it.
#[derive(Debug)]
struct Member {
    id: String,
    name: String,
    aliases: BTreeSet<String>,
    kind: Option<ActorKind>,
    rule: &'static str,
    /// The articles that name it, and which of their actors it is.
    found: Vec<(usize, usize)>,
    /// Whether the story has it already.
    is_known: bool,
}

/// All actors of a draft.
#[derive(Debug, Default)]
pub(super) struct Cast {
    members: Vec<Member>,
    /// By article and actor, the member.
    of_article: Vec<Vec<Option<usize>>>,
}

impl Cast {
    /// The actors of articles that do something, say something or are named more than once.
    pub fn of(readings: &[Reading<'_>], known: &Known) -> Self {
        let mut cast = Self::default();
        let mut ids = Ids::default();
        let mut by_name: HashMap<String, usize> = HashMap::new();
        for (article, reading) in readings.iter().enumerate() {
            let used = used(reading);
            let members = reading.actors.iter().enumerate().map(|(number, found)| {
                let matters = used.contains(&number) || found.mentions.len() > 1;
                matters.then(|| {
                    let member = cast.member(found, known, &mut ids, &mut by_name);
                    cast.members[member].take(found, article, number);
                    member
                })
            });
            let members = members.collect();
            cast.of_article.push(members);
        }
        cast
    }

    /// The member that an actor of an article is; a new one if there is none of that name.
    fn member(
        &mut self,
        found: &ActorFound,
        known: &Known,
        ids: &mut Ids,
        by_name: &mut HashMap<String, usize>,
    ) -> usize {
        let name = folded(&found.name);
        let letters = found
            .aliases
            .iter()
            .filter(|alias| is_letters(alias))
            .map(|alias| folded(alias));
        let names: Vec<String> = std::iter::once(name).chain(letters).collect();
        if let Some(&member) = names.iter().find_map(|name| by_name.get(name)) {
            return member;
        }
        let known_id = known.actor_called(&found.name).map(str::to_owned);
        let is_known = known_id.is_some();
        let id = known_id.unwrap_or_else(|| {
            let slug = slug(&found.name, usize::MAX);
            let wanted = if slug.is_empty() { "actor" } else { &slug };
            let mut id = ids.free(wanted);
            // An actor of another name may have it.
            while known.has_actor(&id) {
                id = ids.free(wanted);
            }
            id
        });
        let number = self.members.len();
        self.members.push(Member {
            id,
            name: found.name.clone(),
            aliases: BTreeSet::new(),
            kind: found.kind,
            rule: found.rule,
            found: Vec::new(),
            is_known,
        });
        for name in names {
            by_name.entry(name).or_insert(number);
        }
        number
    }

    /// The id of an actor of an article, if it is one of the draft.
    pub fn id(&self, article: usize, actor: usize) -> Option<&str> {
        let member = (*self.of_article.get(article)?.get(actor)?)?;
        Some(&self.members[member].id)
    }
}

impl Member {
    fn take(&mut self, found: &ActorFound, article: usize, actor: usize) {
        let names = std::iter::once(&found.name).chain(&found.aliases);
        let others = names.filter(|name| **name != self.name).cloned();
        self.aliases.extend(others);
        self.kind = self.kind.or(found.kind);
        self.found.push((article, actor));
    }
}

/// The actors of an article that take part in an event, or speak.
fn used(reading: &Reading<'_>) -> BTreeSet<usize> {
    let taking_part = reading
        .events
        .iter()
        .flat_map(|event| event.actors.iter().copied());
    let speaking = reading
        .quotes
        .iter()
        .flat_map(|quote| match quote.speaker {
            Speaker::Actor(actor) => [Some(actor), quote.with],
            Speaker::Description(_) | Speaker::Unknown => [None; 2],
        })
        .flatten();
    taking_part.chain(speaking).collect()
}

/// Whether a name is made of initial letters: `ICE`, `U.N.`
fn is_letters(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 1 && letters.clone().all(char::is_uppercase)
}

impl Drafter<'_> {
    /// The records of those actors that an article is the first to name.
    pub(super) fn actors_of(&mut self, input: usize) {
        let article = |member: &Member| member.found[0].0;
        // Members stand in the order of the articles that name them first.
        let members = &self.cast.members;
        let first = members.partition_point(|member| article(member) < input);
        let members = members[first..].iter();
        let records: Vec<(Actor<'static>, usize)> = members
            .take_while(|member| article(member) == input)
            .filter(|member| !member.is_known)
            .map(|member| self.actor(member))
            .collect();
        for (actor, offset) in records {
            self.push(Record::Actor(actor), input, offset, None);
        }
    }

    fn actor(&self, member: &Member) -> (Actor<'static>, usize) {
        let first_mentions = member
            .found
            .iter()
            .map(|&(article, actor)| (article, self.readings[article].actors[actor].mentions[0]));
        let citations: Vec<Citation<'static>> = first_mentions
            .clone()
            .map(|(article, span)| self.citation(article, span))
            .collect();
        let offset = first_mentions.map(|(_, span)| span.start).next();
        let actor = Actor {
            id: member.id.clone().into(),
            name: member.name.clone().into(),
            aliases: member.aliases.iter().cloned().map(Into::into).collect(),
            kind: member.kind,
            citations,
            draft: true,
            rule: text(member.rule),
            ..Actor::default()
        };
        (actor, offset.unwrap_or_default())
    }
}
