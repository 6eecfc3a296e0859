//! The quick way to count the lines behind many events against the lines themselves.

use std::fmt::Write as _;

use dateline::story::evidence::{LineCounter, independent_lines, lines_of_event};
use proptest::prelude::*;

use crate::{event, story};

/// A source: its reporting, and which of those before it it goes back to.
type Source = (&'static str, Option<prop::sample::Index>);

fn sources() -> impl Strategy<Value = Vec<Source>> {
    let reporting = prop::sample::select(vec!["own", "wire", "rewrite", "unknown"]);
    let goes_back = prop::option::weighted(0.3, any::<prop::sample::Index>());
    prop::collection::vec((reporting, goes_back), 1..8)
}

/// What one event cites, in which stance.
fn citations() -> impl Strategy<Value = Vec<(prop::sample::Index, &'static str)>> {
    let stance = prop::sample::select(vec!["supports", "supports", "disputes", "mentions"]);
    prop::collection::vec((any::<prop::sample::Index>(), stance), 0..7)
}

proptest! {
    #[test]
    fn as_many_are_counted_as_there_are(
        sources in sources(),
        events in prop::collection::vec(citations(), 1..4),
    ) {
        let mut toml = String::new();
        for (number, (reporting, goes_back)) in sources.iter().enumerate() {
            write!(toml, "[[source]]\nid = \"s{number}\"\npublisher = \"Post\"\nreporting = \"{reporting}\"\n").unwrap();
            if let Some(other) = goes_back.filter(|_| number > 0) {
                writeln!(toml, "derives_from = [\"s{}\"]", other.index(number)).unwrap();
            }
        }
        for (number, cited) in events.iter().enumerate() {
            let cited = cited.iter().map(|(source, stance)| {
                format!("{{ source = \"s{}\", stance = \"{stance}\" }}", source.index(sources.len()))
            });
            let cited = cited.collect::<Vec<_>>().join(", ");
            write!(toml, "[[event]]\nid = \"e{number}\"\ntitle = \"March\"\ncitations = [{cited}]\n").unwrap();
        }
        let story = story(&toml);
        let counter = LineCounter::new(&story);
        for number in 0..events.len() {
            let event = event(&story, &format!("e{number}"));
            let lines = lines_of_event(&story, event);
            let counted = counter.count(event);
            prop_assert_eq!(counted.independent, independent_lines(&lines));
            prop_assert_eq!(counted.is_single, lines.len() == 1);
        }
    }
}
