//! Backups are verified when made, restored with the present house kept aside.

use std::sync::Arc;

use api::{Api, Options, SystemClock};
use contract::journal::{BackupFile, BackupList};
use harness::desk::Desk;
use harness::small::small_house;
use office::Code;
use serde_json::json;

use crate::reprises::{ask_back, order};

fn options(folder: &std::path::Path) -> Options {
    Options { data_dir: folder.to_owned(), database_url: None, clock: Arc::new(SystemClock) }
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
    let backup = std::path::Path::new(&list.folder).join(&made.name);
    let first = Api::restore(&options(elsewhere.path()), &backup).unwrap();
    assert_eq!(first.kept, None);
    let again = Api::restore(&options(elsewhere.path()), &backup).unwrap();
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
    let refused = Api::restore(&options(elsewhere.path()), &wrong).unwrap_err();
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
