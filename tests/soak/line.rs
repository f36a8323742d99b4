//! The two ways a counter reaches its house: a program of its own behind a pipe, or a session of one
//! program that others share.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use api::Api;
use harness::pipe::{Given, Pipe};
use serde_json::{Value as Json, json};

/// Where commands go in and answers come out, one at a time.
pub trait Line: Send {
    /// Gives a command and waits: `{"ok":…}` or `{"error":…}`.
    fn call(&mut self, given: &Given) -> Json;

    /// Gives a command and is gone, some time later, without an answer.
    fn cut(&mut self, given: &Given, after: Duration);
}

/// A program with its own data folder, on a house that it shares.
pub struct Program {
    folder: PathBuf,
    url: String,
    operator: &'static str,
    pipe: Option<Pipe>,
}

impl Program {
    pub fn new(folder: PathBuf, url: String, operator: &'static str) -> Self {
        Self { folder, url, operator, pipe: None }
    }

    fn pipe(&mut self) -> &mut Pipe {
        let start = || Pipe::start(&self.folder, Some(&self.url), self.operator);
        self.pipe.get_or_insert_with(start)
    }
}

impl Line for Program {
    fn call(&mut self, given: &Given) -> Json {
        self.pipe().call(given)
    }

    fn cut(&mut self, given: &Given, after: Duration) {
        self.pipe().give(given);
        std::thread::sleep(after);
        if let Some(pipe) = self.pipe.take() {
            pipe.kill();
        }
    }
}

/// A session of a program that has the file of a house open.
pub struct Session {
    pub api: Arc<Api>,
    pub operator: &'static str,
}

impl Line for Session {
    fn call(&mut self, given: &Given) -> Json {
        match self.api.call(self.operator, given.name, given.id, &given.args.to_string()) {
            Ok(answer) => json!({ "ok": serde_json::from_str::<Json>(&answer.json).unwrap() }),
            Err(refusal) => json!({ "error": refusal }),
        }
    }

    /// A thread cannot be killed: its answer is thrown away.
    fn cut(&mut self, given: &Given, _: Duration) {
        self.call(given);
    }
}

impl Line for Box<dyn Line> {
    fn call(&mut self, given: &Given) -> Json {
        (**self).call(given)
    }

    fn cut(&mut self, given: &Given, after: Duration) {
        (**self).cut(given, after);
    }
}
