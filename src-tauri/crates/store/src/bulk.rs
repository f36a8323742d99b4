//! Many rows in few statements: an INSERT of many tuples, a question about many ids.

use crate::{StoreError, Tx, TxExt, Value};
use serde::de::DeserializeOwned;

/// Rows of one statement: enough to make the round trip cheap, far below both engines' limits.
const ROWS: usize = 50;
/// Rows of each text. A few texts, each prepared once, make any number in a few round trips.
const SIZES: [usize; 5] = [ROWS, 10, 3, 2, 1];
/// Rows kept before they should be written.
const KEPT: usize = 20 * ROWS;

/// Rows to insert with one query, kept until [`Bulk::write`] or [`Bulk::flush`].
pub struct Bulk {
    sql: &'static str,
    rows: Vec<Vec<Value>>,
}

impl Bulk {
    /// Begins with a query whose one tuple holds parameters and constants, `(?1, 0, ?2, …)`.
    pub const fn new(sql: &'static str) -> Self {
        Self { sql, rows: Vec::new() }
    }

    /// Keeps one row more.
    pub fn add(&mut self, row: impl Into<Vec<Value>>) {
        self.rows.push(row.into());
    }

    /// Writes the rows in the order they were added.
    ///
    /// # Errors
    /// From the store.
    pub fn write(self, tx: &mut dyn Tx) -> Result<(), StoreError> {
        self.touch(tx).map(drop)
    }

    /// As [`Bulk::write`]. Gives how many rows were touched.
    ///
    /// # Errors
    /// From the store.
    pub fn touch(mut self, tx: &mut dyn Tx) -> Result<u64, StoreError> {
        self.flush(tx)
    }

    /// Whether the rows should be written before more are kept.
    pub const fn is_full(&self) -> bool {
        self.rows.len() >= KEPT
    }

    /// Writes the rows that are kept, and can take more. Gives how many rows were touched.
    ///
    /// # Errors
    /// From the store.
    pub fn flush(&mut self, tx: &mut dyn Tx) -> Result<u64, StoreError> {
        let width = self.rows.first().map_or(0, Vec::len);
        let mut rows = std::mem::take(&mut self.rows).into_iter();
        let mut touched = 0;
        for size in SIZES {
            if rows.len() < size {
                continue;
            }
            let sql = repeated(self.sql, width, size);
            while rows.len() >= size {
                let params: Vec<Value> = rows.by_ref().take(size).flatten().collect();
                touched += tx.execute(&sql, &params)?;
            }
        }
        Ok(touched)
    }
}

/// A query about a list of ids. Its last parameter stands alone in parentheses, `IN (?3)`, after
/// `fixed` ones. A few texts, each prepared once, serve any number of ids.
pub struct ByIds<'a> {
    sql: &'static str,
    fixed: &'a [Value],
}

impl<'a> ByIds<'a> {
    /// About ids that come after the parameters `fixed`.
    pub const fn new(sql: &'static str, fixed: &'a [Value]) -> Self {
        Self { sql, fixed }
    }

    /// The rows of all the ids.
    ///
    /// # Errors
    /// From the store.
    pub fn rows<T: DeserializeOwned>(
        &self,
        tx: &mut dyn Tx,
        ids: &[i64],
    ) -> Result<Vec<T>, StoreError> {
        let mut found = Vec::with_capacity(ids.len());
        self.each(ids, |sql, params| {
            found.extend(tx.rows::<T>(sql, params)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// Runs the statement on all the ids. Gives how many rows were touched.
    ///
    /// # Errors
    /// From the store.
    pub fn execute(&self, tx: &mut dyn Tx, ids: &[i64]) -> Result<u64, StoreError> {
        let mut touched = 0;
        self.each(ids, |sql, params| {
            touched += tx.execute(sql, params)?;
            Ok(())
        })?;
        Ok(touched)
    }

    fn each(
        &self,
        ids: &[i64],
        mut run: impl FnMut(&str, &[Value]) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let wide =
            if ids.len() > 1 { listed(self.sql, self.fixed.len() + 1) } else { String::new() };
        for part in ids.chunks(ROWS) {
            let mut params = self.fixed.to_vec();
            params.extend(part.iter().map(|id| Value::Int(*id)));
            if ids.len() == 1 {
                run(self.sql, &params)?;
            } else {
                // The list is filled up with its first id: an id that comes twice is found once.
                params.resize(self.fixed.len() + ROWS, Value::Int(part[0]));
                run(&wide, &params)?;
            }
        }
        Ok(())
    }
}

/// The query with [`ROWS`] ids in its list, in place of the parameter `first`.
fn listed(sql: &str, first: usize) -> String {
    let ids: Vec<String> = (first..first + ROWS).map(|i| format!("?{i}")).collect();
    sql.replace(&format!("(?{first})"), &format!("({})", ids.join(", ")))
}

/// The query with `rows` tuples, each with parameters of its own.
fn repeated(sql: &str, width: usize, rows: usize) -> String {
    let Some((before, rest)) = sql.split_once("(?1") else { return sql.to_owned() };
    let Some((tuple, after)) = rest.split_once(')') else { return sql.to_owned() };
    let tuple = format!("?1{tuple}");
    let tuples: Vec<String> = (0..rows).map(|row| shifted(&tuple, row * width)).collect();
    format!("{before}({}){after}", tuples.join("), ("))
}

/// The tuple, with `by` added to the number of each parameter.
fn shifted(tuple: &str, by: usize) -> String {
    let mut parts = tuple.split('?');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        let number: usize = part[..end].parse().unwrap_or_default();
        text.push_str(&format!("?{}{}", number + by, &part[end..]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tuple_is_repeated_and_the_rest_is_kept() {
        let sql = "INSERT INTO t (a, b) VALUES (?1, ?2)\nON CONFLICT (a) DO NOTHING";
        let wide = repeated(sql, 2, ROWS);
        assert!(wide.starts_with("INSERT INTO t (a, b) VALUES (?1, ?2), (?3, ?4), "));
        assert!(wide.ends_with("(?99, ?100)\nON CONFLICT (a) DO NOTHING"));
    }

    #[test]
    fn what_is_constant_in_the_tuple_stays() {
        let wide = repeated("INSERT INTO t VALUES (?1, 'lot', ?2, 0)", 2, ROWS);
        assert!(wide.starts_with("INSERT INTO t VALUES (?1, 'lot', ?2, 0), (?3, 'lot', ?4, 0), "));
    }

    #[test]
    fn the_list_of_ids_is_widened_and_the_parameters_before_it_are_kept() {
        let wide = listed("DELETE FROM t WHERE a = ?1 AND id IN (?2)", 2);
        assert!(wide.starts_with("DELETE FROM t WHERE a = ?1 AND id IN (?2, ?3, "));
        assert!(wide.ends_with(", ?51)"));
    }
}
