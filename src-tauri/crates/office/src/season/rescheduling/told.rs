//! Who was told of a move, and how.

use contract::ids::{CustomerId, MailId};
use contract::mail::MailState;
use contract::rescheduling::{ToldList, ToldPage, ToldRow};
use domain::text;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::{Cx, OfficeError, page};

#[derive(Deserialize)]
struct Told {
    mail_id: MailId,
    customer_id: CustomerId,
    last_name: String,
    first_name: String,
    places: i64,
    recipient: String,
    state: MailState,
    settled_at_ms: Option<i64>,
}

impl Told {
    fn into_contract(self) -> ToldRow {
        ToldRow {
            mail_id: self.mail_id,
            customer_id: self.customer_id,
            name: text::full_name(&self.last_name, &self.first_name),
            places: self.places,
            recipient: self.recipient,
            state: self.state,
            settled_at_ms: self.settled_at_ms,
        }
    }
}

/// A page of those who were told of a move, by name as it was then.
///
/// # Errors
/// [`crate::Code::BadField`] on `limit`.
pub fn told(tx: &mut dyn Tx, _: &Cx<'_>, args: &ToldList) -> Result<ToldPage, OfficeError> {
    let limit = page::limit(args.limit)?;
    let after = args.after.map_or(0, MailId::number);
    let known = named![id = args.id, after, limit = limit + 1];
    let mut rows: Vec<Told> = tx.rows(sql!("told"), &known)?;
    let more = rows.len() as i64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or_default());
    let rows: Vec<ToldRow> = rows.into_iter().map(Told::into_contract).collect();
    Ok(ToldPage { next: rows.last().filter(|_| more).map(|row| row.mail_id), rows })
}
