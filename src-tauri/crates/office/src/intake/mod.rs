//! Imports: what another system knows, put into one neutral batch, then applied as one command.
//! A format only makes a [`Batch`]; it never sees the database.

mod apply;
mod batch;
mod conflicts;
mod csv;
mod findings;
mod format;
mod keys;
mod moves;
#[cfg(test)]
mod mutated;
mod orders;
mod people;
mod places;
pub mod pretix;
mod rank;
mod requests;
mod season;
mod seen;
mod source;
#[cfg(test)]
mod tests;
mod values;
mod watch;

pub use apply::{Applying, apply};
pub use batch::*;
pub use findings::Spot;
pub use format::{FILES_MAX, FORMATS, Format, Reading, read};
pub use source::{Encoding, Looked, Source};
pub use watch::{Unwatched, Watch};

/// How [`Batch::unread`] names a row.
fn unread_key(kind: &str, key: &str) -> String {
    format!("{kind}:{key}")
}
