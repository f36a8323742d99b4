//! What is given back of each payment, in which way, and what that writes.

use contract::amendment::{GivenBack, RefundWay, SeenGiven, TerminalAnswer, TerminalSaid};
use contract::facts::RefundFacts;
use contract::ids::{AccountId, AmendmentId, LotId, kind};
use domain::amendment::NotAmendable;
use domain::funding::{self, Home, Paid, Source, Validity};
use domain::money::Cents;
use domain::payment::{self, TenderKind};
use store::{Bulk, Tx, named, sql};

use super::load::{PaidRow, not_amendable};
use crate::books::chain::Transfer;
use crate::books::credit::NewLot;
use crate::books::ledger;
use crate::books::series;
use crate::{Code, Cx, OfficeError};

/// A part of a payment.
#[derive(Clone)]
pub(super) struct Part {
    pub paid: PaidRow,
    pub amount: Cents,
}

/// What is given back of a payment, and how.
pub(super) struct Refund {
    pub part: Part,
    pub way: RefundWay,
    lot: Option<Lot>,
    /// Credit that gets days of grace, on a new lot: its last millisecond.
    grace_ms: Option<i64>,
    unknown: bool,
    authorisation: String,
}

#[derive(Clone, Copy)]
struct Lot {
    id: LotId,
    number: i64,
    expires_at_ms: i64,
}

/// The parts of these payments that make `amount`.
///
/// # Errors
/// [`crate::Code::NotAmendable`] when less than that was paid here.
pub(super) fn parts(paid: &[PaidRow], amount: Cents) -> Result<Vec<Part>, OfficeError> {
    let lefts: Vec<Paid<usize>> =
        (0..paid.len()).map(|rank| Paid { payment: rank, left: paid[rank].left_cents }).collect();
    let shares = funding::give_back(&lefts, amount)
        .map_err(|_| not_amendable(NotAmendable::SoldElsewhere))?;
    let part = |rank: usize, amount| Part { paid: paid[rank].clone(), amount };
    Ok(shares.into_iter().map(|share| part(share.payment, share.amount)).collect())
}

/// Parts the parts: those that make `carried`, and the rest.
///
/// # Errors
/// As [`parts`].
pub(super) fn carried_of(
    all: &[Part],
    carried: Cents,
) -> Result<(Vec<Part>, Vec<Part>), OfficeError> {
    let whole: Vec<PaidRow> =
        all.iter().map(|part| PaidRow { left_cents: part.amount, ..part.paid.clone() }).collect();
    let over = parts(&whole, carried)?;
    let rest = all.iter().filter_map(|part| {
        let went = over.iter().find(|over| over.paid.id == part.paid.id);
        let amount = part.amount - went.map_or(Cents::ZERO, |over| over.amount);
        amount.is_positive().then(|| Part { paid: part.paid.clone(), amount })
    });
    let rest = rest.collect();
    Ok((over, rest))
}

impl Refund {
    /// Given back by the tender that it was paid with, credit to its lot.
    pub(super) fn by_tender(part: Part) -> Self {
        let way = match part.paid.tender {
            TenderKind::Cash => RefundWay::Hand,
            TenderKind::Card => RefundWay::Terminal,
            TenderKind::Credit => RefundWay::Lot,
        };
        Self::in_way(part, way)
    }

    /// As [`Refund::by_tender`], but money becomes credit.
    pub(super) fn as_credit(part: Part) -> Self {
        match part.paid.tender {
            TenderKind::Credit => Self::by_tender(part),
            TenderKind::Cash | TenderKind::Card => Self::in_way(part, RefundWay::Credit),
        }
    }

    /// Given back in a way that nobody has in hand: carried over, or typed anew.
    pub(super) fn in_way(part: Part, way: RefundWay) -> Self {
        let lot = match (part.paid.lot_id, part.paid.lot_number, part.paid.expires_at_ms) {
            (Some(id), Some(number), Some(expires_at_ms)) => {
                Some(Lot { id, number, expires_at_ms })
            }
            _ => None,
        };
        Self { part, way, lot, grace_ms: None, unknown: false, authorisation: String::new() }
    }

    /// Where credit that comes back goes, and until when it lives, by the rule of all credit.
    fn go_home(&mut self, validity: &Validity) {
        if let (RefundWay::Lot, Some(lot)) = (self.way, self.lot) {
            let Lot { expires_at_ms, .. } = lot;
            let source = Source::Credit { lot: lot.id, expires_at_ms, grace: self.part.paid.grace };
            let (home, until_ms) = funding::home(source, validity);
            self.grace_ms = (home == Home::Grace).then_some(until_ms);
        }
    }

    /// The lot that it goes to is made with the amendment, and not known before.
    fn makes_lot(&self) -> bool {
        self.grace_ms.is_some() && self.lot.is_some_and(|lot| Some(lot.id) == self.part.paid.lot_id)
    }

    /// Number and expiry of the lot that it goes to.
    fn named_lot(&self) -> (Option<String>, Option<i64>) {
        let number =
            self.lot.filter(|_| !self.makes_lot()).map(|lot| series::lot_number(lot.number));
        (number, self.grace_ms.or(self.lot.map(|lot| lot.expires_at_ms)))
    }

    fn account(&self) -> AccountId {
        match (self.lot, self.way, self.part.paid.tender) {
            (Some(lot), ..) => lot.id,
            (None, RefundWay::Terminal, _) if self.unknown => ledger::CARD_UNSETTLED,
            (None, _, TenderKind::Card) => ledger::CARD,
            (None, ..) => ledger::CASH,
        }
    }

    pub(super) fn to_contract(&self) -> GivenBack {
        let (lot, expires_at_ms) = self.named_lot();
        GivenBack {
            tender: self.part.paid.tender,
            way: self.way,
            payment_id: self.part.paid.id,
            card_last4: self.part.paid.card_last4.clone(),
            amount_cents: self.part.amount,
            lot,
            expires_at_ms,
        }
    }

    /// As mails name it.
    pub(super) fn facts(&self) -> RefundFacts {
        let (lot, expires_at_ms) = self.named_lot();
        RefundFacts {
            tender: self.part.paid.tender,
            way: self.way,
            amount: self.part.amount,
            lot,
            expires_at_ms,
            authorisation: self.authorisation.clone(),
            unknown: self.unknown,
        }
    }
}

/// What all refunds of an amendment are.
pub(super) struct Refunds(pub Vec<Refund>);

impl Refunds {
    /// What the terminal said of each part that goes back by card: by its payment, else as of all others.
    ///
    /// # Errors
    /// [`crate::Code::BadField`] on `terminal` when it says nothing of a part that goes back by card, or
    /// something where none does; on `terminals` for a payment that does not go back by card, one that is named
    /// twice or of which nothing is said; on `card_authorisation`.
    pub(super) fn terminal(
        &mut self,
        each: &[TerminalAnswer],
        (said, authorisation): (TerminalSaid, &str),
    ) -> Result<(), OfficeError> {
        let by_card = |refund: &&mut Refund| refund.way == RefundWay::Terminal;
        let mut named = 0;
        let mut others = 0;
        for refund in self.0.iter_mut().filter(by_card) {
            let id = refund.part.paid.id;
            let answer = each.iter().find(|answer| answer.payment_id == id);
            if answer.is_some() {
                named += 1;
            } else {
                others += 1;
            }
            let (said, authorisation) = answer
                .map_or((said, authorisation), |one| (one.said, one.card_authorisation.as_str()));
            if !payment::is_authorisation(authorisation) {
                return Err(OfficeError::bad_field("card_authorisation"));
            }
            refund.unknown = said == TerminalSaid::Unknown;
            authorisation.clone_into(&mut refund.authorisation);
        }
        let silent = each.iter().any(|answer| answer.said == TerminalSaid::Nothing);
        if named != each.len() || silent {
            return Err(OfficeError::bad_field("terminals"));
        }
        if (others > 0) == (said == TerminalSaid::Nothing) {
            return Err(OfficeError::bad_field("terminal"));
        }
        if !payment::is_authorisation(authorisation) {
            return Err(OfficeError::bad_field("card_authorisation"));
        }
        Ok(())
    }

    /// Refuses that other amounts go back, or in other ways, than the screen showed.
    ///
    /// # Errors
    /// [`Code::ChangedSince`].
    pub(super) fn as_shown(&self, shown: &[SeenGiven]) -> Result<(), OfficeError> {
        let now = self.0.iter().map(|refund| (refund.way, refund.part.amount));
        let same = now.eq(shown.iter().map(|seen| (seen.way, seen.amount_cents)));
        if same { Ok(()) } else { Err(OfficeError::new(Code::ChangedSince)) }
    }

    /// Sends credit that comes back where all credit goes.
    pub(super) fn go_home(&mut self, validity: &Validity) {
        self.0.iter_mut().for_each(|refund| refund.go_home(validity));
    }

    /// Credit that gets days of grace, together, and its last millisecond.
    pub(super) fn grace(&self) -> Option<(Cents, i64)> {
        let until_ms = self.0.iter().find_map(|refund| refund.grace_ms)?;
        let grace = self.0.iter().filter(|refund| refund.grace_ms.is_some());
        Some((grace.map(|refund| refund.part.amount).sum(), until_ms))
    }

    /// Puts the credit that gets days of grace on this lot.
    pub(super) fn grace_on(&mut self, lot: &NewLot) {
        let lot = Lot { id: lot.id, number: lot.number, expires_at_ms: lot.expires_at_ms };
        for refund in self.0.iter_mut().filter(|refund| refund.grace_ms.is_some()) {
            refund.lot = Some(lot);
        }
    }

    /// What money becomes credit, together.
    pub(super) fn new_credit(&self) -> Cents {
        let new = self.0.iter().filter(|refund| refund.way == RefundWay::Credit);
        new.map(|refund| refund.part.amount).sum()
    }

    /// Puts the money that becomes credit on this lot.
    pub(super) fn put_on(&mut self, lot: &NewLot) {
        let lot = Lot { id: lot.id, number: lot.number, expires_at_ms: lot.expires_at_ms };
        for refund in self.0.iter_mut().filter(|refund| refund.way == RefundWay::Credit) {
            refund.lot = Some(lot);
        }
    }

    /// Whether a part of it is credit that somebody is to have.
    pub(super) fn give_credit(&self) -> bool {
        self.0.iter().any(|refund| matches!(refund.way, RefundWay::Lot | RefundWay::Credit))
    }

    /// Credit that goes back to a lot.
    pub(super) fn back_on(&self, id: LotId) -> Cents {
        let back = self.0.iter().filter(|refund| {
            refund.way != RefundWay::Carried && refund.lot.is_some_and(|lot| lot.id == id)
        });
        back.map(|refund| refund.part.amount).sum()
    }

    /// Credit that the customer can spend again at `now_ms`.
    pub(super) fn regained(&self, now_ms: i64) -> Cents {
        let back = self.0.iter().filter(|refund| {
            matches!(refund.way, RefundWay::Lot | RefundWay::Credit)
                && refund.lot.is_some_and(|lot| lot.expires_at_ms >= now_ms)
        });
        back.map(|refund| refund.part.amount).sum()
    }

    pub(super) fn unsettled(&self) -> bool {
        self.0.iter().any(|refund| refund.unknown)
    }

    pub(super) fn to_contract(&self) -> Vec<GivenBack> {
        self.0.iter().map(Refund::to_contract).collect()
    }

    pub(super) fn facts(&self) -> Vec<RefundFacts> {
        self.0.iter().map(Refund::facts).collect()
    }

    /// Writes them.
    ///
    /// # Errors
    /// From the store.
    pub(super) fn write(
        &self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        amendment_id: AmendmentId,
    ) -> Result<(), OfficeError> {
        let mut rows = Bulk::new(sql!("add_refund"));
        for refund in &self.0 {
            let authorisation = Some(refund.authorisation.as_str()).filter(|a| !a.is_empty());
            rows.add(&named![
                id = cx.mint.id::<kind::Refund>(),
                amendment_id,
                payment_id = refund.part.paid.id,
                tender = refund.part.paid.tender.key(),
                amount_cents = refund.part.amount,
                way = refund.way.key(),
                lot_id = refund.lot.map(|lot| lot.id),
                result = if refund.unknown { "unknown" } else { "done" },
                card_authorisation = authorisation,
                at_ms = cx.at_ms
            ]);
        }
        rows.write(tx)?;
        Ok(())
    }

    /// The opposite transfers: from what was sold, to cash, card and lots. An account gets one, so that
    /// a new lot is filled at once.
    pub(super) fn transfers(&self) -> Vec<Transfer> {
        let mut sums: Vec<(AccountId, Cents)> = Vec::new();
        for refund in &self.0 {
            let (account, amount) = (refund.account(), refund.part.amount);
            match sums.iter_mut().find(|(known, _)| *known == account) {
                Some((_, sum)) => *sum += amount,
                None => sums.push((account, amount)),
            }
        }
        let transfer = |(account, sum)| ledger::transfer(ledger::SALES, account, sum);
        sums.into_iter().filter_map(transfer).collect()
    }
}
