//! Refuses pages that no person made: with tags nested so deep, or with so many attributes, that reading them takes a
//! time that grows with the square.

use memchr::{memchr, memmem};

use crate::import::pages::{DEEPEST_NESTING, Fault, MOST_ATTRIBUTES};

/// Elements that have no end tag, or that the next one of their kind ends (`a` among them).
const NOT_NESTED: [&str; 32] = [
    "a", "area", "base", "body", "br", "col", "dd", "dt", "embed", "hr", "html", "img", "input",
    "li", "link", "meta", "option", "p", "param", "path", "rp", "rt", "source", "tbody", "td",
    "tfoot", "th", "thead", "tr", "track", "use", "wbr",
];

/// Elements whose contents are no tags.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Counts start tags that wait for their end tags. An estimate, before anything is built: end tags may be left out.
pub(super) fn check(page: &str) -> Result<(), Fault> {
    let mut depth = 0_usize;
    let mut rest = page;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        rest = &rest[at + 1..];
        let tag = Tag::at(rest);
        if matches!(tag, Tag::Start(_)) {
            rest = &rest[attributes_end(rest)?..];
        }
        match tag {
            Tag::Comment => rest = after(rest, "-->"),
            Tag::Start(name) if is_one_of(&RAW, name) => rest = after(rest, "</"),
            Tag::Start(name) if !is_one_of(&NOT_NESTED, name) => depth += 1,
            Tag::End(name) if !is_one_of(&NOT_NESTED, name) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST_NESTING {
            return Err(Fault::Nested);
        }
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_open_counts() {
        let flat = "<div><p>x<br></div>".repeat(DEEPEST_NESTING + 1);
        assert_eq!(check(&flat), Ok(()));
        let unclosed =
            "<p>x<li>y<!-- <div> --><script>'<div>'</script>".repeat(DEEPEST_NESTING + 1);
        assert_eq!(check(&unclosed), Ok(()));
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
