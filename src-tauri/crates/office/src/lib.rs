//! The use cases of the box office: each is one transaction, a function of the command and the
//! state. Time, ids and random codes come with the command; mails and papers go through ports.

mod bulk;
pub mod chain;
pub mod command;
pub mod counter;
pub mod credit;
pub mod customer;
mod cx;
pub mod demo;
mod error;
pub mod founding;
pub mod house;
pub mod import;
pub mod journal;
pub mod ledger;
pub mod mail;
pub mod moved;
pub mod order;
pub mod page;
pub mod policy;
mod ports;
mod query;
pub mod reprise;
pub mod sale;
pub mod season;
pub mod series;
pub mod session;
pub mod settings;
pub mod verify;
pub mod wire;

pub use cx::{Cx, Mint, Operator};
pub use error::{Code, OfficeError, Refusal};
pub use house::House;
pub use journal::KnownHead;
pub use ports::Letters;
