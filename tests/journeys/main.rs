//! The main job, end to end, on the orders of a real house.

mod export;
#[cfg(unix)]
mod printing;
