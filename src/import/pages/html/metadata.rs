//! What a page states about itself: in JSON-LD, in meta tags, in its address.

use chrono::NaiveDate;
use dom_query::Document;

use crate::import::pages::{Published, is_address, on_one_line, stamp};
use crate::schema::SourceKind;

use super::json_ld::{JsonLd, Object};

/// Names of meta tags, those that are asked first in front.
const TITLE: &[&str] = &[
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
];
const PUBLISHER: &[&str] = &[
    "og:site_name",
    "application-name",
    "dc.publisher",
    "article:publisher",
];
const AUTHOR: &[&str] = &[
    "author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "article:author",
];
const ADDRESS: &[&str] = &["og:url", "twitter:url", "parsely-link"];
const LANGUAGE: &[&str] = &["content-language", "og:locale", "dc.language"];
const DATE: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publication_date",
    "publish-date",
    "publish_date",
    "pubdate",
    "ptime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "date",
];

/// What stands between a headline and the publisher's name.
const SEPARATORS: [char; 6] = ['|', '-', '–', '—', '·', '»'];

/// Elements in which a page states when the article was published, for programs and for people.
const TIME_ELEMENTS: &str = "[itemprop=datePublished], [itemprop=published], time[pubdate], time.published, \
     time.entry-date, time[class*=publish], abbr.published, article header time[datetime]";
const PAGE_STAMPS: &str = "[class*=publish-date], [class*=publish_date], [class*=published-date], \
     [class*=published_date], [class*=pub-date], [class*=pubdate], [class*=article-date], [class*=article_date], \
     [class*=byline-date], [class*=story-date], [class*=storyDate], [class*=date-line], [class*=posted-on], .datetime";

/// What a page states.
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<Published>,
    pub(super) url: Option<String>,
    pub(super) lang: Option<String>,
    pub(super) kind: Option<SourceKind>,
}

impl Metadata {
    /// Reads what a page states. Of what is stated more than once, JSON-LD is believed before meta tags.
    pub(super) fn of(document: &Document) -> Self {
        let json_ld = JsonLd::of(document);
        let article = json_ld.article();
        let tags = Tags::of(document);
        let url = address(document, &tags, article);
        let publisher = joined(article.map(|article| article.names("publisher")))
            .or_else(|| tags.value(PUBLISHER).filter(|name| !is_address(name)));
        let headline = article.and_then(|article| article.text(&["headline", "name"]));
        let title = headline.map(decoded).or_else(|| tags.value(TITLE));
        Self {
            title: title
                .map(|title| without_publisher(&title, publisher.as_deref()))
                .and_then(|title| on_one_line(&title)),
            author: author(&tags, article),
            published: published(document, &tags, &json_ld, url.as_deref()),
            lang: language(document, &tags, article),
            kind: kind(&tags, article),
            publisher: publisher.or_else(|| host(url.as_deref()?)),
            url,
        }
    }
}

/// The meta tags of a page, with their names in small letters.
struct Tags {
    pairs: Vec<(String, String)>,
}

impl Tags {
    fn of(document: &Document) -> Self {
        let mut pairs = Vec::new();
        for node in document.select("meta[content]").nodes() {
            let Some(value) = node.attr("content").and_then(|value| on_one_line(&value)) else {
                continue;
            };
            let names = ["property", "name", "itemprop", "http-equiv"];
            for name in names.iter().filter_map(|key| node.attr(key)) {
                pairs.push((name.trim().to_ascii_lowercase(), value.clone()));
            }
        }
        Self { pairs }
    }

    /// The value of the first of these names that a tag has.
    fn value(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let pair = self.pairs.iter().find(|(known, _)| known == name)?;
            Some(pair.1.clone())
        })
    }

    fn values<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
        names.iter().flat_map(|name| {
            let pairs = self.pairs.iter().filter(move |(known, _)| known == name);
            pairs.map(|(_, value)| value.as_str())
        })
    }
}

fn published(
    document: &Document,
    tags: &Tags,
    json_ld: &JsonLd,
    url: Option<&str>,
) -> Option<Published> {
    let with_basis = |value: Option<String>, basis| value.map(|value| Published { value, basis });
    let by_address = url.and_then(stamp::in_address);
    let stated = with_basis(json_ld.published().and_then(stamp::stated), "JSON-LD")
        .or_else(|| with_basis(tags.values(DATE).find_map(stamp::stated), "meta tag"))
        .or_else(|| with_basis(in_elements(document, TIME_ELEMENTS), "time element"))
        .or_else(|| with_basis(in_elements(document, PAGE_STAMPS), "page stamp"))
        .or_else(|| with_basis(by_address.map(|day| day.to_string()), "address"))
        .or_else(|| with_basis(only_time(document), "time element"))?;
    Some(match by_address {
        Some(day) if is_evening_before(day, &stated.value) => Published {
            value: day.to_string(),
            basis: "address, as the time stamp is in UTC",
        },
        _ => stated,
    })
}

/// Whether the day of an address is that of a time stamp in UTC, as the publisher counts days, who is somewhere else.
fn is_evening_before(day: NaiveDate, stamp: &str) -> bool {
    let apart = stamp::day_in_utc(stamp).map(|utc| utc.signed_duration_since(day).num_days());
    matches!(apart, Some(1 | -1))
}

/// The first date that one of these elements states.
fn in_elements(document: &Document, elements: &str) -> Option<String> {
    let elements = document.select(elements);
    elements.nodes().iter().find_map(|node| {
        let attributes = ["datetime", "content", "title", "value"];
        let mut stated = attributes.iter().filter_map(|key| node.attr(key));
        let in_attribute = stated.find_map(|text| stamp::stated(&text));
        in_attribute.or_else(|| stamp::stated(&node.text()))
    })
}

/// What all elements with a time state, if that is the same.
fn only_time(document: &Document) -> Option<String> {
    let elements = document.select("time[datetime]");
    let times = elements
        .nodes()
        .iter()
        .filter_map(|node| node.attr("datetime"));
    let mut stated: Vec<String> = times.filter_map(|time| stamp::stated(&time)).collect();
    stated.dedup();
    (stated.len() == 1).then(|| stated.swap_remove(0))
}

fn author(tags: &Tags, article: Option<Object<'_>>) -> Option<String> {
    let named = joined(article.map(|article| article.names("author")));
    let author = named.or_else(|| {
        let mut values = tags.values(AUTHOR).filter(|name| !is_address(name));
        values.next().map(str::to_owned)
    })?;
    let name = author
        .strip_prefix("By ")
        .or_else(|| author.strip_prefix("by "));
    on_one_line(name.unwrap_or(&author))
}

fn address(document: &Document, tags: &Tags, article: Option<Object<'_>>) -> Option<String> {
    let canonical = document.select_single("link[rel=canonical]").attr("href");
    let stated = [
        canonical.map(|url| url.to_string()),
        tags.value(ADDRESS),
        article
            .and_then(|article| article.address())
            .map(str::to_owned),
    ];
    stated.into_iter().flatten().find(|url| is_address(url))
}

fn language(document: &Document, tags: &Tags, article: Option<Object<'_>>) -> Option<String> {
    let of_page = document.select_single("html[lang]").attr("lang");
    let stated = [
        of_page.map(|tag| tag.to_string()),
        article
            .and_then(|article| article.text(&["inLanguage"]))
            .map(str::to_owned),
        tags.value(LANGUAGE),
    ];
    let tag = stated
        .into_iter()
        .flatten()
        .find(|tag| !tag.trim().is_empty())?;
    // Of several languages the first; `og:locale` has an underscore where BCP 47 has a hyphen.
    let first = tag.split([',', ';']).next()?.trim();
    Some(first.replace('_', "-"))
}

fn kind(tags: &Tags, article: Option<Object<'_>>) -> Option<SourceKind> {
    match article {
        Some(article) if article.is_a("SocialMediaPosting") => Some(SourceKind::Post),
        Some(_) => Some(SourceKind::Article),
        None => (tags.value(&["og:type"])? == "article").then_some(SourceKind::Article),
    }
}

fn joined(names: Option<Vec<&str>>) -> Option<String> {
    let names: Vec<String> = names?
        .into_iter()
        .filter(|name| !is_address(name))
        .map(decoded)
        .collect();
    on_one_line(&names.join(", "))
}

/// A headline without the publisher's name behind it, however that is spaced.
fn without_publisher(title: &str, publisher: Option<&str>) -> String {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let shorter = title.rsplit_once(SEPARATORS).filter(|(rest, last)| {
        !rest.trim().is_empty() && publisher.map(letters) == Some(letters(last))
    });
    shorter.map_or(title, |(rest, _)| rest).trim().to_owned()
}

/// The host of an address, as people call it.
fn host(url: &str) -> Option<String> {
    let after_scheme = url.split_once("://")?.1;
    let host = after_scheme.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// A text of JSON-LD, in which pages write characters as HTML does.
fn decoded(text: &str) -> String {
    if text.contains('&') {
        Document::fragment(text).text().to_string()
    } else {
        text.to_owned()
    }
}
