//! Credit given by hand, taken back, extended, brought in and given up, held against the rows of the journal that tell it:
//! amount, owner, expiry, line and second signature. What it says why is a note of its row, which the chain covers.

use contract::ids::{AccountId, CustomerId, LotId, OperatorId};
use domain::money::Cents;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::fault::Fault;
use crate::OfficeError;
use crate::books::ledger;
use crate::books::series;

/// A row of the journal, what it moved, and the lots as they stand.
#[derive(Deserialize)]
struct Row {
    seq: i64,
    action: String,
    at_ms: i64,
    operator_id: OperatorId,
    customer_id: CustomerId,
    data: String,
    /// It has words.
    noted: bool,
    /// Transfers of it.
    moved: i64,
    debit_id: AccountId,
    credit_id: AccountId,
    amount_cents: Cents,
    /// The origin that names the row.
    lot_id: LotId,
    kind: String,
    root_id: LotId,
    from_id: Option<LotId>,
    seconded_by: Option<OperatorId>,
    mark: Option<String>,
    /// The lot that was credited.
    to_number: i64,
    to_customer: CustomerId,
    to_expires_ms: i64,
    to_issued_ms: i64,
    to_grace: bool,
    /// The lot that was debited.
    of_number: i64,
    of_customer: CustomerId,
    of_expires_ms: i64,
    of_grace: bool,
    of_root: LotId,
    of_root_kind: String,
    /// What the row left on it.
    of_left_cents: Cents,
}

/// What the data of a row says.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Told {
    lot: String,
    amount_cents: Cents,
    expires_at_ms: i64,
    seconded_by: Option<OperatorId>,
    from: Option<String>,
    before_ms: Option<i64>,
    mark: Option<String>,
}

impl Row {
    /// The credited lot is the row's customer's, new, and as the row tells it.
    fn makes(&self, told: &Told, kind: &str) -> bool {
        self.kind == kind
            && self.lot_id == self.credit_id
            && self.to_customer == self.customer_id
            && self.to_issued_ms == self.at_ms
            && self.to_expires_ms >= self.at_ms
            && (told.lot.as_str(), told.expires_at_ms)
                == (series::lot_number(self.to_number).as_str(), self.to_expires_ms)
    }

    /// The debited lot is the row's customer's, alive, and left with nothing.
    fn empties(&self) -> bool {
        self.of_customer == self.customer_id
            && self.of_expires_ms >= self.at_ms
            && self.of_left_cents == Cents::ZERO
    }

    fn is_gift(&self, told: &Told) -> bool {
        self.debit_id == ledger::GIFTS
            && self.makes(told, "gift")
            && self.noted
            && self.seconded_by == told.seconded_by
            && self.seconded_by != Some(self.operator_id)
    }

    fn takes_back(&self, told: &Told) -> bool {
        self.credit_id == ledger::GIFTS
            && self.of_root_kind == "gift"
            && self.noted
            && self.empties()
            && told.lot == series::lot_number(self.of_number)
            && told.expires_at_ms == self.of_expires_ms
    }

    fn extends(&self, told: &Told) -> bool {
        self.makes(told, "extension")
            && self.noted
            && self.empties()
            && self.from_id == Some(self.debit_id)
            && self.root_id == self.of_root
            && self.to_grace == self.of_grace
            && self.to_expires_ms > self.of_expires_ms
            && told.before_ms == Some(self.of_expires_ms)
            && told.from == Some(series::lot_number(self.of_number))
    }

    /// What a person gave up in writing, with whom they are erased.
    fn gives_up(&self, told: &Told) -> bool {
        self.credit_id == ledger::GIVEN_UP
            && self.noted
            && self.empties()
            && told.lot == series::lot_number(self.of_number)
            && told.expires_at_ms == self.of_expires_ms
    }

    fn brings_in(&self, told: &Told) -> bool {
        self.debit_id == ledger::BROUGHT_IN
            && self.makes(told, "balance")
            && self.mark.is_some()
            && self.mark == told.mark
    }

    /// What is wrong with it, and the lot that it names.
    fn fault(&self) -> Option<Fault> {
        let told: Told = serde_json::from_str(&self.data).unwrap_or_default();
        let (what, right) = match self.action.as_str() {
            "credit.given" => ("gift_changed", self.is_gift(&told)),
            "credit.taken_back" => ("gift_changed", self.takes_back(&told)),
            "credit.extended" => ("extension_changed", self.extends(&told)),
            "credit.given_up" => ("given_up_changed", self.gives_up(&told)),
            _ => ("balance_changed", self.brings_in(&told)),
        };
        let whole = self.moved == 1 && told.amount_cents == self.amount_cents;
        (!(right && whole)).then(|| Fault { seq: Some(self.seq), ..Fault::of(what, told.lot) })
    }
}

/// The first of this credit that does not add up.
pub(super) fn check(tx: &mut dyn Tx) -> Result<Option<Fault>, OfficeError> {
    let rows: Vec<Row> = tx.rows(sql!("by_hand"), &[])?;
    if let Some(fault) = rows.iter().find_map(Row::fault) {
        return Ok(Some(fault));
    }
    let accounts =
        named![gifts = ledger::GIFTS, brought_in = ledger::BROUGHT_IN, given_up = ledger::GIVEN_UP];
    let stray = tx.int(sql!("by_hand_stray"), &accounts)?;
    if stray > 0 {
        return Ok(Some(Fault::row(stray, "credit_unjournalled")));
    }
    let origin: Option<Stray> = tx.row(sql!("origin_stray"), &[])?;
    Ok(origin.map(|origin| {
        let lot = series::lot_number(origin.number);
        Fault { seq: Some(origin.seq), ..Fault::of("origin_changed", lot) }
    }))
}

#[derive(Deserialize)]
struct Stray {
    number: i64,
    seq: i64,
}
