//! What each source says of an event's date, and how many came, were hurt and so on.

use std::collections::HashSet;

use super::{Cited, Drafter, accounts, text};
use crate::import::events::EventFound;
use crate::import::merge::Group;
use crate::import::reading::Reading;
use crate::import::snapshot::Span;
use crate::schema::{Claim, Record};

/// What an account says of a field, before it is cited.
struct Said {
    field: &'static str,
    value: Option<String>,
    span: Span,
    computed: bool,
    rule: &'static str,
    comment: Option<String>,
}

impl Drafter<'_> {
    /// The claims that the accounts of an event make. `attached` says why it is thought to be one of the story's.
    pub(super) fn claims(&mut self, id: &str, group: &Group, attached: Option<&str>) {
        let mut made: HashSet<(usize, &'static str, Span)> = HashSet::new();
        for (article, event, reading) in accounts(group, self.readings) {
            let event = &reading.events[event];
            for said in said(reading, event) {
                let key = (article, said.field, said.span);
                if !made.insert(key) {
                    continue;
                }
                let teller = event.teller.map(|span| self.teller(article, span));
                let comment = said.comment.clone();
                let mut claim = self.claim(id, article, said, attached);
                claim.according_to = teller.and_then(text);
                let source = &self.sources[article];
                if !self.known.has_claim(source, &claim.field, claim.span) {
                    self.push(Record::Claim(claim), article, key.2.start, comment);
                }
            }
        }
    }

    fn claim(
        &self,
        id: &str,
        article: usize,
        said: Said,
        attached: Option<&str>,
    ) -> Claim<'static> {
        let printed = self.readings[article].document.words(said.span);
        let Cited { at, span, excerpt } = self.cited(article, said.span);
        let rule = match attached {
            Some(because) => format!("{}; proposed to be of this event: {because}", said.rule),
            None => said.rule.to_owned(),
        };
        Claim {
            event: id.to_owned().into(),
            field: said.field.into(),
            value: said.value.and_then(text),
            printed: text(super::on_one_line(printed)),
            source: self.sources[article].clone().into(),
            at,
            span,
            excerpt,
            computed: said.computed,
            draft: true,
            rule: text(rule),
            ..Claim::default()
        }
    }

    /// Whom a report rests on: an actor of the draft, or the words.
    fn teller(&self, article: usize, span: Span) -> String {
        let reading = &self.readings[article];
        // The police of a town are not the town.
        let is_named = |mentions: &[Span]| {
            let mut within = mentions.iter().filter(|mention| span.contains(**mention));
            within.any(|mention| mention.end == span.end)
        };
        let actor = reading
            .actors
            .iter()
            .position(|actor| is_named(&actor.mentions));
        let id = actor.and_then(|actor| self.cast.id(article, actor));
        let words = || super::on_one_line(reading.document.words(span));
        id.map_or_else(words, str::to_owned)
    }
}

/// What an account of an event says of its fields.
fn said(reading: &Reading<'_>, event: &EventFound) -> Vec<Said> {
    let date = reading.when(event).map(|mention| Said {
        field: "date",
        value: mention.edtf(),
        span: mention.span,
        computed: mention.computed,
        rule: mention.rule,
        comment: mention.contradicts().then(|| {
            let printed = super::on_one_line(reading.document.words(mention.span));
            format!("The weekday and the date of “{printed}” do not go together.")
        }),
    });
    let counts = event.counts.iter().map(|count| Said {
        field: count.field,
        value: count.value.clone(),
        span: count.span,
        computed: false,
        rule: "number-of-people",
        comment: None,
    });
    date.into_iter().chain(counts).collect()
}
