//! The source that an article is.

use std::path::Path;

use super::{Drafter, comments, text};
use crate::import::reading::{Published, Reading};
use crate::schema::{Record, Source, SourceKind};

impl Drafter<'_> {
    /// The record of an article, unless the story has it.
    pub(super) fn source(&mut self, input: usize) {
        let id = self.sources[input].clone();
        if self.known.has_source(&id) {
            return;
        }
        let (reading, from) = (&self.readings[input], &self.inputs[input]);
        let article = reading.article;
        let (published, basis) = published(reading);
        let title = article.title.clone().or_else(|| title(reading));
        let source = Source {
            id: id.into(),
            publisher: publisher(reading, from.name).into(),
            title: title.and_then(text),
            author: article.author.clone().and_then(text),
            published: published.and_then(text),
            date_basis: text(basis),
            url: article.url.clone().and_then(text),
            kind: Some(article.kind.unwrap_or(SourceKind::Article)),
            seen: Some(article.seen),
            lang: article.lang.clone().and_then(text),
            snapshot: from.snapshot.and_then(text),
            draft: true,
            rule: text(rule(article.lang.as_deref())),
            ..Source::default()
        };
        let comment = comments::of_source(reading, from.name);
        self.push(Record::Source(source), input, 0, Some(comment));
    }
}

/// Who published an article: as it says, or else the name of its file, for somebody has to be named.
fn publisher(reading: &Reading<'_>, file: &str) -> String {
    let stated = reading.article.publisher.clone();
    let name = Path::new(file).file_name().unwrap_or_default();
    stated.unwrap_or_else(|| name.to_string_lossy().into_owned())
}

fn title(reading: &Reading<'_>) -> Option<String> {
    let span = reading.document.title()?;
    Some(super::on_one_line(reading.document.words(span)))
}

/// When an article was published, and what that rests on.
fn published(reading: &Reading<'_>) -> (Option<String>, String) {
    match &reading.published {
        Published::ByFile(value, basis) => (Some(value.clone()), (*basis).to_owned()),
        Published::ByText(mention) => {
            let words = super::on_one_line(reading.document.words(mention.span));
            (mention.edtf(), format!("stated in the text: {words}"))
        }
        Published::Given(day) => (Some(day.to_string()), "given at import".to_owned()),
        Published::Missing => (None, "not stated, so that no weekday was placed".to_owned()),
    }
}

/// The rules are for English, and say so where an article states another language.
fn rule(lang: Option<&str>) -> String {
    let is_english = |lang: &str| lang.to_lowercase().starts_with("en");
    match lang.filter(|lang| !is_english(lang)) {
        Some(lang) => {
            format!("article: read by rules for English, but it states the language {lang}")
        }
        None => "article".to_owned(),
    }
}
