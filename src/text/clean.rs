//! Makes foreign text safe to print: what could act on a terminal or mislead a reader becomes a mark.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use unicode_normalization::char::is_combining_mark;

use super::chars::{is_bidi_control, is_invisible, is_joiner, is_tag};

/// Stands for what was there and must not be printed.
const MARK: char = '\u{fffd}';
/// Carries a combining mark that has nothing to combine with, so that it leaves its neighbour alone.
const BASE: char = '\u{25cc}';
/// Bytes that are looked at together.
const BLOCK: usize = 16;
/// Combining marks allowed on one character; living scripts need no more.
const MARKS_PER_BASE: usize = 4;

/// Text that may be printed: it holds no control, escape sequence, bidi control or tag character.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clean(String);

impl Clean {
    /// Cleans text for one line; see [`clean_line`].
    pub fn line(raw: &str) -> Self {
        Self(clean_line(raw).into_owned())
    }

    /// Cleans text of several lines; see [`clean_text`].
    pub fn text(raw: &str) -> Self {
        Self(clean_text(raw).into_owned())
    }

    /// The cleaned text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The cleaned text as a plain string.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl Deref for Clean {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Clean {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Cleans text for one line: line breaks and tabs become spaces, everything else as in [`clean_text`].
pub fn clean_line(raw: &str) -> Cow<'_, str> {
    clean(raw, ' ')
}

/// Cleans text of several lines, which end in `\n` whatever ended them before.
///
/// Escape and the other C0 controls become their Unicode pictures (`␛`), C1 controls, bidi controls
/// and runs of tag characters `�`, tabs a space. Characters without ink or width go, except joiners
/// between letters or emoji. No character keeps more than four combining marks. Cleaning twice is
/// cleaning once. Borrows when nothing had to change.
pub fn clean_text(raw: &str) -> Cow<'_, str> {
    clean(raw, '\n')
}

fn clean(raw: &str, line_break: char) -> Cow<'_, str> {
    let plain = plain_beginning(raw);
    if plain == raw.len() {
        return Cow::Borrowed(raw);
    }
    let mut cleaner = Cleaner {
        out: String::with_capacity(raw.len()),
        line_break,
        marks: 0,
        after_tag: false,
    };
    let (head, tail) = raw.split_at(plain);
    cleaner.out.push_str(head);
    let mut rest = tail.chars().peekable();
    while let Some(c) = rest.next() {
        if c == '\r' && rest.peek() == Some(&'\n') {
            continue;
        }
        cleaner.push(c, rest.peek().copied());
    }
    if cleaner.out == raw {
        Cow::Borrowed(raw)
    } else {
        Cow::Owned(cleaner.out)
    }
}

/// How many bytes at the beginning of a text are characters that are safe wherever they stand.
fn plain_beginning(raw: &str) -> usize {
    let mut at = 0;
    loop {
        at += printable_beginning(&raw.as_bytes()[at..]);
        let rest = &raw[at..];
        let foreign = rest.find(|c: char| c.is_ascii() || !is_plain(c));
        match foreign.unwrap_or(rest.len()) {
            0 => return at,
            length => at += length,
        }
    }
}

/// How many bytes at the beginning are printable ASCII. Most of all text is: it is looked at in blocks, each of
/// which is one comparison or two for the processor.
fn printable_beginning(bytes: &[u8]) -> usize {
    let is_printable = |byte: &u8| matches!(byte, b' '..=b'~');
    let (blocks, _) = bytes.as_chunks::<BLOCK>();
    let is_whole = |block: &&[u8; BLOCK]| block.iter().fold(true, |all, it| all & is_printable(it));
    let sure = blocks.iter().take_while(is_whole).count() * BLOCK;
    let rest = bytes[sure..].iter();
    sure + rest.take_while(|byte| is_printable(byte)).count()
}

/// Whether a character is safe wherever it stands.
fn is_plain(c: char) -> bool {
    match c {
        ' '..='~' => true,
        '\0'..='\u{a0}' | '\u{ad}' => false,
        '\u{a1}'..='\u{2ff}' => true,
        _ => !(is_combining_mark(c) || is_joiner(c) || is_dropped_or_marked(c)),
    }
}

fn is_dropped_or_marked(c: char) -> bool {
    c.is_control() || is_invisible(c) || is_marked(c) || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether a character is replaced by [`MARK`]: bidi controls, tags, C1 controls, annotations,
/// noncharacters.
fn is_marked(c: char) -> bool {
    is_bidi_control(c)
        || is_tag(c)
        || matches!(c, '\u{80}'..='\u{9f}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

struct Cleaner {
    out: String,
    line_break: char,
    /// Combining marks since the last base character.
    marks: usize,
    after_tag: bool,
}

impl Cleaner {
    fn push(&mut self, c: char, next: Option<char>) {
        let after_tag = std::mem::replace(&mut self.after_tag, is_tag(c));
        match c {
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.push_base(self.line_break),
            '\t' | '\u{a0}' => self.push_base(' '),
            '\0'..='\u{1f}' => self.push_base(picture(c)),
            '\u{7f}' => self.push_base('\u{2421}'),
            _ if is_tag(c) && after_tag => {}
            _ if is_marked(c) => self.push_base(MARK),
            _ if is_invisible(c) => {}
            _ if is_joiner(c) => self.push_joiner(c, next),
            _ if is_combining_mark(c) => self.push_mark(c),
            _ => self.push_base(c),
        }
    }

    fn push_base(&mut self, c: char) {
        self.marks = 0;
        self.out.push(c);
    }

    fn push_mark(&mut self, c: char) {
        if self.out.is_empty() || self.out.ends_with('\n') {
            self.push_base(BASE);
        }
        if self.marks < MARKS_PER_BASE {
            self.marks += 1;
            self.out.push(c);
        }
    }

    /// A joiner stays only where it joins: between characters of scripts that have joining forms,
    /// and between emoji.
    fn push_joiner(&mut self, c: char, next: Option<char>) {
        let before = self.out.chars().next_back();
        let joins_before = before.is_some_and(|c| is_joinable(c) || is_combining_mark(c));
        if joins_before && next.is_some_and(is_joinable) {
            self.out.push(c);
        }
    }
}

fn is_joinable(c: char) -> bool {
    let is_letter = c > '\u{2ff}' && c.is_alphabetic();
    let is_pictograph = matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}');
    (is_letter || is_pictograph) && is_plain(c)
}

/// The picture Unicode has for a C0 control.
fn picture(c: char) -> char {
    char::from_u32(0x2400 + u32::from(c)).unwrap_or(MARK)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_text_is_borrowed() {
        for raw in [
            "",
            "Ring and Flock",
            "naïve Élan",
            "東京タワー",
            "שלום",
            "“quoted” – 5 €",
            "👍",
        ] {
            assert!(matches!(clean_line(raw), Cow::Borrowed(_)), "{raw}");
        }
        // Accents written as marks of their own need a closer look, and stay.
        assert!(matches!(clean_line("cafe\u{301}"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_acts_becomes_a_mark() {
        let table = [
            ("a\u{1b}[31mred", "a␛[31mred"),
            ("\u{1b}]0;title\u{7}", "␛]0;title␇"),
            ("bell\u{7}\u{8}\u{0}", "bell␇␈␀"),
            ("del\u{7f}", "del␡"),
            ("csi\u{9b}31m", "csi\u{fffd}31m"),
            ("a\u{202e}txt.exe\u{202c}", "a\u{fffd}txt.exe\u{fffd}"),
            (
                "\u{2066}x\u{2069}\u{200e}\u{200f}\u{61c}",
                "\u{fffd}x\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
            ),
            ("hid\u{e0041}\u{e0042}\u{e007f}den", "hid\u{fffd}den"),
            ("\u{ffff}\u{fdd0}\u{fff9}", "\u{fffd}\u{fffd}\u{fffd}"),
        ];
        for (raw, expected) in table {
            assert_eq!(clean_line(raw), expected, "{raw:?}");
            assert_eq!(clean_text(raw), expected, "{raw:?}");
        }
    }

    #[test]
    fn lines_end_in_one_way() {
        let raw = "a\nb\r\nc\rd\u{2028}e\u{2029}f\u{85}g\th";
        assert_eq!(clean_text(raw), "a\nb\nc␍d\ne\nf\ng h");
        assert_eq!(clean_line(raw), "a b c␍d e f g h");
    }

    #[test]
    fn what_has_no_width_goes_unless_it_joins() {
        let table = [
            ("zero\u{200b}width\u{feff}\u{2060}", "zerowidth"),
            ("soft\u{ad}hyphen", "softhyphen"),
            ("re\u{e0080}served\u{e01f0}\u{e0fff}", "reserved"),
            ("a\u{200d}b\u{200c}c", "abc"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("क्\u{200d}ष", "क्\u{200d}ष"),
            ("👩\u{200d}💻", "👩\u{200d}💻"),
            ("❤\u{fe0f}\u{200d}🔥", "❤\u{fe0f}\u{200d}🔥"),
            ("👩\u{200d}", "👩"),
            ("no\u{a0}break", "no break"),
        ];
        for (raw, expected) in table {
            assert_eq!(clean_line(raw), expected, "{raw:?}");
        }
    }

    #[test]
    fn marks_are_capped_and_never_lean_on_a_neighbour() {
        let piled = format!("z{}", "\u{30d}".repeat(50));
        assert_eq!(clean_line(&piled), "z\u{30d}\u{30d}\u{30d}\u{30d}");
        assert_eq!(clean_line("\u{301}a"), "\u{25cc}\u{301}a");
        assert_eq!(clean_text("a\n\u{301}b"), "a\n\u{25cc}\u{301}b");
    }

    #[test]
    fn clean_is_a_string_that_pads() {
        let clean = Clean::line("a\tb");
        assert_eq!(format!("[{clean:<5}]"), "[a b  ]");
        assert_eq!(clean.len(), 3);
        assert_eq!(Clean::text("a\r\nb").into_string(), "a\nb");
    }

    #[test]
    fn what_is_not_plain_is_found_wherever_it_stands() {
        for before in 0..70 {
            for plain in ["a", "é", "東"] {
                let plain = plain.repeat(before);
                for after in [
                    "",
                    "b",
                    "long enough for a block or two, and more than that",
                ] {
                    let raw = format!("{plain}\t{after}");
                    assert_eq!(clean_line(&raw), format!("{plain} {after}"));
                    let sound = format!("{plain}{after}");
                    assert!(matches!(clean_line(&sound), Cow::Borrowed(_)), "{sound}");
                }
            }
        }
    }

    fn troublesome_text() -> impl Strategy<Value = String> {
        let odd = prop::sample::select(vec![
            '\u{0}',
            '\t',
            '\n',
            '\r',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{9b}',
            '\u{ad}',
            '\u{301}',
            '\u{200b}',
            '\u{200c}',
            '\u{200d}',
            '\u{202e}',
            '\u{2028}',
            '\u{2066}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{e0041}',
            '\u{1f469}',
            '\u{915}',
            '\u{94d}',
            'a',
            ' ',
            '東',
        ]);
        prop::collection::vec(prop_oneof![3 => odd, 1 => any::<char>()], 0..40)
            .prop_map(|chars| chars.into_iter().collect())
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(raw in troublesome_text()) {
            let line = clean_line(&raw).into_owned();
            prop_assert!(matches!(clean_line(&line), Cow::Borrowed(_)), "{line:?}");
            let text = clean_text(&raw).into_owned();
            prop_assert!(matches!(clean_text(&text), Cow::Borrowed(_)), "{text:?}");
        }

        #[test]
        fn nothing_that_acts_is_left(raw in troublesome_text()) {
            let acts = |c: char| c.is_control() || is_bidi_control(c) || is_tag(c) || matches!(c, '\u{2028}' | '\u{2029}');
            let line = clean_line(&raw);
            prop_assert!(!line.contains(acts), "{line:?}");
            let text = clean_text(&raw);
            prop_assert!(!text.replace('\n', "").contains(acts), "{text:?}");
        }
    }
}
