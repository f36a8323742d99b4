//! A folder that may stop answering, as a share does whose machine is gone. Whoever works there is kept as long as that lasts: it is
//! a thread of its own, one at a time, which nobody waits for longer than it shows that it goes on.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use post::apart;
use runtime::watching::{Seen, What};
use store::locked;

/// How long a look at the folder may take.
const LOOK: Duration = Duration::from_secs(5);
/// How long a piece of what is copied may take.
const PIECE: Duration = Duration::from_secs(30);
/// What was seen is good for a minute of counted time.
const GOOD_MS: i64 = 60_000;

/// How the backups of a folder are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Backups {
    /// Nothing is known against them.
    InTime,
    /// Hours since the newest; 0 where there is none.
    Late(i64),
    /// The folder does not answer.
    Silent,
}

impl Backups {
    /// What somebody has to look at.
    pub(crate) fn seen(self) -> Option<Seen> {
        match self {
            Self::InTime => None,
            Self::Late(hours) => Some(Seen::one(What::SecondBackupLate, hours)),
            Self::Silent => Some(Seen::one(What::SecondBackupSilent, 0)),
        }
    }

    /// Hours since the newest, where that is too long ago.
    pub(crate) fn late_hours(self) -> Option<i64> {
        match self {
            Self::Late(hours) => Some(hours),
            Self::InTime | Self::Silent => None,
        }
    }
}

/// The folder, and who is at work there.
pub(crate) struct Share {
    folder: PathBuf,
    work: Mutex<Work>,
    over: Condvar,
}

#[derive(Default)]
struct Work {
    /// The thread that is at it.
    now: Option<AtWork>,
    /// How late its backups were at the last look, and when that was, by counted time.
    seen: Option<(i64, Option<i64>)>,
}

/// When it last showed that it goes on, and how long it has for the next sign.
#[derive(Clone, Copy)]
struct AtWork {
    heard: Instant,
    patience: Duration,
}

impl AtWork {
    fn since_now(patience: Duration) -> Self {
        Self { heard: Instant::now(), patience }
    }

    fn left(self) -> Duration {
        self.patience.saturating_sub(self.heard.elapsed())
    }
}

impl Share {
    pub(crate) fn at(folder: &Path) -> Arc<Self> {
        let folder = folder.to_owned();
        Arc::new(Self { folder, work: Mutex::default(), over: Condvar::new() })
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Works there once it is one's turn, and waits as long as it shows that it goes on; nothing where it does not.
    pub(crate) fn ask<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> T + Send + 'static,
    ) -> Option<T> {
        let is_mine = self.takes_turn();
        self.answer(&self.spawn(is_mine, work)?)
    }

    /// Begins to work there, and waits for nothing; nothing comes of it where somebody else is at work.
    pub(crate) fn begin<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> T + Send + 'static,
    ) -> Option<Receiver<T>> {
        let is_mine = {
            let mut known = locked(&self.work);
            let is_free = known.now.is_none();
            if is_free {
                known.now = Some(AtWork::since_now(LOOK));
            }
            is_free
        };
        self.spawn(is_mine, work)
    }

    /// Shows that the folder answers, and that a piece of a copy follows.
    pub(crate) fn goes_on(&self) {
        if let Some(now) = &mut locked(&self.work).now {
            *now = AtWork::since_now(PIECE);
        }
    }

    /// What was seen there is another by now.
    pub(crate) fn changed(&self) {
        locked(&self.work).seen = None;
    }

    /// How the backups there are: `look` says how late, where that was not seen within the last minute. While somebody is at
    /// work there it is what was seen last.
    pub(crate) fn backups(
        self: &Arc<Self>,
        counted_ms: i64,
        look: impl FnOnce(&Path) -> Option<i64> + Send + 'static,
    ) -> Backups {
        let seen = locked(&self.work).seen;
        if seen.is_none_or(|(at_ms, _)| counted_ms - at_ms >= GOOD_MS) {
            let looks = self.begin(move |share| {
                let late = look(&share.folder);
                locked(&share.work).seen = Some((counted_ms, late));
            });
            // Where it does not answer, that is found below.
            let _ = looks.and_then(|looks| self.answer(&looks));
        }
        let work = locked(&self.work);
        match (work.now, work.seen) {
            (Some(now), _) if now.left().is_zero() => Backups::Silent,
            (_, Some((_, Some(hours)))) => Backups::Late(hours),
            _ => Backups::InTime,
        }
    }

    /// Waits until nobody is at work there, and takes the turn; not where whoever has it shows nothing any more.
    fn takes_turn(&self) -> bool {
        let mut work = locked(&self.work);
        while let Some(now) = work.now {
            let left = now.left();
            if left.is_zero() {
                return false;
            }
            let waited = self.over.wait_timeout(work, left);
            work = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        work.now = Some(AtWork::since_now(LOOK));
        true
    }

    fn spawn<T: Send + 'static>(
        self: &Arc<Self>,
        is_mine: bool,
        work: impl FnOnce(&Self) -> T + Send + 'static,
    ) -> Option<Receiver<T>> {
        if !is_mine {
            return None;
        }
        let (tell, told) = mpsc::channel();
        let share = Arc::clone(self);
        let thread = move || {
            let done = apart(|| work(share.as_ref()));
            // Whoever is told finds the turn over. Whoever waited may be gone.
            let mut known = locked(&share.work);
            let _ = done.map(|done| tell.send(done));
            known.now = None;
            drop(known);
            share.over.notify_all();
        };
        let begun = std::thread::Builder::new().name("second folder".to_owned()).spawn(thread);
        if let Err(error) = begun {
            tracing::error!(%error, "nobody works at the second folder");
            locked(&self.work).now = None;
            self.over.notify_all();
            return None;
        }
        Some(told)
    }

    fn answer<T>(&self, told: &Receiver<T>) -> Option<T> {
        let left = || locked(&self.work).now.map_or(Duration::ZERO, AtWork::left);
        loop {
            match told.recv_timeout(left()) {
                Ok(done) => return Some(done),
                Err(RecvTimeoutError::Timeout) if !left().is_zero() => {}
                // It may be told just then.
                Err(_) => return told.try_recv().ok(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_works_there_is_one_at_a_time_and_a_part_that_panics_leaves_its_turn() {
        let share = Share::at(Path::new("/srv"));
        let (go, goes) = mpsc::channel::<()>();
        let first = share.begin(move |_| goes.recv().is_ok()).unwrap();
        assert!(share.begin(|_| ()).is_none(), "the first one is at it");
        assert_eq!(share.backups(0, |_| Some(1)), Backups::InTime, "nothing was seen yet");
        go.send(()).unwrap();
        assert_eq!(share.ask(|share| share.folder().to_owned()), Some(PathBuf::from("/srv")));
        assert!(first.recv().unwrap());
        assert_eq!(share.ask(|_| -> i32 { panic!("a part") }), None);
        assert_eq!(share.ask(|_| 2), Some(2));
    }

    #[test]
    fn what_was_seen_is_seen_anew_after_a_minute_or_once_it_changed() {
        let share = Share::at(Path::new("/srv"));
        assert_eq!(share.backups(0, |_| Some(27)), Backups::Late(27));
        assert_eq!(share.backups(GOOD_MS - 1, |_| None), Backups::Late(27));
        assert_eq!(share.backups(GOOD_MS, |_| None), Backups::InTime);
        share.changed();
        assert_eq!(share.backups(GOOD_MS, |_| Some(0)), Backups::Late(0));
    }
}
