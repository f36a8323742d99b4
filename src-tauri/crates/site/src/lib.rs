//! The site of a house, for its customers: they sign in by a code that is mailed, see their orders, ask places back and
//! follow what becomes of them.
//!
//! It is one more door to `office`: its list of commands is its own, and the desk's is not linked.

mod calendar;
mod check;
mod codes;
mod commands;
mod dispatch;
mod hearing;
mod pages;
mod papers;
mod performances;
mod post_office;
mod program;
mod session;
mod standing;
mod told;
mod web;

pub use check::{Line, State, check, hole};
pub use commands::COMMANDS;
pub use post_office::PostOffice;
pub use program::Site;
pub use session::Token;
pub use standing::{Standing, Wish};
pub use web::door::Listen;
pub use web::router::{For, ROUTES, Route, Way};
pub use web::server::serve;
