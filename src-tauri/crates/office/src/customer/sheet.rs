//! A customer's sheet.

use contract::args::ById;
use contract::customer::{CustomerFields, CustomerSheet, Lot, SiteAccess};
use contract::ids::{CustomerId, LotId};
use contract::locale::Locale;
use domain::access::Role;
use domain::money::Cents;
use domain::{credit as rules, text};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::books::credit::{self, LotRow, Untold, lapse};
use crate::books::series;
use crate::{Cx, OfficeError, site};

#[derive(Deserialize)]
struct SheetRow {
    id: CustomerId,
    number: i64,
    version: i64,
    last_name: String,
    first_name: String,
    email: String,
    phone: String,
    locale: Locale,
    created_at_ms: i64,
    orders: i64,
    pending: i64,
    erased_at_ms: Option<i64>,
}

/// The sheet of a customer.
///
/// # Errors
/// [`crate::Code::NotFound`].
pub fn sheet(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ById<CustomerId>,
) -> Result<CustomerSheet, OfficeError> {
    let row: SheetRow = tx
        .row(sql!("sheet"), &named![id = args.id])?
        .ok_or_else(|| OfficeError::not_found("customer"))?;
    let untold = Untold::of(tx, cx, row.id)?;
    let lots = untold.before(credit::lots(tx, row.id)?);
    let supervises = cx.operator.role == Role::Supervisor;
    Ok(CustomerSheet {
        id: row.id,
        number: row.number,
        version: row.version,
        name: text::full_name(&row.last_name, &row.first_name),
        created_at_ms: row.created_at_ms,
        balance_cents: rules::balance(&credit::left(&lots), cx.at_ms),
        lots: contract_lots(tx, cx, &lots, &untold)?
            .into_iter()
            .filter(|lot| lot.left_cents + lot.lapsed_cents != Cents::ZERO)
            .collect(),
        may_give: supervises && row.erased_at_ms.is_none(),
        erased_at_ms: row.erased_at_ms,
        may_export: supervises,
        may_erase: supervises && row.erased_at_ms.is_none(),
        orders: row.orders,
        pending: row.pending,
        access: match cx.operator.visitor {
            Some(_) => SiteAccess::default(),
            None => site::access(tx, cx, row.id, &row.email)?,
        },
        may_sign_out: row.erased_at_ms.is_none() && cx.operator.role != Role::Cashier,
        // The lines of a site read no words of the journal.
        closing: if tx.is_limited() { None } else { site::closing_of(tx, row.id)? },
        fields: CustomerFields {
            last_name: row.last_name,
            first_name: row.first_name,
            email: row.email,
            phone: row.phone,
            locale: row.locale,
        },
    })
}

/// Lots as a sheet shows them: live ones first, earliest expiry first; then the others, newest expiry first.
/// What is left on a lot past its expiry has lapsed, whether it is written off yet or not.
pub(super) fn contract_lots(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    lots: &[LotRow],
    untold: &Untold,
) -> Result<Vec<Lot>, OfficeError> {
    let (now_ms, supervises) = (cx.at_ms, cx.operator.role == Role::Supervisor);
    let past: Vec<LotId> =
        lots.iter().filter(|lot| lot.expires_at_ms < now_ms).map(|lot| lot.id).collect();
    let lapsed = lapse::lapsed(tx, &past)?;
    let shown = lots.iter().map(|lot| {
        let expired = lot.expires_at_ms < now_ms;
        let (left, due) =
            if expired { (Cents::ZERO, lot.left_cents) } else { (lot.left_cents, Cents::ZERO) };
        let may_extend = supervises && left.is_positive();
        let lapsed_cents =
            due + lapsed.get(&lot.id).copied().unwrap_or_default() - untold.lapsed(lot.id);
        Lot {
            id: lot.id,
            number: series::lot_number(lot.number),
            origin: lot.origin.clone(),
            // Credit that was spent from a lot comes back to the one that it was extended by.
            issued_cents: lot.issued_cents.max(left + lapsed_cents),
            left_cents: left,
            lapsed_cents,
            issued_at_ms: lot.issued_at_ms,
            expires_at_ms: lot.expires_at_ms,
            expired,
            may_extend,
            may_take_back: may_extend && lot.is_gift(),
        }
    });
    let mut shown: Vec<Lot> = shown.collect();
    let until = |lot: &Lot| if lot.expired { -lot.expires_at_ms } else { lot.expires_at_ms };
    shown.sort_by_key(|lot| (lot.expired, until(lot), lot.id));
    Ok(shown)
}
