//! The customer's address becomes another: shown to be theirs by a code that is typed in the same session, then changed by a
//! command that carries no secret. Whether somebody else has the address is told to nobody; whoever reads a mailbox is the
//! customer of all who have it, as everywhere.

use contract::args::{ById, Empty};
use contract::customer::{CustomerChange, CustomerFields};
use contract::site::{
    AddressEntered, AskAddress, ChangeMyAddress, CodeAsked, CodeTried, EnterAddress,
};
use store::{Tx, TxExt, named, sql};

use super::code::{Asking, Entered};
use super::{me, session};
use crate::{Code, Cx, OfficeError, customer, page};

/// What the code is good for: the address of this customer.
fn purpose(cx: &Cx<'_>) -> Result<String, OfficeError> {
    Ok(format!("address of {}", me(cx)?))
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
    let (purpose, whose) = (purpose(cx)?, Some(me(cx)?));
    let asking = Asking { browser: &args.browser, purpose: &purpose, from: &args.from };
    asking.ask(tx, cx, (email, whose), args.locale)
}

/// Types the code of the new address. Whether it is right is told by [`enter_address`], as for signing in.
///
/// # Errors
/// [`crate::Code::NotSignedIn`].
pub fn try_address(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &EnterAddress,
) -> Result<CodeTried, OfficeError> {
    let purpose = purpose(cx)?;
    let asking = Asking { browser: &args.browser, purpose: &purpose, from: &args.from };
    Ok(CodeTried { refused: asking.tries(tx, cx, &args.code)? })
}

/// What became of the code that was typed.
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
    Ok(match asking.entered(tx, cx)? {
        Entered::Refused(why, left) => AddressEntered { refused: Some(why), left },
        Entered::Taken(_) => AddressEntered { refused: None, left: 0 },
    })
}

/// Changes the address to the one whose code was typed in this session. The other sessions of the customer end, and the
/// former address is told.
///
/// # Errors
/// [`crate::Code::SignInStale`] where no code was typed for this address, or too long ago.
pub fn change_address(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ChangeMyAddress,
) -> Result<Empty, OfficeError> {
    let id = me(cx)?;
    let email = page::email("email", &args.email)?;
    let (purpose, visitor) = (purpose(cx)?, session::of(cx)?);
    let asking = Asking { browser: &visitor.token, purpose: &purpose, from: "" };
    let shown = match asking.entered(tx, cx)? {
        Entered::Taken(asked) => asked.email == email,
        Entered::Refused(..) => false,
    };
    if !shown {
        return Err(OfficeError::new(Code::SignInStale));
    }
    // On a server its owner does so, with the address: a site's line changes none.
    if !tx.is_limited() {
        let (token, email_key) = (&visitor.session, email.to_lowercase());
        tx.execute(sql!("end_other_sessions"), &named![customer_id = id, token])?;
        tx.execute(sql!("readdress_session"), &named![token, email, email_key])?;
        asking.is_done(tx)?;
    }
    let before = customer::sheet(tx, cx, &ById { id })?;
    let fields = CustomerFields { email: email.to_owned(), ..before.fields };
    let change = CustomerChange { id, version: before.version, fields, anyway: true };
    customer::change(tx, cx, &change)?;
    Ok(Empty {})
}
