//! A program that sends mails, how long it may hold one, and why a try of it failed.

use contract::ids::CounterId;
use contract::mail::MailReason;
use domain::time::MINUTE_MS;

use crate::OfficeError;

/// How long a program may hold a mail without a sign of life. It is longer than the slowest
/// dialogue that the mailer allows, so that an older claim belongs to a program that died.
pub const CLAIM_MS: i64 = 10 * MINUTE_MS;
/// Of a server's answer, in characters.
const ANSWER_MAX: usize = 500;

/// A program that sends mails.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'a> {
    /// Its name among the programs of the house: a new one at each start.
    pub holder: &'a str,
    /// The counter it stands on.
    pub counter_id: CounterId,
}

/// Why a try failed: a code for people, and the server's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub reason: MailReason,
    /// What the server, or the system, said.
    pub answer: String,
}

impl Trouble {
    pub(super) fn reason_key(&self) -> Result<String, OfficeError> {
        match serde_json::to_value(self.reason) {
            Ok(serde_json::Value::String(key)) => Ok(key),
            other => Err(OfficeError::internal(format!("{other:?} is no key"))),
        }
    }

    /// The answer, cut to what is kept.
    pub(super) fn answer(&self) -> String {
        self.answer.chars().filter(|c| *c != '\0').take(ANSWER_MAX).collect()
    }
}
