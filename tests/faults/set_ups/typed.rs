//! Secrets that somebody types at a terminal.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use harness::programs::built;
use harness::until;

/// Runs this in a terminal of its own and types each answer behind its question, after a while; whether it was done, and
/// all that the terminal showed.
fn at_terminal(line: &str, answers: &[(&str, &str)], after: Duration) -> (bool, String) {
    let mut terminal = Command::new("script")
        .args(["-qefc", line, "/dev/null"])
        .env("LC_ALL", "en_GB.UTF-8")
        .env("CONTREMARQUE_ETC", "/nowhere")
        .env_remove("CONTREMARQUE_PIN")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut keys, mut screen) = (terminal.stdin.take().unwrap(), terminal.stdout.take().unwrap());
    let shown = Arc::new(Mutex::new(String::new()));
    let seen = Arc::clone(&shown);
    let reading = std::thread::spawn(move || {
        let mut bytes = [0; 1024];
        while let Ok(n @ 1..) = screen.read(&mut bytes) {
            seen.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..n]));
        }
    });
    for (question, answer) in answers {
        let asked = until(20, question, || shown.lock().unwrap().contains(*question).then_some(()));
        if asked.is_err() {
            terminal.kill().unwrap();
            break;
        }
        std::thread::sleep(after);
        let _ = writeln!(keys, "{answer}");
    }
    let done = terminal.wait().unwrap().success();
    drop(keys);
    reading.join().unwrap();
    let shown = shown.lock().unwrap().clone();
    (done, shown)
}

fn ctl(folder: &Path) -> String {
    let program = built("contremarquectl").unwrap();
    format!("'{}' --data '{}' --deadline 6", program.display(), folder.display())
}

#[test]
fn whoever_types_a_secret_takes_the_time_that_it_takes_and_the_terminal_shows_what_is_typed_after()
{
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("house");
    let found = format!("{} found --name Soir --supervisor Helene", ctl(&folder));
    // The modes of the terminal are shown once the program has ended, however it did.
    let line = format!("{found}; ended=$?; stty -a; exit $ended");
    let twice = [("New PIN:", "4711"), ("once more:", "4711")];
    let (done, shown) = at_terminal(&line, &twice, Duration::from_millis(3_500));
    assert!(done, "{shown}");
    assert!(shown.contains(" echo ") && !shown.contains("4711"), "{shown}");
    // The PIN of whoever gives a command is typed too, once the house is open.
    let call = format!("{} --operator Helene call settings_get", ctl(&folder));
    let own = [("Your PIN:", "4711")];
    let (done, shown) = at_terminal(&call, &own, Duration::from_millis(6_500));
    assert!(done, "{shown}");
}

#[test]
fn a_pin_that_nobody_gives_is_no_wrong_one_and_is_said_to_be_missing() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("house");
    let run = |arguments: &[&str], pin: &str| {
        let mut command = Command::new(built("contremarquectl").unwrap());
        command.arg("--data").arg(&folder).args(arguments).stdin(Stdio::null());
        command.env("CONTREMARQUE_ETC", "/nowhere").env("LC_ALL", "fr_FR.UTF-8");
        let done = command.env("CONTREMARQUE_PIN", pin).output().unwrap();
        (done.status.success(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    let missing = "Le code PIN n’est pas donné";
    let found = ["found", "--name", "Soir", "--supervisor", "Hélène"];
    let (done, said) = run(&found, "");
    assert!(!done && said.starts_with(missing) && !folder.exists(), "{said}");
    let (done, said) = run(&found, "4711");
    assert!(done, "{said}");

    let call = ["--operator", "Hélène", "call", "badges"];
    for _ in 0..6 {
        let (done, said) = run(&call, "");
        assert!(!done && said.starts_with(missing), "{said}");
    }
    let (done, said) = run(&call, "4711");
    assert!(done, "{said}");
    for arguments in [&["call", "badges"][..], &["backup"]] {
        let (done, said) = run(arguments, "4711");
        assert!(!done && said.starts_with("Personne n’est nommé"), "{said}");
    }
}
