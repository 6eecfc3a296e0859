//! English words with the frequencies words have.
//!
//! The commonest words of news are a list of our own, in falling order. The rest, some 178,000 of every kind, come
//! from the crate `random_word` (MIT), in an order drawn once. How often each occurs follows Zipf's law.

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
    pub fn draw(&self, chance: &mut Chance) -> &'static str {
        self.list[self.frequency.draw(chance)]
    }
}
