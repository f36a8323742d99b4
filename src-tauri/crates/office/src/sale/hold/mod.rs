//! *Places gardées*: the seats that a basket holds. A basket is whoever works at a counter: an operator there has one.

mod gone;
mod keep;
mod leave;
mod take;

use std::collections::BTreeMap;

use contract::hold::Holder;
use contract::ids::{PerformanceId, SeatId};
use domain::hold::latest_ms;
use serde::Deserialize;
use store::{ByIds, Named, StoreError, Tx, named, sql};

use crate::{Code, Cx, OfficeError};

pub(super) use gone::gone;
pub use keep::hold;
pub(super) use keep::{Found, look_up, mine};
pub use leave::leave;
pub use take::take_over;

/// Who asks, and when: what tells other baskets' holds from one's own and from those that are over, in the slot
/// `others_holds` of a text.
pub(crate) fn asked_by(cx: &Cx<'_>) -> [Named; 4] {
    named![
        now_ms = cx.at_ms,
        latest_ms = latest_ms(cx.at_ms),
        operator_id = cx.operator.id,
        counter_id = cx.counter_id
    ]
}

/// The same beside a text's own values.
pub(crate) fn asked_with<const N: usize>(cx: &Cx<'_>, own: [Named; N]) -> Vec<Named> {
    asked_by(cx).into_iter().chain(own).collect()
}

/// Another basket's hold, as a text says it beside a seat: all absent where there is none.
#[derive(Clone, Deserialize)]
pub(crate) struct HolderRow {
    holder_counter: Option<String>,
    holder_operator: Option<String>,
    holder_until_ms: Option<i64>,
    holder_from_me: Option<i64>,
}

impl HolderRow {
    /// Whether another basket holds the seat.
    pub(crate) const fn is_there(&self) -> bool {
        self.holder_counter.is_some()
    }

    pub(crate) fn holder(self) -> Option<Holder> {
        Some(Holder {
            counter: self.holder_counter?,
            operator: self.holder_operator?,
            until_ms: self.holder_until_ms?,
            from_me: self.holder_from_me == Some(1),
        })
    }
}

/// Refuses a seat that was sold.
pub(crate) fn seat_sold(row: &str, seat: &str) -> OfficeError {
    OfficeError::new(Code::SeatSold).with("row", row).with("seat", seat)
}

/// Refuses a seat that another basket holds.
pub(crate) fn seat_held(row: &str, seat: &str, holder: &Holder) -> OfficeError {
    OfficeError::new(Code::SeatHeld)
        .with("row", row)
        .with("seat", seat)
        .with("counter", holder.counter.as_str())
        .with("operator", holder.operator.as_str())
        .with("until_ms", holder.until_ms)
}

/// Lets seats go, whoever holds them: they are sold, or their basket no longer has them.
pub(super) fn let_go(
    tx: &mut dyn Tx,
    seats: impl IntoIterator<Item = (PerformanceId, SeatId)>,
) -> Result<(), StoreError> {
    for (performance_id, seat_ids) in by_performance(seats) {
        ByIds::new(sql!("let_go"), &named![performance_id]).execute(tx, &seat_ids)?;
    }
    Ok(())
}

/// Seats under their performances, both in the order of their ids: every writer takes them in the same one.
fn by_performance(
    seats: impl IntoIterator<Item = (PerformanceId, SeatId)>,
) -> BTreeMap<PerformanceId, Vec<SeatId>> {
    let mut of: BTreeMap<PerformanceId, Vec<SeatId>> = BTreeMap::new();
    for (performance_id, seat_id) in seats {
        of.entry(performance_id).or_default().push(seat_id);
    }
    for seat_ids in of.values_mut() {
        seat_ids.sort_unstable();
    }
    of
}
