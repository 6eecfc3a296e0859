//! Whom the words mean that name a speaker: an actor of the article, by name or by a pronoun, or nobody it names.

use super::Speaker;
use super::reading::Read;
use crate::import::actors::{ActorFound, Gender, contradict};
use crate::import::document::Document;
use crate::import::snapshot::Span;
use crate::import::tokens::{Kind, tokens};
use crate::import::words::{PREPOSITIONS, is_capitalised, listed};
use crate::schema::ActorKind;

/// How many paragraphs back the person may be named whom a pronoun means.
const BLOCKS_BACK: usize = 3;

/// The same in bytes, as a paragraph may be a whole book.
const BYTES_BACK: usize = 5000;

/// The actors of an article while its quotes are read in their order.
pub(super) struct Cast<'a> {
    document: &'a Document<'a>,
    actors: &'a [ActorFound],
    /// All mentions in order, with the actor of each.
    mentions: Vec<(Span, usize)>,
    /// Who spoke last, and where that is told.
    last: Option<(usize, usize)>,
    /// Whom the words that named a speaker last turned out to mean.
    told: Option<(Span, Speaker, bool)>,
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

    /// Who says a quotation, and whether that is a guess.
    pub(super) fn speaker(&mut self, read: &Read) -> (Speaker, bool) {
        let Some(attribution) = read.attribution else {
            return (Speaker::Unknown, true);
        };
        let span = attribution.speaker;
        let (speaker, guessed) = match (self.told, pronoun(self.document.words(span))) {
            (Some((told, speaker, guessed)), _) if told == span => (speaker, guessed),
            (_, Some(pronoun)) => self.meant_by(pronoun, span, read.span),
            (_, None) => (self.named_in(span), false),
        };
        self.told = Some((span, speaker, guessed));
        self.last = match speaker {
            Speaker::Actor(actor) => Some((actor, span.end.max(read.span.end))),
            Speaker::Description(_) => None,
            Speaker::Unknown => self.last,
        };
        (speaker, guessed)
    }

    /// The actor that a phrase names: whose name ends its head. Of `Acme's lawyer Ann Ode` that is Ann Ode, and of
    /// `a lawyer for Acme` nobody.
    fn named_in(&self, phrase: Span) -> Speaker {
        let head = self.head_end(phrase);
        let within: Vec<_> = self.mentioned(phrase.start, head).collect();
        let last = within.last().filter(|(mention, _)| mention.end >= head);
        let joined = within
            .windows(2)
            .any(|pair| self.words(pair[0].0.end, pair[1].0.start).trim() == "and");
        match last {
            Some((_, actor)) if !joined => Speaker::Actor(*actor),
            _ => Speaker::Description(phrase),
        }
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
    fn meant_by(&self, pronoun: Pronoun, at: Span, quote: Span) -> (Speaker, bool) {
        let found = match pronoun {
            Pronoun::He => self.person(Gender::Man, at, quote),
            Pronoun::She => self.person(Gender::Woman, at, quote),
            Pronoun::They => self.last.map(|(actor, _)| actor),
            Pronoun::Who => self.named_before(at),
            Pronoun::Other => None,
        };
        let Some(actor) = found else {
            return (Speaker::Unknown, true);
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
        (Speaker::Actor(actor), !certain)
    }

    /// The actor whose name stands right before `who`.
    fn named_before(&self, who: Span) -> Option<usize> {
        let end = self
            .mentions
            .partition_point(|(mention, _)| mention.start < who.start);
        let (mention, actor) = self.mentions[..end].last()?;
        let between = self.words(mention.end, who.start);
        matches!(between.trim(), "" | ",").then_some(*actor)
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
        let near: Vec<_> = self
            .mentioned(from, at.start)
            .filter(|(_, actor)| may_be(*actor))
            .collect();
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

    /// Whether a name stands at the beginning of its sentence, with nothing but titles before it.
    fn opens_sentence(&self, mention: Span) -> bool {
        let sentence = self.document.sentence_at(mention);
        sentence.is_some_and(|sentence| {
            let before = self.words(sentence.start, mention.start);
            before.split_whitespace().all(is_capitalised)
        })
    }
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
