//! The system's print queue, CUPS, through its `lp` and `lpstat`.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// A queue that takes longer than this to accept a paper may yet print it.
const PATIENCE: Duration = Duration::from_secs(20);

/// A print service that takes longer than this to name its printers names none.
const NAMING: Duration = Duration::from_secs(3);

/// Longest list of printers, in bytes.
const LIST_MAX: u64 = 64 * 1024;

/// Why a paper was not handed over, in the words of the queue.
#[derive(Debug)]
pub(super) enum NotHandedOver {
    /// It was refused: nothing will come out.
    Refused(String),
    /// No answer in time, or none at all: it may come out, or not.
    InDoubt(String),
}

/// Hands a paper to a printer.
pub(super) fn hand_over(printer: &str, paper: &Path) -> Result<(), NotHandedOver> {
    // The printer's name is an argument of its own, never a word of a shell.
    let mut lp = Command::new("lp");
    lp.args(["-d", printer, "--"]).arg(paper);
    run(lp, PATIENCE)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the standard library waits for a program with no time limit"
)]
fn run(mut lp: Command, patience: Duration) -> Result<(), NotHandedOver> {
    let mut child = lp
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| NotHandedOver::Refused(format!("lp: {e}")))?;
    let end = Instant::now() + patience;
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) if status.code().is_none() => {
                // Killed in the middle: the queue may have the paper.
                return Err(NotHandedOver::InDoubt(format!("lp: {status}")));
            }
            Ok(Some(_)) => return Err(NotHandedOver::Refused(said(&mut child))),
            Ok(None) if Instant::now() < end => std::thread::sleep(Duration::from_millis(20)),
            Ok(None) => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(NotHandedOver::InDoubt(format!("lp: {} s", patience.as_secs())));
            }
            Err(e) => return Err(NotHandedOver::InDoubt(format!("lp: {e}"))),
        }
    }
}

fn said(child: &mut Child) -> String {
    let mut bytes = Vec::new();
    if let Some(stderr) = child.stderr.take() {
        let _ = stderr.take(2_000).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).trim().to_owned()
}

/// Printers that the system knows; none where there is no CUPS, or it does not answer.
pub(crate) fn printers() -> Vec<String> {
    let mut lpstat = Command::new("lpstat");
    lpstat.arg("-e");
    let list = listed(lpstat, NAMING).unwrap_or_default();
    String::from_utf8_lossy(&list).lines().map(str::to_owned).take(100).collect()
}

/// What a program writes until it ends; nothing where it takes longer than `patience`.
fn listed(mut program: Command, patience: Duration) -> Option<Vec<u8>> {
    let spawned = program.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = spawned.ok()?;
    let stdout = child.stdout.take()?;
    let (told, heard) = mpsc::channel();
    std::thread::spawn(move || {
        let mut list = Vec::new();
        if stdout.take(LIST_MAX).read_to_end(&mut list).is_ok() {
            let _ = told.send(list);
        }
    });
    let list = heard.recv_timeout(patience).ok();
    let _ = child.kill();
    let _ = child.wait();
    list
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str, patience: Duration) -> Result<(), NotHandedOver> {
        let mut lp = Command::new("sh");
        lp.args(["-c", script]);
        run(lp, patience)
    }

    #[test]
    fn a_print_service_that_does_not_answer_names_no_printer_and_is_not_waited_for() {
        let list = |script: &str, patience: Duration| {
            let mut lpstat = Command::new("sh");
            lpstat.args(["-c", script]);
            listed(lpstat, patience)
        };
        assert_eq!(list("echo BILLETS", NAMING).unwrap(), b"BILLETS\n");
        let asked = Instant::now();
        assert_eq!(list("echo BILLETS; exec sleep 30", Duration::from_millis(100)), None);
        assert!(asked.elapsed() < Duration::from_secs(20));
        assert_eq!(listed(Command::new("/nowhere/lpstat"), NAMING), None);
    }

    #[test]
    fn what_a_queue_refuses_is_told_apart_from_what_it_left_in_doubt() {
        assert!(shell("exit 0", PATIENCE).is_ok());
        let refused = shell("echo 'lp: Error - no such printer' >&2; exit 1", PATIENCE);
        assert!(matches!(refused, Err(NotHandedOver::Refused(said)) if said.contains("no such")));
        let silent = shell("sleep 30", Duration::from_millis(100));
        assert!(matches!(silent, Err(NotHandedOver::InDoubt(_))));
        let killed = shell("kill -9 $$", PATIENCE);
        assert!(matches!(killed, Err(NotHandedOver::InDoubt(said)) if said.contains("signal")));
        let missing = run(Command::new("/nowhere/lp"), PATIENCE);
        assert!(matches!(missing, Err(NotHandedOver::Refused(_))));
    }
}
