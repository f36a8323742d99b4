//! Codes of six digits, mailed to whoever asked, good for ten minutes in the browser that asked, for what they were asked
//! for, and nowhere else. One signs in. Nothing here depends on whether somebody has the address.
//!
//! One is asked for and typed here, and drawn elsewhere (`draw.rs`): who serves customers knows none.

use contract::ids::CustomerId;
use contract::locale::Locale;
use contract::secret::Secret;
use contract::site::{AskCode, CodeAsked, CodeEntered, CodeRefused, CodeTried, EnterCode, TryCode};
use domain::clock::STEP_MS;
use domain::text::hex;
use domain::time::MINUTE_MS;
use serde::Deserialize;
use store::{Tx, TxExt, Value, dialect, named, sql};

use super::limit::Limit;
use super::{hash, joined, session};
use crate::{Cx, OfficeError, page};

/// How long a code is good (ASVS 5.0, 6.5.5).
const GOOD_MS: i64 = 10 * MINUTE_MS;
/// Until when a code can be good: one of a time to come, which was asked for under a clock that was ahead, is not.
pub(super) const fn latest_ms(now_ms: i64) -> i64 {
    now_ms + GOOD_MS + STEP_MS
}

/// Codes that may be tried before another is asked for. `site.try_code` has the same number.
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

/// Who asks for a code or types one, and what for: a code is good for nothing else.
#[derive(Clone, Copy)]
pub(super) struct Asking<'a> {
    pub browser: &'a Secret,
    /// Whose address it is to be; empty for signing in.
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

    const fn for_what(&self) -> &'static str {
        if self.purpose.is_empty() { "sign_in" } else { "address" }
    }

    /// Asks for a code that is then drawn and mailed to an address, which is to be that of a customer or signs in. It is not
    /// where too many were asked for.
    ///
    /// # Errors
    /// [`crate::Code::BadField`] on `email` or `browser`.
    pub(super) fn ask(
        self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        (email, customer_id): (&str, Option<CustomerId>),
        locale: Locale,
    ) -> Result<CodeAsked, OfficeError> {
        let email = page::email("email", email)?;
        let email_key = email.to_lowercase();
        if self.browser.reveal().len() < BROWSER_MIN {
            return Err(OfficeError::bad_field("browser"));
        }
        let browser = self.key(tx)?;
        session::clear_old(tx, cx.at_ms)?;
        let until_ms = cx.at_ms + GOOD_MS;
        let sends = Limit::MailsFrom.take(tx, cx.at_ms, self.from)?;
        if sends {
            if !goes_on(tx, cx, &browser, email)? {
                forget(tx, &browser)?;
                let at_ms = cx.at_ms;
                tx.execute(
                    sql!("add_request"),
                    &named![browser = &browser, email, email_key, customer_id, at_ms],
                )?;
            }
            let (for_what, locale) = (self.for_what(), locale.tag());
            let code = named![browser = &browser, for_what, locale, until_ms];
            tx.execute(sql!("add_code"), &code)?;
        }
        Ok(CodeAsked { sends, until_ms, request: hex(&browser) })
    }

    /// Counts a try of a code, and keeps what was typed.
    ///
    /// # Errors
    /// From the store.
    pub(super) fn tries(
        self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        typed: &str,
    ) -> Result<Option<CodeRefused>, OfficeError> {
        session::clear_old(tx, cx.at_ms)?;
        if !Limit::TriesFrom.take(tx, cx.at_ms, self.from)? {
            return Ok(Some(CodeRefused::TooMany));
        }
        let (browser, typed) = (self.key(tx)?, digits(typed));
        if tx.is_site_on_server() {
            let typed = [Value::Blob(browser), Value::Text(typed)];
            return Ok(match tx.int(dialect::TRIES_CODE, &typed)? {
                0 => None,
                2 => Some(CodeRefused::TooMany),
                _ => Some(CodeRefused::Over),
            });
        }
        let asked: Option<Asked> = tx.row(sql!("request"), &named![browser = &browser])?;
        let Some(asked) = asked.filter(|asked| asked.tries < TRIES) else {
            return Ok(Some(CodeRefused::Over));
        };
        if !Limit::Tries.take(tx, cx.at_ms, &asked.email_key)? {
            return Ok(Some(CodeRefused::TooMany));
        }
        let hash = drawn(&browser, &typed);
        tx.execute(sql!("count_try"), &named![browser = &browser, hash])?;
        let good = has_good(tx, cx, &browser)?;
        Ok(if good { None } else { Some(CodeRefused::Over) })
    }

    /// What becomes of what was typed. The code stays until [`Asking::is_done`], in the same transaction.
    ///
    /// # Errors
    /// From the store.
    pub(super) fn entered(self, tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<Entered, OfficeError> {
        let browser = self.key(tx)?;
        let asked: Option<Asked> = tx.row(sql!("request"), &named![browser = &browser])?;
        let Some(asked) = asked else { return Ok(Entered::Refused(CodeRefused::Over, 0)) };
        let (for_what, now_ms) = (self.for_what(), cx.at_ms);
        let latest_ms = latest_ms(now_ms);
        let entered = named![browser = &browser, for_what, now_ms, latest_ms];
        if tx.int(sql!("entered"), &entered)? > 0 {
            return Ok(Entered::Taken(asked));
        }
        Ok(match TRIES - asked.tries {
            ..=0 => Entered::Refused(CodeRefused::Over, 0),
            left => Entered::Refused(CodeRefused::Wrong, left),
        })
    }

    /// Takes the code away that was taken, once what it was good for is done: a server lets a session begin by nothing else.
    pub(super) fn is_done(self, tx: &mut dyn Tx) -> Result<(), OfficeError> {
        let asking = self.key(tx)?;
        forget(tx, &asking)
    }
}

/// What became of a code that was typed.
pub(super) enum Entered {
    Taken(Asked),
    /// Why not, and how many tries are left.
    Refused(CodeRefused, i64),
}

/// Asks for a code to sign in with.
///
/// # Errors
/// [`crate::Code::BadField`] on `email` or `browser`.
pub fn ask_code(tx: &mut dyn Tx, cx: &Cx<'_>, args: &AskCode) -> Result<CodeAsked, OfficeError> {
    let asking = Asking { browser: &args.browser, purpose: "", from: &args.from };
    asking.ask(tx, cx, (args.email.as_str(), None), args.locale)
}

/// Types a code to sign in with. Whether it is right is told by [`enter_code`], in a transaction of its own: what is taken
/// back is then known to nobody.
///
/// # Errors
/// From the store.
pub fn try_code(tx: &mut dyn Tx, cx: &Cx<'_>, args: &TryCode) -> Result<CodeTried, OfficeError> {
    let asking = Asking { browser: &args.browser, purpose: "", from: &args.from };
    Ok(CodeTried { refused: asking.tries(tx, cx, &args.code)? })
}

/// Begins a session under a new token, in the browser whose code was typed. The one of the browser until now ends
/// (ASVS 5.0, 7.2.4).
///
/// # Errors
/// [`crate::Code::BadField`] on `token`.
pub fn enter_code(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &EnterCode,
) -> Result<CodeEntered, OfficeError> {
    let asking = Asking { browser: &args.browser, purpose: "", from: "" };
    match asking.entered(tx, cx)? {
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

/// What a code of a request is kept as.
pub(super) fn drawn(browser: &[u8], digits: &str) -> Vec<u8> {
    hash(&[&hex(browser), digits])
}

/// The digits of what was typed or pasted.
fn digits(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_digit).take(12).collect()
}

/// Whether another code may be asked for beside those of before: for the same address as it was typed, while one of them
/// can still be entered. What was used up or is over begins anew.
fn goes_on(tx: &mut dyn Tx, cx: &Cx<'_>, browser: &[u8], email: &str) -> Result<bool, OfficeError> {
    let asked: Option<Asked> = tx.row(sql!("request"), &named![browser])?;
    let same = asked.is_some_and(|asked| asked.email == email && asked.tries < TRIES);
    Ok(same && has_good(tx, cx, browser)?)
}

/// Whether a code of a request is good by now, drawn or not.
fn has_good(tx: &mut dyn Tx, cx: &Cx<'_>, browser: &[u8]) -> Result<bool, OfficeError> {
    let latest_ms = latest_ms(cx.at_ms);
    Ok(tx.int(sql!("codes_good"), &named![browser, now_ms = cx.at_ms, latest_ms])? > 0)
}

/// Takes away the request of a browser, with its codes.
fn forget(tx: &mut dyn Tx, browser: &[u8]) -> Result<(), OfficeError> {
    tx.execute(sql!("forget_codes"), &named![browser])?;
    tx.execute(sql!("forget_request"), &named![browser])?;
    Ok(())
}
