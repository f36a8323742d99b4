//! A batch on its way into the house.

use contract::findings::{Spot, Wrong};
use contract::intake::ImportReport;
use formats::Watch;
use formats::batch::{At, Batch};

/// A batch on its way into the house.
pub struct Applying<'a> {
    pub batch: &'a Batch,
    pub watch: &'a dyn Watch,
    /// What was found while reading, and what is found while applying.
    pub report: ImportReport,
}

impl Applying<'_> {
    /// Notes a problem at that place of the files.
    pub(super) fn problem(&mut self, at: At, column: &str, value: &str, wrong: impl Into<Wrong>) {
        let file = self.batch.files.get(usize::from(at.file)).map_or("", String::as_str);
        let spot = Spot { file, line: u64::from(at.line), column };
        self.report.problem(spot, value, wrong);
    }
}
