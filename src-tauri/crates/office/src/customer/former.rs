//! The former address of a customer is told that it is another: whoever takes an account over by its address is seen.

use contract::customer::{CustomerFields, CustomerSheet};
use contract::facts::{MailAccount, MailFacts, MailKind};
use domain::money::Cents;
use domain::text;
use store::Tx;

use crate::{Cx, OfficeError, mail};

/// Queues the mail, where there was an address. It names no new one: the former may be somebody else's by now.
///
/// # Errors
/// [`crate::Code::DocumentFailed`]; from the store.
pub(super) fn tell(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    before: &CustomerSheet,
    fields: &CustomerFields,
) -> Result<(), OfficeError> {
    let recipient = before.fields.email.trim();
    if recipient.is_empty() {
        return Ok(());
    }
    let on_site = cx.operator.visitor.is_some();
    let (kind, house) = (MailKind::AddressChanged, cx.house.facts());
    let greeted = text::greeted(&before.fields.first_name, &before.fields.last_name);
    let facts = MailFacts {
        account: Some(MailAccount { on_site, given_up: Cents::ZERO }),
        ..MailFacts::to(greeted, fields.locale, kind, house, cx.at_ms)
    };
    mail::queue(tx, cx, &facts, recipient, before.id, None, None, cx.at_ms)?;
    Ok(())
}
