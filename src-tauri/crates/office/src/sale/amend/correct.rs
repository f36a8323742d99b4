//! *Correction du moyen de paiement*: a payment in money was typed as another tender.

use contract::action::Action;
use contract::amendment::{Amended, AmendmentReason, CorrectTender, RefundWay};
use domain::amendment::AmendmentKind;
use domain::money::Cents;
use domain::payment::TenderKind;
use serde_json::json;
use store::Tx;

use super::load::{OrderRow, PaidRow, cash_of, paid};
use super::may;
use super::refund::{Part, Refund, Refunds};
use super::write::{self, Amendment, NOTE_MAX};
use crate::books::journal;
use crate::books::ledger;
use crate::house::settings;
use crate::sale::payment::{PaymentRow, Tender};
use crate::sale::settle::{bounded, check_card, check_cash, check_cash_beside};
use crate::{Cx, OfficeError, page};

/// Takes back what is left of a payment in money and books the same amount again, as cash, by card or
/// split. Credit is never touched.
///
/// # Errors
/// [`crate::Code::NotFound`], [`crate::Code::AmountChanged`];
/// [`crate::Code::BadField`] on `payment_id` where it is credit, on `cash_cents` where the two do not
/// make the amount or change nothing; [`crate::Code::CashAboveLaw`]; [`crate::Code::SecondNeeded`] and its like.
pub fn correct(tx: &mut dyn Tx, cx: &Cx<'_>, args: &CorrectTender) -> Result<Amended, OfficeError> {
    let note = page::text("note", &args.note, NOTE_MAX)?;
    check_card(&args.card_last4, &args.card_authorisation)?;
    check_cash(args.cash_cents)?;
    let order = OrderRow::load(tx, args.order_id)?;
    let payments = paid(tx, order.id)?;
    let in_cash = cash_of(&payments);
    let payment = payments.into_iter().find(|paid| paid.id == args.payment_id);
    let payment = payment.ok_or_else(|| OfficeError::not_found("payment"))?;
    let amount = payment.left_cents;
    page::as_shown(args.expected_cents, amount)?;
    check(args, &payment)?;
    if payment.tender == TenderKind::Card {
        check_cash_beside(args.cash_cents, in_cash)?;
    }
    let act = may::act(cx, &order, &[], amount, true);
    let rules = settings::amendment_rules(tx)?;
    may::sign(tx, cx, &rules, &act, args.seconded_by)?;

    let refund = Refund::in_way(Part { paid: payment, amount }, RefundWay::Corrected);
    let refunds = Refunds(vec![refund]);
    let amendment = Amendment {
        id: cx.mint.id(),
        kind: AmendmentKind::TenderCorrection,
        order_id: order.id,
        new_order_id: None,
        amount,
        ticket_returned: false,
        reason: AmendmentReason::Mistake,
        seconded_by: args.seconded_by,
    };
    let number = amendment.write(tx, cx)?;
    refunds.write(tx, cx, amendment.id)?;
    let (last4, authorisation) = (args.card_last4.as_str(), args.card_authorisation.as_str());
    let tenders = [
        (ledger::CARD, args.card_cents, Tender::Card { last4, authorisation }),
        (
            ledger::CASH,
            args.cash_cents,
            Tender::Cash { tendered: args.cash_cents, change: Cents::ZERO },
        ),
    ];
    let mut entry = write::entry(Action::SaleTenderCorrected, &order, &number, &refunds, note);
    for (account, amount, by) in tenders {
        if amount.is_positive() {
            let amendment_id = Some(amendment.id);
            PaymentRow { order_id: order.id, amount, by, amendment_id }.write(tx, cx)?;
            entry.transfers.extend(ledger::transfer(account, ledger::SALES, amount));
        }
    }
    entry.data["amount_cents"] = json!(amount);
    entry.data["cash_cents"] = json!(args.cash_cents);
    entry.data["card_cents"] = json!(args.card_cents);
    entry.data["seconded_by"] = json!(args.seconded_by);
    journal::append(tx, cx, entry)?;
    Ok(Amended {
        amendment_id: amendment.id,
        number,
        total_cents: amount,
        given: refunds.to_contract(),
        unsettled: false,
    })
}

fn check(args: &CorrectTender, payment: &PaidRow) -> Result<(), OfficeError> {
    bounded(args.card_cents, args.cash_cents)?;
    let unchanged = match payment.tender {
        TenderKind::Credit => return Err(OfficeError::bad_field("payment_id")),
        TenderKind::Cash => args.card_cents == Cents::ZERO,
        TenderKind::Card => args.cash_cents == Cents::ZERO,
    };
    let makes_it = args.cash_cents + args.card_cents == payment.left_cents;
    if unchanged || !makes_it || !payment.left_cents.is_positive() {
        return Err(OfficeError::bad_field("cash_cents"));
    }
    Ok(())
}
