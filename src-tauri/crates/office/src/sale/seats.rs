//! The seats of a performance's hall, each as it is now.

use contract::ids::{CategoryId, HallId, PerformanceId, SeatId};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::hold::{HolderRow, asked_with};
use super::out::why::OutRow;
use crate::{Cx, OfficeError};

/// A seat, with what stands in the way of whoever asks for it.
#[derive(Deserialize)]
pub(super) struct SeatRow {
    pub(super) id: SeatId,
    pub(super) hall_id: HallId,
    pub(super) row: String,
    pub(super) seat: String,
    pub(super) category_id: CategoryId,
    /// Free seating.
    pub(super) unplaced: bool,
    /// `live` or `pending` where a place sits on it, else empty.
    pub(super) state: String,
    /// Whether a place of it was taken back.
    pub(super) returned: bool,
    #[serde(flatten)]
    pub(super) holder: HolderRow,
    #[serde(flatten)]
    pub(super) out: OutRow,
}

impl SeatRow {
    pub(super) fn is_free(&self) -> bool {
        self.state.is_empty() && !self.holder.is_there() && !self.out.is_there()
    }
}

/// In the order in which they stand.
///
/// # Errors
/// Those of the store.
pub(super) fn seats(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    performance_id: PerformanceId,
) -> Result<Vec<SeatRow>, OfficeError> {
    let text = sql!("seats", "others_holds" = "hold/others");
    Ok(tx.rows(text, &asked_with(cx, named![performance_id]))?)
}
