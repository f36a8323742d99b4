//! Seats that a basket names and that the hall of their performance has no more.

use contract::ids::{PerformanceId, SeatId};
use serde::Deserialize;
use store::{StoreError, Tx, TxExt, named, sql};

/// The performance of a seat that its hall has no more.
#[derive(Deserialize)]
pub(in crate::sale) struct Gone {
    pub(in crate::sale) show: String,
    pub(in crate::sale) starts_at_ms: i64,
}

/// The performance, where its hall has no such seat; nothing where it has, or where there is no such performance.
pub(in crate::sale) fn gone(
    tx: &mut dyn Tx,
    performance_id: PerformanceId,
    seat_id: SeatId,
) -> Result<Option<Gone>, StoreError> {
    tx.row(sql!("gone"), &named![performance_id, seat_id])
}
