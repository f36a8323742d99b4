//! A password or a PIN on its way: readable where it is used, nowhere else.

use std::fmt;

use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// A text that no log shows: `Debug` hides it, and an error about its shape does not quote it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Secret(String);

impl Secret {
    /// The text itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(Self).map_err(|_| D::Error::custom("a text is expected"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_neither_in_debug_output_nor_in_an_error() {
        assert!(!format!("{:?}", Secret::from("sésame")).contains("sésame"));
        let wrong: Result<Secret, _> = serde_json::from_str("{\"sésame\": 7}");
        assert!(!wrong.unwrap_err().to_string().contains("sésame"));
        let right: Secret = serde_json::from_str("\"sésame\"").unwrap();
        assert_eq!(right.reveal(), "sésame");
    }
}
