//! Where a customer is signed in on the site, as the desk sees it, and how the desk ends it.

use contract::action::Action;
use contract::args::ById;
use contract::customer::{CustomerSheet, SiteAccess};
use contract::ids::CustomerId;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::session;
use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError, customer};

/// Where the mailbox of a customer is signed in.
///
/// # Errors
/// From the store.
pub(crate) fn access(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    customer_id: CustomerId,
    email: &str,
) -> Result<SiteAccess, OfficeError> {
    let (idle_ms, old_ms, latest_ms) = session::lives_since(cx.at_ms);
    let email_key = email.to_lowercase();
    let asked = named![customer_id, email_key, idle_ms, old_ms, latest_ms];
    Ok(tx.row(sql!("access"), &asked)?.unwrap_or_default())
}

/// Ends every session of a customer's mailbox, and lets no code that is on its way in.
///
/// # Errors
/// [`crate::Code::NotFound`], [`crate::Code::CustomerErased`].
pub fn sign_customer_out(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ById<CustomerId>,
) -> Result<CustomerSheet, OfficeError> {
    customer::not_erased(tx, args.id)?;
    let sheet = customer::sheet(tx, cx, args)?;
    session::forget(tx, args.id, &sheet.fields.email.to_lowercase())?;
    let data = json!({ "number": sheet.number, "open": sheet.access.open });
    let entry = Entry { customer_id: Some(args.id), data, ..Entry::of(Action::CustomerSignedOut) };
    journal::append(tx, cx, entry)?;
    customer::sheet(tx, cx, args)
}
