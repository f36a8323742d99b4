//! The pages, each in a file: what it asks of the house, and what it shows.

pub(crate) mod account;
pub(crate) mod address;
pub(crate) mod balance;
pub(crate) mod closing;
pub(crate) mod home;
pub(crate) mod legal;
pub(crate) mod order;
pub(crate) mod orders;
pub(crate) mod recap;
pub(crate) mod signing_in;
pub(crate) mod tickets;
