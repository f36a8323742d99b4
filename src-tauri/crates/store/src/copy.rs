//! A whole house from one database into another, whatever their engines: each table of the schema,
//! parents first, row by row, then read back and compared. Rows go in by INSERT alone, so that
//! every constraint and trigger of the target has its say.

use domain::text;
use sha2::{Digest, Sha256};

use crate::schema::{self, ColumnType, Table};
use crate::{Engine, StoreError, Tx, TxExt, Value, dialect};

/// Parameters of one INSERT, at most. Rows that wait to be inserted are held in memory.
const PARAMETERS: usize = 900;
/// Where the journal ends.
const HEAD: &str = "head";
/// Rows that migrations put into a table, at most. A target with more is in use.
const SEEDS_MAX: usize = 10_000;

/// What a table holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub table: String,
    pub rows: u64,
    /// SHA-256 over its rows in the order of their keys, in hexadecimal; the same on both engines.
    pub sha256: String,
}

/// Copies every row of `from` into `to`, a database of the same schema with nothing in it but what
/// its migrations put there, and reads it back.
///
/// # Errors
/// [`StoreError::CopyMismatch`] when the schemas differ or a table does not read back as it was;
/// [`StoreError::Constraint`] when the target refuses a row.
pub fn copy_house(from: &mut dyn Tx, to: &mut dyn Tx) -> Result<Vec<Content>, StoreError> {
    let mut tables = schema::tables(from)?;
    let there = schema::tables(to)?;
    if let Some(name) = first_difference(&tables, &there) {
        return Err(StoreError::CopyMismatch(name));
    }
    // Writes the journal's end last. It makes the target a house, whose guards watch from then on.
    tables.sort_by_key(|table| table.name == HEAD);
    for table in tables.iter().rev() {
        forget_seeds(from, to, table)?;
    }
    let mut contents = Vec::with_capacity(tables.len());
    for table in &tables {
        contents.push(carry(from, to, table)?);
    }
    for (table, sent) in tables.iter().zip(&contents) {
        if content(to, table)? != *sent {
            return Err(StoreError::CopyMismatch(table.name.clone()));
        }
    }
    Ok(contents)
}

/// What each table of a house holds, in the order of [`copy_house`].
///
/// # Errors
/// From the engine.
pub fn contents(tx: &mut dyn Tx) -> Result<Vec<Content>, StoreError> {
    let mut tables = schema::tables(tx)?;
    tables.sort_by_key(|table| table.name == HEAD);
    tables.iter().map(|table| content(tx, table)).collect()
}

/// Lifts the limits on how long this one transaction may take, because a whole house takes long.
///
/// # Errors
/// From the engine.
pub fn lift_time_limits(tx: &mut dyn Tx) -> Result<(), StoreError> {
    match dialect::no_time_limits(tx.engine()) {
        Some(sql) => tx.query(sql, &[], &mut |_| Ok(())),
        None => Ok(()),
    }
}

fn first_difference(here: &[Table], there: &[Table]) -> Option<String> {
    let odd = here.iter().find(|table| !there.contains(table));
    odd.or_else(|| there.iter().find(|table| !here.contains(table))).map(|t| t.name.clone())
}

fn content(tx: &mut dyn Tx, table: &Table) -> Result<Content, StoreError> {
    let mut sum = Sum::default();
    tx.query(&select(tx.engine(), table), &[], &mut |row| {
        sum.add(&row.values);
        Ok(())
    })?;
    Ok(sum.of(table))
}

fn carry(from: &mut dyn Tx, to: &mut dyn Tx, table: &Table) -> Result<Content, StoreError> {
    let seeded = count(to, table)? > 0;
    let batch = (PARAMETERS / table.columns.len()).max(1);
    let full = insert(table, batch, seeded);
    let mut sum = Sum::default();
    let mut waiting: Vec<Value> = Vec::with_capacity(batch * table.columns.len());
    from.query(&select(from.engine(), table), &[], &mut |row| {
        sum.add(&row.values);
        waiting.extend(row.values);
        if waiting.len() == batch * table.columns.len() {
            to.execute(&full, &waiting)?;
            waiting.clear();
        }
        Ok(())
    })?;
    let left = waiting.len() / table.columns.len();
    if left > 0 {
        to.execute(&insert(table, left, seeded), &waiting)?;
    }
    Ok(sum.of(table))
}

/// Removes rows that migrations put into the target and that the house no longer has.
fn forget_seeds(from: &mut dyn Tx, to: &mut dyn Tx, table: &Table) -> Result<(), StoreError> {
    let keys: Vec<&str> = table.key.iter().map(|k| table.columns[*k].name.as_str()).collect();
    let mut seeds: Vec<Vec<Value>> = Vec::new();
    to.query(&format!("SELECT {} FROM {}", names(&keys), quoted(&table.name)), &[], &mut |row| {
        if seeds.len() == SEEDS_MAX {
            return Err(StoreError::CopyMismatch(table.name.clone()));
        }
        seeds.push(row.values);
        Ok(())
    })?;
    let tests = keys.iter().enumerate().map(|(i, key)| format!("{} = ?{}", quoted(key), i + 1));
    let here = format!("{} WHERE {}", quoted(&table.name), tests.collect::<Vec<_>>().join(" AND "));
    for seed in seeds {
        if from.int(&format!("SELECT COUNT(*) FROM {here}"), &seed)? == 0 {
            to.execute(&format!("DELETE FROM {here}"), &seed)?;
        }
    }
    Ok(())
}

fn count(tx: &mut dyn Tx, table: &Table) -> Result<i64, StoreError> {
    tx.int(&format!("SELECT COUNT(*) FROM {}", quoted(&table.name)), &[])
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn names(columns: &[&str]) -> String {
    columns.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ")
}

fn columns(table: &Table) -> Vec<&str> {
    table.columns.iter().map(|column| column.name.as_str()).collect()
}

/// Rows in the order of their keys, texts by their bytes on both engines.
fn select(engine: Engine, table: &Table) -> String {
    let key = table.key.iter().map(|k| {
        let column = &table.columns[*k];
        match column.kind {
            ColumnType::Text => format!("{} {}", quoted(&column.name), dialect::by_bytes(engine)),
            ColumnType::Int | ColumnType::Blob => quoted(&column.name),
        }
    });
    let key = key.collect::<Vec<_>>().join(", ");
    format!("SELECT {} FROM {} ORDER BY {key}", names(&columns(table)), quoted(&table.name))
}

/// An INSERT of several rows. It writes over rows of the same key that migrations left, as far as
/// the triggers of the table allow.
fn insert(table: &Table, rows: usize, seeded: bool) -> String {
    let width = table.columns.len();
    let row = |r: usize| {
        let marks = (1..=width).map(|c| format!("?{}", r * width + c));
        format!("({})", marks.collect::<Vec<_>>().join(", "))
    };
    let values = (0..rows).map(row).collect::<Vec<_>>().join(", ");
    let name = quoted(&table.name);
    let mut sql = format!("INSERT INTO {name} ({}) VALUES {values}", names(&columns(table)));
    if seeded {
        sql.push_str(&write_over(table, &name));
    }
    sql
}

fn write_over(table: &Table, name: &str) -> String {
    let of = |columns: Vec<&str>| names(&columns);
    let key = of(table.key.iter().map(|k| table.columns[*k].name.as_str()).collect());
    let others: Vec<String> = (0..table.columns.len())
        .filter(|c| !table.key.contains(c))
        .map(|c| quoted(&table.columns[c].name))
        .collect();
    if others.is_empty() {
        return format!(" ON CONFLICT ({key}) DO NOTHING");
    }
    let each = |text: &dyn Fn(&String) -> String, between: &str| {
        others.iter().map(text).collect::<Vec<_>>().join(between)
    };
    let set = each(&|c| format!("{c} = excluded.{c}"), ", ");
    let differs = each(&|c| format!("{name}.{c} IS DISTINCT FROM excluded.{c}"), " OR ");
    format!(" ON CONFLICT ({key}) DO UPDATE SET {set} WHERE {differs}")
}

/// Counts and digests rows as they pass.
#[derive(Default)]
struct Sum {
    rows: u64,
    digest: Sha256,
}

impl Sum {
    /// Writes each value with its kind and its length, so that no two rows give the same bytes.
    fn add(&mut self, row: &[Value]) {
        self.rows += 1;
        for value in row {
            match value {
                Value::Null => self.digest.update([0]),
                Value::Int(n) => {
                    self.digest.update([1]);
                    self.digest.update(n.to_be_bytes());
                }
                Value::Text(text) => self.bytes(2, text.as_bytes()),
                Value::Blob(bytes) => self.bytes(3, bytes),
            }
        }
    }

    fn bytes(&mut self, kind: u8, bytes: &[u8]) {
        self.digest.update([kind]);
        self.digest.update((bytes.len() as u64).to_be_bytes());
        self.digest.update(bytes);
    }

    fn of(self, table: &Table) -> Content {
        let sha256 = text::hex(&self.digest.finalize());
        Content { table: table.name.clone(), rows: self.rows, sha256 }
    }
}
