//! A backup in the house's place: what is shown before, who says so, where the house does not open.

use std::path::{Path, PathBuf};

use api::{Api, Options};
use contract::anchor::LastNumbers;
use contract::journal::{BackupFile, BackupList};
use contract::restoring::{BackupLook, BackupNamed, RestoreAllowed, RestoreUnopened};
use harness::desk::{DAY_MS, Desk, PIN};
use harness::door::{CODE, browser};
use harness::small::small_house;
use office::Code;
use serde_json::{Value, json};

use crate::reprises::{ask_back, order};

fn options(folder: &std::path::Path) -> Options {
    Options::folder(folder)
}

fn backup(desk: &Desk) -> BackupFile {
    desk.ok("Hélène", "backup_make", json!({}))
}

fn look(desk: &Desk, name: &str) -> BackupLook {
    desk.ok("Hélène", "backup_look", json!({ "name": name }))
}

fn listed(desk: &Desk) -> Vec<BackupFile> {
    desk.ok::<BackupList>("Hélène", "backup_list", json!({})).files
}

fn path_of(desk: &Desk, name: &str) -> PathBuf {
    desk.folder.join("sauvegardes").join(name)
}

fn allow(name: &str, pin: &str) -> Value {
    json!({ "name": name, "pin": pin })
}

#[test]
fn the_list_says_what_each_backup_holds() {
    let desk = Desk::sqlite(&small_house());
    ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
    let made = backup(&desk);
    let seen = look(&desk, &made.name);
    assert_eq!(made.rows, Some(seen.holds.rows));
    assert_eq!(made.last_at_ms, seen.holds.last_at_ms);
    assert!(!made.is_aside);
    std::fs::write(path_of(&desk, "contremarque-2020-01-01-000000.sqlite"), "no house").unwrap();
    let list = listed(&desk);
    assert_eq!(list[1].rows, None, "what cannot be read says so: {list:?}");
    assert_eq!(std::fs::read_dir(desk.folder.join("sauvegardes")).unwrap().count(), 2);
}

#[test]
fn what_would_be_lost_is_what_was_done_since() {
    let desk = Desk::sqlite(&small_house());
    let made = backup(&desk);
    let nothing = look(&desk, &made.name);
    let present = nothing.present.clone().unwrap();
    assert_eq!((nothing.lost_commands, nothing.common_rows), (0, present.rows));
    assert_eq!(nothing.holds, present);

    ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
    ask_back(&desk, "Léa", order(&desk, "671083").places[1].id);
    let two = look(&desk, &made.name);
    assert_eq!(two.lost_commands, 2);
    assert_eq!(two.common_rows, nothing.holds.rows);
    assert!(two.present.unwrap().rows > two.common_rows);
}

#[test]
fn a_backup_of_another_house_has_nothing_in_common_with_this_one() {
    let desk = Desk::sqlite(&small_house());
    backup(&desk);
    let other = Desk::sqlite(&small_house());
    ask_back(&other, "Léa", order(&other, "671083").places[0].id);
    let theirs = path_of(&desk, "contremarque-2030-01-01-000000.sqlite");
    other.api.backup_to(&theirs).unwrap();
    let seen = look(&desk, "contremarque-2030-01-01-000000.sqlite");
    assert!(seen.holds.rows > seen.common_rows);
}

#[test]
fn a_backup_of_another_house_takes_the_place_of_this_one_only_where_that_is_said() {
    let desk = Desk::sqlite(&small_house());
    let place = tempfile::tempdir().unwrap();
    let theirs = place.path().join("leur.sqlite");
    let demo = options(&place.path().join("demo"));
    Api::make_demo(&demo).unwrap();
    Api::open(&demo).unwrap().backup_to(&theirs).unwrap();
    let (folder, numbers) = (desk.folder.clone(), LastNumbers::default());
    let kept = desk.close();
    let file = folder.join("contremarque.sqlite");
    let born = store::born(&file);
    let refused = Api::restore(&options(&folder), &theirs, Some("Hélène"), "5678", &numbers);
    assert_eq!(refused.unwrap_err().code, Code::OtherHouse);
    assert_eq!(store::born(&file), born, "nothing is touched");
    Api::restore_other(&options(&folder), &theirs, Some("Hélène"), "5678", &numbers).unwrap();
    assert_eq!(store::born(&file), store::born(&theirs));
    // In an empty folder none gives way.
    let empty = place.path().join("vide");
    Api::restore(&options(&empty), &theirs, Some("Hélène"), "5678", &numbers).unwrap();
    drop(kept);
}

#[test]
fn a_supervisor_alone_restores_and_their_pin_is_asked() {
    let desk = Desk::sqlite(&small_house());
    let made = backup(&desk);
    for name in ["Léa", "Karim"] {
        assert_eq!(desk.refused(name, "restore_allow", allow(&made.name, PIN)), Code::NotAllowed);
        let named = json!({ "name": made.name });
        assert_eq!(desk.refused(name, "backup_look", named), Code::NotAllowed);
    }
    desk.ok::<Value>("Hélène", "restore_allow", allow(&made.name, PIN));
    let mut refused = Vec::new();
    for _ in 0..8 {
        refused.push(desk.refused("Hélène", "restore_allow", allow(&made.name, "9999")));
    }
    assert_eq!(refused[0], Code::WrongPin);
    assert_eq!(refused.last(), Some(&Code::SignInThrottled), "they count: {refused:?}");
}

#[test]
fn a_damaged_backup_and_a_name_that_is_a_path_are_refused_and_nothing_is_touched() {
    let desk = Desk::sqlite(&small_house());
    let made = backup(&desk);
    std::fs::write(path_of(&desk, &made.name), b"half a page of a house").unwrap();
    for command in ["backup_look", "restore_allow"] {
        let args = |name: &str| match command {
            "backup_look" => json!({ "name": name }),
            _ => allow(name, PIN),
        };
        assert_eq!(desk.refused("Hélène", command, args(&made.name)), Code::BadBackup);
        assert_eq!(desk.refused("Hélène", command, args("absent.sqlite")), Code::BadBackup);
        for path in ["../contremarque.sqlite", "/etc/passwd", "", ".."] {
            assert_eq!(desk.refused("Hélène", command, args(path)), Code::BadField, "{path}");
        }
    }
    assert!(desk.api.verify().unwrap().ok);
}

#[test]
fn a_house_on_a_server_is_not_restored_from_a_file() {
    let desk = Desk::postgres(&small_house());
    let named = json!({ "name": "contremarque-2026-01-01-080000.sqlite" });
    assert_eq!(desk.refused("Hélène", "backup_look", &named), Code::NotOnThisEngine);
    let args = allow("contremarque-2026-01-01-080000.sqlite", PIN);
    assert_eq!(desk.refused("Hélène", "restore_allow", args), Code::NotOnThisEngine);
    let options = Options { database_url: desk.login.clone(), ..options(&desk.folder) };
    assert!(Api::backups_of(&options).unwrap().files.is_empty());
    let unopened = RestoreUnopened { name: "x".into(), operator_id: None, pin: PIN.into() };
    let refused = Api::restore_unopened(&options, &unopened).unwrap_err();
    assert_eq!(refused.code, Code::NotOnThisEngine);
}

#[test]
fn the_house_that_was_put_aside_is_listed_and_can_come_back() {
    let desk = Desk::sqlite(&small_house());
    let made = backup(&desk);
    ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
    let before = look(&desk, &made.name).present.unwrap();
    let by: RestoreAllowed = desk.ok("Hélène", "restore_allow", allow(&made.name, PIN));
    assert_eq!(by.operator, "Hélène");
    let folder = desk.folder.clone();
    let place = desk.close();
    Api::restore_named(&options(&folder), &made.name, &by).unwrap();

    let list = Api::backups_of(&options(&folder)).unwrap().files;
    let aside = list.iter().find(|file| file.is_aside).expect("it is listed");
    assert_eq!(aside.rows, Some(before.rows));
    Api::restore_named(&options(&folder), &aside.name, &by).unwrap();
    let house = Api::open(&options(&folder)).unwrap();
    assert!(house.verify().unwrap().ok);
    drop(house);
    let back = store::glance(&folder.join("contremarque.sqlite"));
    assert_eq!(back.map(|end| end.rows), Some(before.rows + 1), "and one that says so");
    drop(place);
}

#[test]
fn where_the_house_does_not_open_a_supervisor_of_the_backup_restores_it() {
    let desk = Desk::sqlite(&small_house());
    let made = backup(&desk);
    let folder = desk.folder.clone();
    let place = desk.close();
    let at = options(&folder);
    let seen = Api::look_at_backup(&at, &BackupNamed { name: made.name.clone() }).unwrap();
    assert_eq!(seen.present, None);
    let names: Vec<_> = seen.supervisors.iter().map(|card| card.name.as_str()).collect();
    assert_eq!(names, ["Hélène", "Zoé"]);
    let said = |operator_id, pin: &str| RestoreUnopened {
        name: made.name.clone(),
        operator_id,
        pin: pin.into(),
    };
    let helene = Some(seen.supervisors[0].id);
    let refused = |args: RestoreUnopened| Api::restore_unopened(&at, &args).unwrap_err().code;
    assert_eq!(refused(said(helene, PIN)), Code::HouseExists, "it opens");

    for file in ["contremarque.sqlite", "contremarque.sqlite-wal"] {
        let _ = std::fs::remove_file(folder.join(file));
    }
    assert_eq!(refused(said(helene, "9999")), Code::WrongSignIn);
    assert_eq!(refused(said(None, PIN)), Code::WrongSignIn);
    Api::restore_unopened(&at, &said(helene, PIN)).unwrap();
    assert!(Api::open(&at).unwrap().verify().unwrap().ok);

    std::fs::write(folder.join("contremarque.sqlite"), b"half a page of a house").unwrap();
    let done = Api::restore_unopened(&at, &said(helene, PIN)).unwrap();
    assert!(done.kept.is_some());
    assert!(Api::open(&at).unwrap().verify().unwrap().ok);
    drop(place);
}

#[test]
fn a_session_that_was_ended_since_a_backup_is_not_begun_again_by_it() {
    let desk = Desk::sqlite(&small_house());
    let door = desk.door();
    let token = door.signs_in("marie@example.org");
    let _ = door.asks(&browser(), "john@example.org", CODE);
    let made = backup(&desk);
    door.ok::<Value>(Some(&token), "site_sign_out", json!({}));
    drop(door);
    let by: RestoreAllowed = desk.ok("Hélène", "restore_allow", allow(&made.name, PIN));
    let folder = desk.folder.clone();
    let place = desk.close();
    let held = |file: PathBuf| {
        let house = rusqlite::Connection::open(file).unwrap();
        let count = |table: &str| {
            let asked = format!("SELECT COUNT(*) FROM {table}");
            house.query_row(&asked, [], |row| row.get::<_, i64>(0)).unwrap()
        };
        ["site_session", "site_request", "site_code", "site_limit"].map(count)
    };
    let [session, request, code, limits] = held(folder.join("sauvegardes").join(&made.name));
    assert_eq!([session, request, code], [1, 1, 1], "as it was");
    Api::restore_named(&options(&folder), &made.name, &by).unwrap();
    assert_eq!(held(folder.join("contremarque.sqlite")), [0, 0, 0, limits]);
    assert!(Api::open(&options(&folder)).unwrap().verify().unwrap().ok);
    drop(place);
}

#[test]
fn the_demo_is_restored_in_its_own_season() {
    let place = tempfile::tempdir().unwrap();
    let at = options(place.path());
    Api::make_demo(&at).unwrap();
    let file = place.path().join("copie.sqlite");
    Api::open(&at).unwrap().backup_to(&file).unwrap();
    let ends = |file: &Path| store::glance(file).unwrap().last_at_ms;
    let before = ends(&file);
    Api::restore(&at, &file, Some("Hélène Roux"), "5678", &LastNumbers::default()).unwrap();
    let after = ends(&place.path().join("contremarque.sqlite"));
    assert!((0..DAY_MS).contains(&(after - before)), "{before} {after}");
    assert!(Api::open(&at).unwrap().verify().unwrap().ok);
}
