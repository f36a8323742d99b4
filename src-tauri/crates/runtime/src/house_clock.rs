//! What time it is in an open house.
//!
//! A shared house lives by its server's clock, which each transaction is told; between two of them the
//! time that passes is counted. A house alone lives by the clock of its machine, as far as it can be
//! believed: see [`domain::clock`].

use std::sync::{Arc, Mutex};

use contract::clock::{ClockNotice, ClockTrouble};
use domain::clock::{Known, STEP_MS, Standing, judge};
use office::house::clock::Said;
use office::{Code, House, OfficeError};
use store::{Engine, Tx};

use crate::clock::Clock;
use store::locked;

/// The clock of an open house.
pub struct HouseClock {
    machine: Arc<dyn Clock>,
    engine: Engine,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// What a demo is ahead of the clock that it runs on.
    ahead_ms: i64,
    /// The demo lives in its own season: nothing about its clock is judged.
    demo: bool,
    /// The last look, or the last answer of the server.
    known: Option<Known>,
    /// By how much the clock leapt ahead, until a supervisor has seen it.
    leapt_ms: Option<i64>,
    /// The journal knows what is wrong now.
    told: bool,
    /// The row of the journal up to which it is known what supervisors said of the clock.
    heard_to: i64,
}

/// The clock of the machine beside the house's time.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// What the machine says, UTC milliseconds.
    pub machine_ms: i64,
    /// The house's time.
    pub house_ms: i64,
    /// How the machine's clock stands.
    pub standing: Standing,
}

impl HouseClock {
    /// The clock of a house whose journal ends with a row, written at `last_at_ms`.
    #[must_use]
    pub fn new(
        machine: Arc<dyn Clock>,
        engine: Engine,
        house: Option<&House>,
        (row, last_at_ms): (i64, Option<i64>),
    ) -> Self {
        let counted_ms = machine.counted_ms();
        let last = last_at_ms.filter(|_| engine == Engine::Sqlite);
        let known = last.map(|at_ms| Known { at_ms, counted_ms, watched: false });
        let state = State { known, heard_to: row, ..State::default() };
        let clock = Self { machine, engine, state: Mutex::new(state) };
        if let Some(house) = house {
            let mut state = locked(&clock.state);
            (state.demo, state.ahead_ms) = (house.demo, house.ahead_ms());
        }
        clock
    }

    /// The house's time, UTC milliseconds.
    #[must_use]
    pub fn now_ms(&self) -> i64 {
        self.look().house_ms
    }

    /// Looks at the machine's clock.
    #[must_use]
    pub fn look(&self) -> Look {
        let mut state = locked(&self.state);
        let counted_ms = self.machine.counted_ms();
        let machine_ms = self.machine.now_ms() + state.ahead_ms;
        let must_be = state.known.map(|known| known.after(counted_ms));
        let (house_ms, standing) = match self.engine {
            Engine::Postgres => (must_be.unwrap_or(machine_ms), Standing::Right),
            Engine::Sqlite if state.demo => {
                (must_be.map_or(machine_ms, |must_be| must_be.max(machine_ms)), Standing::Right)
            }
            Engine::Sqlite => judge(state.known, machine_ms, counted_ms),
        };
        if let Standing::Leapt(by_ms) = standing {
            state.leapt_ms = Some(by_ms);
            state.told = false;
        }
        let believed = matches!(standing, Standing::Right | Standing::Leapt(_));
        // What was answered is where the house goes on from, whatever is answered next.
        if self.engine == Engine::Sqlite && (believed || state.known.is_some()) {
            let watched = believed || state.known.is_some_and(|known| known.watched);
            state.known = Some(Known { at_ms: house_ms, counted_ms, watched });
        }
        Look { machine_ms, house_ms, standing }
    }

    /// The house's time in a transaction, which is kept for what is none.
    pub fn in_transaction(&self, tx: &dyn Tx) -> i64 {
        let Some(server_ms) = tx.now_ms() else { return self.now_ms() };
        let now_ms = server_ms + locked(&self.state).ahead_ms;
        self.heard(now_ms, now_ms);
        now_ms
    }

    /// A transaction was of this time, and `said_ms` was said for it: in a file that is no news, and may be of before a supervisor
    /// set the clock right.
    pub fn heard(&self, at_ms: i64, said_ms: i64) {
        let counted_ms = self.machine.counted_ms();
        let mut state = locked(&self.state);
        let later =
            at_ms > said_ms && state.known.is_none_or(|known| known.after(counted_ms) < at_ms);
        if later || self.engine == Engine::Postgres {
            state.known = Some(Known { at_ms, counted_ms, watched: true });
        }
    }

    /// Refuses what would be written at a time that nobody believes.
    ///
    /// # Errors
    /// [`Code::ClockUnsure`], [`Code::ClockWrong`].
    pub fn sure(&self) -> Result<(), OfficeError> {
        let Look { machine_ms, house_ms, standing } = self.look();
        match standing {
            Standing::Far(_) => Err(OfficeError::new(Code::ClockUnsure)
                .with("machine_ms", machine_ms)
                .with("house_ms", house_ms)),
            Standing::Impossible => {
                Err(OfficeError::new(Code::ClockWrong).with("at_ms", machine_ms))
            }
            Standing::Right | Standing::Back(_) | Standing::Leapt(_) => Ok(()),
        }
    }

    /// What is wrong with the machine's clock, for people.
    #[must_use]
    pub fn notice(&self) -> Option<ClockNotice> {
        let Look { machine_ms, house_ms, standing } = self.look();
        let (trouble, by_ms) = match standing {
            Standing::Back(by_ms) => (ClockTrouble::Back, by_ms),
            Standing::Far(by_ms) => (ClockTrouble::Far, by_ms),
            Standing::Impossible => (ClockTrouble::Impossible, machine_ms - house_ms),
            Standing::Right | Standing::Leapt(_) => {
                (ClockTrouble::Leapt, locked(&self.state).leapt_ms?)
            }
        };
        Some(ClockNotice { trouble, by_ms, machine_ms, house_ms })
    }

    /// What the journal has not been told yet.
    pub(crate) fn untold(&self) -> Option<ClockNotice> {
        let notice = self.notice();
        let mut state = locked(&self.state);
        let known = std::mem::replace(&mut state.told, notice.is_some());
        notice.filter(|_| !known)
    }

    /// A supervisor said here that the machine's clock is right, by a row of the journal.
    pub(crate) fn confirmed(&self, at_ms: i64, row: i64) {
        let counted_ms = self.machine.counted_ms();
        let mut state = locked(&self.state);
        state.known = Some(Known { at_ms, counted_ms, watched: true });
        (state.leapt_ms, state.told) = (None, false);
        state.heard_to = state.heard_to.max(row);
    }

    /// The row of the journal up to which it is known what supervisors said of the clock.
    pub(crate) fn heard_to(&self) -> i64 {
        locked(&self.state).heard_to
    }

    /// What the journal says behind that row. Where a supervisor said by another program that the clock is right, the house goes on
    /// from its last row, as if it was opened there.
    pub(crate) fn hears(&self, said: &Said) {
        let counted_ms = self.machine.counted_ms();
        let mut state = locked(&self.state);
        if said.row_seq <= state.heard_to {
            return;
        }
        state.heard_to = said.row_seq;
        if said.is_confirmed() {
            let known = |at_ms| Known { at_ms, counted_ms, watched: false };
            state.known = said.last_at_ms.map(known);
            (state.leapt_ms, state.told) = (None, false);
        }
    }

    /// Whether the house is ahead of the machine's clock: a supervisor may have said that this one is right.
    pub(crate) fn is_ahead(&self) -> bool {
        matches!(self.look().standing, Standing::Back(_))
    }

    /// Whether a time that was said here is one to come by now: the clock was set right since.
    pub(crate) fn is_outdated(&self, said_ms: i64) -> bool {
        self.engine == Engine::Sqlite && said_ms > self.now_ms() + STEP_MS
    }

    /// The house was made, or the demo's clock moved.
    pub fn follow(&self, house: &House) {
        let mut state = locked(&self.state);
        let by_ms = house.ahead_ms() - state.ahead_ms;
        if let Some(known) = &mut state.known {
            known.at_ms += by_ms;
        }
        (state.demo, state.ahead_ms) = (house.demo, house.ahead_ms());
    }
}
