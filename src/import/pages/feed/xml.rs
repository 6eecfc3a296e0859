//! RSS (0.9 to 2.0, with the modules for whole texts and for authors) and Atom (RFC 4287).

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::import::pages::{Fault, is_address, on_one_line};

use super::{CHANGED, Feed, Item, PUBLISHED, Words};

/// Reads a feed as it was written.
pub(super) fn feed(text: &str) -> Result<Feed, Fault> {
    let mut reader = reader(text.trim_start_matches('\u{feff}'));
    let mut feed = Feed::default();
    let mut item: Option<Item> = None;
    let mut is_feed = false;
    loop {
        match next(&mut reader)? {
            Event::Start(start) => match start.name().as_ref() {
                "rss" | "rdf:RDF" | "channel" => is_feed = true,
                "feed" => {
                    is_feed = true;
                    feed.lang = attribute(&start, "xml:lang");
                }
                name if !is_feed => {
                    return Err(not_a_feed(&format!("XML that begins with <{name}>")));
                }
                "item" | "entry" => {
                    let lang = attribute(&start, "xml:lang");
                    item = Some(Item {
                        lang,
                        ..Item::default()
                    });
                }
                _ => {
                    let inner = inner(&mut reader, &start)?;
                    put(&mut feed, item.as_mut(), &start, &inner)?;
                }
            },
            Event::Empty(start) => put(&mut feed, item.as_mut(), &start, "")?,
            Event::End(end) if ["item", "entry"].contains(&end.name().as_ref()) => {
                feed.items.extend(item.take());
            }
            Event::Eof if is_feed => return Ok(feed),
            Event::Eof => return Err(not_a_feed("no XML")),
            _ => {}
        }
    }
}

/// Puts what an element says where it belongs: to the item that is open, else to the feed.
fn put(
    feed: &mut Feed,
    item: Option<&mut Item>,
    start: &BytesStart<'_>,
    inner: &str,
) -> Result<(), Fault> {
    let Some(item) = item else {
        match start.name().as_ref() {
            "title" => feed.title = words(start, inner)?.read()?,
            "language" | "dc:language" => feed.lang = on_one_line(&text(inner)?),
            "author" => feed.authors.extend(author(inner)?),
            _ => {}
        }
        return Ok(());
    };
    match start.name().as_ref() {
        "title" => item.title = Some(words(start, inner)?),
        "link" => item.url = item.url.take().or(link(start, inner)?),
        "guid" => {
            item.url = item
                .url
                .take()
                .or(on_one_line(&text(inner)?).filter(|id| is_address(id)));
        }
        "pubDate" | "published" | "dc:date" | "issued" => {
            item.published = Some((text(inner)?, PUBLISHED));
        }
        "updated" | "modified" if item.published.is_none() => {
            item.published = Some((text(inner)?, CHANGED));
        }
        "author" | "dc:creator" => item.authors.extend(author(inner)?),
        "content" | "content:encoded" => item.content = Some(words(start, inner)?),
        "description" => item.summary = Some(Words::html(text(inner)?)),
        "summary" => item.summary = Some(words(start, inner)?),
        "dc:language" => item.lang = on_one_line(&text(inner)?),
        _ => {}
    }
    Ok(())
}

/// The text of an element, by the type that Atom gives it. RSS gives none, and has tags in it.
fn words(start: &BytesStart<'_>, inner: &str) -> Result<Words, Fault> {
    match attribute(start, "type").as_deref() {
        Some("xhtml" | "application/xhtml+xml") => Ok(Words::html(inner.to_owned())),
        Some("text" | "text/plain") => Ok(Words::plain(text(inner)?)),
        _ => Ok(Words::html(text(inner)?)),
    }
}

/// The address of an item: Atom has it in an attribute, RSS in the text.
fn link(start: &BytesStart<'_>, inner: &str) -> Result<Option<String>, Fault> {
    let rel = attribute(start, "rel");
    if rel.is_some_and(|rel| rel != "alternate") {
        return Ok(None);
    }
    match attribute(start, "href") {
        Some(address) => Ok(Some(address)),
        None => Ok(on_one_line(&text(inner)?)),
    }
}

/// The name of an author: what Atom calls so, or what RSS has in parentheses behind an e-mail address.
fn author(inner: &str) -> Result<Option<String>, Fault> {
    let mut reader = reader(inner);
    loop {
        match next(&mut reader)? {
            Event::Start(start) if start.name().as_ref() == "name" => {
                let name = self::inner(&mut reader, &start)?;
                return Ok(on_one_line(&text(&name)?));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let written = text(inner)?;
    let in_parentheses = written
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'));
    let name = match in_parentheses {
        Some((name, _)) if written.contains('@') => name,
        _ => &written,
    };
    Ok(on_one_line(name).filter(|name| !name.contains('@')))
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    // Feeds have addresses in which nobody escaped the ampersand.
    reader.config_mut().allow_dangling_amp = true;
    reader
}

fn next<'a>(reader: &mut Reader<&'a [u8]>) -> Result<Event<'a>, Fault> {
    let event = reader.read_event();
    event.map_err(|error| broken(reader, &error))
}

/// What stands between an element's tags, as it is written.
fn inner(reader: &mut Reader<&[u8]>, start: &BytesStart<'_>) -> Result<String, Fault> {
    let inner = reader.read_text(start.name());
    let inner = inner.map_err(|error| broken(reader, &error))?;
    Ok(inner.into_inner().into_owned())
}

/// The text of what is written: references and CDATA resolved, tags left out.
fn text(written: &str) -> Result<String, Fault> {
    let mut reader = reader(written);
    let mut text = String::with_capacity(written.len());
    loop {
        match next(&mut reader)? {
            Event::Text(piece) => text.push_str(&piece),
            Event::CData(piece) => text.push_str(&piece),
            Event::GeneralRef(reference) => {
                let by_number = reference.resolve_char_ref().ok().flatten();
                match resolve_predefined_entity(&reference) {
                    Some(resolved) => text.push_str(resolved),
                    None if by_number.is_some() => text.extend(by_number),
                    // One of HTML's, which is resolved where the text is read as such.
                    None => text.extend(["&", &*reference, ";"]),
                }
            }
            Event::Eof => return Ok(text),
            _ => {}
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.try_get_attribute(name).ok()??;
    on_one_line(&text(&found.value).ok()?)
}

fn broken(reader: &Reader<&[u8]>, error: &quick_xml::Error) -> Fault {
    // Of an element that never ends the reader only knows that it came to the end of the file.
    let at = match reader.error_position() {
        0 => reader.buffer_position(),
        at => at,
    };
    not_a_feed(&format!("broken XML near byte {at} ({error})"))
}

fn not_a_feed(found: &str) -> Fault {
    super::not_a_feed(found, "RSS or Atom")
}
