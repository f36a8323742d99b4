//! What acceptances and proposals write, gathered request by request, then written together.

use contract::action::Action;
use contract::ids::{LotId, PlaceId, RepriseId};
use contract::reprise::Decided;
use domain::credit::{self as rules, LotLeft};
use domain::funding::Home;
use domain::place::PlaceState;
use domain::reprise::{RepriseState, UNDO_MS};
use serde_json::json;
use store::{Bulk, Tx, named, sql};

use super::placed::{Placed, lot_of, placed, raised};
use super::row::{Change, RepriseRow, set_places, set_states};
use super::traces::{credit_data, decided, entry};
use super::{claim, mail_facts};
use crate::books::credit::{self, NewLot, Origin};
use crate::books::journal::{self, Entry};
use crate::books::ledger;
use crate::books::series;
use crate::mail::{self, Written};
use crate::sale::funds::{Given, Taken};
use crate::{Cx, OfficeError};

/// A part of an acceptance, with the lot that it goes to, and the rank of its row of the journal.
struct PartRow {
    reprise_id: RepriseId,
    entry: usize,
    rank: i64,
    taken: Taken,
    lot_id: Option<LotId>,
}

/// Writes of acceptances and proposals, kept until every request was judged.
pub(super) struct AcceptanceBatch<'a> {
    /// The number of the next lot: given only to those that are written.
    next_lot: i64,
    /// Requests that this operator had open on the screen.
    mine: Vec<RepriseId>,
    accepted: Vec<RepriseId>,
    places: Vec<PlaceId>,
    lots: Vec<NewLot>,
    parts: Vec<PartRow>,
    mails: Vec<Written>,
    proposed: Vec<RepriseId>,
    /// Proposed for what they come to with others.
    summed: Vec<RepriseId>,
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
            parts: Vec::new(),
            mails: Vec::new(),
            proposed: Vec::new(),
            summed: Vec::new(),
            entries: Vec::new(),
        }
    }

    /// Accepts one request. `account` is what its customer has on lots and is raised by what is given, so
    /// that the next mail to the same customer states the balance after both.
    pub(super) fn accept(
        &mut self,
        cx: &Cx<'_>,
        row: &RepriseRow,
        given: &Given,
        account: &mut Vec<LotLeft<LotId>>,
    ) -> Result<Decided, OfficeError> {
        let placed = placed(cx, given, self.next_lot);
        let raised = raised(account, &placed);
        let balance = rules::balance(&raised, cx.at_ms);
        let facts = mail_facts::accepted(cx, row, &placed, balance);
        let words = cx.renderer.kept(&facts)?;
        *account = raised;
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
        self.keep_lots(row, &placed);
        self.keep_parts(row, given, &placed);
        let mut data = row.data();
        data["reprise_cents"] = json!(given.total());
        credit_data(
            &mut data,
            placed.iter().map(|p| (p.lot.number, p.part.amount, p.part.expires_at_ms)),
        );
        let transfers = placed
            .iter()
            .filter_map(|p| ledger::transfer(ledger::REPRISES, p.lot.id, p.part.amount))
            .collect();
        self.entries.push(Entry { data, transfers, ..entry(Action::RepriseAccepted, row) });
        self.mine.extend(claim::is_mine(cx, row).then_some(row.id));
        self.accepted.push(row.id);
        self.places.push(row.place_id);
        Ok(decided(cx, row, row.version + 1, RepriseState::Accepted))
    }

    fn keep_lots(&mut self, row: &RepriseRow, placed: &[Placed]) {
        for Placed { part, lot } in placed {
            if matches!(part.home, Home::Back(_)) {
                continue;
            }
            self.next_lot += 1;
            self.lots.push(NewLot {
                id: lot.id,
                number: lot.number,
                customer_id: row.customer_id,
                origin: Origin::Reprise(row.id),
                amount: part.amount,
                expires_at_ms: part.expires_at_ms,
                grace: part.home == Home::Grace,
            });
        }
    }

    fn keep_parts(&mut self, row: &RepriseRow, given: &Given, placed: &[Placed]) {
        for (rank, taken) in (0_i64..).zip(&given.taken) {
            let lot_id = taken.amount.is_positive().then(|| lot_of(taken, placed)).flatten();
            let entry = self.entries.len();
            self.parts.push(PartRow { reprise_id: row.id, entry, rank, taken: *taken, lot_id });
        }
    }

    /// Proposes one request to a supervisor; `summed` where what it comes to with others asks for it.
    pub(super) fn propose(
        &mut self,
        cx: &Cx<'_>,
        row: &RepriseRow,
        note: &'a str,
        summed: bool,
    ) -> Decided {
        let note = Some(note).filter(|n| !n.is_empty());
        self.entries.push(Entry { data: row.data(), note, ..entry(Action::ReprisePassed, row) });
        self.mine.extend(claim::is_mine(cx, row).then_some(row.id));
        if summed { &mut self.summed } else { &mut self.proposed }.push(row.id);
        decided(cx, row, row.version + 1, RepriseState::AwaitingSupervisor)
    }

    /// Writes it all.
    pub(super) fn write(self, tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<(), OfficeError> {
        claim::let_go(tx, cx, &self.mine)?;
        set_places(tx, &self.places, PlaceState::Pending, PlaceState::TakenBack)?;
        let taken = Change { decided: true, ..Change::default() };
        set_states(tx, cx, &self.accepted, RepriseState::Accepted, &taken)?;
        let passed = Change { proposed_by: Some(cx.operator.id), ..Change::default() };
        set_states(tx, cx, &self.proposed, RepriseState::AwaitingSupervisor, &passed)?;
        let signed = Change { sign: true, ..passed };
        set_states(tx, cx, &self.summed, RepriseState::AwaitingSupervisor, &signed)?;
        if let Some(first) = self.lots.first() {
            let taken = series::take(tx, series::LOT, self.lots.len() as i64)?;
            if taken != first.number {
                return Err(OfficeError::internal("the series of lots moved in between"));
            }
        }
        credit::open_lots(tx, cx, &self.lots)?;
        write_parts(tx, cx, &self.parts)?;
        mail::queue_all(tx, cx, self.mails)?;
        if !self.entries.is_empty() {
            journal::append_all(tx, cx, self.entries)?;
        }
        Ok(())
    }
}

/// Writes the parts, each beside the row of the journal that is about to tell it.
fn write_parts(tx: &mut dyn Tx, cx: &Cx<'_>, parts: &[PartRow]) -> Result<(), OfficeError> {
    if parts.is_empty() {
        return Ok(());
    }
    let first = journal::next(tx, cx)?;
    let mut rows = Bulk::new(sql!("add_part"));
    for part in parts {
        rows.add(&named![
            reprise_id = part.reprise_id,
            seq = first + part.entry as i64,
            rank = part.rank,
            payment_id = part.taken.payment_id,
            taken_cents = part.taken.taken,
            amount_cents = part.taken.amount,
            lot_id = part.lot_id
        ]);
    }
    rows.write(tx)?;
    Ok(())
}
