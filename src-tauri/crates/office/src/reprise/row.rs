//! A request as stored, with what surrounds it.

use domain::money::Cents;
use domain::paper::{Locale, PlaceFacts};
use domain::place::PlaceState;
use domain::policy::{Asked, Policy};
use domain::reprise::RepriseState;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, params, sql};

use crate::{Code, Cx, OfficeError, series};

/// A request with its place, order, customer and performance.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct RepriseRow {
    pub id: i64,
    pub number: i64,
    pub version: i64,
    pub state: RepriseState,
    pub place_id: i64,
    pub order_id: i64,
    pub order_number: String,
    pub customer_id: i64,
    pub last_name: String,
    pub first_name: String,
    pub customer_email: String,
    pub locale: Locale,
    pub performance_id: i64,
    pub requested_at_ms: i64,
    pub paid_cents: Cents,
    pub reprise_cents: Cents,
    pub policy: String,
    pub terms_version: i64,
    pub needs_signature: bool,
    pub proposed_by: Option<i64>,
    pub decided_by: Option<i64>,
    pub decided_by_name: Option<String>,
    pub decided_at_ms: Option<i64>,
    pub reason_code: Option<String>,
    pub sentence: Option<String>,
    pub seat_id: Option<i64>,
    pub vat_bp: i64,
    pub channel: String,
    pub rate_key: String,
    pub copies: i64,
    pub scanned_at_ms: Option<i64>,
    pub show: String,
    pub hall: String,
    pub starts_at_ms: i64,
    pub row: String,
    pub seat: String,
    pub category: String,
    pub rate: String,
}

impl RepriseRow {
    /// The request of an id.
    pub fn load(tx: &mut dyn Tx, id: i64) -> Result<Self, OfficeError> {
        tx.row(sql!("reprise/find"), &params![id])?.ok_or_else(|| OfficeError::not_found("reprise"))
    }

    /// The request, if it is still undecided and as it was shown. Otherwise says what happened.
    pub fn load_open(tx: &mut dyn Tx, id: i64, version: i64) -> Result<Self, OfficeError> {
        let row = Self::load(tx, id)?;
        if !row.state.is_open() {
            return Err(row.happened(Code::AlreadyDecided));
        }
        row.unchanged_since(version)
    }

    /// The request, if it is as it was shown.
    pub fn unchanged_since(self, version: i64) -> Result<Self, OfficeError> {
        if self.version == version { Ok(self) } else { Err(self.happened(Code::Stale)) }
    }

    fn happened(&self, code: Code) -> OfficeError {
        let refused = OfficeError::new(code).with("state", self.state.key());
        match (&self.decided_by_name, self.decided_at_ms) {
            (Some(name), Some(at)) => refused.with("operator", name.as_str()).with("at_ms", at),
            _ => refused,
        }
    }

    /// The customer as an envelope names them: `Marie Dupont`.
    pub fn customer_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    /// The policy that was in force when it was made.
    pub fn policy(&self) -> Result<Policy, OfficeError> {
        serde_json::from_str(&self.policy).map_err(OfficeError::internal)
    }

    /// As the policy looks at it.
    pub fn asked(&self) -> Asked<'_> {
        Asked {
            paid: self.paid_cents,
            rate: &self.rate_key,
            channel: &self.channel,
            starts_at_ms: self.starts_at_ms,
            requested_at_ms: self.requested_at_ms,
            printed: self.copies > 0,
            scanned: self.scanned_at_ms.is_some(),
        }
    }

    /// The place as papers name it.
    pub fn place_facts(&self) -> PlaceFacts {
        PlaceFacts {
            show: self.show.clone(),
            hall: self.hall.clone(),
            starts_at_ms: self.starts_at_ms,
            row: self.row.clone(),
            seat: self.seat.clone(),
            category: self.category.clone(),
            rate: self.rate.clone(),
            price: self.paid_cents,
            vat_bp: self.vat_bp,
        }
    }

    /// What every sentence of the journal about it needs.
    pub fn data(&self) -> serde_json::Value {
        json!({
            "reprise": series::reprise_number(self.number),
            "order": self.order_number,
            "show": self.show,
            "starts_at_ms": self.starts_at_ms,
            "row": self.row,
            "seat": self.seat,
            "paid_cents": self.paid_cents,
            "reprise_cents": self.reprise_cents,
        })
    }
}

/// What changes in a request.
#[derive(Default)]
pub(crate) struct Change<'a> {
    pub proposed_by: Option<i64>,
    pub decided: bool,
    pub reason_code: Option<&'a str>,
    pub sentence: Option<&'a str>,
}

/// Moves a request to a state; the version counts up. What a request froze stays as it was.
pub(crate) fn set_state(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    row: &RepriseRow,
    state: RepriseState,
    change: &Change<'_>,
) -> Result<i64, OfficeError> {
    let moved = tx.execute(
        sql!("reprise/set_state"),
        &params![
            row.id,
            row.version,
            state.key(),
            state.bucket().key(),
            change.proposed_by,
            change.decided.then_some(cx.operator.id),
            change.decided.then_some(cx.at_ms),
            change.reason_code,
            change.sentence
        ],
    )?;
    if moved == 1 { Ok(row.version + 1) } else { Err(OfficeError::new(Code::Stale)) }
}

/// Moves a place to a state.
pub(crate) fn set_place(
    tx: &mut dyn Tx,
    place_id: i64,
    from: PlaceState,
    to: PlaceState,
) -> Result<(), OfficeError> {
    let moved = tx.execute(sql!("reprise/set_place"), &params![place_id, from.key(), to.key()])?;
    if moved == 1 { Ok(()) } else { Err(OfficeError::new(Code::PlaceNotFree)) }
}
