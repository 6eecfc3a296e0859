//! Counts false hits: types queries into the search of a story and reads the first hundred events of each answer.
//!
//! ```text
//! cargo run --release --example precision -- FILE [QUERY…]
//! ```
//!
//! A hit is false unless for each term some word of the event contains it or lies within edit distance 1 of it, 2 from
//! eight letters. Words of an event are its own, those of who takes part, and those said there. That is judged with
//! plain code of its own (`judge.rs`, `texts.rs`) and not by asking the search. Dates and states are left to the
//! tests.
//!
//! Each line it prints is a JSON object: one for each whole query, and a summary at the end, for whole queries and for
//! everything that stands in the bar while they are typed.

mod judge;
mod texts;

use std::io;
use std::path::PathBuf;

use anyhow::Context;
use dateline::load;
use dateline::search::{Index, Query};
use dateline::story::Story;
use serde_json::json;

use judge::Judge;
use texts::Texts;

const QUERIES: &str = include_str!("../keystrokes/queries.txt");
/// How many hits of each query are read.
const FIRST: usize = 100;
/// One false hit in so many is the most that is taken.
const ONE_IN: usize = 20;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().map(PathBuf::from);
    let file = file.context("usage: precision FILE [QUERY…]")?;
    let mut queries: Vec<String> = arguments.collect();
    if queries.is_empty() {
        let lines = QUERIES.lines().filter(|line| !line.starts_with('#'));
        queries = lines.map(str::to_owned).collect();
    }
    let story = load::open(&[file], io::empty())?.story;
    let index = Index::new(&story);

    let mut whole = Tally::default();
    let mut typed = Tally::default();
    for query in &queries {
        let ends = query.char_indices().map(|(at, key)| at + key.len_utf8());
        for end in ends.filter(|&end| end < query.len()) {
            typed.add(&read(&index, &story, &query[..end]));
        }
        let answer = read(&index, &story, query);
        println!("{}", answer.json());
        typed.add(&answer);
        whole.add(&answer);
    }
    let summary = json!({
        "events": story.events().len(), "whole_queries": whole.json(), "each_key": typed.json(),
    });
    println!("{summary}");
    Ok(())
}

/// What was found for a query, and how much of it is false.
struct Answer {
    query: String,
    hits: usize,
    read: usize,
    wrong: usize,
    /// Title of a false hit.
    example: Option<String>,
}

fn read(index: &Index, story: &Story, query: &str) -> Answer {
    let found = index.run(&Query::parse(query), story).events;
    let judge = Judge::of(query);
    let mut answer = Answer {
        query: query.to_owned(),
        hits: found.len(),
        read: 0,
        wrong: 0,
        example: None,
    };
    for key in found.keys().take(FIRST) {
        let event = story.event(key);
        answer.read += 1;
        if !judge.accepts(&Texts::of(story, event)) {
            answer.wrong += 1;
            answer
                .example
                .get_or_insert_with(|| format!("{}: {}", event.id(), event.title()));
        }
    }
    answer
}

impl Answer {
    fn is_too_wrong(&self) -> bool {
        // Under, and not at most: one in twenty is too many.
        self.wrong * ONE_IN >= self.read.max(1)
    }

    fn json(&self) -> serde_json::Value {
        json!({
            "query": self.query, "hits": self.hits, "read": self.read, "false": self.wrong,
            "example": self.example,
        })
    }
}

/// Answers added up.
#[derive(Default)]
struct Tally {
    queries: usize,
    read: usize,
    wrong: usize,
    /// The most false hits of one query.
    worst: usize,
    too_wrong: Vec<String>,
}

impl Tally {
    fn add(&mut self, answer: &Answer) {
        self.queries += 1;
        self.read += answer.read;
        self.wrong += answer.wrong;
        self.worst = self.worst.max(answer.wrong);
        if answer.is_too_wrong() && !self.too_wrong.contains(&answer.query) {
            self.too_wrong.push(answer.query.clone());
        }
    }

    fn json(&self) -> serde_json::Value {
        json!({
            "queries": self.queries, "read": self.read, "false": self.wrong, "worst": self.worst,
            "too_wrong": self.too_wrong,
        })
    }
}
