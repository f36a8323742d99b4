//! The writes of this program: those that wait for the house, and the one that has it.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::locked::locked;

/// Who has a house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// This program.
    This,
    /// Another program of this counter, or one of this machine that has the file open.
    Beside,
    /// Another counter by its name, or what a session of a server calls itself.
    Counter(String),
}

#[derive(Default)]
struct State {
    next: u64,
    /// Since when each waits.
    waiting: BTreeMap<u64, Instant>,
    writing: Option<u64>,
}

/// All writes of a store.
#[derive(Default)]
pub(crate) struct Turns(Mutex<State>);

impl Turns {
    /// Begins to wait.
    pub(crate) fn take(&self) -> Turn<'_> {
        let mut state = locked(&self.0);
        state.next += 1;
        let number = state.next;
        state.waiting.insert(number, Instant::now());
        Turn { turns: self, number }
    }

    /// How long the first of those that wait has waited.
    pub(crate) fn longest(&self) -> Option<Duration> {
        locked(&self.0).waiting.values().min().map(Instant::elapsed)
    }

    pub(crate) fn is_writing(&self) -> bool {
        locked(&self.0).writing.is_some()
    }
}

/// One write, over when this is dropped.
pub(crate) struct Turn<'a> {
    turns: &'a Turns,
    number: u64,
}

impl Turn<'_> {
    /// The house is its own from here on.
    pub(crate) fn has_it(&self) {
        let mut state = locked(&self.turns.0);
        state.waiting.remove(&self.number);
        state.writing = Some(self.number);
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut state = locked(&self.turns.0);
        state.waiting.remove(&self.number);
        if state.writing == Some(self.number) {
            state.writing = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_waits_until_it_has_the_house_and_lets_it_go() {
        let turns = Turns::default();
        assert_eq!((turns.longest(), turns.is_writing()), (None, false));
        let first = turns.take();
        let second = turns.take();
        first.has_it();
        assert!(turns.longest().is_some() && turns.is_writing());
        drop(first);
        assert!(turns.longest().is_some() && !turns.is_writing());
        drop(second);
        assert_eq!((turns.longest(), turns.is_writing()), (None, false));
    }

    #[test]
    fn the_longest_wait_is_that_of_the_first_who_came() {
        let turns = Turns::default();
        let first = turns.take();
        let long = Duration::from_millis(20);
        while turns.longest().is_some_and(|waited| waited < long) {
            std::hint::spin_loop();
        }
        let second = turns.take();
        assert!(turns.longest().is_some_and(|waited| waited >= long));
        drop(first);
        assert!(turns.longest().is_some());
        drop(second);
        assert_eq!(turns.longest(), None);
    }
}
