//! The counter: what is on sale, what a basket costs, the sale itself, its tickets on paper.

mod account;
pub mod amend;
mod basket;
mod booking;
mod copy_out;
pub(crate) mod funds;
mod handover;
mod hold;
mod last;
mod make;
pub mod order;
mod out;
mod paper;
mod pay;
mod payment;
mod performances;
mod plan;
mod print;
mod print_all;
mod receipt;
mod room;
mod seats;
mod send_tickets;
mod settle;
mod standing;

pub use basket::quote;
pub use copy_out::copy_to_file;
pub(crate) use hold::{HolderRow, asked_by, seat_held, seat_sold};
pub use hold::{hold, leave, take_over};
pub use last::last;
pub use make::make;
pub(crate) use out::why::{OutRow, seat_out};
pub use out::{put_back, put_out};
pub use paper::ticket_facts;
pub use pay::pay;
pub use performances::{performances, seats};
pub use plan::{best_seats, performance_plan};
pub(crate) use print::number_tickets;
pub use print::{confirm_print, give_back, reprint, send_to_printer, unprinted};
pub use print_all::print_all;
pub use receipt::{receipt_facts, take_receipt};
pub(crate) use room::left_of;
pub use send_tickets::send_tickets;
pub(crate) use standing::stands;

/// *Filière* of what is sold here.
pub const CHANNEL: &str = "GUICHET";
