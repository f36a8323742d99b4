//! Credit by a person's hand: given, taken back, and let live longer. A supervisor does it and says why; the
//! customer reads it on their statement and in a mail.

mod extend;
mod give;
mod lot;
mod tell;
mod typed;

pub use extend::{extend, quote_extension};
pub use give::{give, quote, take_back};
