//! Puts a batch into the house: what is new is added, what the source changed is changed, and
//! what was decided or sold here stays.

use serde_json::json;
use store::Tx;

use super::{Batch, orders, people, season};
use crate::journal::{self, Entry};
use crate::wire::ImportReport;
use crate::{Cx, OfficeError};

macro_rules! sql {
    ($file:literal) => {
        include_str!(concat!("../sql/", $file, ".sql"))
    };
}

/// Applies a batch in a write transaction. The same batch again changes nothing. With `dry_run`
/// everything is tried and taken back: the report says what would be done.
///
/// # Errors
/// [`crate::Code::ImportConflict`] when the batch contradicts itself or what is here: a seat sold
/// twice, an order number or a code of another order, a reference to nothing. Nothing is kept then.
pub fn apply(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    batch: &Batch,
    dry_run: bool,
) -> Result<ImportReport, OfficeError> {
    if dry_run {
        tx.execute(sql!("import/try"), &[])?;
    }
    let mut report = write(tx, cx, batch)?;
    if dry_run {
        tx.execute(sql!("import/forget"), &[])?;
        tx.execute(sql!("import/end_trial"), &[])?;
        report.dry_run = true;
    }
    Ok(report)
}

fn write(tx: &mut dyn Tx, cx: &Cx<'_>, batch: &Batch) -> Result<ImportReport, OfficeError> {
    let mut report = ImportReport { skipped: batch.skipped.clone(), ..ImportReport::default() };
    let season = season::apply(tx, cx, batch, &mut report)?;
    let customers = people::apply(tx, cx, batch, &mut report)?;
    orders::apply(tx, cx, batch, &season, &customers, &mut report)?;
    let new = report.shows + report.performances + report.seats + report.customers;
    if new + report.orders + report.places + report.updated > 0 {
        let data = json!({
            "source": &batch.source,
            "shows": report.shows,
            "performances": report.performances,
            "seats": report.seats,
            "customers": report.customers,
            "orders": report.orders,
            "places": report.places,
            "updated": report.updated,
        });
        journal::append(tx, cx, Entry { action: "import.applied", data, ..Entry::default() })?;
    }
    Ok(report)
}
