//! What the house knows of a customer, as the customer sees, changes and takes it along.

use contract::args::{ById, Empty};
use contract::customer::{CustomerChange, CustomerFields};
use contract::site::{ChangeMyData, MyData, MySession};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::{me, session};
use crate::erasure::{self, Exported};
use crate::{Cx, OfficeError, customer};

/// Browsers that are listed.
const LISTED_MAX: i64 = 50;

/// What the house knows of me.
///
/// # Errors
/// [`crate::Code::NotSignedIn`].
pub fn data(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<MyData, OfficeError> {
    #[derive(Deserialize)]
    struct Row {
        token: Vec<u8>,
        since_ms: i64,
        seen_at_ms: i64,
        agent: String,
    }
    let sheet = customer::sheet(tx, cx, &ById { id: me(cx)? })?;
    let visitor = session::of(cx)?;
    let of = named![email_key = &visitor.email_key, limit = LISTED_MAX];
    let rows: Vec<Row> = tx.rows(sql!("sessions"), &of)?;
    let sessions = rows.into_iter().map(|row| MySession {
        since_ms: row.since_ms,
        seen_at_ms: row.seen_at_ms,
        agent: row.agent,
        this: row.token == visitor.session,
    });
    Ok(MyData {
        number: sheet.number,
        version: sheet.version,
        last_name: sheet.fields.last_name,
        first_name: sheet.fields.first_name,
        email: sheet.fields.email,
        phone: sheet.fields.phone,
        locale: sheet.fields.locale,
        balance_cents: sheet.balance_cents,
        sessions: sessions.collect(),
    })
}

/// All that the house holds of me: what the desk exports.
///
/// # Errors
/// [`crate::Code::NotSignedIn`].
pub fn export(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<Exported, OfficeError> {
    erasure::export(tx, cx, &ById { id: me(cx)? })
}

/// Changes my name, my phone or my language.
///
/// # Errors
/// [`crate::Code::ChangedSince`]; [`crate::Code::BadField`] names the field; [`crate::Code::HiddenText`].
pub fn change_data(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ChangeMyData,
) -> Result<Empty, OfficeError> {
    let id = me(cx)?;
    let email = customer::sheet(tx, cx, &ById { id })?.fields.email;
    let ChangeMyData { version, last_name, first_name, phone, locale } = args.clone();
    let fields = CustomerFields { last_name, first_name, email, phone, locale };
    customer::change(tx, cx, &CustomerChange { id, version, fields, anyway: false })?;
    Ok(Empty {})
}
