//! What an article of a megabyte costs, stage by stage and as a whole.
//!
//! `cargo bench --bench import` measures all of it. No reporter has such an article; a year's minutes of a council, or
//! the record of a trial, are one.

use dateline::import::dates::{Anchor, Basis};
use dateline::import::document::Document;
use dateline::import::draft::{Input, draft};
use dateline::import::known::Known;
use dateline::import::reading::Reading;
use dateline::import::snapshot::Snapshot;
use dateline::import::{actors, dates, merge, pages, quotes};
use dateline::story::date::Day;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// How large the article is, in bytes.
const SIZE: usize = 1_000_000;

const FIRST: [&str; 8] = ["Ada", "Bo", "Cy", "Dora", "Emil", "Faye", "Gus", "Hana"];
const LAST: [&str; 11] = [
    "Winter", "Lind", "Moss", "Okafor", "Perez", "Quist", "Rowe", "Sato", "Tran", "Ulrich", "Vance",
];
const BODIES: [&str; 5] = [
    "the Harbor Council (HC)",
    "Northern Ferries",
    "the Island School Board",
    "the Port of Eastmere",
    "the Dock Workers Union",
];
const WHEN: [&str; 7] = [
    "on Thursday",
    "last week",
    "on Feb. 3, 2026",
    "in March 2025",
    "two days later",
    "on Monday, February 9, 2026",
    "at 9 a.m. on Tuesday",
];

/// A paragraph like no other: what is picked from the lists goes by its number.
fn paragraph(number: usize) -> String {
    let pick = |list: &[&'static str], step: usize| list[number * step % list.len()];
    let name = format!("{} {}", pick(&FIRST, 3), pick(&LAST, 5));
    let (surname, body, when) = (pick(&LAST, 5), pick(&BODIES, 1), pick(&WHEN, 1));
    format!(
        "{name}, who chairs {body}, said {when} that the second ferry would cost {number} crowns more than was \
         planned. \u{201c}We asked for one boat and we got {number} forms to fill in,\u{201d} {surname} said. \
         According to the minutes, the vote was held {when} and {body} paid the first rate. \"Nobody told the \
         islands,\" said {name}, adding that a new pier had opened {when}."
    )
}

/// The paragraphs of an article, each between these.
fn article(before: &str, after: &str) -> String {
    let mut text = String::with_capacity(SIZE + 1000);
    let mut number = 1;
    while text.len() < SIZE {
        text.extend([before, &paragraph(number), after]);
        number += 1;
    }
    text
}

fn plain() -> String {
    article("", "\n\n")
}

fn published() -> Option<Day> {
    Day::from_ymd(2026, 2, 16)
}

fn anchor() -> Option<Anchor> {
    let day = published()?;
    let basis = Basis::Given;
    Some(Anchor { day, basis })
}

/// How many records are drafted from a file.
fn drafted(name: &str, bytes: &[u8]) -> usize {
    let articles = pages::read(name, bytes).expect("the article is one");
    let input = Input {
        article: &articles[0],
        name,
        snapshot: Some(name),
        item: None,
    };
    draft(&[input], &Known::default(), published()).len()
}

fn days(document: &Document<'_>) -> usize {
    let sentences = document.all_sentences();
    let found = sentences.map(|(_, span)| dates::find(document.text(), span, anchor()).len());
    found.sum()
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn whole_text(bencher: Bencher) {
    let text = plain();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| drafted("minutes.txt", black_box(text.as_bytes())));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn whole_page(bencher: Bencher) {
    let page = article("<p>", "</p>\n");
    let page = format!("<html><body><article>{page}</article></body></html>");
    bencher
        .counter(BytesCount::of_str(&page))
        .bench(|| drafted("minutes.html", black_box(page.as_bytes())));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn stage_1_page(bencher: Bencher) {
    let page = article("<p>", "</p>\n");
    let page = format!("<html><body><article>{page}</article></body></html>");
    bencher.bench(|| pages::read("minutes.html", black_box(page.as_bytes())));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn stage_2_blocks_and_sentences(bencher: Bencher) {
    let snapshot = Snapshot::new(plain());
    bencher.bench(|| Document::new(black_box(&snapshot)).blocks().len());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn stage_3_dates(bencher: Bencher) {
    let snapshot = Snapshot::new(plain());
    let document = Document::new(&snapshot);
    bencher.bench(|| days(black_box(&document)));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn stage_4_actors(bencher: Bencher) {
    let snapshot = Snapshot::new(plain());
    let document = Document::new(&snapshot);
    bencher.bench(|| actors::find(black_box(&document)).len());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn stage_5_quotes(bencher: Bencher) {
    let snapshot = Snapshot::new(plain());
    let document = Document::new(&snapshot);
    let actors = actors::find(&document);
    bencher.bench(|| quotes::find(black_box(&document), &actors).len());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn stages_2_to_6_with_events(bencher: Bencher) {
    let articles = pages::read("minutes.txt", plain().as_bytes()).expect("the article is one");
    bencher.bench(|| {
        Reading::new(black_box(&articles[0]), published())
            .events
            .len()
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn stage_7_proposals(bencher: Bencher) {
    let articles = pages::read("minutes.txt", plain().as_bytes()).expect("the article is one");
    let readings = [Reading::new(&articles[0], published())];
    bencher.bench(|| {
        let features = black_box(&readings).each_ref().map(merge::features);
        merge::groups(&features).len()
    });
}
