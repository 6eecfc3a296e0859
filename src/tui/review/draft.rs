//! What on the screen is a draft, to be decided on.

use crate::story::evidence;
use crate::story::{ActorId, Citation, Claim, ClaimId, EventId, Place, QuoteId, SourceId, Story};
use crate::tui::document::Subject;
use crate::tui::passages::{self, Cited};

/// A record that nobody has reviewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Draft {
    /// An event, with the draft claims on it.
    Event(EventId),
    /// An actor.
    Actor(ActorId),
    /// A quote.
    Quote(QuoteId),
    /// A source.
    Source(SourceId),
    /// Claims on one event, of which there is at least one.
    Claims(Vec<ClaimId>),
}

impl Draft {
    /// The draft that is meant where `subject` is selected: on the page of a passage what cites it, on an event that is
    /// none the claims that are.
    pub fn of(subject: Subject, story: &Story) -> Option<Self> {
        match subject {
            Subject::Event(key) if story.event(key).is_draft() => Some(Self::Event(key)),
            Subject::Event(key) => Self::claims(story, story.event(key).claims().map(Claim::key)),
            Subject::Actor(key) => story.actor(key).is_draft().then_some(Self::Actor(key)),
            Subject::Quote(key) => story.quote(key).is_draft().then_some(Self::Quote(key)),
            Subject::Source(key) => story.source(key).is_draft().then_some(Self::Source(key)),
            Subject::Side {
                event,
                contest,
                side,
            } => {
                let claims = evidence::claims_of_side(story, story.event(event), contest, side)?;
                Self::claims(story, claims.into_iter().map(Claim::key))
            }
            Subject::Passage { source, span } => {
                let cited = passages::citing(story, story.source(source), span);
                cited
                    .into_iter()
                    .find_map(|cited| Self::citing(cited, story))
            }
        }
    }

    fn citing(cited: Cited, story: &Story) -> Option<Self> {
        match cited {
            Cited::Event(key) => Some(Self::Event(key)).filter(|_| story.event(key).is_draft()),
            Cited::Claim(key) => Self::claims(story, [key].into_iter()),
            Cited::Quote(key) => Self::of(Subject::Quote(key), story),
            Cited::Actor(key) => Self::of(Subject::Actor(key), story),
        }
    }

    /// Those of some claims that are drafts, and can be told from others by their passage.
    fn claims(story: &Story, keys: impl Iterator<Item = ClaimId>) -> Option<Self> {
        let keys: Vec<_> = keys.filter(|key| is_open(*key, story)).collect();
        (!keys.is_empty()).then_some(Self::Claims(keys))
    }

    /// Where it is written, or was made.
    pub fn place(&self, story: &Story) -> Option<Place> {
        Some(match self {
            Self::Event(key) => story.event(*key).written_at(),
            Self::Actor(key) => story.actor(*key).written_at(),
            Self::Quote(key) => story.quote(*key).written_at(),
            Self::Source(key) => story.source(*key).written_at(),
            Self::Claims(keys) => story.claim(*keys.first()?).written_at(),
        })
    }

    /// Its id, if it has one.
    pub fn id<'s>(&self, story: &'s Story) -> Option<&'s str> {
        match self {
            Self::Event(key) => Some(story.event(*key).id()),
            Self::Actor(key) => Some(story.actor(*key).id()),
            Self::Quote(key) => Some(story.quote(*key).id()),
            Self::Source(key) => Some(story.source(*key).id()),
            Self::Claims(_) => None,
        }
    }

    /// What to call it: its title, its name, its words.
    pub fn title(&self, story: &Story) -> String {
        match self {
            Self::Event(key) => story.event(*key).title().to_owned(),
            Self::Actor(key) => story.actor(*key).name().to_owned(),
            Self::Quote(key) => format!("“{}”", story.quote(*key).text()),
            Self::Source(key) => story.source(*key).publisher().to_owned(),
            Self::Claims(keys) => {
                let fields = keys.iter().map(|key| story.claim(*key).field());
                let mut fields: Vec<&str> = fields.collect();
                fields.dedup();
                format!("the claims on {}", fields.join(", "))
            }
        }
    }

    /// Where it is cited.
    pub fn citations<'s>(&self, story: &'s Story) -> Vec<Citation<'s>> {
        match self {
            Self::Event(key) => story.event(*key).citations().collect(),
            Self::Actor(key) => story.actor(*key).citations().collect(),
            Self::Quote(key) => story.quote(*key).citation().into_iter().collect(),
            Self::Source(_) => Vec::new(),
            Self::Claims(keys) => {
                let claims = keys.iter().map(|key| story.claim(*key));
                claims.filter_map(Claim::citation).collect()
            }
        }
    }
}

/// Whether a claim is a draft that a review can name.
pub(super) fn is_open(key: ClaimId, story: &Story) -> bool {
    let claim = story.claim(key);
    let citation = claim.citation();
    claim.is_draft() && citation.is_some_and(|citation| citation.span.is_some())
}
