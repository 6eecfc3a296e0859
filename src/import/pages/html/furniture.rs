//! Lines of a page that are not the article, as only the page itself can tell: links to elsewhere.
//!
//! Calls to subscribe and the like are text, and are left to whoever reads the text.

use super::lines::{Kind, Line};

/// A line of which as many hundredths are links leads elsewhere.
const LINKED: usize = 80;

/// Fewer words may be a source in brackets, or a name.
const FEWEST_LINKED_WORDS: usize = 4;

/// The lines that are the article: no links to other articles, and no headings of which nothing else is left.
pub(super) fn without(lines: Vec<Line>) -> Vec<Line> {
    let mut left: Vec<Line> = Vec::with_capacity(lines.len());
    let mut has_dropped = false;
    for line in lines {
        if leads_elsewhere(&line) {
            has_dropped = true;
            continue;
        }
        if has_dropped && begins_anew(&line) {
            drop_heading_without_text(&mut left);
        }
        has_dropped = false;
        left.push(line);
    }
    if has_dropped {
        drop_heading_without_text(&mut left);
    }
    left
}

fn leads_elsewhere(line: &Line) -> bool {
    let all: usize = line.text.split_whitespace().map(str::len).sum();
    let is_short = words(line) < FEWEST_LINKED_WORDS && line.kind != Kind::Item;
    line.linked * 100 >= all * LINKED && !is_short
}

fn words(line: &Line) -> usize {
    line.text.split_whitespace().count()
}

/// Whether a line cannot belong to what stood before it.
fn begins_anew(line: &Line) -> bool {
    matches!(line.kind, Kind::Heading(_) | Kind::Running)
}

fn drop_heading_without_text(lines: &mut Vec<Line>) {
    lines.pop_if(|line| matches!(line.kind, Kind::Heading(_)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: Kind, text: &str, linked: usize) -> Line {
        Line {
            kind,
            text: text.to_owned(),
            linked,
        }
    }

    fn left(lines: Vec<Line>) -> Vec<String> {
        without(lines).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn lines_of_links_go_with_their_heading() {
        let lines = vec![
            line(Kind::Running, "The council met late.", 10),
            line(Kind::Heading(2), "Read more", 0),
            line(Kind::Item, "How the ferry was built", 19),
            line(Kind::Item, "Home", 4),
            line(Kind::Running, "It voted.", 0),
        ];
        assert_eq!(left(lines), ["The council met late.", "It voted."]);
    }

    #[test]
    fn a_source_in_brackets_stays() {
        let lines = vec![line(Kind::Running, "[Harbor Gazette]", 14)];
        assert_eq!(left(lines), ["[Harbor Gazette]"]);
    }

    #[test]
    fn a_heading_with_text_stays() {
        let lines = vec![
            line(Kind::Heading(2), "The vote", 0),
            line(Kind::Running, "See also how the ferry was built", 27),
            line(Kind::Caption, "The pier at noon", 0),
        ];
        assert_eq!(left(lines), ["The vote", "The pier at noon"]);
    }
}
