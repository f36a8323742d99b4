//! A card refund of unknown result that is tried again and is not done for that: each try is kept.

use contract::action::Action;
use contract::amendment::{RefundTried, TryRefund};
use domain::payment;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::settle::RefundRow;
use super::write::NOTE_MAX;
use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError, page};

/// Keeps another try of a refund that failed, or whose result nobody knows either. The refund stays on the
/// list until somebody says how it ended.
///
/// # Errors
/// [`crate::Code::NotFound`], [`crate::Code::RefundSettled`]; [`crate::Code::BadField`] on
/// `card_authorisation` or `note`.
pub fn try_again(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &TryRefund,
) -> Result<RefundTried, OfficeError> {
    let note = page::text("note", &args.note, NOTE_MAX)?;
    if !payment::is_authorisation(&args.card_authorisation) {
        return Err(OfficeError::bad_field("card_authorisation"));
    }
    let row = RefundRow::load(tx, args.id)?;
    let rank = row.tries + 1;
    let authorisation = Some(args.card_authorisation.as_str()).filter(|text| !text.is_empty());
    let kept = named![
        refund_id = args.id,
        rank,
        seq = journal::next(tx, cx)?,
        said = args.said.key(),
        card_authorisation = authorisation,
        operator_id = cx.operator.id,
        counter_id = cx.counter_id,
        at_ms = cx.at_ms
    ];
    tx.execute(sql!("add_try"), &kept)?;
    let entry = Entry {
        customer_id: row.customer_id,
        order_id: Some(row.order_id),
        data: json!({
            "amendment": row.number(),
            "order": row.order_number,
            "amount_cents": row.amount_cents,
            "said": args.said.key(),
            "rank": rank,
        }),
        note: Some(note).filter(|note| !note.is_empty()),
        ..Entry::of(Action::RefundTried)
    };
    journal::append(tx, cx, entry)?;
    Ok(RefundTried { id: args.id, tries: rank })
}
