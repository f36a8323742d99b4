//! A customer's sheet.

use contract::args::ById;
use contract::customer::{CustomerFields, CustomerSheet, Lot};
use contract::ids::CustomerId;
use contract::locale::Locale;
use domain::money::Cents;
use domain::{credit as rules, text};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::books::credit::{self, LotRow};
use crate::books::series;
use crate::{Cx, OfficeError};

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
    let lots = credit::lots(tx, row.id)?;
    Ok(CustomerSheet {
        id: row.id,
        number: row.number,
        version: row.version,
        name: text::full_name(&row.last_name, &row.first_name),
        created_at_ms: row.created_at_ms,
        balance_cents: rules::balance(&credit::left(&lots), cx.at_ms),
        lots: contract_lots(&lots, cx.at_ms)
            .into_iter()
            .filter(|l| l.left_cents != Cents::ZERO)
            .collect(),
        orders: row.orders,
        pending: row.pending,
        fields: CustomerFields {
            last_name: row.last_name,
            first_name: row.first_name,
            email: row.email,
            phone: row.phone,
            locale: row.locale,
        },
    })
}

/// Lots as a sheet shows them: live ones first, earliest expiry first.
pub(super) fn contract_lots(lots: &[LotRow], now_ms: i64) -> Vec<Lot> {
    let mut shown: Vec<Lot> = lots
        .iter()
        .map(|lot| Lot {
            id: lot.id,
            number: series::lot_number(lot.number),
            origin: lot.origin.clone(),
            issued_cents: lot.issued_cents,
            left_cents: lot.left_cents,
            issued_at_ms: lot.issued_at_ms,
            expires_at_ms: lot.expires_at_ms,
            expired: lot.expires_at_ms < now_ms,
        })
        .collect();
    shown.sort_by_key(|lot| (lot.expired, lot.expires_at_ms, lot.id));
    shown
}
