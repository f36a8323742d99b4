//! Mails over a real line: what arrives, what does not, and what is known of it.

mod addresses;
mod dead_program;
mod gone;
mod many;
mod postfix;
mod refusals;
mod secured;
mod stages;
mod trial;
mod unwritable;
mod words;

use std::sync::atomic::AtomicBool;
use std::time::Duration;

use api::{Limits, Mailer};
use harness::desk::Desk;

/// Short enough for a test, long enough for a busy machine.
const LIMITS: Limits = Limits {
    connect: Duration::from_secs(5),
    secure: Duration::from_secs(5),
    command: Duration::from_millis(1_000),
    text: Duration::from_millis(500),
    dot: Duration::from_millis(500),
    goodbye: Duration::from_millis(200),
    mails: 50,
};

/// One look of the worker.
fn send(desk: &Desk) -> u64 {
    let never = AtomicBool::new(false);
    Mailer::new(&desk.api, LIMITS, &never).send_due().unwrap()
}
