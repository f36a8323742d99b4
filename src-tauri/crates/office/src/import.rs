//! Imports: what another system knows, put into one neutral batch, then applied as one command.
//! A format only makes a [`Batch`]; it never sees the database.

mod batch;

pub use batch::*;
