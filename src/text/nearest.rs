//! How far two words are apart, and which known word somebody may have meant.

/// The known word that `word` is most likely a slip of: at most two edits away, one for words of
/// fewer than five letters, none for a single letter. Case is ignored. The first of equally near
/// ones is taken.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower_case = |text: &str, into: &mut Vec<char>| {
        into.clear();
        into.extend(text.chars().flat_map(char::to_lowercase));
    };
    let (mut wanted, mut letters) = (Vec::new(), Vec::new());
    lower_case(word, &mut wanted);
    let mut limit = match wanted.len() {
        0 | 1 => 0,
        2..=4 => 1,
        _ => 2,
    };
    let mut nearest = None;
    for candidate in known {
        lower_case(candidate, &mut letters);
        let Some(distance) = distance(&wanted, &letters, limit) else {
            continue;
        };
        nearest = Some(candidate);
        // From now on only what is nearer counts.
        match distance.checked_sub(1) {
            Some(nearer) => limit = nearer,
            None => break,
        }
    }
    nearest
}

/// The number of edits that turn `a` into `b`, if it is at most `limit`.
///
/// An edit inserts, drops or replaces a character, or swaps two neighbours (optimal string
/// alignment).
pub fn edit_distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    if a.is_ascii() && b.is_ascii() {
        return distance(a.as_bytes(), b.as_bytes(), limit);
    }
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    distance(&a, &b, limit)
}

/// Words of so many letters need no memory but the stack.
const SHORT: usize = 30;

fn distance<T: Copy + PartialEq>(a: &[T], b: &[T], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let (a, b) = without_common_ends(a, b);
    if b.len() <= SHORT {
        let mut rows = [[0; SHORT + 2]; 3];
        let [before_last, last, row] = &mut rows;
        aligned(a, b, limit, [before_last, last, row])
    } else {
        let row = || vec![0; b.len() + 2];
        aligned(a, b, limit, [&mut row(), &mut row(), &mut row()])
    }
}

/// The distance, worked out row by row: a row has a place for each letter of `b` and two more.
fn aligned<T: Copy + PartialEq>(
    a: &[T],
    b: &[T],
    limit: usize,
    [mut before_last, mut last, mut row]: [&mut [usize]; 3],
) -> Option<usize> {
    // No two words are further apart than the longer one is long.
    let limit = limit.min(a.len().max(b.len()));
    // Cells further than the limit from the diagonal stand for more edits than that: they are not
    // filled in, and their neighbours inside see `beyond` there.
    let beyond = limit + 1;
    before_last.fill(beyond);
    row.fill(beyond);
    for (edits, cell) in last.iter_mut().enumerate() {
        *cell = edits;
    }
    for i in 1..=a.len() {
        let band = i.saturating_sub(limit).max(1)..=(i + limit).min(b.len());
        row[band.start() - 1] = if *band.start() == 1 { i } else { beyond };
        row[band.end() + 1] = beyond;
        let mut best = row[band.start() - 1];
        for j in band {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let swapped = if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                before_last[j - 2] + 1
            } else {
                usize::MAX
            };
            row[j] = replaced.min(swapped).min(last[j] + 1).min(row[j - 1] + 1);
            best = best.min(row[j]);
        }
        if best > limit {
            return None;
        }
        // The row just filled becomes the last one, the last one the one before it.
        std::mem::swap(&mut before_last, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    Some(last[b.len()]).filter(|&distance| distance <= limit)
}

/// What is left of two words without the letters that both begin or end with.
fn without_common_ends<'w, T: PartialEq>(mut a: &'w [T], mut b: &'w [T]) -> (&'w [T], &'w [T]) {
    while let ([first, rest_of_a @ ..], [other, rest_of_b @ ..]) = (a, b)
        && first == other
    {
        (a, b) = (rest_of_a, rest_of_b);
    }
    while let ([rest_of_a @ .., last], [rest_of_b @ .., other]) = (a, b)
        && last == other
    {
        (a, b) = (rest_of_a, rest_of_b);
    }
    (a, b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn edits_are_counted() {
        let table = [
            ("flock", "flock", 0),
            ("flok", "flock", 1),
            ("flocks", "flock", 1),
            ("flick", "flock", 1),
            ("folck", "flock", 1),
            ("seatle", "seattle", 1),
            ("kitten", "sitting", 3),
            ("", "ab", 2),
            ("école", "ecole", 1),
            (
                "internationalisierungsbemuehungen",
                "nternationalisierungsbemuehungne",
                2,
            ),
            // Optimal string alignment edits no part twice, so this is 3 and not 2.
            ("ca", "abc", 3),
        ];
        for (a, b, expected) in table {
            assert_eq!(edit_distance(a, b, 3), Some(expected), "{a} {b}");
            assert_eq!(edit_distance(b, a, 3), Some(expected), "{b} {a}");
        }
    }

    #[test]
    fn too_far_is_none() {
        assert_eq!(edit_distance("kitten", "sitting", 2), None);
        assert_eq!(edit_distance("a", "abcd", 2), None);
        assert_eq!(edit_distance("ab", "cd", 1), None);
        assert_eq!(edit_distance("ab", "cd", usize::MAX), Some(2));
    }

    #[test]
    fn the_nearest_known_word_is_offered() {
        let fields = ["actor", "by", "kind", "place", "source", "tag"];
        assert_eq!(nearest("plcae", fields), Some("place"));
        assert_eq!(nearest("Actro", fields), Some("actor"));
        assert_eq!(nearest("tags", fields), Some("tag"));
        assert_eq!(nearest("sources", fields), Some("source"));
        assert_eq!(nearest("colour", fields), None);
        assert_eq!(nearest("xyz", fields), None);
        assert_eq!(nearest("e", ["a", "b", "E"]), Some("E"));
        assert_eq!(nearest("e", ["a", "ea"]), None);
        // The nearer one, wherever it stands; of equals the first.
        assert_eq!(nearest("wards", ["cards", "words", "ward"]), Some("cards"));
        assert_eq!(nearest("source", ["scores", "sources"]), Some("sources"));
        assert_eq!(nearest("source", ["sources", "source"]), Some("source"));
    }

    /// Optimal string alignment as it is defined: from the ends of two words, without any shortcut.
    fn as_defined(a: &[char], b: &[char]) -> usize {
        let ([rest_of_a @ .., last_of_a], [rest_of_b @ .., last_of_b]) = (a, b) else {
            return a.len() + b.len();
        };
        let mut least = as_defined(rest_of_a, rest_of_b) + usize::from(last_of_a != last_of_b);
        least = least.min(as_defined(rest_of_a, b) + 1);
        least = least.min(as_defined(a, rest_of_b) + 1);
        if let ([rest_of_a @ .., before_a], [rest_of_b @ .., before_b]) = (rest_of_a, rest_of_b)
            && (before_a, last_of_a) == (last_of_b, before_b)
        {
            least = least.min(as_defined(rest_of_a, rest_of_b) + 1);
        }
        least
    }

    proptest! {
        #[test]
        fn the_distance_is_as_defined(a in "[abc]{0,6}", b in "[abc]{0,6}", limit in 0usize..5) {
            let (first, second): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            let expected = Some(as_defined(&first, &second)).filter(|&distance| distance <= limit);
            prop_assert_eq!(edit_distance(&a, &b, limit), expected);
        }
    }
}
