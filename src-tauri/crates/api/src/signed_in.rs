//! Who is signed in on a session, and when they last gave a command.

use office::Operator;

/// An operator signed in.
pub(crate) struct Session {
    pub(crate) operator: Operator,
    pub(crate) last_ms: i64,
}
