//! *Sans frais*: a performance was moved, and its places are asked back without a fee until a day.

use contract::action::Action;
use contract::ids::{PerformanceId, RepriseId, ReschedulingId};
use domain::rescheduling::{FreeReprise, longest};
use serde::Deserialize;
use serde_json::json;
use store::{ByIds, Tx, TxExt, named, sql};

use super::row::RepriseRow;
use super::traces::entry;
use crate::OfficeError;
use crate::books::journal::Entry;

/// The move under which a place has no fee.
#[derive(Clone, Copy, Debug)]
pub(super) struct Relief {
    pub rescheduling_id: ReschedulingId,
    pub until_ms: i64,
}

#[derive(Deserialize)]
struct Offer {
    id: ReschedulingId,
    at_ms: i64,
    free_until_ms: i64,
}

/// The relief of a place that was sold and is asked back then, if its performance was moved.
///
/// # Errors
/// From the store.
pub(super) fn of_place(
    tx: &mut dyn Tx,
    performance_id: PerformanceId,
    sold_at_ms: i64,
    asked_at_ms: i64,
) -> Result<Option<Relief>, OfficeError> {
    let offers: Vec<Offer> = tx.rows(sql!("free_offers"), &named![performance_id])?;
    let offers: Vec<(ReschedulingId, FreeReprise)> = offers
        .into_iter()
        .map(|offer| {
            let free = FreeReprise { moved_at_ms: offer.at_ms, until_ms: offer.free_until_ms };
            (offer.id, free)
        })
        .collect();
    let found = longest(&offers, sold_at_ms, asked_at_ms);
    Ok(found.map(|(rescheduling_id, free)| Relief { rescheduling_id, until_ms: free.until_ms }))
}

#[derive(Deserialize)]
struct Open {
    id: RepriseId,
}

/// Lets the fee of the open requests of a performance fall away that its move covers: all that was paid is theirs. What else
/// they froze stays. Gives a row of the journal for each, which is written after that of the move.
///
/// # Errors
/// From the store.
pub(crate) fn relieve(
    tx: &mut dyn Tx,
    performance_id: PerformanceId,
    rescheduling_id: ReschedulingId,
) -> Result<Vec<Entry<'static>>, OfficeError> {
    let open: Vec<Open> = tx.rows(sql!("with_fee"), &named![performance_id, rescheduling_id])?;
    let ids: Vec<RepriseId> = open.into_iter().map(|open| open.id).collect();
    let mut rows = RepriseRow::load_all(tx, &ids)?;
    ByIds::new(sql!("relieve"), &named![rescheduling_id]).execute(tx, &ids)?;
    let relieved = ids.iter().filter_map(|id| rows.remove(id)).map(|row| {
        let mut data = row.data();
        data["before_cents"] = json!(row.reprise_cents);
        data["reprise_cents"] = json!(row.paid_cents);
        Entry { data, ..entry(Action::RepriseRelieved, &row) }
    });
    Ok(relieved.collect())
}
