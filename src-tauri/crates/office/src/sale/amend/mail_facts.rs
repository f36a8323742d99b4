//! The mails about a sale that was put right. They leave at once, to whoever has an address.

use contract::facts::{MailAmendment, MailFacts, MailKind, MailPlace};
use contract::ids::{LotId, OrderId};
use domain::money::Cents;
use store::Tx;

use super::load::Target;
use super::refund::Refunds;
use crate::books::credit::{self, Untold};
use crate::sale::paper;
use crate::{Cx, OfficeError, mail};

/// What an exchange took instead.
pub(super) struct Taken {
    pub order_id: OrderId,
    pub order_number: String,
    /// The difference that was paid, in money and in credit.
    pub paid: Cents,
    /// What of it was credit.
    pub credit: Cents,
    /// What leaves which lot.
    pub leaving: Vec<(LotId, Cents)>,
    /// What the customer has left, once the journal told it.
    pub balance_after: Option<Cents>,
}

/// Tells the customer that places were voided. The money goes back with the row of the journal, which is
/// written after the mail.
///
/// # Errors
/// [`crate::Code::DocumentFailed`]; from the store.
pub(super) fn voided(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    target: &Target,
    number: &str,
    refunds: &Refunds,
) -> Result<(), OfficeError> {
    let amendment = MailAmendment {
        number: number.to_owned(),
        given: refunds.facts(),
        new_order_number: None,
        new_places: Vec::new(),
        paid: Cents::ZERO,
        credit: Cents::ZERO,
    };
    let regained = refunds.regained(cx.at_ms);
    let balance_after = match target.order.customer_id {
        Some(customer_id) => Some(credit::balance(tx, customer_id, cx.at_ms)? + regained),
        None => None,
    };
    queue(tx, cx, target, MailKind::SaleVoided, amendment, (balance_after, &[]))
}

/// Tells the customer that places were exchanged.
///
/// # Errors
/// As [`voided`].
pub(super) fn exchanged(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    target: &Target,
    number: &str,
    refunds: &Refunds,
    taken: Taken,
) -> Result<(), OfficeError> {
    let amendment = MailAmendment {
        number: number.to_owned(),
        given: refunds.facts(),
        new_places: paper::places(tx, taken.order_id, i64::MAX)?,
        new_order_number: Some(taken.order_number),
        paid: taken.paid,
        credit: taken.credit,
    };
    let balance = (taken.balance_after, taken.leaving.as_slice());
    queue(tx, cx, target, MailKind::SaleExchanged, amendment, balance)
}

fn queue(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    target: &Target,
    kind: MailKind,
    amendment: MailAmendment,
    (balance_after, leaving): (Option<Cents>, &[(LotId, Cents)]),
) -> Result<(), OfficeError> {
    let order = &target.order;
    let Some(customer_id) = order.customer_id.filter(|_| !order.email.trim().is_empty()) else {
        return Ok(());
    };
    // A mail says what the site says: nothing of an acceptance that may still be undone.
    let untold = Untold::of_credit(tx, cx, customer_id, leaving)?;
    let places = target.places_paid().map(|(place, paid)| MailPlace {
        place: place.facts(),
        paid,
        reprise: Cents::ZERO,
    });
    let facts = MailFacts {
        order_number: order.number.clone(),
        places: places.collect(),
        balance_after: balance_after.map(|balance| balance - untold.credit(cx.at_ms)),
        amendment: Some(amendment),
        ..MailFacts::to(order.greeted(), order.locale, kind, cx.house.facts(), cx.at_ms)
    };
    mail::queue(tx, cx, &facts, &order.email, customer_id, Some(order.id), None, cx.at_ms)?;
    Ok(())
}
