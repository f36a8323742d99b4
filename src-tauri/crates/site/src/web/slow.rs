//! Bodies that come slowly. Most are there with their head; one that is not holds a line of the site, whoever stands before
//! it, so that few may at a time, and fewer of one caller.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use store::locked;
use tokio::time::timeout;

use super::trouble::Wrong;

/// The longest form, in bytes.
pub(crate) const FORM_MAX: usize = 64 * 1024;
/// A body that comes in this time is of a line as it should be.
const AT_ONCE: Duration = Duration::from_millis(300);
/// The longest that a form may take to come.
const FORM_TIME: Duration = Duration::from_secs(15);
/// Bodies that may come slowly at a time: a quarter of the lines.
const TOGETHER: usize = 128;
/// Those of one caller: a household, or an office behind one address.
const OF_ONE: usize = 8;

/// Who sends slowly now.
#[derive(Default)]
pub(crate) struct Slow {
    callers: Mutex<HashMap<String, usize>>,
}

/// One of the bodies that may come slowly.
struct Share {
    of: Arc<Slow>,
    caller: String,
}

impl Slow {
    fn share(self: &Arc<Self>, caller: &str) -> Option<Share> {
        let mut callers = locked(&self.callers);
        if callers.values().sum::<usize>() >= TOGETHER {
            return None;
        }
        let count = callers.entry(caller.to_owned()).or_default();
        if *count >= OF_ONE {
            return None;
        }
        *count += 1;
        Some(Share { of: Arc::clone(self), caller: caller.to_owned() })
    }

    /// Reads a body of a caller: at once, or within its time where few others come slowly.
    pub(crate) async fn body(self: &Arc<Self>, caller: &str, body: Body) -> Result<Bytes, Wrong> {
        let mut reading = std::pin::pin!(to_bytes(body, FORM_MAX));
        let read = match timeout(AT_ONCE, reading.as_mut()).await {
            Ok(read) => read,
            Err(_) => {
                let _share = self.share(caller).ok_or(Wrong::Busy)?;
                timeout(FORM_TIME, reading).await.map_err(|_| Wrong::Unreadable)?
            }
        };
        read.map_err(|error| {
            let large = std::error::Error::source(&error)
                .is_some_and(|cause| cause.to_string().contains("length limit"));
            if large { Wrong::TooLarge } else { Wrong::Unreadable }
        })
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut callers = locked(&self.of.callers);
        if let Some(count) = callers.get_mut(&self.caller) {
            *count -= 1;
            if *count == 0 {
                callers.remove(&self.caller);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caller_has_a_few_and_all_together_have_a_bound() {
        let slow = Arc::new(Slow::default());
        let mine: Vec<Share> = std::iter::from_fn(|| slow.share("mine")).collect();
        assert_eq!(mine.len(), OF_ONE);
        let others: Vec<Share> =
            (0..1_000).filter_map(|number| slow.share(&number.to_string())).collect();
        assert_eq!(others.len() + OF_ONE, TOGETHER);
        drop(mine);
        assert!(slow.share("mine").is_some());
        drop(others);
        assert!(locked(&slow.callers).is_empty(), "nothing is kept of who is gone");
    }
}
