//! Taking the rows that were touched into a seal.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::Value as Json;
use store::{Engine, StoreError, Tx, TxExt, Value, dialect, sql};

use super::body::Entry;
use super::digest::{Digest, GONE, of as digest};
use super::kinds::{self, Kind};
use crate::OfficeError;

/// What a row of the journal keeps of the rows that were written.
pub(crate) struct Seal {
    body: Vec<u8>,
}

impl Seal {
    /// Begins with the command that writes them, where there is one.
    pub(crate) fn of(command: Option<Entry>) -> Result<Self, OfficeError> {
        let mut body = Vec::new();
        if let Some(command) = command {
            command.write(&mut body)?;
        }
        Ok(Self { body })
    }

    /// As it is kept with the row of the journal.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.body
    }
}

/// Marks what was touched outside of any command: no row of the journal tells it, so that none seals it.
///
/// # Errors
/// From the store.
pub fn stray(tx: &mut dyn Tx) -> Result<(), OfficeError> {
    tx.execute(sql!("stray"), &[])?;
    Ok(())
}

/// The table of a row that was written after its command's last row of the journal, which does not seal it.
pub(crate) fn nothing_left(tx: &mut dyn Tx) -> Result<(), OfficeError> {
    #[derive(Deserialize)]
    struct Left {
        name: String,
    }
    match tx.row::<Left, _>(sql!("left"), &[])? {
        None => Ok(()),
        Some(left) => Err(OfficeError::internal(format!(
            "a row of {} is written after its row of the journal",
            left.name
        ))),
    }
}

/// Takes every row that this transaction touched into the seal; every row of the house where none is
/// sealed yet. Gives the last number of each series that was touched.
pub(crate) fn take(
    tx: &mut dyn Tx,
    seal: &mut Seal,
    first: bool,
) -> Result<BTreeMap<String, i64>, OfficeError> {
    let mut series = BTreeMap::new();
    if first {
        for kind in kinds::of_today() {
            whole(tx, kind, &mut |entry| entry.write(&mut seal.body))?;
        }
        clear(tx)?;
        return Ok(series);
    }
    let mut touched = 0;
    if tx.is_site_on_server() {
        // The server digests what a site may write and not read.
        tx.query(dialect::DIGESTS, &[], &mut |row| {
            touched += 1;
            let row: Digested = row.decode()?;
            series.extend(row.number.map(|number| (row.word.clone(), number)));
            row.entry()?.write(&mut seal.body)
        })?;
    } else {
        tx.read_for_seal(images(tx.engine()), &mut |row| {
            touched += 1;
            let row: Touched = row.decode()?;
            series.extend(row.number());
            row.entry()?.write(&mut seal.body)
        })?;
    }
    if touched > 0 {
        clear(tx)?;
    }
    Ok(series)
}

/// Takes the notes away. A server does so by itself, for the row of the journal that seals them, and for nobody else.
fn clear(tx: &mut dyn Tx) -> Result<(), OfficeError> {
    if tx.engine() == Engine::Sqlite {
        tx.execute(sql!("clear"), &[])?;
    }
    Ok(())
}

/// Reads every row of a kind, and gives what a seal says of it.
///
/// # Errors
/// From the store, and those of `each`.
pub fn whole(
    tx: &mut dyn Tx,
    kind: &Kind,
    each: &mut dyn FnMut(Entry) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    tx.query(rows_of(kind).as_str(), &[], &mut |row| {
        let values = row.into_values();
        let (ints, text) = key(kind, &values)?;
        let columns = &values[key_length(kind)..];
        each(Entry { code: kind.code, ints, text, digest: digest(columns) })
    })
}

/// Columns of the key in [`rows_of`].
pub(crate) const fn key_length(kind: &Kind) -> usize {
    kind.key.ints.len() + kind.key.text.is_some() as usize
}

/// The key of a row of [`rows_of`].
pub(crate) fn key(kind: &Kind, values: &[Value]) -> Result<([i64; 3], String), StoreError> {
    let shape = || StoreError::Shape(kind.table.to_owned());
    let mut ints = [0; 3];
    for (int, value) in ints.iter_mut().zip(values).take(kind.key.ints.len()) {
        let Value::Int(n) = value else { return Err(shape()) };
        *int = *n;
    }
    let text = match (kind.key.text, values.get(kind.key.ints.len())) {
        (Some(_), Some(Value::Text(text))) => text.clone(),
        (Some(_), _) => return Err(shape()),
        (None, _) => String::new(),
    };
    Ok((ints, text))
}

/// Every row of a kind: its key, then its columns. The mark of a house that was left is no part of it.
pub(crate) fn rows_of(kind: &Kind) -> String {
    let mut columns: Vec<String> = kind.key.ints.iter().map(|c| format!("x.{c}")).collect();
    columns.extend(kind.key.text.map(|text| text.replace('@', "x")));
    columns.extend(kind.columns.iter().map(|c| format!("x.{c}")));
    let but = if kind.table == "setting" { "\nWHERE x.name <> 'moved'" } else { "" };
    format!("SELECT {}\nFROM {} x{but}", columns.join(", "), kind.table)
}

/// A row that was touched, with its columns as they are now.
#[derive(Deserialize)]
struct Touched {
    name: String,
    a: i64,
    b: i64,
    c: i64,
    word: String,
    /// Its columns as a list in JSON; absent where the row is gone.
    image: Option<String>,
}

impl Touched {
    /// The name and the last number, where it is a series.
    fn number(&self) -> Option<(String, i64)> {
        let image = self.image.as_deref().filter(|_| self.name == "series")?;
        let columns: Vec<Json> = serde_json::from_str(image).ok()?;
        Some((self.word.clone(), columns.first()?.as_i64()?))
    }

    fn entry(self) -> Result<Entry, StoreError> {
        let shape = || StoreError::Shape(self.name.clone());
        let kind = kinds::of_table(&self.name).ok_or_else(shape)?;
        let digest = match &self.image {
            None => GONE,
            Some(image) => of_json(image).ok_or_else(shape)?,
        };
        let Self { a, b, c, word, .. } = self;
        Ok(Entry { code: kind.code, ints: [a, b, c], text: word, digest })
    }
}

/// A row that was touched, as the server digests it.
#[derive(Deserialize)]
struct Digested {
    name: String,
    a: i64,
    b: i64,
    c: i64,
    word: String,
    /// Absent where the row is gone.
    digest: Option<Vec<u8>>,
    /// The last number, where it is a series.
    number: Option<i64>,
}

impl Digested {
    fn entry(self) -> Result<Entry, StoreError> {
        let shape = || StoreError::Shape(self.name.clone());
        let code = kinds::of_table(&self.name).ok_or_else(shape)?.code;
        let digest = match &self.digest {
            None => GONE,
            Some(digest) => Digest::try_from(digest.as_slice()).map_err(|_| shape())?,
        };
        let Self { a, b, c, word, .. } = self;
        Ok(Entry { code, ints: [a, b, c], text: word, digest })
    }
}

fn of_json(image: &str) -> Option<Digest> {
    let columns: Vec<Json> = serde_json::from_str(image).ok()?;
    let columns = columns.into_iter().map(|column| match column {
        Json::Null => Some(Value::Null),
        Json::Number(n) => n.as_i64().map(Value::Int),
        Json::String(text) => Some(Value::Text(text)),
        _ => None,
    });
    let columns: Option<Vec<Value>> = columns.collect();
    Some(digest(&columns?))
}

/// The question for every row that was touched. Each is looked up by its key alone, whatever a planner
/// thinks of tables that are empty most of the time.
fn images(engine: Engine) -> &'static str {
    static SQLITE: OnceLock<String> = OnceLock::new();
    static POSTGRES: OnceLock<String> = OnceLock::new();
    match engine {
        Engine::Sqlite => {
            SQLITE.get_or_init(|| written("json_array", "lower(hex(x.key_hash))", |_| true))
        }
        Engine::Postgres => POSTGRES.get_or_init(|| images_on_server(|_| true)),
    }
}

/// The question for the rows of these tables, as a server is asked.
pub fn images_on_server(of_table: impl Fn(&str) -> bool) -> String {
    written("json_build_array", "encode(x.key_hash, 'hex')", of_table)
}

fn written(list: &str, key_hash: &str, of_table: impl Fn(&str) -> bool) -> String {
    let mut text = String::from("SELECT t.name, t.a, t.b, t.c, t.word, CASE t.name");
    for kind in kinds::of_today().filter(|kind| of_table(kind.table)) {
        let columns: Vec<String> = kind
            .columns
            .iter()
            .map(|c| if *c == "key_hash" { key_hash.to_owned() } else { format!("x.{c}") })
            .collect();
        let ints = kind.key.ints.iter().zip(["t.a", "t.b", "t.c"]);
        let mut tests: Vec<String> = ints.map(|(c, here)| format!("x.{c} = {here}")).collect();
        tests.extend(kind.key.text.map(|text| format!("{} = t.word", text.replace('@', "x"))));
        // Writing to a text cannot fail.
        let _ = write!(
            text,
            "\n  WHEN '{}' THEN (SELECT CAST({list}({}) AS TEXT) FROM {} x WHERE {})",
            kind.table,
            columns.join(", "),
            kind.table,
            tests.join(" AND ")
        );
    }
    text.push_str(
        " END AS image\nFROM touched t\nWHERE t.stray = 0\nORDER BY t.name, t.a, t.b, t.c, t.word",
    );
    text
}
