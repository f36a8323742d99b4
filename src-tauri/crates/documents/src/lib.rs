//! Everything read off-screen: mails, letters, tickets, receipts, statements.
//!
//! Facts come in from `contract::facts`, sentences from `assets/locales`, layouts from
//! `assets/mail` and `assets/tickets`; a paper leaves as the bytes of a PDF, a mail as text. Nothing
//! here reads a clock or a network; of files, only the fonts of this machine.

pub mod amendment;
mod error;
pub mod letter;
pub mod mail;
mod paper;
mod pdf;
pub mod receipt;
mod roll;
mod sheet;
pub mod statement;
pub mod terms;
pub mod ticket;
pub mod words;

pub use error::DocumentError;
pub use paper::Paper;
