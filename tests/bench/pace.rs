//! Work at a pace: each piece leaves at its time, whatever became of those before it, and its time counts from when it was due.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::time;

/// Hands that work. Where all of them wait, a piece leaves late, and that counts too.
const HANDS: usize = 64;

/// A piece of the work.
pub struct Piece<R> {
    /// When it was to leave.
    pub due: Instant,
    /// From then until it was done, in milliseconds.
    pub took: f64,
    /// The floor just after it, in milliseconds.
    pub floor: f64,
    pub result: R,
}

/// So many pieces, so many of them a second, each with a floor behind it.
pub fn at<R: Send>(
    a_second: f64,
    count: usize,
    floor: impl Fn() + Sync,
    work: impl Fn(usize) -> R + Sync,
) -> Vec<Piece<R>> {
    let (next, began) = (AtomicUsize::new(0), Instant::now());
    let piece = |n: usize| {
        let due = began + Duration::from_secs_f64(n as f64 / a_second);
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        let result = work(n);
        let took = due.elapsed().as_secs_f64() * 1_000.0;
        Piece { due, took, floor: time(&floor), result }
    };
    let hand = || {
        let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::SeqCst));
        numbers.take_while(|n| *n < count).map(|n| (n, piece(n))).collect::<Vec<_>>()
    };
    let mut done: Vec<_> = std::thread::scope(|scope| {
        let hands: Vec<_> = (0..HANDS).map(|_| scope.spawn(hand)).collect();
        hands.into_iter().flat_map(|hand| hand.join().expect("a hand")).collect()
    });
    done.sort_by_key(|(n, _)| *n);
    done.into_iter().map(|(_, piece)| piece).collect()
}
