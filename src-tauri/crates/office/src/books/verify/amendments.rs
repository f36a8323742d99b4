//! Sales that were put right, held against the journal, their places, payments and transfers.

use contract::action::Action;
use serde::Deserialize;
use store::{Text, Tx, TxExt, named, sql};

use super::fault::Fault;
use crate::OfficeError;
use crate::books::series;

/// Whether a row of the journal tells of an amendment, of a try of a refund or of its end.
pub(super) fn tells(action: &str) -> bool {
    [
        Action::SaleVoided,
        Action::SaleTenderCorrected,
        Action::SaleExchanged,
        Action::RefundSettled,
        Action::RefundTried,
    ]
    .iter()
    .any(|known| known.key() == action)
}

#[derive(Deserialize)]
struct OrderNumber {
    number: String,
}

/// The first thing about an amendment that does not add up. `told` is how many rows of the journal tell
/// of one.
pub(super) fn check(tx: &mut dyn Tx, told: i64) -> Result<Option<Fault>, OfficeError> {
    let rules: [(&'static str, &Text); 5] = [
        ("amendment_unjournalled", sql!("unjournalled")),
        ("refund_try_unjournalled", sql!("try_unjournalled")),
        ("amendment_changed", sql!("amendment_changed")),
        ("refund_changed", sql!("refund_changed")),
        ("refund_misplaced", sql!("refund_misplaced")),
    ];
    for (what, query) in rules {
        let number = tx.int(query, &[])?;
        if number > 0 {
            return Ok(Some(Fault::of(what, series::amendment_number(number))));
        }
    }
    let gap = tx.int(sql!("amendment_gap"), &named![name = series::AMENDMENT])?;
    if gap > 0 {
        return Ok(Some(Fault::of("amendment_missing", series::amendment_number(gap))));
    }
    if tx.int(sql!("told"), &[])? != told {
        return Ok(Some(Fault::missing("amendment_missing")));
    }
    let orders: [(&'static str, &Text); 2] =
        [("refund_excess", sql!("refund_excess")), ("place_cancelled", sql!("place_cancelled"))];
    for (what, query) in orders {
        if let Some(order) = tx.row::<OrderNumber, _>(query, &[])? {
            return Ok(Some(Fault::of(what, order.number)));
        }
    }
    Ok(None)
}
