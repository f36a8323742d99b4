//! *Report*: a performance of which places are sold is moved to another date. Who is concerned is said
//! before; the move, its mails, its letters and what it offers are one transaction.

mod holders;
mod letters;
mod mails;
mod make;
mod plan;
mod quote;
mod told;

pub use letters::{count_letters, letters};
pub use make::reschedule;
pub use quote::quote;
pub use told::told;
