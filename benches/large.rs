//! What a person waits for in an archive of 100,000 events: opening it, each keystroke, each frame.
//!
//! The archive is that of the example `archive`, made in memory. `cargo bench --bench large -- draw` measures what has
//! `draw` in its name.

#[path = "../examples/archive/chance.rs"]
mod chance;
#[path = "../examples/archive/events.rs"]
mod events;
#[path = "../examples/archive/names.rs"]
mod names;
#[path = "../examples/archive/words.rs"]
mod words;

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use dateline::load;
use dateline::search::{Index, Query};
use dateline::story::Story;
use dateline::text::fold_words;
use dateline::tui::app::{App, Setup};
use dateline::tui::preferences::Preferences;
use dateline::tui::run::Screen;
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const EVENTS: usize = 100_000;

static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut file = Vec::new();
    events::write(EVENTS, &mut file).expect("memory takes all that is written");
    file
});
static STORY: LazyLock<Arc<Story>> = LazyLock::new(|| open(&FILE));
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(&STORY));

fn main() {
    divan::main();
}

fn open(file: &[u8]) -> Arc<Story> {
    let stdin = [PathBuf::from("-")];
    let loaded = load::open(&stdin, file).expect("it reads from memory");
    loaded.story
}

#[divan::bench]
fn fold(bencher: Bencher) {
    let text = String::from_utf8_lossy(&FILE[..1 << 20]);
    bencher
        .counter(BytesCount::of_str(&*text))
        .bench(|| fold_words(black_box(&text)).count());
}

/// A line of NDJSON to an event of a story. What a story costs beside its records is shared by a hundred.
#[divan::bench]
fn parse_100_lines(bencher: Bencher) {
    let lines = FILE.split_inclusive(|&byte| byte == b'\n');
    let is_event = |line: &&[u8]| line.starts_with(br#"{"type":"event""#);
    let lines: Vec<u8> = lines
        .filter(is_event)
        .take(100)
        .flatten()
        .copied()
        .collect();
    bencher
        .counter(ItemsCount::new(100_usize))
        .counter(BytesCount::of_slice(&lines))
        .bench(|| open(black_box(&lines)));
}

#[divan::bench(sample_count = 10)]
fn load_all(bencher: Bencher) {
    let file = &*FILE;
    bencher
        .counter(BytesCount::of_slice(file))
        .bench(|| open(black_box(file)));
}

#[divan::bench(sample_count = 10)]
fn build_index(bencher: Bencher) {
    let story = &*STORY;
    bencher
        .counter(ItemsCount::new(EVENTS))
        .bench(|| Index::new(black_box(story)));
}

/// One key, a rare word, two frequent ones, a slip, a phrase, a date, a field, nothing found.
const QUERIES: [&str; 9] = [
    "s",
    "whistleblower",
    "police cameras",
    "governmnet",
    "\"of the\"",
    "date:2010-05 strike",
    "actor:okafor",
    "-police",
    "zzzzqq",
];

#[divan::bench(args = QUERIES)]
fn run_query(bencher: Bencher, query: &str) {
    let (story, index) = (&*STORY, &*INDEX);
    let query = Query::parse(query);
    bencher.bench(|| index.run(black_box(&query), story));
}

#[divan::bench(args = QUERIES)]
fn rank_best(bencher: Bencher, query: &str) {
    let (story, index) = (&*STORY, &*INDEX);
    let query = Query::parse(query);
    bencher.bench(|| index.best(black_box(&query), story, 100));
}

#[divan::bench(args = [(80, 24), (120, 40), (500, 100)])]
fn draw_frame(bencher: Bencher, size: (u16, u16)) {
    let mut app = App::new(Setup {
        story: STORY.clone().into(),
        query: "strike".to_owned(),
        preferences: Preferences::shipped("dark").expect("a test reads the same files"),
    });
    app.resize(size.0, size.1);
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("it cannot fail");
    bencher.bench_local(|| {
        terminal
            .draw(|frame| app.draw(frame))
            .expect("it cannot fail");
    });
}
