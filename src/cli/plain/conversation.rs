//! The plain conversation: a line in, words out. It knows no terminal.

use std::sync::Arc;

use super::commands::{Request, read};
use super::telling;
use crate::cli::list;
use crate::export::citation::{Citer, Style};
use crate::export::plain::{Kind, Page, Position, Subject, Teller};
use crate::search::{Hits, Index, Query};
use crate::story::date::{Date, Truth};
use crate::story::{Audience, Story};
use crate::text::clean_text;

/// What is told, and what is to be done then.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Nothing more.
    Say(String),
    /// The files are to be read again, and [`Conversation::renew`] told of it.
    Reload,
    /// This address is to be opened, and what came of it said.
    Visit(String),
    /// The conversation is over.
    Leave,
}

/// Where somebody is in the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In a list, at the page that begins after so many items.
    List { kind: Kind, before: usize },
    /// At a piece of a record, the item of that number of the place that led here.
    Record {
        subject: Subject,
        number: usize,
        piece: usize,
    },
    /// At the problems of the files, at the page that begins after so many.
    Problems { before: usize },
}

/// A conversation about a story.
pub(super) struct Conversation {
    story: Arc<Story>,
    /// What is wrong in its files, in words.
    problems: Vec<String>,
    index: Index,
    query: String,
    hits: Hits,
    newest_first: bool,
    here: Place,
    /// The places that led here, the last one last.
    trail: Vec<Place>,
}

const BEGINNING: Place = Place::List {
    kind: Kind::Events,
    before: 0,
};

impl Conversation {
    /// A conversation about all of a story, whose index this is.
    pub(super) fn new(
        story: Arc<Story>,
        index: Index,
        problems: Vec<String>,
        newest_first: bool,
    ) -> Self {
        let hits = index.run(&Query::parse(""), &story);
        Self {
            story,
            problems,
            index,
            query: String::new(),
            hits,
            newest_first,
            here: BEGINNING,
            trail: Vec::new(),
        }
    }

    /// The index of the story.
    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// What is told first. A `query` that is not empty is searched for.
    pub(super) fn begin(&mut self, query: &str) -> String {
        let head = self.about();
        let first = if query.trim().is_empty() {
            self.here()
        } else {
            self.search(query)
        };
        format!("{head}\nType help for the commands, quit to leave.\n\n{first}")
    }

    /// What answers to a line.
    pub(super) fn answer(&mut self, line: &str) -> Answer {
        let said = match read(line) {
            Err(wrong) => wrong,
            Ok(Request::Quit) => return Answer::Leave,
            Ok(Request::Reload) => return Answer::Reload,
            Ok(Request::Visit) => match self.address() {
                Ok(address) => return Answer::Visit(address.to_owned()),
                Err(why) => why.to_owned(),
            },
            Ok(request) => self.act(request),
        };
        Answer::Say(clean_text(&said).into_owned())
    }

    /// Goes on with a story that was read again.
    pub(super) fn renew(&mut self, story: Arc<Story>, problems: Vec<String>) -> String {
        let query = std::mem::take(&mut self.query);
        let index = Index::new(&story);
        *self = Self::new(story, index, problems, self.newest_first);
        let head = self.about();
        format!("Read again. {head}\n\n{}", self.search(&query))
    }

    fn act(&mut self, request: Request) -> String {
        match request {
            Request::More => self.more(),
            Request::Next => self.step(true),
            Request::Previous => self.step(false),
            Request::Back => self.back(),
            Request::Open(number) => self.open(number),
            Request::Search(words) => self.search(&words),
            Request::List(kind) => self.go(Place::List { kind, before: 0 }),
            Request::Date(date) => self.go_to(&date),
            Request::Reverse => self.reverse(),
            Request::Problems => self.go(Place::Problems { before: 0 }),
            Request::Whole => self.whole(),
            Request::Cite => self.cite(),
            Request::Story => self.about(),
            Request::Help(about) => telling::help(&about),
            Request::Again | Request::Reload | Request::Visit | Request::Quit => self.here(),
        }
    }

    fn about(&self) -> String {
        let head = self.teller().head();
        let problems = match self.problems.len() {
            0 => return head,
            1 => "1 problem".to_owned(),
            many => format!("{many} problems"),
        };
        format!("{head}\n{problems} in the story's files: type problems to hear what is wrong.")
    }

    fn teller(&self) -> Teller<'_> {
        Teller::new(&self.story, &self.hits, &self.query)
    }

    /// What is told of where somebody is.
    fn here(&self) -> String {
        match self.here {
            Place::List { kind, before } => self.list(kind, before),
            Place::Problems { before } => self.list_problems(before),
            Place::Record { piece, .. } => {
                let pieces = self.page().map(|page| page.pieces()).unwrap_or_default();
                telling::piece(&pieces, piece)
            }
        }
    }

    /// The page about the record where somebody is.
    fn page(&self) -> Option<Page> {
        let Place::Record {
            subject, number, ..
        } = self.here
        else {
            return None;
        };
        let position = match self.trail.last() {
            Some(&list @ Place::List { .. }) => Some(Position {
                number,
                of: self.items(list).len(),
            }),
            _ => None,
        };
        Some(self.teller().page(subject, position))
    }

    fn list(&self, kind: Kind, before: usize) -> String {
        let (teller, items) = (self.teller(), self.listed(kind));
        let rows = telling::list(&items, before, kind.name(), |&item| teller.row(item));
        if before > 0 {
            return rows;
        }
        let found = teller.found(kind);
        match (items.is_empty(), self.query.is_empty()) {
            (true, true) => found,
            (true, false) => {
                format!("{found}\nType search alone to have the whole story again.")
            }
            (false, true) => rows,
            (false, false) => format!("{found}\n{rows}"),
        }
    }

    fn list_problems(&self, before: usize) -> String {
        if self.problems.is_empty() {
            return "No problems: the story's files are sound.".to_owned();
        }
        telling::list(&self.problems, before, "problems", String::clone)
    }

    /// What a list has, in the order in which it is told.
    fn listed(&self, kind: Kind) -> Vec<Subject> {
        let mut items = kind.of_hits(&self.hits);
        if self.newest_first && kind == Kind::Events {
            items.reverse();
        }
        items
    }

    /// What has a number at a place.
    fn items(&self, place: Place) -> Vec<Subject> {
        match place {
            Place::List { kind, .. } => self.listed(kind),
            Place::Record { subject, .. } => self.teller().page(subject, None).subjects().to_vec(),
            Place::Problems { .. } => Vec::new(),
        }
    }

    fn go(&mut self, place: Place) -> String {
        if self.here != place {
            self.trail.push(self.here);
            self.here = place;
        }
        self.here()
    }

    fn open(&mut self, number: usize) -> String {
        let items = self.items(self.here);
        let item = number.checked_sub(1).and_then(|index| items.get(index));
        match item {
            Some(&subject) => self.go(Place::Record {
                subject,
                number,
                piece: 0,
            }),
            None if items.is_empty() => "Nothing here has a number.".to_owned(),
            None => format!(
                "There is no such number here: the numbers go from 1 to {}.",
                items.len()
            ),
        }
    }

    fn back(&mut self) -> String {
        let Some(place) = self.trail.pop() else {
            let began = if self.query.is_empty() {
                "This is where you began. Type again to hear it once more."
            } else {
                "This is where the search began. Type search alone to have the whole story again."
            };
            return began.to_owned();
        };
        let left = std::mem::replace(&mut self.here, place);
        // Whoever has gone on from record to record comes back to the page of the last one.
        if let (Place::List { kind, before }, Place::Record { number, .. }) = (place, left)
            && !(before + 1..=before + telling::PAGE).contains(&number)
        {
            let before = (number - 1) / telling::PAGE * telling::PAGE;
            self.here = Place::List { kind, before };
        }
        self.here()
    }

    /// Goes on within a record, and after its end as [`Self::step`] does.
    fn more(&mut self) -> String {
        let pieces = self.page().map_or(0, |page| page.pieces().len());
        match &mut self.here {
            Place::Record { piece, .. } if *piece + 1 < pieces => {
                *piece += 1;
                self.here()
            }
            _ => self.step(true),
        }
    }

    fn whole(&self) -> String {
        self.page().map_or_else(|| self.here(), |page| page.text())
    }

    fn step(&mut self, forward: bool) -> String {
        match &mut self.here {
            Place::List { kind, before } => {
                let number = kind.of_hits(&self.hits).len();
                match telling::turned(*before, number, forward) {
                    Some(turned) => *before = turned,
                    None => return telling::end(forward, kind.name()),
                }
            }
            Place::Problems { before } => {
                match telling::turned(*before, self.problems.len(), forward) {
                    Some(turned) => *before = turned,
                    None => return telling::end(forward, "problems"),
                }
            }
            Place::Record { number, .. } => {
                let number = if forward { *number + 1 } else { *number - 1 };
                return self.step_to(number, forward);
            }
        }
        self.here()
    }

    /// Goes to another record of the place that led here.
    fn step_to(&mut self, number: usize, forward: bool) -> String {
        let items = self
            .trail
            .last()
            .map(|&place| self.items(place))
            .unwrap_or_default();
        let item = number.checked_sub(1).and_then(|index| items.get(index));
        match item {
            Some(&subject) => {
                self.here = Place::Record {
                    subject,
                    number,
                    piece: 0,
                };
                self.here()
            }
            None => telling::end(forward, "records"),
        }
    }

    fn search(&mut self, words: &str) -> String {
        let query = Query::parse(words);
        let remarks = list::remarks(&query);
        if !remarks.is_empty() {
            return format!("Not searched: {}.", remarks.join("; "));
        }
        self.hits = self.index.run(&query, &self.story);
        words.trim().clone_into(&mut self.query);
        self.trail.clear();
        self.here = BEGINNING;
        self.here()
    }

    fn go_to(&mut self, date: &str) -> String {
        if date.is_empty() {
            return "Type a date after it: date 2026, date 2026-02 or date 2026-02-12.".to_owned();
        }
        let date = match Date::parse(date) {
            Ok(date) => date,
            Err(error) => return error.to_string(),
        };
        let kind = Kind::Events;
        let mut events = self.listed(kind).into_iter();
        match events.position(|event| self.is_reached(event, date)) {
            Some(before) => self.go(Place::List { kind, before }),
            None if self.newest_first => {
                "No event of this list is on that date or before it.".to_owned()
            }
            None => "No event of this list is on that date or after it.".to_owned(),
        }
    }

    /// Whether whoever goes through the events up to a date is there with this one.
    fn is_reached(&self, subject: Subject, date: Date) -> bool {
        let Subject::Event(key) = subject else {
            return false;
        };
        let event = self.story.event(key).date();
        event.is_some_and(|event| {
            if self.newest_first {
                !event.disjoint(date) || event.ends_before(date) != Truth::No
            } else {
                event.starts_after(date) != Truth::No
            }
        })
    }

    /// Turns the events round.
    fn reverse(&mut self) -> String {
        self.newest_first = !self.newest_first;
        self.trail.clear();
        self.here = BEGINNING;
        let order = if self.newest_first {
            "Newest"
        } else {
            "Oldest"
        };
        format!("{order} events first.\n{}", self.here())
    }

    /// The address of the source where somebody is, or why there is none.
    fn address(&self) -> Result<&str, &'static str> {
        let source = match self.here {
            Place::Record {
                subject: Subject::Source(key),
                ..
            } => key,
            Place::Record {
                subject: Subject::Quote(key),
                ..
            } => self.story.quote(key).source(),
            _ => return Err("Open a source or a quote first: type its number."),
        };
        let address = self.story.source(source).url();
        address.ok_or("No address of this source is known.")
    }

    fn cite(&self) -> String {
        let Place::Record { subject, .. } = self.here else {
            return "Open a record first: type its number.".to_owned();
        };
        let cites = Citer::new(&self.story, Audience::Public);
        let citation = match subject {
            Subject::Event(key) => cites.event(key, Style::Plain),
            Subject::Quote(key) => cites.quote(key, Style::Plain),
            Subject::Source(key) => cites.source(key, None, Style::Plain),
            Subject::Actor(_) => {
                return "An actor has no citation; events, quotes and sources have.".to_owned();
            }
        };
        citation.unwrap_or_else(|| "This is private: it has no citation.".to_owned())
    }
}
