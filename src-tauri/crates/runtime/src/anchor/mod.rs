//! What this counter last saw of its house, kept outside the database: a house that went back is known by it.
//!
//! Commands note it in memory; a thread of its own writes it beside the key, at once after a quiet while and
//! at most once a second, without waiting for the disk. So a command still waits for the disk once.

mod file;

use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use contract::anchor::WentBack;
use office::books::anchor::{self, End};
use office::{KnownHead, OfficeError};
use store::{Store, StoreError, Tx, locked};

pub(crate) use file::FILE;
pub use file::{forget, kept_at, restored_to, save, seen_at};

use crate::error::ApiError;

/// The file is written this often at most.
const EVERY: Duration = Duration::from_secs(1);

/// What a counter last saw of the house that it has open.
pub struct Anchor {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    seen: End,
    back: Option<WentBack>,
    /// What the store said of its line when the house was last held against this.
    reconnects: u64,
    unwritten: bool,
    /// What was kept before is no more worth anything.
    anew: bool,
    over: bool,
}

impl Anchor {
    /// Reads what was last seen of the house at a place, and holds the house against it.
    ///
    /// # Errors
    /// From the store.
    pub fn open(data_dir: &Path, place: &str, store: &Store) -> Result<Self, ApiError> {
        let kept = kept_at(data_dir, place);
        let reconnects = store.reconnects();
        let (seen, back) = store.read(|tx| {
            Ok::<_, OfficeError>(match held(tx, &kept)? {
                Held::Follows(seen) => (anchor::end(tx)?.and(seen.clone()), None),
                Held::Differs(seen, back) => (seen.clone(), Some(back)),
                Held::Nothing => (anchor::end(tx)?, None),
            })
        })?;
        let unwritten = back.is_none() && seen.row > 0 && kept.first() != Some(&seen);
        let state = State { seen, back, reconnects, unwritten, anew: false, over: false };
        let shared = Arc::new(Shared { state: Mutex::new(state), changed: Condvar::new() });
        let (kept, data_dir, place) = (Arc::clone(&shared), data_dir.to_owned(), place.to_owned());
        let thread = std::thread::Builder::new().name("anchor".to_owned()).spawn(move || {
            kept.write_all(|seen, anew| match anew {
                true => file::save(&data_dir, &place, seen),
                false => file::add(&data_dir, &place, seen),
            });
        });
        if let Err(error) = &thread {
            tracing::error!(%error, "what this counter saw is not kept");
        }
        Ok(Self { shared, thread: thread.ok() })
    }

    /// How the house went back, where it did and nobody went on.
    #[must_use]
    pub fn went_back(&self) -> Option<WentBack> {
        locked(&self.shared.state).back.clone()
    }

    /// Notes what a command that was carried out told of the journal.
    pub(crate) fn note(&self, written: Option<End>) {
        if let Some(end) = written {
            self.shared.note(end);
        }
    }

    /// Refuses a house that is known to have gone back.
    ///
    /// # Errors
    /// [`office::Code::HouseWentBack`], [`office::Code::HouseRewritten`].
    pub(crate) fn is_as_seen(&self) -> Result<(), OfficeError> {
        match &locked(&self.shared.state).back {
            Some(back) => Err(anchor::refusal(back)),
            None => Ok(()),
        }
    }

    /// Whether the transaction of a command begins in the house that this counter knows. Asks the store
    /// only where a line was cut since.
    ///
    /// # Errors
    /// [`office::Code::HouseWentBack`], [`office::Code::HouseRewritten`]; from the store.
    pub(crate) fn follows(
        &self,
        store: &Store,
        tx: &mut dyn Tx,
        head: &KnownHead,
    ) -> Result<(), OfficeError> {
        let (seen, cut) = {
            let state = locked(&self.shared.state);
            if let Some(back) = &state.back {
                return Err(anchor::refusal(back));
            }
            (state.seen.clone(), state.reconnects != store.reconnects())
        };
        let (row, hash) = head.peek(tx)?;
        let differs = row < seen.row || (row == seen.row && hash != seen.hash);
        if differs || cut { self.compare(store, tx, &seen) } else { Ok(()) }
    }

    /// Holds the house against what was seen of it, and notes where it ends now.
    ///
    /// # Errors
    /// As [`Anchor::follows`].
    pub(crate) fn look(&self, store: &Store) -> Result<(), ApiError> {
        // Before the picture is taken: a command of this counter that ends meanwhile is not in it.
        let seen = self.seen();
        let end = store.read(|tx| {
            self.compare(store, tx, &seen)?;
            anchor::end(tx)
        })?;
        self.shared.note(end);
        Ok(())
    }

    fn compare(&self, store: &Store, tx: &mut dyn Tx, seen: &End) -> Result<(), OfficeError> {
        let reconnects = store.reconnects();
        let back = anchor::judge(tx, seen)?;
        let mut state = locked(&self.shared.state);
        state.reconnects = reconnects;
        match back {
            None => {
                // What was lost may have been put back.
                state.back = None;
                Ok(())
            }
            Some(back) => {
                let refusal = anchor::refusal(&back);
                state.back = Some(back);
                Err(refusal)
            }
        }
    }

    /// What was last seen.
    #[must_use]
    pub fn seen(&self) -> End {
        locked(&self.shared.state).seen.clone()
    }

    /// A supervisor said that the house goes on as it is, or the house is another one.
    pub(crate) fn goes_on(&self, end: End) {
        let mut state = locked(&self.shared.state);
        (state.seen, state.back) = (end, None);
        (state.unwritten, state.anew) = (true, true);
        drop(state);
        self.shared.changed.notify_all();
    }
}

/// A house, held against what was kept of it.
enum Held<'a> {
    /// It goes on from this.
    Follows(&'a End),
    /// It went back behind this, or was rewritten.
    Differs(&'a End, WentBack),
    /// Nothing was kept of it, or there is no house.
    Nothing,
}

fn held<'a>(tx: &mut dyn Tx, kept: &'a [End]) -> Result<Held<'a>, OfficeError> {
    // A restore that was begun and whose end nobody saw is told by the house itself.
    for seen in kept.iter().rev() {
        if anchor::judge(tx, seen)?.is_none() {
            return Ok(Held::Follows(seen));
        }
    }
    let Some(seen) = kept.first() else { return Ok(Held::Nothing) };
    // Where there is no house, none went back: one that was lost is founded, or restored.
    if office::House::find(tx)?.is_none() {
        return Ok(Held::Nothing);
    }
    Ok(anchor::judge(tx, seen)?.map_or(Held::Nothing, |back| Held::Differs(seen, back)))
}

/// Why no command is carried out in a house of which this was kept; nothing where it is as it was seen.
///
/// # Errors
/// From the store.
pub fn refusal(tx: &mut dyn Tx, kept: &[End]) -> Result<Option<ApiError>, OfficeError> {
    Ok(match held(tx, kept)? {
        Held::Differs(_, back) => Some(anchor::refusal(&back).into()),
        Held::Follows(_) | Held::Nothing => None,
    })
}

impl Drop for Anchor {
    fn drop(&mut self) {
        locked(&self.shared.state).over = true;
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so.
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn note(&self, end: End) {
        let mut state = locked(&self.state);
        if state.back.is_some() || end == state.seen {
            return;
        }
        let seen = std::mem::take(&mut state.seen);
        state.seen = seen.and(end);
        state.unwritten = true;
        drop(state);
        self.changed.notify_all();
    }

    /// Writes what is noted, until the house is closed; what is noted last is written too.
    fn write_all(&self, write: impl Fn(&End, bool) -> Result<(), StoreError>) {
        loop {
            let (seen, anew, over) = {
                let mut state = locked(&self.state);
                while !state.unwritten && !state.over {
                    state = wait(&self.changed, state, None);
                }
                let seen = state.unwritten.then(|| state.seen.clone());
                state.unwritten = false;
                (seen, std::mem::take(&mut state.anew), state.over)
            };
            if let Some(seen) = seen
                && let Err(error) = write(&seen, anew)
            {
                tracing::warn!(%error, "what this counter saw is not kept");
            }
            let state = locked(&self.state);
            if over || (state.over && !state.unwritten) {
                return;
            }
            if !state.over {
                drop(wait(&self.changed, state, Some(EVERY)));
            }
        }
    }
}

type Guard<'a> = std::sync::MutexGuard<'a, State>;

fn wait<'a>(changed: &Condvar, state: Guard<'a>, most: Option<Duration>) -> Guard<'a> {
    use std::sync::PoisonError;
    match most {
        None => changed.wait(state).unwrap_or_else(PoisonError::into_inner),
        Some(most) => {
            // Notes that come meanwhile are written together: only the end of the house ends the wait.
            let waited = changed.wait_timeout_while(state, most, |state| !state.over);
            waited.map_or_else(|poisoned| poisoned.into_inner().0, |(state, _)| state)
        }
    }
}
