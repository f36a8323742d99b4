//! Folders with which nobody has begun, on a machine that has a set-up.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use api::{Api, Options};
use harness::desk::{Desk, PIN};
use harness::programs::built;
use harness::small::small_house;

use super::there::There;
use super::{Typed, secret, terminal};

/// A machine whose set-up is this one: its folder, for `CONTREMARQUE_ETC`.
fn machine(place: &Path, typed: &Typed) -> PathBuf {
    let etc = place.join("etc");
    std::fs::create_dir(&etc).unwrap();
    let password = secret(&place.join("desk"), &typed.password);
    let text = format!(
        "address = \"{}\"\nauthority = \"{}\"\ncounter = \"Caisse {{host}}\"\npassword_file = {}\n",
        typed.address(),
        typed.authority,
        password.display()
    );
    std::fs::write(etc.join("counter.conf"), text).unwrap();
    etc
}

/// `contremarquectl` of such a machine, in a folder.
fn ctl(etc: &Path, folder: &Path) -> Command {
    let mut command = Command::new(built("contremarquectl").unwrap());
    command.arg("--data").arg(folder).env("CONTREMARQUE_ETC", etc).env("LC_ALL", "fr_FR.UTF-8");
    command.stdin(Stdio::null());
    command
}

/// Whether it was done, and all that was said.
fn run(command: &mut Command) -> (bool, String) {
    let done = command.output().unwrap();
    let said = [done.stdout, done.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
    (done.status.success(), said.concat())
}

#[test]
fn a_folder_in_which_no_house_was_founded_is_joined_and_begins_with_the_set_up_of_its_machine() {
    let there = There::start();
    let place = tempfile::tempdir().unwrap();
    let right = there.right();
    let has_house = |folder: &Path| Api::open(&Options::folder(folder)).unwrap().has_house();

    // The program was opened there once.
    let opened = place.path().join("opened");
    assert!(!has_house(&opened).unwrap());
    assert!(opened.join("contremarque.sqlite").is_file());
    assert!(!Api::place_of(&Options::folder(&opened)).unwrap().house_here);
    let (done, said) = terminal(&opened, &right, "fr_FR.UTF-8");
    assert!(done, "{said}");
    assert!(has_house(&opened).unwrap());

    // A house was about to be founded there.
    let refused = place.path().join("refused");
    let found = ["found", "--name", "Théâtre du Soir", "--supervisor", "Hélène"];
    let (done, said) =
        run(ctl(Path::new("/nowhere"), &refused).args(found).env("CONTREMARQUE_PIN", "1"));
    assert!(!done && refused.join("contremarque.sqlite").is_file(), "{said}");
    let etc = machine(place.path(), &right);
    let (done, said) = run(ctl(&etc, &refused).arg("address"));
    assert!(done && said.contains("Caisse "), "{said}");
    let (done, said) = run(ctl(&etc, &refused).arg("join"));
    assert!(done && said.contains("Caisse "), "{said}");
    let (done, said) = run(ctl(&etc, &refused).arg("verify"));
    assert!(done, "{said}");

    // Where one was founded it stays.
    let founded = place.path().join("founded");
    let (done, said) =
        run(ctl(Path::new("/nowhere"), &founded).args(found).env("CONTREMARQUE_PIN", "4711"));
    assert!(done, "{said}");
    let (done, said) = run(ctl(&etc, &founded).arg("address"));
    assert!(done && !said.contains("Caisse "), "{said}");
    let (done, said) = run(ctl(&etc, &founded).arg("join"));
    assert!(!done && said.contains("travaille déjà"), "{said}");
}

#[test]
fn a_backup_is_restored_into_a_new_folder_of_a_machine_that_has_a_set_up() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("house.sqlite");
    Desk::sqlite(&small_house()).api.backup_to(&file).unwrap();
    let elsewhere = Typed {
        host: "absent.invalid".to_owned(),
        port: 5432,
        database: "theatre".to_owned(),
        user: "guichet".to_owned(),
        password: "secret".to_owned(),
        authority: String::new(),
        more: String::new(),
    };
    let etc = machine(place.path(), &elsewhere);
    let restore = |folder: &Path, more: &[&str]| {
        let mut command = ctl(&etc, folder);
        command.args(more).args(["--operator", "Hélène", "restore"]).arg(&file);
        run(command.env("CONTREMARQUE_PIN", PIN))
    };
    let fresh = place.path().join("of/nobody");
    let (done, said) = restore(&fresh, &[]);
    assert!(done, "{said}");
    let mode = std::fs::metadata(&fresh).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    let (done, said) = run(ctl(&etc, &fresh).arg("verify"));
    assert!(done, "{said}");

    // A counter of the shared house has no file of its own, unless that is said.
    let counter = place.path().join("counter");
    std::fs::create_dir(&counter).unwrap();
    std::fs::write(counter.join("counter.key"), "0a".repeat(32)).unwrap();
    let (done, said) = restore(&counter, &[]);
    assert!(!done && said.contains("n’existe pas avec cette base"), "{said}");
    assert!(!counter.join("contremarque.sqlite").exists());
    let (done, said) = restore(&counter, &["--database", ""]);
    assert!(done, "{said}");
}

#[test]
fn an_authority_that_is_named_from_the_present_folder_is_found_from_any_other() {
    let there = There::start();
    let place = tempfile::tempdir().unwrap();
    let right = there.right();
    std::fs::copy(&right.authority, place.path().join("ca.pem")).unwrap();
    let more = "?sslrootcert=ca.pem".to_owned();
    let typed = Typed { authority: String::new(), more, ..right };
    let folder = place.path().join("counter");
    let password = secret(&folder, &typed.password);
    let mut join = ctl(Path::new("/nowhere"), &folder);
    join.args(["join", &typed.address(), "--password-file"]).arg(password);
    let (done, said) = run(join.current_dir(place.path()));
    assert!(done, "{said}");
    let (done, said) = run(ctl(Path::new("/nowhere"), &folder).arg("verify").current_dir("/"));
    assert!(done, "{said}");
}
