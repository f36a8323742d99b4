//! The books: the journal and its chain, the ledger, seals of rows, signatures, series of numbers, credit, and
//! their verification.

pub mod anchor;
pub mod chain;
pub mod credit;
pub(crate) mod end;
mod head;
pub mod journal;
pub mod ledger;
pub mod seal;
pub mod series;
pub mod signature;
pub mod verify;

pub use head::KnownHead;
