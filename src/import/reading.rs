//! An article with all that the stages found in it.

use super::actors::{self, ActorFound};
use super::dates::{self, Anchor, Basis, Mention};
use super::document::Document;
use super::events::{self, EventFound};
use super::pages::Article;
use super::quotes::{self, QuoteFound};
use super::snapshot::Span;
use super::spans::Spans;
use crate::schema::Mode;
use crate::story::date::{Date, Day};

/// What was found in an article.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its text, taken apart.
    pub document: Document<'a>,
    /// When it was published, and how we know.
    pub published: Published,
    /// Whom it names.
    pub actors: Vec<ActorFound>,
    /// Its words of time, in its order.
    pub mentions: Vec<Mention>,
    /// What it quotes.
    pub quotes: Vec<QuoteFound>,
    /// All that stands in its quotes.
    pub spoken: Spans,
    /// What it says happened.
    pub events: Vec<EventFound>,
}

/// When an article was published, which is the day that `Thursday` is reckoned from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Published {
    /// Its file says so outside the text: a page, a feed, front matter. The value as written, and what states it.
    ByFile(String, &'static str),
    /// Its text says so, there.
    ByText(Mention),
    /// Whoever imports it says so.
    Given(Day),
    /// Nobody says. Weekdays have no place then.
    Missing,
}

impl<'a> Reading<'a> {
    /// Reads an article. `given` is the day of publication where neither the file nor the text says.
    pub fn new(article: &'a Article, given: Option<Day>) -> Self {
        let document = Document::new(&article.snapshot);
        let published = published(article, &document, given);
        let anchor = published.anchor();
        let is_of_body = |span: Span| article.body.contains(span);
        let stamp = published.span();
        let is_of_publication = |span| stamp.is_some_and(|stamp: Span| stamp.overlaps(span));
        let find_mentions = || -> Vec<Mention> {
            document.of_each_block(|number, _| {
                let sentences = document.sentences(number).iter();
                sentences
                    .filter(|span| is_of_body(**span))
                    .flat_map(|span| dates::find(document.text(), *span, anchor))
                    .filter(|mention| !is_of_publication(mention.span))
                    .collect()
            })
        };
        let find_quotes = || {
            let actors = actors::find(&document);
            let mut quotes = quotes::find(&document, &actors);
            quotes.retain(|quote| is_of_body(quote.span));
            (actors, quotes)
        };
        let (mentions, (actors, quotes)) = rayon::join(find_mentions, find_quotes);
        let in_marks = quotes.iter().filter(|quote| quote.mode != Mode::Indirect);
        let spoken = Spans::covering(in_marks.map(|quote| quote.span));
        let mut events = events::find(&document, &actors, &mentions, &spoken, stamp);
        events.retain(|event| is_of_body(event.span));
        Self {
            article,
            document,
            published,
            actors,
            mentions,
            quotes,
            spoken,
            events,
        }
    }

    /// The words of an event's date, if it has one.
    pub fn when(&self, event: &EventFound) -> Option<&Mention> {
        self.mentions.get(event.when?)
    }

    /// The date of an event, if it could be placed.
    pub fn date(&self, event: &EventFound) -> Option<Date> {
        Date::parse(&self.when(event)?.edtf()?).ok()
    }
}

impl Published {
    /// Where the text states it.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::ByText(mention) => Some(mention.span),
            Self::ByFile(..) | Self::Given(_) | Self::Missing => None,
        }
    }

    /// The day that the text's words of time are reckoned from.
    fn anchor(&self) -> Option<Anchor> {
        let (day, basis) = match self {
            Self::ByFile(value, _) => (day(value)?, Basis::Stated),
            Self::ByText(mention) => (mention.day()?, Basis::Stated),
            Self::Given(day) => (*day, Basis::Given),
            Self::Missing => return None,
        };
        Some(Anchor { day, basis })
    }
}

fn published(article: &Article, document: &Document<'_>, given: Option<Day>) -> Published {
    if let Some(published) = &article.published {
        return Published::ByFile(published.value.clone(), published.basis);
    }
    let stated = dates::published(document).filter(|mention| mention.day().is_some());
    match (stated, given) {
        (Some(mention), _) => Published::ByText(mention),
        (None, Some(day)) => Published::Given(day),
        (None, None) => Published::Missing,
    }
}

/// The day of a date or a timestamp, by its own clock.
fn day(value: &str) -> Option<Day> {
    let date = Date::parse(value.get(..10)?).ok()?;
    date.first()
}
