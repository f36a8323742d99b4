//! The built site on a demo house, over HTTP: what customers do there, and what nobody may.

mod account;
#[cfg(feature = "window")]
mod browser;
#[cfg(feature = "window")]
mod codes;
mod copied;
mod guide;
mod headers;
mod hostile;
mod large_order;
mod legal;
mod limits;
mod listening;
mod mails;
#[cfg(feature = "window")]
mod markup;
mod matrix;
mod meanwhile;
mod missing;
#[cfg(feature = "window")]
mod posted;
#[cfg(feature = "window")]
mod proxies;
mod reading;
#[cfg(feature = "window")]
mod rush;
#[cfg(feature = "window")]
mod scanned;
mod signing_in;
mod slowly;
mod tabs;
mod twice;
mod units;
mod went_back;
