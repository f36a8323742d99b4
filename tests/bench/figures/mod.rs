//! The figures, one a file.

pub mod bulk;
pub mod counters;
pub mod decisions;
pub mod find;
pub mod flushes;
pub mod growth;
pub mod hall;
pub mod import;
pub mod journal;
pub mod pipe;
pub mod queue;
pub mod search;
pub mod site;
pub mod tickets;
pub mod verify;
