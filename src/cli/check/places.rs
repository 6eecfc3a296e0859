//! Where flags stand in the files, and the claims and quotes of their sides.

use super::Told;
use crate::check::{Flag, Side};
use crate::cli::args::Flags;
use crate::load::Loaded;
use crate::story::{Place, Step, Story};

/// Looks flags up in the files of their story; for a machine, also who says what.
pub(super) fn of<'c>(loaded: &Loaded, flags: Vec<&'c Flag>, format: Flags) -> Vec<Told<'c>> {
    let spots = loaded
        .texts
        .find(flags.iter().map(|flag| (flag.place, flag.path.as_slice())));
    let told = flags.into_iter().zip(spots);
    let mut told: Vec<Told<'_>> = told
        .map(|(flag, spot)| Told {
            flag,
            spot,
            sides: Vec::new(),
        })
        .collect();
    if !matches!(format, Flags::Text) {
        statements(loaded, &mut told);
    }
    told
}

fn statements(loaded: &Loaded, told: &mut [Told<'_>]) {
    let story = &*loaded.story;
    let sides = || told.iter().flat_map(|told| &told.flag.sides);
    let parts: Vec<(Place, Vec<Step>)> = sides().flat_map(|side| parts(story, side)).collect();
    let spots = loaded
        .texts
        .find(parts.iter().map(|(place, path)| (*place, path.as_slice())));
    let mut found = parts.iter().map(|(place, _)| *place).zip(spots);
    for told in told {
        let sides = told.flag.sides.iter();
        told.sides = sides
            .map(|side| {
                found
                    .by_ref()
                    .take(side.claims.len() + side.quotes.len())
                    .collect()
            })
            .collect();
    }
}

/// Where in their records the claims and quotes of a side give its value.
fn parts(story: &Story, side: &Side) -> Vec<(Place, Vec<Step>)> {
    let claims = side.claims.iter().map(|&key| {
        let claim = story.claim(key);
        let key = if claim.value().is_some() {
            "value"
        } else {
            "printed"
        };
        (claim.written_at(), vec![key.into()])
    });
    let quotes = side
        .quotes
        .iter()
        .map(|&key| (story.quote(key).written_at(), vec!["text".into()]));
    claims.chain(quotes).collect()
}
