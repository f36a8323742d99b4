//! The two engines that a house may be on.

/// The engine behind a house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A local file.
    Sqlite,
    /// A server that several counters share.
    Postgres,
}
