//! A line that is being opened, waited for no longer than a person waits.
//!
//! A server can take the call and then say nothing: the driver's own limit ends with the call. So the opening is done by
//! a thread. After one that was waited for in vain, the next begins only once the server says a word: each would keep a
//! thread and a socket for as long as it is silent.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use super::patience::{UNANSWERED, silent};
use crate::StoreError;

/// Whether the last line was waited for in vain.
#[derive(Default)]
pub(super) struct Opening(AtomicBool);

impl Opening {
    /// The line that `open` makes. `speaks` says whether the server says anything, in a bounded time.
    ///
    /// # Errors
    /// Those of `open`; [`StoreError::Unreachable`] when it takes longer than [`UNANSWERED`].
    pub(super) fn wait<T: Send + 'static>(
        &self,
        speaks: impl FnOnce() -> bool + Send + 'static,
        open: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.wait_for(UNANSWERED, speaks, open)
    }

    fn wait_for<T: Send + 'static>(
        &self,
        limit: Duration,
        speaks: impl FnOnce() -> bool + Send + 'static,
        open: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (tell, told) = sync_channel(1);
        let in_vain = self.0.load(Ordering::SeqCst);
        thread::Builder::new().name("opening a line".to_owned()).spawn(move || {
            let opened = if in_vain && !speaks() { None } else { Some(open()) };
            // Nobody waits any more where it took long: the line is closed with it.
            let _ = tell.send(opened);
        })?;
        let opened = told.recv_timeout(limit);
        self.0.store(matches!(opened, Ok(None) | Err(_)), Ordering::SeqCst);
        match opened {
            Ok(Some(done)) => done,
            Ok(None) | Err(RecvTimeoutError::Timeout) => Err(silent()),
            Err(RecvTimeoutError::Disconnected) => {
                Err(StoreError::Engine("the line could not be opened".to_owned()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;
    use std::sync::{Arc, Mutex};

    use super::*;

    #[test]
    fn a_server_that_says_nothing_is_given_up_and_called_again_once_it_says_a_word() {
        let (opening, calls) = (Opening::default(), Arc::new(AtomicUsize::new(0)));
        let (hang_up, silence) = sync_channel::<()>(0);
        let silence = Arc::new(Mutex::new(silence));
        let call = |speaks: bool| {
            let (calls, silence) = (Arc::clone(&calls), Arc::clone(&silence));
            opening.wait_for(
                Duration::from_millis(50),
                move || speaks,
                move || {
                    if calls.fetch_add(1, Ordering::SeqCst) == 0 {
                        let _ = silence.lock().unwrap().recv();
                    }
                    Ok(())
                },
            )
        };
        for _ in 0..3 {
            assert!(matches!(call(false), Err(StoreError::Unreachable(_))));
        }
        assert_eq!(calls.load(Ordering::SeqCst), 1);
        assert!(call(true).is_ok() && call(false).is_ok());
        drop(hang_up);
    }
}
