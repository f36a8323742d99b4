//! Who is signed in on a session, and when they last gave a command.

use office::Operator;

/// An operator signed in.
pub(crate) struct Session {
    pub(crate) operator: Operator,
    /// By this machine's clock: nobody grows idle when the clock of the demo is moved.
    pub(crate) last_ms: i64,
}
