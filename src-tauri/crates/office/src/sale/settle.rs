//! The money of an order: what is handed over for its total, checked, then written.

use contract::ids::{CustomerId, LotId, OrderId};
use contract::sale::PaymentLine;
use domain::money::{Cents, MAX_AMOUNT};
use domain::payment::{self, Payment, PaymentError};
use store::Tx;

use super::account::Account;
use super::payment::{PaymentRow, Tender};
use crate::books::chain::Transfer;
use crate::books::credit::{LotRow, Untold};
use crate::books::ledger;
use crate::books::series;
use crate::{Code, Cx, OfficeError};

/// What is handed over, as it was typed.
#[derive(Clone, Copy)]
pub(super) struct Tenders<'a> {
    pub credit: Cents,
    pub card: Cents,
    pub card_last4: &'a str,
    pub card_authorisation: &'a str,
    pub tendered: Cents,
}

/// Refuses what is kept of no card: four digits and an authorisation are all.
///
/// # Errors
/// [`Code::BadField`].
pub(super) fn check_card(last4: &str, authorisation: &str) -> Result<(), OfficeError> {
    if !payment::is_card_end(last4) {
        return Err(OfficeError::bad_field("card_last4"));
    }
    if !payment::is_authorisation(authorisation) {
        return Err(OfficeError::bad_field("card_authorisation"));
    }
    Ok(())
}

/// Refuses amounts that no till takes.
///
/// # Errors
/// [`Code::BadField`].
pub(super) fn bounded(card: Cents, cash: Cents) -> Result<(), OfficeError> {
    for (field, amount) in [("card_cents", card), ("tendered_cents", cash)] {
        if !(Cents::ZERO..=MAX_AMOUNT).contains(&amount) {
            return Err(OfficeError::bad_field(field));
        }
    }
    Ok(())
}

impl Tenders<'_> {
    /// Refuses what cannot be, whatever the total.
    ///
    /// # Errors
    /// [`Code::BadField`].
    pub(super) fn check(&self) -> Result<(), OfficeError> {
        check_card(self.card_last4, self.card_authorisation)?;
        bounded(self.card, self.tendered)
    }
}

/// A total that is paid, about to be written.
pub(super) struct Settled<'a> {
    tenders: Tenders<'a>,
    pub account: Option<Account>,
    pub paid: Payment,
    spent: Vec<(LotRow, Cents)>,
}

impl<'a> Settled<'a> {
    /// What `tenders` pay of `total`, with the credit of `account`.
    ///
    /// # Errors
    /// [`Code::NoCustomer`], [`Code::NotEnoughCredit`], [`Code::CreditDoesNotFit`],
    /// [`Code::PaymentMissing`], [`Code::PaymentTooMuch`], [`Code::CashAboveLaw`],
    /// [`Code::ChangeTooLarge`].
    pub(super) fn of(
        cx: &Cx<'_>,
        account: Option<Account>,
        total: Cents,
        tenders: Tenders<'a>,
    ) -> Result<Self, OfficeError> {
        let Tenders { credit, card, tendered, .. } = tenders;
        let paid = payment::settle(total, credit, card, tendered).map_err(refused)?;
        let spent = match &account {
            Some(account) => account.spend(credit, cx.at_ms)?,
            None if credit.is_positive() => return Err(OfficeError::new(Code::NoCustomer)),
            None => Vec::new(),
        };
        Ok(Self { tenders, account, paid, spent })
    }

    /// Credit of one lot that is spent.
    pub(super) fn spent_of(&self, id: LotId) -> Cents {
        self.spent.iter().filter(|(lot, _)| lot.id == id).map(|(_, amount)| *amount).sum()
    }

    /// What leaves which lot.
    pub(super) fn leaving(&self) -> Vec<(LotId, Cents)> {
        self.spent.iter().map(|(lot, amount)| (lot.id, *amount)).collect()
    }

    /// Credit that is spent.
    pub(super) fn credit(&self) -> Cents {
        self.tenders.credit
    }

    /// The balance once it is paid, where there is a customer.
    pub(super) fn balance_after(&self, cx: &Cx<'_>) -> Option<Cents> {
        self.account.as_ref().map(|account| account.balance(cx.at_ms) - self.tenders.credit)
    }

    /// What the customer who pays is not told of their credit.
    ///
    /// # Errors
    /// From the store.
    pub(super) fn untold(
        &self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        customer_id: Option<CustomerId>,
    ) -> Result<Untold, OfficeError> {
        match customer_id {
            Some(id) => Untold::of_credit(tx, cx, id, &self.leaving()),
            None => Ok(Untold::default()),
        }
    }

    /// Writes one row a lot spent, one for the card, one for the cash. A row is what papers state: what is left of a lot
    /// is what its customer is told.
    pub(super) fn write(
        &self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        order_id: OrderId,
        untold: &Untold,
    ) -> Result<Vec<PaymentLine>, OfficeError> {
        let mut lines = Vec::new();
        let mut pay = |amount: Cents, by: Tender<'_>, lot: Option<&LotRow>| {
            let row = PaymentRow { order_id, amount, by, amendment_id: None };
            row.write(tx, cx)?;
            lines.push(PaymentLine {
                tender: row.by.kind(),
                amount_cents: amount,
                lot: lot.map(|lot| series::lot_number(lot.number)),
                lot_left_cents: lot.map(|lot| lot.left_cents - amount),
                lot_expires_at_ms: lot.map(|lot| lot.expires_at_ms),
            });
            Ok::<_, OfficeError>(())
        };
        for (lot, amount) in &self.spent {
            let left = untold.left(lot.id, lot.left_cents - *amount).unwrap_or_default();
            pay(*amount, Tender::Credit { lot_id: lot.id, left }, Some(lot))?;
        }
        let Tenders { card_last4: last4, card_authorisation: authorisation, tendered, .. } =
            self.tenders;
        if self.paid.card.is_positive() {
            pay(self.paid.card, Tender::Card { last4, authorisation }, None)?;
        }
        if self.paid.cash.is_positive() {
            let cash = Tender::Cash { tendered, change: self.paid.change };
            pay(self.paid.cash, cash, None)?;
        }
        Ok(lines)
    }

    /// The transfers: from the lots, the card and the cash, to what was sold.
    pub(super) fn transfers(&self) -> Vec<Transfer> {
        let lots = self.spent.iter().map(|(lot, amount)| (lot.id, *amount));
        let tenders = [(ledger::CARD, self.paid.card), (ledger::CASH, self.paid.cash)];
        lots.chain(tenders)
            .filter_map(|(account, amount)| ledger::transfer(account, ledger::SALES, amount))
            .collect()
    }
}

/// Refuses cash that no till may take.
///
/// # Errors
/// [`Code::CashAboveLaw`].
pub(super) fn check_cash(kept: Cents) -> Result<(), OfficeError> {
    payment::check_cash(kept, Cents::ZERO).map_err(refused)
}

/// Refuses cash beside what an order was paid in cash already, where both come to more than any till may take.
///
/// # Errors
/// [`Code::CashAboveLaw`].
pub(super) fn check_cash_beside(kept: Cents, before: Cents) -> Result<(), OfficeError> {
    if kept.is_positive() { check_cash(before + kept) } else { Ok(()) }
}

fn refused(why: PaymentError) -> OfficeError {
    match why {
        PaymentError::CreditDoesNotFit => OfficeError::new(Code::CreditDoesNotFit),
        PaymentError::Missing(missing) => {
            OfficeError::new(Code::PaymentMissing).with("missing_cents", missing)
        }
        PaymentError::TooMuch(excess) => {
            OfficeError::new(Code::PaymentTooMuch).with("excess_cents", excess)
        }
        PaymentError::CashAboveLaw(cash) => OfficeError::new(Code::CashAboveLaw)
            .with("cash_cents", cash)
            .with("most_cents", payment::CASH_MAX),
        PaymentError::ChangeTooLarge(change) => {
            OfficeError::new(Code::ChangeTooLarge).with("change_cents", change)
        }
    }
}
