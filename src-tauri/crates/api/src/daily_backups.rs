//! The backups of the day: one in the folder of the house, and the second folder brought up to date. Each is tried at times of its
//! own, so that a disk that is away puts nothing off on the other.

use std::sync::mpsc::{Receiver, TryRecvError};

use office::Code;
use runtime::error::ApiError;

use crate::daily::Daily;
use crate::desk::Api;

/// The backups of a program that stays open.
pub struct DailyBackups {
    first: Daily,
    second: Daily,
    /// What becomes of the copy that is on its way to the second folder.
    coming: Option<Receiver<Result<(), ApiError>>>,
}

impl DailyBackups {
    /// Both are due at once.
    #[must_use]
    pub const fn new() -> Self {
        Self { first: Daily::new(), second: Daily::new(), coming: None }
    }

    /// Counts a look, of which there is one a second, and makes what is due. The second folder is waited for at no look.
    pub fn look(&mut self, api: &Api) {
        if let Err(refusal) = self.first.look(|| api.backup_daily()) {
            tracing::warn!(%refusal, "no daily backup");
            // A copy of sound books verifies.
            if refusal.code == Code::BadBackup {
                api.keep_verdict(false);
            }
        }
        if let Some(refusal) = self.look_at_second(api).err() {
            tracing::warn!(%refusal, "no daily backup in the second folder");
        }
    }

    fn look_at_second(&mut self, api: &Api) -> Result<(), ApiError> {
        let done = match self.coming.as_ref().map(Receiver::try_recv) {
            Some(Err(TryRecvError::Empty)) => return Ok(()),
            Some(Ok(done)) => done,
            // A part that panicked has said so.
            Some(Err(TryRecvError::Disconnected)) => {
                self.coming = None;
                self.second.tried(false);
                return Ok(());
            }
            None if !self.second.is_due() => return Ok(()),
            None => {
                self.coming = api.second_catches_up().inspect_err(|_| self.second.tried(false))?;
                if self.coming.is_none() {
                    self.second.tried(true);
                }
                return Ok(());
            }
        };
        self.coming = None;
        self.second.tried(done.is_ok());
        done
    }
}

impl Default for DailyBackups {
    fn default() -> Self {
        Self::new()
    }
}
