//! The time that a command of a terminal may take in all, whatever does not answer. What a person takes to type is none of it.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, MutexGuard, TryLockError};
use std::thread;
use std::time::Duration;

use api::ApiError;
use office::{Code, OfficeError};
use store::locked;
use uuid::Uuid;

/// A minute: a command, or a line of commands.
pub(crate) const COMMAND: Duration = Duration::from_secs(60);
/// An hour: what reads, copies or writes a whole house.
pub(crate) const HOUSE: Duration = Duration::from_secs(3_600);

/// What is counted at once of a time: somebody may begin to type in between.
const STEP: Duration = Duration::from_millis(100);

/// Held while somebody types.
static TYPING: Mutex<()> = Mutex::new(());

/// Stops every time until it is dropped: nothing ends the program meanwhile.
pub(crate) fn typing() -> MutexGuard<'static, ()> {
    locked(&TYPING)
}

/// A command under way. It is over when this is dropped.
#[derive(Debug)]
pub(crate) struct Deadline {
    _under_way: Sender<()>,
}

impl Deadline {
    /// Ends the program with what `too_late` says, once the time is over. A house is whole wherever a program ends.
    pub(crate) fn of(time: Duration, too_late: impl FnOnce() + Send + 'static) -> Self {
        let (under_way, over) = channel();
        let watch = move || {
            // Held to the end: nobody begins to type in a terminal that this program leaves.
            if let Some(_nobody_types) = runs_out(time, &over) {
                too_late();
                std::process::exit(1);
            }
        };
        if let Err(error) = thread::Builder::new().name("deadline".to_owned()).spawn(watch) {
            tracing::warn!(%error, "nothing ends this command in time");
        }
        Self { _under_way: under_way }
    }
}

/// Waits until the time is over while nobody types; none where the command is over before.
fn runs_out(time: Duration, over: &Receiver<()>) -> Option<MutexGuard<'static, ()>> {
    let mut left = time;
    loop {
        let step = left.min(STEP);
        if over.recv_timeout(step) != Err(RecvTimeoutError::Timeout) {
            return None;
        }
        let nobody_types = match TYPING.try_lock() {
            Err(TryLockError::WouldBlock) => continue,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Ok(nobody_types) => nobody_types,
        };
        left -= step;
        if left.is_zero() {
            return Some(nobody_types);
        }
    }
}

/// What is said of a command that took too long: by its id, it is given once more and done once.
pub(crate) fn refusal(time: Duration, id: Option<Uuid>) -> ApiError {
    let seconds = i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
    let refusal = OfficeError::new(Code::TookTooLong).with("seconds", seconds);
    match id {
        Some(id) => refusal.with("id", id.to_string()).with("why", "command").into(),
        None => refusal.with("id", "").with("why", "whole").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_ends_in_time_is_not_ended() {
        let (told, heard) = channel();
        drop(Deadline::of(Duration::from_millis(30), move || {
            // Dropped with the test: nobody hears it.
            let _ = told.send(());
        }));
        assert!(heard.recv_timeout(Duration::from_millis(200)).is_err());
    }

    #[test]
    fn a_time_runs_out_while_nobody_types() {
        let (under_way, over) = channel::<()>();
        let (told, heard) = channel();
        let typing = typing();
        let watch = thread::spawn(move || {
            let nobody_types = runs_out(Duration::from_millis(30), &over);
            // Heard below, as long as this runs.
            let _ = told.send(nobody_types.is_some());
        });
        assert!(heard.recv_timeout(Duration::from_millis(300)).is_err());
        drop(typing);
        assert!(heard.recv().unwrap());
        watch.join().unwrap();
        drop(under_way);
    }
}
