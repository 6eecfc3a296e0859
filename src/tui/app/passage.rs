//! The text of a source, shown at a passage that is cited, and the way from one passage to the next.

use super::App;
use crate::story::SourceId;
use crate::tui::articles::Articles;
use crate::tui::document::Subject;
use crate::tui::layout::inside;
use crate::tui::passages;
use crate::tui::set_page::SetPage;

impl App {
    /// Reads what the page about `subject` is to show, if that stands in another file than the story.
    pub(super) fn read_for(&mut self, subject: Subject) {
        if let Subject::Passage { source, .. } = subject {
            self.articles.read(&self.story, &self.files, source);
        }
    }

    /// Reads the text of the opened page again, for it may have changed.
    pub(super) fn read_again(&mut self) {
        self.articles = Articles::default();
        if let Some(subject) = self.pages.top() {
            self.read_for(subject);
        }
        self.set = SetPage::default();
    }

    /// Brings the passage into view, if the uppermost page is about one.
    pub(super) fn show_passage(&mut self) {
        if let Some(Subject::Passage { .. }) = self.pages.top() {
            let lines = usize::from(inside(self.layout().detail).height);
            let page = self.page();
            self.pages.show_first_match(&page, lines);
        }
    }

    /// Goes to the next passage of the text, or to the one before; after the last comes the first.
    pub(super) fn next_passage(&mut self, source: SourceId, span: [u64; 2], forward: bool) {
        let passages = passages::of(&self.story, self.story.source(source));
        let spans: Vec<[u64; 2]> = passages.iter().map(|passage| passage.span).collect();
        let next = if forward {
            spans.iter().find(|next| **next > span)
        } else {
            spans.iter().rfind(|next| **next < span)
        };
        let (end, words) = if forward {
            (spans.first(), "from the first passage again")
        } else {
            (spans.last(), "from the last passage again")
        };
        if next.is_none() {
            let is_alone = end.is_none_or(|end| *end == span);
            let words = if is_alone {
                "no other passage is cited"
            } else {
                words
            };
            self.message = Some(words.to_owned());
        }
        if let Some(&span) = next.or(end) {
            self.pages.turn_to(Subject::Passage { source, span });
            self.show_passage();
        }
    }
}
