//! What goes over from an attached draft to the record it belongs to: where it is reported, and what it is called.

use std::collections::HashMap;

use super::after;
use crate::schema::Stance;
use crate::story::arena::Text;
use crate::story::directory::Directories;
use crate::story::id::SourceId;
use crate::story::segment::{ActorRow, CitationRow, EventRow, PassageRow, Run, Segment};
use crate::story::subject::Subject;

/// A draft that belongs to another record.
#[derive(Debug)]
pub(super) struct Attached {
    /// The review, by its segment and its row there.
    review: (usize, usize),
    to: Subject,
    /// Nothing where the draft is not made any more.
    draft: Option<Subject>,
}

/// A citation apart from its segment.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Loose {
    source: SourceId,
    at: Option<String>,
    span: Option<[u64; 2]>,
    excerpt: Option<String>,
    stance: Stance,
}

impl Attached {
    pub fn new(review: (usize, usize), to: Subject, draft: Option<Subject>) -> Self {
        Self { review, to, draft }
    }

    /// Gives an actor the names by which the review calls it too, each once.
    pub fn name(&self, directories: &Directories, segments: &mut [Segment]) {
        let Subject::Actor(key) = self.to else { return };
        let Some(at) = directories.actors.location(key) else {
            return;
        };
        let (number, row) = self.review;
        let of_review = &segments[number];
        let more = of_review.reviews[row].aliases.of(&of_review.texts).iter();
        let more: Vec<String> = more
            .map(|name| of_review.arena.get(*name).to_owned())
            .collect();
        let Segment {
            arena,
            actors,
            texts,
            ..
        } = &mut segments[at.segment()];
        let actor = &mut actors[at.row()];
        let mut aliases = actor.aliases.of(texts).to_vec();
        for name in more {
            let is_it = |known: &Text| arena.get(*known) == name;
            if !is_it(&actor.name) && !aliases.iter().any(is_it) {
                aliases.push(arena.line(&name));
            }
        }
        actor.aliases = Run::append(texts, aliases);
    }

    /// Gives the record the citations of the draft, and those that the review names, each once.
    pub fn go_over(
        &self,
        goes_to: &HashMap<SourceId, SourceId>,
        directories: &Directories,
        segments: &mut [Segment],
    ) {
        let (number, row) = self.review;
        let of_review = &segments[number];
        let mut more = loose(of_review.reviews[row].citations, of_review);
        if let Some((segment, citations)) =
            self.draft.and_then(|it| found(it, directories, segments))
        {
            more.extend(loose(citations, &segments[segment]));
        }
        let Some((segment, citations)) = found(self.to, directories, segments) else {
            return;
        };
        let mut all = loose(citations, &segments[segment]);
        let known = all.len();
        for mut citation in more {
            citation.source = after(goes_to, citation.source);
            let is_told = all
                .iter()
                .any(|it| (it.source, it.span) == (citation.source, citation.span));
            if !is_told {
                all.push(citation);
            }
        }
        if all.len() > known {
            let run = lay_down(all, &mut segments[segment]);
            replace(self.to, directories, segments, run);
        }
    }
}

/// The segment of a record, and its citations there. Quotes and sources have none to be added to.
fn found(
    subject: Subject,
    directories: &Directories,
    segments: &[Segment],
) -> Option<(usize, Run)> {
    match subject {
        Subject::Event(key) => {
            let at = directories.events.location(key)?;
            let row: &EventRow = segments[at.segment()].events.get(at.row())?;
            Some((at.segment(), row.citations))
        }
        Subject::Actor(key) => {
            let at = directories.actors.location(key)?;
            let row: &ActorRow = segments[at.segment()].actors.get(at.row())?;
            Some((at.segment(), row.citations))
        }
        _ => None,
    }
}

fn replace(subject: Subject, directories: &Directories, segments: &mut [Segment], run: Run) {
    match subject {
        Subject::Event(key) => {
            if let Some(at) = directories.events.location(key) {
                segments[at.segment()].events[at.row()].citations = run;
            }
        }
        Subject::Actor(key) => {
            if let Some(at) = directories.actors.location(key) {
                segments[at.segment()].actors[at.row()].citations = run;
            }
        }
        _ => {}
    }
}

fn loose(citations: Run, segment: &Segment) -> Vec<Loose> {
    let rows = citations.of(&segment.citations).iter();
    rows.filter_map(|row| {
        let passage = segment.passages.get(row.passage);
        let excerpt = passage.and_then(|passage| segment.arena.some(passage.excerpt));
        Some(Loose {
            source: row.source?,
            at: segment.arena.some(row.at).map(str::to_owned),
            span: passage.and_then(|passage| passage.span),
            excerpt: excerpt.map(str::to_owned),
            stance: row.stance,
        })
    })
    .collect()
}

fn lay_down(citations: Vec<Loose>, segment: &mut Segment) -> Run {
    let Segment {
        arena,
        citations: rows,
        passages,
        ..
    } = segment;
    let row = |loose: Loose| CitationRow {
        source: Some(loose.source),
        at: arena.optional_label(loose.at.as_deref()),
        passage: (loose.span.is_some() || loose.excerpt.is_some()).then(|| {
            passages.push(PassageRow {
                span: loose.span,
                excerpt: arena.optional_label(loose.excerpt.as_deref()),
                rule: Text::default(),
            })
        }),
        stance: loose.stance,
    };
    Run::append(rows, citations.into_iter().map(row))
}
