//! English words with the frequencies words have.
//!
//! The commonest words of news are a list of our own, in falling order. The rest, some 178,000 of every kind, come
//! from the crate `random_word` (MIT), in an order drawn once. How often each occurs follows Zipf's law (`chance.rs`
//! has its shape). A list ends and a language does not: so some words are numbers, some are names that hardly ever come
//! twice, and a few are mistyped. They make the vocabulary go on growing with the archive, as it does in newspapers.

use std::borrow::Cow;
use std::collections::HashSet;

use random_word::Lang;

use crate::chance::{Chance, Zipf};

/// The commonest words, the most frequent first.
const COMMON: &str = "
the of to and a in that for is on with was it as by at from be said has he an have not are his will were who been
this but had its more they which after their about new would one year or her up out also two could when people first
last than if what over there into government police company percent state many before some other time she during
week most against million court officials where made all city former can no so because public years between under
national president since while three while group report three country told according still law including may
federal now through members case local down workers used plan being those workers part support work even any
department statement office security billion health called court children until another week county month home data
back day left took both meeting around family general international without high right among them took council
several market business man political next change end school political power military campaign service expected
judge trade justice price early deal party system month minister industry economic tax rights information
announced agency election university bank evidence union team leaders services technology protest women area
killed water long research food months decision money energy order water committee director open investigation
death program four letter press services members taken need authorities found private major recent board official
vote set held vehicle climate lawyers concern customers later employees future climate crime fire hospital chief
face legal street conference line policy charges access media recent executive released far charged budget
community road foreign review network small director sales hearing contract project building study rally river
camera partnership bill shares cut risk storm border spokesman spokeswoman video software privacy strike record
growth production software prison spending station airport workers reported strike district bridge patients
residents drivers students teachers nurses farmers voters migrants protesters prosecutors regulators investors
";

/// What words are drawn from.
pub struct Words {
    /// The most frequent first.
    list: Vec<&'static str>,
    frequency: Zipf,
}

impl Words {
    /// The list.
    pub fn new() -> Self {
        let mut seen = HashSet::new();
        let mut rest = random_word::all(Lang::En).to_vec();
        // The crate's order is alphabetical, and nobody writes so.
        rest.sort_unstable();
        Chance::new(1).shuffle(&mut rest);
        let all = COMMON.split_whitespace().chain(rest);
        let list: Vec<_> = all.filter(|word| seen.insert(*word)).collect();
        let frequency = Zipf::new(list.len());
        Self { list, frequency }
    }

    /// A word, as often as it occurs.
    pub fn draw(&self, chance: &mut Chance) -> Cow<'static, str> {
        match chance.below(1000) {
            0..15 => Cow::Owned(number(chance)),
            15..18 => Cow::Owned(rare_name(chance)),
            18 => Cow::Owned(mistyped(self.listed(chance), chance)),
            _ => Cow::Borrowed(self.listed(chance)),
        }
    }

    fn listed(&self, chance: &mut Chance) -> &'static str {
        self.list[self.frequency.draw(chance)]
    }
}

/// Mostly small, sometimes in thousands or with a point.
fn number(chance: &mut Chance) -> String {
    match chance.below(10) {
        0..6 => (1 + chance.below(100)).to_string(),
        6 => (1950 + chance.below(80)).to_string(),
        7 => format!("{}.{}", chance.below(100), chance.below(10)),
        8 => (100 * (1 + chance.below(99))).to_string(),
        _ => format!("{},{:03}", 1 + chance.below(900), chance.below(1000)),
    }
}

/// One of some 800,000.
fn rare_name(chance: &mut Chance) -> String {
    const SYLLABLES: &[&str] = &[
        "ba", "ber", "cal", "da", "dor", "el", "fen", "ga", "gor", "hal", "in", "ja", "ka", "kov",
        "lan", "li", "mar", "mo", "na", "nor", "o", "pel", "qua", "ri", "ros", "sa", "ska", "ten",
        "ul", "va", "vik", "wen", "za",
    ];
    let syllables = 2 + chance.index(3);
    let mut name: String = (0..syllables).map(|_| chance.one_of(SYLLABLES)).collect();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

/// A word with two letters exchanged, one left out, or one twice. Short words are seldom mistyped unnoticed.
fn mistyped(word: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 4 {
        return word.to_owned();
    }
    let at = 1 + chance.index(letters.len() - 2);
    match chance.below(3) {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        _ => letters.insert(at, letters[at]),
    }
    letters.into_iter().collect()
}
