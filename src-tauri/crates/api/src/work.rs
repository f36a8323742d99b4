//! What runs beside the commands of the desk: mails that leave, credit that lapses, a backup a day.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use post::{Limits, Mailer};
use runtime::call::topic::Topic;
use runtime::error::ApiError;
use runtime::lapsing::LAPSING;

use crate::daily::Daily;
use crate::desk::Api;

/// How often the worker looks.
const EVERY: Duration = Duration::from_millis(1_000);
/// How often it looks whether credit is past its expiry, in looks.
const LAPSE_EVERY: u32 = 60;

/// The workers of an open house; they end when this is dropped.
pub struct Workers {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Workers {
    /// Ends the workers and waits for what is on the line.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            // A worker that panicked has said so; there is nothing left to wait for.
            let _ = thread.join();
        }
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.end();
    }
}

impl Api {
    /// Starts what runs beside the commands: mails, lapses of credit, daily backups. `changed` hears what changed.
    pub fn start_workers(
        self: &Arc<Self>,
        changed: impl Fn(&[Topic]) + Send + Sync + 'static,
    ) -> Workers {
        let stop = Arc::new(AtomicBool::new(false));
        let (api, stopped) = (Arc::clone(self), Arc::clone(&stop));
        let work = move || {
            let mut mailer = Mailer::new(&api, Limits::DESK, &stopped);
            let (mut looks, mut noticed, mut daily) = (0_u32, None, Daily::new());
            while !stopped.load(Ordering::SeqCst) {
                // Said before anyone gives a command, and said again once it is right.
                let notice = api.time.notice().map(|notice| notice.trouble);
                let told = api.tell_clock().is_ok_and(|told| told);
                if told || notice != noticed {
                    changed(&[Topic::Settings]);
                }
                noticed = notice;
                if mailer.send_due().is_ok_and(|tried| tried > 0) {
                    changed(&[Topic::Mails]);
                }
                if looks.is_multiple_of(LAPSE_EVERY)
                    && api.lapse_credit().is_ok_and(|lapsed| lapsed > 0)
                {
                    changed(LAPSING);
                }
                if let Err(refusal) = daily.look(|| api.backup_daily()) {
                    tracing::warn!(%refusal, "no daily backup");
                }
                looks = looks.wrapping_add(1);
                std::thread::park_timeout(EVERY);
            }
        };
        let thread = std::thread::Builder::new().name("workers".to_owned()).spawn(work);
        if let Err(error) = &thread {
            tracing::error!(%error, "mails will not leave");
        }
        Workers { stop, thread: thread.ok() }
    }

    /// Tries every mail that is due; says how many were tried.
    ///
    /// # Errors
    /// From the store.
    pub fn send_due_mails(&self) -> Result<u64, ApiError> {
        Mailer::new(self, Limits::DESK, &AtomicBool::new(false)).send_due()
    }
}
