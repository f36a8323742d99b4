//! What is found at the address of a server.

/// What is in a database of a server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerFound {
    /// Schema version of the house there; 0 where there is no house.
    pub schema: i64,
    /// Tables, whosever they are.
    pub tables: i64,
    /// The name of the house. None before it is founded, or when this program does not know its
    /// schema.
    pub house: Option<String>,
    /// The names of its counters.
    pub counters: Vec<String>,
}
