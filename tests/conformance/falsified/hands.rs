//! Falsifications drawn from the schema, each done in a transaction that is taken back.

use std::collections::HashSet;

use contract::journal::Verification;
use office::OfficeError;
use office::books::verify;
use store::schema::{ColumnType, Table, tables as all_tables};
use store::{Engine, Store, StoreError, Tx, TxExt, Value};

use super::exempt::{MAY_COME, MAY_GO, is_exempt};

/// One falsification: the first of these statements that the database takes.
pub(super) struct Falsification {
    table: String,
    tries: Vec<String>,
}

/// What came of one.
pub(super) struct Falsified {
    pub table: String,
    pub sql: String,
    pub found: Found,
}

/// What verifying said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    /// That something is wrong, but not with what.
    Unnamed,
    /// What is wrong, and the first bad row.
    Named,
}

impl Found {
    fn of(told: Result<Verification, OfficeError>) -> Self {
        // What cannot even be read is no right house either.
        let Ok(told) = told else { return Self::Unnamed };
        let detail = told.detail.unwrap_or_default();
        match (told.ok, told.what) {
            (true, _) => Self::Nothing,
            (false, Some(_)) if told.first_bad_seq.is_some() => Self::Named,
            (false, Some(_)) if !["", "?"].contains(&detail.trim()) => Self::Named,
            (false, _) => Self::Unnamed,
        }
    }
}

/// Rows of a table that are looked at.
const ROWS: usize = 3;
/// Rows of a table of which a column is falsified.
const TWICE: usize = 2;

pub(super) fn tables(store: &Store) -> Vec<Table> {
    store.read(all_tables).expect("the schema")
}

/// Tables that could be falsified and hold nothing.
pub(super) fn empty_tables(store: &Store) -> Vec<String> {
    let wanted = tables(store).into_iter().filter(|table| !is_exempt(&table.name, "*"));
    wanted.filter(|table| rows(store, table).is_empty()).map(|table| table.name).collect()
}

/// The first, the last and the middle row of a table.
fn rows(store: &Store, table: &Table) -> Vec<Vec<Value>> {
    let columns: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
    let key: Vec<&str> = table.key.iter().map(|k| columns[*k]).collect();
    let sql =
        format!("SELECT {} FROM {} ORDER BY {}", columns.join(", "), table.name, key.join(", "));
    let mut all = Vec::new();
    let read = store.read(|tx| {
        all.clear();
        tx.query(sql.as_str(), &[], &mut |row| {
            all.push(row.into_values());
            Ok::<_, StoreError>(())
        })
    });
    read.expect(&sql);
    let ranks = [0, all.len().saturating_sub(1), all.len() / 2];
    let mut seen = HashSet::new();
    let picked = ranks.into_iter().filter(|rank| *rank < all.len() && seen.insert(*rank));
    picked.take(ROWS).map(|rank| all[rank].clone()).collect()
}

/// Every falsification of a house.
pub(super) fn falsifications(store: &Store) -> Vec<Falsification> {
    let engine = store.engine();
    let mut list = Vec::new();
    for table in tables(store) {
        if is_exempt(&table.name, "*") {
            continue;
        }
        let rows = rows(store, &table);
        for (rank, column) in table.columns.iter().enumerate() {
            if is_exempt(&table.name, &column.name) {
                continue;
            }
            for row in rows.iter().take(TWICE) {
                let others: Vec<&Value> = rows.iter().map(|other| &other[rank]).collect();
                let values = plausible(&column.name, column.kind, &row[rank], &others);
                let set = values.iter().map(|value| {
                    let new = literal(value, engine);
                    format!(
                        "UPDATE {} SET {} = {new} WHERE {}",
                        table.name,
                        column.name,
                        at(&table, row, engine)
                    )
                });
                list.push(Falsification { table: table.name.clone(), tries: set.collect() });
            }
        }
        for row in rows.iter().take(TWICE) {
            if !MAY_GO.iter().any(|(name, _)| *name == table.name) {
                let sql = format!("DELETE FROM {} WHERE {}", table.name, at(&table, row, engine));
                list.push(Falsification { table: table.name.clone(), tries: vec![sql] });
            }
        }
        if let Some(row) = rows.first()
            && !MAY_COME.iter().any(|(name, _)| *name == table.name)
        {
            list.push(Falsification {
                table: table.name.clone(),
                tries: copies(&table, row, engine),
            });
        }
    }
    list
}

/// Other values of the same kind: another row's first, then one cent more, twice as much, a day later.
fn plausible(name: &str, kind: ColumnType, now: &Value, others: &[&Value]) -> Vec<Value> {
    let mut values: Vec<Value> = Vec::new();
    // A number is more convincing by a cent than as another's.
    let one_more = match now {
        Value::Int(n) => vec![Value::Int(n + 1)],
        _ => Vec::new(),
    };
    if name.ends_with("_cents") {
        values.extend(one_more.clone());
    }
    values.extend(others.iter().copied().filter(|other| *other != now).cloned());
    match (kind, now) {
        (ColumnType::Int, Value::Int(n)) => {
            values.extend(one_more);
            let day = 86_400_000;
            values.extend([n + day, n * 2, 0, n - 1, 1 - n, 2].map(Value::Int));
        }
        (ColumnType::Text, Value::Text(text)) => {
            values.extend(WORDS.iter().map(|word| Value::Text((*word).to_owned())));
            values.push(Value::Text(format!("{text}x")));
        }
        (ColumnType::Blob, _) => values.push(Value::Blob(vec![0; 32])),
        (ColumnType::Int, _) => values.extend([1, 2].map(Value::Int)),
        (ColumnType::Text, _) => {
            values.extend(WORDS.iter().map(|word| Value::Text((*word).to_owned())));
            values.push(Value::Text("x".to_owned()));
        }
    }
    values.retain(|value| value != now);
    values
}

/// States and kinds, one of which each column of such words takes.
const WORDS: [&str; 16] = [
    "live",
    "sent",
    "cancelled",
    "refused",
    "done",
    "supervisor",
    "issued",
    "out",
    "cash",
    "card",
    "terminal",
    "void",
    "other",
    "en",
    "mail",
    "performance",
];

/// A row put in beside another, with a key of its own; then with all else of its own that may have to be.
fn copies(table: &Table, row: &[Value], engine: Engine) -> Vec<String> {
    let own = |rank: usize, wide: bool| {
        let name = table.columns[rank].name.as_str();
        let is_key = table.key.contains(&rank);
        let alone = wide && UNIQUE.contains(&name);
        match &row[rank] {
            Value::Int(n) if (is_key && table.key.len() == 1) || alone => Value::Int(n + 7_777_777),
            Value::Int(n) if is_key && Some(&rank) == table.key.last() => Value::Int(n + 77),
            Value::Text(_) if alone && name == "external_key" => Value::Null,
            Value::Text(text) if is_key || alone => Value::Text(format!("{text}-2")),
            Value::Blob(_) if alone => Value::Blob(vec![7; 32]),
            value => value.clone(),
        }
    };
    let insert = |wide: bool| {
        let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
        let values: Vec<String> =
            (0..row.len()).map(|rank| literal(&own(rank, wide), engine)).collect();
        format!("INSERT INTO {} ({}) VALUES ({})", table.name, names.join(", "), values.join(", "))
    };
    vec![insert(false), insert(true)]
}

/// Columns that are unique by themselves, whatever the table.
const UNIQUE: [&str; 12] = [
    "number",
    "external_key",
    "code",
    "name",
    "name_key",
    "message_id",
    "seq",
    "new_order_id",
    "key_hash",
    "duplicata",
    "place_id",
    "version",
];

fn at(table: &Table, row: &[Value], engine: Engine) -> String {
    let tests = table
        .key
        .iter()
        .map(|k| format!("{} = {}", table.columns[*k].name, literal(&row[*k], engine)));
    tests.collect::<Vec<_>>().join(" AND ")
}

fn literal(value: &Value, engine: Engine) -> String {
    let hex = |bytes: &[u8]| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>();
    match value {
        Value::Null => "NULL".to_owned(),
        Value::Int(n) => n.to_string(),
        Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
        Value::Blob(bytes) if engine == Engine::Sqlite => format!("X'{}'", hex(bytes)),
        Value::Blob(bytes) => format!("'\\x{}'", hex(bytes)),
    }
}

/// Does each and verifies. One that the database refuses whatever is tried is left out.
pub(super) fn falsify(store: &Store, list: Vec<Falsification>) -> Vec<Falsified> {
    off_guard(store);
    list.into_iter().filter_map(|one| falsify_one(store, one)).collect()
}

/// Takes every trigger away.
fn off_guard(store: &Store) {
    if store.engine() == Engine::Postgres {
        return;
    }
    let done = store.write(|tx| {
        let mut names = Vec::new();
        tx.query("SELECT name FROM sqlite_master WHERE type = 'trigger'", &[], &mut |row| {
            names.push(row.first());
            Ok(())
        })?;
        for name in names {
            if let Value::Text(name) = name {
                tx.run(&format!("DROP TRIGGER {name}"), &[])?;
            }
        }
        Ok::<_, StoreError>(())
    });
    done.expect("triggers are taken away");
}

/// The outcome leaves as an error, because an error takes all of it back.
enum Ending {
    Done(Option<Falsified>),
    Failed(String),
}

impl From<StoreError> for Ending {
    fn from(e: StoreError) -> Self {
        Self::Failed(e.to_string())
    }
}

impl From<OfficeError> for Ending {
    fn from(e: OfficeError) -> Self {
        Self::Failed(e.to_string())
    }
}

fn falsify_one(store: &Store, one: Falsification) -> Option<Falsified> {
    let Falsification { table, tries } = one;
    let ended: Result<(), Ending> = store.write(|tx| {
        let off = match tx.engine() {
            Engine::Sqlite => "PRAGMA defer_foreign_keys = ON",
            Engine::Postgres => "SET LOCAL session_replication_role = replica",
        };
        tx.run(off, &[])?;
        let Some(sql) = tries.iter().find(|sql| is_taken(tx, sql)) else {
            return Err(Ending::Done(None));
        };
        let found = Found::of(verify::whole(tx));
        Err(Ending::Done(Some(Falsified { table: table.clone(), sql: sql.clone(), found })))
    });
    match ended {
        Err(Ending::Done(outcome)) => outcome,
        Err(Ending::Failed(why)) => panic!("{tries:?}: {why}"),
        Ok(()) => unreachable!("an error takes all of it back"),
    }
}

/// Whether the database takes the statement, and it changes something.
fn is_taken(tx: &mut dyn Tx, sql: &str) -> bool {
    tx.run("SAVEPOINT falsified", &[]).expect("a savepoint");
    let taken = tx.run(sql, &[]).is_ok_and(|rows| rows > 0);
    if !taken {
        tx.run("ROLLBACK TO falsified", &[]).expect("a savepoint");
    }
    taken
}
