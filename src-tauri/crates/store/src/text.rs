//! The text of a query, whose parameters and slots have names.
//!
//! `:name` is a parameter, `/* name */` a slot for a part that [`crate::Query`] puts in. A text is
//! read once, at its first use.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::{StoreError, Value};

/// A value with the name of its parameter, as [`crate::named!`] writes it.
pub type Named = (&'static str, Value);

/// Text of a query, from a file: [`crate::sql!`].
pub struct Text {
    name: &'static str,
    source: &'static str,
    /// A slot, and the text that several texts have in it.
    shared: Option<(&'static str, &'static str)>,
    read: OnceLock<Parts>,
}

impl Text {
    /// Text of the file `name`.
    #[must_use]
    pub const fn new(name: &'static str, source: &'static str) -> Self {
        Self { name, source, shared: None, read: OnceLock::new() }
    }

    /// The same with `part` in its slot `slot`. Parameters of one name are one.
    #[must_use]
    pub const fn with(mut self, slot: &'static str, part: &'static str) -> Self {
        self.shared = Some((slot, part));
        self
    }

    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    /// Names of the parameters, in the order in which they come first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts().names.iter().map(String::as_str)
    }

    /// Names of the slots, in the order of the text.
    pub fn slots(&self) -> impl Iterator<Item = &str> {
        self.parts().slots.iter().map(String::as_str)
    }

    pub(crate) fn parts(&self) -> &Parts {
        self.read.get_or_init(|| match self.shared {
            Some((slot, part)) => Parts::read(&self.source.replace(&marker(slot), part.trim()), 0),
            None => Parts::read(self.source, 0),
        })
    }

    /// The text for an engine, and its values in order.
    pub(crate) fn bound(&self, values: &[Named]) -> Result<(&str, Vec<Value>), StoreError> {
        let parts = self.parts();
        if let Some(slot) = parts.slots.first() {
            return Err(self.wrong(format!("nothing is in the slot {slot}")));
        }
        Ok((&parts.text, self.values(values)?))
    }

    /// The values in the order of their parameters.
    pub(crate) fn values(&self, values: &[Named]) -> Result<Vec<Value>, StoreError> {
        self.parts().order(values).map_err(|wrong| self.wrong(wrong))
    }

    pub(crate) fn wrong(&self, wrong: impl Into<String>) -> StoreError {
        StoreError::Text { query: self.name.to_owned(), wrong: wrong.into() }
    }
}

/// A text as read: parameters are numbered, `?1` and so on.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub text: String,
    pub names: Vec<String>,
    pub slots: Vec<String>,
}

impl Parts {
    /// Reads a text. Its first parameter is the one after `taken` others.
    pub(crate) fn read(source: &str, taken: usize) -> Self {
        let mut parts = Self::default();
        let mut rest = source;
        while !rest.is_empty() {
            let piece = Piece::first(rest);
            let (piece, text) = match piece {
                Piece::Parameter(name) => (name.len() + 1, parts.number(name, taken)),
                Piece::Slot(name, len) => {
                    parts.slots.push(name.to_owned());
                    (len, marker(name))
                }
                Piece::Plain(len) => (len, rest[..len].to_owned()),
            };
            parts.text.push_str(&text);
            rest = &rest[piece..];
        }
        parts
    }

    fn number(&mut self, name: &str, taken: usize) -> String {
        let known = self.names.iter().position(|known| known == name);
        let index = known.unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        format!("?{}", taken + index + 1)
    }

    /// The values in the order of the parameters: each named once, none too many.
    pub(crate) fn order(&self, values: &[Named]) -> Result<Vec<Value>, String> {
        if let Some((name, _)) =
            values.iter().find(|(name, _)| !self.names.iter().any(|n| n == name))
        {
            return Err(format!("it has no parameter {name}"));
        }
        if values.len() > self.names.len() {
            return Err("a value is given twice".to_owned());
        }
        let value = |(i, name): (usize, &String)| {
            let here = values.get(i).filter(|(given, _)| given == name);
            let found = here.or_else(|| values.iter().find(|(given, _)| given == name));
            found.map(|(_, value)| value.clone()).ok_or_else(|| format!("{name} has no value"))
        };
        self.names.iter().enumerate().map(value).collect()
    }
}

/// How a slot stands in a text.
pub(crate) fn marker(slot: &str) -> String {
    format!("/* {slot} */")
}

/// What a text begins with.
enum Piece<'a> {
    Parameter(&'a str),
    /// Its name, and its length with the marks of a comment.
    Slot(&'a str, usize),
    /// Bytes that stay as they are.
    Plain(usize),
}

impl<'a> Piece<'a> {
    fn first(text: &'a str) -> Self {
        let after = |end: &str| text[1..].find(end).map_or(text.len(), |at| at + 1 + end.len());
        if text.starts_with('\'') {
            return Self::Plain(after("'"));
        }
        if text.starts_with('"') {
            return Self::Plain(after("\""));
        }
        if text.starts_with("--") {
            return Self::Plain(after("\n"));
        }
        if text.starts_with("/*") {
            let len = after("*/");
            let name = text[2..len].trim_end_matches("*/").trim();
            return if is_name(name) { Self::Slot(name, len) } else { Self::Plain(len) };
        }
        if text.starts_with("::") {
            return Self::Plain(2);
        }
        if let Some(rest) = text.strip_prefix(':') {
            let end = rest.find(|c: char| !is_of_name(c)).unwrap_or(rest.len());
            return if is_name(&rest[..end]) {
                Self::Parameter(&rest[..end])
            } else {
                Self::Plain(1)
            };
        }
        let next = text.char_indices().skip(1).find(|(_, c)| "'\"-/:".contains(*c));
        Self::Plain(next.map_or(text.len(), |(at, _)| at))
    }
}

const fn is_of_name(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(is_of_name)
}

/// What can be run: a [`Text`] with values by name, or a plain text with values in order.
pub trait Sql {
    /// How the values of its parameters are given.
    type Values: ?Sized;

    /// The text with numbered parameters, and its values in order.
    ///
    /// # Errors
    /// [`StoreError::Text`] when a parameter has no value, or a value no parameter.
    fn bind<'a>(
        &'a self,
        values: &'a Self::Values,
    ) -> Result<(&'a str, Cow<'a, [Value]>), StoreError>;
}

impl Sql for Text {
    type Values = [Named];

    fn bind<'a>(&'a self, values: &'a [Named]) -> Result<(&'a str, Cow<'a, [Value]>), StoreError> {
        self.bound(values).map(|(text, values)| (text, Cow::Owned(values)))
    }
}

impl Sql for str {
    type Values = [Value];

    fn bind<'a>(&'a self, values: &'a [Value]) -> Result<(&'a str, Cow<'a, [Value]>), StoreError> {
        Ok((self, Cow::Borrowed(values)))
    }
}

impl Sql for String {
    type Values = [Value];

    fn bind<'a>(&'a self, values: &'a [Value]) -> Result<(&'a str, Cow<'a, [Value]>), StoreError> {
        self.as_str().bind(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::named;

    fn wrong(text: &'static str, values: &[Named]) -> String {
        Text::new("room/query", text).bound(values).unwrap_err().to_string()
    }

    #[test]
    fn a_parameter_has_one_number_wherever_it_stands() {
        let text = Text::new("q", "SELECT :a, :b WHERE c = :a");
        let (bound, values) = text.bound(&named![b = 2, a = 1]).unwrap();
        assert_eq!(bound, "SELECT ?1, ?2 WHERE c = ?1");
        assert_eq!(values, [Value::Int(1), Value::Int(2)]);
    }

    #[test]
    fn texts_names_comments_and_casts_hold_no_parameter() {
        let source = "SELECT ':a', \":b\", c::TEXT -- :d\n/* Why: it's :e. */ WHERE f - 1 = :f";
        let text = Text::new("q", source);
        assert_eq!(text.names().collect::<Vec<_>>(), ["f"]);
        assert_eq!(text.slots().count(), 0);
        assert_eq!(text.parts().text, source.replace(":f", "?1"));
    }

    #[test]
    fn a_part_that_several_texts_share_has_their_parameters() {
        let text = Text::new("q", "SELECT :a FROM (/* held */) h WHERE h.b = :b");
        let text = text.with("held", "SELECT b FROM c WHERE d = :a\n");
        let (bound, values) = text.bound(&named![a = 1, b = 2]).unwrap();
        assert_eq!(bound, "SELECT ?1 FROM (SELECT b FROM c WHERE d = ?1) h WHERE h.b = ?2");
        assert_eq!(values, [Value::Int(1), Value::Int(2)]);
    }

    #[test]
    fn a_value_that_is_missing_is_named() {
        let said = wrong("SELECT :place_id, :code", &named![place_id = 1]);
        assert_eq!(said, "query room/query: code has no value");
    }

    #[test]
    fn a_value_that_no_parameter_wants_is_named() {
        let said = wrong("SELECT :place_id", &named![place_id = 1, code = "x"]);
        assert_eq!(said, "query room/query: it has no parameter code");
        let said = wrong("SELECT :place_id", &named![place_id = 1, place_id = 2]);
        assert_eq!(said, "query room/query: a value is given twice");
    }

    #[test]
    fn a_slot_with_nothing_in_it_is_named() {
        assert_eq!(
            wrong("SELECT 1 WHERE 1 = 1/* conditions */", &[]),
            "query room/query: nothing is in the slot conditions"
        );
    }
}
