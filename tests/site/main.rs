//! The built site on a demo house, over HTTP: what customers do there, and what nobody may.

#[cfg(feature = "window")]
mod browser;
mod guide;
mod headers;
mod hostile;
mod legal;
mod limits;
mod mails;
mod matrix;
mod missing;
#[cfg(feature = "window")]
mod proxies;
mod signing_in;
mod twice;
mod units;
