//! What does not fit in a story whose files are sound, and what it lacks: a table of rules, each from story to flags.
//!
//! [`RULES`] says what each rule means and what to do; [`run`] applies them. A flag settles nothing and corrects no
//! source: it names the records, the place in the files, and what does not fit, in one sentence.

mod accept;
mod diff;
mod disagree;
mod flag;
mod holes;
mod missing;
mod names;
mod order;
mod publication;
mod retracted;
mod rule;
mod rules;
mod ruling;
mod speakers;
mod speech;
mod utterance;
mod weekday;
mod wording;
mod wordings;
mod words;
mod zone;

use rayon::prelude::*;

use crate::story::date::Day;
use crate::story::evidence::{self, Contest, LineCounter};
use crate::story::{Event, EventId, Story};

use rule::Look;

pub use diff::{Change, changes};
pub use flag::{Accepted, Flag, Side, Voice};
pub use rule::{Group, Rule, Severity};
pub use rules::RULES;
pub use utterance::utterances;

/// Events that are looked at together.
const TOGETHER: usize = 1024;

/// What to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// What does not fit.
    Faults,
    /// That, and what is missing.
    All {
        /// The day it is, for answers that are overdue.
        today: Day,
    },
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// What the rules notice in a story, in the order of its files and, at one place, of the rules. What was accepted is
/// among it, and marked.
pub fn run(story: &Story, scope: Scope) -> Vec<Flag> {
    let here = Here::new(story, scope);
    let mut flags: Vec<Flag> = story
        .events()
        .par_chunks(TOGETHER)
        .flat_map_iter(|events| here.at_events(events))
        .collect();
    flags.par_extend(RULES.par_iter().flat_map_iter(|rule| here.at_story(rule)));
    accept::settle(&here, &mut flags);
    let number = |rule: &Rule| RULES.iter().position(|known| known.id == rule.id);
    flags.par_sort_by_cached_key(|flag| (flag.place, number(flag.rule), flag.values.clone()));
    flags
}

/// What a rule may ask.
struct Here<'s> {
    story: &'s Story,
    today: Option<Day>,
    /// Where holes are looked for.
    counter: Option<LineCounter<'s>>,
}

impl<'s> Here<'s> {
    fn new(story: &'s Story, scope: Scope) -> Self {
        let (today, counter) = match scope {
            Scope::Faults => (None, None),
            Scope::All { today } => (Some(today), Some(LineCounter::new(story))),
        };
        Self {
            story,
            today,
            counter,
        }
    }

    fn looks_for(&self, rule: &Rule) -> bool {
        rule.severity != Severity::Hole || self.counter.is_some()
    }

    fn at_events(&self, events: &[EventId]) -> Vec<Flag> {
        let mut flags = Vec::new();
        for &key in events {
            self.at_event(self.story.event(key), &mut flags);
        }
        flags
    }

    fn at_event(&self, event: Event<'s>, flags: &mut Vec<Flag>) {
        // Most events of a large story have no claims.
        let contests: Vec<Contest<'s>> = match event.claims().next() {
            Some(_) => evidence::contests(self.story, event),
            None => Vec::new(),
        };
        for rule in RULES.iter().filter(|rule| self.looks_for(rule)) {
            let mut found = Found { rule, flags };
            match rule.look {
                Look::Event(look) => look(self, event, &mut found),
                Look::Contest(look) => {
                    for contest in &contests {
                        look(self, event, contest, &mut found);
                    }
                }
                Look::Story(_) | Look::Acceptances => {}
            }
        }
    }

    fn at_story(&self, rule: &'static Rule) -> Vec<Flag> {
        let mut flags = Vec::new();
        if let (Look::Story(look), true) = (rule.look, self.looks_for(rule)) {
            let mut found = Found {
                rule,
                flags: &mut flags,
            };
            look(self, &mut found);
        }
        flags
    }
}

/// Takes the flags of one rule.
struct Found<'f> {
    rule: &'static Rule,
    flags: &'f mut Vec<Flag>,
}

impl Found<'_> {
    fn flag(&mut self, flag: impl FnOnce(&'static Rule) -> Flag) {
        self.flags.push(flag(self.rule));
    }
}
