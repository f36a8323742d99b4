//! HTTP: who calls, what may be answered, and the line between the two.

mod accent;
pub(crate) mod answer;
mod assets;
pub(crate) mod cookie;
pub(crate) mod door;
pub(crate) mod fields;
pub(crate) mod gate;
mod handling;
mod headers;
mod patient;
pub(crate) mod router;
pub(crate) mod server;
mod shared;
mod slow;
pub(crate) mod templates;
pub(crate) mod trouble;
pub(crate) mod visit;
