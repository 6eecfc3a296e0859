//! Refuses pages whose tags are nested so deep that reading them takes a time that grows with the square.

use memchr::{memchr, memmem};

use crate::import::pages::{DEEPEST_NESTING, Fault};

/// Elements that have no end tag, or that the next one of their kind ends.
const NOT_NESTED: [&str; 31] = [
    "area", "base", "body", "br", "col", "dd", "dt", "embed", "hr", "html", "img", "input", "li",
    "link", "meta", "option", "p", "param", "path", "rp", "rt", "source", "tbody", "td", "tfoot",
    "th", "thead", "tr", "track", "use", "wbr",
];

/// Elements whose contents are no tags.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Counts start tags that wait for their end tags. An estimate, before anything is built: end tags may be left out.
pub(super) fn check(page: &str) -> Result<(), Fault> {
    let mut depth = 0_usize;
    let mut rest = page;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        rest = &rest[at + 1..];
        match Tag::at(rest) {
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
    fn too_deep_is_refused() {
        assert_eq!(check(&"<div>".repeat(DEEPEST_NESTING)), Ok(()));
        assert_eq!(
            check(&"<div>".repeat(DEEPEST_NESTING + 1)),
            Err(Fault::Nested)
        );
    }
}
