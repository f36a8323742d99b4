//! Commands that this counter was answered lately. They are kept in memory alone: a server that lost its tail is offered
//! them again, under their ids.

use std::collections::VecDeque;
use std::sync::Mutex;

use office::{Actor, command};
use serde::Deserialize;
use store::locked;
use uuid::Uuid;

/// A server that loses its tail loses seconds: this is far more.
const MOST: usize = 1_000;
const FOR_MS: i64 = 3_600_000;
/// After these nothing is kept of what was given before: it may name who was erased.
const ERASURES: [&str; 2] = ["customer_erase", "retention_erase"];

/// A command as it was given.
#[derive(Clone)]
pub struct Answered {
    pub id: Uuid,
    pub name: &'static str,
    /// As JSON, without any secret.
    pub args: String,
    pub operator: Actor,
    /// The number of its order, as it was told.
    pub told_order: Option<String>,
    entropy: [u8; 16],
    /// By counted time.
    at_ms: i64,
}

impl Answered {
    /// A command that was answered now, by counted time.
    pub(crate) fn now(id: Uuid, envelope: &command::Envelope, answer: &str, at_ms: i64) -> Self {
        Self {
            id,
            name: envelope.form.name,
            args: envelope.args.clone(),
            operator: envelope.operator.clone(),
            told_order: order_in(answer),
            entropy: envelope.entropy,
            at_ms,
        }
    }
}

/// What a counter was answered, the oldest first.
#[derive(Default)]
pub struct Given(Mutex<VecDeque<Answered>>);

impl Given {
    /// What the ids and codes of a command were minted from, where it was answered before: a ticket that is printed
    /// keeps its code.
    pub(crate) fn entropy_of(&self, id: Uuid) -> Option<[u8; 16]> {
        locked(&self.0).iter().rev().find(|one| one.id == id).map(|one| one.entropy)
    }

    pub(crate) fn all(&self) -> Vec<Answered> {
        locked(&self.0).iter().cloned().collect()
    }

    pub(crate) fn forget(&self, id: Uuid) {
        locked(&self.0).retain(|one| one.id != id);
    }

    pub(crate) fn note(&self, answered: Answered) {
        let mut list = locked(&self.0);
        if ERASURES.contains(&answered.name) {
            list.clear();
            return;
        }
        let since_ms = answered.at_ms - FOR_MS;
        while list.front().is_some_and(|one| one.at_ms < since_ms) || list.len() >= MOST {
            list.pop_front();
        }
        if list.iter().all(|one| one.id != answered.id) {
            list.push_back(answered);
        }
    }
}

/// The number of the order that an answer tells of.
#[must_use]
pub fn order_in(answer: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Numbered {
        order_number: String,
    }
    serde_json::from_str::<Numbered>(answer).ok().map(|answer| answer.order_number)
}
