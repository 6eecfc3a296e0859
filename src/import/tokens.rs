//! A text cut into words and marks, as the stages that look for names and speakers read it.

use super::snapshot::Span;

/// A word or a mark, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with the apostrophes, hyphens and points that belong to them: `don't`, `tech-worker`, `U.S.`, `Sen.`
    Word,
    /// Digits: `1,200`, `200-250`, `3rd`.
    Number,
    /// The `'s` after a word.
    Possessive,
    /// One character of anything else that is not white space.
    Mark(char),
}

/// Words whose point belongs to them and ends no sentence, in lower case and sorted.
const POINTED: [&str; 61] = [
    "adm", "apr", "ariz", "assn", "assoc", "atty", "aug", "bros", "calif", "capt", "cmdr", "co",
    "col", "colo", "conn", "corp", "cpl", "dec", "del", "dept", "dr", "feb", "fla", "ft", "gen",
    "gov", "hon", "inc", "jan", "jr", "lt", "ltd", "maj", "messrs", "mich", "minn", "mr", "mrs",
    "ms", "mt", "nov", "oct", "okla", "penn", "pfc", "prof", "rep", "reps", "ret", "rev", "rt",
    "sen", "sens", "sept", "sgt", "sr", "st", "supt", "tenn", "wis", "wyo",
];

/// Cuts the words at `span` of `text` into tokens. A span that the text does not have gives none.
pub fn tokens(text: &str, span: Span) -> Vec<Token> {
    let Some(words) = text.get(span.range()) else {
        return Vec::new();
    };
    let mut found = Vec::with_capacity(words.len() / 4);
    let mut at = 0;
    while let Some(first) = words[at..].chars().next() {
        let rest = &words[at..];
        let (length, kind) = if first.is_alphabetic() {
            (word_length(rest), Kind::Word)
        } else if first.is_numeric() {
            (number_length(rest), Kind::Number)
        } else if let Some(length) = possessive_length(rest, found.last(), span.start + at) {
            (length, Kind::Possessive)
        } else {
            (first.len_utf8(), Kind::Mark(first))
        };
        if !first.is_whitespace() {
            let span = Span::new(at, at + length).moved(span.start);
            found.push(Token { span, kind });
        }
        at += length;
    }
    found
}

/// How long the word is that `text` begins with.
fn word_length(text: &str) -> usize {
    if let Some(length) = plain_length(text) {
        return length;
    }
    let mut length = 0;
    // Characters since the last point, as long as each point had one before it.
    let mut since_point = Some(0);
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let goes_on = match character {
            '\'' | '’' => next.is_some_and(char::is_alphabetic) && !ends_with_s(&text[at..]),
            '-' | '‑' | '&' => next.is_some_and(char::is_alphanumeric),
            '.' => next.is_some_and(char::is_alphabetic) && since_point == Some(1),
            '\u{ad}' => true,
            _ => character.is_alphanumeric() || is_combining(character),
        };
        if !goes_on {
            break;
        }
        since_point = match (character, since_point) {
            ('.', _) => Some(0),
            (_, Some(0)) => Some(1),
            _ => None,
        };
        length = at + character.len_utf8();
    }
    if text[length..].starts_with('.') && owns_its_point(&text[..length]) {
        length += 1;
    }
    length
}

/// How long the word is if it has nothing but plain letters and no mark behind it that may belong to it, as most have.
fn plain_length(text: &str) -> Option<usize> {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic();
    let length = text.bytes().take_while(|byte| is_letter(*byte)).count();
    let ends = |byte: &u8| matches!(byte, b' ' | b'\n' | b',' | b'"' | b')');
    text.as_bytes()
        .get(length)
        .is_none_or(ends)
        .then_some(length)
}

/// Whether a possessive's or a short verb's `'s` stands here and nothing more.
fn ends_with_s(text: &str) -> bool {
    let mut characters = text.chars().skip(1);
    characters.next().is_some_and(|s| matches!(s, 's' | 'S'))
        && !characters.next().is_some_and(char::is_alphanumeric)
}

/// Whether a word is single letters with points between them so far: `U`, `U.S`.
fn is_letters_with_points(word: &str) -> bool {
    word.split('.').all(|letter| letter.chars().count() == 1)
}

/// Whether a point after this word belongs to it.
fn owns_its_point(word: &str) -> bool {
    let initial = word.chars().next().is_some_and(char::is_uppercase) || word.contains('.');
    (initial && (is_letters_with_points(word) || word.chars().nth(1) == Some('-')))
        || (word.len() < 8 && POINTED.binary_search(&&*word.to_lowercase()).is_ok())
}

/// Whether a character only changes the one before it.
fn is_combining(character: char) -> bool {
    !character.is_ascii() && unicode_normalization::char::is_combining_mark(character)
}

/// How long the number is that `text` begins with, with what hangs on it: `1.5`, `200-250`, `9-year-old`.
fn number_length(text: &str) -> usize {
    let mut length = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let goes_on = match character {
            '.' | ',' | ':' | '/' => next.is_some_and(char::is_numeric),
            '-' | '–' => next.is_some_and(char::is_alphanumeric),
            _ => character.is_alphanumeric(),
        };
        if !goes_on {
            break;
        }
        length = at + character.len_utf8();
    }
    length
}

/// How long the `'s` is that `text` begins with, if it hangs on the token before it.
fn possessive_length(text: &str, last: Option<&Token>, at: usize) -> Option<usize> {
    let mark = text
        .chars()
        .next()
        .filter(|mark| matches!(mark, '\'' | '’'))?;
    let hangs = last
        .is_some_and(|last| last.span.end == at && matches!(last.kind, Kind::Word | Kind::Number));
    (hangs && ends_with_s(text)).then(|| mark.len_utf8() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokens(text, Span::new(0, text.len()))
            .iter()
            .map(|token| &text[token.span.range()])
            .collect()
    }

    #[test]
    fn the_list_of_points_is_sorted() {
        assert!(POINTED.is_sorted());
    }

    #[test]
    fn a_possessive_stands_apart() {
        assert_eq!(
            cut("Reyes’s dog's bone"),
            ["Reyes", "’s", "dog", "'s", "bone"]
        );
        assert_eq!(cut("the workers' hall"), ["the", "workers", "'", "hall"]);
        assert_eq!(cut("don’t O'Neill"), ["don’t", "O'Neill"]);
    }

    #[test]
    fn points_of_abbreviations_belong_to_them() {
        assert_eq!(
            cut("Sen. J. Ode of the U.S. spoke. Then left."),
            [
                "Sen.", "J.", "Ode", "of", "the", "U.S.", "spoke", ".", "Then", "left", "."
            ]
        );
    }

    #[test]
    fn so_do_those_of_a_party_and_its_state() {
        assert_eq!(
            cut("Ode (D-Ore.) spoke."),
            ["Ode", "(", "D-Ore.", ")", "spoke", "."]
        );
    }

    #[test]
    fn numbers_keep_what_hangs_on_them() {
        assert_eq!(
            cut("about 1,200 of 3.5 to 9-year-olds, 200-250."),
            [
                "about",
                "1,200",
                "of",
                "3.5",
                "to",
                "9-year-olds",
                ",",
                "200-250",
                "."
            ]
        );
    }

    #[test]
    fn marks_are_single() {
        assert_eq!(cut("“Go—now…”"), ["“", "Go", "—", "now", "…", "”"]);
    }

    #[test]
    fn a_span_that_cuts_a_character_gives_nothing() {
        assert!(tokens("é", Span::new(1, 2)).is_empty());
    }

    proptest::proptest! {
        #[test]
        fn tokens_stand_in_order_and_leave_only_white_space(text in "\\PC*|[a-zA-Z'’.,“\" \\n-]*") {
            let mut end = 0;
            for token in tokens(&text, Span::new(0, text.len())) {
                proptest::prop_assert!(text[end..token.span.start].trim().is_empty());
                proptest::prop_assert!(token.span.start < token.span.end);
                end = token.span.end;
            }
            proptest::prop_assert!(text[end..].trim().is_empty());
        }
    }
}
