//! The English words of time, and what each means.

use super::value::{Clock, Season, Unit};
use crate::story::date::Weekday;

/// What a word means where it speaks of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A month, 1 to 12.
    Month(u8),
    /// A weekday.
    Weekday(Weekday),
    /// A unit of time.
    Unit(Unit),
    /// Several of a unit of time.
    Units(Unit),
    /// A number.
    Number(u32),
    /// A place in an order: `third`. `second` is also a unit.
    Ordinal(u32),
    /// A season.
    Season(Season),
    /// A part of the day.
    Part(Clock),
    /// So many days after the day of publication.
    Near(i64),
    /// Which one, seen from the day of publication.
    Which(Which),
    /// Nothing by itself; but a date may begin with it: `early`, `every`.
    Opens,
    /// What some rule knows as a word: `now`, `daily`, `noon`.
    Alone,
}

/// Which one of many, seen from the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The one before it, or, of weekdays and months, the last that is over.
    Last,
    /// The one that the day lies in.
    This,
    /// The one after it.
    Next,
    /// The length of time that ends with the day.
    Past,
    /// The length of time that begins with the day.
    Coming,
}

/// What a word means; nothing for nearly all words. Case is left to whoever asks.
pub fn meaning(word: &str) -> Option<Meaning> {
    const LONGEST: usize = 13;
    if word.len() > LONGEST {
        return None;
    }
    let lower = || word.bytes().map(|byte| byte.to_ascii_lowercase());
    let at = WORDS.binary_search_by(|(known, _)| known.bytes().cmp(lower()));
    at.ok().map(|at| WORDS[at].1)
}

use Meaning::{Alone, Month, Near, Number, Opens, Ordinal, Part, Units};

/// In alphabetical order.
const WORDS: [(&str, Meaning); 205] = [
    ("a", Opens),
    ("about", Opens),
    ("afternoon", Part(Clock::Afternoon)),
    ("almost", Opens),
    ("an", Opens),
    ("annually", Alone),
    ("approximately", Opens),
    ("apr", Month(4)),
    ("april", Month(4)),
    ("around", Opens),
    ("as", Opens),
    ("at", Opens),
    ("aug", Month(8)),
    ("august", Month(8)),
    ("autumn", Meaning::Season(Season::Autumn)),
    ("calendar", Opens),
    ("centuries", Units(Unit::Century)),
    ("century", Meaning::Unit(Unit::Century)),
    ("christmas", Alone),
    ("columbus", Alone),
    ("coming", Meaning::Which(Which::Coming)),
    ("couple", Opens),
    ("current", Meaning::Which(Which::This)),
    ("currently", Alone),
    ("daily", Alone),
    ("day", Meaning::Unit(Unit::Day)),
    ("days", Units(Unit::Day)),
    ("dec", Month(12)),
    ("decade", Meaning::Unit(Unit::Decade)),
    ("decades", Units(Unit::Decade)),
    ("december", Month(12)),
    ("each", Opens),
    ("earlier", Opens),
    ("early", Opens),
    ("eight", Number(8)),
    ("eighteen", Number(18)),
    ("eighteenth", Ordinal(18)),
    ("eighth", Ordinal(8)),
    ("eighty", Number(80)),
    ("eleven", Number(11)),
    ("eleventh", Ordinal(11)),
    ("evening", Part(Clock::Evening)),
    ("every", Opens),
    ("fall", Meaning::Season(Season::Autumn)),
    ("feb", Month(2)),
    ("february", Month(2)),
    ("few", Opens),
    ("fewer", Opens),
    ("fifteen", Number(15)),
    ("fifth", Ordinal(5)),
    ("fifty", Number(50)),
    ("financial", Opens),
    ("first", Ordinal(1)),
    ("fiscal", Opens),
    ("five", Number(5)),
    ("forty", Number(40)),
    ("four", Number(4)),
    ("fourteen", Number(14)),
    ("fourth", Ordinal(4)),
    ("fri", Meaning::Weekday(Weekday::Fri)),
    ("friday", Meaning::Weekday(Weekday::Fri)),
    ("fridays", Meaning::Weekday(Weekday::Fri)),
    ("future", Alone),
    ("half", Opens),
    ("halloween", Alone),
    ("hour", Meaning::Unit(Unit::Hour)),
    ("hours", Units(Unit::Hour)),
    ("hundred", Number(100)),
    ("independence", Alone),
    ("jan", Month(1)),
    ("january", Month(1)),
    ("jul", Month(7)),
    ("july", Month(7)),
    ("jun", Month(6)),
    ("june", Month(6)),
    ("juneteenth", Alone),
    ("just", Opens),
    ("labor", Alone),
    ("last", Meaning::Which(Which::Last)),
    ("late", Opens),
    ("lately", Alone),
    ("later", Opens),
    ("less", Opens),
    ("many", Opens),
    ("mar", Month(3)),
    ("march", Month(3)),
    ("martin", Alone),
    ("may", Month(5)),
    ("memorial", Alone),
    ("mid", Opens),
    ("midday", Alone),
    ("midnight", Alone),
    ("minute", Meaning::Unit(Unit::Minute)),
    ("minutes", Units(Unit::Minute)),
    ("mlk", Alone),
    ("moment", Alone),
    ("mon", Meaning::Weekday(Weekday::Mon)),
    ("monday", Meaning::Weekday(Weekday::Mon)),
    ("mondays", Meaning::Weekday(Weekday::Mon)),
    ("month", Meaning::Unit(Unit::Month)),
    ("monthly", Alone),
    ("months", Units(Unit::Month)),
    ("more", Opens),
    ("morning", Part(Clock::Morning)),
    ("nearly", Opens),
    ("new", Alone),
    ("next", Meaning::Which(Which::Next)),
    ("night", Part(Clock::Night)),
    ("nine", Number(9)),
    ("nineteen", Number(19)),
    ("nineteenth", Ordinal(19)),
    ("ninety", Number(90)),
    ("ninth", Ordinal(9)),
    ("no", Opens),
    ("noon", Alone),
    ("nov", Month(11)),
    ("november", Month(11)),
    ("now", Alone),
    ("nowadays", Alone),
    ("oct", Month(10)),
    ("october", Month(10)),
    ("one", Number(1)),
    ("over", Opens),
    ("past", Meaning::Which(Which::Past)),
    ("present", Alone),
    ("presently", Alone),
    ("presidents", Alone),
    ("previous", Meaning::Which(Which::Last)),
    ("quarter", Meaning::Unit(Unit::Quarter)),
    ("quarterly", Alone),
    ("quarters", Units(Unit::Quarter)),
    ("recent", Meaning::Which(Which::Past)),
    ("recently", Alone),
    ("right", Opens),
    ("roughly", Opens),
    ("sat", Meaning::Weekday(Weekday::Sat)),
    ("saturday", Meaning::Weekday(Weekday::Sat)),
    ("saturdays", Meaning::Weekday(Weekday::Sat)),
    ("second", Ordinal(2)),
    ("seconds", Units(Unit::Second)),
    ("sep", Month(9)),
    ("sept", Month(9)),
    ("september", Month(9)),
    ("seven", Number(7)),
    ("seventeen", Number(17)),
    ("seventh", Ordinal(7)),
    ("seventy", Number(70)),
    ("several", Opens),
    ("six", Number(6)),
    ("sixteen", Number(16)),
    ("sixth", Ordinal(6)),
    ("sixty", Number(60)),
    ("some", Opens),
    ("soon", Alone),
    ("spring", Meaning::Season(Season::Spring)),
    ("summer", Meaning::Season(Season::Summer)),
    ("sun", Meaning::Weekday(Weekday::Sun)),
    ("sunday", Meaning::Weekday(Weekday::Sun)),
    ("sundays", Meaning::Weekday(Weekday::Sun)),
    ("ten", Number(10)),
    ("tenth", Ordinal(10)),
    ("thanksgiving", Alone),
    ("the", Opens),
    ("third", Ordinal(3)),
    ("thirteen", Number(13)),
    ("thirty", Number(30)),
    ("this", Meaning::Which(Which::This)),
    ("thousand", Number(1000)),
    ("three", Number(3)),
    ("thu", Meaning::Weekday(Weekday::Thu)),
    ("thur", Meaning::Weekday(Weekday::Thu)),
    ("thurs", Meaning::Weekday(Weekday::Thu)),
    ("thursday", Meaning::Weekday(Weekday::Thu)),
    ("thursdays", Meaning::Weekday(Weekday::Thu)),
    ("time", Alone),
    ("today", Near(0)),
    ("tomorrow", Near(1)),
    ("tonight", Alone),
    ("tue", Meaning::Weekday(Weekday::Tue)),
    ("tues", Meaning::Weekday(Weekday::Tue)),
    ("tuesday", Meaning::Weekday(Weekday::Tue)),
    ("tuesdays", Meaning::Weekday(Weekday::Tue)),
    ("twelfth", Ordinal(12)),
    ("twelve", Number(12)),
    ("twentieth", Ordinal(20)),
    ("twenty", Number(20)),
    ("two", Number(2)),
    ("under", Opens),
    ("up", Opens),
    ("valentine", Alone),
    ("veterans", Alone),
    ("wed", Meaning::Weekday(Weekday::Wed)),
    ("wednesday", Meaning::Weekday(Weekday::Wed)),
    ("wednesdays", Meaning::Weekday(Weekday::Wed)),
    ("weds", Meaning::Weekday(Weekday::Wed)),
    ("week", Meaning::Unit(Unit::Week)),
    ("weekend", Meaning::Unit(Unit::Weekend)),
    ("weekends", Units(Unit::Weekend)),
    ("weekly", Alone),
    ("weeks", Units(Unit::Week)),
    ("winter", Meaning::Season(Season::Winter)),
    ("year", Meaning::Unit(Unit::Year)),
    ("yearly", Alone),
    ("years", Units(Unit::Year)),
    ("yesterday", Near(-1)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order_to_be_searched() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn words_are_known_in_any_case() {
        assert_eq!(meaning("FRIDAY"), Some(Meaning::Weekday(Weekday::Fri)));
        assert_eq!(meaning("centuries"), Some(Units(Unit::Century)));
        assert_eq!(meaning("ſecond"), None);
        assert_eq!(meaning(""), None);
    }
}
