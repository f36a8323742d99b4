//! Terminals beside an open house, many at once, killed in the middle: each command is done once or not at all.

use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use api::{Api, Options};
use harness::desk::{PIN, found};
use harness::dice::now_ms;
use harness::programs::built;
use harness::small::season;
use serde_json::json;
use store::Store;
use uuid::Uuid;

const TERMINALS: usize = 4;
const COMMANDS: usize = 25;

/// A terminal that makes customers of these ids.
fn terminal(folder: &Path, ids: &[Uuid]) -> Child {
    let mut child = Command::new(built("contremarquectl").unwrap())
        .arg("--data")
        .arg(folder)
        .args(["--operator", "Hélène", "call", "--lines"])
        .env("CONTREMARQUE_PIN", PIN)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    for id in ids {
        let args = json!({ "last_name": format!("Client {id}"), "first_name": "", "email": "",
            "phone": "", "locale": "fr" });
        let line = json!({ "id": id, "name": "customer_create", "args": args });
        // A terminal that is killed reads no more.
        let _ = writeln!(stdin, "{line}");
    }
    child
}

fn customers(store: &Store) -> i64 {
    store.read(|tx| store::TxExt::int(tx, "SELECT COUNT(*) FROM customer", &[])).unwrap()
}

#[test]
fn terminals_beside_an_open_house_wait_for_each_other_and_a_killed_one_leaves_no_half() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("contremarque.sqlite");
    let store = Store::sqlite(&file, |_| Ok(())).unwrap();
    found(&store, now_ms(), &season(now_ms()));
    let before = customers(&store);
    drop(store);
    let desk = Api::open(&Options::folder(place.path())).unwrap();

    let ids = |_| (0..COMMANDS).map(|_| Uuid::now_v7()).collect::<Vec<_>>();
    let given: Vec<Vec<Uuid>> = (0..TERMINALS).map(ids).collect();
    let mut running: Vec<Child> = given.iter().map(|ids| terminal(place.path(), ids)).collect();
    // One is killed while it writes.
    let mut killed = running.pop().unwrap();
    harness::until(20, "its first customers", || {
        (customers(&desk.store) > before + 2).then_some(())
    })
    .unwrap();
    killed.kill().unwrap();
    killed.wait().unwrap();
    for child in running {
        let told = child.wait_with_output().unwrap();
        let answers = String::from_utf8_lossy(&told.stdout).into_owned();
        assert_eq!(answers.matches("{\"ok\"").count(), COMMANDS, "{answers}");
    }
    // What the killed one was given is given again: what was done is not done twice.
    let again = terminal(place.path(), &given[TERMINALS - 1]).wait_with_output().unwrap();
    let answers = String::from_utf8_lossy(&again.stdout).into_owned();
    assert_eq!(answers.matches("{\"ok\"").count(), COMMANDS, "{answers}");
    let made = i64::try_from(TERMINALS * COMMANDS).unwrap();
    assert_eq!(customers(&desk.store) - before, made);
    let found = desk.verify().unwrap();
    assert!(found.ok, "{found:?}");
}

#[test]
fn a_command_of_a_terminal_ends_in_the_time_that_it_has() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("contremarque.sqlite");
    let store = Store::sqlite(&file, |_| Ok(())).unwrap();
    found(&store, now_ms(), &season(now_ms()));
    drop(store);
    let desk = Api::open(&Options::folder(place.path())).unwrap();
    let id = Uuid::now_v7();
    let args = json!({ "last_name": "Doute", "first_name": "", "email": "", "phone": "",
        "locale": "fr" });
    // The house is held for longer than the command has.
    let told = desk
        .store
        .write(|_| {
            Ok::<_, store::StoreError>(
                Command::new(built("contremarquectl").unwrap())
                    .arg("--data")
                    .arg(place.path())
                    .args(["--operator", "Hélène", "--deadline", "1", "call", "customer_create"])
                    .arg(args.to_string())
                    .args(["--id", &id.to_string()])
                    .env("CONTREMARQUE_PIN", PIN)
                    .output()
                    .unwrap(),
            )
        })
        .unwrap();
    assert!(!told.status.success());
    let said = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(said.contains("1\u{a0}s") && said.contains(&id.to_string()), "{said}");
}

#[test]
fn a_look_at_a_house_is_told_by_its_exit_status_without_a_pin() {
    let place = tempfile::tempdir().unwrap();
    let look = |folder: &Path, more: &[&str]| {
        let told = Command::new(built("contremarquectl").unwrap())
            .arg("--data")
            .arg(folder)
            .arg("status")
            .args(more)
            .env("LC_ALL", "fr_FR.UTF-8")
            .output()
            .unwrap();
        (told.status.code(), String::from_utf8(told.stdout).unwrap())
    };
    let (exit, said) = look(place.path(), &[]);
    assert_eq!(exit, Some(2));
    assert!(said.contains("Il n’y a pas de maison"), "{said}");

    let store = Store::sqlite(&place.path().join("contremarque.sqlite"), |_| Ok(())).unwrap();
    found(&store, now_ms(), &season(now_ms()));
    drop(store);
    let desk = Api::open(&Options::folder(place.path())).unwrap();
    let (exit, said) = look(place.path(), &[]);
    assert_eq!(exit, Some(1), "no backup yet: {said}");
    assert!(said.contains("Aucune sauvegarde"), "{said}");
    desk.backup_daily().unwrap().unwrap();
    let (exit, said) = look(place.path(), &["--json"]);
    let told: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!((exit, &told["level"], &told["findings"]), (Some(0), &json!("ok"), &json!([])));
    let (_, said) = look(place.path(), &[]);
    assert!(said.ends_with("Rien n’attend personne.\n"), "{said}");

    let file = place.path().join("contremarque.prom");
    let (exit, said) = look(place.path(), &["--textfile", file.to_str().unwrap()]);
    assert_eq!((exit, said.as_str()), (Some(0), ""), "it is in the file");
    let told = std::fs::read_to_string(&file).unwrap();
    for line in ["contremarque_up 1\n", "contremarque_level 0\n", "contremarque_mails_stopped 0\n"]
    {
        assert!(told.contains(line), "{told}");
    }
    assert!(told.contains("# TYPE contremarque_backup_timestamp_seconds gauge\n"), "{told}");
    let mode = std::os::unix::fs::PermissionsExt::mode(&file.metadata().unwrap().permissions());
    assert_eq!(mode & 0o777, 0o644, "node_exporter is another user");
    // The same where there is no house, with what is wrong by its name.
    let empty = tempfile::tempdir().unwrap();
    let (exit, _) = look(empty.path(), &["--textfile", file.to_str().unwrap()]);
    let told = std::fs::read_to_string(&file).unwrap();
    assert_eq!(exit, Some(2));
    assert!(told.contains("contremarque_up 0\n"), "{told}");
    assert!(told.contains("contremarque_finding{what=\"no_house\"} 0\n"), "{told}");
    // Where it cannot be looked at, why.
    std::fs::write(empty.path().join("contremarque.sqlite"), "half a page of a house").unwrap();
    look(empty.path(), &["--textfile", file.to_str().unwrap()]);
    let told = std::fs::read_to_string(&file).unwrap();
    assert!(told.contains("contremarque_finding{what=\"database_damaged\"} 1\n"), "{told}");
    // node_exporter reads no file of another name.
    let (exit, _) = look(place.path(), &["--textfile", "z.txt"]);
    assert!(exit == Some(2) && !Path::new("z.txt").exists());
}

#[test]
fn a_backup_by_a_terminal_is_made_beside_an_open_house_and_goes_where_the_daily_ones_go() {
    let place = tempfile::tempdir().unwrap();
    let store = Store::sqlite(&place.path().join("contremarque.sqlite"), |_| Ok(())).unwrap();
    found(&store, now_ms(), &season(now_ms()));
    drop(store);
    let desk = Api::open(&Options::folder(place.path())).unwrap();
    let made = Command::new(built("contremarquectl").unwrap())
        .arg("--data")
        .arg(place.path())
        .args(["--operator", "Hélène", "backup"])
        .env("CONTREMARQUE_PIN", PIN)
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    assert_eq!(std::fs::read_dir(place.path().join("sauvegardes")).unwrap().count(), 1);
    assert!(desk.backup_daily().unwrap().is_none(), "it is the day's");
}
