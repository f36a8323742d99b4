//! Signing in: a code of six digits, mailed to whoever asked, good for ten minutes in the browser that asked and nowhere
//! else. Nothing here depends on whether somebody has the address.

use contract::site::{AskCode, CodeAsked, CodeEntered, CodeRefused, EnterCode};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::limit::Limit;
use super::{hash, joined, session};
use crate::{Cx, OfficeError, page};

/// How long a code is good (ASVS 5.0, 6.5.5).
const GOOD_MS: i64 = 10 * 60_000;
/// Codes of one request that are good side by side: one that comes late still lets in.
const SIDE_BY_SIDE: i64 = 3;
/// Codes that may be tried before another is asked for.
const TRIES: i64 = 5;
/// Shortest word of a browser: 128 bits as hexadecimal digits.
const BROWSER_MIN: usize = 32;

/// The latest request of a browser.
#[derive(Deserialize)]
struct Asked {
    email: String,
    email_key: String,
    tries: i64,
}

/// Keeps a code that is about to be mailed. It is not to be sent where too many were asked for.
///
/// # Errors
/// [`crate::Code::BadField`] on `email`, `browser` or `code`.
pub fn ask_code(tx: &mut dyn Tx, cx: &Cx<'_>, args: &AskCode) -> Result<CodeAsked, OfficeError> {
    let email = page::email("email", &args.email)?;
    let email_key = email.to_lowercase();
    let (browser, code) = (args.browser.reveal(), digits(args.code.reveal()));
    if browser.len() < BROWSER_MIN {
        return Err(OfficeError::bad_field("browser"));
    }
    if code.len() != 6 {
        return Err(OfficeError::bad_field("code"));
    }
    tx.show(browser)?;
    session::clear_old(tx, cx.at_ms)?;
    let until_ms = cx.at_ms + GOOD_MS;
    let sends = Limit::MailsFrom.take(tx, cx.at_ms, &args.from)?
        && Limit::Mails.take(tx, cx.at_ms, &email_key)?;
    if sends {
        let (asking, hash) = (hash(&[browser]), hash(&[browser, &code]));
        let asked: Option<Asked> = tx.row(sql!("request"), &named![browser = &asking])?;
        if asked.is_none_or(|asked| asked.email_key != email_key) {
            forget(tx, &asking)?;
            let at_ms = cx.at_ms;
            tx.execute(sql!("add_request"), &named![browser = &asking, email, email_key, at_ms])?;
        }
        let kept = SIDE_BY_SIDE - 1;
        tx.execute(sql!("drop_codes"), &named![browser = &asking, kept])?;
        tx.execute(sql!("add_code"), &named![browser = &asking, hash, until_ms])?;
    }
    Ok(CodeAsked { sends, until_ms })
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
    let refused = |why, left| CodeEntered { signed_in: None, refused: Some(why), left };
    session::clear_old(tx, cx.at_ms)?;
    if !Limit::TriesFrom.take(tx, cx.at_ms, &args.from)? {
        return Ok(refused(CodeRefused::TooMany, 0));
    }
    let browser = args.browser.reveal();
    tx.show(browser)?;
    tx.show(&joined(&[browser, &digits(&args.code)]))?;
    let asking = hash(&[browser]);
    let asked: Option<Asked> = tx.row(sql!("request"), &named![browser = &asking])?;
    let Some(asked) = asked.filter(|asked| asked.tries < TRIES) else {
        return Ok(refused(CodeRefused::Over, 0));
    };
    if !Limit::Tries.take(tx, cx.at_ms, &asked.email_key)? {
        return Ok(refused(CodeRefused::TooMany, 0));
    }
    tx.execute(sql!("count_try"), &named![browser = &asking])?;
    let of_browser = named![browser = &asking, now_ms = cx.at_ms];
    if tx.int(sql!("codes_good"), &of_browser)? == 0 {
        return Ok(refused(CodeRefused::Over, 0));
    }
    let hash = hash(&[browser, &digits(&args.code)]);
    let entered = named![browser = &asking, hash, now_ms = cx.at_ms];
    if tx.int(sql!("code_is_good"), &entered)? == 0 {
        return Ok(match TRIES - asked.tries - 1 {
            0 => refused(CodeRefused::Over, 0),
            left => refused(CodeRefused::Wrong, left),
        });
    }
    // While the code is there: a server lets a session begin by nothing else.
    let begun = session::begin(tx, cx, &asked.email, &asked.email_key, args)?;
    forget(tx, &asking)?;
    Ok(CodeEntered { signed_in: Some(begun), refused: None, left: 0 })
}

/// The digits of what was typed or pasted.
fn digits(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_digit).take(12).collect()
}

/// Takes away the request of a browser, with its codes.
fn forget(tx: &mut dyn Tx, browser: &[u8]) -> Result<(), OfficeError> {
    tx.execute(sql!("forget_codes"), &named![browser])?;
    tx.execute(sql!("forget_request"), &named![browser])?;
    Ok(())
}
