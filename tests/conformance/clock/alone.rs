//! A house alone lives by the clock of its machine as far as that can be believed: its time never goes back,
//! a leap is said, and a clock too far ahead writes nothing until a supervisor says that it is right.

use std::sync::Arc;

use api::Clock;
use contract::action::Action;
use contract::args::{ById, Empty};
use contract::clock::{ClockTrouble, ConfirmClock};
use contract::ids::RepriseId;
use contract::reprise::Claimed;
use contract::sale::{FreeSeats, PerformanceList, PerformanceRow};
use domain::money::Cents;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, HOUR_MS, PIN, TestClock};
use harness::small::small_house;
use office::Code;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::{
    IN_2038_MS, IN_2100_MS, YEAR_MS, accepted, confirm, credit_on_either_side, detail, journal,
    leaves_after_the_time_to_undo, notice, now_ms, sold_to_marie, told,
};
use crate::amendments::lines;
use crate::reprises::{ask_back, balance, order};
use crate::sales::{cash, marie, verified};

/// Clocks that went back while the program was open, and while it was closed.
fn set_back(story: impl Fn(Desk, i64)) {
    for back_ms in [HOUR_MS, DAY_MS, YEAR_MS] {
        for closed in [false, true] {
            let desk = Desk::sqlite(&small_house());
            sold_to_marie(&desk, "30");
            desk.clock.set(BEGINNING_MS - back_ms);
            story(if closed { desk.reopened() } else { desk }, back_ms);
        }
    }
}

/// Clocks that leapt too far ahead while the program was open, and while it was closed.
fn set_far_ahead(story: impl Fn(Desk, i64)) {
    for to_ms in [BEGINNING_MS + YEAR_MS, IN_2038_MS] {
        for closed in [false, true] {
            let desk = Desk::sqlite(&small_house());
            credit_on_either_side(&desk);
            sold_to_marie(&desk, "30");
            desk.clock.set(to_ms);
            story(if closed { desk.reopened() } else { desk }, to_ms);
        }
    }
}

/// A write that depends on no performance.
fn writes(desk: &Desk) {
    desk.ok::<Json>("Léa", "mail_resend_failed", Empty {});
}

#[test]
fn a_clock_set_back_antedates_nothing_and_the_house_s_time_goes_on() {
    set_back(|desk, _| {
        for (n, seat) in ["10", "11", "12"].into_iter().enumerate() {
            let sale = sold_to_marie(&desk, seat);
            let created_at_ms = detail(&desk, sale.order_id).created_at_ms;
            assert_eq!(created_at_ms, BEGINNING_MS + n as i64 * 60_000);
            desk.clock.pass(60_000);
        }
        let rows: Vec<i64> = journal(&desk).iter().rev().map(|row| row.at_ms).collect();
        assert!(rows.is_sorted(), "{rows:?}");
        verified(&desk);
    });
}

#[test]
fn a_clock_set_back_is_journalled_once_and_said_in_the_window_until_it_is_right() {
    set_back(|desk, back_ms| {
        sold_to_marie(&desk, "10");
        sold_to_marie(&desk, "11");
        assert_eq!(told(&desk, Action::ClockBack), 1);
        let said = notice(&desk).unwrap();
        assert_eq!((said.trouble, said.by_ms), (ClockTrouble::Back, back_ms));
        assert_eq!((said.machine_ms, said.house_ms), (BEGINNING_MS - back_ms, BEGINNING_MS));
        desk.clock.set(BEGINNING_MS);
        assert_eq!(notice(&desk), None);
        sold_to_marie(&desk, "12");
        assert_eq!(told(&desk, Action::ClockBack), 1);
    });
}

#[test]
fn a_clock_that_is_only_being_set_is_not_worth_a_word() {
    let desk = Desk::sqlite(&small_house());
    desk.clock.set(BEGINNING_MS - 59_000);
    sold_to_marie(&desk, "10");
    assert_eq!((notice(&desk), now_ms(&desk)), (None, BEGINNING_MS));
    assert_eq!(told(&desk, Action::ClockBack), 0);
}

#[test]
fn a_clock_that_was_back_for_hours_and_is_nearly_right_again_takes_the_house_s_time_nowhere_back() {
    set_back(|desk, _| {
        let now = || desk.api.time.now_ms();
        let mut before = now();
        for passes_ms in [HOUR_MS, HOUR_MS, 1, 0, 60_000] {
            desk.clock.pass(passes_ms);
            assert_eq!(now(), before + passes_ms);
            before = now();
        }
        desk.clock.set(before - 30_000);
        assert_eq!((notice(&desk), now()), (None, before));
        // It goes a little slower until both meet, and then as the machine does.
        desk.clock.pass(100_000);
        assert_eq!(now(), before + 99_000);
        desk.clock.pass(HOUR_MS);
        assert_eq!(now(), desk.clock.now_ms());
    });
}

#[test]
fn a_clock_set_back_revives_no_credit() {
    set_back(|desk, _| {
        credit_on_either_side(&desk);
        assert_eq!(balance(&desk, marie(&desk)), Cents(1_800));
        desk.clock.pass(HOUR_MS);
        desk.everyone_signs_in();
        assert_eq!(balance(&desk, marie(&desk)), Cents::ZERO);
    });
}

#[test]
fn a_clock_set_back_neither_undoes_after_the_time_nor_keeps_a_mail_back() {
    for back_ms in [HOUR_MS, DAY_MS, YEAR_MS] {
        let desk = Desk::sqlite(&small_house());
        let id = accepted(&desk, order(&desk, "671083").places[0].id).row.id;
        desk.clock.set(BEGINNING_MS - back_ms);
        leaves_after_the_time_to_undo(&desk, |ms| desk.clock.pass(ms));
        assert_eq!(desk.refused("Léa", "reprise_undo", ById { id }), Code::TooLateToUndo);
    }
}

#[test]
fn a_clock_set_back_sells_no_performance_that_has_begun() {
    for back_ms in [HOUR_MS, DAY_MS, YEAR_MS] {
        let desk = Desk::sqlite(&small_house());
        let list = PerformanceList { search: "figaro".to_owned(), limit: 10 };
        let all: Vec<PerformanceRow> = desk.ok("Karim", "performance_list", list);
        let tonight = all.iter().find(|row| row.price_to_cents == Cents(40_000)).unwrap();
        let free: FreeSeats = desk.ok("Karim", "performance_seats", ById { id: tonight.id });
        desk.clock.pass(6 * HOUR_MS);
        desk.everyone_signs_in();
        sold_to_marie(&desk, "30");
        desk.clock.set(desk.clock.now_ms() - back_ms);
        let sale = cash(lines(&free, &[("A", "5")], "Plein tarif"), 40_000);
        assert_eq!(desk.refused("Karim", "sale_make", sale), Code::NotOnSale);
    }
}

#[test]
fn a_clock_set_an_hour_or_a_day_ahead_is_believed() {
    for ahead_ms in [HOUR_MS, DAY_MS] {
        let desk = Desk::sqlite(&small_house());
        desk.clock.set(BEGINNING_MS + ahead_ms);
        let sale = sold_to_marie(&desk, "10");
        assert_eq!(detail(&desk, sale.order_id).created_at_ms, BEGINNING_MS + ahead_ms);
        assert_eq!(notice(&desk), None);
    }
}

#[test]
fn a_leap_of_days_under_an_open_program_is_believed_journalled_and_said() {
    let desk = Desk::sqlite(&small_house());
    desk.clock.set(BEGINNING_MS + 10 * DAY_MS);
    sold_to_marie(&desk, "10");
    sold_to_marie(&desk, "11");
    assert_eq!(told(&desk, Action::ClockLeapt), 1);
    let said = notice(&desk).unwrap();
    assert_eq!((said.trouble, said.by_ms), (ClockTrouble::Leapt, 10 * DAY_MS));
    confirm(&desk);
    assert_eq!((notice(&desk), told(&desk, Action::ClockConfirmed)), (None, 1));
}

#[test]
fn a_house_closed_for_a_month_or_open_for_two_opens_without_a_word() {
    let desk = Desk::sqlite(&small_house());
    desk.clock.set(BEGINNING_MS + 30 * DAY_MS);
    let desk = desk.reopened();
    writes(&desk);
    desk.clock.pass(60 * DAY_MS);
    desk.everyone_signs_in();
    writes(&desk);
    assert_eq!((notice(&desk), told(&desk, Action::ClockLeapt)), (None, 0));
}

#[test]
fn a_clock_too_far_ahead_writes_nothing_lets_nothing_lapse_and_leaves_no_trace_once_it_is_right() {
    set_far_ahead(|desk, to_ms| {
        let place = order(&desk, "671083").places[0].id;
        let quote: Json = desk.ok("Léa", "reprise_quote", json!({ "place_ids": [place] }));
        assert_eq!(quote["exception"], false, "its deadline is not over");
        let asked = json!({ "place_ids": [place], "terms_version": quote["terms_version"],
            "seen_starts_at_ms": [quote["places"][0]["starts_at_ms"]],
            "expected_reprise_cents": quote["reprise_cents"] });
        for session in ["Léa", "Hélène"] {
            let refused = desk.refused(session, "reprise_request", asked.clone());
            assert_eq!(refused, Code::ClockUnsure);
        }
        assert_eq!(balance(&desk, marie(&desk)), Cents(1_800), "none expired meanwhile");
        assert_eq!(desk.api.send_due_mails().unwrap(), 0);
        let said = notice(&desk).unwrap();
        assert_eq!((said.trouble, said.machine_ms), (ClockTrouble::Far, to_ms));
        assert_eq!(said.house_ms, BEGINNING_MS + 120_000);
        assert_eq!(told(&desk, Action::ClockLeapt), 1);

        desk.clock.set(BEGINNING_MS + 180_000);
        assert_eq!((notice(&desk), now_ms(&desk)), (None, BEGINNING_MS + 180_000));
        ask_back(&desk, "Léa", place);
        let sale = sold_to_marie(&desk, "10");
        assert!(sale.order_id.number() >> 22 < 700_000_000, "its id is of 2020");
        verified(&desk);
    });
}

#[test]
fn a_supervisor_alone_says_that_a_far_date_is_right_and_only_the_one_that_was_shown() {
    set_far_ahead(|desk, to_ms| {
        let word = |machine_ms: i64| ConfirmClock { machine_ms };
        for session in ["Léa", "Karim"] {
            assert_eq!(desk.refused(session, "clock_confirm", word(to_ms)), Code::NotAllowed);
        }
        let other = word(to_ms - 3 * DAY_MS);
        assert_eq!(desk.refused("Hélène", "clock_confirm", other), Code::ClockUnsure);
        let id = Uuid::now_v7();
        for _ in 0..2 {
            desk.call_as::<Empty>(id, "Hélène", "clock_confirm", word(to_ms)).unwrap();
        }
        assert_eq!((notice(&desk), told(&desk, Action::ClockConfirmed)), (None, 1));
        let row = &journal(&desk)[0];
        assert_eq!(row.action, Action::ClockConfirmed);
        assert_eq!(row.at_ms, to_ms);
        let desk = desk.reopened();
        assert_eq!((notice(&desk), now_ms(&desk)), (None, to_ms));
        writes(&desk);
        verified(&desk);
    });
}

#[test]
fn a_clock_in_2100_is_believed_by_nobody() {
    for closed in [false, true] {
        let desk = Desk::sqlite(&small_house());
        desk.clock.set(IN_2100_MS);
        let desk = if closed { desk.reopened() } else { desk };
        let place = order(&desk, "671083").places[0].id;
        let asked = json!({ "place_ids": [place], "seen_starts_at_ms": [0], "terms_version": 1, "expected_reprise_cents": 2_600 });
        let refused = desk.refused("Léa", "reprise_request", asked);
        assert_eq!(refused, Code::ClockWrong);
        let word = ConfirmClock { machine_ms: IN_2100_MS };
        assert_eq!(desk.refused("Hélène", "clock_confirm", word), Code::ClockWrong);
        assert_eq!(notice(&desk).unwrap().trouble, ClockTrouble::Impossible);
        desk.clock.set(BEGINNING_MS + 1_000);
        ask_back(&desk, "Léa", place);
        assert_eq!(journal(&desk)[0].at_ms, BEGINNING_MS + 1_000);
    }
}

/// A house that was told that it was 2038, wrongly, and worked on; a request that somebody looked at then.
fn misled() -> (Desk, RepriseId) {
    let desk = Desk::sqlite(&small_house());
    let id = ask_back(&desk, "Léa", order(&desk, "671085").places[0].id).row.id;
    desk.clock.set(IN_2038_MS);
    confirm(&desk);
    desk.ok::<Claimed>("Noé", "reprise_claim", ById { id });
    let cards: Vec<Json> = desk.ok("", "operators_signin", json!({}));
    let zoe = cards.iter().find(|card| card["name"] == "Zoé").unwrap();
    let wrong = json!({ "operator_id": zoe["id"], "pin": "9999" });
    for _ in 0..5 {
        desk.call::<Json>("Zoé", "sign_in", wrong.clone()).unwrap_err();
    }
    assert_eq!(desk.refused("Zoé", "sign_in", wrong), Code::SignInThrottled);
    (desk, id)
}

#[test]
fn a_house_that_was_told_a_wrong_date_is_taken_back_by_a_supervisor_and_works_on() {
    let (desk, id) = misled();
    desk.clock.set(BEGINNING_MS + HOUR_MS);
    assert_eq!(notice(&desk).unwrap().trouble, ClockTrouble::Back);
    confirm(&desk);
    let desk = desk.reopened();
    assert_eq!((notice(&desk), now_ms(&desk)), (None, BEGINNING_MS + HOUR_MS));
    let rows = journal(&desk);
    // Who signs in afterwards is a row, and so are the PINs that were refused before.
    let about_pins = [Action::OperatorSignedIn, Action::OperatorPinRefused];
    let row = rows.iter().find(|row| about_pins.iter().all(|known| row.action != *known)).unwrap();
    assert_eq!(row.action, Action::ClockConfirmed);
    assert_eq!(row.at_ms, BEGINNING_MS + HOUR_MS);
    let sale = sold_to_marie(&desk, "10");
    assert_eq!(detail(&desk, sale.order_id).created_at_ms, BEGINNING_MS + HOUR_MS);
    assert_eq!(desk.ok::<Claimed>("Léa", "reprise_claim", ById { id }).claimed_by, None);
    assert!(desk.api.send_due_mails().unwrap() > 0);
    verified(&desk);
}

#[test]
fn a_clock_that_is_days_ahead_when_the_program_opens_takes_no_credit_for_good() {
    let desk = Desk::sqlite(&small_house());
    let marie = marie(&desk);
    desk.give_credit(marie, Cents(2_000), BEGINNING_MS + 10 * DAY_MS);
    desk.clock.set(BEGINNING_MS + 20 * DAY_MS);
    let desk = desk.reopened();
    assert_eq!((notice(&desk), balance(&desk, marie)), (None, Cents::ZERO));
    assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 0);
    desk.clock.set(BEGINNING_MS + HOUR_MS);
    confirm(&desk);
    assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 0);
    assert_eq!(balance(&desk, marie), Cents(2_000));
    verified(&desk);
}

/// A window and a terminal that have lived a day at a date twenty days ahead, until a supervisor took the window's back.
fn misled_together() -> (Desk, Desk) {
    let desk = Desk::sqlite(&small_house());
    desk.give_credit(marie(&desk), Cents(2_000), BEGINNING_MS + 10 * DAY_MS);
    let beside = desk.in_terminal();
    desk.clock.set(BEGINNING_MS + 20 * DAY_MS);
    for at in [&desk, &beside] {
        writes(at);
        at.everyone_signs_in();
    }
    desk.clock.pass(DAY_MS);
    for at in [&desk, &beside] {
        at.everyone_signs_in();
    }
    desk.clock.set(BEGINNING_MS + HOUR_MS);
    confirm(&desk);
    (desk, beside)
}

#[test]
fn a_supervisor_s_word_sets_every_program_right_that_has_the_house_open() {
    let (desk, beside) = misled_together();
    let marie = marie(&desk);
    assert_eq!(beside.api.lapse_credit(|| true).unwrap(), 0);
    for (at, seat) in [(&beside, "10"), (&desk, "11"), (&beside, "12")] {
        let sale = sold_to_marie(at, seat);
        assert_eq!(detail(at, sale.order_id).created_at_ms, BEGINNING_MS + HOUR_MS, "{seat}");
        assert_eq!((notice(at), now_ms(at)), (None, BEGINNING_MS + HOUR_MS));
        assert_eq!(balance(at, marie), Cents(2_000));
    }
    assert_eq!(told(&desk, Action::ClockConfirmed), 1);
    verified(&desk);
}

#[test]
fn a_program_that_only_listens_follows_a_supervisor_s_word() {
    let (desk, beside) = misled_together();
    sold_to_marie(&desk, "10");
    // It is asked nothing that would have it look.
    let now = || beside.api.time.now_ms();
    assert_eq!(now(), BEGINNING_MS + 21 * DAY_MS);
    let _ears = beside.api.listen(|_| {});
    let followed = || (now() == BEGINNING_MS + HOUR_MS).then_some(());
    harness::until(20, "the clock of the program beside", followed).unwrap();
}

#[test]
fn a_house_is_not_founded_at_an_impossible_time() {
    for wrong_ms in [0, 946_684_800_000, IN_2100_MS] {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(TestClock::at(wrong_ms));
        let api = Desk::reopen(folder.path(), None, &clock).unwrap();
        let refused = api.found_with("Théâtre du Nord", "Hélène", PIN).unwrap_err();
        assert_eq!(refused.code, Code::ClockWrong, "{wrong_ms}");
        clock.set(BEGINNING_MS);
        api.found_with("Théâtre du Nord", "Hélène", PIN).unwrap();
    }
}
