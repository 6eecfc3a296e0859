//! The page that was set last, so that a frame need not set it again.

use std::cell::RefCell;
use std::sync::Arc;

use super::document::{Document, Subject};

/// A page, for as long as nothing changes but what it is about and how wide it is.
#[derive(Debug, Default)]
pub struct SetPage(RefCell<Option<(Subject, usize, Arc<Document>)>>);

impl SetPage {
    /// The page about `about`, `columns` wide: the one that is here, or what `set` makes.
    pub fn page(
        &self,
        about: Subject,
        columns: usize,
        set: impl FnOnce() -> Document,
    ) -> Arc<Document> {
        let mut last = self.0.borrow_mut();
        match &*last {
            Some((subject, width, page)) if (*subject, *width) == (about, columns) => {
                Arc::clone(page)
            }
            _ => {
                let page = Arc::new(set());
                *last = Some((about, columns, Arc::clone(&page)));
                page
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{ActorId, EventId, Handle};

    #[test]
    fn a_page_is_set_again_only_for_another_subject_or_width() {
        let event = Subject::Event(EventId::from_index(1));
        let actor = Subject::Actor(ActorId::from_index(1));
        let here = SetPage::default();
        let mut count = 0;
        for (about, columns, times) in [(event, 9, 1), (event, 9, 1), (event, 8, 2), (actor, 8, 3)]
        {
            here.page(about, columns, || {
                count += 1;
                Document::default()
            });
            assert_eq!(count, times, "{about:?} in {columns} columns");
        }
    }
}
