//! Takes private records out of a story that others are to see, and every trace of them with them.
//!
//! This happens once all references are resolved: problems of private records are reported like any
//! other, and a reference to a withheld record goes without a word.

use super::directory::Directories;
use super::segment::{PartyRow, Segment, Speaker};
use super::subject::Subject;

/// Whom a story is built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// Those who keep the story: it holds every record.
    #[default]
    Makers,
    /// Anybody else: it holds no private record. What rests on one (a claim or a quote of a private
    /// source, a note about a private event) is left out too.
    Public,
}

/// Takes the private records out of `directories`, and what refers to them out of `segments`.
pub(super) fn private_records(directories: &mut Directories, segments: &mut [Segment]) {
    forget_private(directories, segments);
    for segment in &mut *segments {
        segment.claims.retain(|claim| !claim.private);
        segment.rulings.retain(|ruling| !ruling.private);
        segment.notes.retain(|note| !note.private);
        // The name of a private record may stand in what no record is found for.
        let acceptances = &mut segment.acceptances;
        acceptances.retain(|row| !row.private && row.subject.is_some());
    }
    traces(directories, segments);
}

/// Takes out of `segments` what refers to records that `directories` do not know any more.
pub(super) fn traces(directories: &Directories, segments: &mut [Segment]) {
    for segment in segments {
        drop_rows(directories, segment);
        drop_acceptances(directories, segment);
        drop_references(directories, segment);
    }
}

fn forget_private(directories: &mut Directories, segments: &[Segment]) {
    let Directories {
        events,
        actors,
        quotes,
        sources,
    } = directories;
    let rows = segments.iter().flat_map(|segment| &segment.events);
    events.forget(rows.filter(|row| row.private).map(|row| row.key));
    let rows = segments.iter().flat_map(|segment| &segment.actors);
    actors.forget(rows.filter(|row| row.private).map(|row| row.key));
    let rows = segments.iter().flat_map(|segment| &segment.sources);
    sources.forget(rows.filter(|row| row.private).map(|row| row.key));
    let rows = segments.iter().flat_map(|segment| &segment.quotes);
    let is_withheld = |source| !sources.defines(source);
    quotes.forget(
        rows.filter(|row| row.private || row.citation.source.is_some_and(is_withheld))
            .map(|row| row.key),
    );
}

/// Drops records without ids that say something of what is not there any more.
fn drop_rows(directories: &Directories, segment: &mut Segment) {
    let Directories {
        events,
        actors,
        quotes,
        sources,
    } = directories;
    segment.claims.retain(|claim| {
        let source = claim.citation.source;
        events.defines(claim.event) && source.is_some_and(|source| sources.defines(source))
    });
    segment
        .rulings
        .retain(|ruling| events.defines(ruling.event));
    segment.notes.retain(|note| {
        note.event.is_none_or(|key| events.defines(key))
            && note.source.is_none_or(|key| sources.defines(key))
            && note.actor.is_none_or(|key| actors.defines(key))
            && note.quote.is_none_or(|key| quotes.defines(key))
    });
}

/// Drops what was accepted of what is not there any more.
fn drop_acceptances(directories: &Directories, segment: &mut Segment) {
    let Directories {
        events,
        actors,
        quotes,
        sources,
    } = directories;
    let is_known = |subject: Subject| match subject {
        Subject::Story => true,
        Subject::Event(key) => events.defines(key),
        Subject::Actor(key) => actors.defines(key),
        Subject::Quote(key) => quotes.defines(key),
        Subject::Source(key) => sources.defines(key),
    };
    let acceptances = &mut segment.acceptances;
    acceptances.retain(|row| row.subject.is_none_or(is_known));
}

fn drop_references(directories: &Directories, segment: &mut Segment) {
    let Directories {
        events,
        actors,
        sources,
        ..
    } = directories;
    for part in &mut segment.parts {
        part.actor = actors.only_defined(part.actor);
    }
    for citation in &mut segment.citations {
        citation.source = sources.only_defined(citation.source);
    }
    for event in &mut segment.event_refs {
        *event = events.only_defined(*event);
    }
    for quote in &mut segment.quotes {
        quote.event = events.only_defined(quote.event);
    }
    for speaker in &mut segment.speakers {
        if matches!(*speaker, Speaker::Known(actor) if !actors.defines(actor)) {
            *speaker = Speaker::Withheld;
        }
    }
    for party in parties(segment) {
        withhold(directories, party);
    }
}

/// Whoever and whatever is named in the records of a segment.
pub(super) fn parties(segment: &mut Segment) -> impl Iterator<Item = &mut PartyRow> {
    let versions = segment.sources.iter_mut().map(|row| &mut row.version_of);
    let according = segment.claims.iter_mut().map(|row| &mut row.according_to);
    let relations = segment.relations.iter_mut().map(|row| &mut row.to);
    let parties = versions.chain(according).flatten().chain(relations);
    parties.chain(&mut segment.origins)
}

/// Takes the name off a private party. Which one it was still tells what goes back to it from what
/// does not, so that copies of a private document are no independent voices.
fn withhold(directories: &Directories, party: &mut PartyRow) {
    match *party {
        PartyRow::Actor(actor) if !directories.actors.defines(actor) => {
            *party = PartyRow::WithheldActor(actor);
        }
        PartyRow::Source(source) if !directories.sources.defines(source) => {
            *party = PartyRow::WithheldSource(source);
        }
        _ => {}
    }
}
