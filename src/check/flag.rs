//! What a rule noticed: the records, the place in the files, the sentence, and who says what.

use super::Rule;
use crate::story::{ClaimId, Place, QuoteId, SourceId, Step, Story, Subject, evidence};

/// Something that a rule noticed.
#[derive(Debug, Clone)]
pub struct Flag {
    /// The rule.
    pub rule: &'static Rule,
    /// The records it is about, first the one to go to. Never empty.
    pub subjects: Vec<Subject>,
    /// The field of the first subject, where it is about one.
    pub field: Option<Box<str>>,
    /// The record to look at in the files.
    pub place: Place,
    /// The way to the part of that record.
    pub path: Vec<Step>,
    /// What does not fit, in one sentence without its full stop.
    pub sentence: String,
    /// The values that do not go together, and who stands behind each. Empty where there are none.
    pub sides: Vec<Side>,
    /// What else helps to judge it, a sentence each.
    pub remarks: Vec<String>,
    /// What an acceptance has to name, as the files write it, in alphabetical order.
    pub values: Vec<String>,
    /// Why it need not be told again, where somebody has accepted it.
    pub accepted: Option<Accepted>,
}

/// Why a flag was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The reason.
    pub because: String,
    /// Who accepted it.
    pub by: Option<String>,
}

/// One of the values that do not go together.
#[derive(Debug, Clone)]
pub struct Side {
    /// The value as the file writes it, or the words of a quote.
    pub value: String,
    /// The value in plain words.
    pub words: String,
    /// Who stands behind it, line of evidence by line of evidence, the independent ones first.
    pub voices: Vec<Voice>,
    /// The claims that give it.
    pub claims: Vec<ClaimId>,
    /// The quotes that give it.
    pub quotes: Vec<QuoteId>,
}

/// A line of evidence behind a value: sources that go back to one origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// Whether somebody's own reporting stands at the origin.
    pub independent: bool,
    /// The sources.
    pub sources: Vec<SourceId>,
}

impl Flag {
    /// A flag on `subject`, at the part `path` of the record at `place`.
    pub(super) fn new(
        rule: &'static Rule,
        subject: Subject,
        place: Place,
        path: impl IntoIterator<Item = Step>,
        sentence: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            subjects: vec![subject],
            field: None,
            place,
            path: path.into_iter().collect(),
            sentence: sentence.into(),
            sides: Vec::new(),
            remarks: Vec::new(),
            values: Vec::new(),
            accepted: None,
        }
    }

    pub(super) fn with(mut self, subject: Subject) -> Self {
        if !self.subjects.contains(&subject) {
            self.subjects.push(subject);
        }
        self
    }

    pub(super) fn field(mut self, field: &str) -> Self {
        self.field = Some(field.into());
        self
    }

    pub(super) fn remark(mut self, remark: impl Into<String>) -> Self {
        self.remarks.push(remark.into());
        self
    }

    pub(super) fn values<V: Into<String>>(mut self, values: impl IntoIterator<Item = V>) -> Self {
        self.values = values.into_iter().map(Into::into).collect();
        self.values.sort();
        self.values.dedup();
        self
    }

    /// Shows who stands behind each side, whose values are what an acceptance has to name.
    pub(super) fn sides(mut self, sides: Vec<Side>) -> Self {
        self.sides = sides;
        let values: Vec<String> = self.sides.iter().map(|side| side.value.clone()).collect();
        self.values(values)
    }

    /// Whether it counts as a fault (`!`) and nobody has accepted it.
    pub fn is_open_fault(&self) -> bool {
        self.rule.severity.is_fault() && self.accepted.is_none()
    }

    /// The record to go to.
    pub fn subject(&self) -> Subject {
        self.subjects.first().copied().unwrap_or(Subject::Story)
    }

    /// What an acceptance calls it: `event:amazon-spheres-rally/date`.
    pub fn name(&self, story: &Story) -> String {
        let name = self.subject().name(story);
        match &self.field {
            Some(field) => format!("{name}/{field}"),
            None => name,
        }
    }
}

impl Side {
    /// How many lines behind it are independent, and of how many that is not known.
    pub fn count(&self) -> (usize, usize) {
        let independent = self.voices.iter().filter(|voice| voice.independent).count();
        (independent, self.voices.len() - independent)
    }
}

impl From<&evidence::Line<'_>> for Voice {
    fn from(line: &evidence::Line<'_>) -> Self {
        Self {
            independent: line.independent,
            sources: line.sources.clone(),
        }
    }
}
