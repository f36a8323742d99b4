//! An import that is under way.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU8, Ordering};

use contract::intake::{ImportPhase, ImportProgress};
use formats::Watch;

/// An import that is under way: how far it is, and whether it should stop.
#[derive(Default)]
pub struct Job {
    phase: AtomicU8,
    done: AtomicI64,
    total: AtomicI64,
    pub(crate) cancelled: AtomicBool,
}

impl Watch for Job {
    fn step(&self, phase: ImportPhase, done: u64, total: u64) -> bool {
        let phase = if phase == ImportPhase::Writing { 2 } else { 1 };
        self.phase.store(phase, Ordering::Relaxed);
        self.total.store(i64::try_from(total).unwrap_or(i64::MAX), Ordering::Relaxed);
        self.done.store(i64::try_from(done).unwrap_or(i64::MAX), Ordering::Relaxed);
        !self.cancelled.load(Ordering::Relaxed)
    }
}

impl Job {
    pub(crate) fn progress(&self) -> ImportProgress {
        let phase = match self.phase.load(Ordering::Relaxed) {
            2 => ImportPhase::Writing,
            _ => ImportPhase::Reading,
        };
        let (done, total) = (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed));
        ImportProgress { phase, done, total }
    }
}
