//! What one press would do: each request judged, and whether what is given together needs a signature.

use std::collections::HashMap;

use contract::args::Versioned;
use contract::ids::{OrderId, RepriseId};
use domain::money::Cents;
use domain::place::PlaceState;
use domain::policy::Policy;
use domain::reprise::{Acceptance, RepriseState, Weight, acceptance, needs_signature};
use store::Tx;

use super::batch;
use super::claim;
use super::row::RepriseRow;
use crate::sale::funds::{Funds, Given};
use crate::{Code, Cx, OfficeError, Refusal};

/// How requests are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// One, whose file is in view.
    Alone,
    /// Marked in the list: one that another system contradicts is passed over, for its file is to be read.
    Together,
}

/// What accepting a request does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is decided.
    Decides,
    /// It is proposed to a supervisor; `summed` where only what it comes to with others asks for that.
    Proposes { summed: bool },
}

/// A request that can be accepted or proposed, and what it would give.
pub(super) struct Judged {
    pub row: RepriseRow,
    pub verdict: Verdict,
    pub given: Given,
    /// Nobody has signed it, and by itself it needs nobody.
    alone: bool,
}

/// The requests of one press, in the order asked, and what their orders were paid.
pub(super) struct Press {
    pub judged: Vec<(RepriseId, Result<Judged, Refusal>)>,
    /// As before the press.
    pub funds: Funds,
}

impl Press {
    /// Reads and judges the requests, each as it was shown.
    ///
    /// # Errors
    /// From the store; a refusal concerns its request alone.
    pub(super) fn of(
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        asked: &[Versioned<RepriseId>],
        how: How,
    ) -> Result<Self, OfficeError> {
        let ids: Vec<RepriseId> = asked.iter().map(|one| one.id).collect();
        let mut rows = RepriseRow::load_all(tx, &ids)?;
        let mut orders: Vec<OrderId> = rows.values().map(|row| row.order_id).collect();
        orders.sort_unstable();
        orders.dedup();
        let funds = Funds::of(tx, &orders)?;
        let mut left = funds.clone();
        let mut policies = HashMap::new();
        let mut judged = Vec::with_capacity(asked.len());
        for one in asked {
            let row = rows.remove(&one.id).ok_or_else(|| OfficeError::not_found("reprise"));
            let found = row
                .and_then(|row| judge(cx, row, one.version, how))
                .and_then(|found| found.weigh(cx, &mut left, &mut policies));
            judged.push((one.id, batch::refusal_or_fault(found)?));
        }
        let mut press = Self { judged, funds };
        press.sum(&mut left, &mut policies)?;
        Ok(press)
    }

    /// Proposes what needs a signature by what its order or the press comes to.
    fn sum(
        &mut self,
        after: &mut Funds,
        policies: &mut HashMap<String, Policy>,
    ) -> Result<(), OfficeError> {
        let alone = |found: &&Judged| found.alone && found.verdict == Verdict::Decides;
        let of_press =
            self.judged.iter().filter_map(|(_, found)| found.as_ref().ok()).filter(alone);
        let press: Cents = of_press.map(|found| found.given.total()).sum();
        for (_, outcome) in &mut self.judged {
            let Ok(found) = outcome else { continue };
            if !alone(&&*found) {
                continue;
            }
            let order = after.order(found.row.order_id)?.accepted();
            let weight = Weight { place: found.given.total(), order, press };
            let policy = found.row.known_policy(policies)?;
            if !needs_signature(weight, policy.sign_from, false) {
                continue;
            }
            if found.row.state == RepriseState::AwaitingSupervisor {
                *outcome = Err(OfficeError::new(Code::OwnProposal).into_refusal());
            } else {
                found.verdict = Verdict::Proposes { summed: true };
            }
        }
        Ok(())
    }
}

/// A request and what accepting it does by itself.
struct Found {
    row: RepriseRow,
    verdict: Verdict,
    alone: bool,
}

fn judge(cx: &Cx<'_>, row: RepriseRow, version: i64, how: How) -> Result<Found, OfficeError> {
    let row = row.open_since(version)?;
    claim::not_taken(cx, &row)?;
    if how == How::Together && row.since().any() {
        return Err(row.contradicted());
    }
    if row.is_moved() {
        return Err(row.is_another_s());
    }
    let (me, role) = (cx.operator.id, cx.operator.role);
    let verdict = match acceptance(row.state, row.signs(), row.proposed_by, me, role) {
        Acceptance::Decides if row.place_state != PlaceState::Pending => {
            return Err(OfficeError::new(Code::PlaceNotFree));
        }
        Acceptance::Decides => Verdict::Decides,
        Acceptance::Proposes => Verdict::Proposes { summed: false },
        Acceptance::OwnProposal => return Err(OfficeError::new(Code::OwnProposal)),
        Acceptance::NeedsSupervisor => {
            return Err(OfficeError::new(Code::NeedsSupervisor).with("reason", "signature"));
        }
    };
    // Whoever decides what another proposed is the signature.
    let signed = row.state == RepriseState::AwaitingSupervisor && row.proposed_by != Some(me);
    Ok(Found { row, verdict, alone: !signed })
}

impl Found {
    /// What it gives, taken off its order where it is decided.
    fn weigh(
        self,
        cx: &Cx<'_>,
        left: &mut Funds,
        policies: &mut HashMap<String, Policy>,
    ) -> Result<Judged, OfficeError> {
        let Self { row, verdict, alone } = self;
        let validity = row.known_policy(policies)?.validity(cx.at_ms, cx.house.zone());
        let order = left.order(row.order_id)?;
        let given = order.give(row.place_id, row.reprise_cents, &validity)?;
        if verdict == Verdict::Decides {
            order.take(&given);
        }
        Ok(Judged { row, verdict, given, alone })
    }
}

/// What accepting a request would give now.
///
/// # Errors
/// From the store.
pub(super) fn now(tx: &mut dyn Tx, cx: &Cx<'_>, row: &RepriseRow) -> Result<Given, OfficeError> {
    let mut funds = Funds::of(tx, &[row.order_id])?;
    let validity = row.policy()?.validity(cx.at_ms, cx.house.zone());
    funds.order(row.order_id)?.give(row.place_id, row.reprise_cents, &validity)
}

/// Whether accepting a request alone needs a signature now: by itself, or by what its order comes to.
///
/// # Errors
/// From the store.
pub(super) fn needs_signature_now(
    tx: &mut dyn Tx,
    row: &RepriseRow,
    given: Cents,
) -> Result<bool, OfficeError> {
    let order = Funds::of(tx, &[row.order_id])?.order(row.order_id)?.accepted() + given;
    let weight = Weight { place: given, order, press: given };
    Ok(needs_signature(weight, row.policy()?.sign_from, row.signs()))
}
