//! Joins pieces to one story: what they call by numbers of their own gets its handles.

use std::collections::HashMap;

use super::Builder;
use super::piece::{Ids, Piece, taken};
use crate::schema;
use crate::story::directory::{Directories, Directory, Location};
use crate::story::id::{ActorId, EventId, Handle, QuoteId, SourceId};
use crate::story::problem::{Place, Problem};
use crate::story::segment::{ActorRow, EventRow, Identified, QuoteRow, Segment, SourceRow};

/// The handles that a piece's own numbers stand for, by kind. Its records have them already;
/// references get theirs when they are resolved.
#[derive(Debug)]
pub(in crate::story) struct Handles {
    pub events: Vec<EventId>,
    pub actors: Vec<ActorId>,
    pub quotes: Vec<QuoteId>,
    pub sources: Vec<SourceId>,
}

impl Handles {
    fn of(ids: &Ids, directories: &mut Directories) -> Self {
        Self {
            events: directories.events.mention_all(&ids.events.names),
            actors: directories.actors.mention_all(&ids.actors.names),
            quotes: directories.quotes.mention_all(&ids.quotes.names),
            sources: directories.sources.mention_all(&ids.sources.names),
        }
    }
}

impl Builder {
    /// Takes the records of `piece`.
    pub(super) fn join(&mut self, piece: Piece) {
        let Piece {
            heads,
            mut segment,
            ids,
            mut problems,
        } = piece;
        for (head, place) in heads {
            self.add_head(head, place);
        }
        let handles = Handles::of(&ids, &mut self.directories);
        let mut joint = Joint {
            segments: &mut self.segments,
            segment: &mut segment,
            problems: &mut problems,
        };
        let Directories {
            events,
            actors,
            quotes,
            sources,
        } = &mut self.directories;
        joint.define::<EventRow>(events, &handles.events);
        joint.define::<ActorRow>(actors, &handles.actors);
        joint.define::<QuoteRow>(quotes, &handles.quotes);
        joint.define::<SourceRow>(sources, &handles.sources);
        self.problems.append(&mut problems);
        self.segments.push(segment);
        self.handles.push(handles);
    }

    fn add_head(&mut self, head: schema::Story, place: Place) {
        if let Some((_, first)) = self.head {
            let expected = "one `[story]` in all files";
            let problem = Problem::new(place, [], "a second `[story]`", expected);
            self.problems.push(problem.with_other(first));
        } else {
            self.head = Some((head, place));
        }
    }
}

/// Where a piece meets those before it.
struct Joint<'a> {
    segments: &'a mut [Segment],
    segment: &'a mut Segment,
    problems: &'a mut Vec<Problem>,
}

impl Joint<'_> {
    /// Gives the records of one kind their handles. Those whose ids are taken are left out, and
    /// nothing else is said against them. A draft makes room for another record without a word.
    fn define<R: Identified>(&mut self, directory: &mut Directory<R::Key>, handles: &[R::Key]) {
        let number = self.segments.len();
        let mut left_out = Vec::new();
        let mut next = 0;
        R::rows_mut(self.segment).retain_mut(|row| {
            let key = handles[row.key().index()];
            *row.key() = key;
            let here = Location::new(number, next);
            let stays = match directory.define(key, here) {
                Ok(()) => true,
                Err(_) if row.is_draft() => false,
                Err(first) => {
                    let before = &mut R::rows_mut(&mut self.segments[first.segment()])[first.row()];
                    let is_draft = before.is_draft();
                    if is_draft {
                        // Its row stays where it is, so that the others do, and nothing finds it there.
                        *before.key() = directory.nobody();
                        directory.move_to(key, here);
                    } else {
                        left_out.push((key, row.written_at().place(), first));
                    }
                    is_draft
                }
            };
            next += usize::from(stays);
            stays
        });
        if left_out.is_empty() {
            return;
        }
        let written_at =
            |at: Location| R::rows(&self.segments[at.segment()])[at.row()].written_at();
        let left_out = left_out.into_iter();
        let left_out: Vec<_> = left_out
            .map(|(key, place, first)| (key, place, written_at(first).place()))
            .collect();
        let firsts: HashMap<Place, Place> = left_out
            .iter()
            .map(|&(_, place, first)| (place, first))
            .collect();
        self.problems.retain_mut(|problem| {
            // Others with the same id were found in the piece, by what stands first there.
            let first = problem.other.and_then(|other| firsts.get(&other));
            problem.other = first.copied().or(problem.other);
            !firsts.contains_key(&problem.place) || problem.path != [R::NAMED_BY.into()]
        });
        let problems = left_out.into_iter();
        let problems = problems.map(|(key, place, first)| taken(directory.name(key), place, first));
        self.problems.extend(problems);
    }
}
