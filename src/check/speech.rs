//! Quotes that are not what they are printed as, and quotes of nobody.

use super::flag::Flag;
use super::utterance::is_speech;
use super::{Found, Here};
use crate::schema::Mode;
use crate::story::Quote;

/// Words that a source prints as the speaker's own, and that are not.
pub(super) fn not_speech(here: &Here<'_>, found: &mut Found<'_>) {
    for quote in quotes(here) {
        let Some(printed) = quote.printed_as().filter(|printed| is_speech(*printed)) else {
            continue;
        };
        let publisher = here.story.source(quote.source()).publisher();
        let speakers = quote.speaker_names();
        let sentence = match quote.mode() {
            Mode::Indirect => {
                format!("{publisher} prints as speech what is only a report of words of {speakers}")
            }
            Mode::Altered => {
                format!("{publisher} prints words of {speakers} that are not those that were said")
            }
            Mode::Direct | Mode::Fragment => continue,
        };
        let printed = if printed == Mode::Direct {
            "direct"
        } else {
            "fragment"
        };
        found.flag(|rule| {
            Flag::new(
                rule,
                quote.key().into(),
                quote.written_at(),
                ["printed_as".into()],
                sentence,
            )
            .with(quote.source().into())
            .values([printed])
        });
    }
}

/// Quotes that nobody is named or described as having said.
pub(super) fn no_speaker(here: &Here<'_>, found: &mut Found<'_>) {
    for quote in quotes(here).filter(|quote| !quote.has_speaker()) {
        let publisher = here.story.source(quote.source()).publisher();
        let sentence =
            format!("Nobody is named or described as having said what {publisher} quotes");
        found.flag(|rule| {
            Flag::new(
                rule,
                quote.key().into(),
                quote.written_at(),
                ["text".into()],
                sentence,
            )
            .with(quote.source().into())
        });
    }
}

fn quotes<'s>(here: &Here<'s>) -> impl Iterator<Item = Quote<'s>> {
    let story = here.story;
    story.quotes().iter().map(|&key| story.quote(key))
}
