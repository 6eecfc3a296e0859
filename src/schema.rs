//! The shape of a story file: what each record may carry, as written, before anything is resolved.
//!
//! The same records stand in TOML (`[[event]]`), in JSON (`{"event": [...]}`) and in NDJSON
//! (`{"type": "event", ...}`). Dates, values and references are still text here; `story` gives
//! them meaning.

mod text;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use text::{required_scalar, scalar, scalars};

pub use text::Text;

/// Any one record of a story file, borrowed from it as far as it can be.
#[derive(Debug, Clone, PartialEq)]
pub enum Record<'a> {
    /// What the story as a whole is called and where it starts.
    Story(Story),
    /// A published document.
    Source(Source<'a>),
    /// Something that happened.
    Event(Event<'a>),
    /// A person, group, company, agency, product or medium.
    Actor(Actor<'a>),
    /// One source's value for one field of an event.
    Claim(Claim<'a>),
    /// What the makers of the story hold best supported for a field.
    Ruling(Ruling<'a>),
    /// One rendering of an utterance.
    Quote(Quote<'a>),
    /// The makers' own remark.
    Note(Note<'a>),
    /// What the makers still want to know.
    Question(Question<'a>),
    /// What was noticed, and need not be told again.
    Accept(Accept<'a>),
    /// What was decided on a draft.
    Review(Review<'a>),
}

/// `[story]`: title, language, timezone, where to start, and the types of claim fields.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// The story's title.
    pub title: Option<String>,
    /// Language of the story's own text, a BCP 47 tag.
    pub lang: Option<String>,
    /// IANA zone in which days are counted, such as `America/Los_Angeles`.
    pub timezone: Option<String>,
    /// Id of the event to open on.
    pub start: Option<String>,
    /// A few words on what the story is about.
    pub summary: Option<String>,
    /// Types of claim fields beyond those that are built in.
    #[serde(default)]
    pub fields: BTreeMap<String, Field>,
}

/// A claim field's type, declared under `[story.fields]`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// How values of the field are read and compared.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// Whether two different values cannot both be true; only then are texts compared.
    #[serde(default)]
    pub exclusive: bool,
    /// What the screen calls it, to stand after "the": `wording of the joint statement`. Its name where
    /// nothing is written.
    pub label: Option<String>,
}

/// How the values of a claim field are read and compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldType {
    /// An EDTF date.
    Date,
    /// A number of people or things: `44`, `200..250`, `>270000`, `~500`.
    Count,
    /// A number with an ISO 4217 currency: `839000000 USD`, `8000000..10000000 USD`.
    Money,
    /// Words.
    Text,
}

/// `[[source]]`: a published document (schema.org `NewsArticle`, CSL).
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Source<'a> {
    /// What other records call the source.
    pub id: Text<'a>,
    /// Who published it, as readers know them.
    pub publisher: Text<'a>,
    /// Its headline or title.
    pub title: Option<Text<'a>>,
    /// Who wrote it.
    pub author: Option<Text<'a>>,
    /// When it was published: EDTF, or a timestamp with its offset.
    #[serde(default, deserialize_with = "scalar")]
    pub published: Option<Text<'a>>,
    /// What the publication date rests on: `page stamp`, `URL`, `byline`.
    pub date_basis: Option<Text<'a>>,
    /// Where it can be read.
    pub url: Option<Text<'a>>,
    /// When the makers of the story last read it, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub accessed: Option<Text<'a>>,
    /// Address of an archived copy.
    pub archived: Option<Text<'a>>,
    /// What sort of document it is.
    pub kind: Option<SourceKind>,
    /// Whose work the text is.
    pub reporting: Option<Reporting>,
    /// Ids of the sources it retells, or names of documents nobody here has seen.
    #[serde(default)]
    pub derives_from: Vec<Text<'a>>,
    /// How much of its text the makers of the story have read.
    pub seen: Option<Seen>,
    /// Language of the text, a BCP 47 tag.
    pub lang: Option<Text<'a>>,
    /// Id of the source this is another version of.
    pub version_of: Option<Text<'a>>,
    /// When the publisher corrected it, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub corrected: Option<Text<'a>>,
    /// When the publisher retracted it, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub retracted: Option<Text<'a>>,
    /// The file of the raw text that spans count bytes of, relative to the file of this record.
    pub snapshot: Option<Text<'a>>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
    /// Made from an article's text and not reviewed yet.
    #[serde(default)]
    pub draft: bool,
    /// The rule that made it of the article's text: `quote-before-cue`.
    pub rule: Option<Text<'a>>,
}

/// What sort of document a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A news article, a web page of prose.
    Article,
    /// A document filed with a court or a regulator.
    Filing,
    /// A release or statement of the party itself.
    PressRelease,
    /// A letter.
    Letter,
    /// A post on a social network or a personal page.
    Post,
    /// A radio or television item.
    Broadcast,
    /// A recording of sound or pictures.
    Recording,
    /// Tables of data.
    Dataset,
}

/// Whose work a source's text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reporting {
    /// The publisher's own.
    Own,
    /// A news agency's.
    Wire,
    /// Made from another document.
    Rewrite,
    /// Not known.
    Unknown,
}

/// How much of a source's text the makers of the story have read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// All of it.
    Full,
    /// A part of it.
    Excerpt,
    /// Only somebody's summary of it.
    Summary,
    /// Nothing: it is known because others name it.
    None,
}

/// `[[event]]`: something that happened (schema.org Event).
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Event<'a> {
    /// What other records call the event.
    pub id: Text<'a>,
    /// When it happened, EDTF: the makers' ruling on its date. Absent where nobody knows.
    #[serde(default, deserialize_with = "scalar")]
    pub date: Option<Text<'a>>,
    /// IANA zone in which its day is counted, where it is not the story's.
    pub timezone: Option<Text<'a>>,
    /// One line that says what happened.
    pub title: Text<'a>,
    /// What sort of event: `rally`, `report`, `contract`.
    pub kind: Option<Text<'a>>,
    /// How far it is established.
    pub status: Option<Status>,
    /// Where it happened.
    pub place: Option<Text<'a>>,
    /// What happened, in the makers' own words.
    pub summary: Option<Text<'a>>,
    /// The strand of the story it belongs to.
    pub thread: Option<Text<'a>>,
    /// Free labels.
    #[serde(default)]
    pub tags: Vec<Text<'a>>,
    /// Who took part, and as what.
    #[serde(default)]
    pub actors: Vec<Part<'a>>,
    /// Where it is reported.
    #[serde(default)]
    pub citations: Vec<Citation<'a>>,
    /// Ids of events it came before.
    #[serde(default)]
    pub before: Vec<Text<'a>>,
    /// Ids of events it came after.
    #[serde(default)]
    pub after: Vec<Text<'a>>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
    /// Made from an article's text and not reviewed yet.
    #[serde(default)]
    pub draft: bool,
    /// The rule that made it of the article's text: `quote-before-cue`.
    pub rule: Option<Text<'a>>,
}

/// How far an event is established.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Established by a primary document or several independent sources.
    Confirmed,
    /// Reported, and not denied.
    Reported,
    /// Asserted by a party.
    Alleged,
    /// Asserted, and denied by a party.
    Denied,
    /// Announced for a time to come.
    Planned,
    /// Announced or reported, and it did not take place.
    DidNotHappen,
}

/// An actor's part in an event.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Part<'a> {
    /// Id of the actor.
    pub id: Text<'a>,
    /// As what they took part: `organiser`, `speaker`, `target`.
    pub role: Option<Text<'a>>,
}

/// A source, and where in it to look.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Citation<'a> {
    /// Id of the source.
    pub source: Text<'a>,
    /// Locator: `¶3`, a section's name.
    pub at: Option<Text<'a>>,
    /// Byte span in the source's raw text: first byte, and the one after the last.
    pub span: Option<[u64; 2]>,
    /// What tells whether the words at the span are still the same: the first 16 hexadecimal digits of
    /// their SHA-256.
    pub excerpt: Option<Text<'a>>,
    /// What the source says to it. Supports where nothing is written.
    #[serde(default)]
    pub stance: Stance,
}

/// What a source says to the record that cites it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// It says so. The only stance that counts as evidence.
    #[default]
    Supports,
    /// It says otherwise.
    Disputes,
    /// It only speaks of it.
    Mentions,
}

/// `[[actor]]`: who or what acts in the story.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Actor<'a> {
    /// What other records call the actor.
    pub id: Text<'a>,
    /// The name shown.
    pub name: Text<'a>,
    /// Other names and spellings.
    #[serde(default)]
    pub aliases: Vec<Text<'a>>,
    /// What sort of actor.
    pub kind: Option<ActorKind>,
    /// Who they are, in a line.
    pub description: Option<Text<'a>>,
    /// Ties to other actors.
    #[serde(default)]
    pub relations: Vec<Relation<'a>>,
    /// Where they are named.
    #[serde(default)]
    pub citations: Vec<Citation<'a>>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
    /// Made from an article's text and not reviewed yet.
    #[serde(default)]
    pub draft: bool,
    /// The rule that made it of the article's text: `quote-before-cue`.
    pub rule: Option<Text<'a>>,
}

/// What sort of actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// One human being.
    Person,
    /// People together: a campaign, a union, a research body.
    Group,
    /// A business.
    Company,
    /// A public body.
    Agency,
    /// A thing somebody sells or runs.
    Product,
    /// A publisher as an actor of the story.
    Media,
}

/// A tie from one actor to another.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Relation<'a> {
    /// What the tie is: `owned-by`, `member-of`.
    #[serde(rename = "type")]
    pub kind: Text<'a>,
    /// Id of the other actor, or a name where the story has no such actor.
    pub to: Text<'a>,
    /// Since when, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub since: Option<Text<'a>>,
    /// Until when, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub until: Option<Text<'a>>,
}

/// `[[claim]]`: one source's value for one field of an event.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Claim<'a> {
    /// Id of the event.
    pub event: Text<'a>,
    /// Which field of it: `date`, `attendance`, `price`.
    pub field: Text<'a>,
    /// The value, in the grammar of the field's type. Absent where the words have none.
    #[serde(default, deserialize_with = "scalar")]
    pub value: Option<Text<'a>>,
    /// The words as printed.
    pub printed: Option<Text<'a>>,
    /// Id of the source that says so.
    pub source: Text<'a>,
    /// Locator in the source.
    pub at: Option<Text<'a>>,
    /// Byte span in the source's raw text.
    pub span: Option<[u64; 2]>,
    /// What tells whether the words at the span are still the same: the first 16 hexadecimal digits of
    /// their SHA-256.
    pub excerpt: Option<Text<'a>>,
    /// Id of the actor or source the report rests on, or a name. The source's own id where the value
    /// is its own and not that of what it retells.
    pub according_to: Option<Text<'a>>,
    /// The day a growing count was taken, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub as_of: Option<Text<'a>>,
    /// Whether the makers of the story worked the value out of the words.
    #[serde(default)]
    pub computed: bool,
    /// What the source says to the value.
    #[serde(default)]
    pub stance: Stance,
    /// What the value is about, where claims of one field speak of different things.
    pub scope: Option<Text<'a>>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
    /// Made from an article's text and not reviewed yet.
    #[serde(default)]
    pub draft: bool,
    /// The rule that made it of the article's text: `quote-before-cue`.
    pub rule: Option<Text<'a>>,
}

/// `[[ruling]]`: what the makers hold best supported for a field, and why.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Ruling<'a> {
    /// Id of the event.
    pub event: Text<'a>,
    /// Which field of it.
    pub field: Text<'a>,
    /// The value held, or `unresolved`.
    #[serde(deserialize_with = "required_scalar")]
    pub value: Text<'a>,
    /// The reason.
    pub because: Text<'a>,
    /// Who ruled.
    pub by: Option<Text<'a>>,
    /// When, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub on: Option<Text<'a>>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
}

/// `[[quote]]`: one rendering of an utterance.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Quote<'a> {
    /// What other records call the quote.
    pub id: Text<'a>,
    /// Ids of the actors who said it.
    #[serde(default)]
    pub speakers: Vec<Text<'a>>,
    /// Who said it, where the story has no such actor: `unnamed spokesperson`.
    pub speaker_description: Option<Text<'a>>,
    /// The words, without the outer quotation marks.
    pub text: Text<'a>,
    /// What the words are.
    pub mode: Mode,
    /// What the source printed them as, where that differs.
    pub printed_as: Option<Mode>,
    /// How it was said: `speech`, `letter`, `e-mail`, `post`.
    pub channel: Option<Text<'a>>,
    /// Id of the event it belongs to.
    pub event: Option<Text<'a>>,
    /// Id of the source that carries it.
    pub source: Text<'a>,
    /// Locator in the source.
    pub at: Option<Text<'a>>,
    /// Byte span in the source's raw text.
    pub span: Option<[u64; 2]>,
    /// What tells whether the words at the span are still the same: the first 16 hexadecimal digits of
    /// their SHA-256.
    pub excerpt: Option<Text<'a>>,
    /// When it was said, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub said: Option<Text<'a>>,
    /// Name that ties renderings of one utterance together.
    pub utterance: Option<Text<'a>>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
    /// Made from an article's text and not reviewed yet.
    #[serde(default)]
    pub draft: bool,
    /// The rule that made it of the article's text: `quote-before-cue`.
    pub rule: Option<Text<'a>>,
}

/// What the words of a quote are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// The speaker's words, a sentence or more.
    Direct,
    /// The speaker's words, a part of a sentence.
    Fragment,
    /// A reporter's account of what was said.
    Indirect,
    /// Words that differ from what was said.
    Altered,
}

/// `[[note]]`: the makers' own remark on a record.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Note<'a> {
    /// Id of the event it is about.
    pub event: Option<Text<'a>>,
    /// Id of the source it is about.
    pub source: Option<Text<'a>>,
    /// Id of the actor it is about.
    pub actor: Option<Text<'a>>,
    /// Id of the quote it is about.
    pub quote: Option<Text<'a>>,
    /// The remark.
    pub text: Text<'a>,
    /// Who made it.
    pub by: Option<Text<'a>>,
    /// When, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub on: Option<Text<'a>>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
}

/// `[[question]]`: what the makers still want to know.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Question<'a> {
    /// Id of the event it is about.
    pub event: Option<Text<'a>>,
    /// The question.
    pub text: Text<'a>,
    /// When an answer is due, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub due: Option<Text<'a>>,
    /// Who asks.
    pub by: Option<Text<'a>>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
}

/// `[[accept]]`: something that `dateline check` notices, and that need not be told again.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Accept<'a> {
    /// The rule that notices it: `dates-differ`.
    pub rule: Text<'a>,
    /// The record, and the field where it is about one: `event:rally/date`, `quote:q07b`.
    pub subject: Text<'a>,
    /// The values that are accepted, as the records write them. Another one is told again.
    #[serde(default, deserialize_with = "scalars")]
    pub values: Vec<Text<'a>>,
    /// The reason.
    pub because: Text<'a>,
    /// Who accepted it.
    pub by: Option<Text<'a>>,
    /// When, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub on: Option<Text<'a>>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
}

/// How the name of a file ends that holds decisions on drafts: those of the file called by what stands before it.
pub const REVIEW_FILE: &str = ".review.toml";

/// `[[review]]`: what was decided on a draft that did not enter the story as a record of its own.
///
/// A draft that was accepted is written as a record without `draft`, which takes its place.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Review<'a> {
    /// The draft: `event:rally`, `quote:q07b`; of a claim the event and the field, `event:rally/date`.
    pub draft: Text<'a>,
    /// What became of it.
    pub decision: Decision,
    /// Id of the record that it belongs to, which is of the same kind, where it was attached to one.
    pub to: Option<Text<'a>>,
    /// What the draft of an actor is called. The one that it belongs to is called so too.
    #[serde(default)]
    pub aliases: Vec<Text<'a>>,
    /// Where the draft is reported. The record that it belongs to is reported there too; of a claim it is the passage
    /// that tells it from others.
    #[serde(default)]
    pub citations: Vec<Citation<'a>>,
}

/// What became of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// It is not to be in the story.
    Rejected,
    /// It speaks of what another record is about, and belongs to that one.
    Attached,
}
