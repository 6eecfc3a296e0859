//! A page's elements to lines of text, each with what it is.

use dom_query::NodeRef;

/// What a line of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading of this level, from 1.
    Heading(usize),
    /// An entry of a list.
    Item,
    /// What stands below a picture.
    Caption,
    /// A row of a table.
    Row,
    /// Running text, or another part of an item.
    Running,
}

/// A line of a page. Its text has no blanks around it and is never empty; a break within it is a line feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) kind: Kind,
    pub(super) text: String,
    /// How many bytes of it are words of links.
    pub(super) linked: usize,
}

impl Line {
    /// Writes it with the mark that Markdown has for it, or that nobody takes for a dash. Only running text keeps breaks.
    fn write(&self, text: &mut String) {
        let on_one_line = self.text.replace('\n', " ");
        match self.kind {
            Kind::Heading(level) => {
                text.extend(std::iter::repeat_n('#', level));
                text.push(' ');
                text.push_str(&on_one_line);
            }
            Kind::Item => text.extend(["• ", &on_one_line]),
            Kind::Caption if !on_one_line.contains(']') => text.extend(["![", &on_one_line, "]"]),
            Kind::Caption | Kind::Row => text.push_str(&on_one_line),
            Kind::Running => text.push_str(&self.text),
        }
    }
}

/// Elements that begin a line of their own.
const BLOCKS: [&str; 27] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "details",
    "div",
    "dl",
    "dt",
    "dd",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "thead",
    "ul",
    "video",
];

/// Elements without words of the article.
const SILENT: [&str; 14] = [
    "audio", "button", "canvas", "head", "iframe", "input", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea",
];

/// Longest heading, in words.
const LONGEST_HEADING: usize = 24;

/// The lines of what an element holds.
pub(super) fn of(root: &NodeRef<'_>) -> Vec<Line> {
    let mut writer = Writer::default();
    let mut steps = vec![Step::Enter(*root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(node) if node.is_text() => writer.text(&node.text()),
            Step::Enter(node) => {
                let name = node.node_name().unwrap_or_default();
                if SILENT.contains(&&*name) {
                    continue;
                }
                let element = Element::of(&name);
                writer.enter(element);
                steps.push(Step::Leave(element));
                steps.extend(node.children_it(true).map(Step::Enter));
            }
            Step::Leave(element) => writer.leave(element),
        }
    }
    writer.end_line();
    writer.lines
}

/// Lines as a text: a blank line between them, but not within a list or a table. A headline that is not there already
/// is the first.
pub(super) fn written(headline: Option<&str>, lines: &[Line]) -> String {
    let mut text = String::new();
    let is_there = lines
        .iter()
        .take(3)
        .any(|line| headline.is_some_and(|headline| line.text == headline));
    if let Some(headline) = headline.filter(|_| !is_there) {
        text.push_str("# ");
        text.push_str(headline);
        text.push_str("\n\n");
    }
    for (at, line) in lines.iter().enumerate() {
        line.write(&mut text);
        let next = lines.get(at + 1).map(|next| next.kind);
        let runs_on = matches!(line.kind, Kind::Item | Kind::Row) && next == Some(line.kind);
        text.push_str(if runs_on { "\n" } else { "\n\n" });
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(Element),
}

/// What an element does to the lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Element {
    Line(Kind),
    /// Text whose line feeds are kept.
    Typed,
    Cell,
    Break,
    Link,
    Inline,
}

impl Element {
    fn of(name: &str) -> Self {
        match name {
            "h1" => Self::Line(Kind::Heading(1)),
            "h2" => Self::Line(Kind::Heading(2)),
            "h3" => Self::Line(Kind::Heading(3)),
            "h4" | "h5" | "h6" => Self::Line(Kind::Heading(4)),
            "li" => Self::Line(Kind::Item),
            "figcaption" | "caption" => Self::Line(Kind::Caption),
            "tr" => Self::Line(Kind::Row),
            "pre" => Self::Typed,
            "td" | "th" => Self::Cell,
            "br" => Self::Break,
            "a" => Self::Link,
            _ if BLOCKS.contains(&name) => Self::Line(Kind::Running),
            _ => Self::Inline,
        }
    }
}

/// What stands between the last word and the next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Gap {
    #[default]
    Nothing,
    Blank,
    Break,
}

#[derive(Default)]
struct Writer {
    lines: Vec<Line>,
    text: String,
    linked: usize,
    gap: Gap,
    /// The lines that are open, inner ones last, and whether each has had its mark.
    open: Vec<(Kind, bool)>,
    links: usize,
    typed: usize,
}

impl Writer {
    fn enter(&mut self, element: Element) {
        match element {
            Element::Line(kind) => {
                self.end_line();
                self.open.push((kind, false));
            }
            Element::Typed => {
                self.end_line();
                self.typed += 1;
            }
            Element::Break => self.gap = Gap::Break,
            Element::Cell => self.gap = self.gap.max(Gap::Blank),
            Element::Link => self.links += 1,
            Element::Inline => {}
        }
    }

    fn leave(&mut self, element: Element) {
        match element {
            Element::Line(_) => {
                self.end_line();
                self.open.pop();
            }
            Element::Typed => {
                self.end_line();
                self.typed -= 1;
            }
            Element::Cell => self.gap = self.gap.max(Gap::Blank),
            Element::Link => self.links -= 1,
            Element::Break | Element::Inline => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.typed == 0 {
            return self.words(text);
        }
        let mut rest = text;
        while let Some((line, after)) = rest.split_once('\n') {
            self.words(line);
            self.gap = Gap::Break;
            // What stands behind the last line feed may go on in the next element.
            let is_blank = after
                .split_once('\n')
                .is_some_and(|(next, _)| next.trim().is_empty());
            if is_blank {
                self.end_line();
            }
            rest = after;
        }
        self.words(rest);
    }

    fn words(&mut self, text: &str) {
        if text.starts_with(char::is_whitespace) {
            self.gap = self.gap.max(Gap::Blank);
        }
        for word in text.split_whitespace() {
            if !self.text.is_empty() {
                match self.gap {
                    Gap::Nothing => {}
                    Gap::Blank => self.text.push(' '),
                    Gap::Break => self.text.push('\n'),
                }
            }
            self.text.push_str(word);
            if self.links > 0 {
                self.linked += word.len();
            }
            self.gap = Gap::Blank;
        }
        if !text.ends_with(char::is_whitespace) && !text.is_empty() {
            self.gap = Gap::Nothing;
        }
    }

    /// Ends the line, if it has words. A paragraph takes its kind from what it stands in; a second one in a list entry
    /// is running text.
    fn end_line(&mut self) {
        self.gap = Gap::Nothing;
        if self.text.is_empty() {
            return;
        }
        // Some pages set their first paragraph as a heading.
        let is_paragraph = self.text.split_whitespace().count() > LONGEST_HEADING;
        let marked = self
            .open
            .iter_mut()
            .rev()
            .find(|(kind, _)| *kind != Kind::Running);
        let kind = match marked {
            Some((Kind::Item, true)) | None => Kind::Running,
            Some((Kind::Heading(_), _)) if is_paragraph => Kind::Running,
            Some((kind, had)) => {
                *had = true;
                *kind
            }
        };
        self.lines.push(Line {
            kind,
            text: std::mem::take(&mut self.text),
            linked: std::mem::take(&mut self.linked),
        });
    }
}
