//! The content lines of RFC 5545: text values escaped, lines folded, each ended by CR LF.

use std::io::{self, Write};

use crate::text::clean_text;

/// Most bytes of a line, without its end.
const LONGEST: usize = 75;

/// Writes a line. Its value is escaped already, if it is text.
pub(super) fn put(out: &mut impl Write, name: &str, value: &str) -> io::Result<()> {
    let mut length = 0;
    let mut folded = String::with_capacity(name.len() + value.len() + 3);
    for c in name.chars().chain([':']).chain(value.chars()) {
        if length + c.len_utf8() > LONGEST {
            // The space belongs to the fold, and to the length of the new line.
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(c);
        length += c.len_utf8();
    }
    folded.push_str("\r\n");
    out.write_all(folded.as_bytes())
}

/// A text value: sanitised, and with the characters escaped that mean something there.
pub(super) fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in clean_text(words).chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

/// Several text values of one property.
pub(super) fn list(words: &[&str]) -> String {
    let values: Vec<String> = words.iter().map(|words| text(words)).collect();
    values.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, value: &str) -> String {
        let mut out = Vec::new();
        put(&mut out, name, value).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_of_more_than_75_bytes_are_folded() {
        // "SUMMARY:" has 8 bytes.
        let fits = "x".repeat(67);
        assert_eq!(line("SUMMARY", &fits), format!("SUMMARY:{fits}\r\n"));
        let long = format!("{fits}{}", "y".repeat(75));
        let folded = format!("SUMMARY:{fits}\r\n {}\r\n y\r\n", "y".repeat(74));
        assert_eq!(line("SUMMARY", &long), folded);
    }

    #[test]
    fn no_fold_parts_a_character() {
        // 66 letters and "é", of two bytes, would make 76.
        let letters = "x".repeat(66);
        assert_eq!(
            line("SUMMARY", &format!("{letters}é")),
            format!("SUMMARY:{letters}\r\n é\r\n")
        );
    }

    #[test]
    fn text_is_escaped() {
        for (words, escaped) in [
            ("a; b, c\\d", "a\\; b\\, c\\\\d"),
            ("one\ntwo", "one\\ntwo"),
            ("one\r\ntwo", "one\\ntwo"),
            ("2:30 \"sharp\"", "2:30 \"sharp\""),
            ("\u{1b}[31m", "␛[31m"),
        ] {
            assert_eq!(text(words), escaped);
        }
        assert_eq!(list(&["a,b", "c"]), "a\\,b,c");
    }
}
