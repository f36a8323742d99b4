//! The demo's clock is moved forward; no other house's is.

use api::Clock;
use contract::action::Action;
use contract::args::{ById, Empty};
use contract::demo::AdvanceClock;
use contract::journal::{BackupFile, BackupList, JournalPage, Verification};
use contract::operator::AppState;
use contract::reprise::Decided;
use harness::desk::{BareRenderer, DAY_MS, Desk, on_each_engine};
use harness::small::small_house;
use office::books::journal::{self, Entry};
use office::{Actor, By, Code, House, OfficeError};
use serde_json::json;
use uuid::Uuid;

use crate::reprises::{ask_back, order, shown};

const ADVANCE: &str = "demo_clock_advance";

/// Makes the house of this desk the demo, as no command can; the journal seals it as a command's would.
fn becomes_the_demo(desk: &Desk) {
    let (program, at_ms) = (Actor::program(), desk.clock.now_ms());
    let made = desk.store().write(|tx| {
        let house = House::load(tx)?;
        let by = By { operator: &program, counter_id: 0.into(), at_ms, renderer: &BareRenderer };
        let cx = office::command::unlisted(tx, by, "demo", [3; 16], house)?;
        let made = tx.run("UPDATE house SET demo = 1 WHERE id = 1", &[])?;
        journal::append(tx, &cx, Entry::of(Action::HouseChanged))?;
        Ok::<_, OfficeError>(made)
    });
    assert_eq!(made.unwrap_or_else(|e| panic!("{e}")), 1);
}

fn now_ms(desk: &Desk) -> i64 {
    desk.ok::<AppState>("", "app_state", Empty {}).now_ms
}

fn rows_of(desk: &Desk) -> JournalPage {
    let all = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null,
        "to_ms": null, "after": null, "limit": 50 });
    desk.ok("Hélène", "journal_list", all)
}

#[test]
fn what_is_due_in_the_demo_is_due_at_once_when_its_clock_is_moved() {
    on_each_engine(|desk| {
        becomes_the_demo(desk);
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        let before = now_ms(desk);
        desk.ok::<Empty>("Léa", ADVANCE, AdvanceClock { ms: 31_000 });
        assert_eq!(now_ms(desk), before + 31_000);
        let this = ById { id: asked.row.id };
        assert_eq!(desk.refused("Léa", "reprise_undo", this), Code::TooLateToUndo);
        let first = &rows_of(desk).rows[0];
        assert_eq!(first.action, Action::ClockAdvanced);
        assert_eq!(first.at_ms, before);
        let verdict: Verification = desk.ok("Hélène", "journal_verify", Empty {});
        assert!(verdict.ok, "{verdict:?}");
    });
}

#[test]
fn whoever_is_signed_in_stays_so_however_far_the_clock_of_the_demo_is_moved() {
    on_each_engine(|desk| {
        becomes_the_demo(desk);
        let before = now_ms(desk);
        for session in ["Karim", "Léa", "Hélène"] {
            desk.ok::<Empty>(session, ADVANCE, AdvanceClock { ms: 3_650 * DAY_MS });
        }
        assert_eq!(now_ms(desk), before + 3 * 3_650 * DAY_MS);
        let further = AdvanceClock { ms: 3_650 * DAY_MS };
        assert_eq!(desk.refused("Léa", ADVANCE, further), Code::BadField, "the ids would run out");
    });
}

#[test]
fn the_same_command_moves_the_clock_once() {
    on_each_engine(|desk| {
        becomes_the_demo(desk);
        let (before, id) = (now_ms(desk), Uuid::now_v7());
        for _ in 0..2 {
            desk.call_as::<Empty>(id, "Léa", ADVANCE, AdvanceClock { ms: DAY_MS }).unwrap();
        }
        assert_eq!(now_ms(desk), before + DAY_MS);
    });
}

#[test]
fn a_step_back_of_nothing_or_of_more_than_ten_years_is_refused() {
    on_each_engine(|desk| {
        becomes_the_demo(desk);
        let before = now_ms(desk);
        for ms in [-DAY_MS, 0, 999, 3_650 * DAY_MS + 1, i64::MAX, i64::MIN] {
            assert_eq!(desk.refused("Léa", ADVANCE, AdvanceClock { ms }), Code::BadField, "{ms}");
        }
        assert_eq!(now_ms(desk), before);
    });
}

#[test]
fn no_other_house_s_clock_is_moved() {
    on_each_engine(|desk| {
        let (before, rows) = (now_ms(desk), rows_of(desk).rows.len());
        for session in ["Karim", "Léa", "Hélène"] {
            let refused = desk.refused(session, ADVANCE, AdvanceClock { ms: DAY_MS });
            assert_eq!(refused, Code::ClockIsReal);
        }
        assert_eq!(desk.refused("", ADVANCE, AdvanceClock { ms: DAY_MS }), Code::NotSignedIn);
        assert_eq!((now_ms(desk), rows_of(desk).rows.len()), (before, rows));
    });
}

#[test]
fn the_moved_clock_is_the_house_s_after_a_start_too() {
    on_each_engine(|desk| {
        becomes_the_demo(desk);
        desk.ok::<Empty>("Léa", ADVANCE, AdvanceClock { ms: DAY_MS });
        let offset = desk.store().read(|tx| {
            store::TxExt::int(tx, "SELECT clock_offset_ms FROM house WHERE id = 1", &[])
        });
        assert_eq!(offset.unwrap_or_else(|e: store::StoreError| panic!("{e}")), DAY_MS);
    });
}

#[test]
fn the_other_counters_of_a_demo_follow_its_clock() {
    let desk = Desk::postgres(&small_house());
    becomes_the_demo(&desk);
    let other = desk.beside();
    let _ears = other.api.listen(|_| {});
    let there = || crate::counters::has_come(&other).then_some(());
    harness::until(20, "the counter at its line", there).unwrap();
    let before = now_ms(&other);
    desk.ok::<Empty>("Léa", ADVANCE, AdvanceClock { ms: DAY_MS });
    let followed = || (now_ms(&other) == before + DAY_MS).then_some(());
    harness::until(20, "the clock of the other counter", followed).unwrap();
}

#[test]
fn a_backup_is_listed_by_the_clock_of_the_house_in_it() {
    let desk = Desk::sqlite(&small_house());
    becomes_the_demo(&desk);
    desk.ok::<Empty>("Hélène", ADVANCE, AdvanceClock { ms: 3_650 * DAY_MS });
    let before = now_ms(&desk);
    let made: BackupFile = desk.ok("Hélène", "backup_make", json!({}));
    let list: BackupList = desk.ok("Hélène", "backup_list", json!({}));
    assert_eq!(list.files[0].made_at_ms, made.made_at_ms);
    assert!(made.made_at_ms >= before, "{} {before}", made.made_at_ms);
}
