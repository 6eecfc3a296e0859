//! What a person waits for: opening a story, each keystroke in the search bar, each frame.
//!
//! `cargo bench` measures all of it; `cargo bench -- draw` what has `draw` in its name.

use std::sync::Arc;

use dateline::load;
use dateline::search::{Index, Query};
use dateline::story::Story;
use dateline::text::fold_words;
use dateline::tui::actions::Action;
use dateline::tui::app::{App, Setup};
use dateline::tui::preferences::Preferences;
use dateline::tui::run::Screen;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn main() {
    divan::main();
}

/// What people type: a slip, a field, two words, words in order, a date, a filter, nothing.
const QUERIES: [&str; 7] = [
    "flok after:2026",
    "actor:ring",
    "costa seatle",
    "\"good first step\"",
    "date:2026-02-13",
    "is:disputed lines:>=2",
    "",
];

fn story() -> Arc<Story> {
    load::bundled().story
}

/// All that the events of the story say of themselves, as one text.
fn words_of(story: &Story) -> String {
    let events = story.events().iter().map(|&key| story.event(key));
    let texts = events.flat_map(|event| [event.title(), event.summary().unwrap_or_default()]);
    texts.collect::<Vec<_>>().join("\n")
}

#[divan::bench]
fn fold(bencher: Bencher) {
    let text = words_of(&story());
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| fold_words(black_box(&text)).count());
}

#[divan::bench]
fn fold_accents(bencher: Bencher) {
    let text = "L'École d'İstanbul ne s'arrête pas: Ångström, Łódź, Straße. ".repeat(100);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| fold_words(black_box(&text)).count());
}

#[divan::bench(args = QUERIES)]
fn parse_query(query: &str) -> Query {
    Query::parse(black_box(query))
}

#[divan::bench]
fn load_bundled() -> load::Loaded {
    load::bundled()
}

#[divan::bench]
fn build_index(bencher: Bencher) {
    let story = story();
    bencher.bench(|| Index::new(black_box(&story)));
}

#[divan::bench(args = QUERIES)]
fn run_query(bencher: Bencher, query: &str) {
    let story = story();
    let index = Index::new(&story);
    let query = Query::parse(query);
    bencher.bench(|| index.run(black_box(&query), &story));
}

/// The browser on its first screen.
fn app(size: (u16, u16), query: &str) -> App {
    let mut app = App::new(Setup {
        story: story().into(),
        query: query.to_owned(),
        preferences: Preferences::shipped("dark").expect("a test reads the same files"),
    });
    app.resize(size.0, size.1);
    app
}

#[divan::bench(args = [(80, 24), (120, 40), (500, 100)])]
fn draw_frame(bencher: Bencher, size: (u16, u16)) {
    let app = app(size, "flok after:2026");
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("it cannot fail");
    bencher.bench_local(|| {
        terminal
            .draw(|frame| app.draw(frame))
            .expect("it cannot fail");
    });
}

#[divan::bench(args = [(80, 24), (120, 40)])]
fn press_down_and_draw(bencher: Bencher, size: (u16, u16)) {
    let mut app = app(size, "");
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("it cannot fail");
    let mut down = true;
    bencher.bench_local(|| {
        // Down and up again, so that the end of the list is never reached.
        app.act(if down {
            Action::MoveDown
        } else {
            Action::MoveUp
        });
        down = !down;
        terminal
            .draw(|frame| app.draw(frame))
            .expect("it cannot fail");
    });
}
