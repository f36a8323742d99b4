//! What a sentence of the journal or of a rule needs: flags, numbers, words.

use std::collections::BTreeMap;

use domain::money::Cents;

use crate::ids::Id;

/// A value in a sentence.
#[derive(
    Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS, schemars::JsonSchema,
)]
#[serde(untagged)]
pub enum Fact {
    Flag(bool),
    /// A number, an amount in cents or a time.
    Number(i64),
    /// A word.
    Text(String),
}

/// The fields of a journal row's data that a sentence can name.
#[must_use]
pub fn facts(json: &serde_json::Value) -> BTreeMap<String, Fact> {
    let Some(fields) = json.as_object() else { return BTreeMap::new() };
    let fact = |value: &serde_json::Value| match value {
        serde_json::Value::Bool(flag) => Some(Fact::Flag(*flag)),
        serde_json::Value::Number(number) => number.as_i64().map(Fact::Number),
        serde_json::Value::String(text) => Some(Fact::Text(text.clone())),
        _ => None,
    };
    fields.iter().filter_map(|(name, value)| Some((name.clone(), fact(value)?))).collect()
}

impl From<i64> for Fact {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl<Of> From<Id<Of>> for Fact {
    fn from(id: Id<Of>) -> Self {
        Self::Number(id.into())
    }
}

impl From<Cents> for Fact {
    fn from(amount: Cents) -> Self {
        Self::Number(amount.0)
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Fact {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}
