//! The site of a house, for its customers: they sign in by a code that is mailed, see their orders, ask places back and
//! follow what becomes of them.
//!
//! It is one more door to `office`: its list of commands is its own, and the desk's is not linked.

mod commands;
mod papers;
mod program;
mod session;

pub use commands::COMMANDS;
pub use program::Site;
pub use session::Token;
