//! What the journal tells of the keys by which counters sign.

use contract::counter::ToldKey;
use domain::text;
use serde::Deserialize;

/// Bytes of a public key.
const LENGTH: usize = 32;

/// What the facts of such a row say; none where they tell no key.
#[must_use]
pub fn read_key(data: &str) -> Option<ToldKey> {
    #[derive(Deserialize)]
    struct Facts {
        public: String,
        vouched: Option<String>,
    }
    let Facts { public, vouched } = serde_json::from_str(data).ok()?;
    text::unhex(&public).filter(|bytes| bytes.len() == LENGTH)?;
    Some(ToldKey { public, vouched })
}
