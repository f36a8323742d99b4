//! The mail about credit by hand: what it is worth, until when, and why. It leaves at once.

use contract::facts::{CreditFacts, MailByHand, MailFacts, MailKind};
use contract::ids::LotId;
use domain::money::Cents;
use store::Tx;

use crate::books::credit::Untold;
use crate::books::series;
use crate::customer::Known;
use crate::{Cx, OfficeError, mail};

/// What a mail says of a lot.
pub(super) struct Told<'a> {
    pub kind: MailKind,
    /// Number of the lot.
    pub lot: i64,
    pub amount: Cents,
    pub expires_at_ms: i64,
    /// Extended: its last millisecond before.
    pub before_ms: Option<i64>,
    /// Why.
    pub text: &'a str,
    /// What leaves which lot by it.
    pub leaving: &'a [(LotId, Cents)],
    /// *Solde client* once the row of the journal is written.
    pub balance: Cents,
}

/// Queues the mail, to whoever has an address. Gives whether there is one.
///
/// # Errors
/// [`crate::Code::DocumentFailed`]; from the store.
pub(super) fn tell(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    holder: &Known,
    told: &Told<'_>,
) -> Result<bool, OfficeError> {
    let recipient = holder.recipient();
    if recipient.is_empty() {
        return Ok(false);
    }
    // A mail says what the site says: nothing of an acceptance that may still be undone.
    let untold = Untold::of_credit(tx, cx, holder.id, told.leaving)?;
    let credit = CreditFacts {
        lot: series::lot_number(told.lot),
        amount: told.amount,
        expires_at_ms: told.expires_at_ms,
    };
    let facts = MailFacts {
        balance_after: Some(told.balance - untold.credit(cx.at_ms)),
        by_hand: Some(MailByHand { credit, before_ms: told.before_ms, text: told.text.to_owned() }),
        ..MailFacts::to(holder.greeted(), holder.locale, told.kind, cx.house.facts(), cx.at_ms)
    };
    mail::queue(tx, cx, &facts, recipient, holder.id, None, None, cx.at_ms)?;
    Ok(true)
}
