//! The sources behind what answers to a query, as a list for a reference manager.

use std::collections::HashMap;

use super::{Citer, csl, quoted, stance_words};
use crate::export::words::{capital, date_words, reporting_words};
use crate::schema::Reporting;
use crate::search::{Hit, Hits};
use crate::story::date::Truth;
use crate::story::evidence::contests;
use crate::story::{Audience, Citation, Event, Source, SourceId, Story};

/// A CSL-JSON item for each source of `hits`, in their order. The note of an item says what the source is cited for
/// among the events that answer, and where it stands.
pub(in crate::export) fn references(story: &Story, hits: &Hits) -> String {
    let mut uses = Uses::of(story, hits);
    let items = hits.sources.iter().map(|hit| {
        let mut lines: Vec<String> = possibly(*hit).into_iter().collect();
        lines.extend(retells(story, story.source(hit.key)));
        lines.extend(uses.0.remove(&hit.key).unwrap_or_default());
        let note = (!lines.is_empty()).then(|| lines.join("\n"));
        csl::item(story.source(hit.key), note)
    });
    csl::array(items.collect())
}

/// By source: a line for each event that cites it, for each value that it gives, and for each quote that it carries.
struct Uses(HashMap<SourceId, Vec<String>>);

impl Uses {
    fn of(story: &Story, hits: &Hits) -> Self {
        let mut uses = Self(HashMap::new());
        for hit in hits.events.iter() {
            let event = story.event(hit.key);
            for citation in event.citations() {
                uses.add(citation.source, cited(event, &citation));
            }
            uses.add_claims(story, event);
        }
        for quote in hits.quotes.keys().map(|key| story.quote(key)) {
            let said = Citer::new(story, Audience::Makers).said_words(quote);
            let place = quote.citation().and_then(|citation| at(&citation));
            let place = place.unwrap_or_default();
            uses.add(
                quote.source(),
                format!("{} — {said}.{place}", quoted(quote)),
            );
        }
        uses
    }

    fn add_claims(&mut self, story: &Story, event: Event<'_>) {
        // The story holds what its reader may see, and no more.
        let citer = Citer::new(story, Audience::Makers);
        for contest in contests(story, event) {
            for claim in contest.sides.iter().flat_map(|side| &side.claims) {
                let words = citer.claim_prose(*claim).plain();
                let disputed = if contest.disputed {
                    " Sources disagree on it."
                } else {
                    ""
                };
                let place = claim.citation().and_then(|citation| at(&citation));
                self.add(
                    claim.source(),
                    format!("{words}{disputed}{}", place.unwrap_or_default()),
                );
            }
        }
    }

    fn add(&mut self, source: SourceId, line: String) {
        self.0.entry(source).or_default().push(line);
    }
}

fn cited(event: Event<'_>, citation: &Citation<'_>) -> String {
    let stance = stance_words(citation.stance)
        .map_or_else(String::new, |stance| format!(" The source {stance}."));
    let place = at(citation).unwrap_or_default();
    format!("“{}”, {}.{stance}{place}", event.title(), date_words(event))
}

/// Where in the source to look, after what is said.
fn at(citation: &Citation<'_>) -> Option<String> {
    super::locator(*citation, crate::story::date::Spelling::Short).map(|at| format!(" At {at}."))
}

fn possibly(hit: Hit<SourceId>) -> Option<String> {
    (hit.truth != Truth::Yes)
        .then(|| "Answers to the query only possibly: a date is not certain.".to_owned())
}

/// Whose work the text is, where it is not the publisher's own.
fn retells(story: &Story, source: Source<'_>) -> Option<String> {
    let origins = source.derives_from().map(|party| party.name(story));
    let origins: Vec<&str> = origins.collect();
    if !origins.is_empty() {
        return Some(format!("Retells {}.", origins.join(", ")));
    }
    let reporting = source.reporting();
    matches!(reporting, Reporting::Wire | Reporting::Rewrite)
        .then(|| format!("{}.", capital(reporting_words(reporting))))
}
