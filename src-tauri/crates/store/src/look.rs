//! A house that is only looked at: nothing is made, brought up to date or written in its database.

use std::path::Path;

use crate::{StoreError, Tx};

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
}

/// Runs `work` on one unchanging picture of the house.
///
/// # Errors
/// Those of `work`; [`StoreError::Io`] where there is no file; [`StoreError::Unreachable`],
/// [`StoreError::Denied`], [`StoreError::NoDatabase`].
pub fn look<T, E: From<StoreError>>(
    at: At<'_>,
    mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
) -> Result<Looked<T>, E> {
    match at {
        At::File(path) => crate::sqlite::look(path, &mut work),
        At::Server(url) => crate::postgres::look(url, &mut work),
    }
}
