//! What another system says of a place after it was asked back here.

use serde::{Deserialize, Serialize};

/// *Fait venu d’ailleurs*: what an import brought about a place while its request is open. Each breaks a
/// rule, so that a supervisor signs; none is forgotten because the place is asked back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Since {
    /// The order is not paid any more.
    pub unpaid: bool,
    /// The order or the place is cancelled, or no longer named.
    pub cancelled: bool,
    /// The place has another seat or another performance.
    pub moved: bool,
    /// The place has another price.
    pub repriced: bool,
    /// The ticket went through the door. The rule on scanned tickets says so by itself.
    pub scanned: bool,
}

impl Since {
    /// Whether anything was said.
    #[must_use]
    pub fn any(self) -> bool {
        self != Self::default()
    }
}
