//! Passwords under a real keyring: a private session bus with GNOME's keyring on it.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use harness::house::House;
use harness::{Step, programs};
use serde_json::{Value, json};

const SECRET: &str = "sésame-ouvre-toi";

/// Runs command lines on the house in `data`, in a session with an unlocked keyring of its own.
fn in_a_session(data: &Path, home: &Path, lines: &[Value]) -> Step<Vec<Value>> {
    let script = "printf essai | gnome-keyring-daemon --unlock --components=secrets >/dev/null \
        && exec \"$0\" --data \"$1\" call --lines";
    let mut session = Command::new("dbus-run-session");
    session.args(["--", "sh", "-c", script]).arg(programs::built("contremarquectl")?).arg(data);
    answers(session.env("HOME", home).env("XDG_RUNTIME_DIR", home), lines)
}

/// The same where there is no bus.
fn without_a_session(data: &Path, lines: &[Value]) -> Step<Vec<Value>> {
    let mut ctl = Command::new(programs::built("contremarquectl")?);
    ctl.arg("--data").arg(data).args(["call", "--lines"]);
    answers(ctl.env_remove("DBUS_SESSION_BUS_ADDRESS").env_remove("XDG_RUNTIME_DIR"), lines)
}

/// Secrets go in by the standard input: the arguments of a program are for everyone to read.
fn answers(command: &mut Command, lines: &[Value]) -> Step<Vec<Value>> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut input = child.stdin.take().ok_or("no input")?;
    for line in lines {
        writeln!(input, "{line}")?;
    }
    drop(input);
    let output = child.wait_with_output()?;
    let printed = String::from_utf8(output.stdout)?;
    Ok(printed.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn line(name: &str, args: &Value) -> Value {
    json!({ "id": uuid::Uuid::now_v7(), "name": name, "args": args })
}

/// A house as the core offers it, filled in, with a mail server that asks for a password.
fn founding(data: &Path) -> Step<Value> {
    let start = without_a_session(data, &[line("founding_start", &json!({}))])?;
    let mut founding = start[0]["ok"]["draft"].clone();
    founding["house"]["name"] = json!("Théâtre du Soir");
    founding["mail"]["mode"] = json!("smtp");
    founding["mail"]["host"] = json!("smtp.example.org");
    founding["mail"]["user"] = json!("theatre");
    founding["mail"]["sender"] = json!("billetterie@example.org");
    founding["mail_password"] = json!(SECRET);
    founding["supervisor"] = json!("Hélène Roux");
    founding["pin"] = json!("4711");
    founding["pin_again"] = json!("4711");
    Ok(founding)
}

/// Whether any file below a folder holds the secret as it is.
fn holds_the_secret(folder: &Path) -> bool {
    std::fs::read_dir(folder).into_iter().flatten().flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return holds_the_secret(&path);
        }
        let bytes = std::fs::read(&path).unwrap_or_default();
        bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes())
    })
}

#[test]
fn a_password_is_in_the_keyring_and_nowhere_on_the_disk_in_the_clear() {
    let (house, home) = (House::empty().unwrap(), tempfile::tempdir().unwrap());
    let founding = founding(house.path()).unwrap();
    let asked = [line("house_found", &founding), line("settings_get", &json!({}))];
    let answers = in_a_session(house.path(), home.path(), &asked).unwrap();
    let settings = &answers[1]["ok"];
    assert_eq!(settings["secrets"], "keyring", "{answers:?}");
    assert_eq!(settings["mail_password_set"], true);
    assert!(!house.path().join("secrets.json").exists());
    assert!(!holds_the_secret(house.path()) && !holds_the_secret(home.path()));
    // It is there again for the next program.
    let cards = [line("operators_signin", &json!({}))];
    let cards = in_a_session(house.path(), home.path(), &cards).unwrap();
    let sign_in = json!({ "operator_id": cards[0]["ok"][0]["id"], "pin": "4711" });
    let again = [line("sign_in", &sign_in), line("settings_get", &json!({}))];
    let found = in_a_session(house.path(), home.path(), &again).unwrap();
    assert_eq!(found[1]["ok"]["mail_password_set"], true, "{found:?}");
    // Where there is no keyring, it is not there, and that is said.
    let bare = without_a_session(house.path(), &again).unwrap();
    assert_eq!(bare[1]["ok"]["secrets"], "file", "{bare:?}");
    assert_eq!(bare[1]["ok"]["mail_password_set"], false);
}
