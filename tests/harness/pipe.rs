//! A desk that can be killed: `contremarquectl call --lines` behind a pipe.

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
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: &'static str,
    /// Its arguments.
    pub args: Json,
}

/// The program, started.
pub struct Pipe {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Pipe {
    /// Starts the program on a house.
    ///
    /// # Panics
    /// When the program is not there.
    pub fn start(folder: &Path, url: Option<&str>) -> Self {
        let mut command = Command::new(programs::built("contremarquectl").expect("the pipe"));
        command.arg("--data").arg(folder);
        if let Some(url) = url {
            command.args(["--database", url]);
        }
        let mut child = command
            .args(["--operator", "Hélène", "call", "--lines"])
            .env("CONTREMARQUE_PIN", PIN)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the pipe");
        let (stdin, stdout) =
            (child.stdin.take().expect("the pipe"), child.stdout.take().expect("the pipe"));
        Self { child, stdin, stdout: BufReader::new(stdout) }
    }

    /// Gives a command without waiting for its answer.
    ///
    /// # Panics
    /// When the program is not there.
    pub fn give(&mut self, given: &Given) {
        let line = json!({ "id": given.id, "name": given.name, "args": given.args });
        writeln!(self.stdin, "{line}").expect("the pipe");
        self.stdin.flush().expect("the pipe");
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
    /// When the program is not there.
    pub fn call(&mut self, given: &Given) -> Json {
        self.give(given);
        self.answer().expect("an answer")
    }

    /// A question's reply.
    ///
    /// # Panics
    /// When the program is not there.
    pub fn ask(&mut self, name: &'static str, args: Json) -> Json {
        let answer = self.call(&Given { id: Uuid::now_v7(), name, args });
        assert!(answer.get("ok").is_some(), "{name}: {answer}");
        answer["ok"].clone()
    }

    /// Kills the program where it stands.
    ///
    /// # Panics
    /// When the program is not there.
    pub fn kill(mut self) {
        self.child.kill().expect("the pipe");
        self.child.wait().expect("the pipe");
    }

    /// Ends the program as its user would.
    ///
    /// # Panics
    /// When the program is not there.
    pub fn end(self) {
        let Self { mut child, stdin, .. } = self;
        drop(stdin);
        assert!(child.wait().expect("the pipe").success());
    }
}
