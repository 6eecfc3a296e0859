//! The forms in which a thing can be handed to the clipboard, each with its text, to choose from.

use ratatui::layout::Rect;

use super::actions::Action;
use super::document::Subject;
use super::layout::inside;
use super::list::{List, Motion, Reading, Row, Scroll};
use super::{subject, typeset};
use crate::export::citation::Style;
use crate::story::Story;

/// A form of what is copied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// A citation in Markdown.
    Markdown,
    /// A citation without any marking.
    Plain,
    /// The sources that are cited, as reference managers read them.
    CslJson,
    /// The address that the thing can be opened at.
    Address,
}

impl Form {
    const ALL: [Self; 4] = [Self::Markdown, Self::Plain, Self::CslJson, Self::Address];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Plain => "Plain text",
            Self::CslJson => "CSL-JSON",
            Self::Address => "Address",
        }
    }

    /// What it is good for.
    pub fn about(self) -> &'static str {
        match self {
            Self::Markdown => "for notes and wikis",
            Self::Plain => "for letters and mail",
            Self::CslJson => "for Zotero, pandoc and other reference managers",
            Self::Address => "of the source, or of the first one",
        }
    }

    fn text(self, about: Subject, story: &Story) -> Option<String> {
        let citation = |style| subject::citation(about, story, style);
        match self {
            Self::Markdown => citation(Style::Markdown),
            Self::Plain => citation(Style::Plain),
            Self::CslJson => citation(Style::CslJson),
            // What has no citation is private, and its address is too.
            Self::Address => citation(Style::Plain)
                .and(subject::address(about, story))
                .map(str::to_owned),
        }
    }
}

/// The forms of one thing, the one that is chosen, and how far its text was read.
#[derive(Debug)]
pub struct Copying {
    about: Subject,
    texts: Vec<(Form, String)>,
    list: List<Form>,
    reading: Reading,
    /// Whether the list of sources lay here before, to go back to.
    pub from_sources: bool,
}

impl Copying {
    /// What `about` can be copied as; nothing if it cannot be cited.
    pub fn of(about: Subject, story: &Story, from_sources: bool) -> Option<Self> {
        let texts: Vec<(Form, String)> = Form::ALL
            .into_iter()
            .filter_map(|form| Some((form, form.text(about, story)?)))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        let mut list = List::new(1);
        let rows: Vec<_> = texts.iter().map(|(form, _)| Row::Item(*form)).collect();
        list.replace(rows);
        list.select_any();
        (!texts.is_empty()).then_some(Self {
            about,
            texts,
            list,
            reading: Reading::default(),
            from_sources,
        })
    }

    /// The same of `about` in a story that was read again.
    pub fn renewed(&self, about: Subject, story: &Story) -> Option<Self> {
        let mut renewed = Self::of(about, story, self.from_sources)?;
        self.chosen().map(|form| renewed.list.select(form));
        renewed.reading = self.reading;
        Some(renewed)
    }

    /// What is copied.
    pub fn about(&self) -> Subject {
        self.about
    }

    /// The forms.
    pub fn list(&self) -> &List<Form> {
        &self.list
    }

    /// The first line of the text on the screen.
    pub fn first_line(&self) -> usize {
        self.reading.top
    }

    /// Chooses a form, if it is among them.
    pub fn choose(&mut self, form: Form) {
        if self.list.select(form) {
            self.reading.top = 0;
        }
    }

    /// The form that is chosen.
    pub fn chosen(&self) -> Option<Form> {
        self.list.selected()
    }

    /// The text of the form that is chosen.
    pub fn text(&self) -> &str {
        let chosen = self.chosen();
        let found = self.texts.iter().find(|(form, _)| Some(*form) == chosen);
        found.map_or("", |(_, text)| text)
    }

    /// The text in lines of at most `columns`. They begin at the edge of the screen and have nothing beside them, so
    /// that whoever marks them with the mouse has the text and no frame.
    pub fn lines(&self, columns: u16) -> Vec<&str> {
        let text = self.text();
        let lines = typeset::wrap(text, usize::from(columns));
        lines.into_iter().map(|range| &text[range]).collect()
    }

    /// The places of the forms with their frame, and of the text below.
    pub fn places(&self, body: Rect) -> (Rect, Rect) {
        let wanted = u16::try_from(self.texts.len()).map_or(u16::MAX, |rows| rows + 2);
        let height = wanted.min((body.height / 2).max(3)).min(body.height);
        let forms = Rect { height, ..body };
        let text = Rect {
            y: body.y + height,
            height: body.height - height,
            ..body
        };
        (forms, text)
    }

    /// Chooses another form with the keys that move by a row, and reads on in the text with the others.
    pub fn go(&mut self, action: Action, body: Rect) {
        let (forms, text) = self.places(body);
        let lines = usize::from(text.height);
        let Some(motion) = Motion::of(action, lines) else {
            return;
        };
        if matches!(action, Action::MoveDown | Action::MoveUp) {
            self.list.go(motion, usize::from(inside(forms).height));
            self.begin(body);
        } else {
            self.reading.go(motion, lines);
        }
    }

    /// Chooses the form on a line within the frame. Says whether there is one.
    pub fn choose_at(&mut self, line: usize, body: Rect) -> bool {
        let (forms, _) = self.places(body);
        let is_there = self.list.select_at(line, usize::from(inside(forms).height));
        if is_there {
            self.begin(body);
        }
        is_there
    }

    /// Reads on in the text, or back where negative, by so many lines.
    pub fn roll(&mut self, by: isize, body: Rect) {
        let (_, text) = self.places(body);
        self.reading.roll(by, usize::from(text.height));
    }

    /// Shows the text of the form that is chosen from its first line.
    fn begin(&mut self, body: Rect) {
        self.reading = Reading::default();
        self.settle(body);
    }

    /// Keeps to what there is, on a screen of any size.
    pub fn settle(&mut self, body: Rect) {
        let (forms, text) = self.places(body);
        self.reading.of = self.lines(text.width).len();
        self.reading.go(Motion::Steps(0), usize::from(text.height));
        let lines = usize::from(inside(forms).height);
        self.list.go(Motion::Steps(0), lines);
    }
}
