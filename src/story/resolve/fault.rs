//! What is wrong with records, before it is known what their writer may have meant.

use super::reader::At;
use super::suggestions::{Among, Suggestions};
use crate::story::directory::Directories;
use crate::story::problem::{Place, Problem};

/// Something wrong. Segments are read side by side, and hints need the ids of all.
#[derive(Debug)]
pub(super) enum Fault {
    /// A problem about which there is no more to say.
    Plain(Problem),
    /// A problem with a word that may be a slip of another.
    Unknown(Problem, Wanted),
    /// A name that would be welcome, were it not so near to an id.
    Slip(Place, At, Wanted),
}

/// A word that nobody knows, and where its like may be.
#[derive(Debug)]
pub(super) struct Wanted {
    pub among: Among,
    pub word: String,
}

impl Fault {
    fn place(&self) -> Place {
        match self {
            Self::Plain(problem) | Self::Unknown(problem, _) => problem.place,
            Self::Slip(place, ..) => *place,
        }
    }

    fn problem(self, hint: impl FnOnce(&Wanted) -> Option<String>) -> Option<Problem> {
        match self {
            Self::Plain(problem) => Some(problem),
            Self::Unknown(problem, wanted) => Some(problem.with_hint(hint(&wanted))),
            Self::Slip(place, at, wanted) => {
                let hint = hint(&wanted)?;
                let found = format!("`{}`, which no record is called", wanted.word);
                let expected = "an id, or a name in plain words";
                let problem = Problem::new(place, at.steps(), found, expected);
                Some(problem.with_hint(Some(hint)))
            }
        }
    }
}

/// Makes problems of faults, in the order of files and places.
pub(super) fn problems(mut faults: Vec<Fault>, directories: &Directories) -> Vec<Problem> {
    faults.sort_by_key(Fault::place);
    let mut suggestions = Suggestions::default();
    let mut hint = |wanted: &Wanted| {
        let Wanted { among, word } = wanted;
        let Directories {
            events,
            actors,
            quotes,
            sources,
        } = directories;
        match among {
            Among::Events => suggestions.hint(*among, word, events.ids()),
            Among::Actors => suggestions.hint(*among, word, actors.ids()),
            Among::Quotes => suggestions.hint(*among, word, quotes.ids()),
            Among::Sources => suggestions.hint(*among, word, sources.ids()),
            Among::Parties => suggestions.hint(*among, word, actors.ids().chain(sources.ids())),
            Among::Zones => {
                let zones = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
                suggestions.hint(*among, word, zones)
            }
            // What fields there are is known from the start.
            Among::Fields => None,
        }
    };
    let told = faults
        .into_iter()
        .filter_map(|fault| fault.problem(&mut hint));
    told.collect()
}
