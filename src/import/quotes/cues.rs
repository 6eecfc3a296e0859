//! Words that tell that somebody says something: `said`, `according to`.

use crate::import::words::listed;

/// Forms of verbs of saying, thinking and the like, in lower case and sorted.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "accused", "acknowledged", "acknowledges", "acknowledging", "added", "adding", "adds", "admits", "admitted",
    "admitting", "agreed", "agrees", "alleged", "alleges", "announced", "announces", "announcing", "argued",
    "argues", "arguing", "asked", "asking", "asks", "asserted", "asserts", "believe", "believed", "believes",
    "blasted", "boasted", "branded", "called", "calling", "calls", "cautioned", "cautions", "characterized",
    "charged", "claimed", "claiming", "claims", "commented", "comments", "complained", "complains", "conceded",
    "concedes", "concluded", "concludes", "confirmed", "confirms", "contended", "contends", "continued",
    "continues", "countered", "criticized", "declared", "declares", "declaring", "demanded", "denied", "denies",
    "described", "describes", "describing", "disagreed", "dismissed", "emphasized", "estimated", "estimates",
    "exclaimed", "expects", "explained", "explaining", "explains", "expressed", "fears", "finds", "found",
    "hinted", "hoped", "hopes", "implied", "indicated", "indicates", "insisted", "insisting", "insists",
    "joked", "jokes", "lamented", "lauded", "learned", "maintained", "maintains", "mused", "noted", "notes",
    "noting", "observed", "observes", "opined", "pledged", "pointed", "posted", "praised", "predicted",
    "predicting", "predicts", "promised", "promises", "proposed", "proposes", "quipped", "quoted", "read",
    "reads", "recalled", "recalls", "recommended", "reiterated", "remarked", "reminded", "repeated", "replied",
    "replies", "reported", "reporting", "reports", "requested", "responded", "responds", "retorted", "revealed",
    "reveals", "said", "say", "saying", "says", "shouted", "show", "showed", "shows", "slammed", "stated",
    "states", "stating", "stressed", "stresses", "suggested", "suggesting", "suggests", "tell", "telling",
    "tells", "testified", "think", "thinks", "thought", "thundered", "told", "tweeted", "tweeting", "tweets",
    "urged", "urges", "vowed", "vows", "wanted", "wants", "warned", "warning", "warns", "wondered", "writes",
    "writing", "wrote", "yelled",
];

/// Verbs whose object is whom they are said to, so that no speaker stands right behind them.
#[rustfmt::skip]
const TOLD: &[&str] = &[
    "accused", "asked", "assured", "blasted", "criticized", "informed", "praised", "reminded", "slammed",
    "tell", "telling", "tells", "told", "urged", "urges", "warned",
];

/// Forms that are as often the plural of a noun: `claims`, `reports`.
#[rustfmt::skip]
const ALSO_NOUNS: &[&str] = &[
    "calls", "claims", "estimates", "fears", "hopes", "jokes", "notes", "promises", "reads", "reports", "shows",
    "states", "tweets", "urges", "vows", "wants",
];

/// Verbs by which reporters go on with what somebody says.
#[rustfmt::skip]
const REPORTING: &[&str] = &[
    "added", "adds", "argued", "argues", "confirmed", "confirms", "emphasized", "explained", "explains",
    "noted", "notes", "said", "says", "stated", "states", "stressed",
];

/// Whether a word tells that somebody says or thinks something.
pub(in crate::import) fn is_cue(word: &str) -> bool {
    listed(VERBS, word)
}

/// Whether a word tells that somebody goes on to say something: `She added that`.
pub(super) fn reports(word: &str) -> bool {
    listed(REPORTING, word)
}

/// Whether what follows this cue is whom it is said to.
pub(super) fn has_addressee(cue: &str) -> bool {
    listed(TOLD, cue)
}

/// Whether a cue may as well be a noun.
pub(super) fn may_be_noun(cue: &str) -> bool {
    listed(ALSO_NOUNS, cue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_in_lower_case() {
        for list in [VERBS, TOLD, ALSO_NOUNS, REPORTING] {
            assert!(list.is_sorted(), "{list:?}");
            assert!(list.iter().all(|word| *word == word.to_lowercase()));
        }
    }
}
