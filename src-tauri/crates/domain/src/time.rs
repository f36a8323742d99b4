//! Spans of time, in milliseconds.

/// A minute.
pub const MINUTE_MS: i64 = 60_000;
/// An hour.
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
/// A day of 24 hours. A house's day may have one more or one less: see [`crate::wall_clock`].
pub const DAY_MS: i64 = 24 * HOUR_MS;
