//! Imports: the batch that another system's files made, put into the house as one command.

mod apply;
mod conflicts;
mod keys;
mod moves;
mod orders;
mod people;
mod places;
mod requests;
mod season;
mod seen;
#[cfg(test)]
mod tests;

pub use apply::{Applying, apply};
