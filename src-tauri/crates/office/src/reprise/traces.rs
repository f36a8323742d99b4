//! What a decision leaves: its answer to the screen, and its row of the journal.

use contract::action::Action;
use contract::reprise::Decided;
use domain::reprise::{RepriseState, UNDO_MS};

use super::row::RepriseRow;
use crate::Cx;
use crate::books::journal::Entry;

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
