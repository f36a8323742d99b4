//! Imports: what another system knows, put into one neutral batch, then applied as one command.
//! A format only makes a [`Batch`]; it never sees the database.

mod apply;
mod batch;
mod keys;
mod orders;
mod people;
mod places;
pub mod pretix;
mod rank;
mod season;
#[cfg(test)]
mod tests;

use crate::bulk;

pub use apply::apply;
pub use batch::*;
pub(crate) use bulk::Bulk;
