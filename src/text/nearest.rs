//! How far two words are apart, and which known word somebody may have meant.

/// The known word that `word` is most likely a slip of: at most two edits away, one for words of
/// fewer than five letters. Case is ignored. The first of equally near ones is taken.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let limit = if word.chars().count() < 5 { 1 } else { 2 };
    known
        .into_iter()
        .filter_map(|candidate| {
            Some((
                edit_distance(&word, &candidate.to_lowercase(), limit)?,
                candidate,
            ))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The number of edits that turn `a` into `b`, if it is at most `limit`.
///
/// An edit inserts, drops or replaces a character, or swaps two neighbours (optimal string
/// alignment).
pub fn edit_distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before_last = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row = vec![0; b.len() + 1];
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let swapped = if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                before_last[j - 2] + 1
            } else {
                usize::MAX
            };
            row[j] = replaced.min(swapped).min(last[j] + 1).min(row[j - 1] + 1);
        }
        if row.iter().all(|&distance| distance > limit) {
            return None;
        }
        // The row just filled becomes the last one, the last one the one before it.
        std::mem::swap(&mut before_last, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    Some(last[b.len()]).filter(|&distance| distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

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
    }
}
