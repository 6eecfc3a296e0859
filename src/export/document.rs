//! A whole document to hand over: what stands in it, whatever it is written as.

use std::io::{self, Write};

use super::citation::{
    Citer, citation_prose, cited, disputed_topics, marks, place_prose, references,
};
use super::prose::Prose;
use super::words::{capital, contest_title, date_words, held_sentence, status_words, value_words};
use super::{Format, What, hash, html, ics, markdown, timelinejs};
use crate::search::{Hit, Hits};
use crate::story::date::{Spelling, Truth};
use crate::story::evidence::{Contest, Line, Side, contests, count_lines};
use crate::story::{Audience, Claim, Event, EventId, Quote, Story};

/// What is handed over: the part of a story that answers to a query, and how it came about.
#[derive(Debug, Clone, Copy)]
pub struct Document<'s> {
    /// The story, opened for whoever is to read the document.
    pub story: &'s Story,
    /// What answers to the query.
    pub hits: &'s Hits,
    /// The query; empty for the whole story.
    pub query: &'s str,
    /// When it was made, ISO 8601.
    pub made: &'s str,
    /// For whom the story was opened.
    pub audience: Audience,
}

/// A line of a document's head or of an event: what it tells, and that.
pub(super) type Fact = (&'static str, String);

impl<'s> Document<'s> {
    /// Writes the document as a Markdown text with footnotes.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn markdown(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(markdown::document(self).as_bytes())
    }

    /// Writes the document as one page of HTML that needs nothing else.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn html(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(html::document(self).as_bytes())
    }

    /// Writes a table for a spreadsheet. It begins with the mark by which spreadsheets know UTF-8.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn csv(&self, what: What, out: &mut impl Write) -> io::Result<()> {
        out.write_all("\u{feff}".as_bytes())?;
        super::list(self.story, self.hits, what, Format::Csv, out)
    }

    /// Writes one kind of record as an array.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn json(&self, what: What, out: &mut impl Write) -> io::Result<()> {
        super::list(self.story, self.hits, what, Format::Json, out)
    }

    pub(super) fn citer(&self) -> Citer<'s> {
        // The story holds what its reader may see, and no more.
        Citer::new(self.story, Audience::Makers)
    }

    /// Writes the events as the data of a `TimelineJS`. There has to be one with a place: see
    /// [`Document::unplaced`].
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn timelinejs(&self, out: &mut impl Write) -> io::Result<()> {
        timelinejs::timeline(self, out)
    }

    /// Writes the events as a calendar. There has to be one with a place: see [`Document::unplaced`].
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn calendar(&self, out: &mut impl Write) -> io::Result<()> {
        ics::calendar(self, out)
    }

    /// Writes the sources as an array of CSL-JSON items.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn csl_json(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{}", references(self.story, self.hits))
    }

    /// What the document is, for its head.
    pub(super) fn facts(&self) -> Vec<Fact> {
        let mut facts = self.origin();
        let made = format!("{} by dateline {}", self.made, env!("CARGO_PKG_VERSION"));
        facts.insert(2, ("Made", made));
        facts
    }

    /// What the document is made from, which is the same whenever it is made.
    pub(super) fn origin(&self) -> Vec<Fact> {
        let query = if self.query.trim().is_empty() {
            "none: every event of the story is here".to_owned()
        } else {
            self.query.to_owned()
        };
        let (shown, all) = (self.hits.events.len(), self.story.events().len());
        let private = match self.audience {
            Audience::Public => "Left out, and not counted here, if the story has any",
            Audience::Makers => "Included, and marked as private",
        };
        vec![
            ("Query", query),
            ("Events", format!("{shown} of {all}")),
            ("Story hash", hash::of(self.story)),
            ("How the hash is made", hash::MADE_OF.to_owned()),
            ("Private records", private.to_owned()),
        ]
    }

    /// Events that are not in the document, in order of time.
    pub(super) fn left_out(&self) -> Vec<Event<'s>> {
        let events = self.story.events().iter();
        let rest = events.filter(|key| !self.hits.events.contains(**key));
        rest.map(|&key| self.story.event(key)).collect()
    }

    /// Quotes that answer and belong to no event of the document.
    pub(super) fn other_quotes(&self) -> Vec<Quote<'s>> {
        other_quotes(self.story, self.hits)
    }

    /// What is known of an event, in short.
    pub(super) fn event_facts(&self, hit: Hit<EventId>) -> Vec<Fact> {
        let story = self.story;
        let event = story.event(hit.key);
        let date = match event.edtf() {
            Some(edtf) => format!("{} [{edtf}]", date_words(event)),
            None => date_words(event),
        };
        let topics = disputed_topics(story, event, |_, _| true);
        let disputed = if topics.is_empty() {
            "no: the values given do not contradict each other".to_owned()
        } else {
            format!("yes: the {}", topics.join(", the "))
        };
        let status = event.status().map_or("not stated", status_words);
        let mut facts = vec![
            ("When", date),
            ("Status", status.to_owned()),
            ("Disputed", disputed),
        ];
        facts.extend(event.place().map(|place| ("Where", place.to_owned())));
        facts.extend(event.kind().map(|kind| ("Kind", kind.to_owned())));
        facts.extend(event.thread().map(|thread| ("Thread", thread.to_owned())));
        let tags: Vec<&str> = event.tags().collect();
        let people: Vec<String> = event
            .parts()
            .map(|part| {
                let name = story.actor(part.actor).name();
                part.role
                    .map_or_else(|| name.to_owned(), |role| format!("{name} ({role})"))
            })
            .collect();
        facts.extend((!tags.is_empty()).then(|| ("Tags", tags.join(", "))));
        facts.extend((!people.is_empty()).then(|| ("Who took part", people.join(", "))));
        let mut remarks: Vec<String> = marks(event.is_draft(), event.is_private()).collect();
        if hit.truth != Truth::Yes {
            remarks.push("answers to the query only possibly: its date is not certain".to_owned());
        }
        facts.extend((!remarks.is_empty()).then(|| ("Note well", capital(&remarks.join("; ")))));
        facts
    }

    /// Every citation of an event.
    pub(super) fn evidence(&self, event: Event<'s>) -> Vec<Prose> {
        let cited = cited(event, |_, _| true);
        let prose = cited
            .iter()
            .map(|citation| citation_prose(self.story, citation, Spelling::Short));
        prose.collect()
    }

    /// What sources say of an event's fields.
    pub(super) fn contests(&self, event: Event<'s>) -> Vec<Contest<'s>> {
        contests(self.story, event)
    }

    /// The heading of what sources say of a field.
    pub(super) fn contest_title(&self, contest: &Contest<'_>) -> String {
        contest_title(self.story, contest)
    }

    /// What is held of an event's fields, and why.
    pub(super) fn held(&self, event: Event<'s>) -> Vec<String> {
        let rulings = event.rulings();
        rulings
            .map(|ruling| held_sentence(self.story, event, ruling, Spelling::Short))
            .collect()
    }

    /// A claim: what is to be said of it, and where it stands.
    pub(super) fn claim(&self, claim: Claim<'s>) -> Prose {
        let mut prose = Prose::default();
        let remarks = self.citer().claim_remarks(claim);
        if !remarks.is_empty() {
            prose.text(format!("{}. ", capital(&remarks.join("; "))));
        }
        prose.extend(self.claim_place(claim));
        prose
    }

    /// Where a claim stands.
    pub(super) fn claim_place(&self, claim: Claim<'s>) -> Prose {
        place_prose(
            self.story.source(claim.source()),
            claim.citation(),
            Spelling::Short,
        )
    }

    /// Where a quote stands.
    pub(super) fn quote_place(&self, quote: Quote<'s>) -> Prose {
        place_prose(
            self.story.source(quote.source()),
            quote.citation(),
            Spelling::Short,
        )
    }
}

/// Quotes that answer and belong to no event that does.
pub(super) fn other_quotes<'s>(story: &'s Story, hits: &Hits) -> Vec<Quote<'s>> {
    let quotes = hits.quotes.keys().map(|key| story.quote(key));
    quotes
        .filter(|quote| {
            quote
                .event()
                .is_none_or(|event| !hits.events.contains(event))
        })
        .collect()
}

/// The value a side stands for.
pub(super) fn side_value(side: &Side<'_>) -> String {
    side.claims
        .first()
        .map_or_else(String::new, |claim| value_words(*claim))
}

/// Lines of evidence in marks and in words.
pub(super) fn lines_words(lines: &[Line<'_>]) -> (String, String) {
    let (independent, unknown) = count_lines(lines);
    let counted = |count: usize, what: &str| {
        let lines = if count == 1 { "line" } else { "lines" };
        (count > 0).then(|| format!("{count} {lines} {what}"))
    };
    let words = [
        counted(independent, "with own reporting at the origin"),
        counted(unknown, "whose independence is not known"),
    ];
    let words: Vec<String> = words.into_iter().flatten().collect();
    let words = if words.is_empty() {
        "no source supports it".to_owned()
    } else {
        words.join(", ")
    };
    (
        format!("{}{}", "●".repeat(independent), "○".repeat(unknown)),
        words,
    )
}
