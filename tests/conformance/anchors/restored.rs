//! A restored house says whose place it took, and gives no number that was given since the backup.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use api::{Api, Clock, Options};
use contract::action::Action;
use contract::anchor::LastNumbers;
use contract::args::Empty;
use contract::journal::BackupFile;
use contract::sale::Sold;
use contract::settings::{FirstNumbers, SetNumbering, Settings};
use harness::desk::{Desk, PIN, TestClock};
use harness::small::small_house;
use office::Code;
use serde_json::json;

use super::went_back::{last_deed, verified, went_back};
use crate::sales::two_seats_are_sold;

fn options(folder: &Path, clock: &Arc<TestClock>) -> Options {
    let clock = Arc::clone(clock) as Arc<dyn Clock>;
    Options { clock, ..Options::folder(folder) }
}

/// Restores while the counter is closed, once its folder was seen to.
fn restored(desk: Desk, backup: &Path, numbers: &LastNumbers, lost: &[&str]) -> Desk {
    let clock = Arc::clone(&desk.clock);
    desk.reopened_after(|folder| {
        for file in lost {
            std::fs::remove_file(folder.join(file)).unwrap();
        }
        Api::restore(&options(folder, &clock), backup, Some("hélène"), PIN, numbers).unwrap();
    })
}

/// A house that sold two seats since its backup.
fn sold_since() -> (Desk, PathBuf, Sold) {
    let desk = Desk::sqlite(&small_house());
    let made: BackupFile = desk.ok("Hélène", "backup_make", json!({}));
    let backup = desk.folder.join("sauvegardes").join(made.name);
    let sold = two_seats_are_sold(&desk);
    (desk, backup, sold)
}

fn no_number_is_given_twice(desk: &Desk, lost: &Sold) {
    assert_eq!(went_back(desk), None, "the supervisor is not asked twice");
    let sold = two_seats_are_sold(desk);
    assert!(sold.ticket_numbers[0] > lost.ticket_numbers[1], "{sold:?} after {lost:?}");
    assert_ne!(sold.order_number, lost.order_number);
    verified(desk);
}

#[test]
fn a_restored_house_says_who_restored_it_and_what_was_lost() {
    let (desk, backup, lost) = sold_since();
    let rows = super::hands::rows(&desk);
    let desk = restored(desk, &backup, &LastNumbers::default(), &[]);
    let deed = last_deed(&desk, Action::HouseRestored);
    assert_eq!(deed.operator, "Hélène");
    let said = format!("{:?}", deed.args);
    assert!(said.contains(&format!("\"row\": Number({rows})")), "{said}");
    assert!(said.contains(&lost.order_number), "{said}");
    no_number_is_given_twice(&desk, &lost);
    let desk = desk.reopened();
    assert_eq!(went_back(&desk), None);
}

#[test]
fn a_restored_house_is_as_its_counter_saw_it_however_often_it_is_opened() {
    let (desk, backup, _) = sold_since();
    // More is lost than the openings that follow write.
    for _ in 0..9 {
        desk.everyone_signs_in();
    }
    let mut desk = restored(desk, &backup, &LastNumbers::default(), &[]);
    for _ in 0..2 {
        desk = desk.reopened();
        assert_eq!(went_back(&desk), None);
    }
    two_seats_are_sold(&desk);
    verified(&desk);
}

#[test]
fn where_the_present_house_is_lost_what_the_counter_saw_is_enough() {
    let (desk, backup, lost) = sold_since();
    let desk = restored(desk, &backup, &LastNumbers::default(), &["contremarque.sqlite"]);
    no_number_is_given_twice(&desk, &lost);
}

#[test]
fn where_nothing_is_left_the_last_printed_papers_are() {
    let (desk, backup, lost) = sold_since();
    let order = lost.order_number.parse().ok();
    let typed =
        LastNumbers { ticket: Some(lost.ticket_numbers[1]), order, ..LastNumbers::default() };
    let desk = restored(desk, &backup, &typed, &["contremarque.sqlite", "counter.seen"]);
    no_number_is_given_twice(&desk, &lost);
}

#[test]
fn a_series_whose_numbers_only_papers_have_is_not_set_back_onto_them() {
    let (desk, backup, _) = sold_since();
    let typed = LastNumbers { ticket: Some(41), lot: Some(7), ..LastNumbers::default() };
    let desk = restored(desk, &backup, &typed, &["contremarque.sqlite", "counter.seen"]);
    let before = desk.ok::<Settings>("Hélène", "settings_get", json!({})).numbering;
    assert_eq!(before.used, ["order", "ticket", "customer", "lot"]);
    assert_eq!((before.next.ticket, before.next.lot), (42, 8));
    for ticket in [10, 1_000] {
        let wished = FirstNumbers { ticket, ..before.next.clone() };
        let set = SetNumbering { before: before.next.clone(), wished };
        let refusal = desk.call::<Empty>("Hélène", "numbering_set", set).unwrap_err();
        assert_eq!((refusal.code, &refusal.args["why"]), (Code::BadField, &"used".into()));
    }
    verified(&desk);
}

#[test]
fn a_restore_asks_for_a_supervisor_of_the_backup() {
    let (desk, backup, _) = sold_since();
    let (folder, clock) = (desk.folder.clone(), Arc::clone(&desk.clock));
    let before = super::hands::rows(&desk);
    let place = desk.close();
    let refused = |who, pin| {
        let none = LastNumbers::default();
        Api::restore(&options(&folder, &clock), &backup, who, pin, &none).unwrap_err().code
    };
    assert_eq!(refused(None, PIN), Code::NotSignedIn);
    assert_eq!(refused(Some("Hélène"), "9999"), Code::WrongSignIn);
    assert_eq!(refused(Some("Léa"), PIN), Code::WrongSignIn);
    assert_eq!(refused(Some("Personne"), PIN), Code::WrongSignIn);
    let end = store::glance(&folder.join("contremarque.sqlite")).unwrap();
    assert_eq!(end.rows, before, "nothing is touched");
    drop(place);
}
