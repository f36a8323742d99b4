//! *Fermeture*: a customer asks for their account to be closed. A person at the desk erases it: what is given up cannot be
//! had back, and an erasure takes words out of tables that the site never touches.

use contract::action::Action;
use contract::args::{ById, Empty};
use contract::customer::{ClosingAsked, ClosingRow};
use contract::facts::{MailAccount, MailFacts, MailKind};
use contract::ids::CustomerId;
use contract::site::{AskClosing, MyClosing};
use domain::money::Cents;
use domain::text;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::{me, session};
use crate::books::journal::{self, Entry};
use crate::{Code, Cx, OfficeError, customer, erasure, mail, page};

/// Customers who wait for it that are listed.
const LISTED_MAX: i64 = 200;

/// What the row of the journal says.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Told {
    given_up_cents: Cents,
    requests: i64,
}

/// What a row says; nothing of what cannot be read of it: a line of the site wrote it.
fn told(at_ms: i64, data: &str) -> ClosingAsked {
    let Told { given_up_cents, requests } = serde_json::from_str(data).unwrap_or_default();
    ClosingAsked { at_ms, given_up_cents, requests }
}

/// What a customer asked and nobody has done yet.
///
/// # Errors
/// From the store.
pub(crate) fn closing_of(
    tx: &mut dyn Tx,
    customer_id: CustomerId,
) -> Result<Option<ClosingAsked>, OfficeError> {
    #[derive(Deserialize)]
    struct Last {
        action: String,
        at_ms: i64,
        data: String,
    }
    let last: Option<Last> = tx.row(sql!("closing"), &named![customer_id])?;
    let asked = last.filter(|last| last.action == Action::CustomerClosingAsked.key());
    Ok(asked.map(|last| told(last.at_ms, &last.data)))
}

/// Who waits for their account to be closed, the longest first.
///
/// # Errors
/// From the store.
pub fn closings(tx: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<Vec<ClosingRow>, OfficeError> {
    #[derive(Deserialize)]
    struct Row {
        id: CustomerId,
        number: i64,
        last_name: String,
        first_name: String,
        at_ms: i64,
        data: String,
    }
    let rows: Vec<Row> = tx.rows(sql!("closings"), &named![limit = LISTED_MAX])?;
    let row = |row: Row| ClosingRow {
        id: row.id,
        number: row.number,
        name: text::full_name(&row.last_name, &row.first_name),
        asked: told(row.at_ms, &row.data),
    };
    Ok(rows.into_iter().map(row).collect())
}

/// What stands in the way of closing my account, and what I asked.
///
/// # Errors
/// [`Code::NotSignedIn`].
pub fn my_closing(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<MyClosing, OfficeError> {
    let id = me(cx)?;
    let bound = erasure::bound(tx, cx, id)?;
    Ok(MyClosing {
        credit_cents: bound.credit,
        until_ms: bound.until_ms,
        requests: bound.requests,
        asked: closing_of(tx, id)?,
    })
}

/// Asks for my account to be closed, and ends my sessions. What binds the house is given up with it, or refuses.
///
/// # Errors
/// [`Code::SignInStale`]; [`Code::AmountChanged`] and [`Code::ChangedSince`] where the page showed something else; [`Code::CreditLives`] and
/// [`Code::RequestsOpen`] where nothing was given up.
pub fn ask_closing(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &AskClosing,
) -> Result<ClosingAsked, OfficeError> {
    session::just_signed_in(tx, cx)?;
    let id = me(cx)?;
    if let Some(asked) = closing_of(tx, id)? {
        return Ok(asked);
    }
    let bound = erasure::bound(tx, cx, id)?;
    page::as_shown(args.expected_cents, bound.credit)?;
    if args.expected_requests != bound.requests {
        return Err(OfficeError::new(Code::ChangedSince));
    }
    if !args.gives_up {
        bound.is_free()?;
    }
    let sheet = customer::sheet(tx, cx, &ById { id })?;
    let (kind, locale) = (MailKind::ClosingAsked, sheet.fields.locale);
    let greeted = text::greeted(&sheet.fields.first_name, &sheet.fields.last_name);
    let facts = MailFacts {
        account: Some(MailAccount { on_site: true, given_up: bound.credit }),
        ..MailFacts::to(greeted, locale, kind, cx.house.facts(), cx.at_ms)
    };
    mail::queue(tx, cx, &facts, &sheet.fields.email, id, None, None, cx.at_ms)?;
    // A server does so by itself once all is written: what a site's line may write goes by its session.
    if !tx.is_site_on_server() {
        tx.execute(sql!("end_sessions_of"), &named![customer_id = id])?;
    }
    let (given_up_cents, requests) = (bound.credit, bound.requests);
    let data = json!({
        "number": sheet.number,
        "given_up_cents": given_up_cents,
        "requests": requests,
    });
    let entry = Entry { customer_id: Some(id), data, ..Entry::of(Action::CustomerClosingAsked) };
    journal::append(tx, cx, entry)?;
    Ok(ClosingAsked { at_ms: cx.at_ms, given_up_cents, requests })
}

/// Takes that back, while nobody has erased.
///
/// # Errors
/// [`Code::NotSignedIn`].
pub fn drop_closing(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<Empty, OfficeError> {
    let id = me(cx)?;
    if closing_of(tx, id)?.is_some() {
        let action = Action::CustomerClosingDropped;
        let data = json!({ "number": customer::sheet(tx, cx, &ById { id })?.number });
        journal::append(tx, cx, Entry { customer_id: Some(id), data, ..Entry::of(action) })?;
    }
    Ok(Empty {})
}
