//! The key of a counter: made by itself, kept outside the database, begun anew on a supervisor's word.

use std::sync::Arc;

use api::{Api, Clock, Options};
use contract::action::Action;
use contract::anchor::LastNumbers;
use contract::args::Empty;
use contract::journal::BackupFile;
use contract::settings::Settings;
use harness::desk::{Desk, PIN};
use harness::small::small_house;
use office::Code;
use office::books::signature::AFTER_MS;
use serde_json::json;

use super::{each_engine, noted, signed, signs, verified};
use crate::anchors::hands::rows;
use crate::anchors::went_back::last_deed;

const SECRETS: &str = "secrets.json";

fn has_key(desk: &Desk) -> bool {
    desk.signs_in("Hélène");
    desk.ok::<Settings>("Hélène", "settings_get", json!({})).signs
}

fn begins_key(desk: &Desk) {
    desk.signs_in("Hélène");
    desk.ok::<Empty>("Hélène", "counter_key_begin", json!({}));
}

/// The same counter after its folder lost what it signs with.
fn without_key(desk: Desk) -> Desk {
    desk.reopened_after(|folder| std::fs::remove_file(folder.join(SECRETS)).unwrap())
}

#[test]
fn a_counter_tells_the_journal_its_key_once_and_keeps_the_private_one_for_its_owner_alone() {
    each_engine(|desk| {
        let deed = last_deed(&desk, Action::CounterKey);
        assert_eq!(deed.counter, "Guichet 1");
        let (_, public) = desk.api.own_key().unwrap();
        let kept = std::fs::read_to_string(desk.folder.join(SECRETS)).unwrap();
        assert!(kept.contains("signing") && !kept.contains(&public));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let facts = std::fs::metadata(desk.folder.join(SECRETS)).unwrap();
            assert_eq!(facts.permissions().mode() & 0o777, 0o600);
        }
        let desk = desk.reopened();
        assert_eq!(last_deed(&desk, Action::CounterKey).seq, deed.seq, "it is told once");
        assert!(has_key(&desk));
    });
}

#[test]
fn a_counter_that_lost_its_key_works_and_signs_again_on_a_supervisor_s_word() {
    each_engine(|desk| {
        let last = *signs(&desk, 2).last().unwrap();
        let desk = without_key(desk);
        assert!(!has_key(&desk));
        for _ in 0..3 {
            desk.clock.pass(AFTER_MS);
            noted(&desk);
        }
        assert_eq!(*signed(&desk).last().unwrap(), last, "nothing is signed");
        let found = verified(&desk);
        assert!(found.ok, "it stops nothing, a backup neither: {found:?}");
        assert_eq!(found.unsigned_from, Some(last + 1));
        assert_eq!(desk.refused("Karim", "counter_key_begin", json!({})), Code::NotAllowed);
        begins_key(&desk);
        let deed = last_deed(&desk, Action::CounterKey);
        assert_eq!((deed.seq, deed.operator.as_str()), (rows(&desk), "Hélène"));
        assert!(has_key(&desk));
        desk.clock.pass(AFTER_MS);
        noted(&desk);
        assert_eq!(*signed(&desk).last().unwrap(), rows(&desk) - 1);
        let found = verified(&desk);
        assert!(found.ok && found.unsigned_from.is_none(), "{found:?}");
        let desk = desk.reopened();
        assert!(has_key(&desk));
        assert!(verified(&desk).ok);
    });
}

#[test]
fn a_key_that_is_still_there_vouches_for_the_next() {
    each_engine(|desk| {
        signs(&desk, 2);
        begins_key(&desk);
        let deed = last_deed(&desk, Action::CounterKey);
        assert!(format!("{:?}", deed.args).contains("vouched"), "{deed:?}");
        signs(&desk, 2);
        let found = verified(&desk);
        assert!(found.ok, "{found:?}");
    });
}

#[test]
fn a_key_that_is_begun_twice_under_one_id_is_begun_once() {
    each_engine(|desk| {
        signs(&desk, 1);
        let id = uuid::Uuid::now_v7();
        desk.call_as::<Empty>(id, "Hélène", "counter_key_begin", json!({})).unwrap();
        let before = rows(&desk);
        desk.call_as::<Empty>(id, "Hélène", "counter_key_begin", json!({})).unwrap();
        assert_eq!(rows(&desk), before);
        signs(&desk, 1);
        assert!(verified(&desk).ok);
    });
}

#[test]
fn each_counter_of_a_shared_house_signs_with_its_own_key() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    signs(&desk, 1);
    desk.clock.pass(AFTER_MS);
    noted(&other);
    desk.clock.pass(AFTER_MS);
    noted(&other);
    let (here, there) = (verified(&desk), verified(&other));
    assert!(here.ok && there.ok, "{here:?} {there:?}");
    assert_eq!(here.holds.unwrap().counter, "Guichet 2");
    assert_ne!(desk.api.own_key(), other.api.own_key());
}

#[test]
fn a_backup_of_before_another_key_was_begun_is_restored_with_the_key_of_today() {
    let desk = Desk::sqlite(&small_house());
    noted(&desk);
    let made: BackupFile = desk.ok("Hélène", "backup_make", json!({}));
    let backup = desk.folder.join("sauvegardes").join(made.name);
    let desk = without_key(desk);
    begins_key(&desk);
    let (_, key) = desk.api.own_key().unwrap();
    let clock = Arc::clone(&desk.clock);
    let desk = desk.reopened_after(|folder| {
        let clock = Arc::clone(&clock) as Arc<dyn Clock>;
        let options = Options { clock, ..Options::folder(folder) };
        Api::restore(&options, &backup, Some("hélène"), PIN, &LastNumbers::default()).unwrap();
    });
    assert!(has_key(&desk));
    assert_eq!(desk.api.own_key().unwrap().1, key);
    let found = verified(&desk);
    assert!(found.ok, "{found:?}");
    desk.clock.pass(AFTER_MS);
    noted(&desk);
    assert!(verified(&desk).ok);
}
