//! What does not add up, and rows that are read by position.

use store::{Row, StoreError, Value};

/// Something that does not add up.
#[derive(Debug)]
pub(super) struct Fault {
    /// The row of the journal, where one was touched.
    pub(super) seq: Option<i64>,
    /// Stable code: `row_missing`, `row_changed`, `note_changed`, `rows_after_end`,
    /// `transfer_stray`, `account_changed`, `lot_changed`, `reprise_without_credit`,
    /// `ticket_missing`, `receipts_changed`, `handed_without_ticket`, `amendment_unjournalled`,
    /// `amendment_changed`, `amendment_missing`, `refund_changed`, `refund_excess`, `place_cancelled`,
    /// `command_changed`, and those of the kinds of [`crate::books::seal`].
    pub(super) what: &'static str,
    /// What it concerns.
    pub(super) detail: Option<String>,
}

impl Fault {
    pub(super) const fn row(seq: i64, what: &'static str) -> Self {
        Self { seq: Some(seq), what, detail: None }
    }

    /// Something beside the journal, with the rank of the row that told of it last.
    pub(super) fn told(what: &'static str, label: &str, seq: Option<i64>) -> Self {
        match seq {
            Some(seq) => Self::of(what, format!("{label} (n° {seq})")),
            None => Self::of(what, label),
        }
    }

    pub(super) fn of(what: &'static str, detail: impl Into<String>) -> Self {
        Self { seq: None, what, detail: Some(detail.into()) }
    }
}

/// A row of a query of many rows, by position: reading them by name would take most of the time.
pub(super) fn values<const N: usize>(row: Row<'_>) -> Result<[Value; N], StoreError> {
    row.into_values().try_into().map_err(|_| shape("columns"))
}

pub(super) fn shape(what: &str) -> StoreError {
    StoreError::Shape(what.to_owned())
}
