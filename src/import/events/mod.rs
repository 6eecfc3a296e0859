//! What happened: event candidates, each told by a verb that says so, with who took part, when and where.

mod clause;
mod counts;
mod inflection;
mod named;
mod place;
mod title;
mod verbs;
mod when;
mod words;

use std::ops::Range;

use super::actors::{ActorFound, Gender, contradict};
use super::blocks::{Block, BlockKind};
use super::dates::{Calendar, Mention};
use super::document::Document;
use super::snapshot::Span;
use super::spans::Spans;
use super::words::{PREPOSITIONS, PRONOUNS, listed};
use crate::schema::ActorKind;

use clause::{Clause, Form};
use named::Named;
use verbs::Sense;
use words::Word;

pub use counts::CountFound;

/// The sort of event that a word tells of, be it a noun or a verb.
pub fn sort_of(word: &str) -> Option<&'static str> {
    verbs::sort_of_noun(word).or(match verbs::sense(word) {
        Sense::Event(sort) => Some(sort),
        _ => None,
    })
}

/// Something that an article says happened, or is to happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFound {
    /// The sentence that tells it.
    pub span: Span,
    /// What sort of event, where the verb or its subject tells: `rally`, `vote`.
    pub sort: Option<&'static str>,
    /// What happened, in the sentence's words.
    pub title: String,
    /// Who took part: places in the list of actors.
    pub actors: Vec<usize>,
    /// When: the place in the list of mentions.
    pub when: Option<usize>,
    /// Where.
    pub place: Option<Span>,
    /// Whether it is to happen.
    pub is_planned: bool,
    /// How many came, were hurt, and so on.
    pub counts: Vec<CountFound>,
    /// Whom the sentence names as the one who tells it: `police`.
    pub teller: Option<Span>,
    /// Whether it stands below a picture.
    pub is_caption: bool,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Words with which no subject begins that does anything: it is a phrase of another clause, or nobody.
const NO_SUBJECTS: &[&str] = &[
    "among", "at", "by", "for", "from", "in", "neither", "nobody", "none", "not", "of", "on", "to",
    "which", "with",
];

/// Sections that explain, and tell of no event.
const WITHOUT_EVENTS: &[&str] = &[
    "about",
    "background",
    "the bottom line",
    "the big picture",
    "the players",
    "the takeaway",
    "the upshot",
    "what it means",
    "why it matters",
    "yes, but",
];

/// Bytes of the longest sentence that is read for events. What is longer was never one: a table, a list of days. Each of
/// its words would be compared with each of its dates.
const LONGEST_SENTENCE: usize = 5000;

/// The events of an article, in its order. `mentions` are its dates, `quoted` is what stands between quotation marks,
/// and `stamp` where the text says when it was published, behind which a sentence begins.
pub fn find(
    document: &Document<'_>,
    actors: &[ActorFound],
    mentions: &[Mention],
    quoted: &Spans,
    stamp: Option<Span>,
) -> Vec<EventFound> {
    let article = Article {
        document,
        actors,
        named: Named::by_place(actors),
        mentions,
        quoted,
        stamp,
        lead: lead(document),
    };
    document.of_each_block(|number, block| {
        if may_tell(document, number, block) {
            article.events_of(number, block)
        } else {
            Vec::new()
        }
    })
}

/// Whether a block is text that may tell of events.
fn may_tell(document: &Document<'_>, number: usize, block: &Block) -> bool {
    let is_text = matches!(
        block.kind,
        BlockKind::Caption | BlockKind::Paragraph | BlockKind::Item
    );
    is_text && !explains(document.heading_of(number))
}

/// Up to which block an article comes to its point: over the first two that may tell of events.
fn lead(document: &Document<'_>) -> usize {
    let blocks = document.blocks().iter().enumerate();
    let mut telling = blocks.filter(|&(number, block)| may_tell(document, number, block));
    telling.nth(1).map_or(usize::MAX, |(number, _)| number)
}

/// Whether a heading begins a section that explains.
fn explains(heading: Option<&str>) -> bool {
    let Some(heading) = heading else {
        return false;
    };
    let heading = heading
        .trim_end_matches(':')
        .to_lowercase()
        .replace('’', "'");
    WITHOUT_EVENTS.iter().any(|section| {
        heading == *section
            || heading
                .strip_prefix(section)
                .is_some_and(|rest| *section == "about" && rest.starts_with(' '))
    })
}

/// The mentions that begin in a part of the text.
fn within(mentions: &[Mention], part: Span) -> &[Mention] {
    &mentions[numbers_within(mentions, part)]
}

/// Their places in the list.
fn numbers_within(mentions: &[Mention], part: Span) -> Range<usize> {
    let first = mentions.partition_point(|mention| mention.span.start < part.start);
    let end = mentions.partition_point(|mention| mention.span.start < part.end);
    first..end.max(first)
}

struct Article<'d> {
    document: &'d Document<'d>,
    actors: &'d [ActorFound],
    named: Named,
    mentions: &'d [Mention],
    quoted: &'d Spans,
    stamp: Option<Span>,
    /// The last block in which an article comes to its point.
    lead: usize,
}

/// A clause, and what is known of it.
struct Told<'w, 'a> {
    sentence: Span,
    words: &'w [Word<'a>],
    clause: Clause,
    when: Option<usize>,
    is_caption: bool,
    is_lead: bool,
}

/// What sort of event a clause tells of, if that is known, and the rule that says so.
type Kind = (Option<&'static str>, &'static str);

impl Article<'_> {
    /// The events that a block tells of.
    fn events_of(&self, number: usize, block: &Block) -> Vec<EventFound> {
        let mut found = Vec::new();
        let is_caption = block.kind == BlockKind::Caption;
        let sentences = self.document.sentences(number).iter();
        for &sentence in sentences.filter(|span| span.end - span.start <= LONGEST_SENTENCE) {
            let words = self.words(sentence);
            let mut before = None;
            for clause in clause::clauses(&words, is_caption) {
                let told = Told {
                    sentence,
                    words: &words,
                    when: self.when(&words, &clause, before),
                    clause,
                    is_caption,
                    is_lead: number <= self.lead,
                };
                before = told.when.or(before);
                found.extend(self.event(&told));
            }
        }
        found
    }

    /// The words of a sentence, without those up to the date of publication.
    fn words(&self, sentence: Span) -> Vec<Word<'_>> {
        let times = within(self.mentions, sentence);
        let quoted = self.quoted.within(sentence);
        let mut words = words::words(self.document.text(), sentence, times, quoted);
        if let Some(stamp) = self.stamp.filter(|stamp| sentence.contains(*stamp)) {
            words.retain(|word| word.span.start >= stamp.end);
        }
        words
    }

    fn event(&self, told: &Told<'_, '_>) -> Option<EventFound> {
        let Told { words, clause, .. } = told;
        if let Some(plan) = self.plan(told) {
            return Some(plan);
        }
        if words[clause.subject.start].is_any(NO_SUBJECTS) {
            return None;
        }
        let whole = clause.subject.start..clause.rest.end;
        let mut actors = self.named.within(span_of(words, whole.clone())?);
        let place = place::place(words, clause);
        let is_timed = words[clause.start..clause.rest.end]
            .iter()
            .any(|word| word.is_time);
        let is_timed = is_timed || told.when.is_some();
        let is_anchored = !actors.is_empty() || is_timed || place.is_some();
        let (sort, mut rule) = kind(told, is_anchored)?;
        let mut name = None;
        if clause::is_pronoun(words, &clause.subject) {
            let person = self.person_before(told)?;
            actors.retain(|actor| *actor != person);
            actors.insert(0, person);
            name = Some(self.actors[person].name.as_str());
            rule = "verb-with-pronoun";
        }
        let title = title::title(words, clause, name);
        let says_little = title.split_whitespace().count() < 3 && told.when.is_none();
        let teller = clause
            .teller
            .clone()
            .and_then(|teller| named_teller(words, teller));
        (!says_little).then(|| EventFound {
            span: told.sentence,
            sort,
            title,
            actors,
            when: told.when,
            place,
            is_planned: clause.form == Form::Future,
            counts: counts::counts(&words[whole], sort),
            teller: teller.and_then(|teller| span_of(words, teller)),
            is_caption: told.is_caption,
            rule,
        })
    }

    /// What is set for a day to come: `a hearing` in `Ode set a hearing on fees for July 10`.
    fn plan(&self, told: &Told<'_, '_>) -> Option<EventFound> {
        let Told { words, clause, .. } = told;
        let sets = words[clause.main].is_any(&["scheduled", "set"]) && clause.form == Form::Past;
        let is_active = clause.verb.len() == 1;
        let times = span_of(words, clause.rest.clone())?;
        let mut dates = numbers_within(self.mentions, times).filter(|&number| {
            let date = self.mentions[number].span;
            when::word_before(words, date).is_some_and(|word| word.is("for"))
        });
        let when = dates.next().filter(|_| sets && is_active)?;
        let date = self.mentions[when].span.start;
        let named = clause
            .rest
            .clone()
            .take_while(|&at| words[at].span.end < date);
        let named: Vec<usize> = named.collect();
        let sort =
            verbs::sort_of_noun(&words[*object(words, clause).collect::<Vec<_>>().last()?].lower)?;
        let title = title::of_words(words, &named);
        Some(EventFound {
            span: told.sentence,
            sort: Some(sort),
            title,
            actors: self
                .named
                .within(span_of(words, clause.subject.start..clause.rest.end)?),
            when: Some(when),
            place: None,
            is_planned: true,
            counts: Vec::new(),
            teller: None,
            is_caption: told.is_caption,
            rule: "noun-of-event",
        })
    }

    /// When it happened: the first day that the clause names, else the first longer time. What happened when something
    /// else did has the time of that, which is `before`.
    fn when(&self, words: &[Word<'_>], clause: &Clause, before: Option<usize>) -> Option<usize> {
        let span = span_of(words, clause.start..clause.rest.end)?;
        let mut dates = numbers_within(self.mentions, span).filter(|&number| {
            let mention = &self.mentions[number];
            mention.value.calendar().is_some() && when::is_of_clause(words, clause, mention.span)
        });
        let is_day = |number: &usize| {
            let calendar = self.mentions[*number].value.calendar();
            let is_long = |it| {
                matches!(
                    it,
                    Calendar::Month(..) | Calendar::Year(_) | Calendar::Season(..)
                )
            };
            !calendar.is_some_and(is_long)
        };
        let own = dates.clone().find(is_day).or_else(|| dates.next());
        let is_meanwhile = words[clause.start].is_any(&["as", "when", "while"]);
        own.or(before.filter(|_| is_meanwhile))
    }

    /// Whom `he` or `she` stands for: the last person named before, in this paragraph or the one above.
    fn person_before(&self, told: &Told<'_, '_>) -> Option<usize> {
        let subject = &told.words[told.clause.subject.start];
        if !subject.is_any(&["he", "she"]) {
            return None;
        }
        let end = subject.span.start;
        let block = self.document.block_at(subject.span)?;
        let from = self
            .document
            .blocks()
            .get(block.saturating_sub(1))?
            .span
            .start;
        let gender = if subject.is("he") {
            Gender::Man
        } else {
            Gender::Woman
        };
        let may_be = |actor: &ActorFound| {
            actor.kind == Some(ActorKind::Person) && !contradict(actor.gender, Some(gender))
        };
        let near = self.named.places(Span::new(from, end));
        let mut last = near.iter().rev().map(|&(_, actor)| actor);
        last.find(|&actor| may_be(&self.actors[actor]))
    }
}

/// Whether a clause tells of an event at all; of what sort, and by which rule.
fn kind(told: &Told<'_, '_>, is_anchored: bool) -> Option<Kind> {
    let Told { words, clause, .. } = told;
    let noun = |range: Range<usize>| {
        let mut nouns = words[range].iter().take(6);
        nouns.find_map(|word| verbs::sort_of_noun(&word.lower))
    };
    let is_dated = told.when.is_some();
    let has_happened = clause.form == Form::Past;
    let about = || words[clause.rest.clone()].iter().map(|word| &*word.lower);
    match verbs::sense_with(&words[clause.main].lower, about) {
        Sense::Event("launch") if is_anchored => {
            // What is opened says more: an investigation, a strike.
            let sort = noun(clause.rest.clone()).unwrap_or("launch");
            Some((Some(sort), "verb-of-event"))
        }
        Sense::Event(sort) if is_anchored => Some((Some(sort), "verb-of-event")),
        Sense::Light => {
            let sort = noun(clause.subject.clone()).or_else(|| noun(object(words, clause)));
            let has_count = !counts::counts(&words[clause.subject.clone()], sort).is_empty();
            match sort {
                Some(_) if is_anchored || has_count => Some((sort, "noun-of-event")),
                _ => is_dated.then_some((None, "verb-with-date")),
            }
        }
        Sense::Unlisted if has_happened && is_dated => {
            let head =
                head(words, &clause.subject).and_then(|head| verbs::sort_of_noun(&head.lower));
            Some((head, "verb-with-date"))
        }
        Sense::Unlisted if has_happened && is_anchored && told.is_lead => {
            Some((None, "verb-of-lead"))
        }
        _ => None,
    }
}

/// What stands between a verb and the first preposition behind it: `a vote` in `held a vote on fees`.
fn object(words: &[Word<'_>], clause: &Clause) -> Range<usize> {
    let rest = clause.rest.clone();
    let is_end = |at: &usize| listed(PREPOSITIONS, words[*at].text);
    let end = rest.clone().find(is_end).unwrap_or(rest.end);
    rest.start..end
}

/// The word that says what a subject is: `derailment` in `a derailment at the same spot`.
fn head<'w, 'a>(words: &'w [Word<'a>], subject: &Range<usize>) -> Option<&'w Word<'a>> {
    let ties = |at: &usize| listed(PREPOSITIONS, words[*at].text);
    let end = subject.clone().find(ties).unwrap_or(subject.end);
    words[subject.start..end].last()
}

/// Who tells something, if the words name somebody: `it` and `she` tell a reader nothing.
fn named_teller(words: &[Word<'_>], mut teller: Range<usize>) -> Option<Range<usize>> {
    while !teller.is_empty() && listed(PREPOSITIONS, words[teller.end - 1].text) {
        teller.end -= 1;
    }
    let is_named = |word: &Word<'_>| word.text.starts_with(char::is_alphabetic) && !word.is_quoted;
    let opens_with_pronoun = words
        .get(teller.start)
        .is_some_and(|word| listed(PRONOUNS, word.text));
    (!opens_with_pronoun && words[teller.clone()].iter().any(is_named)).then_some(teller)
}

fn span_of(words: &[Word<'_>], range: Range<usize>) -> Option<Span> {
    let (first, last) = (
        words.get(range.start)?,
        words.get(range.end.checked_sub(1)?)?,
    );
    (first.span.start < last.span.end).then(|| Span::new(first.span.start, last.span.end))
}

#[cfg(test)]
mod tests;
