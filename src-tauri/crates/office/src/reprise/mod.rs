//! Requests: made, listed, opened, decided. One request is one place of one order.

mod accept;
mod claim;
mod counts;
mod decide;
mod file;
mod gather;
mod letter;
mod list;
mod many;
mod narrow;
mod reasons;
mod request;
mod row;
mod traces;
mod undo;

pub use accept::{accept, accept_many, weigh};
pub use claim::{claim, release};
pub use decide::{hold, pass, refuse, resume, withdraw};
pub use file::file;
pub use letter::mail_preview;
pub use list::{filters, list};
pub use request::{NewRequest, insert, quote, request, words};
pub use undo::{reverse, undo, undo_many};
