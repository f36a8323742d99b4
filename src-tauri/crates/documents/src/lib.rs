//! Everything read off-screen: mails, letters, tickets, receipts, statements.
//!
//! Facts come in from `contract::facts`, sentences from `assets/locales`, layouts from
//! `assets/mail` and `assets/tickets`; a paper leaves as the bytes of a PDF, a mail as text. Nothing
//! here reads a clock, a file or a network.

pub mod amendment;
mod error;
pub mod letter;
pub mod mail;
mod pdf;
pub mod receipt;
mod roll;
mod sheet;
pub mod statement;
pub mod ticket;
pub mod words;

pub use error::DocumentError;
