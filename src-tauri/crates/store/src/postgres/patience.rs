//! How long the answers of a server are waited for while a house is opened. Nobody hears yet that its line is dead,
//! so that each answer is waited for by itself.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::StoreError;

/// Longest wait for one answer: as long as the opening of a line.
pub(super) const UNANSWERED: Duration = Duration::from_secs(4);

/// What all lines of a store have in common.
#[derive(Default)]
pub(super) struct Patience {
    hurries: AtomicBool,
    /// An answer was waited for in vain, since it hurries.
    given_up: AtomicBool,
}

impl Patience {
    /// From here on an answer is waited for no longer than [`UNANSWERED`].
    pub(super) fn hurry(&self) {
        self.given_up.store(false, Ordering::SeqCst);
        self.hurries.store(true, Ordering::SeqCst);
    }

    /// From here on answers take the time that they take.
    ///
    /// # Errors
    /// [`StoreError::Unreachable`] where one was waited for in vain.
    pub(super) fn calm(&self) -> Result<(), StoreError> {
        self.hurries.store(false, Ordering::SeqCst);
        if self.given_up.swap(false, Ordering::SeqCst) { Err(silent()) } else { Ok(()) }
    }

    /// The longest wait, where there is one.
    ///
    /// # Errors
    /// [`StoreError::Unreachable`] once an answer was waited for in vain: nobody waits a second time.
    pub(super) fn limit(&self) -> Result<Option<Duration>, StoreError> {
        if !self.hurries.load(Ordering::SeqCst) {
            return Ok(None);
        }
        if self.is_given_up() { Err(silent()) } else { Ok(Some(UNANSWERED)) }
    }

    pub(super) fn is_given_up(&self) -> bool {
        self.given_up.load(Ordering::SeqCst)
    }

    /// Notes that an answer was waited for in vain; gives what is said of it.
    pub(super) fn give_up(&self) -> StoreError {
        self.given_up.store(self.hurries.load(Ordering::SeqCst), Ordering::SeqCst);
        silent()
    }
}

/// What is said of a server that does not answer.
pub(super) fn silent() -> StoreError {
    StoreError::Unreachable("the server took the call and says nothing".to_owned())
}
