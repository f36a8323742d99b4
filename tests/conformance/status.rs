//! How a house is, for whoever watches it: looked at while it is open, and nothing written.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use api::{Api, Clock as _, Level, Options, Status, What};
use contract::anchor::LastNumbers;
use contract::journal::BackupFile;
use harness::desk::{DAY_MS, Desk, on_each_engine};
use harness::small::small_house;
use office::Code;
use serde_json::json;

use crate::anchors::hands::{by_hand, rows};
use crate::anchors::went_back::{back_behind_a_sale, goes_on};
use crate::reprises::{ask_back, order};

const HOUR_MS: i64 = 3_600_000;
const HOUSE: &str = "contremarque.sqlite";

fn options(desk: &Desk) -> Options {
    let clock = Arc::clone(&desk.clock);
    Options { database_url: desk.login.clone(), clock, ..Options::folder(&desk.folder) }
}

fn found(status: &Status) -> Vec<What> {
    status.findings.iter().map(|finding| finding.what).collect()
}

/// Every file of a folder, with what is in it. SQLite's own lock table beside an open house is not.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    let named = files.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()));
    let kept = named.filter(|(name, _)| !name.ends_with("-shm"));
    kept.map(|(name, path)| (name, std::fs::read(path).unwrap())).collect()
}

/// Contradictions that wait for longer than a day, a month from here.
pub fn contradictions_late(desk: &Desk) -> i64 {
    let then_ms = desk.clock.now_ms() + 30 * DAY_MS;
    let health = desk.store().read(|tx| office::house::health::health(tx, then_ms));
    health.unwrap().now.contradictions_late
}

#[test]
fn a_house_that_is_open_is_looked_at_and_nothing_is_written() {
    on_each_engine(|desk| {
        let house = |status: &Status| status.house.clone().unwrap();
        let rows = |status: &Status| house(status).now.journal_rows;
        let before = Api::status(&options(desk));
        assert_eq!(before.refusal, None);
        ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let folder = files(&desk.folder);
        let after = Api::status(&options(desk));
        assert_eq!(files(&desk.folder), folder);
        assert_eq!(house(&after).house, "Théâtre des Essais");
        assert_eq!(after.schema, after.schema_known);
        assert_eq!(rows(&after), rows(&before) + 1);
        assert_eq!(house(&after).mails.waiting, house(&before).mails.waiting + 1);
    });
}

#[test]
fn a_house_that_no_program_has_open_is_one_file_afterwards_too() {
    let desk = Desk::sqlite(&small_house());
    let folder = desk.close();
    let before = files(folder.path());
    assert_eq!(before.keys().filter(|name| name.starts_with(HOUSE)).count(), 1);
    let status = Api::status(&Options::folder(folder.path()));
    assert_eq!(status.house.unwrap().house, "Théâtre des Essais");
    assert_eq!(files(folder.path()), before);
}

#[test]
fn mails_that_wait_for_an_hour_are_told() {
    on_each_engine(|desk| {
        ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        assert!(!found(&Api::status(&options(desk))).contains(&What::MailsLate));
        desk.clock.pass(HOUR_MS + 60_000);
        let late = Api::status(&options(desk));
        assert!(found(&late).contains(&What::MailsLate), "{late:?}");
        assert_eq!(late.level, Level::Warning);
    });
}

#[test]
fn in_a_house_that_went_back_or_was_rewritten_nobody_can_work() {
    let refused = |desk: &Desk| {
        let folder = files(&desk.folder);
        let status = Api::status(&options(desk));
        assert_eq!(files(&desk.folder), folder);
        assert!(!status.is_up() && status.level == Level::Broken, "{status:?}");
        assert!(status.house.is_some() && !found(&status).contains(&What::BackupLate));
        status.refusal.unwrap().code
    };
    for desk in [Desk::sqlite(&small_house()), Desk::postgres(&small_house())] {
        let (desk, ..) = back_behind_a_sale(desk);
        assert_eq!(refused(&desk), Code::HouseWentBack);
        goes_on(&desk, &LastNumbers::default());
        let desk = desk.reopened();
        assert_eq!(Api::status(&options(&desk)).refusal, None);
        let row = rows(&desk);
        by_hand(
            &desk,
            &[
                &format!("UPDATE journal SET hash = prev_hash WHERE seq = {row}"),
                &format!("UPDATE head SET hash = (SELECT hash FROM journal WHERE seq = {row})"),
            ],
        );
        let desk = desk.reopened();
        assert_eq!(refused(&desk), Code::HouseRewritten);
    }
}

#[test]
fn a_backup_of_a_local_house_is_late_after_twenty_six_hours() {
    let desk = Desk::sqlite(&small_house());
    let look = || found(&Api::status(&Options::folder(&desk.folder)));
    assert!(look().contains(&What::BackupLate), "there is none yet");
    let made: BackupFile = desk.ok("Hélène", "backup_make", json!({}));
    let folder: contract::journal::BackupList = desk.ok("Hélène", "backup_list", json!({}));
    let file = Path::new(&folder.folder).join(&made.name);
    let aged = |hours: u64| {
        let at = SystemTime::now() - Duration::from_secs(hours * 3_600);
        std::fs::File::options().write(true).open(&file).unwrap().set_modified(at).unwrap();
    };
    aged(25);
    assert!(!look().contains(&What::BackupLate));
    aged(27);
    assert!(look().contains(&What::BackupLate));
}

#[test]
fn where_there_is_no_house_none_is_made() {
    let empty = tempfile::tempdir().unwrap();
    let status = Api::status(&Options::folder(empty.path()));
    assert_eq!((status.level, found(&status)), (Level::Broken, vec![What::NoHouse]));
    assert!(files(empty.path()).is_empty());

    let nowhere = empty.path().join("nulle-part");
    assert_eq!(Api::status(&Options::folder(&nowhere)).level, Level::Broken);
    assert!(!nowhere.exists());

    let database = harness::server::fresh_database();
    let options = Options { database_url: Some(database.clone()), ..Options::folder(empty.path()) };
    assert_eq!(found(&Api::status(&options)), [What::NoHouse]);
    assert_eq!(store::look_at_server(&database).unwrap().tables, 0);
}

#[test]
fn what_cannot_be_looked_at_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let away = "postgres://nobody@127.0.0.1:1/nothing".to_owned();
    let options = Options { database_url: Some(away), ..Options::folder(folder.path()) };
    let status = Api::status(&options);
    assert_eq!(status.level, Level::Broken);
    assert_eq!(status.refusal.unwrap().code, Code::DatabaseUnreachable);

    std::fs::write(folder.path().join(HOUSE), b"no database at all, only words").unwrap();
    let status = Api::status(&Options::folder(folder.path()));
    assert_eq!(status.level, Level::Broken);
    assert_eq!(status.refusal.unwrap().code, Code::DatabaseDamaged);
}

#[test]
fn a_house_of_another_schema_is_named_and_left_as_it_is() {
    let desk = Desk::sqlite(&small_house());
    let folder = desk.close();
    let known = Api::status(&Options::folder(folder.path())).schema_known;
    let house = rusqlite::Connection::open(folder.path().join(HOUSE)).unwrap();
    let set = |version: i64| {
        house
            .execute(
                "UPDATE refinery_schema_history SET version = ?1 WHERE version >= ?2",
                [version, known - 1],
            )
            .unwrap();
    };
    house.execute("DELETE FROM refinery_schema_history WHERE version = ?1", [known]).unwrap();
    let older = Api::status(&Options::folder(folder.path()));
    assert_eq!((older.level, older.schema), (Level::Warning, known - 1));
    assert_eq!(older.findings[0].what, What::OlderSchema);
    set(known + 1);
    let newer = Api::status(&Options::folder(folder.path()));
    assert_eq!((newer.level, newer.schema), (Level::Broken, known + 1));
    assert_eq!(newer.findings[0].what, What::NewerSchema);
}

#[test]
fn a_house_that_was_left_says_that_it_went() {
    let folder = Desk::sqlite(&small_house()).close();
    let elsewhere = harness::server::fresh_database();
    let options = Options::folder(folder.path());
    Api::move_house(&options, Some("Hélène"), harness::desk::PIN, &elsewhere).unwrap();
    // The folder's settings lead to the house; its own file is asked by name.
    let left = Options { database_url: Some(String::new()), ..options };
    let status = Api::status(&left);
    assert_eq!(status.level, Level::Broken, "{status:?}");
    assert_eq!(status.refusal.unwrap().code, Code::HouseMoved);
}
