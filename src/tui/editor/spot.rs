//! Where in a file something stands, as a line: looked up in the file as it is now.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// How far behind its beginning a record's id is looked for.
const REACH: u64 = 64 << 10;
/// A mark that some programs put at the start of a file. The places of records do not count it.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A place in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Spot {
    /// This line, from 1; nothing where none is known.
    Line(Option<usize>),
    /// A record, as it stood when the file was read.
    Record {
        /// The byte at which it began.
        offset: u64,
        /// Its id, if it has one.
        id: Option<String>,
    },
}

/// The line of a spot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Found {
    /// The line, from 1.
    pub line: Option<usize>,
    /// Whether the file has changed, so that the line may be another's.
    pub doubtful: bool,
}

/// Looks the spot up. A record that is not where it was is sought by its id.
///
/// # Errors
/// If the file cannot be read.
pub fn find(file: &Path, spot: &Spot) -> io::Result<Found> {
    // Also where no line is wanted: an editor would make a new file in place of one that is gone.
    let mut text = open(file)?;
    match spot {
        Spot::Line(line) => Ok(Found {
            line: *line,
            doubtful: false,
        }),
        Spot::Record { offset, id } => {
            let found = at(&mut text, *offset, id.as_deref())?;
            match id {
                Some(id) if found.doubtful => {
                    let line = line_of(open(file)?, id)?;
                    Ok(line.map_or(found, |line| Found {
                        line: Some(line),
                        doubtful: false,
                    }))
                }
                _ => Ok(found),
            }
        }
    }
}

fn open(file: &Path) -> io::Result<impl BufRead> {
    let mut text = BufReader::new(File::open(file)?);
    if text.fill_buf()?.starts_with(BYTE_ORDER_MARK) {
        text.consume(BYTE_ORDER_MARK.len());
    }
    Ok(text)
}

/// The line with the byte at `offset`, and whether the record with that id seems to be there still.
fn at(text: &mut impl BufRead, offset: u64, id: Option<&str>) -> io::Result<Found> {
    let (mut line, mut left) = (1, offset);
    while left > 0 {
        let bytes = text.fill_buf()?;
        let length = bytes.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        if length == 0 {
            break;
        }
        line += bytes[..length].split(|&byte| byte == b'\n').count() - 1;
        text.consume(length);
        left -= length as u64;
    }
    let mut record = Vec::new();
    text.take(REACH).read_to_end(&mut record)?;
    let has_id = id.is_none_or(|id| quoted(id).iter().any(|id| contains(&record, id)));
    Ok(Found {
        line: Some(line),
        doubtful: record.is_empty() || !has_id,
    })
}

/// The first line that gives a record this id.
fn line_of(text: impl BufRead, id: &str) -> io::Result<Option<usize>> {
    for (number, line) in text.split(b'\n').enumerate() {
        if gives_id(&line?, id) {
            return Ok(Some(number + 1));
        }
    }
    Ok(None)
}

/// Whether a line has `id = "x"` or `"id": "x"`.
fn gives_id(line: &[u8], id: &str) -> bool {
    let bare: Vec<u8> = line
        .iter()
        .copied()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    quoted(id).iter().any(|id| {
        let toml = [b"id=", id.as_slice()].concat();
        let json = [b"\"id\":", id.as_slice()].concat();
        bare.starts_with(&toml) || contains(&bare, &json)
    })
}

fn quoted(id: &str) -> [Vec<u8>; 2] {
    [
        format!("\"{id}\"").into_bytes(),
        format!("'{id}'").into_bytes(),
    ]
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::{Found, at, gives_id, line_of};

    const STORY: &str = "[story]\ntitle = \"x\"\n\n[[event]]\nid = \"fire\"\ntitle = \"Fire\"\n\n\
                         [[event]]\nid = 'flood'\n";

    fn found(text: &str, offset: usize, id: Option<&str>) -> (Option<usize>, bool) {
        let Found { line, doubtful } = at(&mut text.as_bytes(), offset as u64, id).unwrap();
        (line, doubtful)
    }

    #[test]
    fn a_byte_has_a_line() {
        assert_eq!(found(STORY, 0, None), (Some(1), false));
        let fire = STORY.find("[[event]]").unwrap();
        assert_eq!(found(STORY, fire, Some("fire")), (Some(4), false));
        let flood = STORY.rfind("[[event]]").unwrap();
        assert_eq!(found(STORY, flood, Some("flood")), (Some(8), false));
    }

    #[test]
    fn a_record_that_is_not_there_any_more_is_doubtful() {
        let flood = STORY.rfind("[[event]]").unwrap();
        assert_eq!(found(STORY, flood, Some("fire")), (Some(8), true));
        // Beyond the end: the last line.
        assert_eq!(found("a\nb", 99, None), (Some(2), true));
        assert_eq!(found("", 99, Some("fire")), (Some(1), true));
    }

    #[test]
    fn a_record_that_has_moved_is_sought_by_its_id() {
        assert_eq!(line_of(STORY.as_bytes(), "flood").unwrap(), Some(9));
        assert_eq!(line_of(STORY.as_bytes(), "storm").unwrap(), None);
    }

    #[test]
    fn an_id_is_given_not_only_named() {
        for line in [
            "id = \"fire\"",
            "  id='fire'  # the first",
            "{ \"id\": \"fire\" }",
            "{\"type\":\"event\",\"id\":\"fire\"}",
        ] {
            assert!(gives_id(line.as_bytes(), "fire"), "{line}");
        }
        for line in [
            "event = \"fire\"",
            "after = [\"fire\"]",
            "id = \"fireman\"",
            "title = 'id = fire'",
            "",
        ] {
            assert!(!gives_id(line.as_bytes(), "fire"), "{line}");
        }
    }
}
