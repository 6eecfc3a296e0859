//! Foreign text in HTML: every character stands for itself.

use crate::export::prose::{Prose, Run, may_be_a_link};
use crate::text::clean_text;

/// Escapes text for an element or a quoted attribute.
pub(in crate::export) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean_text(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// A text in pieces. Addresses stand there in full, so that paper has them too.
pub(in crate::export) fn prose(prose: &Prose) -> String {
    let mut out = String::new();
    for run in prose.runs() {
        match run {
            Run::Text(words) => out.push_str(&escape(words)),
            Run::Strong(words) => out.push_str(&element("strong", "", &escape(words))),
            Run::Address(address) if may_be_a_link(address) => {
                let address = escape(address);
                let link = format!(" href=\"{address}\" rel=\"noopener noreferrer nofollow\"");
                out.push_str(&element("a", &link, &address));
            }
            Run::Address(address) => out.push_str(&escape(address)),
            Run::Item => out.push_str("; "),
        }
    }
    out
}

/// An element around what is HTML already.
pub(in crate::export) fn element(name: &str, attributes: &str, inner: &str) -> String {
    format!("<{name}{attributes}>{inner}</{name}>")
}

/// The attributes of an element whose text is the story's, in a language of its own.
pub(super) fn foreign(lang: Option<&str>) -> String {
    let is_tag = |lang: &&str| {
        let letters = |part: &str| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        };
        lang.split('-').all(letters) && lang.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    let lang = lang.filter(is_tag);
    let lang = lang.map_or_else(String::new, |lang| format!(" lang=\"{lang}\""));
    format!(" dir=\"auto\"{lang}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup() {
        for (text, escaped) in [
            (
                "<script>alert(1)</script>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
            ),
            ("\" onload='x'", "&quot; onload=&#39;x&#39;"),
            ("&amp;", "&amp;amp;"),
            ("\u{1b}[31m", "␛[31m"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }

    #[test]
    fn only_web_addresses_are_links() {
        for (address, is_link) in [
            ("https://example.org/?a=1&b=2", true),
            ("HTTP://example.org", true),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("https://example.org/\" onclick=\"x", false),
            ("https://example.org/ x", false),
            ("//example.org", false),
            ("", false),
        ] {
            let mut text = Prose::default();
            text.address(address);
            assert_eq!(prose(&text).starts_with("<a href="), is_link, "{address}");
        }
    }

    #[test]
    fn only_a_language_is_a_language() {
        assert_eq!(foreign(Some("pt-BR")), " dir=\"auto\" lang=\"pt-BR\"");
        for odd in ["\" onclick=x", "", "-", "en-", "toolonglang", "12"] {
            assert_eq!(foreign(Some(odd)), " dir=\"auto\"", "{odd}");
        }
    }
}
