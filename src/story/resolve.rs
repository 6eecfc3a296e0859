//! Turns what the builder gathered into a story: references, dates and values get their meaning.

use std::sync::Arc;

use chrono_tz::Tz;

use super::builder::Builder;
use super::field::Fields;
use super::id::{EventId, Handle, QuoteId};
use super::links::Links;
use super::order;
use super::problem::Problem;
use super::resolver::{Resolver, dangling, did_you_mean, ids, read_zone};
use super::segment::Segment;
use super::snapshot::{Directory, Location, Meta, Story};
use super::withhold::{self, Audience, Directories};
use crate::text;

/// Resolves every reference, reads every date and value, and puts the records in order.
pub(super) fn story(mut builder: Builder, audience: Audience) -> (Story, Vec<Problem>) {
    close(&mut builder.events);
    close(&mut builder.actors);
    close(&mut builder.quotes);
    close(&mut builder.sources);
    let fields = builder.fields();
    let mut problems = std::mem::take(&mut builder.problems);
    let mut meta = meta(&builder, &mut problems);
    let mut segments = std::mem::take(&mut builder.segments);
    for segment in &mut segments {
        let mut resolver = Resolver::new(&builder, &fields, meta.zone, &mut problems);
        resolver.sources(segment);
        resolver.events(segment);
        resolver.actors(segment);
        resolver.notes(segment);
    }
    // A claim's timestamp counts as a day in its event's zone, wherever that event stands.
    let zones: Vec<Option<Tz>> = zones(&segments, &builder.events);
    for segment in &mut segments {
        let mut resolver = Resolver::new(&builder, &fields, meta.zone, &mut problems);
        resolver.claims(segment, &zones);
        resolver.rulings(segment);
        resolver.quotes(segment, &zones);
    }
    drop_unsound_quotes(&mut segments, &mut builder.quotes);
    if audience == Audience::Public {
        let directories = Directories {
            events: &mut builder.events,
            actors: &mut builder.actors,
            quotes: &mut builder.quotes,
            sources: &mut builder.sources,
        };
        withhold::private_records(directories, &mut segments);
        meta.start = meta.start.filter(|&start| builder.events.defines(start));
    }
    problems.sort_by_key(|problem| problem.place);
    (assemble(builder, meta, fields, segments), problems)
}

/// Ids that were mentioned after the last record was defined have no location either.
fn close<K>(directory: &mut Directory<K>) {
    let len = directory.names.len();
    directory.locations.resize(len, None);
    directory.places.resize(len, None);
}

fn meta(builder: &Builder, problems: &mut Vec<Problem>) -> Meta {
    let untitled = || "Untitled".to_owned();
    let Some((head, place)) = &builder.head else {
        return Meta {
            title: untitled(),
            lang: None,
            zone: Tz::UTC,
            start: None,
            summary: None,
        };
    };
    let zone = head.timezone.as_deref().map_or(Tz::UTC, |name| {
        read_zone(name, *place, problems).unwrap_or(Tz::UTC)
    });
    let start = head.start.as_deref().and_then(|id| {
        let found = builder.events.find(id);
        if found.is_none() {
            let mut problem = dangling("event", id, *place, vec!["start".into()]);
            problem.hint = did_you_mean(id, ids(&builder.events));
            problems.push(problem);
        }
        found
    });
    Meta {
        title: head
            .title
            .as_deref()
            .map(|title| text::clean_line(title).trim().to_owned())
            .filter(|title| !title.is_empty())
            .unwrap_or_else(untitled),
        lang: head
            .lang
            .as_deref()
            .map(|lang| text::clean_line(lang).into_owned()),
        zone,
        start,
        summary: head
            .summary
            .as_deref()
            .map(|summary| text::clean_text(summary).into_owned()),
    }
}

/// The zone of each event that names one, by handle.
fn zones(segments: &[Segment], events: &Directory<EventId>) -> Vec<Option<Tz>> {
    let mut zones = vec![None; events.names.len()];
    for row in segments.iter().flat_map(|segment| &segment.events) {
        zones[row.key.index()] = row.zone;
    }
    zones
}

/// A quote without a source leads back to nobody: it was reported, and is left out.
fn drop_unsound_quotes(segments: &mut [Segment], quotes: &mut Directory<QuoteId>) {
    for row in segments.iter().flat_map(|segment| &segment.quotes) {
        if row.citation.source.is_none() {
            quotes.forget(row.key);
        }
    }
    quotes.drop_forgotten();
    for note in segments.iter_mut().flat_map(|segment| &mut segment.notes) {
        note.quote = quotes.only_defined(note.quote);
    }
}

fn assemble(builder: Builder, meta: Meta, fields: Fields, segments: Vec<Segment>) -> Story {
    let claims = locations(
        &segments,
        |segment| &segment.claims,
        |claim| builder.events.defines(claim.event) && claim.citation.source.is_some(),
    );
    let rulings = locations(
        &segments,
        |segment| &segment.rulings,
        |ruling| builder.events.defines(ruling.event),
    );
    let notes = locations(&segments, |segment| &segment.notes, |_| true);
    let mut story = Story {
        meta,
        fields,
        files: builder
            .files
            .iter()
            .map(|name| text::clean_line(name).into_owned())
            .collect(),
        segments: segments.into_iter().map(Arc::new).collect(),
        events: builder.events,
        actors: builder.actors,
        quotes: builder.quotes,
        sources: builder.sources,
        claims,
        rulings,
        notes,
        links: Links::default(),
    };
    order::lists(&mut story);
    story.links = Links::of(&story);
    story
}

/// Where the sound records of one kind stand.
fn locations<R>(
    segments: &[Segment],
    rows: impl Fn(&Segment) -> &Vec<R>,
    sound: impl Fn(&R) -> bool,
) -> Vec<Location> {
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut found = Vec::new();
    for (number, segment) in segments.iter().enumerate() {
        for (index, row) in rows(segment).iter().enumerate() {
            if sound(row) {
                found.push(Location {
                    segment: narrow(number),
                    row: narrow(index),
                });
            }
        }
    }
    found
}
