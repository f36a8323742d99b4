//! The books: the journal and its chain, the ledger, series of numbers, credit, and their verification.

pub mod chain;
pub mod credit;
pub mod journal;
pub mod ledger;
pub mod series;
pub mod verify;
