//! Numbers as sources give them: exact, ranges, bounds and approximations.

use std::ops::RangeInclusive;

/// A number that may be known only within bounds. Kept in hundredths, so that sums of money are
/// exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    low: i64,
    high: i64,
}

/// How far `~` reaches to either side, as a part of the number: "about 500" agrees with 450 to 550.
const APPROXIMATELY: i64 = 10;

impl Amount {
    /// Reads `44`, `1,039`, `171153.50`, `200..250`, `>270000`, `>=30`, `<10`, `<=10`, `~500`,
    /// also `1.2 billion`. Returns nothing for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some((low, high)) = text.split_once("..") {
            let (low, high) = (*bounds(low)?.start(), *bounds(high)?.end());
            return (low <= high).then_some(Self { low, high });
        }
        let bounds = bounds(text)?;
        Some(Self {
            low: *bounds.start(),
            high: *bounds.end(),
        })
    }

    /// Whether some number lies within both.
    pub fn agrees(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether every number within `other` lies within this one too.
    pub fn covers(self, other: Self) -> bool {
        self.low <= other.low && other.high <= self.high
    }
}

fn bounds(text: &str) -> Option<RangeInclusive<i64>> {
    let text = text.trim();
    let number = |rest: &str| hundredths(rest.trim());
    if let Some(rest) = text.strip_prefix(">=") {
        Some(number(rest)?..=i64::MAX)
    } else if let Some(rest) = text.strip_prefix('>') {
        Some(number(rest)?.saturating_add(1)..=i64::MAX)
    } else if let Some(rest) = text.strip_prefix("<=") {
        Some(i64::MIN..=number(rest)?)
    } else if let Some(rest) = text.strip_prefix('<') {
        Some(i64::MIN..=number(rest)?.saturating_sub(1))
    } else if let Some(rest) = text.strip_prefix('~') {
        let middle = number(rest)?;
        let reach = (middle / APPROXIMATELY).abs();
        Some(middle.saturating_sub(reach)..=middle.saturating_add(reach))
    } else {
        let exact = number(text)?;
        Some(exact..=exact)
    }
}

/// Reads a decimal number, with `,` or `_` between thousands, in hundredths.
fn hundredths(text: &str) -> Option<i64> {
    let (number, scale) = match text.split_once(' ') {
        Some((number, "thousand")) => (number, 1_000),
        Some((number, "million")) => (number, 1_000_000),
        Some((number, "billion")) => (number, 1_000_000_000),
        Some(_) => return None,
        None => (text, 1),
    };
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits: String = whole.chars().filter(|c| !matches!(c, ',' | '_')).collect();
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if digits.is_empty() || !all_digits(&digits) || !all_digits(part) || part.len() > 9 {
        return None;
    }
    let whole: i128 = digits.parse().ok()?;
    let ten_to_the_part = 10_i128.pow(u32::try_from(part.len()).ok()?);
    let part: i128 = if part.is_empty() {
        0
    } else {
        part.parse().ok()?
    };
    let units = whole.checked_mul(ten_to_the_part)?.checked_add(part)?;
    let scaled = units.checked_mul(scale * 100)?;
    (scaled % ten_to_the_part == 0).then_some(())?;
    i64::try_from(scaled / ten_to_the_part).ok()
}

/// A count or a sum in words, as its file writes it otherwise: `>270000` is "more than 270,000".
/// Text that is no number stays as it is.
pub fn wording(text: &str) -> String {
    let text = text.trim();
    if let Some((low, high)) = text.split_once("..") {
        return format!("{} to {}", grouped(low), grouped(high));
    }
    let qualified = [
        (">=", "at least "),
        (">", "more than "),
        ("<=", "at most "),
        ("<", "fewer than "),
        ("~", "about "),
    ];
    for (sign, words) in qualified {
        if let Some(number) = text.strip_prefix(sign) {
            return format!("{words}{}", grouped(number));
        }
    }
    grouped(text)
}

/// Puts commas between the thousands of each whole number in `text`.
fn grouped(text: &str) -> String {
    text.trim()
        .split(' ')
        .map(group_word)
        .collect::<Vec<_>>()
        .join(" ")
}

fn group_word(word: &str) -> String {
    let (whole, part) = word.split_once('.').unwrap_or((word, ""));
    if whole.is_empty() || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut digits = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            digits.push(',');
        }
        digits.push(digit);
    }
    if part.is_empty() {
        digits
    } else {
        format!("{digits}.{part}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        Amount::parse(text).unwrap_or_else(|| panic!("`{text}` should be an amount"))
    }

    #[test]
    fn the_same_number_agrees_however_it_is_written() {
        for (a, b) in [
            ("1,039", "1039"),
            ("270_000", "270000"),
            ("171153.50", "171153.5"),
            ("1.2 billion", "1200000000"),
            ("44", "44..44"),
        ] {
            assert!(amount(a).agrees(amount(b)), "{a} and {b}");
        }
    }

    #[test]
    fn ranges_that_touch_agree_and_others_do_not() {
        for (a, b, agree) in [
            ("200..250", "24..99", false),
            ("200..250", "250", true),
            (">270000", "270000", false),
            (">=270000", "270000", true),
            (">250000", ">270000", true),
            ("<10", "10", false),
            ("<=10", "10", true),
            ("~500", "450", true),
            ("~500", "449", false),
            ("44", "40", false),
        ] {
            assert_eq!(amount(a).agrees(amount(b)), agree, "{a} and {b}");
            assert_eq!(amount(b).agrees(amount(a)), agree, "{b} and {a}");
        }
    }

    #[test]
    fn words_and_broken_numbers_are_no_amounts() {
        for text in [
            "",
            "dozens",
            "20O",
            "1..",
            "250..200",
            "1.234",
            "1 zillion",
            "-5",
            "99999999999999999999",
        ] {
            assert_eq!(Amount::parse(text), None, "{text}");
        }
    }

    #[test]
    fn words_say_what_the_signs_say() {
        for (text, words) in [
            ("44", "44"),
            ("1039", "1,039"),
            ("200..250", "200 to 250"),
            (">270000", "more than 270,000"),
            (">=30", "at least 30"),
            ("<10", "fewer than 10"),
            ("~500", "about 500"),
            ("839000000 USD", "839,000,000 USD"),
            ("171153.50 USD", "171,153.50 USD"),
            (">1000000000 USD", "more than 1,000,000,000 USD"),
            ("unclear", "unclear"),
        ] {
            assert_eq!(wording(text), words);
        }
    }
}
