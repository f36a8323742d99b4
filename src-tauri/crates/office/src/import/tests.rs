//! What an import does to a house, on a file of its own. The same on both engines is shown by the
//! conformance tests.

use std::time::Instant;

use domain::money::Cents;
use domain::paper::{Locale, MailFacts, RenderedMail};
use domain::place::PlaceState;
use store::{Store, Tx, TxExt};

use super::*;
use crate::wire::{ImportReport, OrderState};
use crate::{Code, Cx, House, Letters, Mint, OfficeError, Operator};

struct NoLetters;

impl Letters for NoLetters {
    fn mail(&self, _: &MailFacts) -> Result<RenderedMail, OfficeError> {
        Err(OfficeError::new(Code::DocumentFailed))
    }
}

struct Desk {
    store: Store,
    _dir: tempfile::TempDir,
}

const NOW_MS: i64 = 1_590_000_000_000;

fn run<R>(
    store: &Store,
    at_ms: i64,
    mut work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
) -> Result<R, OfficeError> {
    let operator = Operator::program();
    store.write(|tx| {
        let cx = Cx {
            at_ms,
            operator: &operator,
            counter_id: 1,
            command_id: "",
            house: House {
                name: "Essai".into(),
                time_zone: "Europe/Paris".into(),
                ..House::default()
            },
            mint: Mint::new(at_ms, [9; 16]),
            letters: &NoLetters,
        };
        work(tx, &cx)
    })
}

impl Desk {
    fn open() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::sqlite(&dir.path().join("house.sqlite"), |_| Ok(())).unwrap();
        run(&store, NOW_MS, crate::house::create).unwrap();
        Self { store, _dir: dir }
    }

    fn apply(&self, batch: &Batch, seconds: i64) -> Result<ImportReport, OfficeError> {
        run(&self.store, NOW_MS + seconds * 1000, |tx, cx| apply(tx, cx, batch, false))
    }

    fn count(&self, sql: &str) -> i64 {
        self.store.read(|tx| tx.int(sql, &[])).unwrap()
    }
}

fn batch(orders: usize) -> Batch {
    let seat = |i: usize| BatchSeat {
        row: char::from(b'A' + u8::try_from(i / 30).unwrap()).to_string(),
        number: (i % 30 + 1).to_string(),
        category: "TROISIEME CATEGORIE".into(),
    };
    let seats: Vec<_> = (0..600).map(seat).collect();
    let performances = orders * 2 / 600 + 1;
    Batch {
        house: String::new(),
        source: "test:house".into(),
        halls: vec![BatchHall { name: "Grande salle".into(), seats: seats.clone() }],
        categories: vec!["TROISIEME CATEGORIE".into()],
        rates: vec!["Plein tarif".into()],
        shows: vec![BatchShow { key: "s".into(), title: "Iphigénie".into() }],
        performances: (0..performances)
            .map(|i| BatchPerformance {
                key: format!("p{i}"),
                show: "s".into(),
                hall: "Grande salle".into(),
                starts_at_ms: NOW_MS + 86_400_000 * (i as i64 + 1),
                vat_bp: 210,
                on_sale: true,
                prices: vec![("TROISIEME CATEGORIE".into(), "Plein tarif".into(), Cents(2600))],
            })
            .collect(),
        customers: (0..orders.div_ceil(2)).map(customer).collect(),
        orders: (0..orders).map(|i| order(i, &seats)).collect(),
        skipped: std::collections::BTreeMap::new(),
    }
}

fn customer(i: usize) -> BatchCustomer {
    BatchCustomer {
        key: format!("c{i}"),
        last_name: format!("Dupont{i}"),
        first_name: "Marie".into(),
        email: format!("marie{i}@example.org"),
        phone: "06 12 34 56 78".into(),
        locale: Locale::Fr,
        created_at_ms: NOW_MS,
    }
}

fn order(i: usize, seats: &[BatchSeat]) -> BatchOrder {
    let place = |j: usize| {
        let seat = &seats[(i * 2 + j) % 600];
        BatchPlace {
            key: format!("{i}-{j}"),
            performance: format!("p{}", (i * 2 + j) / 600),
            seat: Some((seat.row.clone(), seat.number.clone())),
            category: "TROISIEME CATEGORIE".into(),
            rate: "Plein tarif".into(),
            price: Cents(2600),
            vat_bp: 210,
            state: PlaceState::Live,
            code: if j == 0 { format!("code{i}") } else { String::new() },
            holder: "Marie Dupont".into(),
            copies: 0,
            scanned_at_ms: None,
        }
    };
    BatchOrder {
        key: format!("o{i}"),
        number: format!("{}", 600_000 + i),
        customer: Some(format!("c{}", i / 2)),
        channel: "INTERNET".into(),
        created_at_ms: NOW_MS,
        fees: Cents::ZERO,
        total: Cents(5200),
        state: OrderState::Issued,
        places: vec![place(0), place(1)],
    }
}

#[test]
fn five_thousand_orders_are_in_within_two_seconds_and_again_change_nothing() {
    let desk = Desk::open();
    let batch = batch(5_000);
    let begun = Instant::now();
    let report = desk.apply(&batch, 1).unwrap();
    let took = begun.elapsed();
    assert_eq!((report.orders, report.places, report.seats), (5_000, 10_000, 600));
    assert_eq!(report.customers, 2_500);
    assert!(took.as_millis() < 4_000, "{took:?}");
    let rows = desk.count("SELECT seq FROM head");
    let again = desk.apply(&batch, 2).unwrap();
    let expected = 1 + 17 + 2_500 + 5_000;
    assert_eq!(again, ImportReport { unchanged: expected, ..ImportReport::default() });
    assert_eq!(desk.count("SELECT seq FROM head"), rows);
    println!("first {took:?}, both {:?}", begun.elapsed());
}

#[test]
fn a_trial_says_what_it_would_do_and_does_nothing() {
    let desk = Desk::open();
    let trial = run(&desk.store, NOW_MS, |tx, cx| apply(tx, cx, &batch(10), true)).unwrap();
    assert_eq!((trial.dry_run, trial.orders, trial.places), (true, 10, 20));
    assert_eq!(desk.count("SELECT COUNT(*) FROM orders"), 0);
    assert_eq!(desk.count("SELECT COUNT(*) FROM hall"), 0);
    assert_eq!(desk.count("SELECT seq FROM head"), 1);
    assert_eq!(desk.count("SELECT COUNT(*) FROM series WHERE name = 'customer'"), 0);
}

#[test]
fn an_order_changed_there_is_changed_here() {
    let desk = Desk::open();
    let mut batch = batch(10);
    desk.apply(&batch, 1).unwrap();
    batch.orders[3].state = OrderState::Cancelled;
    for place in &mut batch.orders[3].places {
        place.state = PlaceState::Cancelled;
    }
    // Another order takes one of the seats that came free; a third loses a place.
    batch.orders[4].places[0].seat = batch.orders[3].places[0].seat.clone();
    batch.orders[5].places.truncate(1);
    let report = desk.apply(&batch, 2).unwrap();
    assert_eq!((report.updated, report.orders, report.places), (3, 0, 0));
    assert!(report.skipped.is_empty());
    assert_eq!(desk.count("SELECT COUNT(*) FROM orders WHERE state = 'cancelled'"), 1);
    assert_eq!(desk.count("SELECT COUNT(*) FROM place WHERE state = 'cancelled'"), 3);
    assert_eq!(desk.apply(&batch, 3).unwrap().updated, 0);
}

#[test]
fn what_was_decided_here_is_never_undone() {
    let desk = Desk::open();
    let mut batch = batch(10);
    desk.apply(&batch, 1).unwrap();
    // Taken back and sold again here; asked back.
    let states = [("code2", "taken_back"), ("code3", "pending")];
    for (code, state) in states {
        let sql = format!("UPDATE place SET state = '{state}' WHERE code = '{code}'");
        desk.store.write(|tx| tx.execute(&sql, &[])).unwrap();
    }
    assert_eq!(desk.apply(&batch, 2).unwrap().updated, 0);
    for i in [2, 3] {
        batch.orders[i].state = OrderState::Cancelled;
        for place in &mut batch.orders[i].places {
            place.state = PlaceState::Cancelled;
        }
    }
    let report = desk.apply(&batch, 3).unwrap();
    assert_eq!(report.skipped.get("conflict"), Some(&1));
    for (code, state) in states {
        let sql = format!("SELECT COUNT(*) FROM place WHERE code = '{code}' AND state = '{state}'");
        assert_eq!(desk.count(&sql), 1, "{code}");
    }
}

#[test]
fn a_seat_sold_here_contradicts_an_order_from_there_and_nothing_is_written() {
    let desk = Desk::open();
    let mut batch = batch(10);
    desk.apply(&batch, 1).unwrap();
    let sold_here = "UPDATE place SET external_key = NULL WHERE code = 'code2'";
    desk.store.write(|tx| tx.execute(sold_here, &[])).unwrap();
    batch.orders[1].total = Cents(1);
    let refused = desk.apply(&batch, 2).unwrap_err().into_refusal();
    assert_eq!(refused.code, Code::ImportConflict);
    assert_eq!(desk.count("SELECT COUNT(*) FROM orders WHERE total_cents = 1"), 0);
}

#[test]
fn a_batch_that_sells_a_seat_twice_is_refused() {
    let desk = Desk::open();
    let mut batch = batch(10);
    batch.orders[4].places[0].seat = batch.orders[3].places[0].seat.clone();
    assert_eq!(desk.apply(&batch, 1).unwrap_err().into_refusal().code, Code::ImportConflict);
    assert_eq!(desk.count("SELECT COUNT(*) FROM hall"), 0);
}

#[test]
fn the_houses_next_order_follows_the_highest_that_came_in() {
    let desk = Desk::open();
    desk.apply(&batch(10), 1).unwrap();
    let next = desk.store.write(|tx| crate::series::take(tx, crate::series::ORDER, 1)).unwrap();
    assert_eq!(next, 600_010);
}
