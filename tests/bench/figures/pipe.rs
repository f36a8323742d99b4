//! `contremarquectl call --lines`: what a call down the pipe costs beside the same call made in the
//! program.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use harness::desk::{Desk, PIN};
use harness::programs;
use harness::small::small_house;
use uuid::Uuid;

use crate::table::{Figure, Must, Table};
use crate::time;

const CALLS: usize = 10_000;
const TIMES: usize = 5;
const LINE: &str = "{\"name\":\"badges\",\"args\":{}}\n";

pub fn measure(table: &mut Table) {
    let inside = Desk::sqlite(&small_house());
    let outside = Desk::sqlite(&small_house()).close();
    let (mut child, stdin, mut stdout) = start(outside.path());
    let mut stdin = Some(stdin);
    let mut figure =
        Figure::new(format!("badges, a call of {CALLS} down one pipe"), &[Must::Beside(50, 0.1)]);
    for _ in 0..TIMES {
        let floor = time(|| {
            for _ in 0..CALLS {
                inside.api.call("Léa", "badges", Uuid::now_v7(), "{}").expect("badges");
            }
        });
        let took = time(|| stdin = stdin.take().map(|stdin| run(stdin, &mut stdout)));
        figure.pair(floor / CALLS as f64, took / CALLS as f64);
    }
    drop(stdin);
    assert!(child.wait().expect("its end").success());
    table.add(figure.noted("the floor is the same call inside the program"));
}

fn start(folder: &std::path::Path) -> (Child, ChildStdin, BufReader<ChildStdout>) {
    let mut child = Command::new(programs::built("contremarquectl").expect("contremarquectl"))
        .arg("--data")
        .arg(folder)
        .args(["--operator", "Léa", "call", "--lines"])
        .env("CONTREMARQUE_PIN", PIN)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("contremarquectl");
    let (stdin, stdout) =
        (child.stdin.take().expect("stdin"), child.stdout.take().expect("stdout"));
    let mut stdout = BufReader::new(stdout);
    // Signing in is no call of the pipe.
    let mut stdin = stdin;
    stdin.write_all(LINE.as_bytes()).expect("a line");
    answers(&mut stdout, 1);
    (child, stdin, stdout)
}

/// Writes on one thread and reads on another, as whoever measures from outside would.
fn run(mut stdin: ChildStdin, stdout: &mut BufReader<ChildStdout>) -> ChildStdin {
    let writing = std::thread::spawn(move || {
        let lines = LINE.repeat(CALLS);
        stdin.write_all(lines.as_bytes()).expect("the lines");
        stdin
    });
    answers(stdout, CALLS);
    writing.join().expect("the writer")
}

fn answers(stdout: &mut BufReader<ChildStdout>, count: usize) {
    let mut line = String::new();
    for _ in 0..count {
        line.clear();
        stdout.read_line(&mut line).expect("an answer");
        assert!(line.starts_with("{\"ok\":"), "{line}");
    }
}
