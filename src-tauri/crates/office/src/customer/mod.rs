//! Customers: found, opened, made, changed; what they have and had.

mod edit;
mod former;
mod gone;
pub mod keys;
mod known;
mod search;
mod sheet;
mod statement;
mod twins;
mod typed;

pub use edit::{change, create};
pub(crate) use edit::{correct_address, rename_holders, write};
pub(crate) use gone::{erased, is_erased, mark_of_key, not_erased};
pub(crate) use known::Known;
pub use search::search;
pub(crate) use search::{is_rare, named};
pub use sheet::sheet;
pub use statement::{statement, statement_facts};
pub use twins::twins;
