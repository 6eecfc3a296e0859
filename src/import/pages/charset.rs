//! The characters that a file's bytes stand for: UTF-8, or what a page, a feed or the first bytes say.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{Fault, Format};

/// How far into a page its encoding is looked for. Browsers look at the first 1024 bytes, but people save pages with
/// remarks of their own in front.
const BEGINNING: usize = 4096;

/// The text that bytes stand for. What is UTF-8 is kept as it is, whatever a page says of itself: servers send many
/// pages as UTF-8 that still declare what they were written in once.
pub(super) fn decoded<'b>(name: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>, Fault> {
    if let Some(encoding) = evident(bytes) {
        return with(encoding, bytes);
    }
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    let is_marked_up = || {
        let beginning = String::from_utf8_lossy(beginning);
        matches!(Format::of(name, &beginning), Format::Html | Format::Feed)
    };
    match std::str::from_utf8(bytes) {
        Ok(text) if !has_escapes(text) => Ok(Cow::Borrowed(text)),
        utf8 => match declared(beginning).filter(|_| is_marked_up()) {
            Some(label) => by_label(&label, bytes),
            None => utf8.map(Cow::Borrowed).map_err(|error| Fault::NotUtf8 {
                byte: bytes[error.valid_up_to()],
                at: error.valid_up_to(),
            }),
        },
    }
}

/// Whether a text has what switches between characters in ISO-2022-JP, whose bytes are all ASCII.
fn has_escapes(text: &str) -> bool {
    text.contains("\u{1b}$") || text.contains("\u{1b}(")
}

/// What the first bytes give away: a byte order mark, or how a tag begins in UTF-16.
fn evident(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] => Some(UTF_16BE),
        [b'<', 0, next, 0, ..] if next.is_ascii_graphic() => Some(UTF_16LE),
        [0, b'<', 0, next, ..] if next.is_ascii_graphic() => Some(UTF_16BE),
        _ => None,
    }
}

fn by_label<'b>(label: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>, Fault> {
    let encoding = Encoding::for_label_no_replacement(label.as_bytes());
    let encoding = encoding.ok_or_else(|| Fault::UnknownEncoding {
        label: label.to_owned(),
    })?;
    // Words that can be read as ASCII are not in UTF-16, whatever they say.
    let is_utf16 = encoding == UTF_16LE || encoding == UTF_16BE;
    with(if is_utf16 { UTF_8 } else { encoding }, bytes)
}

fn with<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Result<Cow<'b, str>, Fault> {
    let bytes = match bytes {
        [0xFF, 0xFE, rest @ ..] | [0xFE, 0xFF, rest @ ..] => rest,
        _ => bytes,
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.ok_or(Fault::Undecodable {
        encoding: encoding.name(),
    })
}

/// The name of the encoding in an XML declaration, or in a page's `meta` tag.
fn declared(beginning: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(beginning).to_ascii_lowercase();
    let text = text.trim_start();
    if let Some(declaration) = text.strip_prefix("<?xml") {
        let declaration = declaration.split_once("?>")?.0;
        if let Some(label) = value_of("encoding", declaration) {
            return Some(label);
        }
    }
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        rest = match after.strip_prefix("!--") {
            Some(comment) => comment.split_once("-->")?.1,
            None => after,
        };
        let tag = after.strip_prefix("meta").and_then(|it| it.split_once('>'));
        if let Some(label) = tag.and_then(|(tag, _)| value_of("charset", tag)) {
            return Some(label);
        }
    }
    None
}

/// What stands behind a key and `=`, up to what ends it. `content="text/html; charset=x"` is read too.
fn value_of(key: &str, tag: &str) -> Option<String> {
    let value = tag.split_once(key)?.1.trim_start().strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/');
    let value = value.split(ends).next()?;
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, bytes: &[u8]) -> Result<String, String> {
        let text = decoded(name, bytes).map(Cow::into_owned);
        text.map_err(|fault| fault.to_string())
    }

    /// A text in UTF-16, with its mark if it is to have one.
    fn utf16(text: &str, mark: bool, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        let units = mark.into_iter().chain(text.encode_utf16());
        units.flat_map(bytes).collect()
    }

    #[test]
    fn what_a_page_or_feed_declares_is_read() {
        let files: [(&str, &[u8], &str); 7] = [
            ("a.html", b"<meta charset=iso-8859-1><p>caf\xE9", "café"),
            // As browsers have it, Latin-1 means windows-1252, which has curly quotation marks.
            ("a.html", b"<META CharSet='latin1'>\x93yes\x94", "“yes”"),
            (
                "a",
                b"<html><!-- <meta charset=koi8-r> --><meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">\xE4\xE0",
                "да",
            ),
            ("a.html", b"<meta name=x><meta charset=\"Shift_JIS\"/>\x93\xFA", "日"),
            ("a.html", b"<meta charset=iso-2022-jp>\x1B$BF|\x1B(B", "日"),
            (
                "a.xml",
                b"<?xml version='1.0' encoding=\"ISO-8859-15\"?><rss>\xA4",
                "€",
            ),
            ("a.rss", b"<?xml encoding='windows-1252' ?><rss>\x80", "€"),
        ];
        for (name, bytes, end) in files {
            let text = read(name, bytes).unwrap();
            assert!(text.ends_with(end), "{text}");
        }
    }

    #[test]
    fn utf_16_is_told_by_its_mark_or_by_how_a_tag_begins() {
        let text = "<p>“Ja”, 日 𝄞";
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            for mark in [true, false] {
                let bytes = utf16(text, mark, bytes);
                assert_eq!(read("a.txt", &bytes).as_deref(), Ok(text));
            }
        }
    }

    #[test]
    fn what_is_utf_8_stays_so_whatever_it_declares() {
        for text in [
            "<meta charset=iso-8859-1>é",
            "\u{feff}<meta charset=utf-16>é",
        ] {
            assert_eq!(read("a.html", text.as_bytes()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn what_nothing_declares_is_not_guessed() {
        let said = "found byte 0xE9 at offset 3, which is not UTF-8 and nothing says what else; expected a file in UTF-8";
        for (name, bytes) in [
            ("a.txt", &b"caf\xE9"[..]),
            ("a.html", b"caf\xE9 <p>"),
            // A text that talks about pages is none.
            ("b.txt", b"caf\xE9 has <meta charset=latin1>"),
        ] {
            assert_eq!(read(name, bytes), Err(said.to_owned()), "{name}");
        }
    }

    #[test]
    fn an_encoding_that_nobody_knows_and_one_that_does_not_fit_are_told() {
        let unknown = read("a.html", b"<meta charset=klingon>\xE9");
        assert_eq!(
            unknown.unwrap_err(),
            "found the encoding “klingon”, which nobody knows; expected UTF-8 or one that browsers read"
        );
        for bytes in [&b"\xFF\xFE<\0p\0>\0\0\xD8a\0"[..], b"\xFF\xFEa"] {
            let said = "found bytes that are not UTF-16LE, which the file says it is; expected a file in UTF-8";
            assert_eq!(read("a.html", bytes), Err(said.to_owned()));
        }
    }
}
