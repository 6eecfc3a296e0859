//! Numbers and texts as bytes and back: what an index is kept as between two starts.

use std::io::{self, Error, ErrorKind, Read, Write};

use blake3::Hasher;

/// So many bytes are written, read and hashed at a time.
const BLOCK: usize = 1 << 18;
/// Bytes of the checksum at the end.
const SUM: usize = blake3::OUT_LEN;

/// What can be kept as bytes.
pub(super) trait Keep: Sized {
    /// Writes it.
    ///
    /// # Errors
    /// What the writer reports.
    fn keep(&self, out: &mut Out<'_>) -> io::Result<()>;

    /// Reads what was written.
    ///
    /// # Errors
    /// What the reader reports; or that this was never written so.
    fn take(from: &mut In<'_>) -> io::Result<Self>;
}

/// What always takes the same number of bytes, so that many of it are written at once.
pub(super) trait Fixed: Copy {
    const SIZE: usize;

    /// Writes it into its bytes.
    fn put(self, bytes: &mut [u8]);

    /// Reads it from its bytes.
    fn get(bytes: &[u8]) -> Self;
}

/// Where things are written, with a checksum at the end.
pub(super) struct Out<'a> {
    to: &'a mut dyn Write,
    hasher: Hasher,
    /// What waits to be written.
    block: Vec<u8>,
}

/// Where they are read again.
pub(super) struct In<'a> {
    from: &'a mut dyn Read,
    hasher: Hasher,
    /// What was read and not yet taken begins at `at`.
    block: Vec<u8>,
    at: usize,
    /// How many bytes there are behind that, before the checksum.
    behind: u64,
}

impl<'a> Out<'a> {
    pub fn new(to: &'a mut dyn Write) -> Self {
        Self {
            to,
            hasher: Hasher::new(),
            block: Vec::with_capacity(2 * BLOCK),
        }
    }

    /// Writes one thing.
    pub fn one<T: Fixed>(&mut self, item: T) -> io::Result<()> {
        self.some(&[item])
    }

    /// Writes a number of things.
    pub fn count(&mut self, count: usize) -> io::Result<()> {
        self.one(count as u64)
    }

    /// Writes things of one size, and how many.
    pub fn all<T: Fixed>(&mut self, items: &[T]) -> io::Result<()> {
        self.count(items.len())?;
        items
            .chunks(BLOCK / T::SIZE)
            .try_for_each(|items| self.some(items))
    }

    /// Writes as many things as a block has room for.
    fn some<T: Fixed>(&mut self, items: &[T]) -> io::Result<()> {
        let start = self.block.len();
        self.block.resize(start + items.len() * T::SIZE, 0);
        let places = self.block[start..].chunks_exact_mut(T::SIZE);
        for (bytes, &item) in places.zip(items) {
            item.put(bytes);
        }
        if self.block.len() >= BLOCK {
            self.write()?;
        }
        Ok(())
    }

    fn write(&mut self) -> io::Result<()> {
        self.hasher.update(&self.block);
        self.to.write_all(&self.block)?;
        self.block.clear();
        Ok(())
    }

    /// Writes the checksum of all that was written.
    pub fn finish(mut self) -> io::Result<()> {
        self.write()?;
        self.to.write_all(self.hasher.finalize().as_bytes())
    }
}

impl<'a> In<'a> {
    /// Reads from what has `length` bytes.
    pub fn new(from: &'a mut dyn Read, length: u64) -> Self {
        Self {
            from,
            hasher: Hasher::new(),
            block: Vec::with_capacity(BLOCK),
            at: 0,
            behind: length.saturating_sub(SUM as u64),
        }
    }

    /// Reads one thing.
    pub fn one<T: Fixed>(&mut self) -> io::Result<T> {
        self.some(1)?.next().ok_or_else(unfit)
    }

    /// Reads a number of things, each of which takes at least so many bytes.
    pub fn count(&mut self, size: usize) -> io::Result<usize> {
        let count: u64 = self.one()?;
        // Nothing is believed that asks for more than there is.
        let left = self.behind + self.waiting() as u64;
        if count
            .checked_mul(size as u64)
            .is_none_or(|needed| needed > left)
        {
            return Err(unfit());
        }
        usize::try_from(count).map_err(|_| unfit())
    }

    /// Reads things of one size.
    pub fn all<T: Fixed>(&mut self) -> io::Result<Vec<T>> {
        let count = self.count(T::SIZE)?;
        let mut items = Vec::with_capacity(count);
        while items.len() < count {
            items.extend(self.some::<T>(count - items.len())?);
        }
        Ok(items)
    }

    /// The next things, as many as are at hand: not more than `most`, and at least one.
    fn some<T: Fixed>(&mut self, most: usize) -> io::Result<impl Iterator<Item = T>> {
        if self.waiting() < T::SIZE {
            self.read()?;
        }
        let size = T::SIZE * most.min(self.waiting() / T::SIZE);
        if size == 0 {
            return Err(unfit());
        }
        let bytes = &self.block[self.at..][..size];
        self.at += size;
        Ok(bytes.chunks_exact(T::SIZE).map(T::get))
    }

    fn waiting(&self) -> usize {
        self.block.len() - self.at
    }

    /// Reads the next block, behind what waits already.
    fn read(&mut self) -> io::Result<()> {
        self.block.drain(..self.at);
        self.at = 0;
        let start = self.block.len();
        let room = BLOCK - start;
        let size = usize::try_from(self.behind).map_or(room, |behind| behind.min(room));
        self.block.resize(start + size, 0);
        self.from.read_exact(&mut self.block[start..])?;
        self.hasher.update(&self.block[start..]);
        self.behind -= size as u64;
        Ok(())
    }

    /// Ends the reading: whether all was read, and nothing has changed since it was written.
    pub fn finish(self) -> io::Result<()> {
        let mut sum = [0; SUM];
        self.from.read_exact(&mut sum)?;
        if self.behind == 0 && self.waiting() == 0 && self.hasher.finalize() == sum {
            Ok(())
        } else {
            Err(unfit())
        }
    }
}

/// It was not written so.
pub(super) fn unfit() -> Error {
    Error::new(ErrorKind::InvalidData, "no kept index, or a damaged one")
}

macro_rules! fixed_number {
    ($($number:ty)*) => {$(
        impl Fixed for $number {
            const SIZE: usize = size_of::<$number>();

            fn put(self, bytes: &mut [u8]) {
                bytes.copy_from_slice(&self.to_le_bytes());
            }

            fn get(bytes: &[u8]) -> Self {
                bytes.try_into().map(Self::from_le_bytes).unwrap_or_default()
            }
        }
    )*};
}

fixed_number!(u8 u16 u32 u64);

impl<A: Fixed, B: Fixed> Fixed for (A, B) {
    const SIZE: usize = A::SIZE + B::SIZE;

    fn put(self, bytes: &mut [u8]) {
        let (first, second) = bytes.split_at_mut(A::SIZE);
        self.0.put(first);
        self.1.put(second);
    }

    fn get(bytes: &[u8]) -> Self {
        let (first, second) = bytes.split_at(A::SIZE);
        (A::get(first), B::get(second))
    }
}

impl<T: Fixed, const N: usize> Fixed for [T; N] {
    const SIZE: usize = N * T::SIZE;

    fn put(self, bytes: &mut [u8]) {
        for (bytes, item) in bytes.chunks_exact_mut(T::SIZE).zip(self) {
            item.put(bytes);
        }
    }

    fn get(bytes: &[u8]) -> Self {
        std::array::from_fn(|at| T::get(&bytes[at * T::SIZE..][..T::SIZE]))
    }
}

/// Lists of things of one size are written at once.
macro_rules! keep_list {
    ($($item:ty),*) => {$(
        impl $crate::search::bytes::Keep for Vec<$item> {
            fn keep(&self, out: &mut $crate::search::bytes::Out<'_>) -> std::io::Result<()> {
                out.all(self)
            }

            fn take(from: &mut $crate::search::bytes::In<'_>) -> std::io::Result<Self> {
                from.all()
            }
        }
    )*};
}

/// Keeps a record as its fields one after the other.
macro_rules! keep_fields {
    ($record:ident { $($field:ident),* $(,)? }) => {
        impl $crate::search::bytes::Keep for $record {
            fn keep(&self, out: &mut $crate::search::bytes::Out<'_>) -> std::io::Result<()> {
                $($crate::search::bytes::Keep::keep(&self.$field, out)?;)*
                Ok(())
            }

            fn take(from: &mut $crate::search::bytes::In<'_>) -> std::io::Result<Self> {
                Ok(Self { $($field: $crate::search::bytes::Keep::take(from)?),* })
            }
        }
    };
}

pub(super) use {keep_fields, keep_list};

keep_list!(u8, u16, u32, u64, (u16, u16));

impl<T: Keep> Keep for Vec<T> {
    fn keep(&self, out: &mut Out<'_>) -> io::Result<()> {
        out.count(self.len())?;
        self.iter().try_for_each(|item| item.keep(out))
    }

    fn take(from: &mut In<'_>) -> io::Result<Self> {
        let count = from.count(1)?;
        (0..count).map(|_| T::take(from)).collect()
    }
}

impl<A: Fixed, B: Keep> Keep for (A, B) {
    fn keep(&self, out: &mut Out<'_>) -> io::Result<()> {
        out.one(self.0)?;
        self.1.keep(out)
    }

    fn take(from: &mut In<'_>) -> io::Result<Self> {
        Ok((from.one()?, B::take(from)?))
    }
}

impl Keep for usize {
    fn keep(&self, out: &mut Out<'_>) -> io::Result<()> {
        out.one(*self as u64)
    }

    fn take(from: &mut In<'_>) -> io::Result<Self> {
        Self::try_from(from.one::<u64>()?).map_err(|_| unfit())
    }
}

impl<T: Keep> Keep for Option<T> {
    fn keep(&self, out: &mut Out<'_>) -> io::Result<()> {
        out.one(u8::from(self.is_some()))?;
        self.as_ref().map_or(Ok(()), |some| some.keep(out))
    }

    fn take(from: &mut In<'_>) -> io::Result<Self> {
        match from.one::<u8>()? {
            0 => Ok(None),
            1 => T::take(from).map(Some),
            _ => Err(unfit()),
        }
    }
}

impl Keep for String {
    fn keep(&self, out: &mut Out<'_>) -> io::Result<()> {
        out.all(self.as_bytes())
    }

    fn take(from: &mut In<'_>) -> io::Result<Self> {
        Self::from_utf8(from.all()?).map_err(|_| unfit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(put: impl FnOnce(&mut Out<'_>) -> io::Result<()>) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut out = Out::new(&mut bytes);
        put(&mut out).unwrap();
        out.finish().unwrap();
        bytes
    }

    fn read<T>(mut bytes: &[u8], take: impl FnOnce(&mut In<'_>) -> io::Result<T>) -> io::Result<T> {
        let length = bytes.len() as u64;
        let mut from = In::new(&mut bytes, length);
        let taken = take(&mut from)?;
        from.finish()?;
        Ok(taken)
    }

    #[test]
    fn what_was_kept_is_taken_again() {
        // More than a block, and not a whole number of them.
        let numbers: Vec<u32> = (0..100_000).map(|number| number * 7).collect();
        let pairs = vec![(1_u16, 2_u16), (u16::MAX, 0)];
        let texts = ["東京", "", "Zoë"].map(str::to_owned).to_vec();
        let bytes = written(|out| {
            numbers.keep(out)?;
            pairs.keep(out)?;
            texts.keep(out)
        });
        let again = read(&bytes, |from| {
            Ok((Vec::take(from)?, Vec::take(from)?, Vec::take(from)?))
        });
        assert_eq!(again.unwrap(), (numbers, pairs, texts));
    }

    #[test]
    fn numbers_are_written_with_the_lowest_byte_first() {
        let bytes = written(|out| out.all(&[0x0102_u16, 3]));
        assert_eq!(bytes[..12], [2, 0, 0, 0, 0, 0, 0, 0, 2, 1, 3, 0]);
    }

    #[test]
    fn whatever_is_changed_or_missing_is_noticed() {
        let whole = written(|out| "palantir".to_owned().keep(out));
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            assert!(read(&changed, String::take).is_err(), "{at}");
            assert!(read(&whole[..at], String::take).is_err(), "{at}");
        }
        assert!(read(&whole, String::take).is_ok());
        let longer = [&whole[..], &[0]].concat();
        assert!(read(&longer, String::take).is_err());
    }

    #[test]
    fn a_number_that_cannot_be_asks_for_no_memory() {
        let bytes = written(|out| out.count(usize::MAX));
        assert!(read(&bytes, Vec::<u32>::take).is_err());
        assert!(read(&bytes, Vec::<String>::take).is_err());
    }
}
