//! Which backups are kept, where, and when they are late; a shared house in a file.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use api::{Api, ApiError, Clock, Options, What};
use contract::anchor::LastNumbers;
use contract::args::Empty;
use contract::journal::{BackupFile, BackupList};
use contract::locale::Locale;
use contract::operator::AppState;
use contract::sentence::Fact;
use harness::desk::{DAY_MS, Desk, PIN};
use harness::small::small_house;
use harness::small_disk::on_a_small_disk;
use office::Code;
use serde_json::json;
use store::{Content, Store, StoreError};

use crate::reprises::{ask_back, order};
use crate::sales::two_seats_are_sold;

fn list(desk: &Desk) -> BackupList {
    desk.ok("Hélène", "backup_list", json!({}))
}

fn keeps(desk: &Desk, keep: i64, keep_mb: i64, second: &Path) {
    let args = json!({ "keep": keep, "keep_mb": keep_mb, "second": second, "second_apart": false });
    desk.ok::<Empty>("Hélène", "backup_set", args);
}

fn makes(desk: &Desk) -> BackupFile {
    desk.clock.pass(1_000);
    desk.ok("Hélène", "backup_make", json!({}))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()).collect();
    files.sort();
    files
}

fn of_another_house(file: &Path) {
    let place = tempfile::tempdir().unwrap();
    Api::make_demo(&Options::folder(place.path())).unwrap();
    Api::open(&Options::folder(place.path())).unwrap().backup_to(file).unwrap();
}

fn aged(file: &Path, hours: u64) {
    let at = SystemTime::now() - Duration::from_secs(hours * 3_600);
    std::fs::File::options().write(true).open(file).unwrap().set_modified(at).unwrap();
}

#[test]
fn backups_are_kept_by_count_and_by_size_and_the_newest_always() {
    let desk = Desk::sqlite(&small_house());
    for _ in 0..5 {
        makes(&desk);
    }
    keeps(&desk, 3, 0, Path::new(""));
    let newest = makes(&desk);
    let kept = list(&desk);
    assert_eq!(kept.files.len(), 3);
    assert_eq!(kept.settings.keep, 3);
    // Each is larger than half a megabyte: one has room, two have not.
    assert!(newest.bytes > 512 * 1024, "{newest:?}");
    keeps(&desk, 3, 1, Path::new(""));
    let newest = makes(&desk);
    let kept: Vec<_> = list(&desk).files.into_iter().map(|file| file.name).collect();
    assert_eq!(kept, [newest.name]);
    // What somebody named stays, and so does what another house left in the folder.
    let folder = PathBuf::from(list(&desk).folder);
    let theirs = folder.join("contremarque-2001-01-01-000000.sqlite");
    let named = ["annee-2020", "contremarque-2019", "contremarque-2019-12-31-235900-avant-travaux"]
        .map(|name| folder.join(format!("{name}.sqlite")));
    for file in &named {
        desk.api.backup_to(file).unwrap();
    }
    of_another_house(&theirs);
    makes(&desk);
    assert!(named.iter().all(|file| file.exists()) && theirs.exists(), "{:?}", files(&folder));
    for wrong in [json!({ "keep": 0 }), json!({ "keep_mb": -1 }), json!({ "second": "ici" })] {
        let mut args = json!({ "keep": 3, "keep_mb": 0, "second": "", "second_apart": false });
        args.as_object_mut().unwrap().extend(wrong.as_object().unwrap().clone());
        assert_eq!(desk.refused("Hélène", "backup_set", args), Code::BadField, "{wrong}");
    }
    let usual = json!({ "keep": 3, "keep_mb": 0, "second": "", "second_apart": false });
    assert_eq!(desk.refused("Léa", "backup_set", usual), Code::NotAllowed);
}

#[test]
fn the_newest_backups_stay_though_the_clock_of_the_machine_went_back() {
    let desk = Desk::sqlite(&small_house());
    let second = tempfile::tempdir().unwrap();
    keeps(&desk, 3, 0, second.path());
    let made = |desk: &Desk| {
        desk.signs_in("Léa");
        makes(desk).name
    };
    let mut all: Vec<String> = (0..3).map(|_| made(&desk)).collect();
    desk.clock.set(desk.clock.now_ms() - 300 * DAY_MS);
    for _ in 0..3 {
        all.push(made(&desk));
        let newest: Vec<&String> = all.iter().rev().take(3).collect();
        let kept = list(&desk).files;
        assert_eq!(kept.iter().map(|file| &file.name).collect::<Vec<_>>(), newest);
        let mut named: Vec<&String> = newest;
        named.sort();
        let there: Vec<_> = files(second.path())
            .iter()
            .map(|file| file.file_name().unwrap().to_str().unwrap().to_owned())
            .collect();
        assert_eq!(there.iter().collect::<Vec<_>>(), named);
    }
}

#[test]
fn what_is_made_after_a_restoring_is_newer_than_what_was_made_before() {
    let desk = Desk::sqlite(&small_house());
    keeps(&desk, 3, 0, Path::new(""));
    let early = makes(&desk).name;
    let mut before = Vec::new();
    for _ in 0..2 {
        desk.everyone_signs_in();
        before.push(makes(&desk).name);
    }
    let file = PathBuf::from(list(&desk).folder).join(&early);
    let clock = Arc::clone(&desk.clock) as Arc<dyn Clock>;
    let desk = desk.reopened_after(|folder| {
        let options = Options { clock, ..Options::folder(folder) };
        let numbers = LastNumbers::default();
        Api::restore(&options, &file, Some("Hélène"), PIN, &numbers).unwrap();
    });
    let mut after = Vec::new();
    for _ in 0..2 {
        after.push(makes(&desk).name);
    }
    let files = list(&desk).files.into_iter().filter(|file| !file.is_aside);
    let kept: Vec<_> = files.map(|file| file.name).collect();
    assert_eq!(kept, [after[1].as_str(), after[0].as_str(), before[1].as_str()]);
}

#[test]
fn a_second_folder_is_looked_for_only_where_another_one_is_named() {
    let desk = Desk::sqlite(&small_house());
    let second = tempfile::tempdir().unwrap();
    keeps(&desk, 30, 0, second.path());
    let away = second.path().to_owned();
    second.close().unwrap();
    keeps(&desk, 12, 0, &away);
    assert_eq!(list(&desk).settings.keep, 12, "its disk is away");

    for (second, why) in [
        (Path::new("/media/absente"), "not_there"),
        (Path::new("ici"), "not_whole"),
        (desk.folder.as_path(), "own_folder"),
    ] {
        let args = json!({ "keep": 3, "keep_mb": 0, "second": second, "second_apart": false });
        let refusal = desk.call::<Empty>("Hélène", "backup_set", args).unwrap_err();
        assert_eq!((refusal.code, &refusal.args["why"]), (Code::BadField, &Fact::from(why)));
        let said = runtime::terminal::sentence(&refusal, Locale::Fr, || {
            domain::performance::zone("Europe/Paris")
        });
        assert!(said.starts_with("Second dossier\u{a0}: "), "{said}");
    }
}

#[test]
fn each_backup_is_in_the_second_folder_too_and_another_house_s_stay_there() {
    let desk = Desk::sqlite(&small_house());
    let second = tempfile::tempdir().unwrap();
    let theirs = second.path().join("contremarque-2001-01-01-000000.sqlite");
    of_another_house(&theirs);
    keeps(&desk, 2, 0, second.path());
    let made: Vec<_> = (0..4).map(|_| makes(&desk)).collect();
    let there = files(second.path());
    assert_eq!(there.len(), 3, "{there:?}");
    assert!(theirs.exists());
    let first = PathBuf::from(list(&desk).folder).join(&made[3].name);
    assert_eq!(
        std::fs::read(first).unwrap(),
        std::fs::read(second.path().join(&made[3].name)).unwrap()
    );
}

#[test]
fn a_second_folder_that_is_gone_is_said_and_caught_up_with_once_it_is_back() {
    let desk = Desk::sqlite(&small_house());
    let place = tempfile::tempdir().unwrap();
    let (house, second) = (place.path().join("maison"), place.path().join("disque"));
    std::fs::create_dir_all(&house).unwrap();
    std::fs::create_dir_all(&second).unwrap();
    desk.api.backup_to(&house.join("contremarque.sqlite")).unwrap();
    let settings = json!({ "settings": { "counter": "Guichet 1", "locale": "fr", "lock_after_minutes": 0,
        "printer": "", "ticket_format": "a4", "database_url": "" },
        "backups": { "keep": 30, "keep_mb": 0, "second": second, "second_apart": false } });
    std::fs::write(house.join("counter.json"), settings.to_string()).unwrap();
    // On the system's clock, as files are.
    let open = Api::open(&Options::folder(&house)).unwrap();
    std::fs::remove_dir(&second).unwrap();
    let daily = || {
        open.backup_daily().unwrap();
        open.second_catches_up().unwrap().expect("nobody is at work there").recv().unwrap()
    };
    let refused = daily().unwrap_err();
    assert_eq!(refused.code, Code::SecondBackupFailed);
    assert_eq!(refused.args["why"], Fact::Text("absent".to_owned()));
    assert!(!second.exists(), "a disk that is not there is not made up");
    assert_eq!(files(&house.join("sauvegardes")).len(), 1, "the first was made");
    let status = Api::status(&Options::folder(&house));
    assert!(status.findings.iter().any(|found| found.what == What::SecondBackupLate), "{status:?}");

    std::fs::create_dir(&second).unwrap();
    // What another house keeps there, of this minute, is none of this one's.
    let theirs = second.join("contremarque-2001-01-01-000000.sqlite");
    of_another_house(&theirs);
    let status = Api::status(&Options::folder(&house));
    assert!(status.findings.iter().any(|found| found.what == What::SecondBackupLate), "{status:?}");
    daily().unwrap();
    assert_eq!(files(&house.join("sauvegardes")).len(), 1, "there is one of today");
    assert_eq!(files(&second).len(), 2);
    daily().unwrap();
    assert_eq!(files(&second).len(), 2, "once a day");
    std::fs::remove_file(theirs).unwrap();
    assert_eq!(Api::status(&Options::folder(&house)).findings.len(), 0);
    aged(&files(&second)[0], 27);
    assert_eq!(Api::status(&Options::folder(&house)).findings[0].what, What::SecondBackupLate);
    daily().unwrap();
    assert_eq!(Api::status(&Options::folder(&house)).findings.len(), 0);
}

#[test]
fn a_second_folder_whose_disk_is_full_is_said_to_have_no_room() {
    let name = "kept_backups::a_second_folder_whose_disk_is_full_is_said_to_have_no_room";
    on_a_small_disk(name, |disk| {
        let desk = Desk::sqlite(&small_house());
        keeps(&desk, 30, 0, &disk.folder());
        disk.leaves(20_000);
        desk.clock.pass(1_000);
        let refused = desk.call::<BackupFile>("Hélène", "backup_make", json!({})).unwrap_err();
        assert_eq!(refused.code, Code::SecondBackupFailed);
        assert_eq!(refused.args["why"], Fact::Text("full".to_owned()), "{refused}");
        assert_eq!(files(&disk.folder()), Vec::<PathBuf>::new());
        disk.has_room();
        makes(&desk);
        assert_eq!(files(&disk.folder()).len(), 1);
    });
}

#[test]
fn a_late_backup_is_told_by_the_page_and_by_the_frame_of_the_window() {
    let desk = Desk::sqlite(&small_house());
    let place = tempfile::tempdir().unwrap();
    desk.api.backup_to(&place.path().join("contremarque.sqlite")).unwrap();
    // On the system's clock, as files are.
    let house = Api::open(&Options::folder(place.path())).unwrap();
    house.sign_in_by_name("x", "Hélène", PIN).unwrap();
    let told = || {
        let ask = |name| house.call("x", name, uuid::Uuid::now_v7(), "{}").unwrap().json;
        let list: BackupList = serde_json::from_str(&ask("backup_list")).unwrap();
        let app: AppState = serde_json::from_str(&ask("app_state")).unwrap();
        (list.late_hours, app.backup_late)
    };
    assert_eq!(told(), (Some(0), false), "the first has an hour to be made");
    house.backup_daily().unwrap();
    assert_eq!(told(), (None, false));
    aged(&files(&place.path().join("sauvegardes"))[0], 27);
    assert_eq!(told(), (Some(27), true));
    house.backup_daily().unwrap().expect("a new one");
    assert_eq!(told(), (None, false));
}

#[test]
fn a_backup_is_made_beside_the_window_while_seats_are_sold() {
    let desk = Desk::sqlite(&small_house());
    let terminal = desk.in_terminal();
    let made = terminal.api.backup_now().unwrap();
    two_seats_are_sold(&desk);
    assert_eq!(list(&desk).files[0].name, made.name);
    assert!(desk.api.verify().unwrap().ok);
}

#[test]
fn a_backup_replaces_neither_the_house_nor_another_one() {
    let desk = Desk::sqlite(&small_house());
    let house = desk.folder.join("contremarque.sqlite");
    assert_eq!(desk.api.backup_to(&house).unwrap_err().code, Code::FileInTheWay);
    let link = desk.folder.join("lien.sqlite");
    std::os::unix::fs::symlink(&house, &link).unwrap();
    assert_eq!(desk.api.backup_to(&link).unwrap_err().code, Code::FileInTheWay);
    let elsewhere = tempfile::tempdir().unwrap();
    let theirs = elsewhere.path().join("leur.sqlite");
    of_another_house(&theirs);
    let before = std::fs::read(&theirs).unwrap();
    assert_eq!(desk.api.backup_to(&theirs).unwrap_err().code, Code::FileInTheWay);
    assert_eq!(std::fs::read(&theirs).unwrap(), before);
    two_seats_are_sold(&desk);
}

fn restored(folder: &Path, file: &Path) -> Result<(), ApiError> {
    let numbers = LastNumbers::default();
    Api::restore(&Options::folder(folder), file, Some("Hélène"), PIN, &numbers).map(drop)
}

fn contents(store: &Store) -> Vec<Content> {
    let found = store.read(|tx| store::contents(tx)).unwrap_or_else(|e: StoreError| panic!("{e}"));
    // What restoring tells of itself.
    let told = ["journal", "head", "seal", "series", "command", "signature", "touched"];
    found.into_iter().filter(|content| !told.contains(&content.table.as_str())).collect()
}

#[test]
fn a_shared_house_is_copied_into_a_file_that_only_a_restoring_opens() {
    let desk = Desk::postgres(&small_house());
    ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("contremarque.sqlite");
    // A counter's login does not see all of it.
    assert_eq!(desk.api.backup_to(&file).unwrap_err().code, Code::OwnerNeeded);
    assert!(files(place.path()).is_empty(), "{:?}", files(place.path()));

    let owners = tempfile::tempdir().unwrap();
    let owner = Options { database_url: desk.url.clone(), ..Options::folder(owners.path()) };
    let owner = Api::open(&owner).unwrap();
    owner.backup_to(&file).unwrap();
    let again = owner.backup_to(&file).unwrap();
    assert!(again.rows.unwrap() > 0);
    assert_eq!(files(place.path()), std::slice::from_ref(&file), "it is one file");
    // The house lives on.
    two_seats_are_sold(&desk);

    let refused = Api::open(&Options::folder(place.path())).err().unwrap();
    assert_eq!(refused.code, Code::HouseIsCopy);
    let reopened = Api::reopen_house(&Options::folder(place.path()), Some("Hélène"), PIN);
    assert!(reopened.is_err(), "it was never left");
    assert_eq!(
        Api::status(&Options::folder(place.path())).refusal.unwrap().code,
        Code::HouseIsCopy
    );

    let elsewhere = tempfile::tempdir().unwrap();
    restored(elsewhere.path(), &file).unwrap();
    let open = Api::open(&Options::folder(elsewhere.path())).unwrap();
    let found = open.verify().unwrap();
    assert!(found.ok, "{found:?}");
    open.sign_in_by_name("x", "Hélène", PIN).unwrap();
}

#[test]
fn a_copy_of_a_shared_house_holds_every_row_of_it() {
    let desk = Desk::postgres(&small_house());
    two_seats_are_sold(&desk);
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("maison.sqlite");
    let owner = Options { database_url: desk.url.clone(), ..Options::folder(place.path()) };
    let owner = Api::open(&owner).unwrap();
    let before = contents(&owner.store);
    owner.backup_to(&file).unwrap();
    drop(owner);
    let copy = Store::sqlite(&file, |_| Ok(())).unwrap();
    copy.write(|tx| office::house::moved::no_copy(tx)).unwrap();
    assert_eq!(contents(&copy), before);
}

#[test]
fn nothing_is_restored_in_the_folder_of_a_counter_of_a_shared_house() {
    let desk = Desk::sqlite(&small_house());
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("hier.sqlite");
    desk.api.backup_to(&file).unwrap();
    let folder = place.path().join("guichet");
    std::fs::create_dir(&folder).unwrap();
    let settings = json!({ "settings": { "counter": "Guichet 2", "locale": "fr", "lock_after_minutes": 0,
        "printer": "", "ticket_format": "a4", "database_url": "postgres://g@base/maison" } });
    std::fs::write(folder.join("counter.json"), settings.to_string()).unwrap();
    assert_eq!(restored(&folder, &file).unwrap_err().code, Code::NotOnThisEngine);
    assert_eq!(files(&folder).len(), 1);
}

#[test]
fn the_page_of_a_shared_house_says_what_the_server_s_backup_is() {
    let desk = Desk::postgres(&small_house());
    let found = list(&desk);
    let server = found.server.unwrap();
    assert!(!server.archives && !server.archiving_fails, "{server:?}");
    assert!(
        server.dump.starts_with("pg_dump ") && server.dump.contains("@127.0.0.1"),
        "{server:?}"
    );
    let password =
        desk.login.as_ref().unwrap().split(':').nth(2).unwrap().split('@').next().unwrap();
    assert!(!server.dump.contains(&format!(":{password}@")), "{server:?}");
    assert!(found.files.is_empty() && found.late_hours.is_none());
    assert_eq!(desk.refused("Hélène", "backup_make", json!({})), Code::NotOnThisEngine);
}
