//! What runs beside the commands of the desk: what every program of a house does, and a backup a day.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use post::{Limits, Mailer, Workers};
use runtime::call::topic::Topic;
use runtime::error::ApiError;

use crate::daily::Daily;
use crate::desk::Api;

impl Api {
    /// Starts what runs beside the commands: mails, lapses of credit, daily backups. `changed` hears what changed.
    pub fn start_workers(
        self: &Arc<Self>,
        changed: impl Fn(&[Topic]) + Send + Sync + 'static,
    ) -> Workers {
        let (api, mut daily) = (Arc::clone(self), Daily::new());
        Workers::start(self, changed, move || {
            if let Err(refusal) = daily.look(|| api.backup_daily()) {
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
