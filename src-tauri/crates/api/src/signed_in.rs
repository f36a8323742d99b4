//! Who is signed in on a session, and when they last gave a command.

use contract::ids::OperatorId;
use office::Actor;

/// An operator signed in.
pub(crate) struct Session {
    pub(crate) operator: Actor,
    /// In counted time: nobody grows idle, or stays, because a clock is moved.
    pub(crate) last_ms: i64,
    /// The operator's version when they signed in: another counter may have changed them since.
    pub(crate) version: i64,
    /// The supervisor who signed beside, for the next amendment.
    pub(crate) second: Option<Second>,
}

/// A signature beside whoever is signed in: good for one amendment, until then.
#[derive(Clone, Copy)]
pub(crate) struct Second {
    pub(crate) operator_id: OperatorId,
    /// In counted time.
    pub(crate) until_ms: i64,
}
