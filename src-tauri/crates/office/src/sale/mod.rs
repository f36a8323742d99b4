//! The counter: what is on sale, what a basket costs, the sale itself, its tickets on paper.

mod account;
pub mod amend;
mod basket;
mod booking;
mod make;
pub mod order;
mod paper;
mod payment;
mod performances;
mod print;

pub use basket::quote;
pub use make::make;
pub use paper::{receipt_facts, ticket_facts};
pub use performances::{performances, seats};
pub use print::{
    confirm_print, give_back, has_numbers, issue, reprint, send_to_printer, unprinted,
};

/// *Filière* of what is sold here.
pub const CHANNEL: &str = "GUICHET";
