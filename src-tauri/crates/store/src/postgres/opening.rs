//! A line that is being opened, waited for no longer than a person waits.
//!
//! A server can take the call and then say nothing: the driver's own limit ends with the call. So
//! the opening is done by a thread, and one that is still under way is waited for again instead of
//! being begun a second time.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use ::postgres::Client;

use super::patience::{UNANSWERED, silent};
use crate::StoreError;
use crate::locked::locked;

type Opened = Result<Client, StoreError>;

/// The opening under way, where there is one.
#[derive(Default)]
pub(super) struct Opening(Mutex<Option<Receiver<Opened>>>);

impl Opening {
    /// The line that `open` makes.
    ///
    /// # Errors
    /// Those of `open`; [`StoreError::Unreachable`] when it takes longer than [`UNANSWERED`] for each of the `hosts`.
    pub(super) fn wait(
        &self,
        hosts: u32,
        open: impl FnOnce() -> Opened + Send + 'static,
    ) -> Opened {
        self.wait_for(UNANSWERED.saturating_mul(hosts), open)
    }

    fn wait_for(&self, limit: Duration, open: impl FnOnce() -> Opened + Send + 'static) -> Opened {
        let under_way = locked(&self.0).take();
        let opened = match under_way {
            Some(opened) => opened,
            None => begin(open)?,
        };
        match opened.recv_timeout(limit) {
            Ok(done) => done,
            Err(RecvTimeoutError::Timeout) => {
                *locked(&self.0) = Some(opened);
                Err(silent())
            }
            Err(RecvTimeoutError::Disconnected) => {
                Err(StoreError::Engine("the line could not be opened".to_owned()))
            }
        }
    }
}

fn begin(open: impl FnOnce() -> Opened + Send + 'static) -> Result<Receiver<Opened>, StoreError> {
    let (told, opened) = sync_channel(1);
    thread::Builder::new().name("opening a line".to_owned()).spawn(move || {
        // Nobody waits any more where the store was closed meanwhile: the line is closed with it.
        let _ = told.send(open());
    })?;
    Ok(opened)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn a_server_that_says_nothing_is_given_up_and_called_once() {
        let (opening, calls) = (Opening::default(), Arc::new(AtomicUsize::new(0)));
        let (hang_up, silence) = sync_channel::<()>(0);
        let silence = Arc::new(Mutex::new(silence));
        for _ in 0..3 {
            let (calls, silence) = (Arc::clone(&calls), Arc::clone(&silence));
            let told = opening.wait_for(Duration::from_millis(10), move || {
                calls.fetch_add(1, Ordering::SeqCst);
                let _ = silence.lock().unwrap().recv();
                Err(StoreError::Unreachable("hung up".to_owned()))
            });
            assert!(matches!(told, Err(StoreError::Unreachable(_))));
        }
        drop(hang_up);
        assert_eq!(calls.load(Ordering::SeqCst), 1);
    }
}
