//! The time that a command of a terminal may take in all, whatever does not answer.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use api::ApiError;
use office::{Code, OfficeError};
use uuid::Uuid;

/// A minute: a command, or a line of commands.
pub(crate) const COMMAND: Duration = Duration::from_secs(60);
/// An hour: what reads, copies or writes a whole house.
pub(crate) const HOUSE: Duration = Duration::from_secs(3_600);

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
            if over.recv_timeout(time) == Err(RecvTimeoutError::Timeout) {
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
}
