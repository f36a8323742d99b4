//! A house that is closed is one file, which is its owner's alone.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use api::{Api, ApiError, Options};
use contract::sentence::Fact;
use harness::desk::Desk;
use harness::small::small_house;
use office::Code;
use serde_json::json;
use store::Store;

use crate::reprises::{ask_back, order};

fn options(folder: &Path) -> Options {
    Options::folder(folder)
}

/// What SQLite keeps in the folder.
fn files(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.file_name());
    let mut names: Vec<_> = names.filter_map(|name| name.into_string().ok()).collect();
    names.retain(|name| name.starts_with("contremarque.sqlite"));
    names.sort();
    names
}

/// A house of its own folder, made from a small one.
fn copied(folder: &Path) {
    let desk = Desk::sqlite(&small_house());
    ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
    store::copy_sqlite(
        &desk.folder.join("contremarque.sqlite"),
        &folder.join("contremarque.sqlite"),
    )
    .unwrap();
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn the_file_alone_is_the_house_once_it_is_closed() {
    let place = tempfile::tempdir().unwrap();
    copied(place.path());
    let api = Api::open(&options(place.path())).unwrap();
    let rows = api.verify().unwrap().rows;
    drop(api);
    assert_eq!(files(place.path()), ["contremarque.sqlite"]);

    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("contremarque.sqlite");
    std::fs::copy(place.path().join("contremarque.sqlite"), &copy).unwrap();
    let found = Api::open(&options(elsewhere.path())).unwrap().verify().unwrap();
    assert!(found.ok, "{found:?}");
    assert!(found.rows >= rows);
}

#[test]
fn what_a_killed_program_left_in_the_log_is_folded_when_the_house_opens() {
    let place = tempfile::tempdir().unwrap();
    copied(place.path());
    let file = place.path().join("contremarque.sqlite");
    // A second program that never closes: its log stays, as after a kill.
    let store = Store::sqlite(&file, |_| Ok(())).unwrap();
    store.write(|tx| tx.run("CREATE TABLE written (n INTEGER)", &[])).map(drop).unwrap();
    let log = std::fs::read(place.path().join("contremarque.sqlite-wal")).unwrap();
    assert!(!log.is_empty());
    let killed = tempfile::tempdir().unwrap();
    for name in files(place.path()) {
        std::fs::copy(place.path().join(&name), killed.path().join(&name)).unwrap();
    }
    drop(store);
    let open = Store::sqlite(&killed.path().join("contremarque.sqlite"), |_| Ok(())).unwrap();
    let log = std::fs::metadata(killed.path().join("contremarque.sqlite-wal")).unwrap();
    assert_eq!(log.len(), 0, "the log is in the file");
    drop(open);
}

#[test]
fn a_house_is_its_owners_alone_whatever_it_was_before() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("maison");
    drop(Api::open(&options(&folder)).unwrap());
    assert_eq!(mode(&folder), 0o700);
    let file = folder.join("contremarque.sqlite");
    assert_eq!(mode(&file), 0o600);

    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
    let api = Api::open(&options(&folder)).unwrap();
    assert_eq!((mode(&folder), mode(&file)), (0o700, 0o600));
    let log = folder.join("contremarque.sqlite-wal");
    assert!(!log.exists() || mode(&log) == 0o600);
    drop(api);
}

/// The path that a refusal names.
fn kept_at(refused: &ApiError) -> PathBuf {
    assert_eq!(refused.code, Code::DatabaseReplaced);
    match &refused.args["path"] {
        Fact::Text(path) => PathBuf::from(path),
        other => panic!("{other:?}"),
    }
}

/// A desk whose file or log somebody loses: what was done before is in the file that the refusal names.
fn loses(lost: &str) {
    let desk = Desk::sqlite(&small_house());
    ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
    let rows = desk.api.verify().unwrap().rows;
    std::fs::remove_file(desk.folder.join(lost)).unwrap();
    let note = json!({ "id": order(&desk, "671083").id, "note": "Rappeler demain" });
    let refused = desk.call::<serde_json::Value>("Léa", "order_note", note.clone()).unwrap_err();
    let kept = kept_at(&refused);
    let again = desk.call::<serde_json::Value>("Léa", "order_note", note).unwrap_err();
    assert_eq!(kept_at(&again), kept, "nothing more is written");
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::copy(kept, elsewhere.path().join("contremarque.sqlite")).unwrap();
    let found = Api::open(&options(elsewhere.path())).unwrap().verify().unwrap();
    assert!(found.ok, "{found:?}");
    assert!(found.rows >= rows, "{} of {rows}", found.rows);
}

#[test]
fn a_log_deleted_under_the_program_loses_nothing() {
    loses("contremarque.sqlite-wal");
}

#[test]
fn a_file_deleted_under_the_program_loses_nothing() {
    loses("contremarque.sqlite");
}
