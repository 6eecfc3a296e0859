//! Foreign text in Markdown: every character stands for itself, and starts nothing.

use crate::text::clean_text;

/// Characters that mean something wherever they stand, in `CommonMark` or a common extension of it.
const SPECIAL: &str = r"\`*_[]<>&|~^$#{}";

/// Escapes `text` for `CommonMark`. A line break becomes a hard one, so that what follows stays in
/// the paragraph; a text must not be broken where an indented line would leave its block.
pub(in crate::export) fn escape(text: &str) -> String {
    let text = clean_text(text);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.map(escape_line).collect();
    let joined = lines.join("\\\n");
    // Words on both sides are joined to these by what stands between.
    let before = if text.starts_with(' ') { " " } else { "" };
    let after = if text.ends_with(' ') && !joined.is_empty() {
        " "
    } else {
        ""
    };
    format!("{before}{joined}{after}")
}

fn escape_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in line.char_indices() {
        let starts_a_block = match c {
            '-' | '+' | '=' | ':' | '%' => at == 0,
            '.' | ')' => digits > 0 && at == digits,
            _ => false,
        };
        // An image would be fetched; `!` is harmless elsewhere.
        let starts_an_image = c == '!' && line[at + 1..].starts_with('[');
        if starts_a_block || starts_an_image || SPECIAL.contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_in_a_text_starts_anything() {
        for (text, escaped) in [
            ("plain words, 3.5 %", "plain words, 3.5 %"),
            ("*bold* _and_ `code`", r"\*bold\* \_and\_ \`code\`"),
            ("[x](http://e.org)", r"\[x\](http://e.org)"),
            ("![x](y)", r"\!\[x\](y)"),
            ("<script>&amp;", r"\<script\>\&amp;"),
            ("a | b", r"a \| b"),
            ("# heading", r"\# heading"),
            ("- item", r"\- item"),
            ("+ item", r"\+ item"),
            ("1. item", r"1\. item"),
            ("12) item", r"12\) item"),
            ("1.5 million", r"1\.5 million"),
            ("===", r"\==="),
            ("[^1]: note", r"\[\^1\]: note"),
            ("~~gone~~ $x$", r"\~\~gone\~\~ \$x\$"),
            (r"back\slash", r"back\\slash"),
            ("one\n\n    two\n- three", "one\\\ntwo\\\n\\- three"),
            (" between ", " between "),
            ("", ""),
            ("\u{1b}[31m", "␛\\[31m"),
        ] {
            assert_eq!(escape(text), escaped, "{text:?}");
        }
    }
}
