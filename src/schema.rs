//! The shape of a story file: what each record may carry, as written, before anything is resolved.
//!
//! The same records stand in TOML (`[[event]]`), in JSON (`{"event": [...]}`) and in NDJSON
//! (`{"type": "event", ...}`). Dates, values and references are still text here; `story` gives
//! them meaning.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

/// Any one record of a story file.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// What the story as a whole is called and where it starts.
    Story(Story),
    /// A published document.
    Source(Source),
    /// Something that happened.
    Event(Event),
    /// A person, group, company, agency, product or medium.
    Actor(Actor),
    /// One source's value for one field of an event.
    Claim(Claim),
    /// What the makers of the story hold best supported for a field.
    Ruling(Ruling),
    /// One rendering of an utterance.
    Quote(Quote),
    /// The makers' own remark.
    Note(Note),
    /// What the makers still want to know.
    Question(Question),
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
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What other records call the source.
    pub id: String,
    /// Who published it, as readers know them.
    pub publisher: String,
    /// Its headline or title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published: EDTF, or a timestamp with its offset.
    #[serde(default, deserialize_with = "scalar")]
    pub published: Option<String>,
    /// What the publication date rests on: `page stamp`, `URL`, `byline`.
    pub date_basis: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// When the makers of the story last read it, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub accessed: Option<String>,
    /// Address of an archived copy.
    pub archived: Option<String>,
    /// What sort of document it is.
    pub kind: Option<SourceKind>,
    /// Whose work the text is.
    pub reporting: Option<Reporting>,
    /// Ids of the sources it retells, or names of documents nobody here has seen.
    #[serde(default)]
    pub derives_from: Vec<String>,
    /// How much of its text the makers of the story have read.
    pub seen: Option<Seen>,
    /// Language of the text, a BCP 47 tag.
    pub lang: Option<String>,
    /// Id of the source this is another version of.
    pub version_of: Option<String>,
    /// When the publisher corrected it, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub corrected: Option<String>,
    /// When the publisher retracted it, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub retracted: Option<String>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
    /// Made from an article's text and not reviewed yet.
    #[serde(default)]
    pub draft: bool,
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
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What other records call the event.
    pub id: String,
    /// When it happened, EDTF: the makers' ruling on its date. Absent where nobody knows.
    #[serde(default, deserialize_with = "scalar")]
    pub date: Option<String>,
    /// IANA zone in which its day is counted, where it is not the story's.
    pub timezone: Option<String>,
    /// One line that says what happened.
    pub title: String,
    /// What sort of event: `rally`, `report`, `contract`.
    pub kind: Option<String>,
    /// How far it is established.
    pub status: Option<Status>,
    /// Where it happened.
    pub place: Option<String>,
    /// What happened, in the makers' own words.
    pub summary: Option<String>,
    /// The strand of the story it belongs to.
    pub thread: Option<String>,
    /// Free labels.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Who took part, and as what.
    #[serde(default)]
    pub actors: Vec<Part>,
    /// Where it is reported.
    #[serde(default)]
    pub citations: Vec<Citation>,
    /// Ids of events it came before.
    #[serde(default)]
    pub before: Vec<String>,
    /// Ids of events it came after.
    #[serde(default)]
    pub after: Vec<String>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
    /// Made from an article's text and not reviewed yet.
    #[serde(default)]
    pub draft: bool,
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
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Id of the actor.
    pub id: String,
    /// As what they took part: `organiser`, `speaker`, `target`.
    pub role: Option<String>,
}

/// A source, and where in it to look.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// Id of the source.
    pub source: String,
    /// Locator: `¶3`, a section's name.
    pub at: Option<String>,
    /// Byte span in the source's raw text: first byte, and the one after the last.
    pub span: Option<[u64; 2]>,
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
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// What other records call the actor.
    pub id: String,
    /// The name shown.
    pub name: String,
    /// Other names and spellings.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What sort of actor.
    pub kind: Option<ActorKind>,
    /// Who they are, in a line.
    pub description: Option<String>,
    /// Ties to other actors.
    #[serde(default)]
    pub relations: Vec<Relation>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
    /// Made from an article's text and not reviewed yet.
    #[serde(default)]
    pub draft: bool,
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
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// What the tie is: `owned-by`, `member-of`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Id of the other actor, or a name where the story has no such actor.
    pub to: String,
    /// Since when, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub since: Option<String>,
    /// Until when, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub until: Option<String>,
}

/// `[[claim]]`: one source's value for one field of an event.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Id of the event.
    pub event: String,
    /// Which field of it: `date`, `attendance`, `price`.
    pub field: String,
    /// The value, in the grammar of the field's type. Absent where the words have none.
    #[serde(default, deserialize_with = "scalar")]
    pub value: Option<String>,
    /// The words as printed.
    pub printed: Option<String>,
    /// Id of the source that says so.
    pub source: String,
    /// Locator in the source.
    pub at: Option<String>,
    /// Byte span in the source's raw text.
    pub span: Option<[u64; 2]>,
    /// Id of the actor or source the report rests on, or a name. The source's own id where the value
    /// is its own and not that of what it retells.
    pub according_to: Option<String>,
    /// The day a growing count was taken, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub as_of: Option<String>,
    /// Whether the makers of the story worked the value out of the words.
    #[serde(default)]
    pub computed: bool,
    /// What the source says to the value.
    #[serde(default)]
    pub stance: Stance,
    /// What the value is about, where claims of one field speak of different things.
    pub scope: Option<String>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
    /// Made from an article's text and not reviewed yet.
    #[serde(default)]
    pub draft: bool,
}

/// `[[ruling]]`: what the makers hold best supported for a field, and why.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    /// Id of the event.
    pub event: String,
    /// Which field of it.
    pub field: String,
    /// The value held, or `unresolved`.
    #[serde(deserialize_with = "required_scalar")]
    pub value: String,
    /// The reason.
    pub because: String,
    /// Who ruled.
    pub by: Option<String>,
    /// When, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub on: Option<String>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
}

/// `[[quote]]`: one rendering of an utterance.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// What other records call the quote.
    pub id: String,
    /// Ids of the actors who said it.
    #[serde(default)]
    pub speakers: Vec<String>,
    /// Who said it, where the story has no such actor: `unnamed spokesperson`.
    pub speaker_description: Option<String>,
    /// The words, without the outer quotation marks.
    pub text: String,
    /// What the words are.
    pub mode: Mode,
    /// What the source printed them as, where that differs.
    pub printed_as: Option<Mode>,
    /// How it was said: `speech`, `letter`, `e-mail`, `post`.
    pub channel: Option<String>,
    /// Id of the event it belongs to.
    pub event: Option<String>,
    /// Id of the source that carries it.
    pub source: String,
    /// Locator in the source.
    pub at: Option<String>,
    /// Byte span in the source's raw text.
    pub span: Option<[u64; 2]>,
    /// When it was said, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub said: Option<String>,
    /// Name that ties renderings of one utterance together.
    pub utterance: Option<String>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
    /// Made from an article's text and not reviewed yet.
    #[serde(default)]
    pub draft: bool,
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
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Id of the event it is about.
    pub event: Option<String>,
    /// Id of the source it is about.
    pub source: Option<String>,
    /// Id of the actor it is about.
    pub actor: Option<String>,
    /// Id of the quote it is about.
    pub quote: Option<String>,
    /// The remark.
    pub text: String,
    /// Who made it.
    pub by: Option<String>,
    /// When, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub on: Option<String>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
}

/// `[[question]]`: what the makers still want to know.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Id of the event it is about.
    pub event: Option<String>,
    /// The question.
    pub text: String,
    /// When an answer is due, EDTF.
    #[serde(default, deserialize_with = "scalar")]
    pub due: Option<String>,
    /// Who asks.
    pub by: Option<String>,
    /// Kept out of lists, copies and exports.
    #[serde(default)]
    pub private: bool,
}

/// Reads text, and whole numbers as their digits: TOML's unquoted dates and integers are welcome where
/// a date or a value is expected. Other numbers have to come as the text they are written as, for an
/// `f64` makes `44.5` of `44.50`.
fn scalar<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    required_scalar(from).map(Some)
}

fn required_scalar<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    struct Scalar;
    impl serde::de::Visitor<'_> for Scalar {
        type Value = String;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("text, a number or a date")
        }
        fn visit_str<E>(self, v: &str) -> Result<String, E> {
            Ok(v.to_owned())
        }
        fn visit_i64<E>(self, v: i64) -> Result<String, E> {
            Ok(v.to_string())
        }
        fn visit_u64<E>(self, v: u64) -> Result<String, E> {
            Ok(v.to_string())
        }
    }
    from.deserialize_any(Scalar)
}
