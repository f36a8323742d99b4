//! A batch on its way into the house.

use contract::findings::{Spot, Wrong};
use contract::intake::ImportReport;
use formats::Watch;
use formats::batch::{At, Batch};

use crate::contradiction::{Contradictions, Found};
use crate::season::Outs;

/// A batch on its way into the house.
pub struct Applying<'a> {
    pub(super) batch: &'a Batch,
    pub(super) watch: &'a dyn Watch,
    /// What was found while reading, and what is found while applying.
    pub(super) report: ImportReport,
    pub(super) contradictions: Contradictions,
    /// What was said of seats out of sale whose performance went to another hall.
    pub(super) outs: Outs,
    /// Nothing is written.
    pub(super) dry: bool,
}

impl<'a> Applying<'a> {
    /// Begins with what was found while reading.
    #[must_use]
    pub fn new(batch: &'a Batch, watch: &'a dyn Watch, report: ImportReport) -> Self {
        let contradictions = Contradictions::default();
        Self { batch, watch, report, contradictions, outs: Outs::default(), dry: false }
    }

    /// Notes something that the files say otherwise than this house. What a person has settled is not listed
    /// again.
    pub(super) fn contradict(&mut self, found: Found) {
        let what = found.what.clone();
        if self.contradictions.find(found) {
            self.report.conflict(what);
        }
    }

    /// Notes a problem at that place of the files.
    pub(super) fn problem(&mut self, at: At, column: &str, value: &str, wrong: impl Into<Wrong>) {
        let file = self.batch.file(at);
        let spot = Spot { file, line: u64::from(at.line), column };
        self.report.problem(spot, value, wrong);
    }
}
