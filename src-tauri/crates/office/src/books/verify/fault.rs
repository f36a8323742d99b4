//! What does not add up, and rows that are read by position.

use store::{Row, StoreError, Value};

/// Stands for the name of what is missing.
const UNNAMED: &str = "?";

/// Something that does not add up.
#[derive(Debug)]
pub(super) struct Fault {
    /// The row of the journal, where one was touched.
    pub(super) seq: Option<i64>,
    /// Stable code: `row_missing`, `row_changed`, `note_changed`, `rows_after_end`,
    /// `transfer_stray`, `account_changed`, `lot_changed`, `lapse_changed`, `lapse_early`, `lapse_partial`, `acceptance_changed`,
    /// `reprise_without_credit`, `credit_misplaced`, `credit_excess`, `refund_misplaced`,
    /// `ticket_missing`, `receipts_changed`, `handed_without_ticket`, `amendment_unjournalled`,
    /// `refund_try_unjournalled`, `amendment_changed`, `amendment_missing`, `refund_changed`, `refund_excess`, `place_cancelled`,
    /// `gift_changed`, `extension_changed`, `balance_changed`, `credit_unjournalled`, `origin_changed`,
    /// `rescheduling_unjournalled`, `rescheduling_changed`, `rescheduling_missing`, `reprise_relieved`,
    /// `rewritten`, `cut_off`, `signature_wrong`, `key_forged`, `key_changed`,
    /// `given_up_changed`, `erasure_changed`, `note_missing`, `command_changed`, and those of the kinds of [`crate::books::seal`].
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
            Some(seq) if label.is_empty() => Self::of(what, format!("n°\u{a0}{seq}")),
            Some(seq) => Self::of(what, format!("{label} (n°\u{a0}{seq})")),
            None => Self::of(what, label),
        }
    }

    /// Something that is missing, where only its count is known.
    pub(super) fn missing(what: &'static str) -> Self {
        Self::of(what, UNNAMED)
    }

    /// Whether it says what is wrong, and not with what.
    pub(super) fn is_unnamed(&self) -> bool {
        self.detail.as_deref() == Some(UNNAMED)
    }

    /// The same, with the name that another has for it.
    pub(super) fn named_by(self, other: Option<Self>) -> Self {
        match other {
            Some(other) => Self { seq: other.seq, detail: other.detail, ..self },
            None => self,
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
