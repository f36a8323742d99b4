//! Mails: queued in the transaction that decides, sent later by a worker, listed for the desk.

mod address;
mod list;
mod queue;
mod resend;
mod send;

pub use address::address;
pub use list::{list, show};
pub(crate) use queue::{Written, cancel_all, left_for, queue_all};
pub use queue::{cancel_for, queue};
pub use resend::resend;
pub use send::{Due, Outcome, claim, handing_over, next_due, report, retry_after_ms, stale};

/// Texts of queries, from the folder beside this module's file.
macro_rules! sql {
    ($file:literal) => {
        include_str!(concat!("../sql/", $file, ".sql"))
    };
}
use sql;
