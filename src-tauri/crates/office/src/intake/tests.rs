//! What an import does to a house, on a file of its own. The same on both engines is shown by the
//! conformance tests.

use contract::customer::OrderState;
use contract::facts::{MailFacts, RenderedMail};
use contract::intake::{HereSays, ImportReport, ProblemCode, ThereSays};
use contract::locale::Locale;
use contract::mail::MailWords;
use domain::money::Cents;
use domain::place::PlaceState;
use domain::policy::Policy;
use formats::batch::{
    At, Batch, BatchCustomer, BatchHall, BatchOrder, BatchPerformance, BatchPlace, BatchSeat,
    BatchShow,
};
use store::{Store, Tx, TxExt};

use super::*;
use crate::{Actor, By, Code, Cx, House, MailRenderer, Mint, OfficeError};

struct NoRenderer;

impl MailRenderer for NoRenderer {
    fn mail(&self, _: &MailFacts) -> Result<RenderedMail, OfficeError> {
        Err(OfficeError::new(Code::DocumentFailed))
    }

    fn terms(&self, _: &Policy, _: Locale) -> Result<Vec<String>, OfficeError> {
        Ok(Vec::new())
    }

    fn first_words(&self, _: &MailFacts) -> Result<MailWords, OfficeError> {
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
    let operator = Actor::program();
    // Each command draws codes of its own.
    let entropy = u8::try_from(at_ms / 1_000 % 251).unwrap();
    store.write(|tx| {
        let house =
            House { name: "Essai".into(), time_zone: "Europe/Paris".into(), ..House::default() };
        let by = By { operator: &operator, counter_id: 1.into(), at_ms, renderer: &NoRenderer };
        work(tx, &by.cx("", house, Mint::new(at_ms, [entropy; 16])))
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
        run(&self.store, NOW_MS + seconds * 1000, |tx, cx| apply(tx, cx, batch))
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
        source: "test:house".into(),
        halls: vec![BatchHall { name: "Grande salle".into(), seats: seats.clone() }],
        categories: vec!["TROISIEME CATEGORIE".into()],
        rates: vec!["Plein tarif".into()],
        shows: vec![BatchShow { key: "s".into(), title: "Iphigénie".into(), at: At::default() }],
        performances: (0..performances)
            .map(|i| BatchPerformance {
                key: format!("p{i}"),
                show: "s".into(),
                hall: "Grande salle".into(),
                starts_at_ms: NOW_MS + 86_400_000 * (i as i64 + 1),
                vat_bp: 210,
                on_sale: true,
                prices: vec![("TROISIEME CATEGORIE".into(), "Plein tarif".into(), Cents(2600))],
                at: At::default(),
            })
            .collect(),
        customers: (0..orders.div_ceil(2)).map(customer).collect(),
        orders: (0..orders).map(|i| order(i, &seats)).collect(),
        ..Batch::default()
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
        ..BatchCustomer::default()
    }
}

fn order(i: usize, seats: &[BatchSeat]) -> BatchOrder {
    let place = |j: usize| {
        let seat = &seats[(i * 2 + j) % 600];
        BatchPlace {
            key: format!("{i}-{j}"),
            performance: format!("p{}", (i * 2 + j) / 600),
            seat: Some((seat.row.clone(), seat.number.clone())),
            seat_guid: String::new(),
            category: "TROISIEME CATEGORIE".into(),
            rate: "Plein tarif".into(),
            price: Cents(2600),
            vat_bp: Some(210),
            state: PlaceState::Live,
            code: if j == 0 { format!("code{i}") } else { String::new() },
            holder: "Marie Dupont".into(),
            copies: 0,
            scanned_at_ms: None,
            at: At::default(),
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
        at: At::default(),
    }
}

#[test]
fn five_thousand_orders_come_in_and_again_change_nothing() {
    let desk = Desk::open();
    let batch = batch(5_000);
    let report = desk.apply(&batch, 1).unwrap();
    assert_eq!((report.orders, report.places, report.seats), (5_000, 10_000, 600));
    assert_eq!(report.customers, 2_500);
    let rows = desk.count("SELECT seq FROM head");
    let again = desk.apply(&batch, 2).unwrap();
    let expected = 1 + 17 + 2_500 + 5_000;
    assert_eq!(again, ImportReport { unchanged: expected, ..ImportReport::default() });
    assert_eq!(desk.count("SELECT seq FROM head"), rows);
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
    assert_eq!(report.conflict_count, 0);
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
    assert_eq!(report.conflict_count, 1);
    assert_eq!(report.conflicts[0].there, ThereSays::Cancelled);
    assert_eq!(report.conflicts[0].here, HereSays::Pending);
    for (code, state) in states {
        let sql = format!("SELECT COUNT(*) FROM place WHERE code = '{code}' AND state = '{state}'");
        assert_eq!(desk.count(&sql), 1, "{code}");
    }
}

#[test]
fn a_seat_sold_here_stays_sold_and_the_order_from_there_comes_in_beside_it() {
    let desk = Desk::open();
    let mut batch = batch(10);
    desk.apply(&batch, 1).unwrap();
    // Order 2 becomes one of the counter; another order wants one of its seats, a new one both.
    let sold_here = "UPDATE place SET external_key = NULL WHERE order_id =
        (SELECT order_id FROM place WHERE code = 'code2')";
    desk.store.write(|tx| tx.execute(sold_here, &[])).unwrap();
    desk.store
        .write(|tx| {
            tx.execute("UPDATE orders SET external_key = NULL WHERE number = '600002'", &[])
        })
        .unwrap();
    let sold = batch.orders.remove(2);
    batch.orders[1].places[0].seat = sold.places[0].seat.clone();
    batch.orders.push(BatchOrder { key: "late".into(), number: "late".into(), ..sold.clone() });
    for place in &mut batch.orders[9].places {
        place.key = format!("late-{}", place.key);
        place.code = String::new();
    }
    let report = desk.apply(&batch, 2).unwrap();
    // The new order comes in with its customer, and holds no seat.
    assert_eq!((report.updated, report.orders, report.places), (0, 1, 2));
    assert_eq!(report.conflict_count, 3);
    let first = &report.conflicts[0];
    assert_eq!((first.order.as_str(), first.place.as_str()), ("600001", "A 5"));
    assert_eq!((first.there, first.here), (ThereSays::Sold, HereSays::Sold));
    assert_eq!(first.here_value, "600002");
    assert_eq!(desk.count("SELECT COUNT(*) FROM place WHERE state = 'live'"), 20);
    assert_eq!(desk.apply(&batch, 3).unwrap().conflict_count, 3);
}

#[test]
fn two_places_may_change_seats_with_each_other() {
    let desk = Desk::open();
    let mut batch = batch(10);
    desk.apply(&batch, 1).unwrap();
    let first = batch.orders[0].places[0].seat.clone();
    batch.orders[0].places[0].seat = batch.orders[5].places[1].seat.clone();
    batch.orders[5].places[1].seat = first;
    let report = desk.apply(&batch, 2).unwrap();
    assert_eq!((report.updated, report.conflict_count), (2, 0));
    assert_eq!(desk.apply(&batch, 3).unwrap().updated, 0);
}

#[test]
fn orders_told_without_their_places_keep_them() {
    let desk = Desk::open();
    let mut batch = batch(10);
    desk.apply(&batch, 1).unwrap();
    batch.places_untold = true;
    for order in &mut batch.orders {
        order.places.clear();
        order.total = Cents::ZERO;
    }
    assert_eq!(desk.apply(&batch, 2).unwrap().updated, 0);
    batch.orders[3].channel = "GUICHET".into();
    assert_eq!(desk.apply(&batch, 3).unwrap().updated, 1);
    assert_eq!(desk.count("SELECT COUNT(*) FROM place WHERE state = 'live'"), 20);
    assert_eq!(desk.count("SELECT COUNT(*) FROM orders WHERE total_cents = 5200"), 10);
}

#[test]
fn a_performance_changed_here_follows_the_source_only_where_nobody_touched_it() {
    let desk = Desk::open();
    let mut batch = batch(10);
    desk.apply(&batch, 1).unwrap();
    let closed = "UPDATE performance SET on_sale = 0";
    desk.store.write(|tx| tx.execute(closed, &[])).unwrap();
    assert_eq!(desk.apply(&batch, 2).unwrap().updated, 0);
    assert_eq!(desk.count("SELECT COUNT(*) FROM performance WHERE on_sale = 0"), 1);
    batch.performances[0].starts_at_ms += 3_600_000;
    let report = desk.apply(&batch, 3).unwrap();
    assert_eq!((report.updated, report.conflict_count), (0, 1));
    assert_eq!(report.conflicts[0].there, ThereSays::Season);
    let reopened = "UPDATE performance SET on_sale = 1";
    desk.store.write(|tx| tx.execute(reopened, &[])).unwrap();
    assert_eq!(desk.apply(&batch, 4).unwrap().updated, 1);
    batch.performances[0].prices[0].2 = Cents(3_000);
    assert_eq!(desk.apply(&batch, 5).unwrap().updated, 1);
    assert_eq!(desk.count("SELECT price_cents FROM price"), 3_000);
}

#[test]
fn what_a_batch_contradicts_by_itself_is_left_out_line_by_line_and_the_rest_comes_in() {
    let desk = Desk::open();
    let mut batch = batch(10);
    batch.orders[4].places[0].seat = batch.orders[3].places[0].seat.clone();
    batch.orders[5].places[0].code = batch.orders[6].places[0].code.clone();
    batch.orders[7].customer = Some("nobody".into());
    batch.orders[8].places[0].performance = "nowhere".into();
    batch.orders[9].number = batch.orders[0].number.clone();
    let report = desk.apply(&batch, 1).unwrap();
    let codes: Vec<_> = report.problems.iter().map(|problem| problem.code).collect();
    let expected = [
        ProblemCode::SeatTwice,
        ProblemCode::CodeTaken,
        ProblemCode::CustomerUnknown,
        ProblemCode::PerformanceUnknown,
    ];
    assert_eq!(codes, expected);
    assert!(!report.stopped);
    assert_eq!((report.orders, report.places), (10, 17));
    assert_eq!(desk.count("SELECT COUNT(*) FROM orders WHERE customer_id IS NULL"), 1);
    // Two orders of one number never meet: the second has one of its own, and says what it was.
    assert_eq!(desk.count("SELECT COUNT(*) FROM orders WHERE number = '600000-2'"), 1);
    assert_eq!(report.conflicts[0].there, ThereSays::Numbered);
    assert_eq!(desk.apply(&batch, 2).unwrap().writes(), 0);
}

#[test]
fn a_line_of_a_place_that_cannot_be_read_cancels_nothing() {
    let desk = Desk::open();
    let mut batch = batch(10);
    desk.apply(&batch, 1).unwrap();
    batch.orders[3].places.pop();
    batch.orders[3].total = Cents(2_600);
    batch.places_lost = true;
    assert_eq!(desk.apply(&batch, 2).unwrap().updated, 0);
    assert_eq!(desk.count("SELECT COUNT(*) FROM place WHERE state = 'live'"), 20);
    assert_eq!(desk.count("SELECT MIN(total_cents) FROM orders"), 5_200);
    batch.places_lost = false;
    assert_eq!(desk.apply(&batch, 3).unwrap().updated, 1);
    assert_eq!(desk.count("SELECT COUNT(*) FROM place WHERE state = 'live'"), 19);
}

#[test]
fn the_houses_next_order_follows_the_highest_that_came_in() {
    let desk = Desk::open();
    desk.apply(&batch(10), 1).unwrap();
    let next = desk
        .store
        .write(|tx| crate::books::series::take(tx, crate::books::series::ORDER, 1))
        .unwrap();
    assert_eq!(next, 600_010);
}
