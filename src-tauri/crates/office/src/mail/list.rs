//! The list of mails, and one opened.

use serde::Deserialize;
use store::{Tx, TxExt, params, sql};

use crate::wire::*;
use crate::{Cx, OfficeError, page};
use domain::text;

/// Words of a search that are looked at.
const WORDS: usize = 4;

/// A page of mails, newest first.
///
/// # Errors
/// [`crate::Code::BadField`]; from the store.
pub fn list(tx: &mut dyn Tx, _: &Cx<'_>, args: &MailList) -> Result<MailPage, OfficeError> {
    let limit = page::limit(args.limit)?;
    let words = text::words(page::text("search", &args.search, 100)?);
    let word = |rank: usize| words.get(rank).cloned().unwrap_or_default();
    let (date_ms, id) = after(args.after.as_deref())?;
    const { assert!(WORDS == 4) };
    let mut rows: Vec<MailRow> = tx.rows(
        sql!("mail/list"),
        &params![show_key(args.show), date_ms, id, limit + 1, word(0), word(1), word(2), word(3)],
    )?;
    let more = rows.len() as i64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or_default());
    let next = rows.last().filter(|_| more).map(|row| format!("{}.{}", row.date_ms, row.id));
    let counts = tx.row(sql!("mail/counts"), &[])?;
    let counts = counts.ok_or_else(|| OfficeError::internal("no counts"))?;
    Ok(MailPage { rows, next, counts })
}

/// Where the last page ended: the date and the id of its last row.
fn after(cursor: Option<&str>) -> Result<(i64, i64), OfficeError> {
    let Some(cursor) = cursor else { return Ok((i64::MAX, i64::MAX)) };
    let ends = cursor.split_once('.').and_then(|(d, i)| Some((d.parse().ok()?, i.parse().ok()?)));
    ends.ok_or_else(|| OfficeError::bad_field("after"))
}

const fn show_key(show: MailShow) -> &'static str {
    match show {
        MailShow::All => "all",
        MailShow::Waiting => "waiting",
        MailShow::Failed => "failed",
        MailShow::InDoubt => "in_doubt",
        MailShow::Sent => "sent",
    }
}

#[derive(Deserialize)]
struct Body {
    body_text: String,
    body_html: String,
    message_id: String,
    phone: String,
    email: String,
}

/// A mail, as it is sent.
///
/// # Errors
/// [`crate::Code::NotFound`]; from the store.
pub fn show(tx: &mut dyn Tx, _: &Cx<'_>, args: &ById) -> Result<MailDetail, OfficeError> {
    let missing = || OfficeError::not_found("mail");
    let row: MailRow = tx.row(sql!("mail/row"), &params![args.id])?.ok_or_else(missing)?;
    let body: Body = tx.row(sql!("mail/body"), &params![args.id])?.ok_or_else(missing)?;
    Ok(MailDetail {
        row,
        text: body.body_text,
        html: body.body_html,
        message_id: body.message_id,
        phone: body.phone,
        customer_email: body.email,
    })
}
