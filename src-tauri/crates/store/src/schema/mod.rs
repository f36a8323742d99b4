//! The tables of a house, as its own database describes them. Whoever goes through a whole house
//! asks here, so that the table of a later migration is never forgotten.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::{Engine, StoreError, Tx, TxExt, dialect, sql};

/// The schema version that the house of this transaction has.
///
/// # Errors
/// From the engine.
pub fn version(tx: &mut dyn Tx) -> Result<i64, StoreError> {
    tx.int(dialect::SCHEMA, &[])
}

/// What a column holds; the same three kinds on both engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    Int,
    Text,
    Blob,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: ColumnType,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    /// Its columns, by name, because the order they were written in differs between engines.
    pub columns: Vec<Column>,
    /// Ranks in `columns` of its primary key, in the order of the key.
    pub key: Vec<usize>,
    /// Other tables that its rows refer to.
    pub parents: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Found {
    table_name: String,
    column_name: String,
    kind: String,
    key_rank: i64,
}

#[derive(Deserialize)]
struct Parent {
    table_name: String,
    parent: String,
}

/// Every table, after those that it refers to.
///
/// # Errors
/// [`StoreError::Shape`] when a table has no primary key or a column of another kind, or when
/// tables refer to each other in a circle.
pub fn tables(tx: &mut dyn Tx) -> Result<Vec<Table>, StoreError> {
    let (columns, parents) = match tx.engine() {
        Engine::Sqlite => (sql!("columns_sqlite"), sql!("parents_sqlite")),
        Engine::Postgres => (sql!("columns_postgres"), sql!("parents_postgres")),
    };
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    let mut ranks: BTreeMap<String, Vec<(i64, usize)>> = BTreeMap::new();
    for found in tx.rows::<Found, _>(columns, &[])? {
        let name = found.table_name;
        let table = tables.entry(name.clone()).or_insert_with(|| Table {
            name: name.clone(),
            columns: Vec::new(),
            key: Vec::new(),
            parents: BTreeSet::new(),
        });
        if found.key_rank > 0 {
            ranks.entry(name).or_default().push((found.key_rank, table.columns.len()));
        }
        table.columns.push(Column { kind: kind(&found.kind)?, name: found.column_name });
    }
    for (name, table) in &mut tables {
        let mut key = ranks.remove(name).unwrap_or_default();
        key.sort_unstable();
        table.key = key.into_iter().map(|(_, column)| column).collect();
        if table.key.is_empty() {
            return Err(StoreError::Shape(format!("table {name} has no primary key")));
        }
    }
    for found in tx.rows::<Parent, _>(parents, &[])? {
        if found.parent != found.table_name
            && let Some(table) = tables.get_mut(&found.table_name)
        {
            table.parents.insert(found.parent);
        }
    }
    parents_first(tables)
}

fn kind(told: &str) -> Result<ColumnType, StoreError> {
    match told.to_ascii_lowercase().as_str() {
        "integer" | "bigint" => Ok(ColumnType::Int),
        "text" => Ok(ColumnType::Text),
        "blob" | "bytea" => Ok(ColumnType::Blob),
        other => Err(StoreError::Shape(format!("no column is of kind {other}"))),
    }
}

/// Puts each table after its parents; where they leave a choice, by name.
fn parents_first(mut left: BTreeMap<String, Table>) -> Result<Vec<Table>, StoreError> {
    let mut ordered: Vec<Table> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let ready = left.iter().find(|(_, t)| !t.parents.iter().any(|p| left.contains_key(p)));
        let Some(name) = ready.map(|(name, _)| name.clone()) else {
            let circle: Vec<String> = left.into_keys().collect();
            return Err(StoreError::Shape(format!("{} refer in a circle", circle.join(", "))));
        };
        ordered.extend(left.remove(&name));
    }
    Ok(ordered)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(tables: &[(&str, &[&str])]) -> BTreeMap<String, Table> {
        let table = |(name, parents): &(&str, &[&str])| {
            let table = Table {
                name: (*name).to_owned(),
                columns: Vec::new(),
                key: vec![0],
                parents: parents.iter().map(|p| (*p).to_owned()).collect(),
            };
            ((*name).to_owned(), table)
        };
        tables.iter().map(table).collect()
    }

    #[test]
    fn a_table_comes_after_those_it_refers_to() {
        let tables = named(&[("a", &["c"]), ("b", &["a", "c"]), ("c", &[]), ("d", &[])]);
        let names: Vec<String> =
            parents_first(tables).unwrap().into_iter().map(|t| t.name).collect();
        assert_eq!(names, ["c", "a", "b", "d"]);
    }

    #[test]
    fn a_circle_is_named() {
        let circle = parents_first(named(&[("a", &["b"]), ("b", &["a"])])).unwrap_err();
        assert!(circle.to_string().contains("a, b"));
    }
}
