//! Files of other ticketing systems, each read into one neutral [`Batch`](batch::Batch). A format
//! never sees the database.

pub mod batch;
mod csv;
mod format;
#[cfg(test)]
mod mutated;
mod pretix;
mod rank;
mod reading;
mod registry;
pub mod seating;
mod source;
mod values;
mod watch;

pub use rank::rank;
pub use reading::Reading;
pub use registry::{read, read_bytes};
pub use source::Source;
pub use watch::{Unwatched, Watch, step};
