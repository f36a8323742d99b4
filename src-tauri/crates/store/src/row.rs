//! A row read into a struct by the names of its columns, through serde.

use serde::de::value::MapDeserializer;
use serde::de::{DeserializeOwned, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use crate::{StoreError, Value};

/// One row of an answer.
pub struct Row<'a> {
    pub(crate) names: &'a [String],
    pub(crate) values: Vec<Value>,
}

impl Row<'_> {
    /// The row as a struct whose fields are named as the columns.
    ///
    /// # Errors
    /// [`StoreError::Shape`] when a column is missing or of another kind.
    pub fn decode<T: DeserializeOwned>(self) -> Result<T, StoreError> {
        let fields = self.names.iter().map(String::as_str).zip(self.values);
        T::deserialize(MapDeserializer::new(fields)).map_err(|e: Mismatch| StoreError::Shape(e.0))
    }

    /// The values in the order of the columns, for a query of many rows.
    #[must_use]
    pub fn into_values(self) -> Vec<Value> {
        self.values
    }

    /// The first column.
    #[must_use]
    pub fn first(mut self) -> Value {
        if self.values.is_empty() { Value::Null } else { self.values.swap_remove(0) }
    }
}

#[derive(Debug)]
struct Mismatch(String);

impl std::fmt::Display for Mismatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Mismatch {}

impl serde::de::Error for Mismatch {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl<'de> IntoDeserializer<'de, Mismatch> for Value {
    type Deserializer = ValueDeserializer;

    fn into_deserializer(self) -> ValueDeserializer {
        ValueDeserializer(self)
    }
}

struct ValueDeserializer(Value);

impl<'de> serde::Deserializer<'de> for ValueDeserializer {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Int(n) => visitor.visit_i64(n),
            Value::Text(text) => visitor.visit_string(text),
            Value::Blob(bytes) => visitor.visit_byte_buf(bytes),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0 {
            Value::Int(n) => visitor.visit_bool(n != 0),
            other => Self(other).deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0 {
            Value::Blob(bytes) => {
                visitor.visit_seq(serde::de::value::SeqDeserializer::new(bytes.into_iter()))
            }
            other => Self(other).deserialize_any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match self.0 {
            Value::Text(text) => visitor.visit_enum(text.into_deserializer()),
            other => Self(other).deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct tuple tuple_struct map struct identifier ignored_any
    }
}
