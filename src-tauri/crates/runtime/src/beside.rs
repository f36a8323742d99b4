//! The other programs that have a house in a file open: what they write is heard within a second.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use office::books::anchor;
use office::command;

use crate::call::topic::Topic;
use crate::error::ApiError;
use crate::hearing::{Heard, Program, follow};

/// How often the file is looked at. It costs no read of it where nobody wrote.
const LOOK: Duration = Duration::from_millis(300);

/// What the thread knows that looks.
pub(crate) struct Beside<P, F> {
    pub(crate) program: Arc<P>,
    pub(crate) heard: F,
    pub(crate) stop: Arc<AtomicBool>,
}

impl<P: Program, F: Fn(Heard)> Beside<P, F> {
    pub(crate) fn listen(&self) {
        let mut seen = self.program.house().anchor.seen().row;
        while !self.stop.load(Ordering::SeqCst) {
            // What this program wrote before the file is looked at is no news afterwards.
            let own = self.program.house().anchor.seen().row;
            match self.look(&mut seen, own) {
                Ok(topics) if topics.is_empty() => {}
                Ok(topics) => (self.heard)(Heard::Changed(topics.into_iter().collect())),
                Err(error) => {
                    tracing::warn!(%error, "what other programs wrote could not be looked at");
                }
            }
            std::thread::park_timeout(LOOK);
        }
    }

    /// What others changed since the last look.
    fn look(&self, seen: &mut i64, own: i64) -> Result<BTreeSet<Topic>, ApiError> {
        let house = self.program.house();
        let mut topics = BTreeSet::new();
        if house.store.changed_beside()? {
            let since = *seen;
            let (written, end) =
                house.look(|tx, _| Ok((command::written_since(tx, since)?, anchor::end(tx)?)))?;
            *seen = end.row;
            house.look_at_end()?;
            for command in written {
                let changes = command.and_then(|name| self.program.changes_of(&name));
                topics.extend(changes.unwrap_or(Topic::ALL));
            }
            follow(self.program.as_ref(), &topics)?;
        } else {
            *seen = own.max(*seen);
        }
        Ok(topics)
    }
}
