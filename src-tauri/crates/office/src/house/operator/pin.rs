//! PINs: what one is hashed with, whether it is right, and how long wrong ones make a person wait.
//!
//! A PIN never comes here. Whoever asks makes an Argon2id hash of it with the operator's salt, and shows the
//! SHA-256 of that. On a server a function of the owner's compares and counts, by the server's clock, for a
//! counter's login may not read the hashes; in a file the same is done here.

use contract::action::Action;
use contract::args::Empty;
use contract::ids::OperatorId;
use domain::pin;
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Engine, Tx, TxExt, dialect, named, params, sql};

use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError};

/// How a PIN was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinTried {
    /// It is the operator's, who may sign in.
    Right,
    /// It is not, or there is no such operator, or they may not sign in. It was counted.
    Wrong,
    /// Too many were wrong: nothing was compared. Seconds to wait.
    Wait(i64),
}

#[derive(Deserialize)]
struct Salt {
    salt: Option<String>,
}

#[derive(Deserialize)]
struct Kept {
    pin_hash: String,
    active: bool,
    failures: i64,
    failed_at_ms: i64,
}

/// What is shown of a hash instead of the hash.
#[must_use]
pub fn digest(pin_hash: &str) -> Vec<u8> {
    Sha256::digest(pin_hash.as_bytes()).to_vec()
}

/// What the PIN of an operator is hashed with: `$argon2id$v=19$m=19456,t=2,p=1$salt`. None for nobody.
///
/// # Errors
/// From the store.
pub fn pin_salt(tx: &mut dyn Tx, id: OperatorId) -> Result<Option<String>, OfficeError> {
    let found: Option<Salt> = tx.row(dialect::pin_salt(tx.engine()), &params![id])?;
    let salt = found.and_then(|found| found.salt);
    Ok(salt.map(|salt| salt.trim_end_matches('$').to_owned()))
}

/// Whether a PIN is the operator's, by its [`digest`]; wrong ones are counted. The transaction must be kept.
///
/// # Errors
/// From the store.
pub fn try_pin(
    tx: &mut dyn Tx,
    id: OperatorId,
    digest: &[u8],
    now_ms: i64,
) -> Result<PinTried, OfficeError> {
    match dialect::pin_try(tx.engine()) {
        Some(text) => Ok(match tx.int(text, &params![id, digest])? {
            0 => PinTried::Right,
            seconds if seconds > 0 => PinTried::Wait(seconds),
            _ => PinTried::Wrong,
        }),
        None => compare(tx, id, digest, now_ms),
    }
}

/// Whether a PIN is the operator's, in a file that is no house in use: nothing is counted, nobody waits.
///
/// # Errors
/// From the store; on a server, where the hash cannot be read.
pub fn is_pin_of(tx: &mut dyn Tx, id: OperatorId, shown: &[u8]) -> Result<bool, OfficeError> {
    let kept: Option<Kept> = tx.row(sql!("tried"), &named![id])?;
    Ok(kept.is_some_and(|kept| kept.active && digest(&kept.pin_hash) == shown))
}

fn compare(
    tx: &mut dyn Tx,
    id: OperatorId,
    shown: &[u8],
    now_ms: i64,
) -> Result<PinTried, OfficeError> {
    let Some(kept): Option<Kept> = tx.row(sql!("tried"), &named![id])? else {
        return Ok(PinTried::Wrong);
    };
    let wait_ms = pin::wait_ms(kept.failures, kept.failed_at_ms, now_ms);
    if wait_ms > 0 {
        return Ok(PinTried::Wait((wait_ms + 999) / 1000));
    }
    if !kept.active || digest(&kept.pin_hash) != shown {
        tx.execute(sql!("note_failure"), &named![id, failed_at_ms = now_ms])?;
        return Ok(PinTried::Wrong);
    }
    if kept.failures > 0 {
        tx.execute(sql!("clear_failures"), &named![id])?;
    }
    Ok(PinTried::Right)
}

/// Gives an operator another PIN. Wrong ones of before are forgotten; a server does that by itself.
pub(super) fn set(tx: &mut dyn Tx, id: OperatorId, pin_hash: &str) -> Result<(), OfficeError> {
    tx.execute(sql!("set_pin"), &named![id, pin_hash])?;
    if tx.engine() == Engine::Sqlite {
        tx.execute(sql!("clear_failures"), &named![id])?;
    }
    Ok(())
}

/// Gives whoever is signed in another PIN. What is kept is its hash; the journal has only that it was done.
///
/// # Errors
/// [`crate::Code::NotFound`] when the operator is nobody of this house.
pub fn change_pin(tx: &mut dyn Tx, cx: &Cx<'_>, pin_hash: &str) -> Result<Empty, OfficeError> {
    let id = cx.operator.id;
    if tx.execute(sql!("change_pin"), &named![id])? == 0 {
        return Err(OfficeError::not_found("operator"));
    }
    set(tx, id, pin_hash)?;
    let data = json!({ "operator": id });
    let entry =
        Entry { data, note: Some(&cx.operator.name), ..Entry::of(Action::OperatorPinChanged) };
    journal::append(tx, cx, entry)?;
    Ok(Empty {})
}

/// Who signs in with a PIN that was changed since, or may no longer sign in at all: those of `seen` whose
/// version is another now.
///
/// # Errors
/// From the store.
pub fn changed_since(
    tx: &mut dyn Tx,
    seen: &[(OperatorId, i64)],
) -> Result<Vec<OperatorId>, OfficeError> {
    let mut changed = Vec::new();
    for (id, version) in seen {
        if tx.int(sql!("version"), &named![id])? != *version {
            changed.push(*id);
        }
    }
    Ok(changed)
}
