//! A disk that does not confirm or is full, a terminal that shows no secret.

use std::path::Path;
use std::process::{Command, Stdio};

use harness::desk::{PIN, found};
use harness::dice::now_ms;
use harness::programs::built;
use harness::small::season;
use harness::small_disk::SmallDisk;
use serde_json::{Value as Json, json};
use store::Store;
use uuid::Uuid;

const HOUSE: &str = "contremarque.sqlite";

/// A house of its own folder.
fn house(folder: &Path) {
    let store = Store::sqlite(&folder.join(HOUSE), |_| Ok(())).unwrap();
    found(&store, now_ms(), &season(now_ms()));
}

/// Runs one command on a disk that confirms no flush of a thread from the one numbered `first`.
fn on_a_failing_disk(folder: &Path, command: &Json, first: usize) -> String {
    let given = folder.join("given");
    std::fs::write(&given, format!("{command}\n")).unwrap();
    let inject = format!("inject=fdatasync,fsync:error=EIO:when={first}+");
    let told = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync,fsync", "-e", &inject])
        .arg(built("contremarquectl").unwrap())
        .arg("--data")
        .arg(folder)
        .args(["--operator", "Hélène", "call", "--lines"])
        .env("CONTREMARQUE_PIN", PIN)
        .stdin(std::fs::File::open(&given).unwrap())
        .output()
        .expect("strace: apt-get install strace");
    String::from_utf8_lossy(&told.stdout).into_owned()
}

/// More flushes than opening a house, signing in and one command take.
const FLUSHES: usize = 40;

#[test]
fn a_write_that_the_disk_does_not_confirm_is_told_as_perhaps_done() {
    let place = tempfile::tempdir().unwrap();
    house(place.path());
    let customer = json!({ "last_name": "Doute", "first_name": "Alix", "email": "", "phone": "",
        "locale": "fr" });
    let command = json!({ "id": Uuid::now_v7(), "name": "customer_create", "args": customer });
    // Before the command the program does not open, or nobody is signed in: nothing is answered.
    let told = (1..FLUSHES)
        .map(|first| on_a_failing_disk(place.path(), &command, first))
        // A sign-in that cannot be told lets in, and the command goes through.
        .find(|answers| !answers.is_empty() && !answers.starts_with("{\"ok\""));
    let told = told.expect("an answer");
    assert!(told.contains("\"disk_in_doubt\""), "{told}");

    // The same command again, once the disk is well, is done, and once.
    let again = on_a_failing_disk(place.path(), &command, 9_999);
    assert!(again.starts_with("{\"ok\""), "{again}");
    assert_eq!(on_a_failing_disk(place.path(), &command, 9_999), again);
}

/// The terminal, in French, on a house of the disk.
fn terminal(disk: &SmallDisk, words: &[&str]) -> Command {
    let mut command = Command::new(built("contremarquectl").unwrap());
    command.arg("--data").arg(disk.folder()).args(["--operator", "Hélène"]).args(words);
    command.env("CONTREMARQUE_PIN", PIN).env("LC_ALL", "fr_FR.UTF-8");
    disk.under(&mut command);
    command
}

#[test]
fn a_terminal_says_that_the_disk_is_full_leaves_nothing_there_and_commands_go_on() {
    let disk = SmallDisk::new();
    house(&disk.folder());
    let bytes = std::fs::metadata(disk.folder().join(HOUSE)).unwrap().len();
    let copy = disk.folder().join("copie.sqlite");
    for quarters in [1, 4, 7] {
        disk.leaves(bytes * quarters / 4);
        let told = terminal(&disk, &["backup", &copy.to_string_lossy()]).output().unwrap();
        let said = String::from_utf8_lossy(&told.stderr);
        assert!(!told.status.success() && said.contains("Le disque est plein"), "{said}");
        let left = std::fs::read_dir(disk.folder()).unwrap().flatten();
        let left: Vec<_> = left.map(|entry| entry.file_name().into_string().unwrap()).collect();
        let begun = left.iter().any(|name| name.contains(".part") || name.contains("copie"));
        assert!(!begun, "{left:?}");

        let customer = json!({ "last_name": format!("Client {quarters}"), "first_name": "Alix",
            "email": "", "phone": "", "locale": "fr" });
        let words = ["call", "customer_create", &customer.to_string()];
        let told = terminal(&disk, &words).output().unwrap();
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    }
    disk.has_room();
    assert!(terminal(&disk, &["backup", &copy.to_string_lossy()]).status().unwrap().success());
    assert!(terminal(&disk, &["verify"]).status().unwrap().success());
}

/// Runs a terminal whose answer goes to a full disk. Gives what it says.
fn onto_a_full_disk(command: &mut Command) -> String {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let told = command.stdout(full).output().unwrap();
    assert!(!told.status.success());
    String::from_utf8(told.stderr).unwrap()
}

/// The id that stands after these words.
fn id_after(said: &str, words: &str) -> Uuid {
    let (_, after) = said.split_once(words).unwrap_or_else(|| panic!("{said}"));
    let id: String = after.chars().take_while(|c| c.is_ascii_hexdigit() || *c == '-').collect();
    id.parse().unwrap()
}

#[test]
fn a_command_whose_answer_cannot_be_written_is_told_as_done_with_its_id() {
    let disk = SmallDisk::new();
    house(&disk.folder());
    let customer = json!({ "last_name": "Pleine", "first_name": "Alix", "email": "", "phone": "",
        "locale": "fr" });
    let args = customer.to_string();
    let give = ["call", "customer_create", &args];

    let said = onto_a_full_disk(&mut terminal(&disk, &give));
    assert!(said.contains("C’est fait") && !said.contains("Rien n’a été changé"), "{said}");
    let id = id_after(&said, "--id ").to_string();
    let answer = |words: &[&str]| {
        let told = terminal(&disk, words).output().unwrap();
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        serde_json::from_slice::<Json>(&told.stdout).unwrap()
    };
    let again = ["call", "--id", &id, "customer_create", &args];
    let first = answer(&again);
    assert_eq!(answer(&again), first);
    // Under an id of its own it would be another customer.
    assert_ne!(answer(&give), first);

    // Lines of commands: the last one that is done is named.
    let line = json!({ "name": "customer_create", "args": customer });
    let lines = disk.folder().join("lignes");
    std::fs::write(&lines, format!("{line}\n{line}\n")).unwrap();
    let mut many = terminal(&disk, &["call", "--lines"]);
    let said = onto_a_full_disk(many.stdin(std::fs::File::open(&lines).unwrap()));
    assert!(said.contains("C’est fait") && !said.contains("Rien n’a été changé"), "{said}");
    let id = id_after(&said, "la commande ").to_string();
    let again = ["call", "--id", &id, "customer_create", &args];
    assert_eq!(answer(&again), answer(&again));

    // What is given under no id is done as well.
    let copy = disk.folder().join("copie.sqlite");
    let said = onto_a_full_disk(&mut terminal(&disk, &["backup", &copy.to_string_lossy()]));
    assert!(said.contains("C’est fait") && !said.contains("Rien n’a été changé"), "{said}");
    assert!(copy.is_file());
}

#[test]
fn help_shows_no_password_of_the_environment() {
    for arguments in [&["--help"][..], &["move", "--help"]] {
        let told = Command::new(built("contremarquectl").unwrap())
            .args(arguments)
            .env("CONTREMARQUE_DATABASE", "postgres://guichet:s3cret@db/maison")
            .env("CONTREMARQUE_MOVE_TO", "postgres://guichet:s3cret@db/maison")
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&told.stdout);
        assert!(text.contains("CONTREMARQUE_"), "{text}");
        assert!(!text.contains("s3cret"), "{text}");
    }
}

#[test]
fn a_reader_who_goes_away_is_no_fault() {
    let mut program = Command::new(built("contremarquectl").unwrap())
        .arg("commands")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(program.stdout.take());
    let told = program.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&told.stderr);
    assert!(!said.contains("panicked"), "{said}");
}
