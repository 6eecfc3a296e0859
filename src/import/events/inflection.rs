//! English verbs in their forms: which words are a past tense, and of what.

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

/// The basic forms that a word may be a form of, in lower case: itself first.
pub(super) fn lemmas(word: &str) -> Vec<String> {
    let mut found = vec![word.to_owned()];
    let irregular = IRREGULAR
        .iter()
        .filter(|(_, past, participle)| *past == word || *participle == word);
    found.extend(irregular.map(|(lemma, ..)| (*lemma).to_owned()));
    for ending in ["ied", "ies"] {
        found.extend(word.strip_suffix(ending).map(|stem| format!("{stem}y")));
    }
    for ending in ["ed", "ing", "es"] {
        if let Some(stem) = word.strip_suffix(ending) {
            found.push(stem.to_owned());
            found.push(format!("{stem}e"));
            found.extend(undoubled(stem));
        }
    }
    found.extend(word.strip_suffix('s').map(str::to_owned));
    found
}

/// `cancell` without the second `l`.
fn undoubled(stem: &str) -> Option<String> {
    let mut letters = stem.chars().rev();
    let last = letters.next()?;
    let is_doubled = letters.next() == Some(last) && !"aeiou".contains(last);
    is_doubled.then(|| stem[..stem.len() - last.len_utf8()].to_owned())
}

/// Which form of a verb a word is, if it is one of the past: `Some(true)` if it may also be a participle.
pub(super) fn past_of(word: &str) -> Option<bool> {
    let word = word.to_lowercase();
    if UNCHANGED.contains(&word.as_str()) {
        return Some(true);
    }
    if let Some((_, past, participle)) = IRREGULAR.iter().find(|(_, past, _)| *past == word) {
        return Some(past == participle);
    }
    let is_regular = word.ends_with("ed") && word.len() > 3 && !word.contains('-');
    (is_regular && NO_VERB.binary_search(&word.as_str()).is_err()).then_some(true)
}

/// Whether a word is a participle of the past: `arrested`, `stolen`.
pub(super) fn is_participle(word: &str) -> bool {
    let word = word.to_lowercase();
    let is_irregular = IRREGULAR
        .iter()
        .any(|(_, _, participle)| *participle == word);
    is_irregular || past_of(&word) == Some(true)
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
            assert!(lemmas(word).iter().any(|found| found == lemma), "{word}");
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
