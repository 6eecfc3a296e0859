//! The view of a source, and of a place in one.

use super::{Note, Origin, Party};
use crate::schema::{Reporting, Seen, SourceKind, Stance};
use crate::story::date::Date;
use crate::story::id::{ClaimId, EventId, QuoteId, SourceId};
use crate::story::problem::Place;
use crate::story::segment::{CitationRow, PartyRow, Segment, SourceRow};
use crate::story::snapshot::Story;

/// A published document.
#[derive(Debug, Clone, Copy)]
pub struct Source<'s> {
    pub(in crate::story) story: &'s Story,
    pub(in crate::story) segment: &'s Segment,
    pub(in crate::story) row: &'s SourceRow,
}

/// A source, and where in it to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Citation<'s> {
    /// The source.
    pub source: SourceId,
    /// Locator: a paragraph, a section's name.
    pub at: Option<&'s str>,
    /// Byte span in the source's raw text: first byte, and the one after the last.
    pub span: Option<[u64; 2]>,
    /// What tells whether the words at the span are still the same: the first 16 hexadecimal digits of their SHA-256.
    pub excerpt: Option<&'s str>,
    /// What the source says to the record that cites it.
    pub stance: Stance,
}

impl<'s> Citation<'s> {
    pub(super) fn read(row: CitationRow, segment: &'s Segment) -> Option<Self> {
        let passage = segment.passages.get(row.passage);
        Some(Self {
            source: row.source?,
            at: segment.arena.some(row.at),
            span: passage.and_then(|passage| passage.span),
            excerpt: passage.and_then(|passage| segment.arena.some(passage.excerpt)),
            stance: row.stance,
        })
    }
}

/// The rule that made a claim or a quote, which stands with the citation.
pub(super) fn rule_of(row: CitationRow, segment: &Segment) -> Option<&str> {
    let passage = segment.passages.get(row.passage)?;
    segment.arena.some(passage.rule)
}

impl<'s> Source<'s> {
    /// The source's handle.
    pub fn key(self) -> SourceId {
        self.row.key
    }

    /// The source's id as the file gives it.
    pub fn id(self) -> &'s str {
        self.story.directories.sources.name(self.row.key)
    }

    /// Where the record stands in its file.
    pub fn written_at(self) -> Place {
        self.row.written_at.place()
    }

    /// Who published it, as readers know them.
    pub fn publisher(self) -> &'s str {
        self.segment.arena.get(self.row.publisher)
    }

    /// Its headline or title.
    pub fn title(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.title)
    }

    /// Who wrote it.
    pub fn author(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.author)
    }

    /// When it was published; a timestamp counts as its day in the story's zone.
    pub fn published(self) -> Option<Date> {
        self.segment.dates.get(self.row.published).copied()
    }

    /// The date of publication as the file writes it.
    pub fn published_text(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.published_text)
    }

    /// What the date of publication rests on.
    pub fn date_basis(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.date_basis)
    }

    /// Where it can be read.
    pub fn url(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.url)
    }

    /// When the makers last read it, EDTF.
    pub fn accessed(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.accessed)
    }

    /// Address of an archived copy.
    pub fn archived(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.archived)
    }

    /// What sort of document.
    pub fn kind(self) -> Option<SourceKind> {
        self.row.kind
    }

    /// Whose work the text is; unknown where the file does not say.
    pub fn reporting(self) -> Reporting {
        self.row.reporting
    }

    /// What it retells.
    pub fn derives_from(self) -> impl Iterator<Item = Party<'s>> {
        let segment = self.segment;
        self.row
            .origins
            .of(&segment.origins)
            .iter()
            .filter_map(|&row| Party::read(row, segment))
    }

    /// What it goes back to, be it private: what it retells, or is another version of.
    pub(in crate::story) fn origins(self) -> impl Iterator<Item = Origin<'s>> {
        let segment = self.segment;
        let retold = self.row.origins.of(&segment.origins).iter().copied();
        retold
            .chain(self.row.version_of)
            .map(|row| Origin::read(row, segment))
    }

    /// How much of its text the makers have read.
    pub fn seen(self) -> Option<Seen> {
        self.row.seen
    }

    /// Language of the text, a BCP 47 tag.
    pub fn lang(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.lang)
    }

    /// The source this is another version of.
    pub fn version_of(self) -> Option<SourceId> {
        match self.row.version_of? {
            PartyRow::Source(source) => Some(source),
            _ => None,
        }
    }

    /// When the publisher corrected it, EDTF.
    pub fn corrected(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.corrected)
    }

    /// When the publisher retracted it, EDTF.
    pub fn retracted(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.retracted)
    }

    /// The file of the raw text that spans count bytes of, relative to the file that the record stands in.
    pub fn snapshot(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.snapshot)
    }

    /// Events that cite it, in order of time.
    pub fn events(self) -> &'s [EventId] {
        self.story.links.source_events.of(self.row.key)
    }

    /// What it says of events' fields.
    pub fn claims(self) -> &'s [ClaimId] {
        self.story.links.source_claims.of(self.row.key)
    }

    /// Quotes that it carries.
    pub fn quotes(self) -> &'s [QuoteId] {
        self.story.links.source_quotes.of(self.row.key)
    }

    /// The makers' remarks.
    pub fn notes(self) -> impl Iterator<Item = Note<'s>> {
        self.story
            .links
            .source_notes
            .of(self.row.key)
            .iter()
            .map(|&key| self.story.note(key))
    }

    /// Whether it is kept out of lists, copies and exports.
    pub fn is_private(self) -> bool {
        self.row.private
    }

    /// Whether it was made from an article's text and nobody has reviewed it.
    pub fn is_draft(self) -> bool {
        self.row.draft
    }

    /// The rule that made it of an article's text.
    pub fn rule(self) -> Option<&'s str> {
        self.segment.arena.some(self.row.rule)
    }
}
