//! A wire between a counter and its server that can be frozen, cut, or lose one answer.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

use crate::Step;

/// How long an answer is held back before its line is cut: the server has kept the work by then.
const LONG_ENOUGH: Duration = Duration::from_millis(300);

#[derive(Default)]
struct State {
    frozen: AtomicBool,
    /// How much counters may still send before it freezes by itself, where it does; else 0.
    freezes_in: AtomicU64,
    /// When it did.
    froze: OnceLock<Instant>,
    /// The next COMMIT reaches the server, its answer reaches nobody.
    loses_commit: AtomicBool,
    /// Milliseconds for which the next line that is called passes nothing.
    delays: AtomicU64,
    closed: AtomicBool,
    /// What counters sent so far: each time they wait for an answer.
    asked: AtomicU64,
    lines: Mutex<Vec<TcpStream>>,
}

impl State {
    /// Whether this is the question that is held back.
    fn is_enough(&self) -> bool {
        let left = |left: u64| left.checked_sub(1);
        self.freezes_in.fetch_update(Ordering::SeqCst, Ordering::SeqCst, left) == Ok(1)
    }
}

/// The wire; it ends with this.
pub struct Proxy {
    state: Arc<State>,
    port: u16,
}

impl Proxy {
    /// A wire to the server on `port` of this machine.
    ///
    /// # Errors
    /// When no port is free.
    pub fn to(port: u16) -> Step<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let own = listener.local_addr()?.port();
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for near in listener.incoming().flatten() {
                if shared.closed.load(Ordering::SeqCst) {
                    break;
                }
                let delay = Duration::from_millis(shared.delays.swap(0, Ordering::SeqCst));
                let shared = Arc::clone(&shared);
                let joins = move || {
                    std::thread::sleep(delay);
                    if let Ok(far) = TcpStream::connect(("127.0.0.1", port)) {
                        join(&shared, near, far);
                    }
                };
                if delay.is_zero() {
                    joins();
                } else {
                    std::thread::spawn(joins);
                }
            }
        });
        Ok(Self { state, port: own })
    }

    /// Where counters call it, on this machine.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The address of a house with this wire in between.
    ///
    /// # Panics
    /// When the address is not `postgres://…@host:port/…`.
    #[must_use]
    pub fn between(&self, url: &str) -> String {
        let (before, rest) = url.rsplit_once('@').expect("an address with a user");
        let (_, database) = rest.split_once('/').expect("an address with a database");
        format!("{before}@127.0.0.1:{}/{database}", self.port)
    }

    /// Nothing passes any more, nothing is cut: a server that froze.
    pub fn freeze(&self) {
        self.state.frozen.store(true, Ordering::SeqCst);
    }

    /// Freezes by itself once counters have asked that often: the question after it reaches nobody.
    pub fn freeze_after(&self, asked: u64) {
        self.state.freezes_in.store(asked + 1, Ordering::SeqCst);
    }

    /// The next line that is called passes nothing at first: a server that was slow once.
    pub fn delay_the_next_line(&self, by: Duration) {
        let by = u64::try_from(by.as_millis()).unwrap_or(u64::MAX);
        self.state.delays.store(by, Ordering::SeqCst);
    }

    /// Whether a line was called since it was asked for.
    #[must_use]
    pub fn has_delayed_it(&self) -> bool {
        self.state.delays.load(Ordering::SeqCst) == 0
    }

    /// How long ago it froze by itself.
    #[must_use]
    pub fn frozen_for(&self) -> Option<Duration> {
        self.state.froze.get().map(Instant::elapsed)
    }

    /// What was held back passes.
    pub fn thaw(&self) {
        self.state.frozen.store(false, Ordering::SeqCst);
    }

    /// Loses the answer to the next COMMIT, and the line with it.
    pub fn lose_a_commit(&self) {
        self.state.loses_commit.store(true, Ordering::SeqCst);
    }

    /// How often counters asked the server something so far: round trips.
    #[must_use]
    pub fn asked(&self) -> u64 {
        self.state.asked.load(Ordering::SeqCst)
    }

    /// Whether a COMMIT was lost since it was asked for.
    #[must_use]
    pub fn has_lost_it(&self) -> bool {
        !self.state.loses_commit.load(Ordering::SeqCst)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.state.closed.store(true, Ordering::SeqCst);
        self.state.frozen.store(false, Ordering::SeqCst);
        // Wakes the listener up to see that it is over.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        for line in
            self.state.lines.lock().into_iter().flat_map(|mut lines| std::mem::take(&mut *lines))
        {
            let _ = line.shutdown(Shutdown::Both);
        }
    }
}

fn join(state: &Arc<State>, near: TcpStream, far: TcpStream) {
    let copies = [near.try_clone(), far.try_clone(), near.try_clone(), far.try_clone()];
    let [Ok(near_in), Ok(far_out), Ok(kept_near), Ok(kept_far)] = copies else { return };
    if let Ok(mut lines) = state.lines.lock() {
        lines.extend([kept_near, kept_far]);
    }
    let (there, back) = (Arc::clone(state), Arc::clone(state));
    std::thread::spawn(move || pass(&there, near_in, far_out, true));
    std::thread::spawn(move || pass(&back, far, near, false));
}

fn pass(state: &State, mut from: TcpStream, mut to: TcpStream, to_server: bool) {
    let mut bytes = [0; 16 * 1024];
    while let Ok(read) = from.read(&mut bytes) {
        if to_server && read > 0 && state.is_enough() {
            state.froze.get_or_init(Instant::now);
            state.frozen.store(true, Ordering::SeqCst);
        }
        while state.frozen.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(10));
        }
        let passing = &bytes[..read];
        state.asked.fetch_add(u64::from(to_server && read > 0), Ordering::SeqCst);
        let commits = to_server && passing.windows(7).any(|w| w == b"COMMIT\0");
        if commits && state.loses_commit.swap(false, Ordering::SeqCst) {
            // Cut towards the counter first, so that the answer has nowhere to go.
            let _ = from.shutdown(Shutdown::Both);
            let _ = to.write_all(passing);
            std::thread::sleep(LONG_ENOUGH);
            let _ = to.shutdown(Shutdown::Both);
            return;
        }
        if read == 0 || to.write_all(passing).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
    let _ = from.shutdown(Shutdown::Both);
}
