//! The write-ahead log is folded into the file by a thread of its own, while nobody writes. So a
//! command waits for the disk once, however long the log is.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::connection::connect;
use crate::StoreError;

/// Pages of the log from which on it is folded: 4 MB.
const PAGES: i32 = 1_000;
/// Pages from which on the folding waits for no quiet moment: 128 MB.
const PAGES_MOST: i32 = 32_000;
/// A quiet moment.
const QUIET: Duration = Duration::from_millis(300);

/// The thread; it ends when the writer is closed.
pub(super) struct Checkpoints(Option<JoinHandle<()>>);

impl Checkpoints {
    /// Takes over the folding from the commits of `writer`.
    pub(super) fn instead_of(writer: &mut Connection, path: PathBuf) -> Result<Self, StoreError> {
        let (grown, pages): (SyncSender<i32>, _) = sync_channel(1);
        writer.wal_hook(Some(move |_: &mut rusqlite::hooks::Wal, pages| {
            if pages >= PAGES {
                // Full: the thread is already told.
                let _ = grown.try_send(pages);
            }
            Ok(())
        }))?;
        let thread = thread::Builder::new().name("checkpoints".to_owned()).spawn(move || {
            while wait(&pages) {
                // A log that could not be folded now is folded next time.
                let _ = fold(&path);
            }
        })?;
        Ok(Self(Some(thread)))
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        if let Some(thread) = self.0.take() {
            // It has nothing to say.
            let _ = thread.join();
        }
    }
}

/// Waits until the log has grown and nobody writes. Gives false when the writer is closed.
fn wait(pages: &Receiver<i32>) -> bool {
    let Ok(mut grown) = pages.recv() else { return false };
    while grown < PAGES_MOST {
        match pages.recv_timeout(QUIET) {
            Ok(more) => grown = more,
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
    true
}

fn fold(path: &std::path::Path) -> Result<(), StoreError> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
    Ok(())
}
