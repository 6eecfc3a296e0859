//! Texts with their marked dates, from `TimeML` files, and plain texts without any.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use dateline::story::date::Day;

/// A text, the day it was published, and the dates that people marked in it.
pub struct Text {
    /// The file's name.
    pub id: String,
    /// The day of publication, as marked, or as the name of a plain text's file gives it.
    pub published: Option<Day>,
    pub body: String,
    pub marked: Vec<Marked>,
    /// Whether anybody marked dates in it.
    pub is_marked: bool,
}

/// A date that people marked.
pub struct Marked {
    /// Bytes of the text.
    pub start: usize,
    pub end: usize,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    pub kind: String,
    pub value: String,
}

/// All texts of a folder and the folders in it, by name.
pub fn read(folder: &Path) -> anyhow::Result<Vec<Text>> {
    let mut files = Vec::new();
    find(folder, &mut files)?;
    files.sort();
    let texts: Vec<Text> = files
        .iter()
        .filter_map(|file| read_file(file).transpose())
        .collect::<Result<_, _>>()?;
    if texts.is_empty() {
        bail!("{}: no .tml and no .txt files", folder.display());
    }
    Ok(texts)
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("{}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        if path.is_dir() {
            find(&path, files)?;
        } else if matches!(ending, Some("tml" | "txt")) {
            files.push(path);
        }
    }
    Ok(())
}

fn read_file(path: &Path) -> anyhow::Result<Option<Text>> {
    let bytes = fs::read(path).with_context(|| format!("{}", path.display()))?;
    let source = String::from_utf8_lossy(&bytes);
    let id = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let id = id.unwrap_or_default();
    if path.extension().is_some_and(|ending| ending == "txt") {
        return Ok(Some(Text {
            published: id.split(['_', '.']).find_map(day),
            id,
            body: source.into_owned(),
            marked: Vec::new(),
            is_marked: false,
        }));
    }
    let (Some(head), Some(body)) = (
        between(&source, "<DCT>", "</DCT>"),
        between(&source, "<TEXT>", "</TEXT>"),
    ) else {
        return Ok(None);
    };
    let (text, marked) = unmark(body);
    Ok(Some(Text {
        id,
        published: attribute(head, "value").and_then(|value| day(&value)),
        body: text,
        marked,
        is_marked: true,
    }))
}

/// The day that a text begins with: `1998-02-13`, `1998-02-13T17:00`.
pub fn day(text: &str) -> Option<Day> {
    let mut parts = text.get(..10)?.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Day::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A text without its tags, and where dates were marked in it.
fn unmark(body: &str) -> (String, Vec<Marked>) {
    let mut text = String::with_capacity(body.len());
    let mut marked = Vec::new();
    let mut open = None;
    let mut rest = body;
    while let Some(at) = rest.find('<') {
        text.push_str(&unescape(&rest[..at]));
        let length = rest[at..].find('>').map_or(rest.len() - at, |end| end + 1);
        let tag = &rest[at..at + length];
        if tag.starts_with("<TIMEX3") && !tag.ends_with("/>") {
            open = Some((text.len(), tag));
        } else if let Some((start, tag)) = open.take_if(|_| tag.starts_with("</TIMEX3")) {
            marked.push(Marked {
                start,
                end: text.len(),
                kind: attribute(tag, "type").unwrap_or_default(),
                value: attribute(tag, "value").unwrap_or_default(),
            });
        }
        rest = &rest[at + length..];
    }
    text.push_str(&unescape(rest));
    (text, marked)
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let (_, after) = text.split_once(open)?;
    Some(after.split_once(close)?.0)
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    between(tag, &format!(" {name}=\""), "\"").map(unescape)
}

fn unescape(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ];
    named.iter().fold(text.to_owned(), |text, (name, sign)| {
        text.replace(name, sign)
    })
}
