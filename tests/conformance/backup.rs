//! Backups are verified when made, restored with the present house kept aside.

use std::path::Path;

use api::{Api, ApiError, Options};
use contract::anchor::LastNumbers;
use contract::journal::{BackupFile, BackupList};
use contract::restoring::Restored;
use harness::desk::{Desk, PIN};
use harness::small::small_house;
use office::Code;
use serde_json::json;

use crate::reprises::{ask_back, order};

fn options(folder: &Path) -> Options {
    Options::folder(folder)
}

/// Hélène restores a backup in a folder.
fn restore(folder: &Path, backup: &Path) -> Result<Restored, ApiError> {
    Api::restore(&options(folder), backup, Some("Hélène"), PIN, &LastNumbers::default())
}

#[test]
fn a_backup_made_while_in_use_is_restored_whole() {
    let desk = Desk::sqlite(&small_house());
    let before = ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
    let made: BackupFile = desk.ok("Hélène", "backup_make", json!({}));
    ask_back(&desk, "Léa", order(&desk, "671083").places[1].id);
    let list: BackupList = desk.ok("Hélène", "backup_list", json!({}));
    assert_eq!(list.files[0].name, made.name);

    let elsewhere = tempfile::tempdir().unwrap();
    let backup = Path::new(&list.folder).join(&made.name);
    let first = restore(elsewhere.path(), &backup).unwrap();
    assert_eq!(first.kept, None);
    let again = restore(elsewhere.path(), &backup).unwrap();
    assert!(again.kept.is_some(), "the house that was there is kept");
    let restored = Api::open(&options(elsewhere.path())).unwrap();
    let found = restored.verify().unwrap();
    assert!(found.ok, "{found:?}");
    assert!(before.row.id.number() > 0);
}

#[test]
fn what_is_no_backup_touches_nothing() {
    let desk = Desk::sqlite(&small_house());
    let folder = desk.folder.clone();
    let wrong = folder.join("photo.sqlite");
    std::fs::write(&wrong, b"not a database at all, only words").unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let refused = restore(elsewhere.path(), &wrong).unwrap_err();
    assert_eq!(refused.code, Code::BadBackup);
    assert!(!elsewhere.path().join("contremarque.sqlite").exists());
}

#[test]
fn an_older_program_refuses_a_newer_house_in_words() {
    let desk = Desk::sqlite(&small_house());
    let newer = tempfile::tempdir().unwrap();
    let file = newer.path().join("contremarque.sqlite");
    store::copy_sqlite(&desk.folder.join("contremarque.sqlite"), &file).unwrap();
    let db = rusqlite::Connection::open(&file).unwrap();
    db.execute_batch(
        "INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
         VALUES (999, 'future', '2030-01-01T00:00:00Z', '0')",
    )
    .unwrap();
    drop(db);
    let refused = Api::open(&options(newer.path())).err().unwrap();
    assert_eq!(refused.code, Code::NewerSchema);
}

#[test]
fn two_backups_in_one_second_are_two_files() {
    let desk = Desk::sqlite(&small_house());
    let made: Vec<BackupFile> =
        (0..3).map(|_| desk.ok("Hélène", "backup_make", json!({}))).collect();
    let list: BackupList = desk.ok("Hélène", "backup_list", json!({}));
    assert_eq!(list.files.len(), made.len(), "{:?}", list.files);
}

#[test]
fn a_backup_dated_in_the_future_does_not_stop_the_daily_ones() {
    let desk = Desk::sqlite(&small_house());
    let place = tempfile::tempdir().unwrap();
    desk.api.backup_to(&place.path().join("contremarque.sqlite")).unwrap();
    let house = Api::open(&options(place.path())).unwrap();
    let made = house.backup_daily().unwrap().expect("the first of today");
    assert!(house.backup_daily().unwrap().is_none(), "there is one of today");
    let file = place.path().join("sauvegardes").join(&made.name);
    let file = std::fs::OpenOptions::new().write(true).open(file).unwrap();
    let in_two_days = std::time::SystemTime::now() + std::time::Duration::from_secs(2 * 86_400);
    file.set_modified(in_two_days).unwrap();
    assert!(house.backup_daily().unwrap().is_some());
}

#[test]
fn a_backup_replaces_a_house_and_no_other_file() {
    let desk = Desk::sqlite(&small_house());
    let elsewhere = tempfile::tempdir().unwrap();
    let letter = elsewhere.path().join("lettre.odt");
    std::fs::write(&letter, "Chers amis").unwrap();
    assert_eq!(desk.api.backup_to(&letter).unwrap_err().code, Code::FileInTheWay);
    assert_eq!(std::fs::read(&letter).unwrap(), b"Chers amis");

    let device = Path::new("/dev/null");
    assert_eq!(desk.api.backup_to(device).unwrap_err().code, Code::FileInTheWay);

    let file = elsewhere.path().join("maison.sqlite");
    std::fs::write(file.with_extension("part"), "somebody else's").unwrap();
    desk.api.backup_to(&file).unwrap();
    desk.api.backup_to(&file).unwrap();
    let mut left: Vec<_> = std::fs::read_dir(elsewhere.path()).unwrap().flatten().collect();
    left.sort_by_key(std::fs::DirEntry::file_name);
    let left: Vec<_> = left.iter().map(|entry| entry.file_name().into_string().unwrap()).collect();
    assert_eq!(left, ["lettre.odt", "maison.part", "maison.sqlite"]);
}

/// Fills the root page of an index with zeros, as a disk does that lost it.
fn lose_index(file: &Path, index: &str) {
    let db = rusqlite::Connection::open(file).unwrap();
    let ask = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let size = u64::try_from(ask("PRAGMA page_size")).unwrap();
    let page = ask(&format!("SELECT rootpage FROM sqlite_master WHERE name = '{index}'"));
    let page = u64::try_from(page).unwrap();
    drop(db);
    let file = std::fs::OpenOptions::new().write(true).open(file).unwrap();
    let zeros = vec![0; usize::try_from(size).unwrap()];
    std::os::unix::fs::FileExt::write_all_at(&file, &zeros, (page - 1) * size).unwrap();
}

#[test]
fn a_file_whose_index_is_lost_does_not_verify_and_is_neither_copied_nor_restored() {
    let desk = Desk::sqlite(&small_house());
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("contremarque.sqlite");
    desk.api.backup_to(&file).unwrap();
    lose_index(&file, "place_one_live_per_seat");

    let house = Api::open(&options(place.path())).unwrap();
    let found = house.verify().unwrap();
    assert_eq!((found.ok, found.what.as_deref()), (false, Some("file_damaged")), "{found:?}");
    let copy = place.path().join("copie.sqlite");
    assert_eq!(house.backup_to(&copy).unwrap_err().code, Code::BadBackup);
    assert!(!copy.exists(), "nothing is left of it");
    drop(house);

    let elsewhere = tempfile::tempdir().unwrap();
    let refused = restore(elsewhere.path(), &file).unwrap_err();
    assert_eq!(refused.code, Code::BadBackup);
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 0, "nothing is touched");
}

#[test]
fn a_damaged_house_gives_way_to_a_backup_and_is_kept_aside() {
    let desk = Desk::sqlite(&small_house());
    let place = tempfile::tempdir().unwrap();
    let backup = place.path().join("hier.sqlite");
    desk.api.backup_to(&backup).unwrap();
    let folder = place.path().join("maison");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("contremarque.sqlite"), b"half a page of a house").unwrap();
    let restored = restore(&folder, &backup).unwrap();
    let kept = std::fs::read(restored.kept.unwrap()).unwrap();
    assert_eq!(kept, b"half a page of a house");
    assert!(Api::open(&options(&folder)).unwrap().verify().unwrap().ok);
}
