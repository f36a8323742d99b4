//! The customer's address becomes another: shown to be theirs by a code in the same browser, then changed by a command
//! that carries no secret. Whether somebody else has the address is told to nobody; whoever reads a mailbox is the
//! customer of all who have it, as everywhere.

use contract::args::Empty;
use contract::customer::{CustomerChange, CustomerFields};
use contract::site::{AddressEntered, AskAddress, ChangeMyAddress, CodeAsked, EnterAddress};
use domain::text;
use store::{Tx, TxExt, named, sql};

use super::code::{Asked, Asking, Entered, GOOD_MS, forget};
use super::{hash, me, session};
use crate::{Cx, OfficeError, customer, page};

/// What the code is good for: the address of this customer.
fn purpose(cx: &Cx<'_>) -> Result<String, OfficeError> {
    Ok(format!("address of {}", me(cx)?))
}

/// What says that this session has shown the address to be theirs: kept as a request is, under another key.
fn shown(cx: &Cx<'_>) -> Result<Vec<u8>, OfficeError> {
    Ok(hash(&[&text::hex(&session::of(cx)?.session), "shown", &purpose(cx)?]))
}

/// Asks for a code at the new address.
///
/// # Errors
/// [`crate::Code::SignInStale`]; [`crate::Code::BadField`] on `email`, with `why` where it is the customer's already.
pub fn ask_address(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &AskAddress,
) -> Result<CodeAsked, OfficeError> {
    session::just_signed_in(tx, cx)?;
    let email = page::email("email", &args.email)?;
    if email.to_lowercase() == session::of(cx)?.email_key {
        return Err(OfficeError::bad_field("email").with("why", "same"));
    }
    let purpose = purpose(cx)?;
    let asking = Asking { browser: &args.browser, purpose: &purpose, from: &args.from };
    asking.ask(tx, cx, email, args.locale)
}

/// Takes the code of the new address.
///
/// # Errors
/// [`crate::Code::NotSignedIn`].
pub fn enter_address(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &EnterAddress,
) -> Result<AddressEntered, OfficeError> {
    let purpose = purpose(cx)?;
    let asking = Asking { browser: &args.browser, purpose: &purpose, from: &args.from };
    if let Some(refused) = asking.tries(tx, cx, &args.code)? {
        return Ok(AddressEntered { refused: Some(refused), left: 0 });
    }
    match asking.entered(tx, cx)? {
        Entered::Refused(why, left) => Ok(AddressEntered { refused: Some(why), left }),
        Entered::Taken(Asked { email, email_key, .. }) => {
            asking.is_done(tx)?;
            let (browser, at_ms) = (shown(cx)?, cx.at_ms);
            forget(tx, &browser)?;
            let row = named![browser = &browser, email = &email, email_key = &email_key, at_ms];
            tx.execute(sql!("add_request"), &row)?;
            Ok(AddressEntered { refused: None, left: 0 })
        }
    }
}

/// Changes the address to the one that was shown. The other sessions of the customer end, and the former address is told.
///
/// # Errors
/// [`crate::Code::SignInStale`] where the code was entered too long ago, or never for this address.
pub fn change_address(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ChangeMyAddress,
) -> Result<Empty, OfficeError> {
    let id = me(cx)?;
    let email = page::email("email", &args.email)?;
    let (browser, before_ms) = (shown(cx)?, cx.at_ms - GOOD_MS);
    let email_key = email.to_lowercase();
    let asked = named![browser = &browser, email_key = &email_key, before_ms];
    if tx.int(sql!("address_shown"), &asked)? == 0 {
        return Err(OfficeError::new(crate::Code::SignInStale));
    }
    forget(tx, &browser)?;
    let session = &session::of(cx)?.session;
    tx.execute(sql!("end_other_sessions"), &named![customer_id = id, token = session])?;
    tx.execute(sql!("readdress_session"), &named![token = session, email, email_key])?;
    let before = customer::sheet(tx, cx, &contract::args::ById { id })?;
    let fields = CustomerFields { email: email.to_owned(), ..before.fields };
    let change = CustomerChange { id, version: before.version, fields, anyway: true };
    customer::change(tx, cx, &change)?;
    Ok(Empty {})
}
