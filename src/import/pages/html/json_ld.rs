//! JSON-LD: what a page states about its article in the words of schema.org.

use dom_query::Document;
use serde_json::Value;

/// The types that an article may have. Longer names, such as `ReportageNewsArticle`, end in one of them.
const ARTICLE_TYPES: [&str; 3] = ["Article", "BlogPosting", "SocialMediaPosting"];

/// Types that are no article, but state when one was published.
const DATED_TYPES: [&str; 3] = ["ClaimReview", "Report", "WebPage"];

/// All objects of a page's JSON-LD.
pub(super) struct JsonLd {
    scripts: Vec<Value>,
}

impl JsonLd {
    /// Reads what a page has. What is broken is left out.
    pub(super) fn of(document: &Document) -> Self {
        let scripts = document.select(r#"script[type="application/ld+json"]"#);
        let scripts = scripts
            .nodes()
            .iter()
            .filter_map(|node| parsed(&node.text()));
        Self {
            scripts: scripts.collect(),
        }
    }

    /// The article: the first object of such a type that has a headline or a date.
    pub(super) fn article(&self) -> Option<Object<'_>> {
        self.objects()
            .find(|object| object.is_article() && object.says_something())
    }

    /// When the article was published, or else the page that it is on.
    pub(super) fn published(&self) -> Option<&str> {
        let is_dated = |object: &Object<'_>| DATED_TYPES.iter().any(|name| object.is_a(name));
        let pages = self.objects().filter(is_dated);
        let mut objects = self.article().into_iter().chain(pages);
        objects.find_map(|object| object.text(&["datePublished", "dateCreated"]))
    }

    fn objects(&self) -> impl Iterator<Item = Object<'_>> {
        let values = self.scripts.iter().flat_map(flattened);
        values.map(|value| Object { value, all: self })
    }

    fn with_id(&self, id: &str) -> Option<&Value> {
        let mut values = self.scripts.iter().flat_map(flattened);
        values.find(|value| value["@id"] == id && value.get("name").is_some())
    }
}

/// An object, and where the objects are that it only names.
#[derive(Clone, Copy)]
pub(super) struct Object<'a> {
    value: &'a Value,
    all: &'a JsonLd,
}

impl<'a> Object<'a> {
    /// The text of the first of these keys that has one.
    pub(super) fn text(&self, keys: &[&str]) -> Option<&'a str> {
        let texts = keys.iter().filter_map(|key| self.value[*key].as_str());
        texts.map(str::trim).find(|text| !text.is_empty())
    }

    /// The names of whom a key names: a text, an object with a name, one that stands elsewhere, or a list of such.
    pub(super) fn names(&self, key: &str) -> Vec<&'a str> {
        let value = &self.value[key];
        let parties = value
            .as_array()
            .map_or(std::slice::from_ref(value), Vec::as_slice);
        let mut names: Vec<&str> = parties
            .iter()
            .filter_map(|party| self.name(party))
            .collect();
        names.dedup();
        names
    }

    /// The address of the page.
    pub(super) fn address(&self) -> Option<&'a str> {
        let page = &self.value["mainEntityOfPage"];
        self.text(&["url"])
            .or_else(|| page.as_str())
            .or_else(|| page["@id"].as_str())
    }

    /// Whether it has this type.
    pub(super) fn is_a(&self, ending: &str) -> bool {
        let types = &self.value["@type"];
        let named = |value: &Value| value.as_str().is_some_and(|name| name.ends_with(ending));
        named(types)
            || types
                .as_array()
                .is_some_and(|types| types.iter().any(named))
    }

    fn is_article(&self) -> bool {
        ARTICLE_TYPES.iter().any(|ending| self.is_a(ending))
    }

    fn says_something(&self) -> bool {
        self.text(&["headline", "name", "datePublished"]).is_some()
    }

    fn name(&self, party: &'a Value) -> Option<&'a str> {
        let name = |value: &'a Value| value.as_str().or_else(|| value["name"].as_str());
        let elsewhere = || self.all.with_id(party["@id"].as_str()?).and_then(name);
        let name = name(party).or_else(elsewhere)?.trim();
        (!name.is_empty()).then_some(name)
    }
}

/// A script's value. Line feeds within texts, which JSON forbids and pages have, count as blanks.
fn parsed(script: &str) -> Option<Value> {
    let read = serde_json::from_str(script.trim());
    read.or_else(|_| {
        let without_controls = script.replace(|c: char| c.is_control(), " ");
        serde_json::from_str(without_controls.trim().trim_end_matches(';'))
    })
    .ok()
}

/// The objects of a value: itself, those of a list, those of its graph, and what a page is about.
fn flattened(value: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(values) => waiting.extend(values.iter().rev()),
            Value::Object(object) => {
                found.push(value);
                let inner = ["mainEntity", "@graph"]
                    .iter()
                    .filter_map(|key| object.get(*key));
                waiting.extend(inner);
            }
            _ => {}
        }
    }
    found
}
