//! A line of its own on which a counter hears the changes of others and shows that it is there.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use ::postgres::fallible_iterator::FallibleIterator;

use super::session::{Session, WRITE, run};
use crate::dialect::CHANNEL;
use crate::{StoreError, Tx};

/// Questions on this line are small: a server that takes longer is away.
pub(super) const UNANSWERED: Duration = Duration::from_millis(1_500);
/// Nothing on this line is worth waiting for the disk or for a lock.
const SESSION: &str = "SET statement_timeout = '1500ms'; SET lock_timeout = '500ms'; \
    SET synchronous_commit = off";

/// Announcements that are kept at a time, each once: whoever has a login of the database can make thousands a second.
const MOST: usize = 1_000;
/// Longest time in which they are read before somebody looks at them.
const READING: Duration = Duration::from_millis(250);
/// What is told in place of all that was too much: it may have been about anything.
const TOO_MUCH: &str = "- more";

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

    /// What was announced since the last time, each text once. Waits at most `wait` while there is nothing. Of a flood a
    /// part is kept, and a word that stands for the rest; what is still to be read is read the next time.
    ///
    /// # Errors
    /// [`StoreError::Unreachable`] when the line is dead.
    pub fn heard(&mut self, wait: Duration) -> Result<Vec<String>, StoreError> {
        self.session.ask_after(wait, move |client| {
            let mut notifications = client.notifications();
            let first = notifications.timeout_iter(wait).next()?;
            let mut heard: BTreeSet<String> =
                first.map(|n| n.payload().to_owned()).into_iter().collect();
            let until = Instant::now() + READING;
            while Instant::now() < until
                && let Some(more) = notifications.iter().next()?
            {
                let text = if heard.len() < MOST { more.payload() } else { TOO_MUCH };
                if !heard.contains(text) {
                    heard.insert(text.to_owned());
                }
            }
            Ok(heard.into_iter().collect())
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
