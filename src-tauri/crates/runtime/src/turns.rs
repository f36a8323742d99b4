//! Who has the house while a command of this program waits for it. The window is told before the command is refused,
//! and once the house is free again.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use store::{Holder, locked};

use crate::clock::{Clock, SystemClock};
use crate::hearing::{Heard, Program};
use crate::line_state::{Held, HeldBy};

/// How often it is looked at. It asks the database nothing while nobody waits.
const LOOK: Duration = Duration::from_millis(200);
/// No command of another counter takes so long, but for an import or the like.
const LONG: Duration = Duration::from_secs(1);

/// What the thread knows that looks.
pub(crate) struct Turns<P, F> {
    pub(crate) program: Arc<P>,
    pub(crate) heard: F,
    pub(crate) stop: Arc<AtomicBool>,
}

impl<P: Program, F: Fn(Heard)> Turns<P, F> {
    pub(crate) fn watch(&self) {
        while !self.stop.load(Ordering::SeqCst) {
            self.look();
            std::thread::park_timeout(LOOK);
        }
    }

    fn look(&self) {
        let house = self.program.house();
        let (was_held, is_lost) = {
            let line = locked(&house.line);
            (line.held.is_some(), line.lost_since_ms.is_some())
        };
        let waits = house.store.waits().filter(|waited| *waited > LONG);
        if is_lost || !(was_held || waits.is_some()) {
            return;
        }
        match house.store.holder() {
            Ok(holder) => self.tell(holder.map(by_name), waits.unwrap_or_default()),
            Err(error) => tracing::warn!(%error, "who has the house could not be asked"),
        }
    }

    fn tell(&self, holder: Option<(HeldBy, String)>, waited: Duration) {
        let house = self.program.house();
        let told = {
            let mut line = locked(&house.line);
            let known = line.held.as_ref().map(|held| (held.by, held.name.clone()));
            let news = known != holder;
            if news {
                let waited = i64::try_from(waited.as_millis()).unwrap_or_default();
                let since_ms = SystemClock.now_ms() - waited;
                line.held = holder.map(|(by, name)| Held { by, name, since_ms });
            }
            news.then(|| line.clone())
        };
        if let Some(state) = told {
            tracing::info!(held = ?state.held, "whom the commands of this counter wait for");
            (self.heard)(Heard::Line(state));
        }
    }
}

fn by_name(holder: Holder) -> (HeldBy, String) {
    match holder {
        Holder::This => (HeldBy::This, String::new()),
        Holder::Beside => (HeldBy::Beside, String::new()),
        Holder::Counter(name) => (HeldBy::Counter, name),
    }
}
