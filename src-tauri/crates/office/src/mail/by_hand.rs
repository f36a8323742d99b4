//! What a person does about a mail: send it again, say that it arrived, or that the customer knows.

use contract::action::Action;
use contract::args::{ById, Empty};
use contract::ids::MailId;
use contract::mail::{MailCount, MailDetail, ResendMail};
use domain::reprise::UNDO_MS;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::{show, tickets};
use crate::books::journal::{self, Entry};
use crate::{Code, Cx, OfficeError, customer, page};

/// Puts a mail back into the queue, with the same Message-ID and Date, by which a server knows a
/// mail that it has already. `keep` corrects the customer's address as well.
///
/// # Errors
/// [`Code::MailNotResendable`] while it is leaving or was taken back, and for tickets that left: another
/// copy is a duplicata, which is asked for on their order; [`Code::TicketsOver`] where one of them is void or their order
/// is somebody else's; [`Code::BadField`] on `recipient`.
pub fn resend(tx: &mut dyn Tx, cx: &Cx<'_>, args: &ResendMail) -> Result<MailDetail, OfficeError> {
    let recipient = page::email("recipient", &args.recipient)?;
    let before = show(tx, cx, &ById { id: args.id })?;
    customer::not_erased(tx, before.row.customer_id)?;
    tickets::stand(tx, args.id)?;
    let (at_ms, undoable_to_ms) = (cx.at_ms, cx.at_ms + UNDO_MS);
    if tx.execute(sql!("resend"), &named![id = args.id, recipient, at_ms, undoable_to_ms])? == 0 {
        return Err(OfficeError::new(Code::MailNotResendable));
    }
    if args.keep && recipient != before.customer_email {
        customer::correct_address(tx, cx, before.row.customer_id, recipient)?;
    }
    let data = json!({
        "mail": args.id,
        "kind": before.row.kind,
        "other_address": recipient != before.row.recipient,
    });
    note(tx, cx, Action::MailResent, &before, data, recipient)?;
    show(tx, cx, &ById { id: args.id })
}

/// Queues again every mail that was refused for good and that nobody settled, but for tickets that are over. Gives how
/// many.
///
/// # Errors
/// From the store.
pub fn resend_failed(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<MailCount, OfficeError> {
    tickets::take_back_failed(tx, cx)?;
    let count = tx.execute(sql!("resend_failed"), &named![due_at_ms = cx.at_ms])?;
    let count = i64::try_from(count).map_err(OfficeError::internal)?;
    if count > 0 {
        let data = json!({ "count": count });
        journal::append(tx, cx, Entry { data, ..Entry::of(Action::MailAllResent) })?;
    }
    Ok(MailCount { count })
}

/// Notes that a mail in doubt did arrive, on the customer's word.
///
/// # Errors
/// [`Code::MailNotResendable`] when it was not in doubt.
pub fn arrived(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ById<MailId>,
) -> Result<MailDetail, OfficeError> {
    let before = show(tx, cx, args)?;
    if tx.execute(sql!("arrived"), &named![id = args.id, at_ms = cx.at_ms])? == 0 {
        return Err(OfficeError::new(Code::MailNotResendable));
    }
    let data = json!({ "mail": args.id, "kind": before.row.kind });
    note(tx, cx, Action::MailArrived, &before, data, &before.row.recipient)?;
    show(tx, cx, args)
}

/// Notes that the customer was told by phone or by letter: the mail needs nobody any more.
///
/// # Errors
/// [`Code::MailNotResendable`] when it was not refused for good.
pub fn settle(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ById<MailId>,
) -> Result<MailDetail, OfficeError> {
    let before = show(tx, cx, args)?;
    if tx.execute(sql!("settle"), &named![id = args.id, settled_at_ms = cx.at_ms])? == 0 {
        return Err(OfficeError::new(Code::MailNotResendable));
    }
    let data = json!({ "mail": args.id, "kind": before.row.kind });
    note(tx, cx, Action::MailSettled, &before, data, &before.row.recipient)?;
    show(tx, cx, args)
}

fn note(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    action: Action,
    mail: &MailDetail,
    data: serde_json::Value,
    recipient: &str,
) -> Result<(), OfficeError> {
    let note = Some(recipient).filter(|text| !text.is_empty());
    let customer_id = Some(mail.row.customer_id);
    journal::append(tx, cx, Entry { customer_id, data, note, ..Entry::of(action) })?;
    Ok(())
}
