//! An index as bytes: whoever opens the same files again need not make it anew.

use std::io::{self, Read, Write};

use super::{Index, Parts, size};
use crate::search::bytes::{In, Keep, Out, keep_fields, unfit};
use crate::search::when::When;
use crate::story::Story;

/// What every kept index begins with.
const MARK: [u8; 16] = *b"dateline's index";

/// The number of what is kept, and of all that it is made by. It is raised with every change to the one or the other: to
/// the fields below, to how words are folded, to what is searched, to what is known of an event beforehand. A test notices
/// most of what was forgotten.
const FORMAT: u32 = 1;

/// An index that was kept, as long as nobody knows whether it is that of the story at hand.
#[derive(Debug)]
pub struct KeptIndex {
    of: [u8; 32],
    parts: Parts,
}

keep_fields!(Parts {
    vocabulary,
    events,
    actors,
    quotes,
    sources,
    links,
    states,
    offers,
});

impl Index {
    /// Writes the index as that of a story which `of` tells from every other one.
    ///
    /// # Errors
    /// What the writer reports.
    pub fn keep(&self, of: [u8; 32], to: &mut dyn Write) -> io::Result<()> {
        let mut out = Out::new(to);
        out.one(MARK)?;
        out.one(FORMAT)?;
        program().keep(&mut out)?;
        out.one(of)?;
        self.parts.keep(&mut out)?;
        out.finish()
    }
}

impl KeptIndex {
    /// Reads what [`Index::keep`] wrote, `length` bytes of it.
    ///
    /// # Errors
    /// What the reader reports. [`InvalidData`](io::ErrorKind::InvalidData) if it is no kept index, if another version
    /// of dateline kept it, or if a single bit of it has changed since.
    pub fn read(from: &mut dyn Read, length: u64) -> io::Result<Self> {
        let mut from = In::new(from, length);
        if from.one::<[u8; 16]>()? != MARK
            || from.one::<u32>()? != FORMAT
            || String::take(&mut from)? != program()
        {
            return Err(unfit());
        }
        let of = from.one()?;
        let parts = Parts::take(&mut from)?;
        from.finish()?;
        Ok(Self { of, parts })
    }

    /// The index of a story that `of` tells from every other one; nothing if this is another one's.
    pub fn into_index(self, of: [u8; 32], story: &Story) -> Option<Index> {
        let Self { of: mine, parts } = self;
        let sizes = [
            (parts.events.size(), size(story.events())),
            (parts.actors.size(), size(story.actors())),
            (parts.quotes.size(), size(story.quotes())),
            (parts.sources.size(), size(story.sources())),
        ];
        let fits = mine == of && sizes.iter().all(|(kept, needed)| kept == needed);
        fits.then(|| Index::of(parts, When::new(story), story))
    }
}

/// The version that keeps an index: what another one kept may mean something else.
fn program() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Record;
    use crate::story::{Builder, Place};

    const OF: [u8; 32] = [7; 32];

    fn kept(story: &Story) -> Vec<u8> {
        let mut bytes = Vec::new();
        Index::new(story).keep(OF, &mut bytes).unwrap();
        bytes
    }

    fn read(mut bytes: &[u8]) -> io::Result<KeptIndex> {
        let length = bytes.len() as u64;
        KeptIndex::read(&mut bytes, length)
    }

    /// A story in which words are folded in all ways, and records have all that is searched.
    fn sample() -> Story {
        let mut builder = Builder::new();
        let file = builder.file("sample");
        let actor =
            "{\"id\": \"ring\", \"name\": \"Ring’s Ørsted\", \"aliases\": [\"U.S. Straße\"]}";
        let source = "{\"id\": \"post\", \"publisher\": \"L'École\", \"title\": \"Łódź v2.0\", \"author\": \"O’Brien\"}";
        let event = "{\"id\": \"rally\", \"title\": \"東京で ﬁnd 1,000\", \"date\": \"2026-02-13\", \"kind\": \"rally\", \
                     \"place\": \"İstanbul\", \"summary\": \"the ring of the ring\", \"thread\": \"core\", \"tags\": [\"e-mail\"], \
                     \"actors\": [{\"id\": \"ring\", \"role\": \"target\"}], \"citations\": [{\"source\": \"post\"}]}";
        let quote = "{\"id\": \"q\", \"text\": \"don't snake_case\", \"mode\": \"direct\", \"speakers\": [\"ring\"], \
                     \"source\": \"post\", \"event\": \"rally\"}";
        let records = [
            Record::Actor(serde_json::from_str(actor).unwrap()),
            Record::Source(serde_json::from_str(source).unwrap()),
            Record::Event(serde_json::from_str(event).unwrap()),
            Record::Quote(serde_json::from_str(quote).unwrap()),
        ];
        for (record, offset) in records.into_iter().zip(0..) {
            builder.add(&record, Place { file, offset });
        }
        let (story, problems) = builder.finish();
        assert_eq!(problems, []);
        story
    }

    #[test]
    fn it_is_nobody_else_s() {
        let story = sample();
        let bytes = kept(&story);
        let (empty, _) = Builder::new().finish();
        assert!(read(&bytes).unwrap().into_index([8; 32], &story).is_none());
        assert!(read(&bytes).unwrap().into_index(OF, &empty).is_none());
        assert!(read(&bytes).unwrap().into_index(OF, &story).is_some());
    }

    #[test]
    fn what_has_changed_since_is_no_index() {
        let whole = kept(&sample());
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0x10;
            assert!(read(&changed).is_err(), "{at}");
            assert!(read(&whole[..at]).is_err(), "{at}");
        }
    }

    /// An older dateline's index must not be read as one of this. Whoever sees this fail has changed what is kept or what it
    /// means, or the words of a text: raise [`FORMAT`], and write the sum down here.
    #[test]
    fn the_number_of_the_format_changes_with_what_is_kept() {
        let bytes = kept(&sample());
        // Without what comes first, which has the version, and the checksum at the end.
        let header = MARK.len() + 4 + 8 + program().len() + OF.len();
        let sum = blake3::hash(&bytes[header..bytes.len() - 32]);
        assert_eq!((FORMAT, &sum.to_hex()[..16]), (1, "9a3ff07fb8081a6c"));
    }
}
