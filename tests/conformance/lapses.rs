//! Credit that nobody spent in time: written off once, as a movement, and never spent.

mod agreeing;
mod back;
mod listed;
mod tampered;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use api::Clock;
use contract::action::Action;
use contract::args::ById;
use contract::customer::CustomerSheet;
use contract::ids::CustomerId;
use contract::journal::{JournalPage, JournalRow, Verification};
use contract::sale::MakeSale;
use contract::statement::{MovementKind, Statement};
use domain::money::Cents;
use harness::desk::{BEGINNING_MS, BareRenderer, DAY_MS, Desk, on_each_engine};
use office::books::credit::lapse;
use office::{Actor, By, Code, House, OfficeError};
use serde_json::json;
use store::TxExt;

use crate::amendments::lines;
use crate::reprises::balance;
use crate::sales::{cash, figaro, marie, verified};

/// Lets days pass, and everyone sign in again.
fn days_pass(desk: &Desk, days: i64) {
    desk.clock.pass(days * DAY_MS);
    desk.everyone_signs_in();
}

fn statement(desk: &Desk, customer_id: CustomerId) -> Statement {
    desk.ok("Karim", "customer_statement", ById { id: customer_id })
}

/// Movements as kind, amount and balance after.
fn movements(desk: &Desk, customer_id: CustomerId) -> Vec<(MovementKind, i64, i64)> {
    let stated = statement(desk, customer_id);
    let after = stated.movements.last().map_or(Cents::ZERO, |line| line.balance_cents);
    assert_eq!(after, stated.balance_cents, "head and last line agree");
    let line = |line: contract::statement::Movement| {
        (line.kind, line.amount_cents.0, line.balance_cents.0)
    };
    stated.movements.into_iter().map(line).collect()
}

/// The rows of the journal that tell of a lapse, newest first.
fn lapse_rows(desk: &Desk) -> Vec<JournalRow> {
    let all = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null,
        "to_ms": null, "after": null, "limit": 200 });
    let page: JournalPage = desk.ok("Hélène", "journal_list", all);
    page.rows.into_iter().filter(|row| row.action == Action::CreditLapsed).collect()
}

/// The actions of the journal, oldest first.
fn actions(desk: &Desk) -> Vec<String> {
    let mut found = Vec::new();
    let read: Result<(), store::StoreError> = desk.store().read(|tx| {
        tx.query("SELECT action FROM journal ORDER BY seq", &[], &mut |row| {
            if let store::Value::Text(action) = row.first() {
                found.push(action.to_string());
            }
            Ok(())
        })
    });
    read.unwrap();
    found
}

/// Twenty euros until three days after the beginning, ten that live on.
fn two_lots(desk: &Desk) -> CustomerId {
    let marie = marie(desk);
    desk.give_credit(marie, Cents(2_000), BEGINNING_MS + 3 * DAY_MS);
    desk.give_credit(marie, Cents(1_000), BEGINNING_MS + 90 * DAY_MS);
    marie
}

#[test]
fn what_is_left_past_its_expiry_is_written_off_once() {
    on_each_engine(|desk| {
        let marie = two_lots(desk);
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 0, "nothing is past its expiry");
        days_pass(desk, 4);
        desk.lives_a_day();
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 1);
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 0);
        let rows = lapse_rows(desk);
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].customer_id, rows[0].operator.as_str()), (Some(marie), ""));
        assert_eq!(
            movements(desk, marie),
            [
                (MovementKind::Opening, 2_000, 2_000),
                (MovementKind::Opening, 1_000, 3_000),
                (MovementKind::Lapse, -2_000, 1_000)
            ]
        );
        assert_eq!(balance(desk, marie), Cents(1_000));
        verified(desk);
    });
}

#[test]
fn a_lot_lives_to_its_last_millisecond_and_lapses_with_the_next() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(2_000), BEGINNING_MS + 1_000);
        desk.clock.pass(1_000);
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 0);
        assert_eq!(balance(desk, marie), Cents(2_000));
        desk.everyone_signs_in();
        desk.clock.pass(1);
        assert_eq!(balance(desk, marie), Cents::ZERO);
        desk.everyone_signs_in();
        desk.clock.pass(DAY_MS - 1);
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 0, "its last row was at the expiry");
        desk.clock.pass(1);
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 1);
        desk.everyone_signs_in();
        verified(desk);
    });
}

#[test]
fn credit_is_written_off_once_the_house_has_lived_a_day_past_its_end() {
    on_each_engine(|desk| {
        let marie = two_lots(desk);
        days_pass(desk, 60);
        assert_eq!(balance(desk, marie), Cents(1_000), "nobody spends it any more");
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 0, "no row of a day ago is past it");
        desk.clock.pass(DAY_MS - 1);
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 0);
        desk.clock.pass(1);
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 1);
        desk.everyone_signs_in();
        assert_eq!(balance(desk, marie), Cents(1_000));
        verified(desk);
    });
}

#[test]
fn credit_past_its_expiry_is_never_spent_whether_it_is_written_off_or_not() {
    on_each_engine(|desk| {
        let marie = two_lots(desk);
        days_pass(desk, 4);
        let spends = || {
            let sale = MakeSale {
                customer_id: Some(marie),
                credit_cents: Cents(2_000),
                tendered_cents: Cents(500),
                ..cash(lines(&figaro(desk), &[("A", "10")], "Plein tarif"), 2_500)
            };
            desk.refused("Karim", "sale_make", sale)
        };
        assert_eq!(spends(), Code::NotEnoughCredit);
        assert_eq!(
            movements(desk, marie).last(),
            Some(&(MovementKind::Lapse, -2_000, 1_000)),
            "stated before the row is there"
        );
        desk.lives_a_day();
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 1);
        assert_eq!(spends(), Code::NotEnoughCredit);
        assert_eq!(movements(desk, marie).last(), Some(&(MovementKind::Lapse, -2_000, 1_000)));
    });
}

#[test]
fn the_sheet_says_what_lapsed_after_what_can_be_spent() {
    on_each_engine(|desk| {
        let marie = two_lots(desk);
        days_pass(desk, 4);
        let lots = || {
            let sheet: CustomerSheet = desk.ok("Karim", "customer_sheet", ById { id: marie });
            let lot = |lot: &contract::customer::Lot| {
                (lot.number.clone(), lot.left_cents.0, lot.lapsed_cents.0, lot.expired)
            };
            sheet.lots.iter().map(lot).collect::<Vec<_>>()
        };
        let told =
            [("AV-000002".to_owned(), 1_000, 0, false), ("AV-000001".to_owned(), 0, 2_000, true)];
        assert_eq!(lots(), told);
        desk.lives_a_day();
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 1);
        assert_eq!(lots(), told);
    });
}

#[test]
fn several_programs_of_a_house_write_a_lapse_off_once() {
    let desk = Desk::postgres(&harness::small::small_house());
    for n in 0..30 {
        desk.give_credit(marie(&desk), Cents(100 + n), BEGINNING_MS + DAY_MS);
    }
    let others = [desk.beside(), desk.beside()];
    days_pass(&desk, 2);
    desk.lives_a_day();
    let lapsed: u64 = std::thread::scope(|scope| {
        let counters = [&desk.api, &others[0].api, &others[1].api];
        let threads = counters.map(|api| scope.spawn(|| api.lapse_credit(|| true).unwrap()));
        threads.map(|thread| thread.join().unwrap()).iter().sum()
    });
    assert_eq!((lapsed, lapse_rows(&desk).len()), (30, 30));
    verified(&desk);
}

#[test]
fn while_many_lots_lapse_others_write_between_them() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        for n in 0..200 {
            desk.give_credit(marie, Cents(100 + n), BEGINNING_MS + DAY_MS);
        }
        days_pass(desk, 2);
        desk.lives_a_day();
        let over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for n in 0.. {
                    if over.load(Ordering::SeqCst) {
                        break;
                    }
                    let new = json!({ "last_name": format!("Passante {n}"), "first_name": "", "email": "",
                        "phone": "", "locale": "fr", "anyway": true });
                    desk.ok::<CustomerSheet>("Karim", "customer_create", new);
                }
            });
            let lapsed = desk.api.lapse_credit(|| true);
            over.store(true, Ordering::SeqCst);
            assert_eq!(lapsed.unwrap(), 200);
        });
        let actions = actions(desk);
        let of_lapses: Vec<_> = actions.iter().map(|of| of == "credit.lapsed").collect();
        let first = of_lapses.iter().position(|of| *of).unwrap();
        let last = of_lapses.iter().rposition(|of| *of).unwrap();
        let between = of_lapses[first..last].iter().filter(|of| !**of).count();
        assert!(between > 0, "nobody wrote while 200 lots lapsed");
        verified(desk);
    });
}

#[test]
fn more_lots_than_one_transaction_takes_all_lapse() {
    let desk = Desk::sqlite(&harness::small::small_house());
    let marie = marie(&desk);
    for n in 0..503 {
        desk.give_credit(marie, Cents(100 + n), BEGINNING_MS + DAY_MS);
    }
    days_pass(&desk, 2);
    desk.lives_a_day();
    assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 503);
    verified(&desk);
}

#[test]
fn nothing_lapses_at_a_time_that_nobody_believes() {
    let desk = Desk::sqlite(&harness::small::small_house());
    two_lots(&desk);
    days_pass(&desk, 4);
    desk.lives_a_day();
    desk.clock.set(BEGINNING_MS + 60 * DAY_MS);
    assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 0);
    desk.clock.set(BEGINNING_MS + 5 * DAY_MS);
    assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 1);
}

#[test]
fn verifying_says_how_many_lots_nobody_has_written_off() {
    on_each_engine(|desk| {
        two_lots(desk);
        let overdue = || {
            let found: Verification = desk.ok("Hélène", "journal_verify", json!({}));
            assert!(found.ok, "{found:?}");
            found.overdue
        };
        days_pass(desk, 4);
        desk.lives_a_day();
        assert_eq!(overdue(), 0, "it is due from here on");
        days_pass(desk, 1);
        assert_eq!(overdue(), 0, "a house may be closed for a weekend");
        days_pass(desk, 1);
        assert_eq!(overdue(), 1);
        desk.api.lapse_credit(|| true).unwrap();
        assert_eq!(overdue(), 0);
    });
}

#[test]
fn the_program_writes_lapses_off_by_itself_when_it_opens() {
    let desk = Desk::sqlite(&harness::small::small_house());
    two_lots(&desk);
    days_pass(&desk, 4);
    desk.lives_a_day();
    let (told, heard) = std::sync::mpsc::channel();
    let workers = desk.api.start_workers(move |topics| {
        let _ = told.send(topics.to_vec());
    });
    while lapse_rows(&desk).is_empty() {
        let topics = heard.recv_timeout(Duration::from_secs(20)).expect("the worker says so");
        println!("{topics:?}");
    }
    workers.stop();
    verified(&desk);
}

#[test]
fn a_program_that_dies_while_it_writes_leaves_every_lot_as_it_was() {
    on_each_engine(|desk| {
        two_lots(desk);
        days_pass(desk, 4);
        desk.lives_a_day();
        let (at_ms, entropy) = (desk.clock.now_ms(), desk.clock.entropy());
        let died = desk.store().write(|tx| {
            let (house, operator) = (House::load(tx)?, Actor::program());
            let by =
                By { operator: &operator, counter_id: 0.into(), at_ms, renderer: &BareRenderer };
            let cx = office::command::unlisted(tx, by, "lapse", entropy, house)?;
            assert_eq!(lapse::lapse(tx, &cx)?, 1);
            Err::<(), _>(OfficeError::internal("it died"))
        });
        died.unwrap_err();
        assert!(lapse_rows(desk).is_empty());
        verified(desk);
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 1);
        verified(desk);
    });
}
