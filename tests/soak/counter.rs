//! One counter at work: what it gave, what it was told, and what it holds in its till.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::access::Role;
use harness::dice::Dice;
use harness::pipe::Given;
use harness::work::{self, Asks};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::line::Line;

/// What another counter's work may stand in the way with: refused, and nothing done.
const BY_THE_RULES: [&str; 15] = [
    "already_decided",
    "amount_changed",
    "claimed_by_other",
    "credit_does_not_fit",
    "lot_spent",
    "needs_supervisor",
    "not_enough_credit",
    "not_found",
    "own_proposal",
    "payment_missing",
    "performance_begun",
    "place_not_free",
    "rule_broken",
    "seat_sold",
    "stale",
];
/// Of a hundred commands, those after which the program is killed.
const KILLED: u64 = 4;
/// Of a hundred commands, those given twice.
const TWICE: u64 = 15;
/// The program is killed at most this long after a command, in microseconds: around its commit.
const KILLED_WITHIN: u64 = 8_000;

/// Whether a retry carries the id of what it repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ids {
    Kept,
    /// What a program without command ids would do.
    MintedAnew,
}

/// A command that was answered.
pub struct Told {
    pub id: Uuid,
    pub name: &'static str,
    pub answer: Json,
}

/// What became of the commands of one name.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub done: u64,
    pub refused: BTreeMap<String, u64>,
}

/// What one counter has to say at the end of the day.
#[derive(Default)]
pub struct Day {
    pub told: Vec<Told>,
    pub tallies: BTreeMap<&'static str, Tally>,
    pub kills: u64,
    pub twice: u64,
    /// What it took in and what credit it used, by tender, in cents.
    pub taken: BTreeMap<String, i64>,
    pub wrong: Vec<String>,
}

pub struct Counter<L> {
    line: L,
    role: Role,
    ids: Ids,
    dice: Dice,
    /// What it accepted last, and may still undo.
    accepted: Option<Json>,
    day: Day,
}

impl<L: Line> Asks for Counter<L> {
    fn ask(&mut self, name: &'static str, args: Json) -> Option<Json> {
        let mut answer = self.line.call(&Given { id: Uuid::now_v7(), name, args });
        if let Some(code) = code(&answer)
            && !BY_THE_RULES.contains(&code)
        {
            self.day.wrong.push(format!("{name} was answered {answer}"));
        }
        answer.get_mut("ok").map(Json::take)
    }
}

impl<L: Line> Counter<L> {
    pub fn new(line: L, role: Role, ids: Ids, dice: Dice) -> Self {
        Self { line, role, ids, dice, accepted: None, day: Day::default() }
    }

    /// Works for as long as it is told to.
    pub fn works(mut self, goes_on: impl Fn() -> bool) -> Day {
        while goes_on() {
            if let Some((name, args)) = self.next() {
                self.give(Given { id: Uuid::now_v7(), name, args });
            }
        }
        self.day
    }

    fn next(&mut self) -> Option<work::Command> {
        if self.dice.roll(10) == 0
            && let Some(accepted) = self.accepted.take()
        {
            return Some(("reprise_undo", accepted));
        }
        let mut dice = self.dice.clone();
        let next = match self.role {
            Role::Supervisor => work::of_supervisor(self, &mut dice),
            Role::Agent => work::of_agent(self, &mut dice),
            Role::Cashier => work::of_cashier(self, &mut dice),
        };
        self.dice = dice;
        next
    }

    /// Gives a command once, or twice, or from a program that is killed and one that takes over.
    fn give(&mut self, given: Given) {
        let roll = self.dice.roll(100);
        if roll < KILLED {
            self.day.kills += 1;
            let after = Duration::from_micros(self.dice.roll(KILLED_WITHIN));
            self.line.cut(&given, after);
            let again = self.again(given);
            let answer = self.line.call(&again);
            self.is_told(again, answer);
        } else if roll < KILLED + TWICE {
            self.day.twice += 1;
            let first = self.line.call(&given);
            let again = self.again(given);
            let answer = self.line.call(&again);
            if first.get("ok").is_some() && first != answer {
                let text = format!("{}: answered {first}, then {answer}", again.name);
                self.day.wrong.push(text);
            }
            self.is_told(again, answer);
        } else {
            let answer = self.line.call(&given);
            self.is_told(given, answer);
        }
    }

    fn again(&self, given: Given) -> Given {
        match self.ids {
            Ids::Kept => given,
            Ids::MintedAnew => Given { id: Uuid::now_v7(), ..given },
        }
    }

    fn is_told(&mut self, given: Given, mut answer: Json) {
        let tally = self.day.tallies.entry(given.name).or_default();
        if let Some(code) = code(&answer) {
            *tally.refused.entry(code.to_owned()).or_default() += 1;
            // Too late is a rule of undoing alone.
            let undone = given.name == "reprise_undo" && code == "too_late_to_undo";
            if !undone && !BY_THE_RULES.contains(&code) {
                self.day.wrong.push(format!("{} was answered {answer}", given.name));
            }
            return;
        }
        tally.done += 1;
        let answer = answer["ok"].take();
        if given.name == "reprise_accept" && answer["undo_until_ms"].is_i64() {
            self.accepted = Some(json!({ "id": answer["id"] }));
        }
        for payment in answer["payments"].as_array().into_iter().flatten() {
            let tender = payment["tender"].as_str().unwrap_or_default().to_owned();
            let cents = payment["amount_cents"].as_i64().unwrap_or_default();
            *self.day.taken.entry(tender).or_default() += cents;
        }
        self.day.told.push(Told { id: given.id, name: given.name, answer });
    }
}

fn code(answer: &Json) -> Option<&str> {
    match answer.get("error") {
        Some(error) => Some(error["code"].as_str().unwrap_or("unreadable")),
        None if answer.get("ok").is_none() => Some("unreadable"),
        None => None,
    }
}
