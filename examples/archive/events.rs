//! The records of the archive: actors and sources first, then events, some with a quote.

use std::io::{self, Write};

use chrono::{Days, NaiveDate};
use serde_json::json;

use crate::chance::{Chance, Zipf};
use crate::names;
use crate::words::Words;

/// Words that stand in one event of so many at least, beginning with the first.
const PLANTED: &[(&str, usize)] = &[
    ("palantir", 2_500),
    ("flock", 1_000),
    // Rarer than what `flok` means.
    ("floki", 50_000),
    ("good first step", 20_000),
    ("whistleblower", 5_000),
    ("quokka", 250_000),
    ("東京", 10_000),
];

const KINDS: &[&str] = &[
    "announcement",
    "arrest",
    "election",
    "fire",
    "hearing",
    "lawsuit",
    "protest",
    "rally",
    "report",
    "ruling",
    "statement",
    "strike",
];

const VERBS: &[&str] = &[
    "accuses",
    "announces",
    "backs",
    "blocks",
    "cancels",
    "defends",
    "delays",
    "ends",
    "expands",
    "opens",
    "rejects",
    "sues",
    "suspends",
    "urges",
    "warns of",
    "wins",
];

/// Events to each actor.
const PER_ACTOR: usize = 100;
/// Events to each source.
const PER_SOURCE: usize = 50;
/// Events to each quote.
const PER_QUOTE: usize = 10;

struct Archive<'a, W> {
    out: &'a mut W,
    words: Words,
    chance: Chance,
    count: usize,
    /// Who is in the news: a few most of the time.
    fame: Zipf,
    actors: usize,
    sources: usize,
}

/// Writes an archive of `count` events.
pub fn write(count: usize, out: &mut impl Write) -> io::Result<()> {
    let actors = count / PER_ACTOR + 3;
    let mut archive = Archive {
        out,
        words: Words::new(),
        chance: Chance::new(2000),
        count,
        fame: Zipf::new(actors),
        actors,
        sources: count / PER_SOURCE + 1,
    };
    archive.write()
}

impl<W: Write> Archive<'_, W> {
    fn write(&mut self) -> io::Result<()> {
        let title = format!("An archive of {} events", self.count);
        self.record(&json!({"type": "story", "title": title, "timezone": "UTC"}))?;
        for number in 0..self.actors {
            let (name, kind) = names::actor(number);
            let id = format!("a{number}");
            self.record(&json!({"type": "actor", "id": id, "name": name, "kind": kind}))?;
        }
        for number in 0..self.sources {
            self.source(number)?;
        }
        for number in 0..self.count {
            self.event(number)?;
        }
        Ok(())
    }

    fn record(&mut self, record: &serde_json::Value) -> io::Result<()> {
        serde_json::to_writer(&mut *self.out, record)?;
        self.out.write_all(b"\n")
    }

    fn source(&mut self, number: usize) -> io::Result<()> {
        let publisher = names::publisher(&mut self.chance);
        let title = self.sentence(7);
        // After the last of the events that it reports.
        let day = self.day((number + 1) * PER_SOURCE) + Days::new(20);
        self.record(&json!({
            "type": "source", "id": format!("s{number}"), "publisher": publisher, "title": title,
            "published": day.to_string(), "url": format!("https://news.example/{number}"),
        }))
    }

    fn event(&mut self, number: usize) -> io::Result<()> {
        let who = self.fame.draw(&mut self.chance);
        let with = self.fame.draw(&mut self.chance);
        let length = 3 + self.chance.index(4);
        let title = format!(
            "{} {} {}",
            names::actor(who).0,
            self.chance.one_of(VERBS),
            self.phrase(length)
        );
        let length = 20 + self.chance.index(16);
        let mut summary = self.sentence(length);
        for (word, every) in PLANTED {
            if number.is_multiple_of(*every) {
                summary.push_str(" It named ");
                summary.push_str(word);
                summary.push('.');
            }
        }
        let mut actors = vec![json!({"id": format!("a{who}")})];
        if with != who {
            actors.push(json!({"id": format!("a{with}")}));
        }
        let place = self.chance.one_of(names::PLACES);
        let id = format!("e{number}");
        let source = format!("s{}", number / PER_SOURCE);
        let date = self.date(number);
        let kind = self.chance.one_of(KINDS);
        let mut event = json!({
            "type": "event", "id": id, "title": title, "kind": kind,
            "place": place, "summary": summary, "actors": actors, "citations": [{"source": source}],
        });
        if let Some(date) = date {
            event["date"] = date.into();
        }
        self.record(&event)?;
        if number.is_multiple_of(PER_QUOTE) {
            let length = 8 + self.chance.index(12);
            let text = self.sentence(length);
            self.record(&json!({
                "type": "quote", "id": format!("q{number}"), "speakers": [format!("a{who}")], "text": text,
                "mode": "direct", "event": id, "source": source,
            }))?;
        }
        Ok(())
    }

    /// The day of an event: archives go on in time, more or less.
    fn day(&mut self, number: usize) -> NaiveDate {
        const DAYS: usize = 26 * 365;
        let near = number * DAYS / self.count.max(1) + self.chance.index(20);
        let first = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
        first + Days::new(u64::try_from(near).unwrap_or(0))
    }

    /// As EDTF: most are days. One in eight is known to the month or the year, spans some time, is uncertain,
    /// approximate or one of several days; a few are not known at all.
    fn date(&mut self, number: usize) -> Option<String> {
        let day = self.day(number);
        let later = day + Days::new(2 + self.chance.below(60));
        let month = day.format("%Y-%m");
        let year = day.format("%Y");
        Some(match self.chance.below(200) {
            0 => return None,
            1..6 => month.to_string(),
            6..8 => format!("{month}~"),
            8..11 => format!("{day}?"),
            11..15 => format!("{day}/{later}"),
            15..17 => format!("{month}/{}", later.format("%Y-%m")),
            17..20 => year.to_string(),
            20 => format!("{year}~"),
            21 => format!("{year}?"),
            22 => format!("{year}-2{}", 1 + self.chance.below(4)),
            23..25 => format!("[{day}..{later}]"),
            _ => day.to_string(),
        })
    }

    fn phrase(&mut self, length: usize) -> String {
        let words: Vec<_> = (0..length)
            .map(|_| self.words.draw(&mut self.chance))
            .collect();
        words.join(" ")
    }

    fn sentence(&mut self, length: usize) -> String {
        let mut sentence = self.phrase(length);
        if let Some(first) = sentence.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        sentence.push('.');
        sentence
    }
}
