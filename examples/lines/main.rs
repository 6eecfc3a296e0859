//! Writes each event of a story as one line of text, for programs that search lines.
//!
//! ```text
//! cargo run --release --example lines -- FILE > lines.txt
//! ```
//!
//! A line holds the date and all that a plain word of a query can find the event by: its title, kind, place, thread,
//! tags and summary, who took part and as what, and what was said there. So a comparison searches the same words.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anyhow::Context;
use dateline::load;
use dateline::story::{Event, Story};

fn main() -> anyhow::Result<()> {
    let file = std::env::args_os().nth(1).map(PathBuf::from);
    let file = file.context("usage: lines FILE > LINES.txt")?;
    let story = load::open(&[file], io::empty())?.story;
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let mut line = String::new();
    for &key in story.events() {
        line.clear();
        write_line(&mut line, &story, story.event(key));
        writeln!(out, "{line}")?;
    }
    Ok(out.flush()?)
}

fn write_line(line: &mut String, story: &Story, event: Event<'_>) {
    let mut put = |text: &str| {
        if !line.is_empty() {
            line.push_str("  ");
        }
        // A summary may have paragraphs.
        line.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
    };
    let first = [event.edtf(), Some(event.title()), event.kind()];
    let then = [event.place(), event.thread(), event.summary()];
    first.into_iter().chain(then).flatten().for_each(&mut put);
    event.tags().for_each(&mut put);
    for part in event.parts() {
        put(story.actor(part.actor).name());
        story.actor(part.actor).aliases().for_each(&mut put);
        part.role.into_iter().for_each(&mut put);
    }
    for quote in event.quotes() {
        quote
            .speakers()
            .for_each(|key| put(story.actor(key).name()));
        quote.speaker_description().into_iter().for_each(&mut put);
        put(quote.text());
    }
}
