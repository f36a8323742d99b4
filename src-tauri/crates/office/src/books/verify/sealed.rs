//! Rows held against the last seal that the journal has of each.

use std::collections::HashMap;
use std::sync::mpsc;
use std::thread;

use store::{StoreError, Tx, TxExt, Value, sql};

use super::erasures;
use super::fault::{Fault, shape, values};
use crate::OfficeError;
use crate::books::seal::{self, COMMAND, Digest, Entry, GONE, Kind, RowKey};
use crate::books::series;

/// Rows of a table that go to the digesting thread at once.
const PIECE: usize = 2_000;
/// Pieces read ahead of the digesting.
const AHEAD: usize = 2;

/// What a row must be, and the row of the journal that says so.
#[derive(Clone, Copy)]
struct Last {
    digest: Digest,
    seq: u32,
    /// The kind under which it was sealed.
    code: u8,
}

/// The last seal of every row, as the journal is followed.
#[derive(Default)]
pub(super) struct Seals {
    /// Rows of the journal that are of before: the first ones, which have no seal.
    unsealed: i64,
    /// Whether a row of the journal had a seal.
    any: bool,
    ints: HashMap<(u8, i64), Last>,
    others: HashMap<(u8, Digest), Last>,
    /// The command whose rows are being followed.
    command: Option<(String, RowKey)>,
}

impl Seals {
    /// For a journal of which so many rows are of before.
    pub(super) fn after(unsealed: i64) -> Self {
        Self { unsealed, ..Self::default() }
    }

    /// Adds what a row of the journal seals. False where the seal cannot be read, is missing, or stands on a
    /// row of before the seals, which has none.
    pub(super) fn add(&mut self, seq: i64, command_id: &str, body: Option<&[u8]>) -> bool {
        let Some(body) = body.filter(|_| seq > self.unsealed) else {
            return body.is_none() && seq <= self.unsealed;
        };
        self.any = true;
        let seq = u32::try_from(seq).unwrap_or(u32::MAX);
        for entry in seal::entries(body) {
            let Ok(entry) = entry else { return false };
            let key = entry.key();
            if entry.code == COMMAND {
                self.command = Some((entry.text, key));
            }
            self.put(key, Last { digest: entry.digest, seq, code: entry.code });
        }
        // A command is known by its last row as well.
        match self.command.take() {
            Some((id, key)) if id == command_id => {
                if let Some(last) = self.last(COMMAND, key) {
                    self.put(key, Last { seq, ..last });
                }
                self.command = Some((id, key));
            }
            _ => {}
        }
        true
    }

    /// Whether rows of the journal have no seal.
    pub(super) const fn are_partial(&self) -> bool {
        self.unsealed > 0
    }

    fn put(&mut self, key: RowKey, last: Last) {
        let family = seal::family(last.code);
        match key {
            RowKey::Int(key) => self.ints.insert((family, key), last),
            RowKey::Hash(key) => self.others.insert((family, key), last),
        };
    }

    fn last(&self, code: u8, key: RowKey) -> Option<Last> {
        match key {
            RowKey::Int(key) => self.ints.get(&(code, key)).copied(),
            RowKey::Hash(key) => self.others.get(&(code, key)).copied(),
        }
    }

    /// Whether the last seal of a row is of these columns.
    pub(super) fn says(&self, table: &str, key: i64, columns: &[Value]) -> bool {
        let kind = seal::of_today().find(|kind| kind.table == table);
        let last = kind.and_then(|kind| self.last(kind.code, RowKey::Int(key)));
        last.is_some_and(|last| last.digest == seal::digest(columns))
    }

    /// Takes a row that is there out of those that must be. Gives what is wrong with it.
    fn hold(&mut self, found: &Found<'_>) -> Option<Wrong> {
        let (code, family) = (found.kind.code, seal::family(found.kind.code));
        let last = match found.key {
            RowKey::Int(key) => self.ints.remove(&(family, key)),
            RowKey::Hash(key) => self.others.remove(&(family, key)),
        };
        match last {
            Some(last) if found.digest(last.code) == Some(last.digest) => None,
            Some(last) => Some(Wrong { seq: Some(last.seq), code, label: found.label() }),
            None => Some(Wrong { seq: None, code, label: found.label() }),
        }
    }

    /// A row that must be there and is not: of those left, the one that the journal told of first.
    fn missing(&self) -> Option<Wrong> {
        let ints = self.ints.iter().map(|((code, key), last)| (*code, Some(*key), last));
        let others = self.others.iter().map(|((code, _), last)| (*code, None, last));
        let left = ints.chain(others).filter(|(_, _, last)| last.digest != GONE);
        let first = left.min_by_key(|(code, key, last)| (last.seq, *code, *key))?;
        let (code, key, last) = first;
        let label = key.map(|key| key.to_string()).unwrap_or_default();
        Some(Wrong { seq: Some(last.seq), code, label })
    }
}

/// A row that is not what its seal says.
struct Wrong {
    /// The row of the journal that sealed it last; none where none ever did.
    seq: Option<u32>,
    code: u8,
    label: String,
}

impl Wrong {
    fn into_fault(self) -> Fault {
        let what = seal::of_code(self.code).map_or("command_changed", |kind| kind.what);
        Fault::told(what, &self.label, self.seq.map(i64::from))
    }
}

/// A row as it is in its table.
struct Found<'a> {
    key: RowKey,
    kind: &'a Kind,
    values: &'a [Value],
}

impl<'a> Found<'a> {
    fn of(kind: &'a Kind, values: &'a [Value]) -> Result<Self, StoreError> {
        let (ints, text) = seal::key(kind, values)?;
        let key = Entry { code: kind.code, ints, text, digest: GONE }.key();
        Ok(Self { key, kind, values })
    }

    /// Its digest over the columns of the kind that has this code.
    fn digest(&self, code: u8) -> Option<Digest> {
        let columns = &self.values[seal::key_length(self.kind)..];
        if code == self.kind.code {
            return Some(seal::digest(columns));
        }
        let sealed = seal::of_code(code)?.columns_of(self.kind, columns)?;
        Some(seal::digest(sealed))
    }

    /// As people name it, where they do.
    fn label(&self) -> String {
        let column = self.kind.columns.iter().position(|column| *column == self.kind.label);
        let rank = column.map_or(0, |column| seal::key_length(self.kind) + column);
        match (self.kind.table, self.values.get(rank)) {
            ("credit_lot", Some(Value::Int(n))) => series::lot_number(*n),
            ("reprise", Some(Value::Int(n))) => series::reprise_number(*n),
            ("amendment", Some(Value::Int(n))) => series::amendment_number(*n),
            (_, Some(Value::Int(n))) => n.to_string(),
            (_, Some(Value::Text(text))) => text.clone(),
            _ => String::new(),
        }
    }
}

/// The first row, in the order of the journal, that is not what its last seal says: it was changed, taken
/// away or added. In a house of before, nothing is sealed yet.
pub(super) fn check(tx: &mut dyn Tx, mut seals: Seals) -> Result<Option<Fault>, OfficeError> {
    if !seals.any {
        return Ok(None);
    }
    if let Some(wrong) = commands(tx, &mut seals)? {
        return Ok(Some(wrong.into_fault()));
    }
    let (pieces, read) = mpsc::sync_channel::<(&'static Kind, Vec<Vec<Value>>)>(AHEAD);
    let wrong = thread::scope(|scope| {
        let holding = scope.spawn(move || hold_all(seals, &read));
        for kind in seal::of_today() {
            let mut piece = Vec::with_capacity(PIECE);
            tx.query(seal::rows_of(kind).as_str(), &[], &mut |row| {
                piece.push(row.into_values());
                if piece.len() == PIECE {
                    // Whoever holds them stops at a row that cannot be read.
                    let _ = pieces.send((kind, std::mem::take(&mut piece)));
                }
                Ok(())
            })?;
            let _ = pieces.send((kind, piece));
        }
        drop(pieces);
        let held =
            holding.join().map_err(|_| OfficeError::internal("the digesting thread died"))?;
        Ok::<_, OfficeError>(held?)
    })?;
    Ok(wrong.map(Wrong::into_fault))
}

/// Rows that are looked up at once.
const AT_ONCE: usize = 50;

/// The same for the rows alone that these seals name by one number.
pub(super) fn check_listed(
    tx: &mut dyn Tx,
    mut seals: Seals,
) -> Result<Option<Fault>, OfficeError> {
    seals.others.clear();
    let mut first: Option<Wrong> = None;
    for kind in seal::of_today().filter(|kind| kind.key.is_int()) {
        let family = seal::family(kind.code);
        let ids: Vec<i64> =
            seals.ints.keys().filter(|(of, _)| *of == family).map(|(_, id)| *id).collect();
        let marks: Vec<String> = (1..=AT_ONCE).map(|mark| format!("?{mark}")).collect();
        let list = marks.join(", ");
        let text = format!("{}\nWHERE x.{} IN ({list})", seal::rows_of(kind), kind.key.ints[0]);
        for part in ids.chunks(AT_ONCE) {
            // One text a kind, however many are left: an id that comes twice is found once.
            let mut list: Vec<Value> = part.iter().map(|id| Value::Int(*id)).collect();
            list.resize(AT_ONCE, Value::Int(part[0]));
            tx.query(text.as_str(), &list, &mut |row| {
                let values = row.into_values();
                let wrong = seals.hold(&Found::of(kind, &values)?);
                first = earlier(first.take(), wrong);
                Ok(())
            })?;
        }
    }
    Ok(earlier(first, seals.missing()).map(Wrong::into_fault))
}

type Pieces = mpsc::Receiver<(&'static Kind, Vec<Vec<Value>>)>;

fn hold_all(mut seals: Seals, pieces: &Pieces) -> Result<Option<Wrong>, StoreError> {
    let mut first: Option<Wrong> = None;
    for (kind, rows) in pieces {
        for values in &rows {
            let wrong = seals.hold(&Found::of(kind, values)?);
            first = earlier(first, wrong);
        }
    }
    Ok(earlier(first, seals.missing()))
}

/// The one that the journal told of first. A row that it never told of comes after all others.
fn earlier(one: Option<Wrong>, other: Option<Wrong>) -> Option<Wrong> {
    let rank = |wrong: &Wrong| wrong.seq.unwrap_or(u32::MAX);
    match (one, other) {
        (Some(one), Some(other)) => Some(if rank(&other) < rank(&one) { other } else { one }),
        (one, other) => one.or(other),
    }
}

/// The first command that is not kept as it was given, or that says another last row than the journal. One whose
/// words an erasure took is as that says.
fn commands(tx: &mut dyn Tx, seals: &mut Seals) -> Result<Option<Wrong>, OfficeError> {
    let mut first = None;
    let erased = erasures::commands(tx)?;
    tx.query(sql!("commands"), &[], &mut |row| {
        let columns: [Value; 9] = values(row)?;
        let (Value::Text(id), Value::Int(last_seq)) = (&columns[0], &columns[8]) else {
            return Err(shape("command"));
        };
        let key = RowKey::of([0; 3], id);
        // A command that did nothing has a row here, and none in the journal.
        let RowKey::Hash(hash) = key else { return Ok(()) };
        let Some(last) = seals.others.remove(&(COMMAND, hash)) else { return Ok(()) };
        let right = match erased.get(id) {
            Some(erased) => erased.is(&columns[1..8], last.digest),
            None => seal::digest(&columns[1..8]) == last.digest,
        };
        if !right || *last_seq != i64::from(last.seq) {
            let wrong = Wrong { seq: Some(last.seq), code: COMMAND, label: id.clone() };
            first = earlier(first.take(), Some(wrong));
        }
        Ok(())
    })?;
    Ok(first)
}
