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
        let house = self.program.house();
        let mut seen = house.anchor.seen().row;
        // Somebody wrote, and what could not be read yet.
        let mut behind = false;
        while !self.stop.load(Ordering::SeqCst) {
            // What this program wrote before the file is looked at is no news afterwards.
            let own = house.anchor.seen().row;
            match self.look(seen, &mut behind) {
                Ok(None) => seen = own.max(seen),
                Ok(Some((row, topics))) => {
                    seen = row;
                    self.tell(topics);
                }
                Err(error) => {
                    tracing::warn!(%error, "what other programs wrote could not be looked at");
                }
            }
            std::thread::park_timeout(LOOK);
        }
    }

    /// Where the journal ends, and what was changed behind a row of it; nothing where no other program wrote.
    fn look(
        &self,
        seen: i64,
        behind: &mut bool,
    ) -> Result<Option<(i64, BTreeSet<Topic>)>, ApiError> {
        let house = self.program.house();
        *behind |= house.store.changed_beside()?;
        if !*behind {
            return Ok(None);
        }
        let (written, end) =
            house.look(|tx, _| Ok((command::written_since(tx, seen)?, anchor::end(tx)?)))?;
        *behind = false;
        let changes = |name: String| self.program.changes_of(&name);
        let topics =
            written.into_iter().flat_map(|name| name.and_then(changes).unwrap_or(Topic::ALL));
        Ok(Some((end.row, topics.copied().collect())))
    }

    /// The pages are told even where this program itself cannot follow just now.
    fn tell(&self, topics: BTreeSet<Topic>) {
        let house = self.program.house();
        let followed = house.look_at_end().and_then(|()| follow(self.program.as_ref(), &topics));
        if let Err(error) = followed {
            tracing::warn!(%error, "what other programs changed is not followed");
        }
        match house.look_at_standing() {
            Ok((standing, _)) if self.program.stands(standing) => {
                (self.heard)(Heard::Line(house.line_state()));
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "how this counter stands could not be looked at"),
        }
        if !topics.is_empty() {
            (self.heard)(Heard::Changed(topics.into_iter().collect()));
        }
    }
}
