//! Reads the pieces of a file on as many threads as there are cores, and takes what they come to in their order.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::mpsc::{self, SyncSender};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::pieces::{Piece, Pieces};

/// How much of what each thread has read may wait to be taken. On a busy machine, where whoever takes it is not
/// there at once, a reader would wait with less; and what waits takes more memory than it does in the story.
const WAITING: usize = 8;

/// Hands what `read` makes of each piece to `take`, in the order of the file. One thread at a time reads
/// from the file while others work on what they have read, so no more than a piece for each is in memory.
///
/// # Errors
///
/// What the reader reports. All that was read before is taken.
pub(super) fn for_each_piece<R: Read + Send, T: Send>(
    mut pieces: Pieces<R>,
    read: impl Fn(&Piece) -> T + Sync,
    mut take: impl FnMut(T),
) -> io::Result<()> {
    let mut piece = Piece::default();
    if !pieces.next(&mut piece)? {
        return Ok(());
    }
    take(read(&piece));
    // Most files are one piece, and done before a thread would have started.
    if pieces.is_done() {
        return Ok(());
    }
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let (source, read) = (&Mutex::new((pieces, 0)), &read);
    let (sender, results) = mpsc::sync_channel(WAITING * threads);
    thread::scope(|scope| {
        for _ in 0..threads {
            let sender = sender.clone();
            scope.spawn(move || work(source, read, &sender));
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut next = 0;
        for (number, result) in results {
            early.insert(number, result);
            while let Some(result) = early.remove(&next) {
                take(result?);
                next += 1;
            }
        }
        Ok(())
    })
}

/// Reads pieces until there are no more, or nobody wants them.
fn work<R: Read, T>(
    source: &Mutex<(Pieces<R>, usize)>,
    read: impl Fn(&Piece) -> T,
    sender: &SyncSender<(usize, io::Result<T>)>,
) {
    let mut piece = Piece::default();
    loop {
        let (number, is_there) = {
            let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
            let (pieces, count) = &mut *source;
            let number = *count;
            *count += 1;
            (number, pieces.next(&mut piece))
        };
        let result = match is_there {
            Ok(false) => return,
            Ok(true) => Ok(read(&piece)),
            Err(error) => Err(error),
        };
        if sender.send((number, result)).is_err() {
            return;
        }
    }
}
