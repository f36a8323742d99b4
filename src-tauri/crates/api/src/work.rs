//! What runs beside the commands of the desk: what every program of a house does, and a backup a day.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use post::{Limits, Mailer, Notices, Workers};
use runtime::call::topic::Topic;
use runtime::error::ApiError;
use runtime::hearing::Program as _;

use crate::daily_backups::DailyBackups;
use crate::desk::Api;

/// How often it is looked whether a backup is late, in looks of a second.
const LATE_EVERY: u32 = 60;

impl Api {
    /// Starts what runs beside the commands: mails, lapses of credit, daily backups. `changed` hears what changed.
    pub fn start_workers(
        self: &Arc<Self>,
        changed: impl Fn(&[Topic]) + Send + Sync + 'static,
    ) -> Workers {
        let (api, mut backups) = (Arc::clone(self), DailyBackups::new());
        let changed = Arc::new(changed);
        let (told, mut looks, mut late) = (Arc::clone(&changed), 0_u32, false);
        Workers::start(
            self,
            move |topics| changed(topics),
            move || {
                if looks.is_multiple_of(LATE_EVERY) && api.is_backup_late() != late {
                    late = !late;
                    told(&[Topic::Settings]);
                }
                looks = looks.wrapping_add(1);
                backups.look(&api);
            },
        )
    }

    /// Tells the administrator what waits for a person and was not told yet; says how many things.
    ///
    /// # Errors
    /// From the store.
    pub fn tell_administrator(&self) -> Result<usize, ApiError> {
        Notices::new(self).tell(|| self.sees())
    }

    /// Tries every mail that is due; says how many were tried.
    ///
    /// # Errors
    /// From the store.
    pub fn send_due_mails(&self) -> Result<u64, ApiError> {
        Mailer::new(self, Limits::DESK, &AtomicBool::new(false)).send_due()
    }
}
