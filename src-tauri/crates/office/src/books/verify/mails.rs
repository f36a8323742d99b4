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

/// States of a mail of which the journal told nothing yet, or last that it waits again.
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
    fn allows(self, state: &str, sent_at_ms: &Value, settled_at_ms: &Value, letters: i64) -> bool {
        let then = Value::Int(self.at_ms);
        if self.action == Action::MailSettled {
            let states = ["failed", NO_ADDRESS, "cancelled"];
            return states.contains(&state) && *settled_at_ms == then;
        }
        is_settled_by_letter_alone(state, settled_at_ms, letters)
            && match self.action {
                Action::MailSent => state == "sent" && *sent_at_ms == then,
                Action::MailArrived => state == "sent" && *sent_at_ms != Value::Null,
                Action::MailFailed => ["failed", "cancelled"].contains(&state),
                Action::MailInDoubt => state == "in_doubt",
                _ => UNTOLD.contains(&state),
            }
    }
}

/// Whether a mail that nobody settled by hand is settled where it has no address and the letters of its move were
/// made, and nowhere else.
fn is_settled_by_letter_alone(state: &str, settled_at_ms: &Value, letters: i64) -> bool {
    (*settled_at_ms != Value::Null) == (state == NO_ADDRESS && letters > 0)
}

/// The first mail that is not in the state that the journal told, or that is said to have left, or not, without
/// a row. The demo house begins with mails that have left.
pub(super) fn check(tx: &mut dyn Tx, mails: &Mails) -> Result<Option<Fault>, OfficeError> {
    let mut first: Option<(i64, i64)> = None;
    let demo = tx.int(sql!("demo"), &[])? == 1;
    tx.query(sql!("mails"), &[], &mut |row| {
        let [Value::Int(id), Value::Text(state), sent, settled, Value::Int(letters)] = values(row)?
        else {
            return Err(shape("mail"));
        };
        let told = mails.0.get(&id);
        let right = match told {
            Some(told) => told.allows(&state, &sent, &settled, letters),
            None => {
                demo || (sent == Value::Null
                    && UNTOLD.contains(&state.as_str())
                    && is_settled_by_letter_alone(&state, &settled, letters))
            }
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
