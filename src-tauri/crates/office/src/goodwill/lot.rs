//! A lot that is moved or taken back, with what is left on it.

use contract::ids::{CustomerId, LotId};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::books::credit::{self, LotRow};
use crate::books::series;
use crate::{Code, Cx, OfficeError};

/// The lot of an id, on which something is left to spend.
///
/// # Errors
/// [`Code::NotFound`], [`Code::LotOver`].
pub(super) fn living(tx: &mut dyn Tx, cx: &Cx<'_>, id: LotId) -> Result<LotRow, OfficeError> {
    #[derive(Deserialize)]
    struct Of {
        customer_id: CustomerId,
    }
    let not_found = || OfficeError::not_found("lot");
    let of: Of = tx.row(sql!("lot"), &named![id])?.ok_or_else(not_found)?;
    let lots = credit::lots(tx, of.customer_id)?;
    let lot = lots.into_iter().find(|lot| lot.id == id).ok_or_else(not_found)?;
    if lot.expires_at_ms < cx.at_ms || !lot.left_cents.is_positive() {
        return Err(about(Code::LotOver, &lot));
    }
    Ok(lot)
}

/// A refusal that names the lot.
pub(super) fn about(code: Code, lot: &LotRow) -> OfficeError {
    OfficeError::new(code).with("lot", series::lot_number(lot.number))
}
