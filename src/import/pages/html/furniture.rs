//! Lines of a page that are not the article: links to other articles, calls to subscribe.

use super::lines::Line;

/// The lines that are the article.
pub(super) fn without(lines: Vec<Line>) -> Vec<Line> {
    lines
}
