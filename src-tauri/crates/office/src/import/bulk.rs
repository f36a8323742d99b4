//! Many rows in few statements: the tuple of an INSERT is repeated.

use store::{StoreError, Tx, Value};

/// Rows a statement: enough to make the round trip cheap, far below both engines' limits.
const ROWS: usize = 50;

/// Rows to insert with one query, kept until [`Bulk::write`].
pub(crate) struct Bulk {
    sql: &'static str,
    rows: Vec<Vec<Value>>,
}

impl Bulk {
    /// For an INSERT with one tuple of plain parameters, `(?1, ?2, …)`.
    pub(crate) const fn new(sql: &'static str) -> Self {
        Self { sql, rows: Vec::new() }
    }

    pub(crate) fn add(&mut self, row: impl Into<Vec<Value>>) {
        self.rows.push(row.into());
    }

    /// Writes the rows in the order they were added.
    ///
    /// # Errors
    /// From the store.
    pub(crate) fn write(self, tx: &mut dyn Tx) -> Result<(), StoreError> {
        let Some(width) = self.rows.first().map(Vec::len) else { return Ok(()) };
        let wide = repeated(self.sql, width);
        let mut rows = self.rows.into_iter();
        while rows.len() >= ROWS {
            let params: Vec<Value> = rows.by_ref().take(ROWS).flatten().collect();
            tx.execute(&wide, &params)?;
        }
        for row in rows {
            tx.execute(self.sql, &row)?;
        }
        Ok(())
    }
}

/// The same INSERT with [`ROWS`] tuples.
fn repeated(sql: &str, width: usize) -> String {
    let Some((before, rest)) = sql.split_once("(?1") else { return sql.to_owned() };
    let after = rest.split_once(')').map_or("", |(_, after)| after);
    let tuple = |row: usize| {
        let params = (1..=width).map(|i| format!("?{}", row * width + i));
        format!("({})", params.collect::<Vec<_>>().join(", "))
    };
    let tuples: Vec<String> = (0..ROWS).map(tuple).collect();
    format!("{before}{}{after}", tuples.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tuple_is_repeated_and_the_rest_is_kept() {
        let sql = "INSERT INTO t (a, b) VALUES (?1, ?2)\nON CONFLICT (a) DO NOTHING";
        let wide = repeated(sql, 2);
        assert!(wide.starts_with("INSERT INTO t (a, b) VALUES (?1, ?2), (?3, ?4), "));
        assert!(wide.ends_with("(?99, ?100)\nON CONFLICT (a) DO NOTHING"));
    }
}
