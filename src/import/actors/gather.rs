//! Names that are one actor's: a surname and the full name, an abbreviation and what it is short for.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::clues::{self, Clue};
use super::given::contradict;
use super::lists::{HOUSES, LEGAL_FORMS, ORGANISATIONS, kind_of};
use super::{ActorFound, Mention};
use crate::import::snapshot::Span;
use crate::import::words::listed;
use crate::schema::ActorKind;

/// Somebody, while the article is read.
#[derive(Default)]
struct Entity<'t> {
    /// The names, the first one first.
    names: Vec<&'t str>,
    mentions: Vec<Span>,
    /// How many of them are full names.
    in_full: usize,
    clue: Clue,
    /// Whether some name of it has a capital that no beginning of a sentence explains.
    named: bool,
    /// Whether it says or does something somewhere.
    acts: bool,
    /// Whether something happens in it somewhere.
    is_place: bool,
}

/// Actors by their names.
#[derive(Default)]
pub(super) struct Gathering<'t> {
    entities: Vec<Entity<'t>>,
    by_name: HashMap<String, usize>,
    /// Of the last word of each person's name, who bears it.
    by_surname: HashMap<&'t str, Vec<usize>>,
    /// Of the initials of each name of three words or more, who bears it.
    by_initials: HashMap<String, Vec<usize>>,
    /// Of each word that tells an organisation, whose names begin or end with it.
    by_head: HashMap<&'t str, Vec<usize>>,
    /// Of the first word of each other name of two words, and of what longer names begin with that go on to say what
    /// sort of company or house it is, who bears it.
    by_beginning: HashMap<&'t str, Vec<usize>>,
}

impl<'t> Gathering<'t> {
    /// Takes in the full names and the abbreviations first, so that a short name finds them wherever it stands.
    pub(super) fn add_all(&mut self, mentions: &[Mention<'t>]) {
        let (full, short): (Vec<_>, Vec<_>) =
            mentions.iter().partition(|mention| mention.is_full());
        for mention in full {
            self.add_full(mention);
        }
        for mention in short {
            self.add_short(mention);
        }
    }

    fn add_full(&mut self, mention: &Mention<'t>) {
        let words: Vec<&'t str> = mention.words();
        let entity = self.entity(&words, mention);
        if let Some((abbreviation, span)) = mention.abbreviation {
            self.by_name.insert(abbreviation.to_owned(), entity);
            self.entities[entity].take_name(abbreviation);
            self.entities[entity].mentions.push(span);
        }
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return;
        };
        let personal = clues::is_personal(&words) && !mention.has_article;
        if personal
            && self.entities[entity]
                .clue
                .kind
                .is_none_or(|kind| kind == ActorKind::Person)
        {
            note(self.by_surname.entry(last).or_default(), entity);
        }
        for head in [*first, *last] {
            if kind_of(ORGANISATIONS, head).is_some() {
                note(self.by_head.entry(head).or_default(), entity);
            }
        }
        let initials = initials(&words);
        if initials.len() > 2 && !personal {
            note(self.by_initials.entry(initials).or_default(), entity);
        }
        if words.len() == 2 {
            note(self.by_beginning.entry(first).or_default(), entity);
        } else if is_called_by_beginning(&words) {
            let ends = mention.name.match_indices(' ').map(|(end, _)| end);
            for end in ends {
                note(
                    self.by_beginning.entry(&mention.name[..end]).or_default(),
                    entity,
                );
            }
        }
    }

    /// The entity of a full name: one of this name, or of these given and family names with others between them.
    fn entity(&mut self, words: &[&'t str], mention: &Mention<'t>) -> usize {
        let key = if clues::is_personal(words) {
            format!("{} {}", words[0], words[words.len() - 1])
        } else {
            without_legal_form(words).join(" ")
        };
        let new = self.entities.len();
        let longer = || {
            mention
                .clue
                .kind
                .is_none()
                .then(|| self.of_beginning(mention))?
        };
        let known = self.by_name.get(&key).copied().or_else(longer);
        let entity = *self.by_name.entry(key).or_insert(known.unwrap_or(new));
        if entity == new {
            self.entities.push(Entity::default());
        }
        self.entities[entity].take(mention);
        entity
    }

    fn add_short(&mut self, mention: &Mention<'t>) {
        // What everybody knows by this name is not somebody whose name ends or begins with it.
        let is_known = mention.clue.rule == Some("known-name");
        let part_of_name = || {
            self.of_surname(mention)
                .or_else(|| self.of_beginning(mention))
        };
        let known = self.by_name.get(mention.name).copied();
        let known = known
            .or_else(|| (!is_known).then(part_of_name)?)
            .or_else(|| self.of_initials_or_head(mention));
        let entity = known.unwrap_or_else(|| {
            self.by_name
                .insert(mention.name.to_owned(), self.entities.len());
            self.entities.push(Entity::default());
            self.entities.len() - 1
        });
        self.entities[entity].take(mention);
    }

    /// Whoever bears this surname and is named most often in full; of several, who was named first. `Mrs.` means no man.
    fn of_surname(&self, mention: &Mention) -> Option<usize> {
        let bearers = self.by_surname.get(mention.name)?.iter().copied();
        let fits = |bearer: &usize| {
            !contradict(self.entities[*bearer].clue.gender, mention.gender_of_title)
        };
        let most = |bearer: &usize| {
            let entity = &self.entities[*bearer];
            (entity.in_full, Reverse(entity.mentions.first().copied()))
        };
        bearers.filter(fits).max_by_key(most)
    }

    /// The one longer name that began with these words before the mention.
    fn of_beginning(&self, mention: &Mention) -> Option<usize> {
        let [entity] = self.by_beginning.get(mention.name)?[..] else {
            return None;
        };
        let first = self.entities[entity].mentions.first()?;
        (first.start < mention.span.start).then_some(entity)
    }

    /// The one name that this abbreviates, though the article does not say so; or the one that this is the head of, as
    /// `the Board` is of `Board of Regents`.
    fn of_initials_or_head(&self, mention: &Mention) -> Option<usize> {
        let bearers = self
            .by_initials
            .get(mention.name)
            .or_else(|| self.by_head.get(mention.name));
        let [entity] = bearers?[..] else { return None };
        Some(entity)
    }

    /// Those who may be actors, in the order of their first mentions.
    pub(super) fn actors(self) -> Vec<ActorFound> {
        let mut found: Vec<ActorFound> = self
            .entities
            .into_iter()
            .filter_map(Entity::actor)
            .collect();
        found.sort_by_key(|actor| actor.mentions.first().copied());
        found
    }
}

impl<'t> Entity<'t> {
    fn take(&mut self, mention: &Mention<'t>) {
        self.take_name(mention.name);
        self.mentions.push(mention.span);
        self.in_full += usize::from(mention.is_full());
        self.named |= !mention.begins_sentence;
        self.acts |= mention.acts;
        self.is_place |= mention.clue.is_place;
        self.clue.kind = self.clue.kind.or(mention.clue.kind);
        self.clue.rule = self.clue.rule.or(mention.clue.rule);
        self.clue.gender = self.clue.gender.or(mention.clue.gender);
    }

    fn take_name(&mut self, name: &'t str) {
        if !self.names.contains(&name) {
            self.names.push(name);
        }
    }

    /// What the article tells of it, if that is enough for an actor.
    fn actor(mut self) -> Option<ActorFound> {
        let places: HashSet<Span> = self.mentions.iter().copied().collect();
        self.mentions = places.into_iter().collect();
        self.mentions.sort_unstable();
        let rule = match self.clue.rule {
            Some(rule) => rule,
            None if self.is_place && !self.acts => return None,
            None if self.named && self.mentions.len() > 1 => "named-again",
            None if self.acts && self.named => "says-something",
            None => return None,
        };
        let longest = self.names.iter().map(|name| name.len()).max()?;
        let place = self.names.iter().position(|name| name.len() == longest)?;
        let name = tidy(self.names.remove(place));
        let aliases = self
            .names
            .into_iter()
            .map(tidy)
            .filter(|alias| *alias != name)
            .collect();
        Some(ActorFound {
            name,
            aliases,
            kind: self.clue.kind,
            gender: self.clue.gender,
            mentions: self.mentions,
            rule,
        })
    }
}

/// Adds an actor to a list that has each only once.
fn note(bearers: &mut Vec<usize>, entity: usize) {
    if !bearers.contains(&entity) {
        bearers.push(entity);
    }
}

/// A company's name as it is said: `Acme Foods` of `Acme Foods Inc.`
fn without_legal_form<'w, 't>(words: &'w [&'t str]) -> &'w [&'t str] {
    match words {
        [name @ .., last] if name.len() > 1 && listed(LEGAL_FORMS, last) => name,
        _ => words,
    }
}

/// Whether the beginning of a name says enough for it, as its end says what sort of company or house it is: `Acme` of
/// `Acme Foods Inc.`, `St. Ann` of `St. Ann Medical Center`.
fn is_called_by_beginning(words: &[&str]) -> bool {
    let is_house = words.last().is_some_and(|last| listed(HOUSES, last));
    is_house || clues::of_words(words) == Some(ActorKind::Company)
}

/// The first letters of the words with capitals: `HCP` of `Harbour and Coast Protection`.
fn initials(words: &[&str]) -> String {
    let capitals = words.iter().filter_map(|word| word.chars().next());
    capitals.filter(|letter| letter.is_uppercase()).collect()
}

/// A name in one line.
fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
