//! How many lines to read by a store keeps.

/// Lines that are kept for whoever reads next. One that is made anew costs more than most reads.
pub const IDLE_READERS: usize = 8;
