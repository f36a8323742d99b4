//! A request as stored, with what surrounds it.

use std::collections::HashMap;

use contract::customer::OrderState;
use contract::facts::PlaceFacts;
use contract::ids::{CustomerId, OperatorId, OrderId, PlaceId, RepriseId};
use contract::locale::Locale;
use domain::money::Cents;
use domain::place::PlaceState;
use domain::policy::{JudgedPlace, JudgedRate, Policy};
use domain::reprise::{Facts, RepriseState};
use domain::since::Since;
use domain::text;
use serde::Deserialize;
use serde_json::json;
use store::{ByIds, Engine, Tx, TxExt, named, sql};

use crate::books::series;
use crate::{Code, Cx, OfficeError};

/// A request with its place, order, customer and performance.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct RepriseRow {
    pub id: RepriseId,
    pub number: i64,
    pub version: i64,
    pub state: RepriseState,
    pub place_id: PlaceId,
    pub order_id: OrderId,
    pub order_number: String,
    pub customer_id: CustomerId,
    pub last_name: String,
    pub first_name: String,
    pub customer_email: String,
    pub locale: Locale,
    pub requested_at_ms: i64,
    pub paid_cents: Cents,
    pub reprise_cents: Cents,
    pub policy: String,
    pub terms_version: i64,
    pub needs_signature: bool,
    pub proposed_by: Option<OperatorId>,
    pub decided_by: Option<OperatorId>,
    pub decided_by_name: Option<String>,
    pub decided_at_ms: Option<i64>,
    pub reason_code: Option<String>,
    pub sentence: Option<String>,
    /// When its customer was erased.
    pub erased_at_ms: Option<i64>,
    /// Money for its order was taken here.
    paid_here: bool,
    pub place_state: PlaceState,
    pub order_state: OrderState,
    /// Whose the order is now; nobody's is 0.
    pub order_customer_id: CustomerId,
    /// How often imports said it since the place was asked back, each.
    said_unpaid: i64,
    said_cancelled: i64,
    said_moved: i64,
    said_repriced: i64,
    said_scanned: i64,
    pub vat_bp: i64,
    pub channel: String,
    pub rate_key: String,
    pub rate_name_key: String,
    pub copies: i64,
    pub scanned_at_ms: Option<i64>,
    pub show: String,
    pub hall: String,
    pub starts_at_ms: i64,
    /// The start that it was asked back for, frozen.
    pub asked_start_ms: i64,
    /// The last millisecond of the reprise without a fee that covers it.
    pub free_until_ms: Option<i64>,
    pub row: String,
    pub seat: String,
    pub category: String,
    pub rate: String,
    /// The operator who had it open last, and since when.
    pub claimed_by: Option<OperatorId>,
    pub claimed_by_name: Option<String>,
    pub claimed_at_ms: Option<i64>,
}

/// Whether another system cancelled the place of a request since it was asked back: it is said of the request, or, while
/// that is open, its order is cancelled.
pub(crate) fn is_cancelled_there(said: bool, open: bool, order: OrderState) -> bool {
    said || (open && order == OrderState::Cancelled)
}

impl RepriseRow {
    /// The request of an id.
    pub(super) fn load(tx: &mut dyn Tx, id: RepriseId) -> Result<Self, OfficeError> {
        Self::load_all(tx, &[id])?.remove(&id).ok_or_else(|| OfficeError::not_found("reprise"))
    }

    /// The requests of these ids that exist, by id.
    pub(super) fn load_all(
        tx: &mut dyn Tx,
        ids: &[RepriseId],
    ) -> Result<HashMap<RepriseId, Self>, OfficeError> {
        let found: Vec<Self> = ByIds::new(sql!("find"), &[]).rows(tx, ids)?;
        Ok(found.into_iter().map(|row| (row.id, row)).collect())
    }

    /// The request, refused where it was decided or changed since it was shown. The refusal says
    /// what happened.
    pub(super) fn load_open(
        tx: &mut dyn Tx,
        id: RepriseId,
        version: i64,
    ) -> Result<Self, OfficeError> {
        Self::load(tx, id)?.open_since(version)
    }

    /// Passes where the request is undecided and as it was shown.
    pub(super) fn open_since(self, version: i64) -> Result<Self, OfficeError> {
        if !self.state.is_open() {
            return Err(self.happened(Code::AlreadyDecided));
        }
        self.unchanged_since(version)
    }

    /// Passes where the request is as it was shown.
    pub(super) fn unchanged_since(self, version: i64) -> Result<Self, OfficeError> {
        if self.version == version { Ok(self) } else { Err(self.happened(Code::Stale)) }
    }

    /// The refusal of what another system contradicts.
    pub(super) fn contradicted(&self) -> OfficeError {
        OfficeError::new(Code::Contradicted)
            .with("number", series::reprise_number(self.number))
            .with("customer", self.customer_name())
    }

    /// The refusal where the order is another customer's by now: of credit for it, or of undoing what was decided.
    pub(super) fn is_another_s(&self) -> OfficeError {
        OfficeError::new(Code::CustomerTied)
            .with("why", if self.state.is_open() { "moved" } else { "decided" })
            .with("order", self.order_number.as_str())
    }

    fn happened(&self, code: Code) -> OfficeError {
        let refused = OfficeError::new(code).with("state", self.state.key());
        match (&self.decided_by_name, self.decided_at_ms) {
            (Some(name), Some(at)) => refused.with("operator", name.as_str()).with("at_ms", at),
            _ => refused,
        }
    }

    /// The customer as an envelope names them: `Marie Dupont`.
    pub(super) fn customer_name(&self) -> String {
        text::greeted(&self.first_name, &self.last_name)
    }

    /// The policy that was in force when it was made.
    pub(super) fn policy(&self) -> Result<Policy, OfficeError> {
        serde_json::from_str(&self.policy).map_err(OfficeError::internal)
    }

    /// The policies, read once for all the requests that share one.
    pub(super) fn known_policy<'a>(
        &self,
        known: &'a mut HashMap<String, Policy>,
    ) -> Result<&'a Policy, OfficeError> {
        if !known.contains_key(&self.policy) {
            known.insert(self.policy.clone(), self.policy()?);
        }
        known.get(&self.policy).ok_or_else(|| OfficeError::internal("a policy just read"))
    }

    /// As the policy looks at it.
    pub(super) fn asked(&self) -> JudgedPlace<'_> {
        JudgedPlace {
            paid: self.paid_cents,
            rate: JudgedRate {
                key: &self.rate_key,
                name_key: &self.rate_name_key,
                name: &self.rate,
            },
            channel: &self.channel,
            starts_at_ms: self.asked_start_ms,
            requested_at_ms: self.requested_at_ms,
            printed: self.copies > 0,
            scanned: self.scanned_at_ms.is_some(),
            since: self.since(),
            free_until_ms: self.free_until_ms,
        }
    }

    /// What another system said of it since it was asked back; of one that is open, what its order says now as well.
    pub(super) fn since(&self) -> Since {
        let open = self.state.is_open();
        Since {
            unpaid: self.said_unpaid > 0 || (open && self.order_state == OrderState::Unpaid),
            cancelled: is_cancelled_there(self.said_cancelled > 0, open, self.order_state),
            moved: self.said_moved > 0,
            repriced: self.said_repriced > 0,
            scanned: self.said_scanned > 0,
        }
    }

    /// Whether a supervisor has to sign, as things are now: a rule was broken when it was asked, or what was
    /// said since breaks one.
    pub(super) fn signs(&self) -> bool {
        self.needs_signature || self.scanned_at_ms.is_some() || self.since().any()
    }

    /// What its place becomes where it is not taken back: the customer's again, or nobody's where the other
    /// system cancelled it and has the money.
    pub(super) fn place_after(&self) -> PlaceState {
        self.place_where(self.since().cancelled)
    }

    /// The same where it is said whether the other system cancelled it. A place that was paid here stands until its money
    /// is given back.
    pub(super) fn place_where(&self, cancelled: bool) -> PlaceState {
        if cancelled && !self.paid_here { PlaceState::Cancelled } else { PlaceState::Live }
    }

    /// Whether its order is another customer's by now.
    pub(super) fn is_moved(&self) -> bool {
        self.order_customer_id != self.customer_id
    }

    /// Whether its ticket opens no door to its customer, though the place is not taken back: the order is not paid,
    /// is cancelled or another customer's, the ticket was scanned, or the performance has begun.
    pub(super) fn opens_no_door(&self, now_ms: i64) -> bool {
        self.order_state != OrderState::Issued
            || self.is_moved()
            || self.scanned_at_ms.is_some()
            || self.since().scanned
            || self.starts_at_ms <= now_ms
    }

    /// As the rules of deciding look at it.
    pub(super) fn facts(&self) -> Facts<OperatorId> {
        Facts {
            state: self.state,
            needs_signature: self.signs(),
            contradicted: self.since().any(),
            gone: self.place_after() == PlaceState::Cancelled,
            proposed_by: self.proposed_by,
            decided_by: self.decided_by,
            decided_at_ms: self.decided_at_ms,
        }
    }

    /// The place as papers name it.
    pub(super) fn place_facts(&self) -> PlaceFacts {
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

    /// The facts that every sentence of the journal about it needs.
    pub(super) fn data(&self) -> serde_json::Value {
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
    pub proposed_by: Option<OperatorId>,
    /// From now on it needs a signature.
    pub sign: bool,
    pub decided: bool,
    pub reason_code: Option<&'a str>,
    pub sentence: Option<&'a str>,
}

/// Moves a request to a state and gives its new version. What a request froze stays as it was.
pub(crate) fn set_state(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    row: &RepriseRow,
    state: RepriseState,
    change: &Change<'_>,
) -> Result<i64, OfficeError> {
    set_states(tx, cx, &[row.id], state, change)?;
    Ok(row.version + 1)
}

/// Moves requests to a state, and counts each version up. They are as this transaction read them,
/// because the house has one writer at a time.
pub(crate) fn set_states(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    ids: &[RepriseId],
    state: RepriseState,
    change: &Change<'_>,
) -> Result<(), OfficeError> {
    let to = named![
        state = state.key(),
        bucket = state.bucket().key(),
        proposed_by = change.proposed_by,
        sign = change.sign,
        // A customer who takes it back on the site is no operator, nor is the program.
        decided_by =
            change.decided.then_some(cx.operator.id).filter(|id| *id != OperatorId::PROGRAM),
        decided_at_ms = change.decided.then_some(cx.at_ms),
        reason_code = change.reason_code,
        sentence = change.sentence
    ];
    ByIds::new(sql!("count_move"), &named![to_state = state.key()]).execute(tx, ids)?;
    let stays = stays_listed(tx, state, ids);
    let text = if stays { sql!("set_decided") } else { sql!("set_state") };
    let moved = ByIds::new(text, &to).execute(tx, ids)?;
    if moved != ids.len() as u64 {
        return Err(OfficeError::new(Code::Stale));
    }
    // The site sees what is its customer's alone.
    let decides = !state.is_open() && cx.operator.visitor.is_none();
    if decides && tx.engine() == Engine::Sqlite && tx.int(sql!("left"), &[])? > LEFT {
        tx.execute(sql!("sweep"), &[])?;
    }
    Ok(())
}

/// Requests that were decided and stand in the orders of what waits once one is decided, at most: each page passes over them.
const LEFT: i64 = 64;
/// As many as are decided together are not left there: their pages are written once for all.
const TOGETHER: usize = 8;

/// Whether what goes to this state stays in the orders that it waited in. In a file each of them is a page to write;
/// a server leaves a row where it was and writes a new one, which is in none.
fn stays_listed(tx: &dyn Tx, state: RepriseState, ids: &[RepriseId]) -> bool {
    tx.engine() == Engine::Sqlite && !state.is_open() && ids.len() < TOGETHER
}

/// Moves a place to a state.
pub(crate) fn set_place(
    tx: &mut dyn Tx,
    place_id: PlaceId,
    from: PlaceState,
    to: PlaceState,
) -> Result<(), OfficeError> {
    set_places(tx, &[place_id], from, to)
}

/// Moves places from one state to another, all or none.
pub(crate) fn set_places(
    tx: &mut dyn Tx,
    ids: &[PlaceId],
    from: PlaceState,
    to: PlaceState,
) -> Result<(), OfficeError> {
    let states = named![from_state = from.key(), to_state = to.key()];
    let moved = ByIds::new(sql!("set_place"), &states).execute(tx, ids)?;
    if moved == ids.len() as u64 { Ok(()) } else { Err(OfficeError::new(Code::PlaceNotFree)) }
}
