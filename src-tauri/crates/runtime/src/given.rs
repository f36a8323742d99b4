//! Commands that this counter was answered lately. They are kept in memory alone: a server that lost its tail is offered
//! them again, under their ids.

use std::collections::VecDeque;
use std::sync::Mutex;

use domain::time::HOUR_MS;
use office::books::anchor::there::{Kind, Named};
use office::erasure::Ids;
use office::{Actor, command};
use serde::Deserialize;
use serde_json::Value as Json;
use store::locked;
use uuid::Uuid;

use crate::call::again::Again;

/// A server that loses its tail loses seconds: this is far more.
const MOST: usize = 1_000;
const FOR_MS: i64 = HOUR_MS;
/// Where an answer, or what was asked, says what it came to.
const AMOUNTS: [&str; 6] = [
    "/total_cents",
    "/amount_cents",
    "/accepted_cents",
    "/expected_total_cents",
    "/expected_reprise_cents",
    "/expected_cents",
];

/// A command as it was given.
#[derive(Clone)]
pub struct Answered {
    pub id: Uuid,
    pub name: &'static str,
    /// As JSON, without any secret.
    pub args: String,
    pub operator: Actor,
    /// What becomes of it where the house lost it.
    pub again: Again,
    /// The number of its order, as it was told.
    pub told_order: Option<String>,
    /// What it came to, in cents, where it says so.
    pub amount_cents: Option<i64>,
    /// When it was said, by the house's time.
    pub said_ms: i64,
    /// What its arguments and its answer name.
    names: Vec<Named>,
    makes: Vec<Named>,
    entropy: [u8; 16],
    /// By counted time.
    at_ms: i64,
}

/// A command that was answered.
pub(crate) struct Told<'a> {
    pub(crate) id: Uuid,
    pub(crate) again: Again,
    pub(crate) envelope: &'a command::Envelope,
    pub(crate) answer: &'a str,
}

impl Answered {
    /// A command that was answered now, by counted time.
    pub(crate) fn now(told: &Told<'_>, at_ms: i64) -> Self {
        let Told { id, again, envelope, answer } = *told;
        Self {
            id,
            name: envelope.form.name,
            args: envelope.args.clone(),
            operator: envelope.operator.clone(),
            again,
            told_order: order_in(answer),
            amount_cents: amount_in(answer).or_else(|| amount_in(&envelope.args)),
            said_ms: envelope.at_ms,
            names: named_in(envelope.form.name, &envelope.args),
            makes: named_in(envelope.form.name, answer),
            entropy: envelope.entropy,
            at_ms,
        }
    }

    /// What its arguments name.
    pub(crate) fn names(&self) -> &[Named] {
        &self.names
    }

    /// Whether it makes paper of what is there.
    #[must_use]
    pub fn prints(&self) -> bool {
        self.again == Again::Prints
    }

    /// Whether it makes an order that `later` takes up: one that was voided must not come back sold.
    #[must_use]
    pub fn is_taken_up_by(&self, later: &Self) -> bool {
        self.again == Again::Sells
            && later.id != self.id
            && !later.prints()
            // A sale names its customer without making them.
            && self.makes.iter().any(|one| one.0 != Kind::Customer && later.names.contains(one))
    }

    fn erases(&self) -> Option<Erased> {
        match self.again {
            Again::Erases => Some(Erased::These(self.names.clone())),
            Again::ErasesMany => Some(Erased::Many),
            _ => None,
        }
    }

    fn tells_of(&self, erased: &Erased) -> bool {
        let mut named = self.names.iter().chain(&self.makes);
        self.again == Again::Names
            || named.any(|one| match erased {
                Erased::These(these) => these.contains(one),
                Erased::Many => one.0 == Kind::Customer,
            })
    }
}

/// Whom an erasure erased.
enum Erased {
    These(Vec<Named>),
    Many,
}

/// What the JSON of a command names by its id.
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
                "reprise_id" | "reprise_ids" => Some(Kind::Reprise),
                "lot_id" => Some(Kind::Lot),
                "id" | "ids" => kind_of(command),
                _ => None,
            };
            named.extend(kind.zip(json.as_i64()));
        }
    }
}

/// What a command's own `id` is of.
fn kind_of(command: &str) -> Option<Kind> {
    match command.split('_').next() {
        Some("customer") => Some(Kind::Customer),
        Some("order") => Some(Kind::Order),
        Some("reprise") => Some(Kind::Reprise),
        Some("refund") => Some(Kind::Refund),
        Some("mail") => Some(Kind::Mail),
        _ => None,
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

    /// What was answered, back to an hour of counted time before the last: it waits as long as a supervisor takes.
    pub(crate) fn all(&self) -> Vec<Answered> {
        locked(&self.0).iter().cloned().collect()
    }

    /// The people, orders and places that what was answered names.
    pub(crate) fn named(&self) -> Ids {
        let mut ids = Ids::default();
        for one in locked(&self.0).iter() {
            for (kind, id) in one.names.iter().chain(&one.makes) {
                match kind {
                    Kind::Customer => ids.customers.push(*id),
                    Kind::Order => ids.orders.push(*id),
                    Kind::Place => ids.places.push(*id),
                    Kind::Reprise | Kind::Lot | Kind::Refund | Kind::Mail => {}
                }
            }
        }
        for ids in [&mut ids.customers, &mut ids.orders, &mut ids.places] {
            ids.sort_unstable();
            ids.dedup();
        }
        ids
    }

    /// Forgets what tells of these, who were erased. The erasures themselves stay.
    pub(crate) fn erase(&self, erased: &Ids) {
        let is_theirs = |one: &Named| match one.0 {
            Kind::Customer => erased.customers.contains(&one.1),
            Kind::Order => erased.orders.contains(&one.1),
            Kind::Place => erased.places.contains(&one.1),
            Kind::Reprise | Kind::Lot | Kind::Refund | Kind::Mail => false,
        };
        locked(&self.0).retain(|one| {
            one.erases().is_some() || !one.names.iter().chain(&one.makes).any(is_theirs)
        });
    }

    pub(crate) fn forget(&self, id: Uuid) {
        locked(&self.0).retain(|one| one.id != id);
    }

    pub(crate) fn note(&self, answered: Answered) {
        let mut list = locked(&self.0);
        if let Some(erased) = answered.erases() {
            list.retain(|one| !one.tells_of(&erased));
        }
        // Given again it has another number, and what stood behind it still waits.
        if let Some(again) = list.iter_mut().find(|one| one.id == answered.id) {
            *again = answered;
            return;
        }
        let since_ms = answered.at_ms - FOR_MS;
        while list.front().is_some_and(|one| one.at_ms < since_ms) || list.len() >= MOST {
            list.pop_front();
        }
        list.push_back(answered);
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

/// What a command came to, as its answer or its arguments say.
fn amount_in(json: &str) -> Option<i64> {
    let json: Json = serde_json::from_str(json).ok()?;
    AMOUNTS.iter().find_map(|path| json.pointer(path)?.as_i64())
}

#[cfg(test)]
mod tests;
