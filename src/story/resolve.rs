//! Turns what the builder gathered into a story: references, dates and values get their meaning.

mod fault;
mod places;
mod reader;
mod rows;
mod suggestions;

use std::sync::Arc;

use chrono_tz::Tz;

use super::builder::Builder;
use super::directory::{Directories, Directory, Location};
use super::field::Fields;
use super::id::QuoteId;
use super::links::Links;
use super::order;
use super::problem::{Place, Problem};
use super::review::{Misplaced, Reviews};
use super::segment::Segment;
use super::snapshot::{Meta, Story};
use super::withhold::{self, Audience};
use crate::schema;
use crate::text;

use fault::Fault;
use reader::{At, Whole};
use suggestions::Among;

/// Resolves every reference, reads every date and value, and puts the records in order.
pub(super) fn story(builder: Builder, audience: Audience) -> (Story, Vec<Problem>) {
    let Builder {
        files,
        head,
        mut segments,
        mut handles,
        mut directories,
        mut problems,
        ..
    } = builder;
    let (mut head, written_at) = match head {
        Some((head, place)) => (head, Some(place)),
        None => (schema::Story::default(), None),
    };
    let fields = Fields::new(std::mem::take(&mut head.fields));
    let mut meta = meta(&head);

    let mut faults = Vec::new();
    if let Some(place) = written_at {
        faults.extend(look_up(&mut meta, &head, place, &directories));
    }
    let (reviews, misplaced) = Reviews::gather(&segments, &directories);
    reviews.excuse(&mut directories);
    reviews.redirect(&mut handles);
    faults.extend(misplaced.into_iter().map(of_review));
    let whole = Whole {
        directories: &directories,
        fields: &fields,
        zone: meta.zone,
    };
    faults.extend(rows::read(whole, &mut segments, &handles));
    drop(handles);
    problems.extend(fault::problems(faults, &directories));
    problems.sort_by_key(|problem| problem.place);

    drop_unsound_quotes(&mut directories.quotes, &mut segments);
    meta.start = reviews.event(meta.start);
    reviews.apply(&mut directories, &mut segments);
    meta.start = directories.events.only_defined(meta.start);
    if audience == Audience::Public {
        withhold::private_records(&mut directories, &mut segments);
        meta.start = directories.events.only_defined(meta.start);
    }
    let files = files.iter().map(|name| text::clean_line(name).into_owned());
    let story = assemble(meta, fields, files.collect(), directories, segments);
    (story, problems)
}

/// What `[story]` says of itself, but for what has to be looked up.
fn meta(head: &schema::Story) -> Meta {
    let line = |text: &str| text::clean_line(text).trim().to_owned();
    let title = head.title.as_deref().map(line);
    Meta {
        title: title
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| "Untitled".to_owned()),
        lang: head.lang.as_deref().map(line),
        zone: Tz::UTC,
        start: None,
        summary: head
            .summary
            .as_deref()
            .map(|summary| text::clean_text(summary).into_owned()),
    }
}

/// Looks up what `[story]` names, and returns what is wrong with that.
fn look_up(
    meta: &mut Meta,
    head: &schema::Story,
    place: Place,
    directories: &Directories,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    if let Some(name) = head.timezone.as_deref() {
        let zone = reader::timezone(name, place);
        meta.zone = zone.map_err(|fault| faults.push(*fault)).unwrap_or(Tz::UTC);
    }
    if let Some(id) = head.start.as_deref() {
        let events = &directories.events;
        meta.start = events.find(id);
        if meta.start.is_none() {
            let at = At::Key("start");
            faults.push(reader::dangling(events, Among::Events, id, place, at));
        }
    }
    faults
}

/// What is wrong with a review: its draft is no name of a record, or what it was attached to is not there.
fn of_review(misplaced: Misplaced) -> Fault {
    let Misplaced { place, key, text } = misplaced;
    let (found, expected) = match (&text, key) {
        (None, _) => (
            "an attached draft without `to`".to_owned(),
            "the id of what it belongs to",
        ),
        (Some(text), "to") => (
            format!("`{text}`, which no record of the draft's kind is called"),
            "the id of what the draft belongs to",
        ),
        (Some(text), _) => (
            format!("`{text}`"),
            "a draft, such as `event:rally`, `event:rally/date`, `quote:q7`, `actor:ida` or `source:post`",
        ),
    };
    let steps = text.is_some().then(|| key.into());
    Fault::Plain(Problem::new(place, steps, found, expected))
}

/// A quote without a source leads back to nobody: it was reported, and is left out.
fn drop_unsound_quotes(quotes: &mut Directory<QuoteId>, segments: &mut [Segment]) {
    let rows = segments.iter().flat_map(|segment| &segment.quotes);
    let unsound = rows.filter(|row| row.citation.source.is_none());
    quotes.forget(unsound.map(|row| row.key));
    for note in segments.iter_mut().flat_map(|segment| &mut segment.notes) {
        note.quote = quotes.only_defined(note.quote);
    }
}

fn assemble(
    meta: Meta,
    fields: Fields,
    files: Vec<String>,
    directories: Directories,
    segments: Vec<Segment>,
) -> Story {
    let events = &directories.events;
    let claims = locations(
        &segments,
        |segment| &segment.claims,
        |claim| events.defines(claim.event) && claim.citation.source.is_some(),
    );
    let rulings = locations(
        &segments,
        |segment| &segment.rulings,
        |ruling| events.defines(ruling.event),
    );
    let notes = locations(&segments, |segment| &segment.notes, |_| true);
    let acceptances = locations(&segments, |segment| &segment.acceptances, |_| true);
    let mut story = Story {
        meta,
        fields,
        files,
        segments: segments.into_iter().map(Arc::new).collect(),
        directories,
        claims,
        rulings,
        notes,
        acceptances,
        links: Links::default(),
    };
    order::lists(&mut story);
    places::renumber(&mut story);
    story.links = Links::of(&story);
    story.directories.close();
    story
}

/// Where the sound records of one kind stand.
fn locations<R>(
    segments: &[Segment],
    rows: impl Fn(&Segment) -> &Vec<R>,
    is_sound: impl Fn(&R) -> bool,
) -> Vec<Location> {
    let mut found = Vec::new();
    for (number, segment) in segments.iter().enumerate() {
        let sound = rows(segment).iter().enumerate();
        let sound = sound.filter(|(_, row)| is_sound(row));
        found.extend(sound.map(|(row, _)| Location::new(number, row)));
    }
    found
}
