//! Files of other ticketing systems, each read into one neutral [`Batch`](batch::Batch). A format
//! never sees the database.

pub mod batch;
mod csv;
mod format;
#[cfg(test)]
mod mutated;
pub mod pretix;
mod rank;
mod source;
mod values;
mod watch;

pub use format::{FILES_MAX, FORMATS, Format, Reading, read};
pub use rank::rank;
pub use source::{Encoding, Looked, Source};
pub use watch::{Unwatched, Watch, step};
