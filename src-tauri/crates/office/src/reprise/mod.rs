//! Requests: made, listed, opened, decided. One request is one place of one order.

mod accept;
mod acceptance_batch;
mod asked_place;
mod batch;
mod claim;
mod close;
mod counts;
mod decide;
mod file;
mod filter;
mod list;
mod mail_facts;
mod placed;
mod press;
mod reasons;
mod relief;
mod request;
mod retold;
mod row;
mod terms;
mod traces;
mod undo;
mod why_not;

pub use accept::{accept, accept_many, preview_acceptance};
pub use claim::{claim, release};
pub use close::close;
pub use decide::{escalate, hold, refuse, resume, withdraw};
pub use file::file;
pub use list::{filters, list};
pub use mail_facts::mail_preview;
pub(crate) use relief::relieve;
pub(crate) use request::quote_on_site;
pub use request::{NewRequest, insert, quote, request, words};
pub use undo::{reverse, undo, undo_many};
pub(crate) use why_not::why_not;
