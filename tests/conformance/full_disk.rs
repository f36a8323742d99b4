//! A disk that is full, at whatever point of a backup, a restore or an update: nothing is left of it, the refusal says
//! why, and work goes on.

use std::path::{Path, PathBuf};

use api::{Api, Options};
use contract::anchor::LastNumbers;
use contract::operator::OperatorCard;
use harness::desk::{PIN, found};
use harness::small::season;
use harness::small_disk::{SmallDisk, on_a_small_disk};
use office::Code;
use serde_json::{Value, json};
use store::Store;
use uuid::Uuid;

use crate::upgraded::undone;

const HOUSE: &str = "contremarque.sqlite";
/// Quarters of a house's size.
const STEPS: u64 = 8;

/// A house on the disk, and its size in bytes.
fn house_on(disk: &SmallDisk) -> (PathBuf, u64) {
    let folder = disk.folder().join("maison");
    std::fs::create_dir(&folder).unwrap();
    let now_ms = harness::dice::now_ms();
    let store = Store::sqlite(&folder.join(HOUSE), |_| Ok(())).unwrap();
    found(&store, now_ms, &season(now_ms));
    drop(store);
    let bytes = std::fs::metadata(folder.join(HOUSE)).unwrap().len();
    (folder, bytes)
}

fn opened(folder: &Path) -> Api {
    Api::open(&Options::folder(folder)).unwrap()
}

/// Houses and what was begun of some, in a folder and below.
fn houses(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(houses(&path));
        } else if name.ends_with(".sqlite") || name.contains(".part") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Waits for what the program itself writes now and then, small and whole.
fn left_alone(folder: &Path, before: &[PathBuf]) {
    let alone =
        harness::until(5, "the folder as it was", || (houses(folder) == before).then_some(()));
    alone.unwrap_or_else(|e| panic!("{e}: {:?}", houses(folder)));
}

fn call(api: &Api, name: &str, args: &Value) -> String {
    api.call("Hélène", name, Uuid::now_v7(), &args.to_string()).unwrap().json
}

fn helene_signs_in(api: &Api) {
    let cards = call(api, "operators_signin", &json!({}));
    let cards: Vec<OperatorCard> = serde_json::from_str(&cards).unwrap();
    let id = cards.iter().find(|card| card.name == "Hélène").unwrap().id;
    call(api, "sign_in", &json!({ "operator_id": id, "pin": PIN }));
}

/// A command that writes.
fn work_goes_on(api: &Api, n: u64) {
    let customer = json!({ "last_name": format!("Client {n}"), "first_name": "Alix", "email": "",
        "phone": "", "locale": "fr" });
    call(api, "customer_create", &customer);
}

#[test]
fn a_backup_that_finds_the_disk_full_leaves_nothing_says_so_and_work_goes_on() {
    let name =
        "full_disk::a_backup_that_finds_the_disk_full_leaves_nothing_says_so_and_work_goes_on";
    on_a_small_disk(name, |disk| {
        let (folder, bytes) = house_on(disk);
        let house = opened(&folder);
        helene_signs_in(&house);
        // The copy, and the copy of it that is verified, are two houses.
        for quarters in 1..STEPS {
            let before = houses(&folder);
            disk.leaves(bytes * quarters / 4);
            let refused = house.backup_daily().unwrap_err();
            assert_eq!(refused.code, Code::NoSpace, "{quarters}/4: {refused}");
            left_alone(&folder, &before);
            work_goes_on(&house, quarters);
            let by_hand = house.call("Hélène", "backup_make", Uuid::now_v7(), "{}");
            assert_eq!(by_hand.unwrap_err().code, Code::NoSpace);
            left_alone(&folder, &before);
        }
        disk.has_room();
        assert!(house.backup_daily().unwrap().is_some());
        assert!(house.verify().unwrap().ok);
    });
}

#[test]
fn a_restore_that_finds_the_disk_full_leaves_the_house_and_nothing_beside_it() {
    let name =
        "full_disk::a_restore_that_finds_the_disk_full_leaves_the_house_and_nothing_beside_it";
    on_a_small_disk(name, |disk| {
        let (folder, bytes) = house_on(disk);
        let backup = folder.join("hier.sqlite");
        std::fs::copy(folder.join(HOUSE), &backup).unwrap();
        drop(opened(&folder));
        let (options, typed) = (Options::folder(&folder), LastNumbers::default());
        let before = houses(&folder);
        let rows = store::glance(&folder.join(HOUSE)).unwrap().rows;
        for quarters in 1..STEPS {
            disk.leaves(bytes * quarters / 4);
            let refused = Api::restore(&options, &backup, Some("Hélène"), PIN, &typed);
            let refused = refused.unwrap_err();
            assert_eq!(refused.code, Code::NoSpace, "{quarters}/4: {refused}");
            left_alone(&folder, &before);
            assert_eq!(store::glance(&folder.join(HOUSE)).unwrap().rows, rows);
        }
        disk.has_room();
        let done = Api::restore(&options, &backup, Some("Hélène"), PIN, &typed).unwrap();
        assert!(done.kept.is_some());
        assert!(opened(&folder).verify().unwrap().ok);
    });
}

#[test]
fn a_house_brought_up_to_date_on_a_full_disk_says_so_and_is_whole() {
    let name = "full_disk::a_house_brought_up_to_date_on_a_full_disk_says_so_and_is_whole";
    on_a_small_disk(name, |disk| {
        let (folder, bytes) = house_on(disk);
        let file = rusqlite::Connection::open(folder.join(HOUSE)).unwrap();
        file.execute_batch(&undone("sqlite")).unwrap();
        drop(file);
        let mut refusals = 0;
        for eighths in 1..=4 * STEPS {
            disk.leaves(bytes * eighths / 8);
            match Api::open(&Options::folder(&folder)) {
                Ok(_) => break,
                Err(refused) => assert_eq!(refused.code, Code::NoSpace, "{eighths}/8: {refused}"),
            }
            refusals += 1;
        }
        assert!(refusals > 0, "the copy alone is a house");
        disk.has_room();
        assert!(opened(&folder).verify().unwrap().ok);
    });
}
