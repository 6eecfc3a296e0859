//! The events of a draft, each with all accounts of it.

use std::collections::HashSet;

use super::{Drafter, accounts, text};
use crate::import::dates::Mention;
use crate::import::events::EventFound;
use crate::import::merge::Group;
use crate::import::reading::Reading;
use crate::schema::{Citation, Event, Part, Record, Status};
use crate::story::date::Date;

/// An event of the story that a group may belong to.
struct Attached {
    id: String,
    because: String,
}

impl Drafter<'_> {
    /// The record of a group of accounts, and the claims that they make.
    pub(super) fn event(&mut self, group: &Group) {
        let Some(first) = group.accounts.first().copied() else {
            return;
        };
        let readings = self.readings;
        let best = best_told(group, readings);
        let attached = self.attached(group);
        let id = match &attached {
            Some(attached) => attached.id.clone(),
            None => self
                .ids
                .within(&self.sources[first.article].clone(), &best.title),
        };
        for account in &group.accounts {
            self.events[account.article][account.event] = Some(id.clone());
        }
        if !self.known.has_event(&id) {
            let event = self.event_record(&id, group, best);
            let input = first.article;
            let offset = readings[input].events[first.event].span.start;
            let comment = group.because.as_ref().map(|because| {
                format!("Proposed as one event, as accounts of it {because}. If they are two, part them.")
            });
            self.push(Record::Event(event), input, offset, comment);
        }
        let because = attached.as_ref().map(|attached| attached.because.as_str());
        self.claims(&id, group, because);
    }

    fn event_record(&self, id: &str, group: &Group, best: &EventFound) -> Event<'static> {
        let planned = accounts(group, self.readings)
            .all(|(_, event, reading)| reading.events[event].is_planned);
        let places = accounts(group, self.readings).find_map(|(_, event, reading)| {
            let span = reading.events[event].place?;
            Some(super::on_one_line(reading.document.words(span)))
        });
        Event {
            id: id.to_owned().into(),
            date: date(group, self.readings).and_then(text),
            title: best.title.clone().into(),
            kind: best.sort.and_then(text),
            status: Some(if planned {
                Status::Planned
            } else {
                Status::Reported
            }),
            place: places.and_then(text),
            actors: self.parts(group),
            citations: self.citations(group),
            draft: true,
            rule: text(rule(group, best)),
            ..Event::default()
        }
    }

    /// The sentences of all accounts, each once: one may tell of several events.
    fn citations(&self, group: &Group) -> Vec<Citation<'static>> {
        let mut cited = HashSet::new();
        let spans = accounts(group, self.readings)
            .map(|(article, event, reading)| (article, reading.events[event].span));
        spans
            .filter(|place| cited.insert(*place))
            .map(|(article, span)| self.citation(article, span))
            .collect()
    }

    /// Who takes part by any account, each once.
    fn parts(&self, group: &Group) -> Vec<Part<'static>> {
        let mut ids: Vec<&str> = Vec::new();
        for (article, event, reading) in accounts(group, self.readings) {
            let actors = reading.events[event].actors.iter();
            for id in actors.filter_map(|&actor| self.cast.id(article, actor)) {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        let part = |id: &str| Part {
            id: id.to_owned().into(),
            role: None,
        };
        ids.into_iter().map(part).collect()
    }

    /// The event of the story that a group may be of.
    fn attached(&self, group: &Group) -> Option<Attached> {
        group.accounts.iter().find_map(|account| {
            let told = &self.features[account.article][account.event];
            let (id, because) = self.known.event_like(told)?;
            Some(Attached {
                id: id.to_owned(),
                because,
            })
        })
    }
}

/// The account whose title says most plainly what happened: not a caption, not a second mention, not the line that has
/// the day of publication.
fn best_told<'r>(group: &Group, readings: &'r [Reading<'_>]) -> &'r EventFound {
    let told: Vec<(&Reading<'_>, &EventFound)> = group
        .accounts
        .iter()
        .map(|account| {
            let reading = &readings[account.article];
            (reading, &reading.events[account.event])
        })
        .collect();
    let is_plain = |(reading, event): &&(&Reading<'_>, &EventFound)| {
        let is_stamped = reading
            .published
            .span()
            .is_some_and(|stamp| event.span.contains(stamp));
        !event.is_caption && !is_stamped && event.rule == "verb-of-event"
    };
    let plain = told.iter().find(is_plain);
    plain.unwrap_or(&told[0]).1
}

/// The date of a group: the one that its accounts give, or one of those that they give. The record does not settle it.
fn date(group: &Group, readings: &[Reading<'_>]) -> Option<String> {
    let mut dates: Vec<(Date, String)> = Vec::new();
    for (_, event, reading) in accounts(group, readings) {
        let Some(edtf) = reading.when(&reading.events[event]).and_then(Mention::edtf) else {
            continue;
        };
        if let Ok(date) = Date::parse(&edtf)
            && dates.iter().all(|(_, known)| *known != edtf)
        {
            dates.push((date, edtf));
        }
    }
    if dates.iter().all(|(date, _)| date.is_single_day()) && dates.len() > 1 {
        dates.sort_by_key(|(date, _)| date.sort_key());
        let days: Vec<&str> = dates.iter().map(|(_, edtf)| edtf.as_str()).collect();
        return Some(format!("[{}]", days.join(",")));
    }
    let day = dates.iter().position(|(date, _)| date.is_single_day());
    let chosen = day.unwrap_or_default();
    (chosen < dates.len()).then(|| dates.swap_remove(chosen).1)
}

fn rule(group: &Group, best: &EventFound) -> String {
    match &group.because {
        Some(because) => format!("{}; proposed as one event: {because}", best.rule),
        None => best.rule.to_owned(),
    }
}
