//! A line of its own on which a counter hears the changes of others and shows that it is there.

use std::time::Duration;

use ::postgres::fallible_iterator::FallibleIterator;

use super::session::{CHANNEL, Session, WRITE, run};
use crate::{StoreError, Tx};

/// Questions on this line are small: a server that takes longer is away.
pub(super) const UNANSWERED: Duration = Duration::from_millis(1_500);
/// Nothing on this line is worth waiting for the disk or for a lock.
const SESSION: &str = "SET statement_timeout = '1500ms'; SET lock_timeout = '500ms'; \
    SET synchronous_commit = off";

/// Hears what the other counters of a shared house change.
pub struct Listener {
    session: Session,
}

impl Listener {
    pub(super) fn over(mut session: Session) -> Result<Self, StoreError> {
        let listens = format!("{SESSION}; LISTEN {CHANNEL}");
        session.ask(move |client| Ok(client.batch_execute(&listens)?))?;
        Ok(Self { session })
    }

    /// Asks the server for an answer, to see that it lives.
    ///
    /// # Errors
    /// [`StoreError::Unreachable`] when there is none.
    pub fn ping(&mut self) -> Result<(), StoreError> {
        self.session.ask(|client| Ok(client.batch_execute("SELECT 1")?))
    }

    /// What was announced since the last time. Waits at most `wait` while there is nothing.
    ///
    /// # Errors
    /// [`StoreError::Unreachable`] when the line is dead.
    pub fn heard(&mut self, wait: Duration) -> Result<Vec<String>, StoreError> {
        self.session.ask_after(wait, move |client| {
            let mut notifications = client.notifications();
            let first = notifications.timeout_iter(wait).next()?;
            let mut heard: Vec<String> =
                first.map(|n| n.payload().to_owned()).into_iter().collect();
            while let Some(more) = notifications.iter().next()? {
                heard.push(more.payload().to_owned());
            }
            Ok(heard)
        })
    }

    /// Writes what belongs to this counter alone, outside the order of the house's writers.
    ///
    /// # Errors
    /// Those of `work`, and [`StoreError`] from the engine.
    pub fn aside<T, E: From<StoreError>>(
        &mut self,
        mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        run(&mut self.session, WRITE, &mut work)
    }
}
