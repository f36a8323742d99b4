//! *Hors vente*: seats that are kept out of the sale of one performance. Nobody sells, holds or proposes them; what was sold
//! elsewhere all the same was sold, and its seat is out again once it is given back.

mod put;
pub(crate) mod why;

pub use put::{put_back, put_out};
