//! The verbs and nouns by which events are known: what sort of event each tells of, and which tell of none.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::inflection::{lemmas, past_of};
use crate::import::words::lower;

/// Each sort of event, the verbs that tell of it, and the nouns that stand for it, in their basic forms.
///
/// A word may stand in one row only: its commonest sense decides.
const SORTS: &[[&str; 3]] = &[
    [
        "rally",
        "chant demonstrate gather march picket protest rally",
        "demonstration march picket protest rally sit-in vigil walkout",
    ],
    [
        "vote",
        "adopt approve pass ratify reject veto vote",
        "referendum vote",
    ],
    ["arrest", "apprehend arrest detain jail", "arrest"],
    ["charge", "charge indict", "charge indictment"],
    ["lawsuit", "file sue", "complaint lawsuit suit"],
    [
        "ruling",
        "acquit convict dismiss overturn rule sentence uphold",
        "conviction ruling sentence verdict",
    ],
    ["death", "die drown kill murder", "death killing"],
    ["injury", "hurt injure wound", "injury"],
    [
        "crash",
        "collide crash derail hit strike",
        "collision crash derailment",
    ],
    ["fire", "burn ignite", "blaze fire wildfire"],
    ["shooting", "shoot", "shooting"],
    [
        "damage",
        "damage destroy flood",
        "flood hurricane storm tornado",
    ],
    ["announcement", "announce reveal unveil", "announcement"],
    [
        "launch",
        "debut introduce launch open release",
        "debut launch opening",
    ],
    ["closing", "close shutter", "closing closure"],
    [
        "cancellation",
        "abandon cancel drop end halt postpone scrap sever suspend terminate",
        "cancellation suspension termination",
    ],
    [
        "deal",
        "acquire award buy merge purchase sell",
        "acquisition contract deal merger sale",
    ],
    [
        "appointment",
        "appoint elect hire name nominate promote",
        "appointment nomination",
    ],
    ["signing", "sign", "signing"],
    [
        "departure",
        "depart fire oust quit resign retire",
        "departure resignation retirement",
    ],
    ["strike", "", "strike"],
    ["plea", "plead", "plea"],
    ["emergency", "", "emergency"],
    [
        "meeting",
        "convene host meet",
        "conference hearing meeting summit",
    ],
    ["speech", "address speak testify", "speech testimony"],
    ["report", "issue publish", "report study"],
    ["visit", "arrive tour visit", "visit"],
    ["election", "defeat lose win", "election victory"],
    [
        "attack",
        "attack bomb raid stab",
        "attack bombing raid stabbing",
    ],
    ["rescue", "evacuate rescue", "evacuation rescue"],
    ["search", "search", "search"],
    ["recall", "recall", "recall"],
    ["order", "ban impose lift order prohibit", "ban order"],
    ["donation", "donate", "donation"],
    ["settlement", "fine settle", "fine settlement"],
    [
        "repair",
        "rebuild repair reopen restore",
        "reopening repair",
    ],
    ["theft", "rob steal", "robbery theft"],
    [
        "construction",
        "build construct demolish",
        "construction demolition",
    ],
    [
        "investigation",
        "investigate probe",
        "inquiry investigation",
    ],
    [
        "festival",
        "celebrate",
        "celebration concert festival parade",
    ],
];

/// Verbs of saying and thinking: what follows them is what somebody says, and may be an event of its own.
const TELLING: &str = "\
    acknowledge add admit allege argue ask assert believe claim complain concede conclude confirm \
    contend declare deny describe emphasize estimate explain hear indicate insist learn maintain \
    mention note observe predict reply report respond say state stress suggest tell think \
    warn write";

/// Verbs that say how things are, or what somebody wants, and not that anything happened.
const STILL: &str = "\
    accuse affect aim allow appear applaud appreciate base be belong blame call care cause cite \
    compare concern condemn consider consist contain cost criticize decline demand deserve design \
    determine enable encourage enjoy ensure expect experience express face fail fear feature feel \
    focus follow happen hate have help highlight hope imagine include increase intend involve keep \
    know lack last like live look love matter mean misidentify miss misspell misstate need oppose owe own plan praise prefer \
    prepare raise receive reflect refuse regard relate rely remain remember remind represent \
    request require see seem serve share show stay struggle support touch tout try underline \
    underscore understand urge use used value view wait want watch welcome wonder work worry";

/// Verbs that say little by themselves: that something happened then or there, but not what.
const LIGHT: &str = "\
    attend become begin bring come continue do draw find get give go grow hold join lead leave let \
    make move occur organize put run send set stage start take turn";

/// What a verb tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// An event of a known sort.
    Event(&'static str),
    /// What somebody says or thinks.
    Telling,
    /// How things are.
    Still,
    /// Something that has to be told by other words.
    Light,
    /// A verb that no list has.
    Unlisted,
}

/// What each listed verb tells of.
static VERBS: LazyLock<HashMap<&str, Sense>> = LazyLock::new(|| {
    let mut verbs = HashMap::new();
    for (list, sense) in [
        (LIGHT, Sense::Light),
        (STILL, Sense::Still),
        (TELLING, Sense::Telling),
    ] {
        verbs.extend(list.split(' ').map(|verb| (verb, sense)));
    }
    for [sort, of_sort, _] in SORTS {
        verbs.extend(
            of_sort
                .split_whitespace()
                .map(|verb| (verb, Sense::Event(sort))),
        );
    }
    verbs
});

/// The sort of event that each listed noun stands for.
static NOUNS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let nouns = SORTS
        .iter()
        .flat_map(|[sort, _, nouns]| nouns.split_whitespace().map(move |noun| (noun, *sort)));
    nouns.collect()
});

/// Verbs that tell of their sort of event only together with one of these nouns.
const TOGETHER: &[(&str, &str)] = &[
    (
        "address",
        "assembly audience conference congress convention council crowd legislature meeting parliament rally",
    ),
    (
        "dismiss",
        "appeal case cases charge charges claim claims complaint indictment lawsuit motion suit",
    ),
    (
        "file",
        "appeal charge charges claim complaint lawsuit motion petition suit",
    ),
    (
        "lift",
        "ban bans curfew limits mandate moratorium order orders restriction restrictions sanctions suspension",
    ),
    (
        "lose",
        "bid district election primary race re-election reelection seat vote",
    ),
    (
        "win",
        "bid district election nomination primary race re-election reelection seat term vote",
    ),
];

/// What a verb tells of beside the words of what it is done to.
pub(super) fn sense_with<'w, W: Iterator<Item = &'w str>>(
    word: &str,
    about: impl Fn() -> W,
) -> Sense {
    let has = |nouns: &str| about().any(|word| nouns.split(' ').any(|noun| noun == word));
    let told = lemmas(word);
    let is = |verb: &str| told.iter().any(|lemma| lemma == verb);
    if is("declare") && has("emergency") {
        return Sense::Event("emergency");
    }
    if is("go") && about().take(2).eq(["on", "strike"]) {
        return Sense::Event("strike");
    }
    // `Ended up`, `dropped out`, `fired at`
    let is_phrase = about()
        .next()
        .is_some_and(|next| ["at", "out", "up"].contains(&next));
    if is_phrase
        && ["close", "drop", "end", "fire", "speak"]
            .into_iter()
            .any(is)
    {
        return Sense::Unlisted;
    }
    let wanting = TOGETHER.iter().any(|(verb, nouns)| is(verb) && !has(nouns));
    match sense(word) {
        Sense::Event(_) if wanting => Sense::Unlisted,
        sense => sense,
    }
}

/// What a verb tells of, in any of its forms: `rallied`, `rallies`, `rally`. An event counts before all else.
pub(super) fn sense(word: &str) -> Sense {
    let mut first = None;
    for lemma in lemmas(&lower(word)) {
        match VERBS.get(&*lemma) {
            Some(event @ Sense::Event(_)) => return *event,
            other => first = first.or(other.copied()),
        }
    }
    first.unwrap_or(Sense::Unlisted)
}

/// The sort of event that a noun stands for: `protests`.
pub(super) fn sort_of_noun(word: &str) -> Option<&'static str> {
    let word = &*lower(word);
    let single = word.strip_suffix('s').unwrap_or(word);
    NOUNS.get(word).or_else(|| NOUNS.get(single)).copied()
}

/// Whether a word is a verb of a known sort in the form of the present, as captions have it: `protest`, `rallies`.
pub(super) fn is_told_in_present(word: &str) -> bool {
    let is_present = !word.ends_with("ed") && !word.ends_with("ing") && past_of(word).is_none();
    is_present && matches!(sense(word), Sense::Event(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_tells_of_one_thing_only() {
        let lists = [TELLING, STILL, LIGHT].map(|list| list.split(' ').collect::<Vec<_>>());
        let of_sorts = SORTS
            .iter()
            .flat_map(|[_, verbs, _]| verbs.split_whitespace());
        let mut all: Vec<&str> = lists.concat().into_iter().chain(of_sorts).collect();
        all.sort_unstable();
        let twice: Vec<_> = all.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn a_verb_is_known_in_every_form() {
        for (word, expected) in [
            ("rallied", Sense::Event("rally")),
            ("gathered", Sense::Event("rally")),
            ("cancelled", Sense::Event("cancellation")),
            ("canceling", Sense::Event("cancellation")),
            ("resigned", Sense::Event("departure")),
            ("sued", Sense::Event("lawsuit")),
            ("met", Sense::Event("meeting")),
            ("shot", Sense::Event("shooting")),
            ("died", Sense::Event("death")),
            ("said", Sense::Telling),
            ("told", Sense::Telling),
            ("included", Sense::Still),
            ("took", Sense::Light),
            ("painted", Sense::Unlisted),
        ] {
            assert_eq!(sense(word), expected, "{word}");
        }
    }

    #[test]
    fn nouns_stand_for_sorts_of_events() {
        assert_eq!(sort_of_noun("Protests"), Some("rally"));
        assert_eq!(sort_of_noun("protest"), Some("rally"));
        assert_eq!(sort_of_noun("hearing"), Some("meeting"));
        assert_eq!(sort_of_noun("table"), None);
    }

    #[test]
    fn captions_tell_in_the_present() {
        assert!(is_told_in_present("protest"));
        assert!(is_told_in_present("marches"));
        assert!(!is_told_in_present("protested"));
        assert!(!is_told_in_present("protesting"));
        assert!(!is_told_in_present("met"));
    }
}
