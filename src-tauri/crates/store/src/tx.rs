//! A transaction, the same on both engines.

use serde::de::DeserializeOwned;

use crate::{Engine, Row, StoreError, Value};

/// A transaction that is open. Parameters are written `?1`, `?2`, … in the text.
pub trait Tx {
    /// The engine, for the few texts that differ.
    fn engine(&self) -> Engine;

    /// Runs a statement and says how many rows it touched.
    ///
    /// # Errors
    /// What the engine refuses.
    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError>;

    /// Runs a query and hands over its rows one by one.
    ///
    /// # Errors
    /// What the engine refuses, and the errors of `each`.
    fn query(
        &mut self,
        sql: &str,
        params: &[Value],
        each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError>;

    /// Announces a topic to all who have the house open, once this transaction is kept. A file has
    /// no other program.
    fn announce(&mut self, text: String) {
        drop(text);
    }
}

/// Typed reading on top of [`Tx`].
pub trait TxExt: Tx {
    /// All the rows.
    ///
    /// # Errors
    /// As [`Tx::query`]; [`StoreError::Shape`] when a row does not fit `T`.
    fn rows<T: DeserializeOwned>(
        &mut self,
        sql: &str,
        params: &[Value],
    ) -> Result<Vec<T>, StoreError> {
        let mut rows = Vec::new();
        self.query(sql, params, &mut |row| {
            rows.push(row.decode()?);
            Ok(())
        })?;
        Ok(rows)
    }

    /// The first row. None is usually no error here.
    ///
    /// # Errors
    /// As [`TxExt::rows`].
    fn row<T: DeserializeOwned>(
        &mut self,
        sql: &str,
        params: &[Value],
    ) -> Result<Option<T>, StoreError> {
        let mut found = None;
        self.query(sql, params, &mut |row| {
            if found.is_none() {
                found = Some(row.decode()?);
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// The integer in the first column of the first row; 0 when there is none.
    ///
    /// # Errors
    /// [`StoreError::Shape`] when it is a text or bytes.
    fn int(&mut self, sql: &str, params: &[Value]) -> Result<i64, StoreError> {
        let mut found = 0;
        self.query(sql, params, &mut |row| match row.first() {
            Value::Int(n) => {
                found = n;
                Ok(())
            }
            Value::Null => Ok(()),
            other => Err(StoreError::Shape(format!("{other:?} is no integer"))),
        })?;
        Ok(found)
    }

    /// The integers in the first column.
    ///
    /// # Errors
    /// [`StoreError::Shape`] when one is something else.
    fn ints(&mut self, sql: &str, params: &[Value]) -> Result<Vec<i64>, StoreError> {
        let mut found = Vec::new();
        self.query(sql, params, &mut |row| match row.first() {
            Value::Int(n) => {
                found.push(n);
                Ok(())
            }
            other => Err(StoreError::Shape(format!("{other:?} is no integer"))),
        })?;
        Ok(found)
    }
}

impl<T: Tx + ?Sized> TxExt for T {}
