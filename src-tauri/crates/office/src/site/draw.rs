//! Codes are drawn by what mails them: `contremarque-site post` on a server, the house's own lines on a file.

use contract::secret::Secret;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::code::{drawn, latest_ms};
use super::limit::Limit;
use crate::{OfficeError, page};

/// Codes of one request that are good side by side: one that comes late still lets in.
const SIDE_BY_SIDE: i64 = 3;
/// Codes that are drawn in one round.
const AT_ONCE: i64 = 50;

/// A code that was asked for and is not drawn yet.
#[derive(Deserialize)]
pub struct CodeWaiting {
    /// What its request is kept under.
    pub browser: Vec<u8>,
    nth: i64,
}

/// To whom a code is mailed, and what is said of it.
#[derive(Clone, Deserialize)]
pub struct CodeDrawn {
    pub email: String,
    email_key: String,
    /// `sign_in` or `address`.
    pub for_what: String,
    /// The tag of the mail's language.
    pub locale: String,
    pub until_ms: i64,
}

impl CodeDrawn {
    /// Whether the code goes to the mailbox that it lets in: what a site writes of a request is its own word.
    fn is_of_one_mailbox(&self) -> bool {
        page::email("email", &self.email).is_ok_and(|email| email.to_lowercase() == self.email_key)
    }
}

/// The codes that wait, those first that were asked for first.
///
/// # Errors
/// From the store.
pub fn codes_waiting(tx: &mut dyn Tx, now_ms: i64) -> Result<Vec<CodeWaiting>, OfficeError> {
    let asked = named![now_ms, latest_ms = latest_ms(now_ms), limit = AT_ONCE];
    Ok(tx.rows(sql!("codes_waiting"), &asked)?)
}

/// Takes these six digits for a code that waits; says whom to mail it to. Nobody where another program drew it. One that
/// would let another mailbox in than it is mailed to, or of which the address had too many within the hour, is taken
/// away; those of before stay good.
///
/// # Errors
/// From the store.
pub fn draw_code(
    tx: &mut dyn Tx,
    now_ms: i64,
    waiting: &CodeWaiting,
    code: &Secret,
) -> Result<Option<CodeDrawn>, OfficeError> {
    let CodeWaiting { browser, nth } = waiting;
    let hash = drawn(browser, code.reveal());
    let latest_ms = latest_ms(now_ms);
    if tx.execute(sql!("draw_code"), &named![browser, nth = *nth, hash, now_ms, latest_ms])? == 0 {
        return Ok(None);
    }
    let which = named![browser, nth = *nth];
    let Some(to) = tx.row::<CodeDrawn, _>(sql!("code_to"), &which)? else { return Ok(None) };
    if !to.is_of_one_mailbox() || !Limit::Mails.take(tx, now_ms, &to.email_key)? {
        tx.execute(sql!("drop_code"), &which)?;
        return Ok(None);
    }
    tx.execute(sql!("drop_codes"), &named![browser, kept = SIDE_BY_SIDE])?;
    Ok(Some(to))
}
