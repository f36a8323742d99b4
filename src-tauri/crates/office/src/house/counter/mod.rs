//! The counters of a house: each is known by a key of its own, of which the house keeps the hash.
//! A supervisor lets a new one into a shared house, renames them, shuts one out, and lets it in again.

use contract::action::Action;
use contract::args::{Empty, Versioned};
use contract::counter::{CounterRow, RenameCounter};
use contract::ids::CounterId;
use domain::schema::Fit;
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Engine, StoreError, Tx, TxExt, named, sql};

use crate::books::journal::{self, Entry};
use crate::{Code, Cx, House, OfficeError, command, page};

mod presence;

pub(crate) use presence::{AWAY_MS, LISTED_MAX};
pub use presence::{Shown, beat, is_elsewhere, leave, others};

/// Bytes of the hash in a fingerprint.
const FINGERPRINT: usize = 4;

/// A counter as it finds itself in the house.
#[derive(Clone, Debug, Deserialize)]
pub struct KnownCounter {
    pub id: CounterId,
    pub name: String,
    /// Since when it is shut out.
    pub revoked_at_ms: Option<i64>,
    /// It waits until a supervisor lets it in.
    pub waiting: bool,
}

#[derive(Deserialize)]
struct Standing {
    name: String,
    revoked_at_ms: Option<i64>,
    waiting: bool,
    version: i64,
}

#[derive(Deserialize)]
struct Called {
    id: CounterId,
    keyed: bool,
}

#[derive(Deserialize)]
struct StoredCounter {
    id: CounterId,
    name: String,
    created_at_ms: i64,
    key_hash: Option<Vec<u8>>,
    revoked_at_ms: Option<i64>,
    waiting: bool,
    version: i64,
    seen_at_ms: Option<i64>,
    operator: Option<String>,
    program: String,
    schema_known: i64,
}

/// What the house keeps of a key.
#[must_use]
pub fn key_hash(key: &str) -> Vec<u8> {
    Sha256::digest(key.as_bytes()).to_vec()
}

/// The beginning of a key's hash, for two people to compare: `3FA2-90BC`.
#[must_use]
pub fn fingerprint(key_hash: &[u8]) -> String {
    let pair = |two: &[u8]| two.iter().map(|byte| format!("{byte:02X}")).collect::<String>();
    let shown = &key_hash[..key_hash.len().min(FINGERPRINT)];
    shown.chunks(2).map(pair).collect::<Vec<_>>().join("-")
}

/// The counter whose key has this hash.
///
/// # Errors
/// From the store.
pub fn find(tx: &mut dyn Tx, key_hash: &[u8]) -> Result<Option<KnownCounter>, OfficeError> {
    Ok(tx.row(sql!("find"), &named![key_hash])?)
}

/// Makes the counter of a new key, under the name it wishes or the next free one. Where the house
/// has begun, the journal tells of it, and in a shared house the counter waits until a supervisor lets it
/// in: a key that was lost would else be a way in for a counter that was shut out.
///
/// # Errors
/// From the store.
pub fn register(
    tx: &mut dyn Tx,
    mut cx: Cx<'_>,
    wish: &str,
    key_hash: &[u8],
) -> Result<KnownCounter, OfficeError> {
    if let Some(known) = find(tx, key_hash)? {
        return Ok(known);
    }
    let begun = House::find(tx)?.is_some();
    let waiting = begun && must_wait(tx)?;
    let known = match adoptable(tx, wish)? {
        Some(id) => KnownCounter { id, name: wish.to_owned(), revoked_at_ms: None, waiting },
        None => {
            let (id, name) = (cx.mint.id(), free_name(tx, wish)?);
            tx.execute(sql!("add"), &named![id, name = &name, created_at_ms = cx.at_ms])?;
            KnownCounter { id, name, revoked_at_ms: None, waiting }
        }
    };
    tx.execute(sql!("add_key"), &named![counter_id = known.id, key_hash, waiting])?;
    if begun {
        let data = json!({ "counter": &known.name, "key": fingerprint(key_hash) });
        cx.counter_id = known.id;
        journal::append(tx, &cx, Entry { data, ..Entry::of(Action::CounterRegistered) })?;
    }
    command::seal(tx, &cx.mint)?;
    Ok(known)
}

/// Whether a new counter waits for a supervisor. The first of a house does not, nor one that the owner of the
/// database opens: somebody has to be there who lets others in.
fn must_wait(tx: &mut dyn Tx) -> Result<bool, OfficeError> {
    Ok(tx.engine() == Engine::Postgres
        // The site sees no other counter.
        && (tx.is_limited() || tx.int(sql!("admitted"), &[])? > 0)
        && !store::owns_house(tx)?)
}

/// A counter of that name that has no key yet. It is adopted in a file, which only this folder
/// uses; on a server it could be anyone's.
fn adoptable(tx: &mut dyn Tx, name: &str) -> Result<Option<CounterId>, OfficeError> {
    if tx.engine() != Engine::Sqlite {
        return Ok(None);
    }
    let found: Option<Called> = tx.row(sql!("named"), &named![name])?;
    Ok(found.filter(|named| !named.keyed).map(|named| named.id))
}

/// The name, or the next free one: `Guichet 1`, `Guichet 2`, and so on.
fn free_name(tx: &mut dyn Tx, wish: &str) -> Result<String, OfficeError> {
    let stem = wish.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let mut name = wish.to_owned();
    for number in 2_i64.. {
        if tx.row::<Called, _>(sql!("named"), &named![name = &name])?.is_none() {
            break;
        }
        name = format!("{stem} {number}");
    }
    Ok(name)
}

/// Every counter, by name.
///
/// # Errors
/// From the store.
pub fn list(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<Vec<CounterRow>, OfficeError> {
    let now_ms = tx.now_ms().unwrap_or(cx.at_ms);
    let house = store::schema::version(tx)?;
    let rows: Vec<StoredCounter> = tx.rows(sql!("list"), &named![limit = LISTED_MAX])?;
    Ok(rows.into_iter().map(|row| row.into_contract(cx, now_ms, house)).collect())
}

impl StoredCounter {
    fn into_contract(self, cx: &Cx<'_>, now_ms: i64, house: i64) -> CounterRow {
        let here = self.id == cx.counter_id;
        // A server whose clock was set back knows of nobody who was there later.
        let seen = self.seen_at_ms.filter(|seen| *seen <= now_ms + AWAY_MS);
        let ago_ms = seen.map(|seen| (now_ms - seen).max(0));
        let own = |name: &String| here && !name.is_empty();
        let known = if here { store::schema_version() } else { self.schema_known };
        let shown = here || !self.program.is_empty();
        let present = here || ago_ms.is_some_and(|ago| ago < AWAY_MS);
        CounterRow {
            id: self.id,
            name: self.name,
            fingerprint: self.key_hash.as_deref().map(fingerprint).unwrap_or_default(),
            here,
            present,
            seen_ago_ms: if here { Some(0) } else { ago_ms },
            operator: Some(&cx.operator.name).filter(|n| own(n)).cloned().or(self.operator),
            too_old: shown && present && Fit::of(known, house) == Fit::TooOld,
            program: self.program,
            revoked_at_ms: self.revoked_at_ms,
            waiting: self.waiting,
            created_at_ms: self.created_at_ms,
            version: self.version,
        }
    }
}

/// Gives a counter another name.
///
/// # Errors
/// [`Code::SettingsChanged`]; [`Code::BadField`]; [`Code::CounterNameTaken`].
pub fn rename(tx: &mut dyn Tx, cx: &Cx<'_>, args: &RenameCounter) -> Result<Empty, OfficeError> {
    let name = page::required("name", &args.name, 60)?;
    if name.contains('\n') {
        return Err(OfficeError::bad_field("name"));
    }
    let before = seen(tx, args.id, args.version)?;
    if before.name == name {
        return Ok(Empty {});
    }
    tx.execute(sql!("step"), &named![counter_id = args.id, version = args.version])?;
    match tx.execute(sql!("rename"), &named![id = args.id, name]) {
        Ok(_) => {}
        Err(StoreError::Constraint(_)) => {
            return Err(OfficeError::new(Code::CounterNameTaken).with("name", name));
        }
        Err(e) => return Err(e.into()),
    }
    let data = json!({ "counter": name, "before": before.name });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::CounterRenamed) })?;
    Ok(Empty {})
}

/// Shuts a counter out: its next command is refused, what it wrote stays.
///
/// # Errors
/// [`Code::OwnCounter`]; [`Code::SettingsChanged`].
pub fn revoke(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &Versioned<CounterId>,
) -> Result<Empty, OfficeError> {
    if args.id == cx.counter_id {
        return Err(OfficeError::new(Code::OwnCounter));
    }
    let before = seen(tx, args.id, args.version)?;
    if before.revoked_at_ms.is_none() {
        tx.execute(
            sql!("admit"),
            &named![
                counter_id = args.id,
                version = args.version,
                revoked_at_ms = cx.at_ms,
                waiting = before.waiting
            ],
        )?;
        let data = json!({ "counter": before.name });
        journal::append(tx, cx, Entry { data, ..Entry::of(Action::CounterRevoked) })?;
    }
    Ok(Empty {})
}

/// Lets in a counter that waits, or one that was shut out.
///
/// # Errors
/// [`Code::SettingsChanged`].
pub fn admit(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &Versioned<CounterId>,
) -> Result<Empty, OfficeError> {
    let before = seen(tx, args.id, args.version)?;
    if before.revoked_at_ms.is_some() || before.waiting {
        tx.execute(
            sql!("admit"),
            &named![
                counter_id = args.id,
                version = args.version,
                revoked_at_ms = None::<i64>,
                waiting = false
            ],
        )?;
        let data = json!({ "counter": before.name });
        journal::append(tx, cx, Entry { data, ..Entry::of(Action::CounterAdmitted) })?;
    }
    Ok(Empty {})
}

/// The counter, refused where it changed since it was shown.
fn seen(tx: &mut dyn Tx, id: CounterId, version: i64) -> Result<Standing, OfficeError> {
    let found: Standing =
        tx.row(sql!("of"), &named![id])?.ok_or_else(|| OfficeError::not_found("counter"))?;
    if found.version != version || version == 0 {
        return Err(OfficeError::new(Code::SettingsChanged));
    }
    Ok(found)
}

/// How this counter stands in the house now.
///
/// # Errors
/// From the store; it is there since it registered.
pub fn standing(tx: &mut dyn Tx, id: CounterId) -> Result<(KnownCounter, i64), OfficeError> {
    let found: Standing =
        tx.row(sql!("of"), &named![id])?.ok_or_else(|| OfficeError::not_found("counter"))?;
    let Standing { name, revoked_at_ms, waiting, version } = found;
    let known = KnownCounter { id, name, revoked_at_ms, waiting };
    Ok((known, version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_short_enough_to_be_read_aloud() {
        assert_eq!(fingerprint(&[0x3f, 0xa2, 0x90, 0xbc, 0xff]), "3FA2-90BC");
        assert_ne!(fingerprint(&key_hash("a")), fingerprint(&key_hash("b")));
    }
}
