//! Codes of six digits, mailed to whoever asked, good for ten minutes in the browser that asked, for what they were asked
//! for, and nowhere else. One signs in. Nothing here depends on whether somebody has the address.

use contract::secret::Secret;
use contract::site::{AskCode, CodeAsked, CodeEntered, CodeRefused, EnterCode};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::limit::Limit;
use super::{hash, joined, session};
use crate::{Cx, OfficeError, page};

/// How long a code is good (ASVS 5.0, 6.5.5).
pub(super) const GOOD_MS: i64 = 10 * 60_000;
/// Codes of one request that are good side by side: one that comes late still lets in.
const SIDE_BY_SIDE: i64 = 3;
/// Codes that may be tried before another is asked for.
const TRIES: i64 = 5;
/// Shortest word of a browser: 128 bits as hexadecimal digits.
const BROWSER_MIN: usize = 32;

/// The latest request of a browser.
#[derive(Deserialize)]
pub(super) struct Asked {
    pub email: String,
    pub email_key: String,
    tries: i64,
}

/// Who asks for a code or enters one, and what for: a code is good for nothing else.
#[derive(Clone, Copy)]
pub(super) struct Asking<'a> {
    pub browser: &'a Secret,
    /// Empty for signing in.
    pub purpose: &'a str,
    /// The address of the network.
    pub from: &'a str,
}

impl Asking<'_> {
    /// What the request is kept under. The server is shown what opens it.
    fn key(&self, tx: &mut dyn Tx) -> Result<Vec<u8>, OfficeError> {
        let words: &[&str] = match self.purpose {
            "" => &[self.browser.reveal()],
            purpose => &[self.browser.reveal(), purpose],
        };
        tx.show(&joined(words))?;
        Ok(hash(words))
    }

    /// What a code is kept as. The server is shown what opens it.
    fn code(&self, tx: &mut dyn Tx, digits: &str) -> Result<Vec<u8>, OfficeError> {
        let words: &[&str] = match self.purpose {
            "" => &[self.browser.reveal(), digits],
            purpose => &[self.browser.reveal(), purpose, digits],
        };
        tx.show(&joined(words))?;
        Ok(hash(words))
    }

    /// Keeps a code that is about to be mailed. It is not to be sent where too many were asked for.
    ///
    /// # Errors
    /// [`crate::Code::BadField`] on `email`, `browser` or `code`.
    pub(super) fn ask(
        self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        email: &str,
        code: &Secret,
    ) -> Result<CodeAsked, OfficeError> {
        let email = page::email("email", email)?;
        let email_key = email.to_lowercase();
        let code = digits(code.reveal());
        if self.browser.reveal().len() < BROWSER_MIN {
            return Err(OfficeError::bad_field("browser"));
        }
        if code.len() != 6 {
            return Err(OfficeError::bad_field("code"));
        }
        let asking = self.key(tx)?;
        session::clear_old(tx, cx.at_ms)?;
        let until_ms = cx.at_ms + GOOD_MS;
        let sends = Limit::MailsFrom.take(tx, cx.at_ms, self.from)?
            && Limit::Mails.take(tx, cx.at_ms, &email_key)?;
        if sends {
            let hash = self.code(tx, &code)?;
            let asked: Option<Asked> = tx.row(sql!("request"), &named![browser = &asking])?;
            if asked.is_none_or(|asked| asked.email_key != email_key) {
                forget(tx, &asking)?;
                let at_ms = cx.at_ms;
                tx.execute(
                    sql!("add_request"),
                    &named![browser = &asking, email, email_key, at_ms],
                )?;
            }
            let kept = SIDE_BY_SIDE - 1;
            tx.execute(sql!("drop_codes"), &named![browser = &asking, kept])?;
            tx.execute(sql!("add_code"), &named![browser = &asking, hash, until_ms])?;
        }
        Ok(CodeAsked { sends, until_ms })
    }

    /// Takes a code that was typed, and counts the try. It stays until [`Asking::is_done`], in the same transaction.
    ///
    /// # Errors
    /// From the store.
    pub(super) fn enter(
        self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        typed: &str,
    ) -> Result<Entered, OfficeError> {
        session::clear_old(tx, cx.at_ms)?;
        if !Limit::TriesFrom.take(tx, cx.at_ms, self.from)? {
            return Ok(Entered::Refused(CodeRefused::TooMany, 0));
        }
        let asking = self.key(tx)?;
        let asked: Option<Asked> = tx.row(sql!("request"), &named![browser = &asking])?;
        let Some(asked) = asked.filter(|asked| asked.tries < TRIES) else {
            return Ok(Entered::Refused(CodeRefused::Over, 0));
        };
        if !Limit::Tries.take(tx, cx.at_ms, &asked.email_key)? {
            return Ok(Entered::Refused(CodeRefused::TooMany, 0));
        }
        tx.execute(sql!("count_try"), &named![browser = &asking])?;
        let of_browser = named![browser = &asking, now_ms = cx.at_ms];
        if tx.int(sql!("codes_good"), &of_browser)? == 0 {
            return Ok(Entered::Refused(CodeRefused::Over, 0));
        }
        let hash = self.code(tx, &digits(typed))?;
        let entered = named![browser = &asking, hash, now_ms = cx.at_ms];
        if tx.int(sql!("code_is_good"), &entered)? == 0 {
            return Ok(match TRIES - asked.tries - 1 {
                0 => Entered::Refused(CodeRefused::Over, 0),
                left => Entered::Refused(CodeRefused::Wrong, left),
            });
        }
        Ok(Entered::Taken(asked))
    }

    /// Takes the code away that was taken, once what it was good for is done: a server lets a session begin by nothing else.
    pub(super) fn is_done(self, tx: &mut dyn Tx) -> Result<(), OfficeError> {
        let asking = self.key(tx)?;
        forget(tx, &asking)
    }
}

/// What became of a code that was entered.
pub(super) enum Entered {
    Taken(Asked),
    /// Why not, and how many tries are left.
    Refused(CodeRefused, i64),
}

/// Keeps a code for signing in that is about to be mailed.
///
/// # Errors
/// [`crate::Code::BadField`] on `email`, `browser` or `code`.
pub fn ask_code(tx: &mut dyn Tx, cx: &Cx<'_>, args: &AskCode) -> Result<CodeAsked, OfficeError> {
    let asking = Asking { browser: &args.browser, purpose: "", from: &args.from };
    asking.ask(tx, cx, &args.email, &args.code)
}

/// Takes a code, in the browser that asked for it, and begins a session under a new token. The one of the browser until
/// now ends (ASVS 5.0, 7.2.4).
///
/// # Errors
/// [`crate::Code::BadField`] on `token`.
pub fn enter_code(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &EnterCode,
) -> Result<CodeEntered, OfficeError> {
    let asking = Asking { browser: &args.browser, purpose: "", from: &args.from };
    match asking.enter(tx, cx, &args.code)? {
        Entered::Refused(why, left) => {
            Ok(CodeEntered { signed_in: None, refused: Some(why), left })
        }
        Entered::Taken(asked) => {
            let begun = session::begin(tx, cx, &asked.email, &asked.email_key, args)?;
            asking.is_done(tx)?;
            Ok(CodeEntered { signed_in: Some(begun), refused: None, left: 0 })
        }
    }
}

/// The digits of what was typed or pasted.
fn digits(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_digit).take(12).collect()
}

/// Takes away the request of a browser, with its codes.
pub(super) fn forget(tx: &mut dyn Tx, browser: &[u8]) -> Result<(), OfficeError> {
    tx.execute(sql!("forget_codes"), &named![browser])?;
    tx.execute(sql!("forget_request"), &named![browser])?;
    Ok(())
}
