//! The clock of the stories.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use api::Clock;

/// Lundi 1er juin 2020, 14:00 in Paris: when every story begins.
pub const BEGINNING_MS: i64 = 1_591_012_800_000;
/// One hour.
pub const HOUR_MS: i64 = 3_600_000;
/// One day.
pub const DAY_MS: i64 = 24 * HOUR_MS;
/// A clock that stands still until it is moved.
///
/// A house on the server of the tests lives by it too: the owner of its database, as nobody else can, puts a
/// time that stands still in the place of the server's clock.
pub struct TestClock {
    now_ms: AtomicI64,
    counted_ms: AtomicI64,
    drawn: AtomicU64,
    /// The database whose clock it steers, as its owner reaches it.
    steered: OnceLock<String>,
}

impl Default for TestClock {
    fn default() -> Self {
        Self::new()
    }
}

impl TestClock {
    /// Standing at the beginning of the stories.
    #[must_use]
    pub fn new() -> Self {
        Self::at(BEGINNING_MS)
    }

    /// Standing at a time.
    #[must_use]
    pub fn at(now_ms: i64) -> Self {
        // No two clocks of a test draw alike.
        static CLOCKS: AtomicU64 = AtomicU64::new(0);
        let drawn = 1 + (CLOCKS.fetch_add(1, Ordering::SeqCst) << 32);
        Self {
            now_ms: AtomicI64::new(now_ms),
            counted_ms: AtomicI64::new(0),
            drawn: AtomicU64::new(drawn),
            steered: OnceLock::new(),
        }
    }

    /// Lets time pass, in the house too.
    ///
    /// # Panics
    /// When the server does not answer.
    pub fn pass(&self, ms: i64) {
        self.counted_ms.fetch_add(ms, Ordering::SeqCst);
        self.set(self.now_ms() + ms);
        if let Some(url) = self.steered.get() {
            stop_clock(url, self.now_ms());
        }
    }

    /// Sets the clock of the machine, and nothing else.
    pub fn set(&self, now_ms: i64) {
        self.now_ms.store(now_ms, Ordering::SeqCst);
    }

    /// Lets the house of a database live by this clock.
    ///
    /// # Panics
    /// When the server does not answer, or it steers another one.
    pub fn steer(&self, url: &str) {
        self.steered.set(url.to_owned()).expect("a clock steers one house");
        stop_clock(url, self.now_ms());
    }
}

/// Puts a time that stands still in the place of the server's clock, in one database. It takes its owner.
///
/// # Panics
/// When the server does not answer.
pub fn stop_clock(url: &str, now_ms: i64) {
    let mut owner = postgres::Client::connect(url, postgres::NoTls).expect("the owner's login");
    let stopped = format!(
        "CREATE OR REPLACE FUNCTION house_ms() RETURNS BIGINT LANGUAGE sql VOLATILE AS \
         $$ SELECT CAST({now_ms} AS BIGINT) $$"
    );
    owner.batch_execute(&stopped).expect("the clock of the house stands still");
}

impl Clock for TestClock {
    fn now_ms(&self) -> i64 {
        self.now_ms.load(Ordering::SeqCst)
    }

    fn counted_ms(&self) -> i64 {
        self.counted_ms.load(Ordering::SeqCst)
    }

    fn entropy(&self) -> [u8; 16] {
        let n = self.drawn.fetch_add(1, Ordering::SeqCst);
        let [a, b] = [n.wrapping_mul(0x9e37_79b9_7f4a_7c15), n.wrapping_mul(0xbf58_476d_1ce4_e5b9)];
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&a.to_be_bytes());
        bytes[8..].copy_from_slice(&b.to_be_bytes());
        bytes
    }
}
