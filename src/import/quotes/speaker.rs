//! Whom the words mean that name a speaker: an actor of the article, by name or by a pronoun, or nobody it names.

use super::reading::Read;
use super::{Speaker, definite};
use crate::import::actors::{ActorFound, Gender, contradict};
use crate::import::document::Document;
use crate::import::snapshot::Span;
use crate::import::tokens::{Kind, Token, tokens};
use crate::import::words::{PREPOSITIONS, is_capitalised, listed};
use crate::schema::ActorKind;

/// How many paragraphs back the person may be named whom a pronoun means.
const BLOCKS_BACK: usize = 3;

/// The same in bytes, as a paragraph may be a whole book.
const BYTES_BACK: usize = 5000;

/// How far back somebody is looked for whom `the mayor` may mean, in bytes. Few articles are longer.
const FARTHEST_OFFICE: usize = 20_000;

/// The actors of an article while its quotes are read in their order.
pub(super) struct Cast<'a> {
    document: &'a Document<'a>,
    actors: &'a [ActorFound],
    /// All mentions in order, with the actor of each.
    mentions: Vec<(Span, usize)>,
    /// Who spoke last, and where that is told.
    last: Option<(usize, usize)>,
    /// Whom the words that named a speaker last turned out to mean.
    told: Option<(Span, Meant)>,
}

impl<'a> Cast<'a> {
    pub(super) fn new(document: &'a Document<'a>, actors: &'a [ActorFound]) -> Self {
        let all = actors.iter().enumerate();
        let mut mentions: Vec<(Span, usize)> = all
            .flat_map(|(actor, found)| found.mentions.iter().map(move |span| (*span, actor)))
            .collect();
        mentions.sort_unstable();
        Self {
            document,
            actors,
            mentions,
            last: None,
            told: None,
        }
    }

    /// Who says a quotation.
    pub(super) fn speaker(&mut self, read: &Read) -> Meant {
        let Some(attribution) = read.attribution else {
            return Meant::guess(Speaker::Unknown);
        };
        let span = attribution.speaker;
        let meant = match (self.told, pronoun(self.document.words(span))) {
            (Some((told, meant)), _) if told == span => meant,
            (_, Some(pronoun)) => self.meant_by(pronoun, span, read.span),
            (_, None) => self.named_in(span, read.span),
        };
        self.told = Some((span, meant));
        self.last = match meant.speaker {
            Speaker::Actor(actor) => Some((actor, span.end.max(read.span.end))),
            Speaker::Description(_) => None,
            Speaker::Unknown => self.last,
        };
        meant
    }

    /// The actor that a phrase names, or the two people; or whom it means without a name.
    pub(super) fn named_in(&self, phrase: Span, quote: Span) -> Meant {
        let described = Meant::certain(Speaker::Description(phrase));
        let Some((one, other)) = self.joined(phrase) else {
            if let Some(actor) = self.named_at_head(phrase) {
                return Meant::certain(Speaker::Actor(actor));
            }
            if is_verb(self.document.words(phrase)) {
                return Meant::guess(Speaker::Unknown);
            }
            let from = phrase.start.saturating_sub(FARTHEST_OFFICE);
            let before = self.mentioned(from, phrase.start).copied();
            let before: Vec<_> = before
                .filter(|(mention, _)| !quote.contains(*mention))
                .collect();
            let bearer = definite::bearer(self.document, self.actors, &before, phrase);
            return bearer.map_or(described, |actor| Meant::guess(Speaker::Actor(actor)));
        };
        let is_person = |actor: &usize| self.actors[*actor].kind == Some(ActorKind::Person);
        let named = |part| self.named_at_head(part).filter(is_person);
        match (named(one), named(other)) {
            (Some(one), Some(other)) if one != other => Meant {
                with: Some(other),
                ..Meant::certain(Speaker::Actor(one))
            },
            _ => described,
        }
    }

    /// The actor whose name ends the head of a phrase. Of `Acme's lawyer Ann Ode` that is Ann Ode, and of `a lawyer for
    /// Acme` nobody.
    fn named_at_head(&self, phrase: Span) -> Option<usize> {
        let head = self.head_end(phrase);
        let last = self.mentioned(phrase.start, head).last();
        last.filter(|(mention, _)| mention.end >= head)
            .map(|(_, actor)| *actor)
    }

    /// The two phrases that an `and` joins outside of names.
    fn joined(&self, phrase: Span) -> Option<(Span, Span)> {
        let tokens = tokens(self.document.text(), phrase);
        let is_and = |token: &&Token| {
            let mut around = self.mentioned(phrase.start, token.span.start);
            self.document.words(token.span) == "and"
                && around.all(|(mention, _)| mention.end <= token.span.start)
        };
        let and = tokens.iter().find(is_and)?.span;
        let trimmed = |start: usize, end: usize| {
            let words = self.words(start, end);
            let start = start + (words.len() - words.trim_start().len());
            Span::new(start, start + words.trim().len())
        };
        Some((
            trimmed(phrase.start, and.start),
            trimmed(and.end, phrase.end),
        ))
    }

    /// Where a phrase goes on with `of`, `for` and the like, unless that belongs to a name; else its end.
    fn head_end(&self, phrase: Span) -> usize {
        let tokens = tokens(self.document.text(), phrase);
        let ties = tokens.iter().skip(1).position(|token| {
            let word = self.document.words(token.span);
            token.kind == Kind::Word && !is_capitalised(word) && listed(PREPOSITIONS, word)
        });
        ties.map_or(phrase.end, |before| tokens[before].span.end)
    }

    fn words(&self, start: usize, end: usize) -> &str {
        self.document.words(Span::new(start, end))
    }

    /// The actor that a pronoun means. It is certain only of a person whose name fits the pronoun.
    fn meant_by(&self, pronoun: Pronoun, at: Span, quote: Span) -> Meant {
        let found = match pronoun {
            Pronoun::He => self.person(Gender::Man, at, quote),
            Pronoun::She => self.person(Gender::Woman, at, quote),
            Pronoun::They => self.last.map(|(actor, _)| actor),
            Pronoun::Who => self.named_before(at),
            Pronoun::Other => None,
        };
        let Some(actor) = found else {
            return Meant::guess(Speaker::Unknown);
        };
        let wanted = match pronoun {
            Pronoun::He => Some(Gender::Man),
            Pronoun::She => Some(Gender::Woman),
            Pronoun::They | Pronoun::Who | Pronoun::Other => None,
        };
        let certain = match pronoun {
            Pronoun::Who => true,
            _ => wanted.is_some() && self.actors[actor].gender == wanted,
        };
        Meant {
            is_guess: !certain,
            ..Meant::certain(Speaker::Actor(actor))
        }
    }

    /// The actor whose name stands right before `who`; of `Ann Ode, not Bo Li, who` the first.
    fn named_before(&self, who: Span) -> Option<usize> {
        let end = self
            .mentions
            .partition_point(|(mention, _)| mention.start < who.start);
        let before = &self.mentions[..end];
        let (mention, actor) = before.last()?;
        let between = self.words(mention.end, who.start);
        if !matches!(between.trim(), "" | ",") {
            return None;
        }
        let other = before.len().checked_sub(2).map(|at| before[at]);
        let is_denied = |other: &(Span, usize)| {
            self.words(other.0.end, mention.start)
                .trim_start_matches([',', ' '])
                .starts_with("not ")
        };
        Some(other.filter(is_denied).map_or(*actor, |(_, actor)| actor))
    }

    /// The person whom `he` or `she` means: who spoke last, unless somebody else has opened a sentence since;
    /// else who opened one last; else who was named last. Nobody whom the quote itself names.
    fn person(&self, gender: Gender, at: Span, quote: Span) -> Option<usize> {
        let block = self.document.block_at(at)?;
        let back = block.saturating_sub(BLOCKS_BACK);
        let first = self.document.blocks().get(back)?.span.start;
        let from = first.max(at.start.saturating_sub(BYTES_BACK));
        let quoted: Vec<usize> = self
            .mentioned(quote.start, quote.end)
            .map(|(_, actor)| *actor)
            .collect();
        let may_be = |actor: usize| self.may_be(actor, gender) && !quoted.contains(&actor);
        let mut near: Vec<_> = self
            .mentioned(from, at.start)
            .filter(|(_, actor)| may_be(*actor))
            .collect();
        // Of whom nothing is known may be nobody.
        let is_person = |actor: usize| self.actors[actor].kind == Some(ActorKind::Person);
        if near.iter().any(|(_, actor)| is_person(*actor)) {
            near.retain(|(_, actor)| is_person(*actor));
        }
        let opener = near
            .iter()
            .rev()
            .find(|(mention, _)| self.opens_sentence(*mention));
        let last = self
            .last
            .filter(|(actor, told)| *told >= from && may_be(*actor));
        match (last, opener) {
            (Some((actor, told)), Some((mention, other))) => {
                Some(if mention.start > told { *other } else { actor })
            }
            (Some((actor, _)), None) => Some(actor),
            (None, Some((_, actor))) => Some(*actor),
            (None, None) => near.last().map(|(_, actor)| *actor),
        }
    }

    /// The mentions that begin between these places.
    fn mentioned(&self, start: usize, end: usize) -> impl Iterator<Item = &(Span, usize)> {
        let first = self
            .mentions
            .partition_point(|(mention, _)| mention.start < start);
        let rest = self.mentions[first..].iter();
        rest.take_while(move |(mention, _)| mention.start < end)
    }

    /// Whether an actor may be a person of this gender. One of whose kind nothing is known needs two names.
    fn may_be(&self, actor: usize, gender: Gender) -> bool {
        let actor = &self.actors[actor];
        let is_person = match actor.kind {
            Some(kind) => kind == ActorKind::Person,
            None => actor.gender.is_some() || actor.name.contains(' '),
        };
        is_person && !contradict(actor.gender, Some(gender))
    }

    /// Whether a name stands at the beginning of its sentence, with nothing but titles before it, and perhaps a phrase
    /// that ends with a comma: `In her answer, Ode`.
    fn opens_sentence(&self, mention: Span) -> bool {
        let Some(sentence) = self.document.sentence_at(mention) else {
            return false;
        };
        let before = self.words(sentence.start, mention.start);
        let (lead, titles) = before.rsplit_once(',').unwrap_or(("", before));
        let first = lead.split_whitespace().next();
        // What stands between two commas only tells more of what stands before it.
        let is_inserted = || self.words(mention.end, sentence.end).starts_with(',');
        let is_phrase = first.is_none_or(|first| listed(PREPOSITIONS, first) && !is_inserted());
        is_phrase && titles.split_whitespace().all(is_capitalised)
    }
}

/// Whom the words mean that name a speaker.
#[derive(Clone, Copy)]
pub(super) struct Meant {
    pub(super) speaker: Speaker,
    /// Who says it together with the speaker.
    pub(super) with: Option<usize>,
    pub(super) is_guess: bool,
}

impl Meant {
    fn certain(speaker: Speaker) -> Self {
        Self {
            speaker,
            with: None,
            is_guess: false,
        }
    }

    fn guess(speaker: Speaker) -> Self {
        Self {
            is_guess: true,
            ..Self::certain(speaker)
        }
    }
}

/// Whether a phrase is no more than a form of a verb, which nobody is called: `hacked`, `conceding`.
fn is_verb(phrase: &str) -> bool {
    let lower = phrase.to_lowercase();
    !phrase.contains(' ') && (lower.ends_with("ed") || lower.ends_with("ing"))
}

/// Pronouns, by whom they may mean.
#[derive(Clone, Copy)]
enum Pronoun {
    He,
    She,
    They,
    Who,
    Other,
}

fn pronoun(words: &str) -> Option<Pronoun> {
    match &*words.to_lowercase() {
        "he" => Some(Pronoun::He),
        "she" => Some(Pronoun::She),
        "they" | "it" => Some(Pronoun::They),
        "who" => Some(Pronoun::Who),
        "i" | "we" | "you" => Some(Pronoun::Other),
        _ => None,
    }
}
