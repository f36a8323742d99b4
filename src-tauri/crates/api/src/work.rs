//! What runs beside the commands of the desk: what every program of a house does, and a backup a day.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use post::{Limits, Mailer, Workers};
use runtime::call::topic::Topic;
use runtime::error::ApiError;

use crate::desk::Api;

/// How often the worker looks whether a backup is due, in looks.
const BACKUP_EVERY: u32 = 600;

impl Api {
    /// Starts what runs beside the commands: mails, lapses of credit, daily backups. `changed` hears what changed.
    pub fn start_workers(
        self: &Arc<Self>,
        changed: impl Fn(&[Topic]) + Send + Sync + 'static,
    ) -> Workers {
        let api = Arc::clone(self);
        Workers::start(self, changed, move |looks| {
            if looks.is_multiple_of(BACKUP_EVERY)
                && let Err(refusal) = api.backup_daily()
            {
                tracing::warn!(%refusal, "no daily backup");
            }
        })
    }

    /// Tries every mail that is due; says how many were tried.
    ///
    /// # Errors
    /// From the store.
    pub fn send_due_mails(&self) -> Result<u64, ApiError> {
        Mailer::new(self, Limits::DESK, &AtomicBool::new(false)).send_due()
    }
}
