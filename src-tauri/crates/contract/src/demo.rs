//! What only the demo house has.

use crate::shape::record;

record! {
    /// Time that passes at once in the demo house.
    pub struct AdvanceClock {
        /// Milliseconds forward, from one second to ten years.
        pub ms: i64,
    }
}
