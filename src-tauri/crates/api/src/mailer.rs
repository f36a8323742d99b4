//! Mails leave here: claimed in one transaction, sent outside of any, reported in another. A death
//! at any point is put right by the next run: before the last dot the mail is tried again, after it
//! the mail is in doubt and a person is asked.

mod message;
mod smtp;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use office::House;
use office::mail::{self, Due, Outcome};
use office::wire::{MailMode, MailSettings};

use crate::{Api, ApiError, Topic, local, papers};

/// How often the worker looks.
const EVERY: Duration = Duration::from_millis(1_000);
/// How often it looks whether a backup is due, in looks.
const BACKUP_EVERY: u32 = 600;

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
    /// Starts what runs beside the commands: mails, daily backups. `changed` hears what changed.
    pub fn start_workers(
        self: &Arc<Self>,
        changed: impl Fn(&[Topic]) + Send + Sync + 'static,
    ) -> Workers {
        let stop = Arc::new(AtomicBool::new(false));
        let (api, stopped) = (Arc::clone(self), Arc::clone(&stop));
        let work = move || {
            let mut looks = 0_u32;
            while !stopped.load(Ordering::SeqCst) {
                if api.send_due_mails().is_ok_and(|sent| sent > 0) {
                    changed(&[Topic::Mails]);
                }
                if looks.is_multiple_of(BACKUP_EVERY)
                    && let Err(refusal) = api.backup_daily()
                {
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
        let now = self.now_ms();
        // Most looks find nothing: they read, and take no lock.
        let next = self.store.read(|tx| mail::next_due(tx))?;
        if next.is_none_or(|due| due > now) {
            return Ok(0);
        }
        let house = self.store.read(|tx| House::load(tx))?;
        let settings = local::mail_settings(self)?;
        let mut tried = self.store.write(|tx| mail::stale(tx, now))?;
        while let Some(due) = self.store.write(|tx| mail::claim(tx, now))? {
            let outcome = self.try_one(&house, &settings, &due)?;
            self.as_program(&house, &[Topic::Mails], |tx, cx| {
                mail::report(tx, cx, &due, &outcome)
            })?;
            tried += 1;
        }
        Ok(tried)
    }

    fn try_one(
        &self,
        house: &House,
        settings: &MailSettings,
        due: &Due,
    ) -> Result<Outcome, ApiError> {
        let message = match message::build(house, settings, due) {
            Ok(message) => message,
            Err(why) => return Ok(Outcome::Refused(why)),
        };
        Ok(match settings.mode {
            MailMode::Folder => {
                let path = local::mail_folder(self).join(file_name(due));
                match papers::write_whole(&path, &message.formatted()) {
                    Ok(()) => Outcome::Sent,
                    Err(e) => Outcome::Later(e.to_string()),
                }
            }
            MailMode::Smtp => {
                self.store.write(|tx| mail::handing_over(tx, due.id))?;
                smtp::send(self, settings, &message)
            }
        })
    }
}

/// Date, kind and address: sorted by time, told apart at a glance.
fn file_name(due: &Due) -> String {
    let at = chrono::DateTime::from_timestamp_millis(due.date_ms).unwrap_or_default();
    let to: String = due
        .recipient
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || ".@_-".contains(c) { c } else { '_' })
        .take(80)
        .collect();
    format!("{}-{}-{to}-{}.eml", at.format("%Y%m%d-%H%M%S"), due.kind, due.id)
}
