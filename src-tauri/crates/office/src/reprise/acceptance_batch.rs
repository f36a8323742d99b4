//! What acceptances and proposals write, gathered request by request, then written together.

use contract::action::Action;
use contract::ids::{LotId, PlaceId, RepriseId};
use contract::reprise::Decided;
use domain::credit::{self as rules, LotLeft};
use domain::place::PlaceState;
use domain::policy::Policy;
use domain::reprise::{RepriseState, UNDO_MS};
use serde_json::json;
use store::Tx;

use super::row::{Change, RepriseRow, set_places, set_states};
use super::traces::{decided, entry};
use super::{claim, mail_facts};
use crate::books::credit::{self, NewLot, Origin};
use crate::books::journal::{self, Entry};
use crate::books::ledger;
use crate::books::series;
use crate::mail::{self, Written};
use crate::{Cx, OfficeError};

/// Writes of acceptances and proposals, kept until every request was judged.
pub(super) struct AcceptanceBatch<'a> {
    /// The number of the next lot: given only to those that are written.
    next_lot: i64,
    /// Requests that this operator had open on the screen.
    mine: Vec<RepriseId>,
    accepted: Vec<RepriseId>,
    places: Vec<PlaceId>,
    lots: Vec<NewLot>,
    mails: Vec<Written>,
    proposed: Vec<RepriseId>,
    entries: Vec<Entry<'a>>,
}

impl<'a> AcceptanceBatch<'a> {
    /// Begins with the number of the next lot.
    pub(super) const fn from_lot(next_lot: i64) -> Self {
        Self {
            next_lot,
            mine: Vec::new(),
            accepted: Vec::new(),
            places: Vec::new(),
            lots: Vec::new(),
            mails: Vec::new(),
            proposed: Vec::new(),
            entries: Vec::new(),
        }
    }

    /// Accepts one request. `account` is what its customer has on lots and is raised by the new
    /// lot, so that the next mail to the same customer states the balance after both.
    pub(super) fn accept(
        &mut self,
        cx: &Cx<'_>,
        row: &RepriseRow,
        policy: &Policy,
        account: &mut Vec<LotLeft<LotId>>,
    ) -> Result<Decided, OfficeError> {
        let expires_at_ms = policy.expires_at_ms(cx.at_ms, cx.house.zone());
        // A free place gives no lot.
        let lot = row.reprise_cents.is_positive().then(|| NewLot {
            id: cx.mint.id(),
            number: self.next_lot,
            customer_id: row.customer_id,
            origin: Origin::Reprise(row.id),
            amount: row.reprise_cents,
            expires_at_ms,
        });
        let before = account.len();
        account.extend(lot.map(|lot| LotLeft { lot_id: lot.id, left: lot.amount, expires_at_ms }));
        let balance = rules::balance(account, cx.at_ms);
        let number = lot.map(|lot| series::lot_number(lot.number));
        let facts = mail_facts::accepted(cx, row, number.clone(), expires_at_ms, balance);
        let words = cx.renderer.mail(&facts).inspect_err(|_| account.truncate(before))?;
        self.mails.push(Written {
            id: cx.mint.id(),
            facts,
            words,
            recipient: row.customer_email.clone(),
            customer_id: row.customer_id,
            order_id: Some(row.order_id),
            reprise_id: Some(row.id),
            // The mail leaves once the decision can no longer be undone.
            due_at_ms: cx.at_ms + UNDO_MS,
        });
        let mut data = row.data();
        let mut transfers = Vec::new();
        if let Some(lot) = lot {
            data["lot"] = json!(number);
            data["expires_at_ms"] = json!(expires_at_ms);
            transfers.extend(ledger::transfer(ledger::REPRISES, lot.id, lot.amount));
            self.next_lot += 1;
            self.lots.push(lot);
        }
        self.entries.push(Entry { data, transfers, ..entry(Action::RepriseAccepted, row) });
        self.mine.extend(claim::is_mine(cx, row).then_some(row.id));
        self.accepted.push(row.id);
        self.places.push(row.place_id);
        Ok(decided(cx, row, row.version + 1, RepriseState::Accepted))
    }

    /// Proposes one request to a supervisor.
    pub(super) fn propose(&mut self, cx: &Cx<'_>, row: &RepriseRow, note: &'a str) -> Decided {
        let note = Some(note).filter(|n| !n.is_empty());
        self.entries.push(Entry { data: row.data(), note, ..entry(Action::ReprisePassed, row) });
        self.mine.extend(claim::is_mine(cx, row).then_some(row.id));
        self.proposed.push(row.id);
        let state = RepriseState::AwaitingSupervisor;
        Decided { undo_until_ms: None, ..decided(cx, row, row.version + 1, state) }
    }

    /// Writes it all.
    pub(super) fn write(self, tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<(), OfficeError> {
        claim::let_go(tx, cx, &self.mine)?;
        set_places(tx, &self.places, PlaceState::Pending, PlaceState::TakenBack)?;
        let taken = Change { decided: true, ..Change::default() };
        set_states(tx, cx, &self.accepted, RepriseState::Accepted, &taken)?;
        let passed = Change { proposed_by: Some(cx.operator.id), ..Change::default() };
        set_states(tx, cx, &self.proposed, RepriseState::AwaitingSupervisor, &passed)?;
        if let Some(first) = self.lots.first() {
            let taken = series::take(tx, series::LOT, self.lots.len() as i64)?;
            if taken != first.number {
                return Err(OfficeError::internal("the series of lots moved in between"));
            }
        }
        credit::open_lots(tx, cx, &self.lots)?;
        mail::queue_all(tx, cx, self.mails)?;
        if !self.entries.is_empty() {
            journal::append_all(tx, cx, self.entries)?;
        }
        Ok(())
    }
}
