//! A line of its own on which a counter hears what the others changed, and shows that it is there.

use std::time::Duration;

use ::postgres::fallible_iterator::FallibleIterator;

use super::{PostgresStore, Session, run};
use crate::{StoreError, Tx};

/// The channel of a house's changes. A server keeps the channels of its databases apart.
pub(super) const CHANNEL: &str = "contremarque";
/// What is asked here is small: a server that takes longer is away.
const UNANSWERED: Duration = Duration::from_millis(1_500);
/// The work done on this line is worth no wait for the disk, and no wait for a lock.
const SESSION: &str = "SET statement_timeout = '1500ms'; SET lock_timeout = '500ms'; \
    SET synchronous_commit = off";

/// Hears what the other counters of a shared house change.
pub struct Ear {
    session: Session,
}

impl Ear {
    pub(super) fn open(store: &PostgresStore) -> Result<Self, StoreError> {
        let mut session = store.connect(Some(UNANSWERED))?;
        session.client.batch_execute(SESSION)?;
        session.client.batch_execute(&format!("LISTEN {CHANNEL}"))?;
        Ok(Self { session })
    }

    /// Asks the server for a sign of life.
    ///
    /// # Errors
    /// [`StoreError::Unreachable`] when there is none.
    pub fn ping(&mut self) -> Result<(), StoreError> {
        Ok(self.session.client.batch_execute("SELECT 1")?)
    }

    /// What was announced since the last time, waiting for at most `wait` when it is nothing.
    ///
    /// # Errors
    /// [`StoreError::Unreachable`] when the line is dead.
    pub fn heard(&mut self, wait: Duration) -> Result<Vec<String>, StoreError> {
        let mut notifications = self.session.client.notifications();
        let first = notifications.timeout_iter(wait).next()?;
        let mut heard: Vec<String> = first.map(|n| n.payload().to_owned()).into_iter().collect();
        while let Some(more) = notifications.iter().next()? {
            heard.push(more.payload().to_owned());
        }
        Ok(heard)
    }

    /// Writes what belongs to this counter alone, beside the house's one writer.
    ///
    /// # Errors
    /// Those of `work`, and [`StoreError`] from the engine.
    pub fn aside<T, E: From<StoreError>>(
        &mut self,
        mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        run(&mut self.session, "BEGIN", &mut work)
    }
}
