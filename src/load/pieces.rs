//! Cuts NDJSON into pieces of whole lines, so that a file of any size is read in little memory and by several threads.

use std::io::{self, ErrorKind, Read};

use memchr::{memchr, memchr_iter, memrchr};

/// The longest line that is read, in bytes.
pub(super) const LONGEST: usize = 64 << 20;

/// How much is read at a time, and how much of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sizes {
    /// Bytes of a piece, unless a line is longer. Not more than `longest`.
    pub piece: usize,
    /// Bytes of a line, with its end, beyond which nobody looks at it.
    pub longest: usize,
}

impl Default for Sizes {
    fn default() -> Self {
        Self {
            piece: 1 << 20,
            longest: LONGEST,
        }
    }
}

/// What reads a file piece by piece.
pub(super) struct Pieces<R> {
    from: R,
    sizes: Sizes,
    /// Where the next piece begins in the file.
    offset: u64,
    /// What is read already of the next piece.
    carried: Vec<u8>,
    /// What is to be told when all that was read before it is handed out.
    error: Option<io::Error>,
    at_end: bool,
}

/// Whole lines of a file, or one that is too long to be looked at. It keeps its memory for the next one.
#[derive(Default)]
pub(super) struct Piece {
    /// As large as was ever needed.
    buffer: Vec<u8>,
    len: usize,
    offset: u64,
    is_too_long: bool,
}

/// A line before it is looked at.
pub(super) enum RawLine<'a> {
    Bytes(&'a [u8]),
    /// More than anybody writes on a line.
    TooLong,
}

impl<R: Read> Pieces<R> {
    pub fn new(from: R, sizes: Sizes) -> Self {
        Self {
            from,
            sizes,
            offset: 0,
            carried: Vec::new(),
            error: None,
            at_end: false,
        }
    }

    /// Whether there is nothing more to be had.
    pub fn is_done(&self) -> bool {
        self.at_end && self.carried.is_empty() && self.error.is_none()
    }

    /// Puts the next lines into `piece`, and says whether there are any.
    ///
    /// # Errors
    ///
    /// What the reader reports. The whole lines before that come first.
    pub fn next(&mut self, piece: &mut Piece) -> io::Result<bool> {
        piece.start(self.offset, &mut self.carried);
        let mut wanted = self.sizes.piece;
        let mut searched = 0;
        loop {
            self.fill(piece, wanted);
            let unsearched = &piece.buffer[searched..piece.len];
            if let Some(at) = memrchr(b'\n', unsearched) {
                self.cut(piece, searched + at + 1);
                return Ok(true);
            }
            if let Some(error) = self.error.take() {
                // Nobody knows how the line would have gone on.
                self.at_end = true;
                return Err(error);
            }
            if piece.len >= self.sizes.longest {
                self.skip_line(piece)?;
                return Ok(true);
            }
            if self.at_end {
                self.cut(piece, piece.len);
                return Ok(piece.len > 0);
            }
            searched = piece.len;
            wanted = (wanted * 2).min(self.sizes.longest);
        }
    }

    /// Reads until the piece has as many bytes as are wanted, or there are no more.
    fn fill(&mut self, piece: &mut Piece, wanted: usize) {
        piece.make_room(wanted);
        while piece.len < wanted && !self.at_end && self.error.is_none() {
            match self.from.read(&mut piece.buffer[piece.len..wanted]) {
                Ok(0) => self.at_end = true,
                Ok(count) => piece.len += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => self.error = Some(error),
            }
        }
    }

    /// Ends the piece, and keeps what lies behind its end for the next one.
    fn cut(&mut self, piece: &mut Piece, end: usize) {
        self.carried
            .extend_from_slice(&piece.buffer[end..piece.len]);
        piece.len = end;
        self.offset += end as u64;
    }

    /// Makes the piece one whose line is not looked at, and reads to the end of that.
    fn skip_line(&mut self, piece: &mut Piece) -> io::Result<()> {
        self.offset += piece.len as u64;
        piece.is_too_long = true;
        loop {
            piece.len = 0;
            self.fill(piece, self.sizes.piece);
            let bytes = &piece.buffer[..piece.len];
            if let Some(at) = memchr(b'\n', bytes) {
                self.cut(piece, at + 1);
                return Ok(());
            }
            if let Some(error) = self.error.take() {
                self.at_end = true;
                return Err(error);
            }
            self.offset += piece.len as u64;
            if self.at_end {
                return Ok(());
            }
        }
    }
}

impl Piece {
    fn start(&mut self, offset: u64, carried: &mut Vec<u8>) {
        self.offset = offset;
        self.is_too_long = false;
        self.len = 0;
        self.make_room(carried.len());
        self.buffer[..carried.len()].copy_from_slice(carried);
        self.len = carried.len();
        carried.clear();
    }

    fn make_room(&mut self, wanted: usize) {
        if self.buffer.len() < wanted {
            // New zeros cost nothing until they are written over.
            let mut larger = vec![0; wanted];
            larger[..self.len].copy_from_slice(&self.buffer[..self.len]);
            self.buffer = larger;
        }
    }

    /// All lines of it as they stand in the file; nothing of one that is too long.
    pub fn bytes(&self) -> &[u8] {
        &self.buffer[..self.len]
    }

    /// Hands each line that is not blank to `take`, with its number from 1 within the piece and its byte
    /// offset in the file. Gives the number of lines.
    pub fn for_each_line<'p>(&'p self, mut take: impl FnMut(usize, u64, RawLine<'p>)) -> usize {
        if self.is_too_long {
            take(1, self.offset, RawLine::TooLong);
            return 1;
        }
        let bytes = &self.buffer[..self.len];
        let ends = memchr_iter(b'\n', bytes).map(|at| at + 1);
        // The last line may have no end of its own; if it has one, nothing comes after it.
        let ends = ends.chain([bytes.len()]);
        let (mut number, mut start) = (0, 0);
        for end in ends {
            let offset = self.offset + start as u64;
            let whole = &bytes[start..end];
            if whole.is_empty() {
                break;
            }
            start = end;
            number += 1;
            let is_marked = offset == 0 && whole.starts_with(b"\xef\xbb\xbf");
            let mark = if is_marked { 3 } else { 0 };
            let line = whole[mark..].trim_ascii_end();
            if !line.is_empty() {
                take(number, offset + mark as u64, RawLine::Bytes(line));
            }
        }
        number
    }
}

/// Hands each line of a file that is not blank to `take`, with its number from 1 and its byte offset.
///
/// # Errors
///
/// What the reader reports.
pub(super) fn for_each_line(
    from: impl Read,
    mut take: impl FnMut(usize, u64, RawLine<'_>),
) -> io::Result<()> {
    let mut pieces = Pieces::new(from, Sizes::default());
    let mut piece = Piece::default();
    let mut before = 0;
    while pieces.next(&mut piece)? {
        before += piece.for_each_line(|number, offset, line| take(before + number, offset, line));
    }
    Ok(())
}

impl RawLine<'_> {
    /// Length in bytes, of what is read.
    pub fn len(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::TooLong => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A line as it is handed out: number, offset, and the bytes unless it is too long.
    type Taken = (usize, u64, Option<Vec<u8>>);

    fn taken(number: usize, offset: u64, line: &RawLine<'_>) -> Taken {
        let bytes = match line {
            RawLine::Bytes(bytes) => Some(bytes.to_vec()),
            RawLine::TooLong => None,
        };
        (number, offset, bytes)
    }

    /// What is handed out of `from`, and how it ended.
    fn in_pieces(from: impl Read, sizes: Sizes) -> (Vec<Taken>, io::Result<()>) {
        let mut pieces = Pieces::new(from, sizes);
        let (mut piece, mut lines, mut before) = (Piece::default(), Vec::new(), 0);
        let end = loop {
            match pieces.next(&mut piece) {
                Ok(true) => {}
                Ok(false) => break Ok(()),
                Err(error) => break Err(error),
            }
            before += piece.for_each_line(|number, offset, line| {
                lines.push(taken(before + number, offset, &line));
            });
        };
        assert!(pieces.is_done());
        (lines, end)
    }

    /// The same by the plain words of the rule.
    fn one_by_one(bytes: &[u8], longest: usize) -> Vec<Taken> {
        let mut lines = Vec::new();
        let mut offset = 0;
        for (number, whole) in bytes.split_inclusive(|&byte| byte == b'\n').enumerate() {
            let is_too_long = whole.strip_suffix(b"\n").unwrap_or(whole).len() >= longest;
            let line = match whole.strip_prefix(b"\xef\xbb\xbf") {
                Some(unmarked) if number == 0 => unmarked,
                _ => whole,
            };
            let mark = whole.len() - line.len();
            if is_too_long {
                lines.push((number + 1, offset as u64, None));
            } else if !line.trim_ascii().is_empty() {
                let line = line.trim_ascii_end().to_vec();
                lines.push((number + 1, (offset + mark) as u64, Some(line)));
            }
            offset += whole.len();
        }
        lines
    }

    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let some = prop::sample::select(vec![
            "\n",
            "\n",
            "\r\n",
            " ",
            "\t",
            "\u{feff}",
            "a",
            "bcd",
            "efghijklm",
            "é",
        ]);
        prop::collection::vec(some, 0..40).prop_map(|some| some.concat().into_bytes())
    }

    /// Hands out a few bytes at a time, is interrupted now and then, and may fail in the end.
    struct Slow<'a> {
        rest: &'a [u8],
        step: usize,
        interrupt: bool,
        fails: bool,
    }

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.interrupt = !self.interrupt;
            if self.interrupt {
                return Err(ErrorKind::Interrupted.into());
            }
            if self.rest.is_empty() && self.fails {
                return Err(ErrorKind::ConnectionReset.into());
            }
            let room = buffer.len().min(self.step);
            self.rest.read(&mut buffer[..room])
        }
    }

    proptest! {
        #[test]
        fn lines_are_the_same_however_they_are_cut(bytes in bytes(), longest in 1..30_usize, piece in 1..30_usize) {
            let sizes = Sizes { piece: piece.min(longest), longest };
            let (lines, end) = in_pieces(&bytes[..], sizes);
            prop_assert!(end.is_ok());
            prop_assert_eq!(lines, one_by_one(&bytes, longest));
        }

        #[test]
        fn what_came_before_an_error_is_handed_out(
            bytes in bytes(), step in 1..9_usize, piece in 1..30_usize, fails in any::<bool>(),
        ) {
            let sizes = Sizes { piece, longest: 30 };
            let (lines, end) = in_pieces(Slow { rest: &bytes, step, interrupt: false, fails }, sizes);
            prop_assert_eq!(end.is_err(), fails);
            let last = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
            let whole = if fails { &bytes[..last] } else { &bytes[..] };
            prop_assert_eq!(lines, one_by_one(whole, 30));
        }
    }
}
