//! Why a seat is out of sale, as texts and refusals say it.

use contract::out_of_sale::OutOfSale;
use domain::out_of_sale::OutKind;
use serde::Deserialize;

use crate::{Code, OfficeError};

/// Why a seat is out of sale, as a text says it beside the seat: all absent where it is not.
#[derive(Clone, Deserialize)]
pub(crate) struct OutRow {
    out_kind: Option<OutKind>,
    out_reason: Option<String>,
    out_by: Option<String>,
    out_at_ms: Option<i64>,
}

impl OutRow {
    /// Whether the seat is out of sale.
    pub(crate) const fn is_there(&self) -> bool {
        self.out_kind.is_some()
    }

    pub(crate) fn out(self) -> Option<OutOfSale> {
        Some(OutOfSale {
            kind: self.out_kind?,
            reason: self.out_reason?,
            operator: self.out_by?,
            at_ms: self.out_at_ms?,
        })
    }
}

/// Refuses a seat that is out of sale.
pub(crate) fn seat_out(row: &str, seat: &str, out: &OutOfSale) -> OfficeError {
    OfficeError::new(Code::SeatOut)
        .with("row", row)
        .with("seat", seat)
        .with("kind", out.kind.key())
        .with("reason", out.reason.as_str())
}
