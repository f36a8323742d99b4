//! What is known of the books outside the database.

use contract::ids::CounterId;

use crate::books::end::End;

/// What whoever asks knows of the books without them. Nothing is known of a file from elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    /// The counter that asks, with the public key of the private one that it holds.
    pub own: Option<(CounterId, String)>,
    /// Where this counter last saw the books end.
    pub seen: Option<End>,
}
