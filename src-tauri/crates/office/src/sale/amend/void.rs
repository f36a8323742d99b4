//! *Annulation*: places of a sale are given back, and their money by the tenders it was paid with.

use contract::action::Action;
use contract::amendment::{Amended, QuoteVoid, VoidQuote, VoidSale};
use domain::amendment::AmendmentKind;
use domain::funding::Validity;
use store::Tx;

use super::credit;
use super::load::Target;
use super::mail_facts;
use super::may;
use super::refund::{self, Refund, Refunds};
use super::write::{self, Amendment, NOTE_MAX};
use crate::books::journal;
use crate::{Cx, OfficeError, customer, mail, page};

/// What a void would give back, and whether whoever asks may.
///
/// # Errors
/// [`crate::Code::NotAmendable`], [`crate::Code::NotFound`]; [`crate::Code::CustomerErased`] where credit of theirs would
/// come back; [`crate::Code::BadField`] on `place_ids`.
pub fn quote_void(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &QuoteVoid,
) -> Result<VoidQuote, OfficeError> {
    let target = Target::load(tx, args.order_id, &args.place_ids)?;
    let act = may::act(cx, &target.order, &target.places, target.value(), false);
    Ok(VoidQuote {
        places: target.given_places(),
        total_cents: target.value(),
        given: by_tenders(tx, cx, &target)?.0.to_contract(),
        ask_ticket: act.ticket_missing,
        may: may::may(cx, &target.rules, &act),
    })
}

fn by_tenders(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    target: &Target,
) -> Result<(Refunds, Validity), OfficeError> {
    let parts = refund::parts(&target.paid, target.value())?;
    let mut refunds = Refunds(parts.into_iter().map(Refund::by_tender).collect());
    let validity = credit::validity(tx, cx, target)?;
    refunds.go_home(&validity);
    // Credit of somebody who was erased comes back to nobody.
    if let (true, Some(customer_id)) = (refunds.give_credit(), target.order.customer_id) {
        customer::not_erased(tx, customer_id)?;
    }
    Ok((refunds, validity))
}

/// Voids places of a sale: their codes are dead at once, their seats on sale, their money given back.
///
/// # Errors
/// As [`quote_void`]; [`crate::Code::AmountChanged`], [`crate::Code::SecondNeeded`],
/// [`crate::Code::SecondRefused`], [`crate::Code::NeedsSupervisor`]; [`crate::Code::BadField`] on
/// `terminal`, `card_authorisation` or `note`.
pub fn void(tx: &mut dyn Tx, cx: &Cx<'_>, args: &VoidSale) -> Result<Amended, OfficeError> {
    let note = page::text("note", &args.note, NOTE_MAX)?;
    let target = Target::load(tx, args.order_id, &args.place_ids)?;
    let value = target.value();
    page::as_shown(args.expected_total_cents, value)?;
    let act = may::act(cx, &target.order, &target.places, value, args.ticket_returned);
    may::sign(tx, cx, &target.rules, &act, args.seconded_by)?;
    let (mut refunds, validity) = by_tenders(tx, cx, &target)?;
    refunds.terminal(&args.terminals, (args.terminal, &args.card_authorisation))?;

    let amendment = Amendment {
        id: cx.mint.id(),
        kind: AmendmentKind::Void,
        order_id: target.order.id,
        new_order_id: None,
        amount: value,
        ticket_returned: args.ticket_returned,
        reason: args.reason,
        seconded_by: args.seconded_by,
    };
    let number = amendment.write(tx, cx)?;
    write::give_places_back(tx, amendment.id, &target)?;
    credit::make(tx, cx, target.order.customer_id, amendment.id, &validity, &mut refunds)?;
    refunds.write(tx, cx, amendment.id)?;
    let mut entry = write::entry(Action::SaleVoided, &target.order, &number, &refunds, note);
    write::tell_places(&mut entry.data, &target, args.seconded_by);
    mail_facts::voided(tx, cx, &target, &number, &refunds)?;
    journal::append(tx, cx, entry)?;
    mail::take_back_of_order(tx, cx, target.order.id)?;
    Ok(Amended {
        amendment_id: amendment.id,
        number,
        total_cents: value,
        given: refunds.to_contract(),
        unsettled: refunds.unsettled(),
    })
}
