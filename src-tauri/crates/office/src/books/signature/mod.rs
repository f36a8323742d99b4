//! Signatures of where the journal ends, by the counters that write it. Who has the database alone has none of
//! their private keys: what was signed cannot be written anew.
//!
//! A command that finds the end of the journal unsigned for long signs it, before its own row, which seals the
//! signature like any row that was written. So each signature covers those before it.

mod extent;
mod pair;
mod told;

pub use extent::{AFTER_MS, Extent, ROWS};
pub use pair::{KeyPair, Numbers, Signed, is_vouched};
pub use told::read_key;
