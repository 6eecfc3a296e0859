//! A claim in words: what it is about, and the value it gives.

use super::amount;
use super::date::{self, Spelling};
use super::snapshot::Story;
use super::value::Value;
use super::views::Claim;

/// A field by the name it is shown by, and what its values are about.
pub fn topic_words(story: &Story, field: &str, scope: Option<&str>) -> String {
    let field = story.fields().label(field);
    match scope {
        Some(scope) => format!("{field} ({scope})"),
        None => field,
    }
}

/// The value a claim gives, in words.
pub fn value_words(claim: Claim<'_>) -> String {
    value_words_in(claim, Spelling::Short)
}

/// The same in a spelling.
pub fn value_words_in(claim: Claim<'_>, spelling: Spelling) -> String {
    match (claim.typed(), claim.value()) {
        (Some(Value::Date(day)), Some(value)) if value.contains('T') => {
            let day = day.first().map_or_else(String::new, |day| {
                date::wording_as(&day.to_string(), spelling)
            });
            match spelling {
                Spelling::Short => format!("{day} ({value})"),
                Spelling::Full => format!("{day} ({})", date::wording_as(value, spelling)),
            }
        }
        (Some(Value::Date(_)), Some(value)) => date::wording_as(value, spelling),
        // "Dozens" is what was said; the range is only how it is compared.
        (Some(Value::Count(_) | Value::Money(..)), Some(value)) => match claim.printed() {
            Some(words) if claim.is_computed() => format!("“{words}”"),
            _ => amount::wording(value),
        },
        (_, Some(value)) => value.to_owned(),
        (_, None) => claim
            .printed()
            .map_or_else(|| no_value(spelling), |words| format!("“{words}”")),
    }
}

/// Stands where a claim has neither a value nor words.
fn no_value(spelling: Spelling) -> String {
    match spelling {
        Spelling::Short => "—",
        Spelling::Full => "no value",
    }
    .to_owned()
}
