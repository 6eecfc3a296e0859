//! Refuses pages that no person made: with so many tags, tags nested so deep, or so many attributes or signs, that
//! reading them takes all memory, or a time that grows with the square.

use memchr::{memchr, memmem};

use crate::import::pages::{DEEPEST_NESTING, Fault, MOST_ATTRIBUTES, MOST_TAGS};

/// Elements that have no end tag, or that the next one of their kind ends (`a` among them).
const NOT_NESTED: [&str; 28] = [
    "a", "area", "base", "body", "br", "col", "dd", "dt", "embed", "hr", "html", "img", "input",
    "li", "link", "meta", "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead",
    "tr", "track", "wbr",
];

/// Elements whose contents are no tags.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Elements with which everything ends that was left open in them.
const WHOLE: [&str; 3] = ["math", "ruby", "svg"];

/// The signs of a piece of text that are written otherwise in a page, multiplied by its length: as often a page is gone
/// through when it is written out. 100,000 signs in 100 kB have a tenth of this.
const MOST_WRITING: usize = 100_000_000_000;

/// Counts start tags that wait for their end tags, and the signs of text. An estimate, before anything is built: end
/// tags may be left out.
pub(super) fn check(page: &str) -> Result<(), Fault> {
    let mut open = Open::default();
    let mut text = Text::default();
    let mut tags = 0;
    let mut rest = page;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        text.take(&rest[..at])?;
        rest = &rest[at + 1..];
        match Tag::at(rest) {
            Tag::None => {
                text.take("<")?;
                continue;
            }
            Tag::Comment => rest = after(rest, "-->"),
            Tag::End(name) => open.end(name),
            Tag::Start(name) => {
                let end = attributes_end(rest)?;
                let is_closed = rest[..end].ends_with('/');
                tags += 1;
                rest = &rest[end..];
                if is_one_of(&RAW, name) {
                    rest = after_raw(rest, name);
                } else {
                    open.start(name, is_closed)?;
                }
            }
        }
        if tags > MOST_TAGS {
            return Err(Fault::Tags);
        }
        text.end();
    }
    text.take(rest)
}

/// What follows a `<`.
enum Tag<'a> {
    Start(&'a str),
    End(&'a str),
    Comment,
    None,
}

impl<'a> Tag<'a> {
    fn at(text: &'a str) -> Self {
        let name = |text: &'a str| {
            let end = text.find(|c: char| c.is_whitespace() || c == '>' || c == '/');
            &text[..end.unwrap_or(text.len())]
        };
        match text.as_bytes().first() {
            Some(b'/') => Self::End(name(&text[1..])),
            Some(b'!') if text.starts_with("!--") => Self::Comment,
            Some(first) if first.is_ascii_alphabetic() => Self::Start(name(text)),
            _ => Self::None,
        }
    }
}

/// The elements that are open.
#[derive(Default)]
struct Open<'a> {
    depth: usize,
    /// Those that end everything in them, and how many were open before.
    whole: Vec<(&'a str, usize)>,
}

impl<'a> Open<'a> {
    fn start(&mut self, name: &'a str, is_closed: bool) -> Result<(), Fault> {
        // Only where XML is written does a stroke end an element.
        let is_xml = |name: &str| is_one_of(&["math", "svg"], name);
        let within_xml = self.whole.iter().any(|(outer, _)| is_xml(outer));
        if is_one_of(&NOT_NESTED, name) || is_closed && (within_xml || is_xml(name)) {
            return Ok(());
        }
        if is_one_of(&WHOLE, name) {
            self.whole.push((name, self.depth));
        }
        self.depth += 1;
        if self.depth > DEEPEST_NESTING {
            return Err(Fault::Nested);
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        if is_one_of(&NOT_NESTED, name) {
            return;
        }
        let is_it = |(open, _): &(&str, usize)| open.eq_ignore_ascii_case(name);
        match self.whole.iter().rposition(is_it) {
            Some(at) => {
                self.depth = self.whole[at].1;
                self.whole.truncate(at);
            }
            None => self.depth = self.depth.saturating_sub(1),
        }
    }
}

/// A piece of text without tags.
#[derive(Default)]
struct Text {
    bytes: usize,
    signs: usize,
    /// The signs of all pieces, each multiplied by the length of its piece.
    writing: usize,
}

impl Text {
    /// A tag comes.
    fn end(&mut self) {
        (self.bytes, self.signs) = (0, 0);
    }

    fn take(&mut self, text: &str) -> Result<(), Fault> {
        let before = self.signs.saturating_mul(self.bytes);
        // The last is what a no-break space begins with.
        let is_sign = |byte: &u8| matches!(byte, b'&' | b'<' | b'>' | 0xC2);
        self.signs += text.bytes().filter(is_sign).count();
        self.bytes += text.len();
        self.writing += self.signs.saturating_mul(self.bytes) - before;
        if self.writing > MOST_WRITING {
            return Err(Fault::Signs);
        }
        Ok(())
    }
}

/// Where the attributes of a tag end. Each has a blank before it, so blanks are counted.
fn attributes_end(tag: &str) -> Result<usize, Fault> {
    let mut quote = None;
    let mut blanks = 0;
    for (at, byte) in tag.bytes().enumerate() {
        match (byte, quote) {
            (b'>', None) => return Ok(at),
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (byte, None) if byte.is_ascii_whitespace() => blanks += 1,
            _ => {}
        }
        if blanks > MOST_ATTRIBUTES {
            return Err(Fault::Attributes);
        }
    }
    Ok(tag.len())
}

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// What follows the first `mark`, or nothing.
fn after<'a>(text: &'a str, mark: &str) -> &'a str {
    memmem::find(text.as_bytes(), mark.as_bytes()).map_or("", |at| &text[at + mark.len()..])
}

/// What follows the contents of an element that has no tags in it.
fn after_raw<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    loop {
        rest = after(rest, "</");
        let beginning = rest.get(..name.len()).unwrap_or_default();
        if rest.is_empty() || beginning.eq_ignore_ascii_case(name) {
            return rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_open_counts() {
        let flat = "<div><p>x<br></div>".repeat(DEEPEST_NESTING + 1);
        assert_eq!(check(&flat), Ok(()));
        let unclosed =
            "<p>x<li>y<!-- <div> --><script>'</i><div>'</SCRIPT>".repeat(DEEPEST_NESTING + 1);
        assert_eq!(check(&unclosed), Ok(()));
    }

    #[test]
    fn what_ends_as_a_whole_ends_what_was_left_open_in_it() {
        let icon = "<svg><path d='1'><circle r=1 /><g></svg><ruby>a<rt>b<rt>c</ruby>";
        assert_eq!(check(&icon.repeat(DEEPEST_NESTING)), Ok(()));
        let unclosed = format!("<svg>{}", "<path>".repeat(DEEPEST_NESTING));
        assert_eq!(check(&unclosed), Err(Fault::Nested));
        // Outside of what is written as XML, a stroke ends nothing.
        assert_eq!(
            check(&"<div/>".repeat(DEEPEST_NESTING + 1)),
            Err(Fault::Nested)
        );
        assert_eq!(
            check(&"<rt>".repeat(DEEPEST_NESTING + 1)),
            Err(Fault::Nested)
        );
    }

    #[test]
    fn too_many_tags_are_refused() {
        assert_eq!(check(&"<p>".repeat(MOST_TAGS)), Ok(()));
        assert_eq!(check(&"<p>".repeat(MOST_TAGS + 1)), Err(Fault::Tags));
    }

    #[test]
    fn too_many_signs_in_one_piece_of_text_are_refused() {
        for signs in ["&".repeat(400_000), "<".repeat(400_000)] {
            assert_eq!(check(&signs), Err(Fault::Signs));
        }
        let references = format!("<p>{}</p>", "&amp;".repeat(200_000));
        assert_eq!(check(&references), Err(Fault::Signs));
        // Between tags nobody counts them together.
        assert_eq!(check(&"<p>&amp; &lt; > \u{a0}".repeat(100_000)), Ok(()));
        assert_eq!(check(&"&".repeat(100_000)), Ok(()));
    }

    #[test]
    fn attributes_are_counted_and_blanks_within_them_are_not() {
        let quoted = format!("<path d='{}'>", "1 ".repeat(MOST_ATTRIBUTES * 2));
        assert_eq!(check(&quoted), Ok(()));
        let many = format!("<p {}>", "a=b ".repeat(MOST_ATTRIBUTES * 2));
        assert_eq!(check(&many), Err(Fault::Attributes));
    }

    #[test]
    fn too_deep_is_refused() {
        assert_eq!(check(&"<div>".repeat(DEEPEST_NESTING)), Ok(()));
        assert_eq!(
            check(&"<div>".repeat(DEEPEST_NESTING + 1)),
            Err(Fault::Nested)
        );
    }
}
