//! Acceptances that the desk may still undo: their customer is told nothing of them until they stand. What a customer reads
//! asks here which they are, and so does undoing. `ending_customers.sql` alone waits for the time of each instead: its word
//! of credit that ends comes later by that.

use std::collections::{BTreeSet, HashMap};

use contract::action::Action;
use contract::ids::{CustomerId, LotId, OrderId, PlaceId, RepriseId};
use domain::money::Cents;
use domain::reprise::{LotMove, told_moves, undoable_ms};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::LotRow;
use crate::books::ledger;
use crate::{Cx, OfficeError};

/// What a customer is not told yet, and what they never will be of acceptances that were undone in time. At the desk it is
/// nothing: whoever decides sees what is.
#[derive(Debug, Default)]
pub struct Untold {
    waiting: Vec<Waiting>,
    /// What is told of movements, where it is less than there is.
    told: HashMap<(i64, i64, LotId), Cents>,
    lots: HashMap<LotId, Lot>,
    /// Acceptances that are told before their time, with a lot of theirs that was used and how much of it was.
    used: HashMap<RepriseId, (LotId, Cents)>,
}

/// An acceptance that may still be undone.
#[derive(Debug, Deserialize)]
pub struct Waiting {
    pub reprise_id: RepriseId,
    pub order_id: OrderId,
    pub place_id: PlaceId,
    /// Its row of the journal.
    pub seq: Option<i64>,
}

/// What is not told of a lot.
#[derive(Debug, Default)]
struct Lot {
    /// What is left of it beyond what is told.
    left: Cents,
    expires_at_ms: i64,
    /// What lapsed of that.
    lapsed: Cents,
    /// Something of it is told.
    known: bool,
}

#[derive(Deserialize)]
struct Moved {
    seq: i64,
    rank: i64,
    lot_id: LotId,
    expires_at_ms: i64,
    action: String,
    at_ms: i64,
    reprise_id: Option<RepriseId>,
    amount_cents: Cents,
    lapse: bool,
}

/// The acceptances of a customer that time alone lets the desk undo.
fn in_time(tx: &mut dyn Tx, cx: &Cx<'_>, id: CustomerId) -> Result<Vec<Waiting>, OfficeError> {
    let (from_ms, to_ms) = undoable_ms(cx.at_ms).into_inner();
    Ok(tx.rows(sql!("untold"), &named![customer_id = id, from_ms, to_ms])?)
}

impl Untold {
    /// What a customer who looks at the site is not told.
    ///
    /// # Errors
    /// From the store.
    pub fn of(tx: &mut dyn Tx, cx: &Cx<'_>, id: CustomerId) -> Result<Self, OfficeError> {
        if cx.operator.visitor.is_some() {
            Self::beside(tx, cx, id, &[])
        } else {
            Ok(Self::default())
        }
    }

    /// The same for who asks about places alone, whom credit does not concern: most often nothing has to be read.
    ///
    /// # Errors
    /// From the store.
    pub fn of_places(tx: &mut dyn Tx, cx: &Cx<'_>, id: CustomerId) -> Result<Self, OfficeError> {
        if cx.operator.visitor.is_none() || in_time(tx, cx, id)?.is_empty() {
            return Ok(Self::default());
        }
        Self::of(tx, cx, id)
    }

    /// The same of the credit that a customer has, whoever asks: what papers and mails state. Most often nothing has to be
    /// read.
    ///
    /// # Errors
    /// From the store.
    pub fn of_credit(
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        id: CustomerId,
        leaving: &[(LotId, Cents)],
    ) -> Result<Self, OfficeError> {
        if in_time(tx, cx, id)?.is_empty() {
            return Ok(Self::default());
        }
        Self::beside(tx, cx, id, leaving)
    }

    /// What a customer is not told, whoever asks, once this much has left lots by the command at hand.
    ///
    /// # Errors
    /// From the store.
    pub fn beside(
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        id: CustomerId,
        leaving: &[(LotId, Cents)],
    ) -> Result<Self, OfficeError> {
        let waiting = in_time(tx, cx, id)?;
        let asked = named![customer_id = id, lapsed = ledger::LAPSED];
        let rows: Vec<Moved> = tx.rows(sql!("moves"), &asked)?;
        let mut latest: HashMap<RepriseId, (i64, i64)> = HashMap::new();
        let mut may_wait = BTreeSet::new();
        let mut moves = Vec::with_capacity(rows.len() + leaving.len());
        for row in &rows {
            let mut gift = None;
            if let Some(of) = row.reprise_id {
                if row.action == Action::RepriseAccepted.key() {
                    latest.insert(of, (row.seq, row.at_ms));
                    gift = Some(row.seq);
                } else if row.action == Action::RepriseUndone.key()
                    || row.action == Action::RepriseReversed.key()
                {
                    // What a supervisor takes back in time is told no more than what was undone.
                    let given = latest.get(&of);
                    let in_time = given.filter(|(_, at_ms)| undoable_ms(row.at_ms).contains(at_ms));
                    gift = in_time.map(|(seq, _)| *seq);
                    may_wait.extend(gift);
                }
            }
            let (seq, lot_id, amount, lapses) = (row.seq, row.lot_id, row.amount_cents, row.lapse);
            moves.push(LotMove { seq, lot_id, amount, lapses, gift });
        }
        let coming = leaving.iter().map(|&(lot_id, spent)| LotMove {
            seq: i64::MAX,
            lot_id,
            amount: -spent,
            lapses: false,
            gift: None,
        });
        moves.extend(coming);
        let standing = |one: &Waiting| latest.get(&one.reprise_id).map(|(seq, _)| *seq);
        may_wait.extend(waiting.iter().filter_map(standing));
        let told = told_moves(&moves, may_wait);
        // A place that gave no credit waits for its time alone.
        let (waiting, early): (Vec<_>, Vec<_>) = waiting
            .into_iter()
            .partition(|one| standing(one).is_none_or(|seq| told.untold.contains(&seq)));
        let used =
            early.iter().filter_map(|one| Some((one.reprise_id, used(&moves, standing(one)?)?)));
        let mut untold = Self { used: used.collect(), waiting, ..Self::default() };
        for (row, amount) in rows.iter().zip(told.amounts) {
            let lot = untold.lots.entry(row.lot_id).or_default();
            lot.expires_at_ms = row.expires_at_ms;
            lot.known |= amount != Cents::ZERO;
            if amount != row.amount_cents {
                lot.left += row.amount_cents - amount;
                if row.lapse {
                    lot.lapsed += amount - row.amount_cents;
                }
                untold.told.insert((row.seq, row.rank, row.lot_id), amount);
            }
        }
        Ok(untold)
    }

    /// The acceptances.
    #[must_use]
    pub fn acceptances(&self) -> &[Waiting] {
        &self.waiting
    }

    /// Whether nothing is told of the acceptance of this request.
    #[must_use]
    pub fn holds(&self, id: RepriseId) -> bool {
        self.waiting.iter().any(|one| one.reprise_id == id)
    }

    /// The lot by which an acceptance is told before its time, and how much of it was used.
    #[must_use]
    pub fn used(&self, id: RepriseId) -> Option<(LotId, Cents)> {
        self.used.get(&id).copied()
    }

    /// What is told of this movement of so much.
    #[must_use]
    pub fn told(&self, (seq, rank, lot_id): (i64, i64, LotId), amount: Cents) -> Cents {
        self.told.get(&(seq, rank, lot_id)).copied().unwrap_or(amount)
    }

    /// What is told to be left of a lot that has so much; nothing where nobody was told of the lot.
    #[must_use]
    pub fn left(&self, lot_id: LotId, left: Cents) -> Option<Cents> {
        let Some(lot) = self.lots.get(&lot_id) else { return Some(left) };
        lot.known.then(|| left - lot.left)
    }

    /// What lapsed of credit that nobody was told of.
    #[must_use]
    pub fn lapsed(&self, lot_id: LotId) -> Cents {
        self.lots.get(&lot_id).map(|lot| lot.lapsed).unwrap_or_default()
    }

    /// Lots as they are told.
    #[must_use]
    pub fn before(&self, mut lots: Vec<LotRow>) -> Vec<LotRow> {
        lots.retain_mut(|lot| {
            let left = self.left(lot.id, lot.left_cents);
            lot.left_cents = left.unwrap_or_default();
            left.is_some()
        });
        lots
    }

    /// What a balance has beyond what is told, on the lots that can be spent then.
    #[must_use]
    pub fn credit(&self, now_ms: i64) -> Cents {
        self.lots.values().filter(|lot| lot.expires_at_ms >= now_ms).map(|lot| lot.left).sum()
    }
}

/// What was used of a lot since this acceptance gave to it; of no more than it gave.
fn used(moves: &[LotMove<LotId>], gift: i64) -> Option<(LotId, Cents)> {
    moves.iter().filter(|given| given.seq == gift && given.amount.is_positive()).find_map(|given| {
        let since = moves.iter().filter(|one| {
            one.lot_id == given.lot_id && one.seq > gift && one.gift.is_none() && !one.lapses
        });
        let used: Cents = since.map(|one| (-one.amount).max(Cents::ZERO)).sum();
        used.is_positive().then(|| (given.lot_id, used.min(given.amount)))
    })
}
