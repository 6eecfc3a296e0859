//! What could stand at the cursor: names of fields, and the values a story has for them.

use std::ops::Range;

use super::index::Index;
use super::offers::Offer;
use super::query::{KEYS, Key, Part, Query};
use crate::text::{fold, nearest};

/// Something that can take the place of what is typed at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What it replaces: bytes of the input, on character boundaries.
    pub range: Range<usize>,
    /// What it puts there.
    pub insert: String,
    /// What to show for it.
    pub label: String,
    /// A few words about it.
    pub about: String,
}

impl Completion {
    /// The input with the completion in its place, and the cursor after it, in bytes.
    pub fn apply(&self, input: &str) -> (String, usize) {
        let mut output = input.to_owned();
        output.replace_range(self.range.clone(), &self.insert);
        (output, self.range.start + self.insert.len())
    }
}

/// The most completions given at once.
const MOST: usize = 50;
/// Fields whose values are offered before a field is typed.
const NAMED_OUTRIGHT: [Key; 5] = [Key::Actor, Key::Place, Key::Kind, Key::Thread, Key::Tag];

/// What could stand at `cursor`, a byte position in `input`, the likeliest first.
///
/// After a known field its values are offered; elsewhere the names of fields, and the values that
/// begin as the word at the cursor does.
pub fn complete(input: &str, cursor: usize, index: &Index) -> Vec<Completion> {
    let on_boundary = |at: &usize| input.is_char_boundary(*at);
    let cursor = (0..=cursor.min(input.len()))
        .rev()
        .find(on_boundary)
        .unwrap_or(0);
    let query = Query::parse(input);
    let at_cursor = |part: &&Part| part.range.start < cursor && cursor <= part.range.end;
    let mut completions = match query.parts().iter().find(at_cursor) {
        None => fields(cursor..cursor, ""),
        Some(part) => match (part.key, &part.field) {
            (_, Some(field)) if (field.start..=field.end).contains(&cursor) => {
                let colon = usize::from(input[field.end..].starts_with(':'));
                of_lines(
                    field.start..field.end + colon,
                    &input[field.start..cursor],
                    index,
                )
            }
            (Some(key), _) if part.value.start <= cursor => values(input, cursor, part, key, index),
            _ => words(input, cursor, part, index),
        },
    };
    completions.truncate(MOST);
    completions
}

/// Fields whose names begin so.
fn fields(range: Range<usize>, typed: &str) -> Vec<Completion> {
    let typed = typed.to_lowercase();
    let begun = KEYS.iter().filter(|info| info.name.starts_with(&typed));
    begun
        .map(|info| Completion {
            range: range.clone(),
            insert: before_value(info.name),
            label: before_value(info.name),
            about: info.about.to_owned(),
        })
        .collect()
}

/// A field's name with what follows it: a colon or, after a point, nothing.
fn before_value(name: &str) -> String {
    let colon = if name.ends_with('.') { "" } else { ":" };
    format!("{name}{colon}")
}

/// The fields of events of whose values lines of evidence can be asked.
fn of_lines(range: Range<usize>, typed: &str, index: &Index) -> Vec<Completion> {
    ranked(index.parts.offers.fields(), &fold(typed))
        .map(|offer| Completion {
            range: range.clone(),
            insert: before_value(&offer.value),
            label: before_value(&offer.value),
            about: offer.about.clone(),
        })
        .collect()
}

/// Values of the field that is typed.
fn values(input: &str, cursor: usize, part: &Part, key: Key, index: &Index) -> Vec<Completion> {
    let typed = fold(&input[part.value.start..cursor.min(part.value.end)]);
    let name_end = match &part.field {
        Some(field) => field.end,
        None => part.range.start + usize::from(part.negated) + key.name().len(),
    };
    let range = name_end + 1..part.range.end;
    ranked(index.parts.offers.of(key), &typed)
        .map(|offer| completion(range.clone(), String::new(), offer))
        .collect()
}

/// Fields and values for a word that stands alone.
fn words(input: &str, cursor: usize, part: &Part, index: &Index) -> Vec<Completion> {
    let start = part.range.start + usize::from(part.negated);
    let range = start..part.range.end;
    let typed = input.get(start..cursor).unwrap_or_default();
    if typed.is_empty() {
        return fields(range, "");
    }
    if typed.eq_ignore_ascii_case(Key::LinesOf.name()) {
        return of_lines(cursor..part.range.end, "", index);
    }
    if let Some((name, _)) = input[range.clone()].split_once(':') {
        return meant_field(start..start + name.len() + 1, name)
            .into_iter()
            .collect();
    }
    let mut completions = fields(range.clone(), typed);
    let typed = fold(typed);
    for key in NAMED_OUTRIGHT {
        let field = format!("{}:", key.name());
        completions.extend(
            ranked(index.parts.offers.of(key), &typed)
                .map(|offer| completion(range.clone(), field.clone(), offer)),
        );
    }
    completions
}

/// The field that was meant by a name that is none, or by one whose colon is already typed.
fn meant_field(range: Range<usize>, name: &str) -> Option<Completion> {
    let near = nearest(name, KEYS.iter().map(|info| info.name))?;
    fields(range, near).into_iter().next()
}

/// The offers that answer to what is typed, those that begin so first.
fn ranked<'a>(offers: &'a [Offer], typed: &str) -> impl Iterator<Item = &'a Offer> {
    let mut ranked: Vec<(u32, &Offer)> = offers
        .iter()
        .filter_map(|offer| Some((offer.rank(typed)?, offer)))
        .collect();
    ranked.sort_by_key(|&(rank, _)| rank);
    ranked.into_iter().map(|(_, offer)| offer)
}

fn completion(range: Range<usize>, field: String, offer: &Offer) -> Completion {
    Completion {
        range,
        label: offer
            .label
            .clone()
            .unwrap_or_else(|| format!("{field}{}", offer.value)),
        about: offer.about.clone(),
        insert: field + &quoted(&offer.value),
    }
}

/// A value as it is typed: in quotation marks where it has spaces.
fn quoted(value: &str) -> String {
    // There is no way to write a quotation mark inside quotation marks, and none is needed: words are
    // compared without punctuation.
    let value = value.replace(['"', '\u{201c}', '\u{201d}', '\u{201e}'], "");
    if value.contains(char::is_whitespace) {
        format!("\"{value}\"")
    } else {
        value
    }
}
