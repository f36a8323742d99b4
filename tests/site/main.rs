//! The built site on a demo house, over HTTP: what customers do there, and what nobody may.

mod account;
#[cfg(feature = "window")]
mod browser;
#[cfg(feature = "window")]
mod codes;
mod guide;
mod headers;
mod hostile;
mod limits;
mod mails;
mod matrix;
mod missing;
mod signing_in;
mod twice;
