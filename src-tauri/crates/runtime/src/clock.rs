//! The one place that reads the system's clock and its randomness.

use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant};

use uuid::Uuid;

use store::locked;

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

/// What the program counts. [`Instant`] leaves the sleep of the machine out on Linux; the system's own
/// count has it, and is only asked when the clock of the machine moved otherwise than [`Instant`].
struct Count {
    began: Instant,
    slept_ms: i64,
    /// At the last comparison: both clocks, and what the system had counted.
    compared: Instant,
    machine_ms: i64,
    uptime_ms: Option<i64>,
}

static COUNT: LazyLock<Mutex<Count>> = LazyLock::new(|| {
    let now = Instant::now();
    Mutex::new(Count {
        began: now,
        slept_ms: 0,
        compared: now,
        machine_ms: SystemClock.now_ms(),
        uptime_ms: uptime_ms(),
    })
});

/// A clock that moves by less against the other goes as it should: one second.
const DRIFT_MS: i64 = 1_000;

/// Milliseconds since the machine started, its sleep included; none elsewhere than on Linux.
fn uptime_ms() -> Option<i64> {
    let text = std::fs::read_to_string("/proc/uptime").ok()?;
    let (seconds, hundredths) = text.split_whitespace().next()?.split_once('.')?;
    Some(seconds.parse::<i64>().ok()? * 1_000 + hundredths.parse::<i64>().ok()? * 10)
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

impl Count {
    fn at(&mut self, now: Instant, machine_ms: i64) -> i64 {
        let awake_ms = millis(now.duration_since(self.compared));
        if (machine_ms - self.machine_ms - awake_ms).abs() > DRIFT_MS {
            let uptime_ms = uptime_ms();
            if let (Some(before), Some(now)) = (self.uptime_ms, uptime_ms) {
                let slept_ms = now - before - awake_ms;
                self.slept_ms += if slept_ms > DRIFT_MS { slept_ms } else { 0 };
            }
            (self.compared, self.machine_ms, self.uptime_ms) = (now, machine_ms, uptime_ms);
        }
        millis(now.duration_since(self.began)) + self.slept_ms
    }
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
    fn now_ms(&self) -> i64 {
        chrono::Utc::now().timestamp_millis()
    }

    fn counted_ms(&self) -> i64 {
        locked(&COUNT).at(Instant::now(), self.now_ms())
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

    #[test]
    fn setting_the_machine_s_clock_changes_nothing_that_is_counted() {
        let now = Instant::now();
        let (machine_ms, uptime_ms) = (SystemClock.now_ms(), uptime_ms());
        let mut count = Count { began: now, slept_ms: 0, compared: now, machine_ms, uptime_ms };
        let later = now + Duration::from_millis(700);
        for set_ms in [0, 31_536_000_000, -86_400_000] {
            assert_eq!(count.at(later, machine_ms + set_ms), 700, "{set_ms}");
        }
    }
}
