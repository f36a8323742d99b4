//! What was sold is put right: voids, corrections of a tender, exchanges, each by opposite entries, with
//! its numbered paper, its row of the journal and its mail.

mod correct;
mod credit;
mod exchange;
mod load;
mod look;
mod mail_facts;
mod may;
mod paper;
mod refund;
mod settle;
mod tries;
mod void;
mod write;

pub use correct::correct;
pub use exchange::{exchange, quote_exchange};
pub use look::order_money;
pub(in crate::sale) use paper::since;
pub use paper::{count_copy, facts};
pub use settle::{settle, to_verify};
pub use tries::try_again;
pub use void::{quote_void, void};
