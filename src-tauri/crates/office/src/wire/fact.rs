//! What a sentence of the journal or of a rule needs: flags, numbers, words.

use std::collections::BTreeMap;

/// A value in a sentence.
#[derive(
    Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS, schemars::JsonSchema,
)]
#[serde(untagged)]
pub enum Fact {
    /// A flag.
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
