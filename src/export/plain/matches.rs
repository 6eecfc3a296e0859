//! Where a record answers to the query, in words, for those who see no highlight.

use super::Teller;
use crate::search::Area;
use crate::story::{Event, Quote};

/// The words that answered, and where: `“Flock” in the title; “Costa” in 2 quotes`. Empty without a query.
pub(super) fn of_event(teller: &Teller<'_>, event: Event<'_>) -> String {
    let mut found = Found::new(teller);
    found.look(Area::Text, Some(event.title()), "the title");
    found.look(Area::Text, event.summary(), "the summary");
    found.look(Area::Kind, event.kind(), "the kind");
    found.look(Area::Place, event.place(), "the place");
    found.look(Area::Thread, event.thread(), "the strand");
    found.look(Area::Tag, event.tags(), "the tags");
    for part in event.parts() {
        let name = teller.story.actor(part.actor).name();
        found.look(Area::Name, Some(name), "who took part");
        found.look(Area::Text, part.role, "who took part");
    }
    for quote in event.quotes() {
        found.look(Area::Text, Some(quote.text()), "what was said");
        for key in quote.speakers() {
            let name = teller.story.actor(key).name();
            found.look(Area::Speaker, Some(name), "who said something");
        }
    }
    for citation in event.citations() {
        let publisher = teller.story.source(citation.source).publisher();
        found.look(Area::Source, Some(publisher), "the sources");
    }
    found.words()
}

/// The same for a quote.
pub(super) fn of_quote(teller: &Teller<'_>, quote: Quote<'_>) -> String {
    let mut found = Found::new(teller);
    found.look(Area::Text, Some(quote.text()), "the words");
    for key in quote.speakers() {
        let name = teller.story.actor(key).name();
        found.look(Area::Speaker, Some(name), "who said it");
    }
    found.words()
}

/// What was found, place by place, in the order of looking.
struct Found<'s> {
    teller: &'s Teller<'s>,
    places: Vec<(&'static str, Vec<String>)>,
}

impl<'s> Found<'s> {
    fn new(teller: &'s Teller<'s>) -> Self {
        let places = Vec::new();
        Self { teller, places }
    }

    fn look<'t>(
        &mut self,
        area: Area,
        texts: impl IntoIterator<Item = &'t str>,
        place: &'static str,
    ) {
        for text in texts {
            for range in self.teller.hits.highlighter.ranges(area, text) {
                self.note(place, text.get(range).unwrap_or_default());
            }
        }
    }

    fn note(&mut self, place: &'static str, word: &str) {
        let at = self.places.iter().position(|(known, _)| *known == place);
        let at = at.unwrap_or_else(|| {
            self.places.push((place, Vec::new()));
            self.places.len() - 1
        });
        let (_, words) = &mut self.places[at];
        if !words.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            words.push(word.to_owned());
        }
    }

    fn words(self) -> String {
        let places = self.places.into_iter().map(|(place, words)| {
            let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
            format!("{} in {place}", words.join(", "))
        });
        places.collect::<Vec<_>>().join("; ")
    }
}
