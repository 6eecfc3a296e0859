//! Dates with a wrong weekday, planted into texts: how many are found, and how many are found that nobody planted.

use dateline::import::dates::{Anchor, Basis, Mention};
use dateline::story::date::{Day, Spelling, Weekday, month_name, weekday_name};

use crate::timeml::Text;
use crate::timex::{anchor, mentions};

/// How dates are written that are planted.
const SHAPES: usize = 5;

/// Plants a right and a wrong weekday into each text, and says in a line what came of it.
pub fn measure(texts: &[Text]) -> String {
    let (mut planted, mut found, mut invented) = (0, 0, 0);
    for (at, text) in texts.iter().enumerate() {
        let contradicting = |text: &str, anchor: Option<Anchor>| -> Vec<Mention> {
            let all = mentions(text, anchor).into_iter();
            all.filter(Mention::contradicts).collect()
        };
        invented += contradicting(&text.body, anchor(text)).len();
        let (day, anchor) = a_day(at, text);
        for shape in 0..SHAPES {
            for slip in [0, 1 + i64::try_from(at % 6).unwrap_or_default()] {
                let sentence = sentence(day, day.plus_days(slip).weekday(), shape);
                let (with, start) = plant(&text.body, &sentence, at + shape);
                let inside = contradicting(&with, Some(anchor))
                    .iter()
                    .filter(|mention| {
                        mention.span.start >= start && mention.span.end <= start + sentence.len()
                    })
                    .count();
                planted += usize::from(slip > 0);
                found += if slip > 0 { inside.min(1) } else { 0 };
                invented += if slip > 0 { 0 } else { inside };
            }
        }
    }
    format!(
        "wrong weekdays: {planted} planted, {found} found; {invented} found where none was planted"
    )
}

/// A day shortly before a text's publication, and the anchor; of a text without one, any day.
fn a_day(at: usize, text: &Text) -> (Day, Anchor) {
    let at = i64::try_from(at).unwrap_or_default();
    let published = text.published.unwrap_or(Day::new(20_000 + 31 * at));
    let anchor = Anchor {
        day: published,
        basis: Basis::Given,
    };
    (published.plus_days(-(at % 45)), anchor)
}

fn sentence(day: Day, weekday: Weekday, shape: usize) -> String {
    let (year, month, of_month) = day.ymd();
    let month = month_name(month, Spelling::Full);
    let weekday = weekday_name(weekday, Spelling::Full);
    let short = |name: &str| name[..3].to_owned();
    let date = match shape {
        0 => format!("{weekday}, {month} {of_month}, {year}"),
        1 => format!("{weekday} {of_month} {month} {year}"),
        2 => format!("{}., {} {of_month}, {year}", short(weekday), short(month)),
        3 => format!("{month} {of_month}, {year} (a {weekday})"),
        _ => format!("{weekday}, {month} {of_month}"),
    };
    format!("The council met on {date}.")
}

/// A text with a sentence after one of its paragraphs, and where that stands.
fn plant(text: &str, sentence: &str, at: usize) -> (String, usize) {
    let ends: Vec<usize> = text.match_indices("\n\n").map(|(end, _)| end).collect();
    let end = if ends.is_empty() {
        text.len()
    } else {
        ends[at % ends.len()]
    };
    let with = format!("{}\n\n{sentence}{}", &text[..end], &text[end..]);
    (with, end + 2)
}
