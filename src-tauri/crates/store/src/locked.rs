//! A mutex whose data is sound whatever became of a thread that had it.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// The data, behind its lock. A thread that panicked left it as it was; a transaction of its was rolled back.
pub fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
