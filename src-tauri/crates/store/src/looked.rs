//! A house that is only looked at: nothing is made, brought up to date or written in its database.

use std::path::Path;

use crate::server::ServerSays;

/// Where a house is.
#[derive(Clone, Copy, Debug)]
pub enum At<'a> {
    /// A file of this machine.
    File(&'a Path),
    /// A database of a server: `postgres://user:password@host:port/database`.
    Server(&'a str),
}

/// What a look found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looked<T> {
    /// Schema version of the house; 0 where there is no house.
    pub schema: i64,
    /// The schema version that this program works with.
    pub known: i64,
    /// The answer. None where the schema is another one, which this program has no questions for.
    pub found: Option<T>,
    /// Of a server alone.
    pub server: Option<ServerSays>,
}
