//! A counter that gives its command again under its id until the house answers, as the window does, and how long all of
//! that takes: until it is answered, and until anything is said at all.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use api::{Api, Heard};
use harness::pipe::Given;
use office::Code;
use serde_json::{Value as Json, json};

use crate::line::Line;

/// What is said of a house that cannot be worked at now: the command is kept.
const LATER: [Code; 3] = [Code::DatabaseUnreachable, Code::DatabaseBusy, Code::HouseHeld];
const AGAIN: Duration = Duration::from_millis(200);
const GIVEN_UP: Duration = Duration::from_secs(90);
/// The longest that nothing may be said.
const WORD: Duration = Duration::from_secs(3);
/// The longest that a command may wait once a server is there.
const ANSWER: Duration = Duration::from_secs(5);

#[derive(Default)]
pub struct Pace {
    /// When each command was answered.
    answered: Mutex<Vec<Instant>>,
    /// When the line was lost or found, as the window is told.
    line: Mutex<Vec<(Instant, bool)>>,
    words: Mutex<Vec<(Duration, String)>>,
    answers: Mutex<Vec<Duration>>,
}

impl Pace {
    pub fn hears(&self, heard: &Heard) {
        if let Heard::Line(state) = heard {
            self.line.lock().unwrap().push((Instant::now(), state.lost_since_ms.is_some()));
        }
    }

    /// Whether a command was answered after a moment; the first time, after how long.
    pub fn answered_after(&self, moment: Instant) -> bool {
        let answered = self.answered.lock().unwrap();
        let first = answered.iter().find(|at| **at > moment);
        if let Some(first) = first {
            let took = first.duration_since(moment);
            let mut answers = self.answers.lock().unwrap();
            if answers.last() != Some(&took) {
                answers.push(took);
            }
        }
        first.is_some()
    }

    /// What took longer than a person waits.
    pub fn wrong(&self) -> Vec<String> {
        let words = self.words.lock().unwrap();
        let silent = words.iter().filter(|(took, _)| *took > WORD);
        let mut wrong: Vec<String> =
            silent.map(|(took, what)| format!("{what}: nothing was said for {took:?}")).collect();
        let answers = self.answers.lock().unwrap();
        let late = answers.iter().filter(|took| **took > ANSWER);
        wrong.extend(late.map(|took| format!("a server was there, and answered after {took:?}")));
        wrong
    }

    pub fn slowest_answer(&self) -> Duration {
        self.answers.lock().unwrap().iter().copied().max().unwrap_or_default()
    }

    pub fn slowest_word(&self) -> Duration {
        self.words.lock().unwrap().iter().map(|(took, _)| *took).max().unwrap_or_default()
    }

    /// When the window could first say something of a command that was given then.
    fn said_of(&self, given: Instant, own: Instant) -> Instant {
        let line = self.line.lock().unwrap();
        let before = line.iter().rev().find(|(at, _)| *at <= given);
        if before.is_some_and(|(_, lost)| *lost) {
            return given;
        }
        let told = line.iter().find(|(at, lost)| *at > given && *lost);
        told.map_or(own, |(at, _)| own.min(*at))
    }
}

pub struct Patient {
    pub api: Arc<Api>,
    pub operator: &'static str,
    pub pace: Arc<Pace>,
}

impl Line for Patient {
    fn call(&mut self, given: &Given) -> Json {
        let (began, mut word) = (Instant::now(), None);
        loop {
            let told = self.api.call(self.operator, given.name, given.id, &given.args.to_string());
            word.get_or_insert_with(Instant::now);
            match told {
                Err(refusal) if LATER.contains(&refusal.code) && began.elapsed() < GIVEN_UP => {
                    std::thread::sleep(AGAIN);
                }
                told => {
                    let said = self.pace.said_of(began, word.unwrap_or_else(Instant::now));
                    let took = said.duration_since(began);
                    self.pace.words.lock().unwrap().push((took, given.name.to_owned()));
                    self.pace.answered.lock().unwrap().push(Instant::now());
                    return match told {
                        Ok(answer) => {
                            json!({ "ok": serde_json::from_str::<Json>(&answer.json).unwrap() })
                        }
                        Err(refusal) => json!({ "error": refusal }),
                    };
                }
            }
        }
    }

    /// A thread cannot be killed: its answer is thrown away.
    fn cut(&mut self, given: &Given, _: Duration) {
        self.call(given);
    }
}
