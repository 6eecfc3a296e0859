//! Given names, and whether women or men bear them: they tell a person, and who `she` may be.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Our own list, by section.
const NAMES: &str = include_str!("../../../assets/given-names.txt");

/// What a given name tells of whoever bears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// A woman's name.
    Woman,
    /// A man's name.
    Man,
    /// A name that women and men bear.
    Either,
}

static GENDERS: LazyLock<HashMap<&'static str, Gender>> = LazyLock::new(|| {
    let mut genders = HashMap::new();
    let mut gender = Gender::Either;
    for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
        match line {
            "[women]" => gender = Gender::Woman,
            "[men]" => gender = Gender::Man,
            "[either]" => gender = Gender::Either,
            _ => genders.extend(
                line.split(' ')
                    .filter(|name| !name.is_empty())
                    .map(|name| (name, gender)),
            ),
        }
    }
    genders
});

/// What a word tells as a given name; nothing if it is none that we know. `Mary-Ann` is told by `Mary`.
pub fn gender(word: &str) -> Option<Gender> {
    let first = word.split('-').next().unwrap_or(word);
    GENDERS.get(first).copied()
}

/// Whether one is known to be a woman's and the other a man's.
pub fn contradict(one: Option<Gender>, other: Option<Gender>) -> bool {
    matches!(
        (one, other),
        (Some(Gender::Woman), Some(Gender::Man)) | (Some(Gender::Man), Some(Gender::Woman))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_a_gender_or_that_there_are_two() {
        assert_eq!(gender("Maria"), Some(Gender::Woman));
        assert_eq!(gender("Jean-Luc"), Some(Gender::Either));
        assert_eq!(gender("Ahmed"), Some(Gender::Man));
        assert_eq!(gender("Bridge"), None);
    }
}
