//! English verbs in their forms: which words are a past tense, and of what.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::import::words::lower;

/// Verbs whose past is not made with `-ed`: the basic form, the past, and the participle where it is another word.
const IRREGULAR: &[(&str, &str, &str)] = &[
    ("be", "was", "been"),
    ("be", "were", "been"),
    ("become", "became", "become"),
    ("begin", "began", "begun"),
    ("bleed", "bled", "bled"),
    ("blow", "blew", "blown"),
    ("break", "broke", "broken"),
    ("bring", "brought", "brought"),
    ("build", "built", "built"),
    ("buy", "bought", "bought"),
    ("catch", "caught", "caught"),
    ("choose", "chose", "chosen"),
    ("come", "came", "come"),
    ("deal", "dealt", "dealt"),
    ("do", "did", "done"),
    ("draw", "drew", "drawn"),
    ("drink", "drank", "drunk"),
    ("drive", "drove", "driven"),
    ("fall", "fell", "fallen"),
    ("feed", "fed", "fed"),
    ("fight", "fought", "fought"),
    ("find", "found", "found"),
    ("flee", "fled", "fled"),
    ("fly", "flew", "flown"),
    ("forbid", "forbade", "forbidden"),
    ("forget", "forgot", "forgotten"),
    ("freeze", "froze", "frozen"),
    ("get", "got", "gotten"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("grow", "grew", "grown"),
    ("hang", "hung", "hung"),
    ("have", "had", "had"),
    ("hear", "heard", "heard"),
    ("hide", "hid", "hidden"),
    ("hold", "held", "held"),
    ("keep", "kept", "kept"),
    ("know", "knew", "known"),
    ("lay", "laid", "laid"),
    ("lead", "led", "led"),
    ("leave", "left", "left"),
    ("lend", "lent", "lent"),
    ("lose", "lost", "lost"),
    ("make", "made", "made"),
    ("mean", "meant", "meant"),
    ("meet", "met", "met"),
    ("pay", "paid", "paid"),
    ("rebuild", "rebuilt", "rebuilt"),
    ("ride", "rode", "ridden"),
    ("ring", "rang", "rung"),
    ("rise", "rose", "risen"),
    ("run", "ran", "run"),
    ("say", "said", "said"),
    ("see", "saw", "seen"),
    ("sell", "sold", "sold"),
    ("send", "sent", "sent"),
    ("shoot", "shot", "shot"),
    ("show", "showed", "shown"),
    ("sing", "sang", "sung"),
    ("sink", "sank", "sunk"),
    ("sit", "sat", "sat"),
    ("sleep", "slept", "slept"),
    ("slide", "slid", "slid"),
    ("speak", "spoke", "spoken"),
    ("spend", "spent", "spent"),
    ("stand", "stood", "stood"),
    ("steal", "stole", "stolen"),
    ("strike", "struck", "stricken"),
    ("swear", "swore", "sworn"),
    ("sweep", "swept", "swept"),
    ("take", "took", "taken"),
    ("teach", "taught", "taught"),
    ("tear", "tore", "torn"),
    ("tell", "told", "told"),
    ("think", "thought", "thought"),
    ("throw", "threw", "thrown"),
    ("understand", "understood", "understood"),
    ("uphold", "upheld", "upheld"),
    ("wear", "wore", "worn"),
    ("win", "won", "won"),
    ("withdraw", "withdrew", "withdrawn"),
    ("write", "wrote", "written"),
];

/// Verbs whose past is the same word as their basic form.
const UNCHANGED: &[&str] = &[
    "cut", "hit", "hurt", "let", "put", "quit", "set", "shut", "split",
];

/// Words in `-ed` that are no verbs where they stand, or hardly ever.
const NO_VERB: &[&str] = &[
    "alleged",
    "armed",
    "based",
    "bed",
    "bleed",
    "breed",
    "concerned",
    "creed",
    "crowded",
    "deed",
    "detailed",
    "embed",
    "exceed",
    "feed",
    "greed",
    "haired",
    "heed",
    "hundred",
    "indeed",
    "kindred",
    "limited",
    "middle-aged",
    "naked",
    "need",
    "proceed",
    "red",
    "reed",
    "sacred",
    "seed",
    "shed",
    "sled",
    "so-called",
    "speed",
    "succeed",
    "tired",
    "unarmed",
    "unexpected",
    "unidentified",
    "united",
    "unnamed",
    "unprecedented",
    "varied",
    "wed",
    "weed",
    "wicked",
];

/// What forms of which verbs a word with a past of its own is.
#[derive(Default)]
struct Irregular {
    /// The verbs.
    lemmas: Vec<&'static str>,
    /// Whether it is their past tense.
    is_past: bool,
    /// Whether it is their participle.
    is_participle: bool,
}

/// The forms of all verbs whose past is not made with `-ed`.
static FORMS: LazyLock<HashMap<&str, Irregular>> = LazyLock::new(|| {
    let mut forms: HashMap<&str, Irregular> = HashMap::new();
    for &(lemma, past, participle) in IRREGULAR {
        forms.entry(past).or_default().is_past = true;
        forms.entry(participle).or_default().is_participle = true;
        for word in [past, participle] {
            let lemmas = &mut forms.entry(word).or_default().lemmas;
            if !lemmas.contains(&lemma) {
                lemmas.push(lemma);
            }
        }
    }
    forms
});

/// The basic forms that a word may be a form of, in lower case: itself first.
pub(super) fn lemmas(word: &str) -> Vec<Cow<'_, str>> {
    let mut found = vec![Cow::Borrowed(word)];
    let irregular = FORMS.get(word).into_iter();
    found.extend(irregular.flat_map(|forms| forms.lemmas.iter().copied().map(Cow::Borrowed)));
    for ending in ["ied", "ies"] {
        let stem = word.strip_suffix(ending);
        found.extend(stem.map(|stem| Cow::Owned(format!("{stem}y"))));
    }
    for ending in ["ed", "ing", "es"] {
        if let Some(stem) = word.strip_suffix(ending) {
            found.push(Cow::Borrowed(stem));
            found.push(Cow::Owned(format!("{stem}e")));
            found.extend(undoubled(stem).map(Cow::Borrowed));
        }
    }
    found.extend(word.strip_suffix('s').map(Cow::Borrowed));
    found
}

/// `cancell` without the second `l`.
fn undoubled(stem: &str) -> Option<&str> {
    let mut letters = stem.chars().rev();
    let last = letters.next()?;
    let is_doubled = letters.next() == Some(last) && !"aeiou".contains(last);
    is_doubled.then(|| &stem[..stem.len() - last.len_utf8()])
}

/// Which form of a verb a word is, if it is one of the past: `Some(true)` if it may also be a participle.
pub(super) fn past_of(word: &str) -> Option<bool> {
    let word = &*lower(word);
    if UNCHANGED.contains(&word) {
        return Some(true);
    }
    if let Some(forms) = FORMS.get(word).filter(|forms| forms.is_past) {
        return Some(forms.is_participle);
    }
    let is_regular = word.ends_with("ed") && word.len() > 3 && !word.contains('-');
    (is_regular && NO_VERB.binary_search(&word).is_err()).then_some(true)
}

/// Whether a word is a participle of the past: `arrested`, `stolen`.
pub(super) fn is_participle(word: &str) -> bool {
    let is_irregular = FORMS
        .get(&*lower(word))
        .is_some_and(|forms| forms.is_participle);
    is_irregular || past_of(word) == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_others_is_sorted() {
        assert!(NO_VERB.is_sorted());
    }

    #[test]
    fn forms_lead_to_their_verb() {
        for (word, lemma) in [
            ("rallied", "rally"),
            ("rallies", "rally"),
            ("marched", "march"),
            ("marches", "march"),
            ("closed", "close"),
            ("dropped", "drop"),
            ("cancelled", "cancel"),
            ("held", "hold"),
            ("stolen", "steal"),
        ] {
            assert!(lemmas(word).iter().any(|found| *found == lemma), "{word}");
        }
    }

    #[test]
    fn a_past_is_told_from_other_words() {
        assert_eq!(past_of("Rallied"), Some(true));
        assert_eq!(past_of("began"), Some(false));
        assert_eq!(past_of("hit"), Some(true));
        for word in [
            "hundred",
            "need",
            "so-called",
            "rally",
            "red",
            "Amazon-owned",
        ] {
            assert_eq!(past_of(word), None, "{word}");
        }
        assert!(is_participle("stolen"));
        assert!(is_participle("arrested"));
        assert!(!is_participle("began"));
    }
}
