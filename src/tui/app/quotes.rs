//! How the list of quotes is turned: its order, and whether each rendering has a row.

use std::sync::Arc;

use super::App;
use crate::tui::quotes::{Listed, Order};

impl App {
    pub(super) fn order_quotes(&mut self) {
        self.how.order = self.how.order.next();
        let words = match self.how.order {
            Order::Events => "quotes in the order of the events",
            Order::Said => "quotes by the days they were said",
            Order::Published => "quotes by the days their sources were published",
        };
        self.list_quotes_anew(words);
    }

    pub(super) fn fold_renderings(&mut self) {
        self.how.is_unfolded = !self.how.is_unfolded;
        let words = if self.how.is_unfolded {
            "each rendering of what was said has a row"
        } else {
            "renderings of what was said share a row"
        };
        self.list_quotes_anew(words);
    }

    fn list_quotes_anew(&mut self, words: &str) {
        // A large story's quotes are listed by the thread that searches.
        self.query_changed();
        self.message = Some(words.to_owned());
    }

    /// Takes in how quotes are listed. What was listed before somebody turned it is listed anew.
    pub(super) fn take_listed(&mut self, listed: Arc<Listed>) {
        self.listed = if listed.how() == self.how {
            listed
        } else {
            self.ready.list(&self.hits.quotes, self.how)
        };
    }

    /// How the list of quotes is called.
    pub fn quotes_title(&self) -> &'static str {
        match self.listed.how().order {
            Order::Events => "Quotes",
            Order::Said => "Quotes, by day said",
            Order::Published => "Quotes, by day published",
        }
    }

    /// Whether quotes stand with the days on which their sources were published.
    pub fn are_quotes_by_publication(&self) -> bool {
        self.listed.how().order == Order::Published
    }
}
