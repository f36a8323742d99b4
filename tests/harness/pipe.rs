//! A counter that can be killed: `contremarquectl call --lines` behind a pipe.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::desk::PIN;
use crate::programs;

/// A command that was given, and the line it was given as.
#[derive(Clone, Debug)]
pub struct Given {
    pub id: Uuid,
    pub name: &'static str,
    pub args: Json,
}

/// The program, started, with someone signed in.
#[derive(Debug)]
pub struct Pipe {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Pipe {
    /// Starts the program on a house, for one of its people.
    ///
    /// # Panics
    /// When it is not built.
    #[must_use]
    pub fn start(folder: &Path, url: Option<&str>, operator: &str) -> Self {
        let mut command = Command::new(programs::built("contremarquectl").expect("the program"));
        command.arg("--data").arg(folder);
        if let Some(url) = url {
            command.env("CONTREMARQUE_DATABASE", url);
        }
        let mut child = command
            .args(["--operator", operator, "call", "--lines"])
            .env("CONTREMARQUE_PIN", PIN)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        let stdout = BufReader::new(stdout.expect("its stdout"));
        Self { child, stdin: stdin.expect("its stdin"), stdout }
    }

    /// Gives a command without waiting for its answer. A program that is gone takes it silently:
    /// nothing will answer.
    pub fn give(&mut self, given: &Given) {
        let line = json!({ "id": given.id, "name": given.name, "args": given.args });
        let _ = writeln!(self.stdin, "{line}").and_then(|()| self.stdin.flush());
    }

    /// The answer's line; nothing when the program is gone.
    pub fn answer(&mut self) -> Option<Json> {
        let mut line = String::new();
        match self.stdout.read_line(&mut line) {
            Ok(read) if read > 0 && line.ends_with('\n') => serde_json::from_str(&line).ok(),
            _ => None,
        }
    }

    /// Gives a command and waits.
    ///
    /// # Panics
    /// When the program is gone.
    pub fn call(&mut self, given: &Given) -> Json {
        self.give(given);
        self.answer().expect("an answer")
    }

    /// A question's reply.
    ///
    /// # Panics
    /// When it is refused.
    pub fn ask(&mut self, name: &'static str, args: Json) -> Json {
        let answer = self.call(&Given { id: Uuid::now_v7(), name, args });
        assert!(answer.get("ok").is_some(), "{name}: {answer}");
        answer["ok"].clone()
    }

    /// Kills the program where it stands.
    ///
    /// # Panics
    /// When it cannot be killed.
    pub fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }

    /// Ends the program as its user would.
    ///
    /// # Panics
    /// When it ends with another status than 0.
    pub fn end(self) {
        let Self { mut child, stdin, .. } = self;
        drop(stdin);
        assert!(child.wait().expect("gone").success());
    }
}
