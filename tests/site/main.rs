//! The built site on a demo house, over HTTP: what customers do there, and what nobody may.

mod guide;
mod headers;
mod hostile;
mod limits;
mod matrix;
mod missing;
mod signing_in;
mod twice;
