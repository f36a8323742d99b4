//! Who is signed in on a session, and when they last gave a command.

use contract::ids::OperatorId;
use office::Operator;

/// An operator signed in.
pub(crate) struct Session {
    pub(crate) operator: Operator,
    /// Version of the operator's row when they signed in.
    pub(crate) version: i64,
    /// By this machine's clock: nobody grows idle when the clock of the demo is moved.
    pub(crate) last_ms: i64,
    /// The supervisor who signed beside, for the next amendment.
    pub(crate) second: Option<Second>,
}

/// A signature beside whoever is signed in: good for one amendment, until then.
#[derive(Clone, Copy)]
pub(crate) struct Second {
    pub(crate) operator_id: OperatorId,
    /// By this machine's clock.
    pub(crate) until_ms: i64,
}
