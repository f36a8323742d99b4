//! A backup or a restore that is killed: wherever it stops, the house is there, and no file is half.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use api::{Api, Options, What};
use contract::args::Empty;
use contract::ids::MailId;
use contract::journal::BackupFile;
use contract::mail::MailState;
use contract::operator::AppState;
use contract::reprise::Requested;
use contract::sentence::Fact;
use harness::desk::{Desk, PIN, found};
use harness::dice::{Dice, now_ms, seed};
use harness::post::one;
use harness::programs::built;
use harness::silent_share::on_a_silent_share;
use harness::small::{season, small_house};
use office::Code;
use serde_json::json;
use store::{Store, TxExt as _};

use crate::away::a_request;

const HOUSE: &str = "contremarque.sqlite";
/// Backups and restores that are begun, each killed at some moment.
const KILLS: u64 = 24;

fn program(folder: &Path) -> Command {
    let mut command = Command::new(built("contremarquectl").unwrap());
    command.args(["--operator", "Hélène"]).env("CONTREMARQUE_PIN", PIN);
    command.arg("--data").arg(folder).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A house of its own folder.
fn house(folder: &Path) {
    let store = Store::sqlite(&folder.join(HOUSE), |_| Ok(())).unwrap();
    found(&store, now_ms(), &season(now_ms()));
}

/// How many commands a house's file keeps.
fn commands(file: &Path) -> i64 {
    let store = Store::sqlite(file, |_| Ok(())).expect("a house");
    let counted = store.read(|tx| store::TxExt::int(tx, "SELECT COUNT(*) FROM command", &[]));
    counted.unwrap_or_else(|e: store::StoreError| panic!("{e}"))
}

/// Begins it and kills it, at most so many microseconds later.
fn killed(dice: &mut Dice, within_us: u64, command: &mut Command) {
    let mut begun = command.spawn().unwrap();
    std::thread::sleep(Duration::from_micros(dice.roll(within_us)));
    begun.kill().unwrap();
    begun.wait().unwrap();
}

/// Files that were begun and never given their name.
fn unfinished(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.contains(".part")).collect()
}

#[test]
fn a_restore_killed_at_any_moment_leaves_one_house() {
    let place = tempfile::tempdir().unwrap();
    let backup = place.path().join("hier.sqlite");
    house(place.path());
    std::fs::rename(place.path().join(HOUSE), &backup).unwrap();
    let folder = place.path().join("maison");
    std::fs::create_dir(&folder).unwrap();
    house(&folder);
    // It is of another house: founded in another millisecond.
    let restore = || {
        let mut ctl = program(&folder);
        ctl.args(["restore", "--other-house"]).arg(&backup);
        ctl
    };
    let mut dice = Dice(seed());
    for _ in 0..KILLS {
        killed(&mut dice, 400_000, &mut restore());
        assert!(folder.join(HOUSE).is_file(), "there is a house at every moment");
        commands(&folder.join(HOUSE));
    }
    assert!(restore().status().unwrap().success());
    assert_eq!(unfinished(&folder), [""; 0]);
}

#[test]
fn a_backup_killed_at_any_moment_is_whole_or_has_no_name() {
    let place = tempfile::tempdir().unwrap();
    house(place.path());
    let kept = commands(&place.path().join(HOUSE));
    let out = place.path().join("copies");
    std::fs::create_dir(&out).unwrap();
    let save = |name: &str| {
        let mut command = program(place.path());
        command.arg("backup").arg(out.join(name));
        command
    };
    let mut dice = Dice(seed());
    let begun = Instant::now();
    assert!(save("first.sqlite").status().unwrap().success());
    let takes_us = u64::try_from(begun.elapsed().as_micros()).unwrap();
    let mut n = 0;
    // Its file is open for a small part of that time: chance may want more than the kills of every run.
    while n < KILLS || (unfinished(&out).is_empty() && n < 20 * KILLS) {
        let name = format!("{n}.sqlite");
        killed(&mut dice, takes_us, &mut save(&name));
        if out.join(&name).exists() {
            assert_eq!(commands(&out.join(&name)), kept, "what has a name is whole");
        }
        n += 1;
    }
    assert!(!unfinished(&out).is_empty(), "some were killed on their way");
    // Another program may be writing to the folder now: what has lain there for hours is nobody's.
    let hours_ago = std::time::SystemTime::now() - Duration::from_hours(2);
    for name in unfinished(&out) {
        let left = std::fs::File::options().append(true).open(out.join(name)).unwrap();
        left.set_modified(hours_ago).unwrap();
    }
    assert!(save("whole.sqlite").status().unwrap().success());
    assert_eq!(commands(&out.join("whole.sqlite")), kept);
    assert_eq!(unfinished(&out), [""; 0]);
    assert!(program(place.path()).arg("verify").status().unwrap().success());
}

/// What a program does to a folder: it gives a file its name there, or waits until the folder is on the disk.
fn traced(folder: &Path, command: &mut Command) -> Vec<String> {
    let log = folder.join("traced");
    let program = command.get_program().to_owned();
    let mut traced = Command::new("strace");
    traced.args(["-f", "-qq", "-y", "-e", "trace=fsync,rename,renameat,renameat2", "-o"]).arg(&log);
    traced.arg(program).args(command.get_args());
    for (name, value) in command.get_envs() {
        traced.env(name, value.unwrap_or_default());
    }
    let done = traced.stdout(Stdio::null()).status().expect("strace: apt-get install strace");
    assert!(done.success());
    std::fs::read_to_string(&log).unwrap().lines().map(str::to_owned).collect()
}

/// A program on a disk that does not read one file back, from the read numbered `first` on.
fn on_an_unreadable_disk(file: &Path, first: u32, command: &mut Command) -> Command {
    let inject = format!("inject=pread64:error=EIO:when={first}+");
    let mut traced = Command::new("strace");
    traced.args(["-f", "-qq", "-o", "/dev/null", "-P"]).arg(file);
    traced.args(["-e", "trace=pread64", "-e", &inject]);
    traced.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        traced.env(name, value.unwrap_or_default());
    }
    traced
}

#[test]
fn a_backup_takes_the_place_of_a_house_that_its_disk_does_not_read_back() {
    // The first page, then a later one.
    for first in [1, 8] {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join(HOUSE);
        house(place.path());
        let backup = place.path().join("hier.sqlite");
        std::fs::copy(&file, &backup).unwrap();
        let kept = std::fs::read(&file).unwrap();
        let mut restore = program(place.path());
        restore.arg("restore").arg(&backup);
        let told = on_an_unreadable_disk(&file, first, &mut restore).output();
        let told = told.expect("strace: apt-get install strace");
        assert!(told.status.success(), "{first}: {}", String::from_utf8_lossy(&told.stderr));
        let names = std::fs::read_dir(place.path()).unwrap().flatten();
        let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let aside = names.filter(|name| name.starts_with("avant-") && name.ends_with(".sqlite"));
        let aside: Vec<_> = aside.collect();
        let [aside] = aside.as_slice() else { panic!("{first}: {aside:?}") };
        assert_eq!(std::fs::read(place.path().join(aside)).unwrap(), kept, "{first}");
        assert_eq!(unfinished(place.path()), [""; 0]);
        assert!(program(place.path()).arg("verify").status().unwrap().success());
    }
}

#[test]
fn a_backup_that_is_announced_has_its_name_on_the_disk() {
    let place = tempfile::tempdir().unwrap();
    house(place.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let target = elsewhere.path().join("copie.sqlite");
    let steps = traced(place.path(), program(place.path()).arg("backup").arg(&target));
    let named =
        steps.iter().position(|step| step.contains("rename") && step.contains("copie.sqlite"));
    let named = named.expect("the backup takes its name");
    let flushed = format!("<{}>)", elsewhere.path().display());
    let after = steps.iter().skip(named);
    assert!(
        after.clone().any(|step| step.contains("fsync(") && step.contains(&flushed)),
        "{steps:#?}"
    );
}

#[test]
fn a_backup_is_made_for_a_supervisor_who_says_so() {
    let place = tempfile::tempdir().unwrap();
    house(place.path());
    let target = place.path().join("copie.sqlite");
    let by = |who: &[&str]| {
        let mut command = Command::new(built("contremarquectl").unwrap());
        command.args(who).env("CONTREMARQUE_PIN", PIN).arg("--data").arg(place.path());
        command.arg("backup").arg(&target).output().unwrap().status.success()
    };
    assert!(!by(&[]), "nobody");
    assert!(!by(&["--operator", "Léa"]), "an agent");
    assert!(!target.exists());
    assert!(by(&["--operator", "Hélène"]));
    assert!(target.exists());
}

#[test]
fn a_second_folder_that_stops_answering_is_said_and_holds_nothing_else_up() {
    let name = "backup::a_second_folder_that_stops_answering_is_said_and_holds_nothing_else_up";
    on_a_silent_share(name, |share| {
        let desk = Desk::sqlite(&small_house());
        let second = share.folder();
        let args = json!({ "keep": 30, "keep_mb": 0, "second": second, "second_apart": false });
        desk.ok::<Empty>("Hélène", "backup_set", args);
        share.falls_silent();
        let workers = desk.api.start_workers(|_| {});
        let late = || desk.ok::<AppState>("", "app_state", Empty {}).backup_late.then_some(());
        harness::until(60, "the second folder is said to be late", late).unwrap();
        // Behind the look that found it silent the work goes on.
        desk.ok::<Requested>("Léa", "reprise_request", a_request(&desk));
        let newest =
            || desk.store().read(|tx| tx.int("SELECT COALESCE(MAX(id), 0) FROM mail", &[]));
        let mail = MailId::new(newest().unwrap());
        let left = || (one(&desk, mail).state == MailState::Sent).then_some(());
        harness::until(60, "a mail leaves", left).unwrap();
        let status = Api::status(&Options::folder(&desk.folder));
        let found: Vec<What> = status.findings.iter().map(|found| found.what).collect();
        assert!(found.contains(&What::SecondBackupSilent), "{found:?}");
        let made = desk.call::<BackupFile>("Hélène", "backup_make", Empty {}).unwrap_err();
        assert_eq!(made.code, Code::SecondBackupFailed);
        assert_eq!(made.args["why"], Fact::from("silent"));
        workers.stop();
        // Whoever stood there all the while goes away once it answers.
        share.answers();
        let made = || desk.call::<BackupFile>("Hélène", "backup_make", Empty {}).ok();
        let made = harness::until(60, "a backup in both folders", made).unwrap();
        assert!(second.join(made.name).is_file());
    });
}
