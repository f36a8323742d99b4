//! Contradictions: what imports say that is otherwise here. Each is kept until a person settles it, the other
//! system comes back on it, or the request that it speaks of is decided.

mod found;
mod list;
mod settle;

pub use found::{Contradictions, Found};
pub(crate) use list::counted;
pub use list::{list, of_order};
pub use settle::settle;
