//! How the line to a house is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How the line to the house is, for the window to say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct LineState {
    /// Since when the house does not answer, by this machine's clock; absent while it does.
    pub lost_since_ms: Option<i64>,
    /// How often it was cut so far, short cuts under a command included.
    pub cuts: i64,
    /// Since when this counter is shut out.
    pub revoked_at_ms: Option<i64>,
}
