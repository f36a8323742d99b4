//! A query put together from parts.

use serde::de::DeserializeOwned;

use crate::text::{Named, Parts, Text, marker};
use crate::{StoreError, Tx, TxExt, Value};

/// A query made of parts: texts added one after the other, and queries put into its slots. The
/// names of parameters are those of one part. What is wrong is an error when the query is run.
#[derive(Clone, Default)]
pub struct Query {
    text: String,
    values: Vec<Value>,
    slots: Vec<String>,
    wrong: Option<Wrong>,
}

/// What does not fit, and how the query begins.
#[derive(Clone)]
struct Wrong {
    query: String,
    wrong: String,
}

impl Query {
    /// Begins with nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins with the text of a file, which may have slots.
    #[must_use]
    pub fn of(text: &Text, values: &[Named]) -> Self {
        let parts = text.parts();
        let mut query = Self::new();
        query.text.clone_from(&parts.text);
        query.slots.clone_from(&parts.slots);
        match parts.order(values) {
            Ok(values) => query.values = values,
            Err(wrong) => query.wrong = Some(Wrong { query: text.name().to_owned(), wrong }),
        }
        query
    }

    /// Begins with a text.
    #[must_use]
    pub fn from_part(text: &str, values: &[Named]) -> Self {
        let mut query = Self::new();
        query.add(text, values);
        query
    }

    /// Adds a text at the end.
    pub fn add(&mut self, text: &str, values: &[Named]) {
        let parts = Parts::read(text, self.values.len());
        match parts.order(values) {
            Ok(values) => self.values.extend(values),
            Err(wrong) => self.failed(wrong),
        }
        self.text.push_str(&parts.text);
        self.slots.extend(parts.slots);
    }

    /// Adds a query at the end.
    pub fn append(&mut self, query: Self) {
        let text = self.taken_in(query);
        self.text.push_str(&text);
    }

    /// Puts a query into each slot of this name.
    pub fn put(&mut self, slot: &str, query: Self) {
        let before = self.slots.len();
        self.slots.retain(|open| open != slot);
        if self.slots.len() == before {
            self.failed(format!("it has no slot {slot}"));
        }
        let text = self.taken_in(query);
        self.text = self.text.replace(&marker(slot), &text);
    }

    /// Puts a text without parameters into each slot of this name.
    pub fn put_text(&mut self, slot: &str, text: &str) {
        self.put(slot, Self::from_part(text, &[]));
    }

    /// The rows.
    ///
    /// # Errors
    /// [`StoreError::Text`] when a part did not fit; as [`TxExt::rows`].
    pub fn rows<T: DeserializeOwned>(self, tx: &mut dyn Tx) -> Result<Vec<T>, StoreError> {
        let (text, values) = self.done()?;
        tx.rows(text.as_str(), &values)
    }

    /// The first row.
    ///
    /// # Errors
    /// As [`Query::rows`].
    pub fn row<T: DeserializeOwned>(self, tx: &mut dyn Tx) -> Result<Option<T>, StoreError> {
        let (text, values) = self.done()?;
        tx.row(text.as_str(), &values)
    }

    /// The integer in the first column of the first row; 0 when there is none.
    ///
    /// # Errors
    /// As [`Query::rows`].
    pub fn int(self, tx: &mut dyn Tx) -> Result<i64, StoreError> {
        let (text, values) = self.done()?;
        tx.int(text.as_str(), &values)
    }

    /// The text with numbered parameters, and their values.
    ///
    /// # Errors
    /// [`StoreError::Text`] when a part did not fit.
    pub fn done(mut self) -> Result<(String, Vec<Value>), StoreError> {
        if let Some(slot) = self.slots.first() {
            let wrong = format!("nothing is in the slot {slot}");
            self.failed(wrong);
        }
        match self.wrong {
            Some(Wrong { query, wrong }) => Err(StoreError::Text { query, wrong }),
            None => Ok((self.text, self.values)),
        }
    }

    /// Takes over the values and slots of a query. Gives its text, numbered after what is here.
    fn taken_in(&mut self, query: Self) -> String {
        let text = shifted(&query.text, self.values.len());
        self.values.extend(query.values);
        self.slots.extend(query.slots);
        self.wrong = self.wrong.take().or(query.wrong);
        text
    }

    fn failed(&mut self, wrong: String) {
        if self.wrong.is_none() {
            let query = self.text.lines().next().unwrap_or_default().to_owned();
            self.wrong = Some(Wrong { query, wrong });
        }
    }
}

/// The text, with `by` added to the number of each parameter. A `?` in a text in quotes is followed
/// by no figure.
pub(crate) fn shifted(text: &str, by: usize) -> String {
    let mut parts = text.split('?');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        out.push('?');
        match part[..end].parse::<usize>() {
            Ok(number) => out.push_str(&(number + by).to_string()),
            Err(_) => out.push_str(&part[..end]),
        }
        out.push_str(&part[end..]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::named;

    #[test]
    fn the_names_of_a_part_are_its_own() {
        let mut query = Query::from_part("SELECT 1 WHERE a > :at", &named![at = 1]);
        query.add(" AND b > :at AND c = :at", &named![at = 2]);
        let (text, values) = query.done().unwrap();
        assert_eq!(text, "SELECT 1 WHERE a > ?1 AND b > ?2 AND c = ?2");
        assert_eq!(values, [Value::Int(1), Value::Int(2)]);
    }

    #[test]
    fn a_query_in_a_slot_keeps_its_values() {
        static TEXT: Text = Text::new("q", "SELECT * FROM (/* page */) f WHERE f.at > :at");
        let mut query = Query::of(&TEXT, &named![at = 7]);
        query.put("page", Query::from_part("SELECT at FROM t WHERE id = :id", &named![id = 9]));
        let (text, values) = query.done().unwrap();
        assert_eq!(text, "SELECT * FROM (SELECT at FROM t WHERE id = ?2) f WHERE f.at > ?1");
        assert_eq!(values, [Value::Int(7), Value::Int(9)]);
    }

    #[test]
    fn a_slot_that_is_lost_or_left_open_is_an_error() {
        static TEXT: Text = Text::new("q", "SELECT 1/* more */");
        let mut query = Query::of(&TEXT, &[]);
        query.put_text("page", "");
        assert_eq!(
            query.done().unwrap_err().to_string(),
            "query SELECT 1/* more */: it has no slot page"
        );
        assert!(Query::of(&TEXT, &[]).done().unwrap_err().to_string().contains("in the slot more"));
    }

    #[test]
    fn a_part_whose_values_do_not_fit_is_an_error() {
        let query = Query::from_part("SELECT :a", &named![b = 1]);
        assert!(query.done().unwrap_err().to_string().ends_with("it has no parameter b"));
    }
}
