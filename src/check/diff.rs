//! Two renderings of one utterance, word by word: where they differ, and what differs only in the writing.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::fold_words;

/// Where one rendering has other words than the other. Either may have none there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Bytes of the first rendering.
    pub first: Range<usize>,
    /// Bytes of the second.
    pub second: Range<usize>,
}

/// Where two renderings of one utterance differ in their words.
///
/// Case, accents, punctuation, contractions (`it's`, `it is`) and British or American spelling do not count, nor what
/// stands in brackets or for dots: that is the outlet's. A rendering may begin later or end earlier than the other.
/// Nothing also where too few words agree to say that they are the same words at all.
pub fn changes(first: &str, second: &str) -> Vec<Change> {
    let (a, b) = (Rendering::of(first), Rendering::of(second));
    if a.keys().eq(b.keys()) {
        return Vec::new();
    }
    let Some(matches) = aligned(&a, &b) else {
        return Vec::new();
    };
    let shorter = a.words.len().min(b.words.len());
    if matches.len() * COMPARABLE < shorter {
        return Vec::new();
    }
    between(&matches, &a, &b)
}

/// One word in so many has to agree.
const COMPARABLE: usize = 3;
/// Pairs of words that are looked at; longer texts are not compared.
const MOST: usize = 4_000_000;

/// The words of a rendering, as they are compared.
struct Rendering {
    words: Vec<Word>,
    /// Before which words something is left out or put in by the outlet; the last is the end.
    gaps: Vec<usize>,
    /// Bytes of the text.
    length: usize,
}

struct Word {
    key: String,
    range: Range<usize>,
    /// Whether `'s` follows, which may stand for `is` or `has`.
    has_s: bool,
}

impl Rendering {
    fn of(text: &str) -> Self {
        let mut words = Vec::new();
        let mut gaps = Vec::new();
        let mut from = 0;
        for aside in asides(text) {
            push_words(text, from..aside.start, &mut words);
            gaps.push(words.len());
            from = aside.end;
        }
        push_words(text, from..text.len(), &mut words);
        Self {
            words,
            gaps,
            length: text.len(),
        }
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.key.as_str())
    }

    /// Whether the outlet left out or put in something between words, or at either end of them.
    fn has_gap(&self, words: &Range<usize>) -> bool {
        self.gaps
            .iter()
            .any(|gap| (words.start..=words.end).contains(gap))
    }

    /// Where words stand in the text; between their neighbours if there are none.
    fn range(&self, words: &Range<usize>) -> Range<usize> {
        match self.words.get(words.clone()) {
            Some([first, .., last]) => first.range.start..last.range.end,
            Some([only]) => only.range.clone(),
            _ => {
                let before = words.start.checked_sub(1).and_then(|at| self.words.get(at));
                let at = before.map_or(0, |word| word.range.end).min(self.length);
                at..at
            }
        }
    }
}

/// What stands in brackets or parentheses, and dots that stand for words.
fn asides(text: &str) -> Vec<Range<usize>> {
    let mut asides = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(['[', '(', '…', '.']) {
        let start = at + found;
        let rest = &text[start..];
        let length = match rest.chars().next() {
            Some('[') => rest.find(']').map(|end| end + 1),
            Some('(') => rest.find(')').map(|end| end + 1),
            Some('…') => Some('…'.len_utf8()),
            _ if rest.starts_with("...") => Some(rest.len() - rest.trim_start_matches('.').len()),
            _ if rest.starts_with(". . .") => Some(". . .".len()),
            _ => None,
        };
        at = start + length.unwrap_or(1);
        asides.extend(length.map(|length| start..start + length));
    }
    asides
}

fn push_words(text: &str, part: Range<usize>, words: &mut Vec<Word>) {
    let start = part.start;
    let part = &text[part];
    for word in fold_words(part) {
        let range = start + word.range.start..start + word.range.end;
        let rest = &text[range.end..];
        let has_s = rest.starts_with("'s") || rest.starts_with("’s");
        let (stem, more) = uncontracted(&text[range.clone()], &word.folded);
        words.push(Word {
            key: american(&stem).into_owned(),
            range: range.clone(),
            has_s,
        });
        words.extend(more.map(|more| Word {
            key: more.to_owned(),
            range,
            has_s: false,
        }));
    }
}

/// A word without what it is contracted with, and that: `we're` is `we` and `are`.
fn uncontracted<'w>(word: &str, folded: &'w str) -> (Cow<'w, str>, Option<&'static str>) {
    let Some((_, tail)) = word.rsplit_once(['\'', '’']) else {
        return (Cow::Borrowed(folded), None);
    };
    let (tail, more) = match tail.to_ascii_lowercase().as_str() {
        "re" => ("re", "are"),
        "ve" => ("ve", "have"),
        "ll" => ("ll", "will"),
        "m" => ("m", "am"),
        "t" if folded.ends_with("nt") => ("nt", "not"),
        _ => return (Cow::Borrowed(folded), None),
    };
    let stem = match folded {
        "wont" => "will",
        "cant" => "can",
        "shant" => "shall",
        _ => folded.strip_suffix(tail).unwrap_or(folded),
    };
    (Cow::Borrowed(stem), Some(more))
}

/// British endings, and the American ones that stand for them here. Only words that are long enough have them.
const SPELLINGS: [(&str, &str); 12] = [
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("ence", "ense"),
    ("ogue", "og"),
    ("lled", "led"),
    ("lling", "ling"),
    ("tre", "ter"),
    ("tres", "ters"),
];

/// A folded word in American spelling.
fn american(word: &str) -> Cow<'_, str> {
    match word {
        "grey" => return Cow::Borrowed("gray"),
        "programme" => return Cow::Borrowed("program"),
        "programmes" => return Cow::Borrowed("programs"),
        _ if word.len() < 6 => return Cow::Borrowed(word),
        _ => {}
    }
    if let Some(at) = word.find("our").filter(|&at| at >= 3) {
        return Cow::Owned(format!("{}or{}", &word[..at], &word[at + 3..]));
    }
    for (british, american) in SPELLINGS {
        if let Some(stem) = word.strip_suffix(british) {
            return Cow::Owned(format!("{stem}{american}"));
        }
    }
    Cow::Borrowed(word)
}

/// Points for two words that agree.
const MATCH: i32 = 4;
/// Points for two that stand in each other's place.
const INSTEAD: i32 = -2;
/// Points for a word that only one has.
const ALONE: i32 = -1;

/// Which words agree, in the best alignment of the two: what stands before or after all of the other is free. Nothing
/// if the texts are too long.
fn aligned(a: &Rendering, b: &Rendering) -> Option<Vec<(usize, usize)>> {
    let (rows, columns) = (a.words.len(), b.words.len());
    if rows * columns > MOST {
        return None;
    }
    let width = columns + 1;
    let mut points = vec![0_i32; (rows + 1) * width];
    for i in 1..=rows {
        for j in 1..=columns {
            let agree = a.words[i - 1].key == b.words[j - 1].key;
            let both = points[(i - 1) * width + j - 1] + if agree { MATCH } else { INSTEAD };
            let one = points[(i - 1) * width + j].max(points[i * width + j - 1]) + ALONE;
            points[i * width + j] = both.max(one);
        }
    }
    let ends = (0..=rows)
        .map(|i| (i, columns))
        .chain((0..=columns).map(|j| (rows, j)));
    let (mut i, mut j) = ends.max_by_key(|(i, j)| points[i * width + j])?;
    let mut matches = Vec::new();
    while i > 0 && j > 0 {
        let here = points[i * width + j];
        let agree = a.words[i - 1].key == b.words[j - 1].key;
        if agree && here == points[(i - 1) * width + j - 1] + MATCH {
            matches.push((i - 1, j - 1));
            (i, j) = (i - 1, j - 1);
        } else if here == points[(i - 1) * width + j] + ALONE {
            i -= 1;
        } else if here == points[i * width + j - 1] + ALONE {
            j -= 1;
        } else {
            (i, j) = (i - 1, j - 1);
        }
    }
    matches.reverse();
    Some(matches)
}

/// What stands between words that agree, as far as it counts.
fn between(matches: &[(usize, usize)], a: &Rendering, b: &Rendering) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut from = (0, 0);
    let end = (a.words.len(), b.words.len());
    for (number, &to) in matches.iter().chain([&end]).enumerate() {
        let (first, second) = (from.0..to.0, from.1..to.1);
        let is_at_an_end = number == 0 || number == matches.len();
        let is_one_empty = first.is_empty() || second.is_empty();
        let is_cut = is_at_an_end && is_one_empty;
        let is_same = first.is_empty() && second.is_empty();
        if !(is_same
            || is_cut
            || is_aside(a, &first, b, &second)
            || is_contracted(a, &first, b, &second))
        {
            changes.push(Change {
                first: a.range(&first),
                second: b.range(&second),
            });
        }
        from = (to.0 + 1, to.1 + 1);
    }
    changes
}

/// Whether one has, in place of the other's words, only what the outlet left out or put in.
fn is_aside(a: &Rendering, first: &Range<usize>, b: &Rendering, second: &Range<usize>) -> bool {
    (first.is_empty() && a.has_gap(first)) || (second.is_empty() && b.has_gap(second))
}

/// Whether one has `'s` for a word of the other.
fn is_contracted(
    a: &Rendering,
    first: &Range<usize>,
    b: &Rendering,
    second: &Range<usize>,
) -> bool {
    let stands_for =
        |words: &Rendering, none: &Range<usize>, other: &Rendering, one: &Range<usize>| {
            let before = none.start.checked_sub(1).and_then(|at| words.words.get(at));
            let is_word = |word: &Word| ["is", "has", "us"].contains(&word.key.as_str());
            none.is_empty()
                && before.is_some_and(|word| word.has_s)
                && matches!(other.words.get(one.clone()), Some([only]) if is_word(only))
        };
    stands_for(a, first, b, second) || stands_for(b, second, a, first)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words in which two texts differ.
    fn differing<'t>(a: &'t str, b: &'t str) -> Vec<(&'t str, &'t str)> {
        let changes = changes(a, b);
        changes
            .into_iter()
            .map(|change| (&a[change.first], &b[change.second]))
            .collect()
    }

    #[test]
    fn finds_the_words_that_differ() {
        for (a, b, expected) in [
            (
                "the most innovation that we had",
                "the most innovative that we had",
                vec![("innovation", "innovative")],
            ),
            (
                "they can do this to find anyone",
                "they can do this to anyone",
                vec![("find", "")],
            ),
            (
                // The words stand twice: the nearer ones are meant.
                "If they can do this to find a dog, they can do this to find anyone.",
                "they can do this to anyone,",
                vec![("find", "")],
            ),
            (
                "a win for protecting workers rights.",
                "a win for the protection of workers’ rights",
                vec![("protecting", "the protection of")],
            ),
            (
                "We never said so today.",
                "He never said so today.",
                vec![("We", "He")],
            ),
        ] {
            assert_eq!(differing(a, b), expected, "{a} / {b}");
            let turned: Vec<_> = expected.into_iter().map(|(a, b)| (b, a)).collect();
            assert_eq!(differing(b, a), turned, "{b} / {a}");
        }
    }

    #[test]
    fn leaves_alone_what_only_the_writing_makes_differ() {
        for (a, b) in [
            (
                "Amazon's thriving depends on it.",
                "“Amazon’s thriving depends on it,”",
            ),
            (
                "do yourselves a favor and drop it,",
                "Do yourselves a favour and drop it.",
            ),
            ("We're not organised", "we are not organized"),
            (
                "It's a win and it won't last",
                "it is a win and it will not last",
            ),
            (
                "Border [Protection] facilities are full",
                "Border facilities are full",
            ),
            ("[The company] has no plan", "They has no plan"),
            (
                "I think (the commercial) surprised many",
                "I think it surprised many",
            ),
            (
                "We will … win this fight",
                "We will surely and soon win this fight",
            ),
            (
                "We will ... win this fight",
                "We will surely win this fight",
            ),
            (
                "just propaganda for mass surveillance.",
                "propaganda for mass surveillance",
            ),
            ("one two three four", "three four five six"),
            // Other parts of what was said.
            (
                "No one wants surveillance",
                "We have leverage, and we use it",
            ),
            ("Café society", "cafe society"),
            ("", "anything"),
        ] {
            assert_eq!(differing(a, b), [], "{a} / {b}");
            assert_eq!(differing(b, a), [], "{b} / {a}");
        }
    }

    #[test]
    fn short_words_are_not_taken_for_other_spellings() {
        for (a, b) in [
            ("for the four of us", "for the for of us"),
            ("it was our choice then", "it was or choice then"),
        ] {
            assert_eq!(differing(a, b).len(), 1, "{a} / {b}");
        }
    }

    #[test]
    fn ranges_fit_their_texts_whatever_is_compared() {
        let texts = [
            "…",
            "[",
            "(a",
            "a.b...c",
            "'s",
            "’s is",
            "東京都",
            "e\u{301}té [x] y",
            ". . . .",
            "it's x",
            "it is y",
        ];
        for a in texts {
            for b in texts {
                for change in changes(a, b) {
                    assert!(
                        a.get(change.first).is_some() && b.get(change.second).is_some(),
                        "{a} / {b}"
                    );
                }
            }
        }
    }
}
