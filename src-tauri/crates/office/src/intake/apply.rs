//! Puts a batch into the house: what is new is added, what the source changed is changed, and
//! what was decided or sold here stays.

use contract::action::Action;
use contract::intake::ImportReport;
use formats::Unwatched;
use formats::batch::Batch;
use serde_json::json;
use store::Tx;

use super::applying::Applying;
use super::pretend::Pretend;
use super::{balances, erased, orders, people, requests, season};
use crate::books::journal::{self, Entry};
use crate::contradiction::Contradictions;
use crate::{Cx, OfficeError};

impl Applying<'_> {
    /// Reads, compares and counts in a transaction that only reads: nobody waits for it.
    ///
    /// # Errors
    /// As [`Applying::run`].
    pub fn try_out(mut self, tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<ImportReport, OfficeError> {
        self.dry = true;
        let report = self.run(&mut Pretend(tx), cx)?;
        Ok(ImportReport { dry_run: true, ..report })
    }

    /// Writes the batch in a write transaction. A line that cannot be taken is listed and left out; the rest
    /// comes in.
    ///
    /// # Errors
    /// [`crate::Code::ImportCancelled`]; [`crate::Code::ImportConflict`] where the store itself
    /// refuses what was not foreseen.
    pub fn run(self, tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<ImportReport, OfficeError> {
        let Self { batch, watch, mut report, contradictions, outs, dry } = self;
        let batch = erased::without(tx, batch, &mut report)?;
        Applying { batch: &batch, watch, report, contradictions, outs, dry }.run_all(tx, cx)
    }

    fn run_all(mut self, tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<ImportReport, OfficeError> {
        for (reason, count) in &self.batch.skipped {
            *self.report.skipped.entry(reason.clone()).or_default() += count;
        }
        self.contradictions = Contradictions::load(tx, &self.batch.source)?;
        let season = season::apply(tx, cx, &mut self)?;
        let customers = people::apply(tx, cx, &mut self)?;
        orders::apply(tx, cx, &mut self, season, &customers)?;
        requests::apply(tx, cx, &mut self)?;
        let mut entries = balances::apply(tx, cx, &mut self, &customers)?;
        let listed = self.contradictions.write(tx, cx)?;
        let report = self.report;
        if !self.dry && (report.writes() > 0 || listed > 0) {
            let mut data = json!({
                "source": &self.batch.source,
                "shows": report.shows,
                "performances": report.performances,
                "seats": report.seats,
                "customers": report.customers,
                "orders": report.orders,
                "places": report.places,
                "updated": report.updated,
                "balances": report.balances,
                "balances_cents": report.balances_cents,
                "contradictions": listed,
            });
            self.outs.tell(&mut data);
            entries.push(Entry { data, ..Entry::of(Action::ImportApplied) });
            journal::append_all(tx, cx, entries)?;
        }
        Ok(report)
    }
}

/// Applies a batch that is in memory. The same batch again changes nothing.
///
/// # Errors
/// [`crate::Code::ImportRefused`] when a whole file cannot be taken. Nothing may be kept then.
pub fn apply(tx: &mut dyn Tx, cx: &Cx<'_>, batch: &Batch) -> Result<ImportReport, OfficeError> {
    let applying = Applying::new(batch, &Unwatched, ImportReport::default());
    let report = applying.run(tx, cx)?;
    report.refusal().map_or(Ok(report), |refusal| Err(refusal.into()))
}
