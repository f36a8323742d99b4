//! Imports: the batch that another system's files made, put into the house as one command.

mod adopted;
mod apply;
mod applying;
mod balances;
mod conflicts;
mod erased;
mod keys;
mod moves;
mod orders;
mod people;
mod places;
mod pretend;
mod requests;
mod season;
mod seen;
#[cfg(test)]
mod tests;

pub use apply::apply;
pub use applying::Applying;
