//! What the check noticed in a story, in the order of its list: by rule, the gravest first; and by the record it is about.

use crate::check::{self, Flag, Rule, Scope, Severity};
use crate::story::date::Day;
use crate::story::{EventId, QuoteId, Story, Subject};

/// The flags of a story.
#[derive(Debug)]
pub struct Noticed {
    flags: Vec<Flag>,
    rules: Vec<OfRule>,
    /// Which flags are on a record, holes left out. In order.
    on: Vec<(Subject, usize)>,
    /// The events in which something does not fit, in order.
    events: Vec<EventId>,
    /// Whether what is missing was looked for.
    has_holes: bool,
}

/// The flags of one rule, which has at least one.
#[derive(Debug)]
pub struct OfRule {
    /// The rule.
    pub rule: &'static Rule,
    /// Its flags by number, in the order of the files; those that somebody has accepted come last.
    pub flags: Vec<usize>,
    /// How many nobody has accepted.
    pub open: usize,
}

impl Noticed {
    /// What does not fit in a story and, where `today` is given, what is missing on that day.
    pub fn new(story: &Story, today: Option<Day>) -> Self {
        let scope = today.map_or(Scope::Faults, |today| Scope::All { today });
        let flags = check::run(story, scope);
        let mut rules: Vec<OfRule> = Vec::new();
        let mut on = Vec::new();
        let mut events = Vec::new();
        for (number, flag) in flags.iter().enumerate() {
            let same = |of: &&mut OfRule| of.rule.id == flag.rule.id;
            match rules.iter_mut().find(same) {
                Some(of) => of.flags.push(number),
                None => rules.push(OfRule {
                    rule: flag.rule,
                    flags: vec![number],
                    open: 0,
                }),
            }
            if flag.rule.severity != Severity::Hole {
                on.extend(flag.subjects.iter().map(|&subject| (subject, number)));
            }
            if flag.is_open_fault() {
                let at = flag.subjects.iter().filter_map(|s| event_of(story, *s));
                events.extend(at);
            }
        }
        for of in &mut rules {
            let is_accepted = |number: &usize| flags[*number].accepted.is_some();
            of.flags.sort_by_key(is_accepted);
            of.open = of.flags.partition_point(|number| !is_accepted(number));
        }
        rules.sort_by_key(|of| (of.rule.severity, place_in_table(of.rule)));
        on.sort_unstable();
        events.sort_unstable();
        events.dedup();
        Self {
            flags,
            rules,
            on,
            events,
            has_holes: today.is_some(),
        }
    }

    /// Every rule that noticed something: faults first, then remarks, then holes.
    pub fn rules(&self) -> &[OfRule] {
        &self.rules
    }

    /// A flag by its number.
    pub fn flag(&self, number: usize) -> Option<&Flag> {
        self.flags.get(number)
    }

    /// How many flags there are of some severities that nobody has accepted.
    pub fn count(&self, is_counted: impl Fn(Severity) -> bool) -> usize {
        let counted = self.rules.iter();
        let counted = counted.filter(|of| is_counted(of.rule.severity));
        counted.map(|of| of.open).sum()
    }

    /// How many flags were accepted.
    pub fn accepted(&self) -> usize {
        self.rules.iter().map(|of| of.flags.len() - of.open).sum()
    }

    /// Whether what is missing was looked for.
    pub fn has_holes(&self) -> bool {
        self.has_holes
    }

    /// Whether something does not fit in an event, or in what was said at it.
    pub fn is_faulty(&self, event: EventId) -> bool {
        self.events.binary_search(&event).is_ok()
    }

    /// Whether something does not fit in a quote.
    pub fn is_quote_faulty(&self, quote: QuoteId) -> bool {
        self.about(Subject::Quote(quote)).any(Flag::is_open_fault)
    }

    /// What was noticed about a record, holes left out, in the order of the files.
    pub fn about(&self, subject: Subject) -> impl Iterator<Item = &Flag> {
        let start = self.on.partition_point(|(other, _)| *other < subject);
        let these = self.on[start..].iter();
        let these = these.take_while(move |(other, _)| *other == subject);
        these.filter_map(|(_, number)| self.flags.get(*number))
    }
}

fn place_in_table(rule: &Rule) -> Option<usize> {
    check::RULES.iter().position(|known| known.id == rule.id)
}

/// The event that a subject is, or at which its words were said.
fn event_of(story: &Story, subject: Subject) -> Option<EventId> {
    match subject {
        Subject::Event(key) => Some(key),
        Subject::Quote(key) => story.quote(key).event(),
        Subject::Story | Subject::Actor(_) | Subject::Source(_) => None,
    }
}
