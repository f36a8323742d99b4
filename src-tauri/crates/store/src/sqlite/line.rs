//! One connection to a file, and a transaction over it.

use rusqlite::types::{ToSqlOutput, Value as Native, ValueRef};
use rusqlite::{CachedStatement, Connection, ToSql, params_from_iter};

use super::authorizer::Limits;
use crate::{Engine, Row, StoreError, Tx, Value};

/// A connection, and what it is held to.
pub(super) struct Line {
    pub connection: Connection,
    pub limits: Option<Limits>,
}

impl Line {
    /// Holds it to what a site may do.
    pub(super) fn limit(&mut self) -> Result<(), StoreError> {
        self.limits = Some(Limits::on(&mut self.connection)?);
        Ok(())
    }
}

/// A transaction over it.
pub(super) struct SqliteTx<'a> {
    pub connection: &'a Connection,
    pub limits: Option<&'a Limits>,
}

impl SqliteTx<'_> {
    fn prepared(&self, sql: &str) -> Result<CachedStatement<'_>, StoreError> {
        if let Some(limits) = self.limits {
            limits.look_at(sql);
        }
        Ok(self.connection.prepare_cached(sql)?)
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Native::Null),
            Self::Int(n) => ToSqlOutput::Owned(Native::Integer(*n)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Blob(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

impl Tx for SqliteTx<'_> {
    fn engine(&self) -> Engine {
        Engine::Sqlite
    }

    fn is_limited(&self) -> bool {
        self.limits.is_some()
    }

    fn run(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        let mut statement = self.prepared(sql)?;
        Ok(statement.execute(params_from_iter(params))? as u64)
    }

    fn read_for_seal(
        &mut self,
        sql: &str,
        each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let limits = self.limits;
        let seals = |now| limits.iter().for_each(|limits| limits.seals(now));
        seals(true);
        let read = self.read(sql, &[], each);
        seals(false);
        read
    }

    fn read(
        &mut self,
        sql: &str,
        params: &[Value],
        each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.prepared(sql)?;
        let names: Vec<String> = statement.column_names().map(ToOwned::to_owned).collect();
        let mut rows = statement.query(params_from_iter(params))?;
        while let Some(row) = rows.next()? {
            let values = (0..names.len())
                .map(|i| {
                    Ok(match row.get_ref(i)? {
                        ValueRef::Null => Value::Null,
                        ValueRef::Integer(n) => Value::Int(n),
                        ValueRef::Real(x) => {
                            return Err(StoreError::Shape(format!("{x} is no integer")));
                        }
                        ValueRef::Text(text) => {
                            Value::Text(String::from_utf8_lossy(text).into_owned())
                        }
                        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
                    })
                })
                .collect::<Result<_, StoreError>>()?;
            each(Row { names: &names, values })?;
        }
        Ok(())
    }
}
