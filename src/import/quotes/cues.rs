//! Words that tell that somebody says something: `said`, `according to`.

use crate::import::words::listed;

/// Forms of verbs of saying, thinking and the like, in lower case and sorted.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "accused", "accuses", "accusing", "acknowledged", "acknowledges", "acknowledging", "added", "adding",
    "adds", "admits", "admitted", "admitting", "agreed", "agrees", "alleged", "alleges", "announced",
    "announces", "announcing", "answer", "answered", "answering", "answers", "argued", "argues", "arguing",
    "asked", "asking", "asks", "asserted", "asserts", "assured", "assures", "assuring", "barked", "believe",
    "believed", "believes", "blasted", "blasting", "boasted", "branded", "called", "calling", "calls",
    "cautioned", "cautions", "characterized", "charged", "chimed", "claimed", "claiming", "claims", "clarified",
    "commented", "comments", "complained", "complains", "conceded", "concedes", "conceding", "concluded",
    "concludes", "condemned", "condemning", "condemns", "confirmed", "confirms", "contended", "contends",
    "continued", "continues", "countered", "countering", "criticized", "criticizing", "declared", "declares",
    "declaring", "demanded", "demands", "denied", "denies", "described", "describes", "describing", "disagreed",
    "dismissed", "dismissing", "disputed", "emailed", "emphasized", "estimated", "estimates", "exclaimed",
    "expects", "explained", "explaining", "explains", "expressed", "fears", "finds", "found", "griped",
    "grumbled", "hinted", "hoped", "hopes", "implied", "indicated", "indicates", "insisted", "insisting",
    "insists", "interjected", "jested", "joked", "jokes", "joking", "lamented", "lauded", "learned",
    "maintained", "maintains", "marveled", "mocked", "mocking", "mocks", "mused", "noted", "notes", "noting",
    "observed", "observes", "offered", "opined", "pledged", "pointed", "posted", "posting", "praised",
    "praising", "predicted", "predicting", "predicts", "promised", "promises", "promising", "proposed",
    "proposes", "quipped", "quoted", "quotes", "ranted", "read", "reads", "recalled", "recalling", "recalls",
    "recommended", "recounted", "reiterated", "remarked", "reminded", "repeated", "replied", "replies",
    "replying", "reported", "reporting", "reports", "requested", "responded", "responding", "responds",
    "retorted", "retweeted", "revealed", "reveals", "said", "say", "saying", "says", "shouted", "show",
    "showed", "shows", "slammed", "slamming", "snapped", "specified", "stated", "states", "stating", "stressed",
    "stresses", "suggested", "suggesting", "suggests", "summarized", "tell", "telling", "tells", "testified",
    "texted", "thanked", "thanks", "think", "thinks", "thought", "thundered", "told", "touted", "tweeted",
    "tweeting", "tweets", "urged", "urges", "vented", "vowed", "vows", "wanted", "wants", "warned", "warning",
    "warns", "wondered", "wondering", "writes", "writing", "wrote", "yelled",
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
