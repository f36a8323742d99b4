//! A transaction, the same on both engines.

use serde::de::DeserializeOwned;

use crate::{Engine, Row, Sql, StoreError, Value};

/// A transaction that is open, as an engine knows it: parameters are numbered, `?1` and so on.
pub trait Tx {
    /// The engine, for the few texts that differ.
    fn engine(&self) -> Engine;

    /// The server's clock, UTC milliseconds: one value a transaction, read when it had its lock. A file
    /// has no clock.
    fn now_ms(&self) -> Option<i64> {
        None
    }

    /// Runs a statement and says how many rows it touched.
    ///
    /// # Errors
    /// What the engine refuses.
    fn run(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError>;

    /// Runs a query and hands over its rows one by one.
    ///
    /// # Errors
    /// What the engine refuses, and the errors of `each`.
    fn read(
        &mut self,
        sql: &str,
        params: &[Value],
        each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError>;

    /// Whether this line may do no more than the site of a house.
    fn is_limited(&self) -> bool {
        false
    }

    /// Whether it is a site's line to a server, which does by functions and triggers of its own what the site may not.
    fn is_site_on_server(&self) -> bool {
        self.is_limited() && self.engine() == Engine::Postgres
    }

    /// Reads what was written for its seal, whatever this line may read: the one question of which the lines of a site to
    /// a file are not asked.
    ///
    /// # Errors
    /// As [`Tx::read`].
    fn read_for_seal(
        &mut self,
        sql: &str,
        each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.read(sql, &[], each)
    }

    /// Shows a secret of whoever gives the command, until the transaction ends: a server says which rows it opens to
    /// the site. A file asks for none.
    ///
    /// # Errors
    /// What the engine refuses.
    fn show(&mut self, secret: &str) -> Result<(), StoreError> {
        let _ = secret;
        Ok(())
    }

    /// Announces a topic to all who have the house open, once this transaction is kept. A file has
    /// no other program.
    fn announce(&mut self, text: String) {
        drop(text);
    }
}

/// What queries are run with, on top of [`Tx`]: texts whose parameters have names, and rows that are
/// read into types.
pub trait TxExt: Tx {
    /// Runs a statement and says how many rows it touched.
    ///
    /// # Errors
    /// [`StoreError::Text`] when the values do not fit; what the engine refuses.
    fn execute<S: Sql + ?Sized>(
        &mut self,
        text: &S,
        values: &S::Values,
    ) -> Result<u64, StoreError> {
        let (text, values) = text.bind(values)?;
        self.run(text, &values)
    }

    /// Runs a query and hands over its rows one by one.
    ///
    /// # Errors
    /// As [`TxExt::execute`], and the errors of `each`.
    fn query<S: Sql + ?Sized>(
        &mut self,
        text: &S,
        values: &S::Values,
        each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let (text, values) = text.bind(values)?;
        self.read(text, &values, each)
    }

    /// All the rows.
    ///
    /// # Errors
    /// As [`TxExt::query`]; [`StoreError::Shape`] when a row does not fit `T`.
    fn rows<T: DeserializeOwned, S: Sql + ?Sized>(
        &mut self,
        text: &S,
        values: &S::Values,
    ) -> Result<Vec<T>, StoreError> {
        let mut rows = Vec::new();
        self.query(text, values, &mut |row| {
            rows.push(row.decode()?);
            Ok(())
        })?;
        Ok(rows)
    }

    /// The first row. None is usually no error here.
    ///
    /// # Errors
    /// As [`TxExt::rows`].
    fn row<T: DeserializeOwned, S: Sql + ?Sized>(
        &mut self,
        text: &S,
        values: &S::Values,
    ) -> Result<Option<T>, StoreError> {
        let mut found = None;
        self.query(text, values, &mut |row| {
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
    fn int<S: Sql + ?Sized>(&mut self, text: &S, values: &S::Values) -> Result<i64, StoreError> {
        let mut found = 0;
        self.query(text, values, &mut |row| match row.first() {
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
    fn ints<S: Sql + ?Sized>(
        &mut self,
        text: &S,
        values: &S::Values,
    ) -> Result<Vec<i64>, StoreError> {
        let mut found = Vec::new();
        self.query(text, values, &mut |row| match row.first() {
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
