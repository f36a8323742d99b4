//! A mutex whose data is sound whatever became of a thread that had it.

use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

/// The data, behind its lock. A thread that panicked left it as it was; a transaction of its was rolled back.
pub fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The same where nobody has it.
pub(crate) fn locked_if_free<T>(mutex: &Mutex<T>) -> Option<MutexGuard<'_, T>> {
    match mutex.try_lock() {
        Ok(data) => Some(data),
        Err(TryLockError::Poisoned(data)) => Some(data.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    }
}
