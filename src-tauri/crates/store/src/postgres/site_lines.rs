//! What the lines of a site's login to a server show it: the rows that it sees are those that a secret opens.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::locked::locked;

/// Whether the lines of a house are those of a site, and what they all show.
#[derive(Debug, Default)]
pub(super) struct SiteLines {
    of_site: AtomicBool,
    /// The key of the counter, as [`digits`] writes it.
    key: Mutex<String>,
}

impl SiteLines {
    /// From here on the lines are those of a site.
    pub(super) fn hold(&self) {
        self.of_site.store(true, Ordering::Relaxed);
    }

    pub(super) fn hold_now(&self) -> bool {
        self.of_site.load(Ordering::Relaxed)
    }

    /// Shows this in each transaction.
    pub(super) fn show(&self, secret: &str) {
        *locked(&self.key) = digits(secret);
    }

    /// What each transaction shows.
    pub(super) fn shown(&self) -> String {
        locked(&self.key).clone()
    }
}

/// A secret in hexadecimal digits: no text of a setting can be made of them.
pub(super) fn digits(secret: &str) -> String {
    secret.bytes().map(|byte| format!("{byte:02x}")).collect()
}
