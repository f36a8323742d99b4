//! Commands that this counter was answered lately. They are kept in memory alone: a server that lost its tail is offered
//! them again, under their ids.

use std::collections::VecDeque;
use std::sync::Mutex;

use office::{Actor, command};
use serde::Deserialize;
use serde_json::Value as Json;
use store::locked;
use uuid::Uuid;

/// A server that loses its tail loses seconds: this is far more.
const MOST: usize = 1_000;
const FOR_MS: i64 = 3_600_000;
/// They hold what a customer is called, and how they are reached.
const FILES: [&str; 2] = ["customer_create", "customer_change"];
/// They make paper of what is there.
const PRINTS: [&str; 5] =
    ["order_print_all", "ticket_confirm", "ticket_pdf", "ticket_print", "ticket_reprint"];

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
    /// What its arguments and its answer name.
    names: Vec<Named>,
    makes: Vec<Named>,
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
            names: named_in(envelope.form.name, &envelope.args),
            makes: named_in(envelope.form.name, answer),
            entropy: envelope.entropy,
            at_ms,
        }
    }

    /// Whether it makes paper of what is there.
    #[must_use]
    pub fn prints(&self) -> bool {
        PRINTS.contains(&self.name)
    }

    /// Whether it makes an order.
    #[must_use]
    pub fn sells(&self) -> bool {
        self.name == "sale_make"
    }

    /// Whether it names what `made` made: those ids are another's once that is given again.
    #[must_use]
    pub fn names_what(&self, made: &Self) -> bool {
        let makes = made.sells() || made.name == "customer_create";
        makes
            && made.id != self.id
            && made.makes.iter().any(|one| {
                // A sale names its customer without making them.
                (made.sells() == (one.0 != Kind::Customer)) && self.names.contains(one)
            })
    }

    fn erases(&self) -> Option<Erased> {
        match self.name {
            "customer_erase" => Some(Erased::These(self.names.clone())),
            "retention_erase" => Some(Erased::Many),
            _ => None,
        }
    }

    fn tells_of(&self, erased: &Erased) -> bool {
        let mut named = self.names.iter().chain(&self.makes);
        FILES.contains(&self.name)
            || named.any(|one| match erased {
                Erased::These(these) => these.contains(one),
                Erased::Many => one.0 == Kind::Customer,
            })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Customer,
    Order,
    Place,
}

type Named = (Kind, i64);

/// Whom an erasure erased.
enum Erased {
    These(Vec<Named>),
    Many,
}

/// The customers, orders and places that the JSON of a command names.
fn named_in(command: &str, json: &str) -> Vec<Named> {
    let mut named = Vec::new();
    if let Ok(json) = serde_json::from_str(json) {
        names_of(command, "", &json, &mut named);
    }
    named
}

fn names_of(command: &str, key: &str, json: &Json, named: &mut Vec<Named>) {
    match json {
        Json::Object(fields) => {
            for (key, value) in fields {
                names_of(command, key, value, named);
            }
        }
        Json::Array(items) => items.iter().for_each(|one| names_of(command, key, one, named)),
        _ => {
            let kind = match key {
                "customer_id" => Some(Kind::Customer),
                "order_id" => Some(Kind::Order),
                "place_id" | "place_ids" => Some(Kind::Place),
                "id" if command.starts_with("customer_") => Some(Kind::Customer),
                "id" if command.starts_with("order_") => Some(Kind::Order),
                _ => None,
            };
            named.extend(kind.zip(json.as_i64()));
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

    /// What was answered in the last hour of counted time.
    pub(crate) fn all(&self, now_ms: i64) -> Vec<Answered> {
        let mut list = locked(&self.0);
        list.retain(|one| one.at_ms >= now_ms - FOR_MS);
        list.iter().cloned().collect()
    }

    pub(crate) fn forget(&self, id: Uuid) {
        locked(&self.0).retain(|one| one.id != id);
    }

    pub(crate) fn note(&self, answered: Answered) {
        let mut list = locked(&self.0);
        if let Some(erased) = answered.erases() {
            list.retain(|one| !one.tells_of(&erased));
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

#[cfg(test)]
mod tests;
