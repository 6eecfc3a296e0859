//! Whom `the company` or `the mayor` means: the one actor named before of whom the article says so.

use crate::import::actors::{ActorFound, is_role, kind_told_by};
use crate::import::document::Document;
use crate::import::snapshot::Span;

/// How far from a name its bearer's office may stand, in bytes: `Ann Ode, who has been the mayor`.
const REACH: usize = 60;

/// Offices, and how they are shortened before a name.
const SHORTENED: [(&str, &str); 9] = [
    ("captain", "capt."),
    ("congressman", "rep."),
    ("congresswoman", "rep."),
    ("governor", "gov."),
    ("lieutenant", "lt."),
    ("professor", "prof."),
    ("representative", "rep."),
    ("senator", "sen."),
    ("sergeant", "sgt."),
];

/// The actor that a phrase such as `the company` means. Nobody if there may be two. `mentions` are those before the
/// phrase, in order, each with its actor; what the quote itself names is none of them.
pub(super) fn bearer(
    document: &Document,
    actors: &[ActorFound],
    mentions: &[(Span, usize)],
    phrase: Span,
) -> Option<usize> {
    let (article, noun) = document.words(phrase).split_once(' ')?;
    let is_plain = article.eq_ignore_ascii_case("the") && noun.chars().all(char::is_lowercase);
    if !is_plain {
        return None;
    }
    if is_role(noun) {
        let in_office = mentions
            .iter()
            .filter(|(mention, _)| has_office(document, *mention, noun));
        return only(in_office);
    }
    let kind = kind_told_by(noun)?;
    let may_be = |(_, actor): &&(Span, usize)| {
        let actor = &actors[*actor];
        let is_unknown = actor.kind.is_none() && actor.gender.is_none();
        actor.kind == Some(kind) || is_unknown
    };
    let named_from = |start: usize| {
        let first = mentions.partition_point(|(mention, _)| mention.start < start);
        mentions[first..].iter().filter(may_be)
    };
    // Of its own paragraph first, then of the one before it, then of all.
    let block = document.block_at(phrase)?;
    let blocks = [block, block.saturating_sub(1), 0];
    let starts = blocks.map(|block| document.blocks()[block].span.start);
    let place = starts
        .iter()
        .find(|start| named_from(**start).next().is_some())?;
    only(named_from(*place)).filter(|actor| actors[*actor].kind == Some(kind))
}

/// The only actor of several mentions, if there is only one.
fn only<'m>(mut mentions: impl Iterator<Item = &'m (Span, usize)>) -> Option<usize> {
    let (_, first) = mentions.next()?;
    mentions.all(|(_, actor)| actor == first).then_some(*first)
}

/// Whether a person's office stands right before the name or is told behind it.
fn has_office(document: &Document, mention: Span, office: &str) -> bool {
    let Some(sentence) = document.sentence_at(mention) else {
        return false;
    };
    let text = document.text();
    let before = text.get(sentence.start..mention.start).unwrap_or_default();
    let is_office = |word: &str| {
        let word = word.to_lowercase();
        let word = word.trim_end_matches(',');
        word == office || SHORTENED.contains(&(office, word))
    };
    if before.split_whitespace().next_back().is_some_and(is_office) {
        return true;
    }
    let behind = text.get(mention.end..sentence.end).unwrap_or_default();
    let Some(told) = behind.strip_prefix(", ") else {
        return false;
    };
    let told = told.split([',', '.', ';']).next().unwrap_or_default();
    told.len() <= REACH && told.split_whitespace().any(is_office)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::actors;
    use crate::import::snapshot::Snapshot;

    /// The name of whom the last `the …` of a text means.
    fn meant(text: &str) -> Option<String> {
        let snapshot = Snapshot::new(text.to_owned());
        let document = Document::new(&snapshot);
        let actors = actors::find(&document);
        let start = text.rfind("the ").unwrap();
        let end = start + text[start..].find(" said").unwrap();
        let quote = text.find('“').unwrap();
        let all = actors.iter().enumerate();
        let mentions = all.flat_map(|(number, actor)| {
            let mentions = actor.mentions.iter().filter(|mention| mention.end < quote);
            mentions.map(move |mention| (*mention, number))
        });
        let mut mentions: Vec<_> = mentions.collect();
        mentions.sort_unstable();
        let found = bearer(&document, &actors, &mentions, Span::new(start, end))?;
        Some(actors[found].name.clone())
    }

    #[test]
    fn the_company_is_the_only_one_of_its_paragraph() {
        let text = "Acme Foods left Lind Partners.\n\nLind Partners denied it. “We left Acme Foods,” the company said.";
        assert_eq!(meant(text).as_deref(), Some("Lind Partners"));
    }

    #[test]
    fn the_company_is_nobody_where_there_are_two() {
        let text = "Acme Foods left Lind Partners. “We had to,” the company said.";
        assert_eq!(meant(text), None);
        let text = "Acme Foods left Brightwater. Brightwater sued. “We had to,” the company said.";
        assert_eq!(meant(text), None);
    }

    #[test]
    fn the_mayor_is_who_is_said_to_be_it() {
        for named in [
            "Mayor Ann Ode",
            "Ann Ode, the mayor of Ellen,",
            "The mayor, Ann Ode,",
        ] {
            let text = format!("{named} met Paul Lind. “We had to,” the mayor said.");
            assert_eq!(meant(&text).as_deref(), Some("Ann Ode"), "{text}");
        }
        assert_eq!(
            meant("Sen. Ann Ode met Paul Lind. “We had to,” the senator said.").as_deref(),
            Some("Ann Ode")
        );
        assert_eq!(
            meant("Mayor Ann Ode met Mayor Paul Lind. “We had to,” the mayor said."),
            None
        );
        assert_eq!(
            meant("Ann Ode met Paul Lind. “We had to,” the driver said."),
            None
        );
    }
}
