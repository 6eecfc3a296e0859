//! The events that answer as data for `TimelineJS`: a JSON object of slides.
//!
//! Its dates have a year, a month and a day, as many as are known; what else is to be said of a date stands in the
//! `display_date`, which is shown in its stead. Texts are HTML, in which nothing foreign is markup.

use std::io::{self, Write};

use serde::Serialize;

use super::cautions::{cautious_title, disputes};
use super::document::Document;
use super::html::markup::{element, escape, prose};
use super::parts::Parts;
use super::placing::{Chart, Unplaced, dated};
use super::words::date_words;
use crate::search::Hit;
use crate::story::date::Date;
use crate::story::{Event, EventId};

/// The last year that every reader of JSON reads exactly, before and after our era.
const FARTHEST: i64 = (1 << 53) - 1;

/// The years for which `TimelineJS` has days. With any other, a timeline knows only years.
const HUMAN: std::ops::RangeInclusive<i64> = -271_820..=275_759;

#[derive(Serialize)]
struct Timeline<'s> {
    scale: &'static str,
    title: Slide<'s>,
    events: Vec<Slide<'s>>,
}

#[derive(Serialize)]
struct Slide<'s> {
    /// By what the address of a slide names it.
    unique_id: &'s str,
    #[serde(flatten)]
    dates: Option<Dates>,
    text: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
    /// Whether addresses in the texts are to be made links: they are already.
    autolink: bool,
}

#[derive(Serialize)]
struct Text {
    headline: String,
    text: String,
}

/// When an event stands on the timeline, and how that is told.
#[derive(Serialize, Debug, PartialEq)]
pub(super) struct Dates {
    #[serde(rename = "start_date")]
    start: When,
    #[serde(rename = "end_date", skip_serializing_if = "Option::is_none")]
    end: Option<When>,
    #[serde(rename = "display_date")]
    words: String,
}

#[derive(Serialize, Debug, Clone, Copy, PartialEq)]
struct When {
    year: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u8>,
}

/// Writes the timeline. One without events is an error to `TimelineJS`: the caller sees to it that there are some.
pub(super) fn timeline(document: &Document<'_>, out: &mut impl Write) -> io::Result<()> {
    let hits = document.hits.events.iter();
    let events: Vec<Slide<'_>> = hits.filter_map(|hit| slide(document, hit)).collect();
    let all_human = events
        .iter()
        .filter_map(|slide| slide.dates.as_ref())
        .flat_map(Dates::years)
        .all(|year| HUMAN.contains(&year));
    let timeline = Timeline {
        scale: if all_human { "human" } else { "cosmological" },
        title: title(document),
        events,
    };
    serde_json::to_writer_pretty(&mut *out, &timeline)?;
    writeln!(out)
}

fn title<'s>(document: &Document<'s>) -> Slide<'s> {
    let facts = document.origin();
    let facts = facts.iter().map(|(name, value)| format!("{name}: {value}"));
    let lines = facts.chain(document.unplaced_words(Chart::TimelineJs));
    let lines: Vec<String> = lines.map(|line| escape(&line)).collect();
    let summary = document.story.summary().map(paragraph);
    Slide {
        unique_id: "dateline-story",
        dates: None,
        text: Text {
            headline: headline(document.story.title()),
            text: summary.unwrap_or_default() + &list(&lines),
        },
        group: None,
        autolink: false,
    }
}

fn slide<'s>(document: &Document<'s>, hit: Hit<EventId>) -> Option<Slide<'s>> {
    let event = document.story.event(hit.key);
    let dates = dates(event).ok()?;
    Some(Slide {
        unique_id: event.id(),
        dates: Some(dates),
        text: Text {
            headline: headline(&cautious_title(event, None)),
            text: body(document, hit),
        },
        group: event.thread().map(label),
        autolink: false,
    })
}

/// What happened, what sources disagree on, what is held, and every source.
fn body(document: &Document<'_>, hit: Hit<EventId>) -> String {
    let event = document.story.event(hit.key);
    let mut out = event.summary().map(paragraph).unwrap_or_default();
    let facts = document.event_facts(hit).into_iter();
    let facts = facts.map(|(name, value)| escape(&format!("{name}: {value}")));
    let facts: Vec<String> = facts.collect();
    out.push_str(&list(&facts));
    let contested = disputes(document.story, event).into_iter();
    for sentence in contested.chain(document.held(event)) {
        out.push_str(&paragraph(&sentence));
    }
    let evidence: Vec<String> = document.evidence(event).iter().map(prose).collect();
    out.push_str(&paragraph(if evidence.is_empty() {
        "No source is cited."
    } else {
        "Sources:"
    }));
    out + &list(&evidence)
}

/// A title as HTML. Quotation marks stay, for where it is read to somebody, it is read as it is written.
fn headline(words: &str) -> String {
    let words = escape(words);
    words.replace("&#39;", "'").replace("&quot;", "\"")
}

fn paragraph(words: &str) -> String {
    let words = escape(words).replace('\n', "<br>");
    element("p", "", &words)
}

/// A list of what is HTML already; nothing for none.
fn list(items: &[String]) -> String {
    let items: String = items.iter().map(|item| element("li", "", item)).collect();
    if items.is_empty() {
        return items;
    }
    element("ul", "", &items)
}

/// A label for what is read as HTML once, its tags dropped, and then written as HTML again: so escaping `<` is no help,
/// and it must not be there.
fn label(words: &str) -> String {
    let words = words.replace('<', "‹").replace('>', "›");
    words.replace('&', "&amp;")
}

/// When an event stands on the timeline.
pub(super) fn dates(event: Event<'_>) -> Result<Dates, Unplaced> {
    let (date, _) = dated(event)?;
    of(date, date_words(event))
}

fn of(date: Date, words: String) -> Result<Dates, Unplaced> {
    let start = Parts::beginning(date).or(Parts::end(date));
    let start = start.ok_or(Unplaced::Boundless)?;
    // A bar over all the time that is meant, unless the start says it itself. Its end is a day, for TimelineJS takes
    // a month for its first moment.
    let end = date
        .last()
        .filter(|last| date.first().is_some() && *last != start.last());
    let dates = Dates {
        start: When::of(start),
        end: end.map(|day| When::of(Parts::of_day(day))),
        words,
    };
    if dates.years().any(|year| year.abs() > FARTHEST) {
        return Err(Unplaced::OutOfReach);
    }
    Ok(dates)
}

impl Dates {
    fn years(&self) -> impl Iterator<Item = i64> {
        let dates = [Some(self.start), self.end];
        dates.into_iter().flatten().map(|when| when.year)
    }
}

impl When {
    fn of(parts: Parts) -> Self {
        Self {
            // Before our era the years count backwards from 1: TimelineJS tells -44 as 44 BCE.
            year: if parts.year < 1 {
                parts.year - 1
            } else {
                parts.year
            },
            month: parts.month,
            day: parts.day,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn found(edtf: &str) -> Result<Value, Unplaced> {
        let dates = of(Date::parse(edtf).unwrap(), "words".to_owned())?;
        let mut dates = serde_json::to_value(dates).unwrap();
        assert_eq!(dates["display_date"], "words");
        dates.as_object_mut().unwrap().remove("display_date");
        Ok(dates)
    }

    #[test]
    fn a_date_is_as_fine_as_it_is_known_and_covers_all_its_time() {
        for (edtf, start, end) in [
            ("2026-02-13", json!([2026, 2, 13]), None),
            ("2026-02-13?", json!([2026, 2, 13]), None),
            ("2026-01-22~", json!([2026, 1, 22]), None),
            ("2026-02", json!([2026, 2]), None),
            ("2026~", json!([2026]), None),
            ("2001-22", json!([2001, 6]), Some(json!([2001, 8, 31]))),
            ("198X", json!([1980]), Some(json!([1989, 12, 31]))),
            (
                "2019-07-15/2019-07-16",
                json!([2019, 7, 15]),
                Some(json!([2019, 7, 16])),
            ),
            (
                "2021-04/2021-05",
                json!([2021, 4]),
                Some(json!([2021, 5, 31])),
            ),
            (
                "[2026-02-09..2026-02-13]",
                json!([2026, 2, 9]),
                Some(json!([2026, 2, 13])),
            ),
            (
                "{2026-02-09,2026-02-11}",
                json!([2026, 2, 9]),
                Some(json!([2026, 2, 11])),
            ),
            ("2019-07-15/..", json!([2019, 7, 15]), None),
            ("../2019-07", json!([2019, 7]), None),
            ("[1760-12..]", json!([1760, 12]), None),
            // 44 BCE is the year -43 of ISO 8601, 1 BCE its year 0.
            ("-0043-03-15", json!([-44, 3, 15]), None),
            ("0000", json!([-1]), None),
            ("-0043/0014", json!([-44]), Some(json!([14, 12, 31]))),
            ("Y-17E7", json!([-170_000_001]), None),
        ] {
            let date = |parts: Value| {
                let names = ["year", "month", "day"].map(str::to_owned).into_iter();
                Value::Object(names.zip(parts.as_array().unwrap().clone()).collect())
            };
            let mut expected = json!({ "start_date": date(start) });
            if let Some(end) = end {
                expected["end_date"] = date(end);
            }
            assert_eq!(found(edtf), Ok(expected), "{edtf}");
        }
    }

    #[test]
    fn what_has_no_year_that_can_be_told_is_left_out() {
        assert_eq!(found("[..1760,1800..]"), Err(Unplaced::Boundless));
        assert_eq!(found("Y1E30"), Err(Unplaced::OutOfReach));
    }

    #[test]
    fn a_label_holds_no_markup_however_often_it_is_read() {
        assert_eq!(label("R&D <b>core</b>"), "R&amp;D ‹b›core‹/b›");
        assert_eq!(label("&lt;img&gt;"), "&amp;lt;img&amp;gt;");
    }
}
