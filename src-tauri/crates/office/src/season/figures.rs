//! One performance: what was sold, what is left, its grid.

use contract::ids::PerformanceId;
use contract::season::{Grid, PerformanceView};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::list::{self, Filter};
use super::performance::Performance;
use crate::{Cx, OfficeError};

#[derive(Deserialize)]
pub(super) struct Counts {
    /// Places whose reprise is asked for.
    pub pending: i64,
    pub taken_back: i64,
    show_version: i64,
}

/// The requests of a performance.
pub(super) fn counts(tx: &mut dyn Tx, id: PerformanceId) -> Result<Counts, OfficeError> {
    tx.row(sql!("counts"), &named![id])?.ok_or_else(|| OfficeError::not_found("performance"))
}

pub(super) fn view(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    id: PerformanceId,
) -> Result<PerformanceView, OfficeError> {
    let performance = Performance::find(tx, id)?;
    let counts = counts(tx, id)?;
    let row = list::rows(tx, cx.at_ms, &Filter::one(id))?
        .pop()
        .ok_or_else(|| OfficeError::not_found("performance"))?;
    Ok(PerformanceView {
        row,
        show_id: performance.show_id,
        show_version: counts.show_version,
        hall_id: performance.hall_id,
        vat_bp: performance.vat_bp,
        opened: performance.opened,
        hall_settled: performance.places > 0,
        pending: counts.pending,
        taken_back: counts.taken_back,
        reschedulings: tx.rows(sql!("reschedulings"), &named![performance_id = id])?,
        version: performance.version,
        grid: grid(tx, id)?,
    })
}

/// The grid of a performance: the categories of its hall against the rates on offer, and every
/// other cell that has a price.
fn grid(tx: &mut dyn Tx, id: PerformanceId) -> Result<Grid, OfficeError> {
    Ok(Grid {
        categories: tx.rows(sql!("grid_categories"), &named![id])?,
        rates: tx.rows(sql!("grid_rates"), &named![performance_id = id])?,
        prices: tx.rows(sql!("grid_prices"), &named![performance_id = id])?,
    })
}
