//! The write-ahead log is folded into the file by a thread of its own, while nobody writes. So a
//! command waits for the disk once, however long the log is, and the file alone is the house soon
//! after the last command.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rusqlite::hooks::Wal;
use rusqlite::{Connection, OpenFlags};

use super::connection::{HELD, connect};
use crate::StoreError;

/// Pages of the log from which on it is folded at the next quiet moment: 4 MB.
const PAGES: i32 = 1_000;
/// Pages from which on the folding waits for no quiet moment: 32 MB. The more there is to fold, the longer
/// commits beside it wait for the disk.
const PAGES_MOST: i32 = 8_000;
/// A quiet moment.
const QUIET: Duration = Duration::from_millis(300);
/// Longest time that a row stands in the log alone, where there are quiet moments.
const WAITS: Duration = Duration::from_secs(60);

/// The thread; it ends when the writer's hook is taken away.
pub(super) struct Checkpoints(Option<JoinHandle<()>>);

impl Checkpoints {
    /// Takes over the folding from the commits of `writer`.
    pub(super) fn instead_of(writer: &mut Connection, path: PathBuf) -> Result<Self, StoreError> {
        let (grown, log) = Log::new();
        let told = Arc::clone(&log.told);
        writer.wal_hook(Some(move |_: &mut Wal, pages| {
            if pages >= PAGES || !told.swap(true, Ordering::Relaxed) {
                // Full: the thread is already told.
                let _ = grown.try_send(pages);
            }
            Ok(())
        }))?;
        let thread = thread::Builder::new().name("checkpoints".to_owned()).spawn(move || {
            while log.is_due(WAITS) {
                // A log that could not be folded now is folded next time.
                let _ = fold(&path);
            }
        })?;
        Ok(Self(Some(thread)))
    }

    /// Takes the hook of `writer` away and waits for the thread.
    pub(super) fn end(&mut self, writer: &mut Connection) {
        let gone = writer.wal_hook(None::<fn(&mut Wal, i32) -> rusqlite::Result<()>>);
        // A hook that cannot be taken away goes with the connection, and the thread with it.
        if let (Ok(()), Some(thread)) = (gone, self.0.take()) {
            // It has nothing to say.
            let _ = thread.join();
        }
    }
}

/// What the writer tells of its log: pages, at the first commit and where there are many.
struct Log {
    pages: Receiver<i32>,
    /// The first commit was told; those after it are not, so that they cost nothing.
    told: Arc<AtomicBool>,
}

impl Log {
    fn new() -> (SyncSender<i32>, Self) {
        let (grown, pages) = sync_channel(1);
        (grown, Self { pages, told: Arc::default() })
    }

    /// Waits until the log has grown enough, or has waited `waits`, and nobody writes. Gives false
    /// when the writer is closed.
    fn is_due(&self, waits: Duration) -> bool {
        self.tell_again();
        let Ok(mut grown) = self.pages.recv() else { return false };
        if grown < PAGES {
            match self.pages.recv_timeout(waits) {
                Ok(more) => grown = more,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        while grown < PAGES_MOST {
            self.tell_again();
            match self.pages.recv_timeout(QUIET) {
                Ok(more) => grown = more,
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        true
    }

    fn tell_again(&self) {
        self.told.store(false, Ordering::Relaxed);
    }
}

fn fold(path: &std::path::Path) -> Result<(), StoreError> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
    Ok(())
}

/// Folds the whole log into the file and empties it, where no other program is in the middle of something.
pub(super) fn fold_if_free(writer: &Connection) -> Result<bool, StoreError> {
    writer.busy_timeout(Duration::ZERO)?;
    let folded = fold_whole(writer);
    writer.busy_timeout(HELD)?;
    folded
}

/// Folds the whole log into the file and empties it. Does nothing, and says so, where somebody reads an older
/// picture of the house.
pub(super) fn fold_whole(writer: &Connection) -> Result<bool, StoreError> {
    let busy: i64 = writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(busy == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_millis(20);

    #[test]
    fn a_short_log_is_folded_once_it_has_waited() {
        let (grown, log) = Log::new();
        grown.send(3).unwrap();
        assert!(log.is_due(SOON));
        drop(grown);
        assert!(!log.is_due(SOON), "the writer is closed");
    }

    #[test]
    fn a_log_that_grew_long_waits_for_no_quiet_moment() {
        let (grown, log) = Log::new();
        grown.send(PAGES_MOST).unwrap();
        assert!(log.is_due(Duration::from_secs(3_600)));
    }
}
