//! Mails held against what the journal tells of each: whether it left, when, and what a person said of it.

use std::collections::HashMap;

use contract::action::Action;
use serde::Deserialize;
use store::{Tx, TxExt, Value, sql};

use super::fault::{Fault, shape, values};
use crate::OfficeError;
use crate::books::chain::Link;

/// What the journal told last of a mail.
#[derive(Clone, Copy)]
struct Told {
    action: Action,
    seq: i64,
    at_ms: i64,
}

/// What the journal told last of every mail.
#[derive(Default)]
pub(super) struct Mails(HashMap<i64, Told>);

#[derive(Deserialize)]
struct Facts {
    mail: Option<i64>,
}

const ACTIONS: [Action; 6] = [
    Action::MailSent,
    Action::MailFailed,
    Action::MailInDoubt,
    Action::MailResent,
    Action::MailArrived,
    Action::MailSettled,
];

/// States of a mail of which the journal told nothing yet.
const UNTOLD: [&str; 5] = ["pending", "sending", "retry", "cancelled", NO_ADDRESS];
const NO_ADDRESS: &str = "no_address";

impl Mails {
    pub(super) fn add(&mut self, link: &Link) {
        if !link.action.starts_with("mail.") {
            return;
        }
        if link.action == Action::MailAllResent.key() {
            // It names none: those that had failed may have left since.
            self.0.retain(|_, told| told.action != Action::MailFailed);
            return;
        }
        let action = ACTIONS.into_iter().find(|action| action.key() == link.action);
        let facts = serde_json::from_str(&link.data).unwrap_or(Facts { mail: None });
        if let (Some(action), Some(mail)) = (action, facts.mail) {
            self.0.insert(mail, Told { action, seq: link.seq, at_ms: link.at_ms });
        }
    }
}

impl Told {
    /// Whether a mail can be so after what was told last.
    fn allows(self, state: &str, sent_at_ms: &Value, settled_at_ms: &Value) -> bool {
        let then = Value::Int(self.at_ms);
        if self.action != Action::MailSettled && *settled_at_ms != Value::Null {
            return false;
        }
        match self.action {
            Action::MailSent => state == "sent" && *sent_at_ms == then,
            Action::MailArrived => state == "sent" && *sent_at_ms != Value::Null,
            Action::MailFailed => ["failed", "cancelled"].contains(&state),
            Action::MailInDoubt => state == "in_doubt",
            Action::MailSettled => {
                ["failed", NO_ADDRESS, "cancelled"].contains(&state) && *settled_at_ms == then
            }
            _ => ["pending", "sending", "retry", "cancelled"].contains(&state),
        }
    }
}

/// Whether a mail of which the journal told nothing can be so. Letters settle what has no address.
fn is_untold(state: &str, settled_at_ms: &Value, printed_at_ms: &Value) -> bool {
    let due = if state == NO_ADDRESS { printed_at_ms } else { &Value::Null };
    settled_at_ms == due && UNTOLD.contains(&state)
}

/// The first mail that is not in the state that the journal told, or that is said to have left, or not, without
/// a row. The demo house begins with mails that have left.
pub(super) fn check(tx: &mut dyn Tx, mails: &Mails) -> Result<Option<Fault>, OfficeError> {
    let mut first: Option<(i64, i64)> = None;
    let demo = tx.int(sql!("demo"), &[])? == 1;
    tx.query(sql!("mails"), &[], &mut |row| {
        let [Value::Int(id), Value::Text(state), sent, settled, printed] = values(row)? else {
            return Err(shape("mail"));
        };
        let told = mails.0.get(&id);
        let right = match told {
            Some(told) => told.allows(&state, &sent, &settled),
            None => demo || (sent == Value::Null && is_untold(&state, &settled, &printed)),
        };
        if !right {
            let wrong = (told.map_or(i64::MAX, |told| told.seq), id);
            first = Some(first.map_or(wrong, |first| first.min(wrong)));
        }
        Ok(())
    })?;
    Ok(first.map(|(seq, id)| {
        Fault::told("mail_changed", &id.to_string(), (seq != i64::MAX).then_some(seq))
    }))
}
