//! What the demo house is made with, and the name under which its season comes in.

use contract::ids::CounterId;

use crate::MailRenderer;

/// The name of the system that its batch comes from.
pub(super) const SOURCE: &str = "demo";

/// What the demo house is made with.
pub struct Making<'a> {
    /// The system's clock, UTC milliseconds. The demo's clock is set to 1 June 2020 from it.
    pub now_ms: i64,
    /// The counter it is made at.
    pub counter_id: CounterId,
    /// Argon2id hashes of the PINs of [`super::OPERATORS`], in their order.
    pub pin_hashes: &'a [String],
    /// Puts the mails of its past into words.
    pub renderer: &'a dyn MailRenderer,
}
