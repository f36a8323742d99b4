//! Performances with more places sold than their hall has seats for, as a hall that was made smaller leaves them, or a file.

use contract::args::Empty;
use contract::hall::OverSold;
use contract::ids::PerformanceId;
use domain::hall::over;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::{Cx, OfficeError};

/// As many as anybody settles: the soonest first, the others once these are done.
const LISTED_MAX: i64 = 100;

/// Performances to come that are sold beyond their hall, the soonest first. Each stays until it is settled.
///
/// # Errors
/// From the store.
pub fn over_sold(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<Vec<OverSold>, OfficeError> {
    #[derive(Deserialize)]
    struct Row {
        performance_id: PerformanceId,
        show: String,
        hall: String,
        starts_at_ms: i64,
        seats: i64,
        numbered: i64,
        sold: i64,
        seatless: i64,
    }
    let rows: Vec<Row> = tx.rows(sql!("over"), &named![now_ms = cx.at_ms, limit = LISTED_MAX])?;
    let listed = rows.into_iter().filter_map(|row| {
        let over = over(row.seats, row.numbered > 0, row.sold, row.seatless);
        (over > 0).then_some(OverSold {
            performance_id: row.performance_id,
            show: row.show,
            hall: row.hall,
            starts_at_ms: row.starts_at_ms,
            seats: row.seats,
            sold: row.sold,
            over,
        })
    });
    Ok(listed.collect())
}
