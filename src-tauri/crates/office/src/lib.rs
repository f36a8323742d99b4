//! The use cases of the box office: each is one transaction, a function of the command and the
//! state. Time, ids and random codes come with the command; mails and papers go through ports.

pub mod books;
pub mod command;
pub mod contradiction;
pub mod customer;
mod cx;
pub mod demo;
mod drawing;
pub mod erasure;
mod error;
mod gauge;
pub mod goodwill;
pub mod house;
pub mod intake;
pub mod mail;
mod mint;
pub mod page;
mod ports;
pub mod reprise;
pub mod sale;
pub mod scan;
pub mod season;
pub mod site;

pub use books::KnownHead;
pub use contract::code::Code;
pub use contract::refusal::Refusal;
pub use cx::{Actor, By, Cx, Visitor};
pub use error::OfficeError;
pub use house::House;
pub use mint::Mint;
pub use ports::MailRenderer;
