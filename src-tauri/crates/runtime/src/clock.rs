//! The one place that reads the system's clock and its randomness.

use std::sync::LazyLock;
use std::time::Instant;

use uuid::Uuid;

/// Time and randomness, replaceable in tests.
pub trait Clock: Send + Sync {
    /// What the machine's clock says, UTC milliseconds. Anyone may set it: what time it is in a house says
    /// [`HouseClock`](crate::house_clock::HouseClock).
    fn now_ms(&self) -> i64;

    /// Milliseconds since whenever, counted whatever the clock is set to, while the machine sleeps too.
    fn counted_ms(&self) -> i64;

    /// Random bytes.
    fn entropy(&self) -> [u8; 16];
}

/// The system's.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

/// When the program began to count, and what the system had counted then.
static BEGAN: LazyLock<(Instant, Option<i64>)> = LazyLock::new(|| (Instant::now(), uptime_ms()));

/// What Linux counts since the machine started, its sleep included, which [`Instant`] leaves out there.
fn uptime_ms() -> Option<i64> {
    let text = std::fs::read_to_string("/proc/uptime").ok()?;
    let (seconds, hundredths) = text.split_whitespace().next()?.split_once('.')?;
    Some(seconds.parse::<i64>().ok()? * 1_000 + hundredths.parse::<i64>().ok()? * 10)
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
    fn now_ms(&self) -> i64 {
        chrono::Utc::now().timestamp_millis()
    }

    fn counted_ms(&self) -> i64 {
        let (began, uptime) = *BEGAN;
        match (uptime, uptime_ms()) {
            (Some(then), Some(now)) => now - then,
            _ => i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX),
        }
    }

    #[expect(clippy::disallowed_methods, reason = "this is where chance is drawn")]
    fn entropy(&self) -> [u8; 16] {
        *Uuid::new_v4().as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_only_grows() {
        let counted = [(); 3].map(|()| SystemClock.counted_ms());
        assert!(counted.is_sorted() && counted[0] >= 0, "{counted:?}");
    }
}
