//! Turns text into folded words: the one idea of a word that index, query and highlighter share.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::chars::{is_accent, is_apostrophe, is_bidi_control, is_invisible, is_joiner, is_tag};

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'a> {
    /// The word as it is compared: no case, no accents, no apostrophes.
    pub folded: Cow<'a, str>,
    /// Where the word stands in the text: bytes, on character boundaries. A possessive ending is
    /// not part of it.
    pub range: Range<usize>,
}

/// The words of a text, in order, without overlap.
///
/// Words are those of UAX #29, which makes each Han and Hiragana character a word of its own and
/// keeps runs of Katakana and Hangul together. They are split further at full stops, colons and
/// underscores inside (`example.com` is two words; `U.S.` is one, `us`), and after an elided
/// article (`l'école`). Possessives lose their ending. Numbers lose their commas.
pub fn fold_words(text: &str) -> impl Iterator<Item = Word<'_>> {
    // No word crosses a space, and most stand between two: those need no table of Unicode.
    spaced(text).flat_map(|(start, chunk)| match plain_word(chunk) {
        Some(range) => Chunk::Plain((!range.is_empty()).then(|| Word {
            folded: lower(&chunk[range.clone()]),
            range: start + range.start..start + range.end,
        })),
        None => Chunk::Split(split_words(start, chunk)),
    })
}

/// The words of a chunk of text.
enum Chunk<'a, S> {
    Plain(Option<Word<'a>>),
    Split(S),
}

impl<'a, S: Iterator<Item = Word<'a>>> Iterator for Chunk<'a, S> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        match self {
            Self::Plain(word) => word.take(),
            Self::Split(words) => words.next(),
        }
    }
}

/// What stands between spaces, and where it begins.
fn spaced(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let chunks = text.split(|c: char| c.is_ascii_whitespace());
    chunks.map(move |chunk| {
        let start = at;
        at += chunk.len() + 1;
        (start, chunk)
    })
}

/// Where the word of a chunk stands that has no character but ASCII letters and digits, and punctuation around
/// them. Nothing if the chunk has to be looked at closely; an empty range if it has no word.
fn plain_word(chunk: &str) -> Option<Range<usize>> {
    let bytes = chunk.as_bytes();
    let start = bytes.iter().take_while(|&&byte| is_around(byte)).count();
    let word = &bytes[start..];
    let len = word
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let is_plain = word[len..].iter().all(|&byte| is_around(byte));
    is_plain.then_some(start..start + len)
}

/// Whether a byte is a mark that may stand around a word and is no part of it.
pub(super) fn is_around(byte: u8) -> bool {
    byte.is_ascii_punctuation() && byte != b'_'
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

/// The words of `text`, which stands at `offset`, by the rules of Unicode and ours.
fn split_words(offset: usize, text: &str) -> impl Iterator<Item = Word<'_>> {
    text.unicode_word_indices().flat_map(move |(start, word)| {
        let start = offset + start;
        Pieces { word, at: 0 }.filter_map(move |piece| {
            let folded = fold_piece(&word[piece.clone()]);
            let range = start + piece.start..start + piece.end;
            (!folded.is_empty()).then_some(Word { folded, range })
        })
    })
}

/// Folds a whole text as words are folded, leaving spaces and punctuation where they are.
///
/// Case and accents go; compatibility characters (`ﬁ`, full-width letters) and a few letters that
/// many keyboards lack (`ß`, `ø`, `ł`, `ı`) become what people type for them.
pub fn fold(text: &str) -> String {
    fold_where(text, |_| true).into_owned()
}

/// Where a part of a folded word stands in the word as written.
///
/// `original` is the slice of the text that a [`Word`]'s range covers, `part` a byte range of its
/// folded form. The answer is a byte range of `original` that holds whole characters with their
/// accents; all of `original` where `part` is no range of the folded form.
pub fn unfold(original: &str, part: Range<usize>) -> Range<usize> {
    let acronym = is_acronym(original);
    let mut folded_end = 0;
    let mut hit: Option<Range<usize>> = None;
    for (start, cluster) in original.grapheme_indices(true) {
        let folded_start = folded_end;
        folded_end += fold_where(cluster, |c| is_kept(c, acronym)).len();
        if folded_start < part.end && part.start < folded_end {
            let first = hit.map_or(start, |range| range.start);
            hit = Some(first..start + cluster.len());
        }
    }
    match hit {
        Some(range) if part.end <= folded_end => range,
        _ => 0..original.len(),
    }
}

fn fold_piece(piece: &str) -> Cow<'_, str> {
    if piece
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    {
        return Cow::Borrowed(piece);
    }
    let acronym = is_acronym(piece);
    fold_where(piece, |c| is_kept(c, acronym))
}

/// Whether a character of a word takes part in comparing it.
fn is_kept(c: char, acronym: bool) -> bool {
    !(is_apostrophe(c) || c == ',' || acronym && c == '.')
}

fn fold_where(text: &str, keep: impl Fn(char) -> bool) -> Cow<'_, str> {
    if text.is_ascii() {
        if text
            .bytes()
            .all(|b| !b.is_ascii_uppercase() && keep(char::from(b)))
        {
            return Cow::Borrowed(text);
        }
        return Cow::Owned(
            text.chars()
                .filter(|&c| keep(c))
                .map(|c| c.to_ascii_lowercase())
                .collect(),
        );
    }
    let mut out = String::with_capacity(text.len());
    for c in text
        .chars()
        .filter(|&c| keep(c))
        .nfkd()
        .flat_map(char::to_lowercase)
    {
        match plain_letters(c) {
            Some(letters) => out.push_str(letters),
            None if is_left_out(c) => {}
            None => out.push(c),
        }
    }
    // Hangul and kana come together again, so that one syllable is one character.
    Cow::Owned(out.nfc().collect())
}

fn is_left_out(c: char) -> bool {
    is_accent(c) || is_invisible(c) || is_joiner(c) || is_bidi_control(c) || is_tag(c)
}

/// What people type for letters that Unicode does not decompose.
fn plain_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ł' => "l",
        'ŋ' => "n",
        'ŧ' => "t",
        'þ' => "th",
        'ς' => "σ",
        '\u{2019}' => "'",
        _ => return None,
    })
}

/// Longest acronym, in bytes. Without a limit, `a.a.a…` would be read to its end for each of its letters.
const LONGEST_ACRONYM: usize = 64;

/// Single letters with full stops between them, as in `U.S.`; the last stop is no part of the word.
fn is_acronym(word: &str) -> bool {
    word.len() <= LONGEST_ACRONYM
        && word.contains('.')
        && word
            .split('.')
            .all(|part| part.graphemes(true).count() == 1 && !part.starts_with(char::is_numeric))
}

/// Splits a word of UAX #29 into the words people search for, as byte ranges.
struct Pieces<'a> {
    word: &'a str,
    at: usize,
}

impl Iterator for Pieces<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let rest = &self.word[start..];
        if rest.is_empty() {
            return None;
        }
        let (len, joint) = if is_acronym(rest) {
            (rest.len(), 0)
        } else {
            first_piece(rest)
        };
        self.at = start + len + joint;
        Some(start..start + without_possessive(&rest[..len]).len())
    }
}

/// The length of the first piece, and that of what joins it to the next.
fn first_piece(rest: &str) -> (usize, usize) {
    for (at, c) in rest.char_indices() {
        let splits = match c {
            ':' | '_' => true,
            '.' => !rest[..at].ends_with(char::is_numeric),
            _ if is_apostrophe(c) => is_elided_article(&rest[..at]) && !is_possessive(&rest[at..]),
            _ => false,
        };
        if splits {
            return (at, c.len_utf8());
        }
    }
    (rest.len(), 0)
}

/// French and Italian articles and pronouns before an apostrophe. `O'` is not among them: `O'Brien`
/// is one name.
fn is_elided_article(before: &str) -> bool {
    [
        "l", "d", "j", "m", "n", "s", "t", "c", "qu", "dell", "all", "nell", "sull",
    ]
    .iter()
    .any(|article| before.eq_ignore_ascii_case(article))
}

fn without_possessive(word: &str) -> &str {
    match word.rfind(is_apostrophe) {
        Some(at) if at > 0 && is_possessive(&word[at..]) => &word[..at],
        _ => word,
    }
}

/// Whether a word's end, from its apostrophe on, is `'s`.
fn is_possessive(end: &str) -> bool {
    let mut chars = end.chars();
    chars.next().is_some_and(is_apostrophe) && matches!(chars.as_str(), "s" | "S")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Each word as `folded=original`.
    fn words(text: &str) -> Vec<String> {
        fold_words(text)
            .map(|word| format!("{}={}", word.folded, &text[word.range]))
            .collect()
    }

    #[test]
    fn words_are_folded_and_keep_their_place() {
        let table: &[(&str, &[&str])] = &[
            ("Ring and Flock", &["ring=Ring", "and=and", "flock=Flock"]),
            ("Amazon's “Ring”", &["amazon=Amazon", "ring=Ring"]),
            ("FLOCK’S cameras'", &["flock=FLOCK", "cameras=cameras"]),
            ("École normale", &["ecole=École", "normale=normale"]),
            ("E\u{301}cole", &["ecole=E\u{301}cole"]),
            ("l'École", &["l=l", "ecole=École"]),
            ("O’Brien don't", &["obrien=O’Brien", "dont=don't"]),
            (
                "İstanbul IŞIK ışık",
                &["istanbul=İstanbul", "isik=IŞIK", "isik=ışık"],
            ),
            (
                "Straße ﬁnd Łódź Ørsted",
                &["strasse=Straße", "find=ﬁnd", "lodz=Łódź", "orsted=Ørsted"],
            ),
            ("Ａｍａｚｏｎ", &["amazon=Ａｍａｚｏｎ"]),
            (
                "U.S. e.g. example.com",
                &["us=U.S", "eg=e.g", "example=example", "com=com"],
            ),
            (
                "1,000 3.14 10:30 v2.0",
                &["1000=1,000", "3.14=3.14", "10=10", "30=30", "v2.0=v2.0"],
            ),
            (
                "snake_case e-mail",
                &["snake=snake", "case=case", "e=e", "mail=mail"],
            ),
            ("soft\u{ad}ware", &["software=soft\u{ad}ware"]),
            ("ΟΔΟΣ οδός", &["οδοσ=ΟΔΟΣ", "οδοσ=οδός"]),
            ("Йогурт ёлка", &["иогурт=Йогурт", "елка=ёлка"]),
            ("東京で", &["東=東", "京=京", "で=で"]),
            ("スーパーボウル", &["スーパーボウル=スーパーボウル"]),
            ("서울에서", &["서울에서=서울에서"]),
            ("がか", &["が=が", "か=か"]),
            ("", &[]),
            ("… — !", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(words(text), *expected, "{text}");
        }
    }

    #[test]
    fn lower_case_words_are_borrowed() {
        assert!(fold_words("plain words 2026").all(|word| matches!(word.folded, Cow::Borrowed(_))));
    }

    #[test]
    fn the_longest_words_take_no_longer_for_each_letter() {
        // Quadratic, any of these would take minutes.
        for joint in [".", ":", "_", "'"] {
            let word = format!("l{joint}").repeat(300_000) + "ll";
            let last = fold_words(&word).last().unwrap();
            assert_eq!(last.range.end, word.len(), "{joint}");
        }
    }

    #[test]
    fn text_is_folded_with_its_spaces() {
        assert_eq!(fold("New York, Straße!"), "new york, strasse!");
        assert_eq!(fold("Citizens’ École"), "citizens' ecole");
    }

    #[test]
    fn parts_lead_back_to_what_was_written() {
        let table = [
            ("École", 0..1, "É"),
            ("École", 0..3, "Éco"),
            ("E\u{301}cole", 0..1, "E\u{301}"),
            ("İstanbul", 0..3, "İst"),
            ("Straße", 4..5, "ß"),
            ("Straße", 3..6, "aß"),
            ("O’Brien", 1..3, "Br"),
            ("U.S", 0..2, "U.S"),
            ("スーパーボウル", 12..21, "ボウル"),
            ("Flock", 3..9, "Flock"),
        ];
        for (original, part, expected) in table {
            assert_eq!(
                &original[unfold(original, part.clone())],
                expected,
                "{original} {part:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn looking_at_plain_words_briefly_changes_nothing(
            text in "\\PC{0,40}|[a-zA-Z0-9'’._:,;()\"#$%-? \t\né東İß\u{301}\u{200d}\u{ad}]{0,40}",
        ) {
            let briefly: Vec<_> = fold_words(&text).collect();
            let closely: Vec<_> = spaced(&text)
                .flat_map(|(start, chunk)| split_words(start, chunk))
                .collect();
            prop_assert_eq!(briefly, closely);
        }

        #[test]
        fn ranges_are_sound(text in "\\PC{0,60}|[a-zA-Z0-9'’._: é東İß\u{301}]{0,40}") {
            let mut end = 0;
            for word in fold_words(&text) {
                prop_assert!(end <= word.range.start && word.range.start < word.range.end);
                prop_assert!(text.get(word.range.clone()).is_some());
                prop_assert!(!word.folded.is_empty());
                end = word.range.end;
            }
        }

        #[test]
        fn unfolding_stays_on_boundaries(text in "\\PC{0,20}", from in 0usize..20, len in 0usize..20) {
            for word in fold_words(&text) {
                let original = &text[word.range];
                prop_assert!(original.get(unfold(original, from..from + len)).is_some());
            }
        }
    }
}
