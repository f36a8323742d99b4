//! Taking a decision back: within its thirty seconds by whoever took it, later by a supervisor. A proposal
//! to a supervisor is taken back by whoever made it, for as long as it waits.
//! Several decisions of one press are undone by one press; all is judged before the first write.

use std::collections::{HashMap, HashSet, hash_map};

use contract::action::Action;
use contract::args::{ById, Noted};
use contract::customer::OrderState;
use contract::hold::Holder;
use contract::ids::{CustomerId, LotId, PlaceId, RepriseId};
use contract::out_of_sale::OutOfSale;
use contract::reprise::{Decided, UndoMany, UndoneMany};
use domain::money::Cents;
use domain::place::PlaceState;
use domain::reprise::{RepriseState, Reversal, may_undo, reversal};
use serde::Deserialize;
use serde_json::json;
use store::{ByIds, StoreError, Tx, TxExt, named, sql};

use super::batch::{self, Outcomes};
use super::decide::queue_mail;
use super::mail_facts;
use super::retold::{self, Undone};
use super::room::Rooms;
use super::row::{Change, RepriseRow, set_place, set_places, set_state, set_states};
use super::traces::{credit_data, entry};
use crate::books::chain::Transfer;
use crate::books::credit::{self, GivenLot, Untold, lapse};
use crate::books::journal::{self, Entry};
use crate::books::ledger;
use crate::books::series;
use crate::customer::erased;
use crate::sale::{HolderRow, OutRow, asked_by, seat_held, seat_out, seat_sold};
use crate::{Code, Cx, OfficeError, mail, page};

/// Undoes a decision before its mail leaves: the request is to be decided again.
///
/// # Errors
/// [`Code::TooLateToUndo`] after thirty seconds, once the mail left, or for another operator;
/// [`Code::CustomerTied`] where the order went to another customer since; [`Code::CustomerErased`];
/// [`Code::LotSpent`] where its credit was used, which its customer is told at once; [`Code::SeatSold`].
pub fn undo(tx: &mut dyn Tx, cx: &Cx<'_>, args: &ById<RepriseId>) -> Result<Decided, OfficeError> {
    batch::only(undo_all(tx, cx, &[args.id])?)
}

/// Undoes decisions together, each as [`undo`] would. Those that cannot be are named with their
/// reason and stay decided.
///
/// # Errors
/// [`Code::BadField`] on `requests`.
pub fn undo_many(tx: &mut dyn Tx, cx: &Cx<'_>, args: &UndoMany) -> Result<UndoneMany, OfficeError> {
    batch::bounded(&args.ids)?;
    let (done, left) = batch::parted(undo_all(tx, cx, &args.ids)?);
    Ok(UndoneMany { done, left })
}

fn undo_all(tx: &mut dyn Tx, cx: &Cx<'_>, ids: &[RepriseId]) -> Result<Outcomes, OfficeError> {
    let mut rows = RepriseRow::load_all(tx, ids)?;
    let mut after = After::of(tx, cx, ids)?;
    let mut undoing = Undoing::default();
    let mut outcomes = Vec::with_capacity(ids.len());
    for id in ids {
        let row = rows.remove(id).ok_or_else(|| OfficeError::not_found("reprise"));
        let undone = row.and_then(|row| {
            let lots = after.undoable(tx, cx, &row)?;
            Ok(undoing.add(&row, &lots))
        });
        outcomes.push((*id, batch::refusal_or_fault(undone)?));
    }
    undoing.write(tx, cx)?;
    Ok(outcomes)
}

/// What happened to requests after their decision.
struct After {
    /// Those whose mail left, or is leaving.
    told: HashSet<RepriseId>,
    /// The lots that each acceptance gave to, earliest expiry first, then lowest number.
    given: HashMap<RepriseId, Vec<GivenLot>>,
    /// What is left on each lot; what is undone is taken off.
    left: HashMap<LotId, Cents>,
    /// What lapsed of each lot, which nobody spent; what is undone is taken off.
    lapsed: HashMap<LotId, Cents>,
    /// Requests whose seat was sold again, with the order.
    sold: HashMap<RepriseId, String>,
    /// What their customers are not told; each is looked at once, and before the first is undone.
    untold: HashMap<CustomerId, Untold>,
    /// Those whose seat was put out of sale.
    out: HashMap<RepriseId, OutOfSale>,
    /// Those whose seat is in a basket that is not of who asks.
    held: HashMap<RepriseId, Holder>,
    /// The free seating that their places come back to.
    rooms: Rooms,
}

impl After {
    fn of(tx: &mut dyn Tx, cx: &Cx<'_>, ids: &[RepriseId]) -> Result<Self, OfficeError> {
        #[derive(Deserialize)]
        struct Sold {
            reprise_id: RepriseId,
            order_number: String,
        }
        let sold: Vec<Sold> = ByIds::new(sql!("seats_sold"), &[]).rows(tx, ids)?;
        #[derive(Deserialize)]
        struct Held {
            reprise_id: RepriseId,
            #[serde(flatten)]
            holder: HolderRow,
        }
        #[derive(Deserialize)]
        struct Out {
            reprise_id: RepriseId,
            #[serde(flatten)]
            out: OutRow,
        }
        let out: Vec<Out> = ByIds::new(sql!("seats_out"), &[]).rows(tx, ids)?;
        let held: Vec<Held> =
            ByIds::new(sql!("seats_held", "others_holds" = "../sale/hold/others"), &asked_by(cx))
                .rows(tx, ids)?;
        let given = credit::given_by(tx, ids)?;
        let left: HashMap<LotId, Cents> =
            given.values().flatten().map(|lot| (lot.lot_id, lot.left_cents)).collect();
        let lots: Vec<LotId> = left.keys().copied().collect();
        Ok(Self {
            told: mail::left_for(tx, ids)?,
            rooms: Rooms::of(tx, ids)?,
            lapsed: lapse::lapsed(tx, &lots)?,
            given,
            left,
            untold: HashMap::new(),
            sold: sold.into_iter().map(|sold| (sold.reprise_id, sold.order_number)).collect(),
            out: out.into_iter().filter_map(|o| Some((o.reprise_id, o.out.out()?))).collect(),
            held: held
                .into_iter()
                .filter_map(|h| Some((h.reprise_id, h.holder.holder()?)))
                .collect(),
        })
    }

    /// The lots that undoing a decision takes back from. Refused to anybody else, after thirty seconds, and
    /// once the mail has left.
    fn undoable(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        row: &RepriseRow,
    ) -> Result<Vec<Back>, OfficeError> {
        let told = row.decided_at_ms.is_some() && self.told.contains(&row.id);
        if told || !may_undo(&row.facts(), cx.operator.id, cx.at_ms) {
            return Err(OfficeError::new(Code::TooLateToUndo));
        }
        // It would be open again, and could be decided no more.
        if !row.state.is_open() && row.is_moved() {
            return Err(row.is_another_s());
        }
        // Nothing is asked in the name of a person who was erased.
        if let Some(at_ms) = row.erased_at_ms {
            return Err(erased(at_ms));
        }
        if row.state != RepriseState::Accepted {
            return Ok(Vec::new());
        }
        let untold = match self.untold.entry(row.customer_id) {
            hash_map::Entry::Occupied(known) => known.into_mut(),
            hash_map::Entry::Vacant(new) => {
                new.insert(Untold::beside(tx, cx, row.customer_id, &[])?)
            }
        };
        let lots = self.given.get(&row.id).map_or(&[][..], Vec::as_slice);
        // What is left may do for it: it came back, or is another acceptance's. Its customer was told of it all the same.
        if let Some((used, amount)) = untold.used(row.id)
            && lots.iter().all(|lot| self.suffices(lot))
            && let Some(lot) = lots.iter().find(|lot| lot.lot_id == used).or(lots.first())
        {
            return Err(spent(lot, amount));
        }
        self.taken_back(tx, cx, row, PlaceState::Pending)
    }

    /// Whether what a lot was given is there, or lapsed.
    fn suffices(&self, lot: &GivenLot) -> bool {
        let left = self.left.get(&lot.lot_id).copied().unwrap_or_default();
        let lapsed = self.lapsed.get(&lot.lot_id).copied().unwrap_or_default();
        left + lapsed >= lot.amount_cents
    }

    /// The lots that an acceptance gave to. What lapsed of them was not spent, and comes back. Refused where less
    /// than that is there on one of them, the first in the order of their expiry, or where the seat that the place
    /// would hold as `place` was sold again, put out of sale, or is in somebody's basket, or free seating is full.
    fn taken_back(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        row: &RepriseRow,
        place: PlaceState,
    ) -> Result<Vec<Back>, OfficeError> {
        let lots = self.given.remove(&row.id).unwrap_or_default();
        let mut back = Vec::with_capacity(lots.len());
        for lot in lots {
            let left = self.left.get(&lot.lot_id).copied().unwrap_or_default();
            let lapsed = self.lapsed.get(&lot.lot_id).copied().unwrap_or_default();
            let missing = (lot.amount_cents - left).max(Cents::ZERO);
            if lapsed < missing {
                return Err(spent(&lot, missing - lapsed));
            }
            back.push(Back { lot, lapsed: missing });
        }
        if place.holds_seat() {
            self.seat_is_free(row)?;
            self.rooms.take(tx, cx, row)?;
        }
        for Back { lot, lapsed } in &back {
            let left = self.left.entry(lot.lot_id).or_default();
            *left = *left + *lapsed - lot.amount_cents;
            let gone = self.lapsed.entry(lot.lot_id).or_default();
            *gone = *gone - *lapsed;
        }
        Ok(back)
    }

    fn seat_is_free(&self, row: &RepriseRow) -> Result<(), OfficeError> {
        if let Some(order) = self.sold.get(&row.id) {
            return Err(seat_sold(&row.row, &row.seat).with("order", order.as_str()));
        }
        if let Some(out) = self.out.get(&row.id) {
            return Err(seat_out(&row.row, &row.seat, out));
        }
        match self.held.get(&row.id) {
            Some(holder) => Err(seat_held(&row.row, &row.seat, holder)),
            None => Ok(()),
        }
    }
}

fn spent(lot: &GivenLot, amount: Cents) -> OfficeError {
    OfficeError::new(Code::LotSpent)
        .with("lot", series::lot_number(lot.number))
        .with("spent_cents", amount)
}

/// What is taken back from a lot, and how much of it had lapsed.
struct Back {
    lot: GivenLot,
    lapsed: Cents,
}

/// The transfers that take back from lots what an acceptance gave to them: what lapsed comes back first.
fn transfers(lots: &[Back]) -> Vec<Transfer> {
    let revived =
        lots.iter().map(|back| ledger::transfer(ledger::LAPSED, back.lot.lot_id, back.lapsed));
    let taken = lots
        .iter()
        .map(|back| ledger::transfer(back.lot.lot_id, ledger::REPRISES, back.lot.amount_cents));
    revived.chain(taken).flatten().collect()
}

/// The facts of a row that takes an acceptance back.
fn data(row: &RepriseRow, lots: &[Back]) -> serde_json::Value {
    let mut data = row.data();
    let lots = lots.iter().map(|back| &back.lot);
    credit_data(&mut data, lots.clone().map(|l| (l.number, l.amount_cents, l.expires_at_ms)));
    if row.state == RepriseState::Accepted {
        data["reprise_cents"] = json!(lots.map(|lot| lot.amount_cents).sum::<Cents>());
    }
    data
}

/// Decisions to undo, gathered, then written together.
#[derive(Default)]
struct Undoing {
    undone: Vec<RepriseId>,
    /// Places that an acceptance took back; places that a refusal had given back.
    taken: Vec<PlaceId>,
    given: Vec<PlaceId>,
    to_decide: Vec<RepriseId>,
    to_sign: Vec<RepriseId>,
    gave: Vec<Undone>,
    entries: Vec<Entry<'static>>,
}

impl Undoing {
    fn add(&mut self, row: &RepriseRow, lots: &[Back]) -> Decided {
        let proposal = row.state == RepriseState::AwaitingSupervisor;
        match row.state {
            RepriseState::AwaitingSupervisor => {}
            RepriseState::Accepted => self.taken.push(row.place_id),
            _ => self.given.push(row.place_id),
        }
        let (list, state) = if row.proposed_by.is_some() && !proposal {
            (&mut self.to_sign, RepriseState::AwaitingSupervisor)
        } else {
            (&mut self.to_decide, RepriseState::Requested)
        };
        list.push(row.id);
        let mut data = data(row, lots);
        let action = if proposal {
            Action::RepriseResumed
        } else {
            data["state"] = json!(row.state.key());
            Action::RepriseUndone
        };
        let transfers = transfers(lots);
        self.entries.push(Entry { data, transfers, ..entry(action, row) });
        self.undone.push(row.id);
        self.gave.push(Undone {
            reprise_id: row.id,
            customer_id: row.customer_id,
            lots: lots.iter().map(|back| back.lot.clone()).collect(),
        });
        Decided { id: row.id, version: row.version + 1, state, undo_until_ms: None }
    }

    fn write(self, tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<(), OfficeError> {
        if self.undone.is_empty() {
            return Ok(());
        }
        mail::cancel_all(tx, &self.undone)?;
        retold::without(tx, cx, &self.gave)?;
        set_places(tx, &self.taken, PlaceState::TakenBack, PlaceState::Pending)?;
        set_places(tx, &self.given, PlaceState::Live, PlaceState::Pending)?;
        set_states(tx, cx, &self.to_decide, RepriseState::Requested, &Change::default())?;
        set_states(tx, cx, &self.to_sign, RepriseState::AwaitingSupervisor, &Change::default())?;
        journal::append_all(tx, cx, self.entries)?;
        Ok(())
    }
}

/// What a place becomes whose acceptance is reversed: the customer's again, or nobody's where the other system
/// cancelled it, before or since, and has its money.
pub(super) fn place_after(tx: &mut dyn Tx, row: &RepriseRow) -> Result<PlaceState, OfficeError> {
    let cancelled = row.order_state == OrderState::Cancelled
        || row.since().cancelled
        || tx.int(sql!("cancelled_there"), &named![id = row.place_id])? > 0;
    Ok(row.place_where(cancelled))
}

/// Reverses an acceptance: what it gave is taken back from the lots that it gave to, the place is the
/// customer's again, unless the other system cancelled it and has its money. Refused where a lot has less than that
/// left, or the seat was sold again or free seating is full.
///
/// # Errors
/// [`Code::Stale`], [`Code::LotSpent`], [`Code::SeatSold`], [`Code::NotOnSale`], [`Code::BadField`] on `note`.
pub fn reverse(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &Noted<RepriseId>,
) -> Result<Decided, OfficeError> {
    let note = page::text("note", &args.note, 500)?;
    let row = RepriseRow::load(tx, args.id)?.unchanged_since(args.version)?;
    if row.state != RepriseState::Accepted {
        return Err(OfficeError::new(Code::AlreadyDecided).with("state", row.state.key()));
    }
    let place = place_after(tx, &row)?;
    let lots = After::of(tx, cx, &[row.id])?.taken_back(tx, cx, &row, place)?;
    match set_place(tx, row.place_id, PlaceState::TakenBack, place) {
        Err(OfficeError::Store(StoreError::Constraint(_))) => Err(seat_sold(&row.row, &row.seat)),
        done => done,
    }?;
    let change = Change { decided: true, ..Change::default() };
    let version = set_state(tx, cx, &row, RepriseState::Reversed, &change)?;
    let told = !mail::cancel_for(tx, row.id)?;
    let note = Some(note).filter(|n| !n.is_empty());
    let (data, transfers) = (data(&row, &lots), transfers(&lots));
    let lots: Vec<GivenLot> = lots.into_iter().map(|back| back.lot).collect();
    let theirs = place == PlaceState::Live;
    let facts = match reversal(told) {
        Reversal::CreditTakenBack if theirs => mail_facts::reversed(cx, &row, &lots),
        Reversal::CreditTakenBack => mail_facts::closed_after(cx, &row, &lots),
        Reversal::NothingCame => {
            let (reprise_id, customer_id) = (row.id, row.customer_id);
            retold::without(tx, cx, &[Undone { reprise_id, customer_id, lots }])?;
            match theirs {
                true => mail_facts::dropped(cx, &row),
                false => mail_facts::closed(cx, &row, ""),
            }
        }
    };
    queue_mail(tx, cx, &row, &facts, cx.at_ms)?;
    journal::append(
        tx,
        cx,
        Entry { data, note, transfers, ..entry(Action::RepriseReversed, &row) },
    )?;
    Ok(Decided { id: row.id, version, state: RepriseState::Reversed, undo_until_ms: None })
}
