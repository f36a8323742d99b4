//! What a decision leaves: its answer to the screen, and its row of the journal.

use contract::action::Action;
use contract::reprise::Decided;
use domain::money::Cents;
use domain::reprise::{RepriseState, UNDO_MS};
use serde_json::json;

use super::row::RepriseRow;
use crate::Cx;
use crate::books::journal::Entry;
use crate::books::series;

/// A decision that can be undone for a while.
pub(super) fn decided(cx: &Cx<'_>, row: &RepriseRow, version: i64, state: RepriseState) -> Decided {
    Decided { id: row.id, version, state, undo_until_ms: Some(cx.at_ms + UNDO_MS) }
}

/// A row of the journal about a request.
pub(super) fn entry<'a>(action: Action, row: &RepriseRow) -> Entry<'a> {
    Entry {
        customer_id: Some(row.customer_id),
        order_id: Some(row.order_id),
        reprise_id: Some(row.id),
        ..Entry::of(action)
    }
}

/// Adds to the facts of a row the credit that moved: the lots by name, and each with its amount and expiry.
pub(super) fn credit_data(
    data: &mut serde_json::Value,
    lots: impl Iterator<Item = (i64, Cents, i64)>,
) {
    let told: Vec<_> = lots
        .map(|(number, amount_cents, expires_at_ms)| {
            let lot = series::lot_number(number);
            json!({ "lot": lot, "amount_cents": amount_cents, "expires_at_ms": expires_at_ms })
        })
        .collect();
    let names: Vec<&str> = told.iter().filter_map(|part| part["lot"].as_str()).collect();
    if !names.is_empty() {
        data["lot"] = json!(names.join(", "));
        data["credit"] = json!(told);
    }
}
