//! A query put together from conditions.

use crate::Value;

/// A query made of parts. Its parameters are numbered as they come.
pub struct Query {
    text: String,
    params: Vec<Value>,
}

impl Query {
    /// Begins with a text that has no parameter.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), params: Vec::new() }
    }

    /// Adds a text, where each `?` is the next parameter.
    pub fn add<const N: usize>(&mut self, text: &str, values: [Value; N]) {
        self.extend(text, values.as_slice());
    }

    /// The same, of as many as there are.
    pub fn extend(&mut self, text: &str, values: &[Value]) {
        let mut next = self.params.len();
        for c in text.chars() {
            self.text.push(c);
            if c == '?' {
                next += 1;
                self.text.push_str(&next.to_string());
            }
        }
        self.params.extend_from_slice(values);
    }

    /// The text, for [`crate::Tx::query`].
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The parameters, in order.
    pub fn params(&self) -> &[Value] {
        &self.params
    }
}
