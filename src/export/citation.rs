//! Citations: a source, an event, a claim or a quote as a text to paste, with all that leads back
//! to it.

mod csl;
mod evidence;
mod references;

use super::prose::Prose;
use super::words::{
    date_words_in, misfit_in, mode_explained, mode_words, seen_words, status_words, value_words_in,
};
use crate::schema::{Mode, Seen, Stance};
use crate::story::date::{Spelling, wording_as};
use crate::story::{
    Actor, Audience, Citation, Claim, ClaimId, Event, EventId, Party, Quote, QuoteId, Source,
    SourceId, Story,
};

pub(super) use evidence::{cited, disputed_topics};
pub(super) use references::references;

/// How a citation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// Text without any marking.
    Plain,
    /// `CommonMark`.
    #[default]
    Markdown,
    /// An array of CSL-JSON items, one for each source.
    CslJson,
}

/// Writes citations of the records of a story.
///
/// Every text is sanitised. Where the story holds private records and the reader is
/// [`Audience::Public`], citations say nothing of them, and private records have none.
#[derive(Debug, Clone, Copy)]
pub struct Citer<'s> {
    story: &'s Story,
    audience: Audience,
    spelling: Spelling,
}

impl<'s> Citer<'s> {
    /// Cites records of `story` for `audience`.
    pub fn new(story: &'s Story, audience: Audience) -> Self {
        Self {
            story,
            audience,
            spelling: Spelling::Short,
        }
    }

    /// Cites with dates written in full.
    #[must_use]
    pub fn in_full(self) -> Self {
        Self {
            spelling: Spelling::Full,
            ..self
        }
    }

    /// A source: publisher, title, author, date and what it rests on, address, archived copy, when
    /// it was read, and the place in it. Nothing if it is private.
    pub fn source(self, key: SourceId, at: Option<&str>, style: Style) -> Option<String> {
        let source = self.told(key)?;
        if style == Style::CslJson {
            return Some(csl::array(vec![csl::item(source, csl::located(at))]));
        }
        Some(write(&source_prose(source, at, self.spelling), style))
    }

    /// An event with its date, how far it is established, on what sources disagree, and every
    /// source that reports it. Nothing if it is private.
    pub fn event(self, key: EventId, style: Style) -> Option<String> {
        let event = self.story.event(key);
        if !self.tells(event.is_private()) {
            return None;
        }
        let cited = cited(event, |private, source| self.tells_of(private, source));
        if style == Style::CslJson {
            return Some(csl::array(csl::items(self.story, &cited)));
        }
        let mut prose = self.event_head(event);
        if cited.is_empty() {
            prose.text(" No source is cited.");
        } else {
            prose.text(" Sources:");
        }
        for citation in &cited {
            prose.item(citation_prose(self.story, citation, self.spelling));
        }
        Some(write(&prose, style))
    }

    /// A claim, as one of [`Citer::claims`].
    pub fn claim(self, key: ClaimId, style: Style) -> Option<String> {
        self.claims(&[key], style)
    }

    /// Claims: whose field has which value, in which words, and where that stands. Those that are private, or
    /// whose event or source is, are left out. Nothing if no other is there.
    pub fn claims(self, keys: &[ClaimId], style: Style) -> Option<String> {
        let told = keys.iter().filter_map(|&key| self.told_claim(key));
        if style == Style::CslJson {
            let items = told.map(|(claim, source)| {
                let words = self.claim_prose(claim).plain();
                csl::item(source, csl::note(Some(&words), claim.citation()))
            });
            let items = csl::merged(items);
            return (!items.is_empty()).then(|| csl::array(items));
        }
        let texts = told.map(|(claim, source)| {
            let mut prose = self.claim_prose(claim);
            prose.text(" ");
            prose.extend(place_prose(source, claim.citation(), self.spelling));
            write(&prose, style)
        });
        let texts: Vec<String> = texts.collect();
        (!texts.is_empty()).then(|| texts.join("\n\n"))
    }

    /// A quote: the words, who said them and how, what the words are, and where they stand. Nothing
    /// if it or its source is private.
    pub fn quote(self, key: QuoteId, style: Style) -> Option<String> {
        let quote = self.story.quote(key);
        let source = self.told(quote.source())?;
        if !self.tells(quote.is_private()) {
            return None;
        }
        let mut prose = Prose::default();
        prose.text(format!("{} — {}.", quoted(quote), self.said_words(quote)));
        if style == Style::CslJson {
            let note = csl::note(Some(&prose.plain()), quote.citation());
            return Some(csl::array(vec![csl::item(source, note)]));
        }
        prose.text(" ");
        prose.extend(place_prose(source, quote.citation(), self.spelling));
        Some(write(&prose, style))
    }

    /// A claim and its source, if they may be told of.
    fn told_claim(self, key: ClaimId) -> Option<(Claim<'s>, Source<'s>)> {
        let claim = self.story.claim(key);
        let event = self.story.event(claim.event());
        let told = self.tells(claim.is_private()) && self.tells(event.is_private());
        Some((claim, self.told(claim.source()).filter(|_| told)?))
    }

    /// Whose field has which value.
    fn claim_prose(self, claim: Claim<'s>) -> Prose {
        let mut prose = Prose::default();
        let event = self.story.event(claim.event()).title();
        let topic = super::words::topic_words(self.story, claim.field(), claim.scope());
        let words = self.claim_words(claim);
        prose.text(format!("“{event}”, {topic}: {words}."));
        prose
    }

    /// Whether a record may be told of.
    fn tells(self, private: bool) -> bool {
        self.audience == Audience::Makers || !private
    }

    /// Whether a statement of a source may be told of.
    fn tells_of(self, private: bool, source: SourceId) -> bool {
        self.tells(private) && self.told(source).is_some()
    }

    /// The source, if it may be told of.
    fn told(self, key: SourceId) -> Option<Source<'s>> {
        let source = self.story.source(key);
        self.tells(source.is_private()).then_some(source)
    }

    fn event_head(self, event: Event<'_>) -> Prose {
        let mut prose = Prose::default();
        let status = event.status().map(|status| status_words(status).to_owned());
        let place = event.place().map(str::to_owned);
        let facts = [Some(date_words_in(event, self.spelling)), place, status];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        prose.text(format!("{} ({}).", event.title(), facts.join("; ")));
        let tells = |private, source| self.tells_of(private, source);
        let topics = disputed_topics(self.story, event, tells);
        if !topics.is_empty() {
            prose.text(" ");
            prose.strong(format!(
                "Sources disagree on the {}.",
                topics.join(", the ")
            ));
        }
        for (is_so, word) in [
            (event.is_draft(), "Draft, not reviewed."),
            (event.is_private(), "Private."),
        ] {
            if is_so {
                prose.text(" ");
                prose.strong(word);
            }
        }
        prose
    }

    /// A claim's value, its words, and on whose word it stands.
    fn claim_words(self, claim: Claim<'s>) -> String {
        let mut words = vec![value_words_in(claim, self.spelling)];
        words.extend(self.claim_remarks(claim));
        words.join("; ")
    }

    /// What is to be said of a claim beside its value.
    pub(super) fn claim_remarks(self, claim: Claim<'s>) -> Vec<String> {
        let mut words = Vec::new();
        let value = value_words_in(claim, self.spelling);
        if let Some(printed) = claim.printed().filter(|printed| !value.contains(printed)) {
            words.push(format!("printed “{printed}”"));
        }
        if claim.is_computed() {
            words.push("worked out from the words".to_owned());
        }
        let as_of = claim.as_of();
        words.extend(as_of.map(|day| format!("as of {}", wording_as(day, self.spelling))));
        let party = claim.according_to().filter(|party| match *party {
            Party::Actor(key) => self.tells(self.story.actor(key).is_private()),
            Party::Source(key) => key != claim.source() && self.told(key).is_some(),
            Party::Named(_) => true,
        });
        words.extend(party.map(|party| format!("according to {}", party.name(self.story))));
        words.extend(stance_words(claim.stance()).map(|stance| format!("the source {stance}")));
        words.extend(misfit_in(claim, self.spelling));
        words.extend(marks(claim.is_draft(), claim.is_private()));
        words
    }

    /// Who said the words of a quote, how and when, and what they are.
    pub(super) fn said_words(self, quote: Quote<'s>) -> String {
        let actors = quote.speakers().map(|key| self.story.actor(key));
        let known = actors
            .filter(|actor| self.tells(actor.is_private()))
            .map(Actor::name);
        let others = quote.unknown_speakers().chain(quote.speaker_description());
        let names: Vec<&str> = known.chain(others).collect();
        let speaker = if names.is_empty() {
            "unknown speaker".to_owned()
        } else {
            names.join(", ")
        };
        let mut words = vec![speaker];
        words.extend(quote.channel().map(str::to_owned));
        words.push(said_date(quote, self.spelling));
        let mut remarks = vec![mode_note(quote)];
        remarks.extend(marks(quote.is_draft(), quote.is_private()));
        format!("{} ({})", words.join(", "), remarks.join("; "))
    }
}

/// What a reader is to know before he uses a record.
pub(super) fn marks(is_draft: bool, is_private: bool) -> impl Iterator<Item = String> {
    let draft = is_draft.then(|| "draft, not reviewed".to_owned());
    draft
        .into_iter()
        .chain(is_private.then(|| "private".to_owned()))
}

/// The words of a quote, between quotation marks unless they are a reporter's.
pub(super) fn quoted(quote: Quote<'_>) -> String {
    if quote.mode() == Mode::Indirect {
        quote.text().to_owned()
    } else {
        format!("“{}”", quote.text())
    }
}

/// When the words were said.
pub(super) fn said_date(quote: Quote<'_>, spelling: Spelling) -> String {
    quote.said_edtf().map_or_else(
        || "on a day that is not given".to_owned(),
        |said| format!("said {}", wording_as(said, spelling)),
    )
}

/// What the words of a quote are, and what the source printed them as.
pub(super) fn mode_note(quote: Quote<'_>) -> String {
    let mode = mode_explained(quote.mode());
    match quote
        .printed_as()
        .filter(|printed| *printed != quote.mode())
    {
        Some(printed) => format!("printed as {} speech; {mode}", mode_words(printed)),
        None => mode.to_owned(),
    }
}

/// What a source says to what it is cited for, where it does not support it.
pub(super) fn stance_words(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::Supports => None,
        Stance::Disputes => Some("disputes it"),
        Stance::Mentions => Some("only mentions it"),
    }
}

/// A source at the place where a record cites it, and what it says there.
pub(super) fn citation_prose(story: &Story, citation: &Citation<'_>, spelling: Spelling) -> Prose {
    let source = story.source(citation.source);
    let mut prose = place_prose(source, Some(*citation), spelling);
    if let Some(stance) = stance_words(citation.stance) {
        prose.text("; ");
        prose.strong(format!("the source {stance}"));
    }
    prose
}

/// Where in its source a citation points to.
fn locator(citation: Citation<'_>, spelling: Spelling) -> Option<String> {
    let span = |[first, end]: [u64; 2]| format!("bytes {first} to {end} of its text");
    let at = citation.at.map(|at| place_words(at, spelling));
    at.or_else(|| citation.span.map(span))
}

/// A place in a text; in full, the signs for a paragraph and a section are words.
pub(super) fn place_words(at: &str, spelling: Spelling) -> String {
    match spelling {
        Spelling::Short => at.to_owned(),
        Spelling::Full => at.replace('¶', "paragraph ").replace('§', "section "),
    }
}

/// A source at the place a citation points to.
pub(super) fn place_prose(
    source: Source<'_>,
    citation: Option<Citation<'_>>,
    spelling: Spelling,
) -> Prose {
    let at = citation.and_then(|citation| locator(citation, spelling));
    source_prose(source, at.as_deref(), spelling)
}

/// A source, and a place in it.
pub(super) fn source_prose(source: Source<'_>, at: Option<&str>, spelling: Spelling) -> Prose {
    let mut prose = Prose::default();
    prose.text(source.publisher());
    if let Some(title) = source.title() {
        prose.text(format!(", “{title}”"));
    }
    if let Some(author) = source.author() {
        prose.text(format!(", by {author}"));
    }
    prose.text(format!(", {}", dated(source, spelling)));
    if let Some(url) = source.url() {
        prose.text(", ");
        prose.address(url);
    }
    if let Some(archived) = source.archived() {
        prose.text(", archived at ");
        prose.address(archived);
    }
    if let Some(accessed) = source.accessed() {
        prose.text(format!(", accessed {}", wording_as(accessed, spelling)));
    }
    if let Some(at) = at {
        prose.text(format!(", {at}"));
    }
    for (word, day) in [
        ("corrected", source.corrected()),
        ("retracted", source.retracted()),
    ] {
        if let Some(day) = day {
            prose.text("; ");
            prose.strong(format!("{word} {}", wording_as(day, spelling)));
        }
    }
    if let Some(seen @ (Seen::None | Seen::Summary)) = source.seen() {
        prose.text(format!("; {}", seen_words(seen)));
    }
    if source.is_private() {
        prose.text("; ");
        prose.strong("private");
    }
    prose
}

/// What a document says of its own date, so that nobody has to ask where the date comes from.
const PLAIN_BASES: [&str; 7] = [
    "byline",
    "dateline",
    "filing stamp",
    "page date",
    "page stamp",
    "post date",
    "stated",
];

fn is_plain_basis(basis: &str) -> bool {
    PLAIN_BASES.contains(&basis)
}

/// When a source was published, and what that rests on where the document does not bear the date.
pub(super) fn dated(source: Source<'_>, spelling: Spelling) -> String {
    let words = match (source.published_text(), source.published()) {
        (None, _) => "undated".to_owned(),
        (Some(text), None) => format!("date unreadable: {text}"),
        (Some(text), Some(_)) => wording_as(text, spelling),
    };
    match source.date_basis().filter(|basis| !is_plain_basis(basis)) {
        Some(basis) => format!("{words} (date from: {basis})"),
        None => words,
    }
}

fn write(prose: &Prose, style: Style) -> String {
    match style {
        Style::Markdown => prose.markdown(),
        Style::Plain | Style::CslJson => prose.plain(),
    }
}
