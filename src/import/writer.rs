//! Records written as a story file: TOML for people, JSON for programs.
//!
//! Both go to terminals, so a character that could act on one, or that turns the text around it, is written as its
//! escape. Read again, it is what it was.

mod fields;

use serde_json::{Map, Value as Json};

use crate::schema::Record;
use crate::text::acts_on_display;

use fields::{Fields, Value, fields};

/// How wide a list may be before each of its entries stands on a line of its own.
const WIDE: usize = 100;

/// A record as TOML: its header, a line for each key that has something to say, and a line's end.
pub fn toml(record: &Record<'_>) -> String {
    let (kind, fields) = fields(record);
    let header = match record {
        Record::Story(_) => format!("[{kind}]\n"),
        _ => format!("[[{kind}]]\n"),
    };
    let lines = fields
        .iter()
        .map(|(key, value)| format!("{key} = {}\n", toml_value(value)));
    header + &lines.collect::<String>()
}

/// A story in JSON: `{"source": […], "event": […]}`, with kinds in the order in which they first come.
pub fn json(records: &[Record<'_>]) -> String {
    let mut story = Map::new();
    for record in records {
        let (kind, fields) = fields(record);
        let object = json_object(&fields);
        if matches!(record, Record::Story(_)) {
            story.insert(kind.to_owned(), object);
            continue;
        }
        let list = story
            .entry(kind)
            .or_insert_with(|| Json::Array(Vec::new()))
            .as_array_mut();
        list.map(|list| list.push(object)).unwrap_or_default();
    }
    // Outside of texts JSON has nothing that would be escaped here.
    let written = format!("{:#}\n", Json::Object(story));
    escaped(&written, |c| {
        let mut units = [0; 2];
        let units = c.encode_utf16(&mut units).iter();
        let escapes: Vec<String> = units.map(|unit| format!("\\u{unit:04x}")).collect();
        escapes.concat()
    })
}

fn toml_value(value: &Value) -> String {
    match value {
        Value::Text(text) => toml_text(text),
        Value::Flag(flag) => flag.to_string(),
        Value::Span([first, end]) => format!("[{first}, {end}]"),
        Value::Texts(texts) => {
            toml_list(&texts.iter().map(|text| toml_text(text)).collect::<Vec<_>>())
        }
        Value::Tables(tables) => toml_list(&tables.iter().map(toml_table).collect::<Vec<_>>()),
    }
}

/// A text of several lines keeps them, so that it can be read.
fn toml_text(text: &str) -> String {
    // Most texts have nothing to escape.
    let is_plain = |c: char| !(acts_on_display(c) || matches!(c, '"' | '\'' | '\\'));
    if text.chars().all(is_plain) {
        return format!("\"{text}\"");
    }
    if text.chars().all(may_stand) {
        return toml::Value::String(text.to_owned()).to_string();
    }
    // Only between double quotes has TOML escapes.
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    let text = text.replace('\n', "\\n");
    let escaped = escaped(&text, |c| format!("\\U{:08x}", u32::from(c)));
    format!("\"{escaped}\"")
}

/// Whether a character may be written as it is.
fn may_stand(c: char) -> bool {
    matches!(c, '\n' | '\t') || !acts_on_display(c)
}

/// A text in which each character that may not stand as it is was written by `escape`.
fn escaped(text: &str, escape: impl Fn(char) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if may_stand(c) {
            out.push(c);
        } else {
            out.push_str(&escape(c));
        }
    }
    out
}

fn toml_table(fields: &Fields) -> String {
    let pairs: Vec<String> = fields
        .iter()
        .map(|(key, value)| format!("{key} = {}", toml_value(value)))
        .collect();
    format!("{{ {} }}", pairs.join(", "))
}

fn toml_list(entries: &[String]) -> String {
    let on_one_line = format!("[{}]", entries.join(", "));
    if on_one_line.chars().count() <= WIDE || entries.len() < 2 {
        return on_one_line;
    }
    format!("[\n    {},\n]", entries.join(",\n    "))
}

fn json_object(fields: &Fields) -> Json {
    let pairs = fields.iter();
    Json::Object(
        pairs
            .map(|(key, value)| ((*key).to_owned(), json_value(value)))
            .collect(),
    )
}

fn json_value(value: &Value) -> Json {
    match value {
        Value::Text(text) => Json::from(text.as_str()),
        Value::Flag(flag) => Json::from(*flag),
        Value::Span(span) => Json::from(span.to_vec()),
        Value::Texts(texts) => Json::from(texts.clone()),
        Value::Tables(tables) => Json::Array(tables.iter().map(json_object).collect()),
    }
}

#[cfg(test)]
mod tests;
