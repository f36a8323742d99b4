//! Mails: queued in the transaction that decides, sent later by a worker, listed for the desk.

mod by_hand;
mod line;
mod list;
mod queue;
mod readdress;
mod retry;
mod send;
mod sender;
mod tickets;

pub use by_hand::{arrived, resend, resend_failed, settle};
pub use line::{down, give_back, lines, may_send, reopen, resume, take, up};
pub(crate) use list::counts;
pub use list::{letter_facts, list, show};
pub(crate) use queue::{Written, cancel, cancel_all, left_for, queue_all};
pub use queue::{cancel_for, queue};
pub(crate) use readdress::readdress;
pub use retry::retry_after_ms;
pub use send::{Due, SendOutcome, claim, handing_over, put_back, recover, report};
pub use sender::{CLAIM_MS, Sender, Trouble};
pub(crate) use tickets::take_back_of_order;
