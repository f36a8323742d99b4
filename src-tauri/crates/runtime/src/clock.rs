//! The one place that reads the system's clock and its randomness.

use uuid::Uuid;

/// Time and randomness, replaceable in tests.
pub trait Clock: Send + Sync {
    /// UTC milliseconds.
    fn now_ms(&self) -> i64;

    /// Random bytes.
    fn entropy(&self) -> [u8; 16];
}

/// The system's.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
    fn now_ms(&self) -> i64 {
        chrono::Utc::now().timestamp_millis()
    }

    #[expect(clippy::disallowed_methods, reason = "this is where chance is drawn")]
    fn entropy(&self) -> [u8; 16] {
        *Uuid::new_v4().as_bytes()
    }
}
