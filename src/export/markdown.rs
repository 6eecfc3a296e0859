//! Stories and lists as Markdown.

mod document;
mod escape;

use std::io::{self, Write};

use super::What;
use super::citation::{Citer, Style};
use crate::search::{Hit, Hits};
use crate::story::date::Truth;
use crate::story::{ActorId, Audience, Story};

pub(super) use document::document;
pub(super) use escape::escape;

/// Writes an item for each record: its citation.
pub(super) fn list(story: &Story, hits: &Hits, what: What, out: &mut impl Write) -> io::Result<()> {
    // The story holds what the reader may see.
    let citer = Citer::new(story, Audience::Makers);
    match what {
        What::Events => items(
            hits.events.iter(),
            |key| citer.event(key, Style::Markdown),
            out,
        ),
        What::Actors => items(
            hits.actors.iter().copied(),
            |key| Some(actor(story, key)),
            out,
        ),
        What::Quotes => items(
            hits.quotes.iter(),
            |key| citer.quote(key, Style::Markdown),
            out,
        ),
        What::Sources => items(
            hits.sources.iter().copied(),
            |key| citer.source(key, None, Style::Markdown),
            out,
        ),
        What::Claims => {
            let claims = super::claims(story, hits);
            items(
                claims.into_iter(),
                |key| citer.claim(key, Style::Markdown),
                out,
            )
        }
    }
}

fn items<K: Copy>(
    hits: impl Iterator<Item = Hit<K>>,
    text: impl Fn(K) -> Option<String>,
    out: &mut impl Write,
) -> io::Result<()> {
    for hit in hits {
        let mark = match hit.truth {
            Truth::Yes => "",
            Truth::Possibly | Truth::No => "*possibly* ",
        };
        // Lines after the first belong to the item.
        let text = text(hit.key).unwrap_or_default().replace('\n', "\n  ");
        writeln!(out, "- {mark}{text}")?;
    }
    Ok(())
}

fn actor(story: &Story, key: ActorId) -> String {
    let actor = story.actor(key);
    let name = format!("**{}**", escape(actor.name()));
    let description = actor.description().map(escape);
    match description {
        Some(description) => format!("{name}: {description}"),
        None => name,
    }
}
