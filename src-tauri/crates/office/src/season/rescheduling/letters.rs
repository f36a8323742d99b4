//! The letters of a move: one a customer without an address. Each making is counted.

use contract::action::Action;
use contract::args::ById;
use contract::facts::LetterFacts;
use contract::ids::{MailId, ReschedulingId};
use contract::rescheduling::LettersCopy;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use crate::books::journal::{self, Entry};
use crate::{Code, Cx, OfficeError, mail};

#[derive(Deserialize)]
struct Header {
    show: String,
    starts_at_ms: i64,
    copies: i64,
}

#[derive(Deserialize)]
struct Addressed {
    id: MailId,
}

/// Mails of a move that are sent as letters, by name.
fn letter_mails(tx: &mut dyn Tx, id: ReschedulingId) -> Result<Vec<MailId>, OfficeError> {
    let mails: Vec<Addressed> = tx.rows(sql!("letters"), &named![id])?;
    Ok(mails.into_iter().map(|mail| mail.id).collect())
}

/// Counts one more making of the letters. Their mails need nobody any more.
///
/// # Errors
/// [`Code::NoLetters`]; [`Code::NotFound`].
pub fn count_letters(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ById<ReschedulingId>,
) -> Result<LettersCopy, OfficeError> {
    let id = args.id;
    let header: Header = tx
        .row(sql!("header"), &named![id])?
        .ok_or_else(|| OfficeError::not_found("rescheduling"))?;
    let letters = letter_mails(tx, id)?.len();
    if letters == 0 {
        return Err(OfficeError::new(Code::NoLetters));
    }
    let rank = header.copies;
    let copy = named![rescheduling_id = id, rank, at_ms = cx.at_ms, operator_id = cx.operator.id];
    tx.execute(sql!("add_copy"), &copy)?;
    tx.execute(sql!("settle_letters"), &named![id, settled_at_ms = cx.at_ms])?;
    let data = json!({
        "show": header.show,
        "starts_at_ms": header.starts_at_ms,
        "letters": letters,
        "rank": rank,
    });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::ReschedulingPrinted) })?;
    Ok(LettersCopy { id, rank })
}

/// The letters, under the house's present letterhead.
///
/// # Errors
/// From the store.
pub fn letters(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    id: ReschedulingId,
) -> Result<Vec<LetterFacts>, OfficeError> {
    let mails = letter_mails(tx, id)?;
    mails.into_iter().map(|mail_id| mail::letter_facts(tx, cx, mail_id)).collect()
}
