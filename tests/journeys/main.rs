//! The main job, end to end, on the orders of a real house.

mod export;
mod printing;
