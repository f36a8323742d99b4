//! Many rows in few statements: an INSERT of many tuples, a question about many ids.

use serde::de::DeserializeOwned;

use crate::query::shifted;
use crate::text::{Named, Text};
use crate::{IntoValue, StoreError, Tx, TxExt, Value};

/// Rows of one statement: enough to make the round trip cheap, far below both engines' limits.
const ROWS: usize = 50;
/// Rows of each text. A few texts, each prepared once, make any number in a few round trips.
const SIZES: [usize; 5] = [ROWS, 10, 3, 2, 1];
/// Rows kept before they should be written.
const KEPT: usize = 20 * ROWS;

/// Rows to insert with one query, kept until [`Bulk::write`] or [`Bulk::flush`].
pub struct Bulk {
    text: &'static Text,
    rows: Vec<Vec<Value>>,
    wrong: Option<StoreError>,
}

impl Bulk {
    /// Begins with a text whose parameters all stand in one tuple, `VALUES (:id, 0, :name)`.
    #[must_use]
    pub const fn new(text: &'static Text) -> Self {
        Self { text, rows: Vec::new(), wrong: None }
    }

    /// Keeps one row more. Values that do not fit are an error when the rows are written.
    pub fn add(&mut self, row: &[Named]) {
        match self.text.values(row) {
            Ok(row) => self.rows.push(row),
            Err(e) => self.wrong = self.wrong.take().or(Some(e)),
        }
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
        if let Some(e) = self.wrong.take() {
            return Err(e);
        }
        let parts = self.text.parts();
        let (before, tuple, after) = tuple(&parts.text)
            .filter(|_| parts.slots.is_empty())
            .ok_or_else(|| self.text.wrong("its parameters are not those of one tuple"))?;
        let mut rows = std::mem::take(&mut self.rows).into_iter();
        let mut touched = 0;
        for size in SIZES {
            if rows.len() < size {
                continue;
            }
            let sql = format!("{before}{}{after}", repeated(tuple, parts.names.len(), size));
            while rows.len() >= size {
                let params: Vec<Value> = rows.by_ref().take(size).flatten().collect();
                touched += tx.execute(sql.as_str(), &params)?;
            }
        }
        Ok(touched)
    }
}

/// A query about a list of ids, its parameter `:ids` alone in parentheses: `IN (:ids)`. A few texts,
/// each prepared once, serve any number of ids.
pub struct ByIds {
    text: &'static Text,
    fixed: Vec<Named>,
}

/// Parameter that stands for the list.
const IDS: &str = "ids";

impl ByIds {
    /// About ids; the other parameters are `fixed`.
    #[must_use]
    pub fn new(text: &'static Text, fixed: &[Named]) -> Self {
        Self { text, fixed: fixed.to_vec() }
    }

    /// The rows of all the ids.
    ///
    /// # Errors
    /// From the store.
    pub fn rows<T: DeserializeOwned>(
        &self,
        tx: &mut dyn Tx,
        ids: &[impl IntoValue + Copy],
    ) -> Result<Vec<T>, StoreError> {
        let mut found = Vec::with_capacity(ids.len());
        self.each(ids, |sql, params| {
            found.extend(tx.rows::<T, _>(sql, params)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// Runs the statement on all the ids. Gives how many rows were touched.
    ///
    /// # Errors
    /// From the store.
    pub fn execute(
        &self,
        tx: &mut dyn Tx,
        ids: &[impl IntoValue + Copy],
    ) -> Result<u64, StoreError> {
        let mut touched = 0;
        self.each(ids, |sql, params| {
            touched += tx.execute(sql, params)?;
            Ok(())
        })?;
        Ok(touched)
    }

    fn each(
        &self,
        ids: &[impl IntoValue + Copy],
        mut run: impl FnMut(&str, &[Value]) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let Some(first) = ids.first() else { return Ok(()) };
        let mut fixed = self.fixed.clone();
        fixed.push((IDS, first.into_value()));
        let (one, mut params) = self.text.bound(&fixed)?;
        if ids.len() == 1 {
            return run(one, &params);
        }
        let at = self.text.names().position(|name| name == IDS).unwrap_or_default();
        let count = params.len();
        let wide = listed(one, at + 1, count)
            .ok_or_else(|| self.text.wrong("its list of ids is not alone in parentheses"))?;
        for part in ids.chunks(ROWS) {
            params.truncate(count);
            params[at] = part[0].into_value();
            params.extend(part[1..].iter().map(|id| id.into_value()));
            // The list is filled up with its first id: an id that comes twice is found once.
            params.resize(count + ROWS - 1, part[0].into_value());
            run(&wide, &params)?;
        }
        Ok(())
    }
}

/// The text with [`ROWS`] ids in its list, the parameter `ids`; those after the first are numbered
/// after the `count` parameters of the text.
fn listed(sql: &str, ids: usize, count: usize) -> Option<String> {
    let alone = format!("(?{ids})");
    let mut list = format!("(?{ids}");
    for more in count + 1..count + ROWS {
        list.push_str(&format!(", ?{more}"));
    }
    list.push(')');
    sql.contains(&alone).then(|| sql.replace(&alone, &list))
}

/// The text before the tuple of its VALUES, the tuple with its parentheses, and the text after it.
/// None when a parameter stands elsewhere.
fn tuple(sql: &str) -> Option<(&str, &str, &str)> {
    const BEGINS: &str = "VALUES (";
    let from = sql.find(BEGINS)? + BEGINS.len() - 1;
    let mut depth = 0;
    let end = sql[from..].find(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth == 0
    })?;
    let (before, rest) = sql.split_at(from);
    let (tuple, after) = rest.split_at(end + 1);
    (!before.contains('?') && !after.contains('?')).then_some((before, tuple, after))
}

/// The tuple `rows` times, each with `width` parameters of its own.
fn repeated(tuple: &str, width: usize, rows: usize) -> String {
    let tuples: Vec<String> = (0..rows).map(|row| shifted(tuple, row * width)).collect();
    tuples.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tuple_is_repeated_and_the_rest_is_kept() {
        let sql = "INSERT INTO t (a, b) VALUES (?1, lower(?2))\nON CONFLICT (a) DO NOTHING";
        let (before, one, after) = tuple(sql).unwrap();
        assert_eq!(
            (before, after),
            ("INSERT INTO t (a, b) VALUES ", "\nON CONFLICT (a) DO NOTHING")
        );
        let wide = repeated(one, 2, ROWS);
        assert!(wide.starts_with("(?1, lower(?2)), (?3, lower(?4)), "));
        assert!(wide.ends_with("(?99, lower(?100))"));
    }

    #[test]
    fn what_is_constant_in_the_tuple_stays() {
        let (_, one, _) = tuple("INSERT INTO t VALUES ('lot', ?1, ?2, 0)").unwrap();
        assert_eq!(repeated(one, 2, 2), "('lot', ?1, ?2, 0), ('lot', ?3, ?4, 0)");
    }

    #[test]
    fn a_parameter_outside_of_the_tuple_is_refused() {
        assert!(tuple("INSERT INTO t VALUES (?1) ON CONFLICT DO UPDATE SET b = ?2").is_none());
        assert!(tuple("DELETE FROM t WHERE a = ?1").is_none());
    }

    #[test]
    fn the_list_of_ids_is_widened_and_the_other_parameters_are_kept() {
        let wide = listed("DELETE FROM t WHERE id IN (?1) AND a = ?2", 1, 2).unwrap();
        assert!(wide.starts_with("DELETE FROM t WHERE id IN (?1, ?3, ?4, "));
        assert!(wide.ends_with(", ?51) AND a = ?2"));
        assert_eq!(listed("DELETE FROM t WHERE id = ?1", 1, 1), None);
    }
}
