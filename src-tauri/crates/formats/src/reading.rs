//! Files while they are read: what is found in them, and who watches.

use chrono_tz::Tz;
use contract::findings::{Spot, Wrong};
use contract::intake::{ImportPhase, ImportReport};
use contract::refusal::Refusal;

use crate::watch::{Watch, step};

/// Files while they are read: what is found in them, and who watches.
pub struct Reading<'a> {
    /// The house's time zone, for dates that name none.
    pub zone: Tz,
    /// The house's clock, UTC milliseconds.
    pub now_ms: i64,
    /// The files as they are understood, and what is wrong in them.
    pub report: ImportReport,
    watch: &'a dyn Watch,
    done: u64,
    total: u64,
}

impl<'a> Reading<'a> {
    /// Of a house in `zone`, at `now_ms`.
    pub fn new(zone: Tz, now_ms: i64, watch: &'a dyn Watch) -> Self {
        Self { zone, now_ms, report: ImportReport::default(), watch, done: 0, total: 0 }
    }

    /// Something is wrong.
    pub fn problem(&mut self, spot: Spot<'_>, value: &str, wrong: impl Into<Wrong>) {
        self.report.problem(spot, value, wrong);
    }

    /// So many bytes more have gone by.
    ///
    /// # Errors
    /// [`ImportCancelled`](contract::code::Code::ImportCancelled).
    pub fn advance(&mut self, bytes: u64) -> Result<(), Refusal> {
        self.done = (self.done + bytes).min(self.total);
        step(self.watch, ImportPhase::Reading, self.done, self.total)
    }

    /// So many bytes will go by in all.
    pub(crate) fn expect(&mut self, bytes: u64) {
        self.total = bytes;
    }
}
