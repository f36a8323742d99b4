//! Imports: what comes in, what a second time changes, what a broken or contradicting file leaves.

mod examples;
mod free_seating;
mod moved;
mod odd;
mod owners;
mod people;
mod requests;
mod taken;

use api::ReadFiles;
use contract::args::{ById, Empty};
use contract::customer::{CustomerChange, CustomerFields, CustomerPage, CustomerSheet, OrderState};
use contract::intake::{
    HereSays, ImportPhase, ImportProgress, ImportReport, ProblemCode, ThereSays,
};
use contract::order::OrderFile;
use contract::sale::Sold;
use contract::sentence::Fact;
use domain::money::Cents;
use domain::place::PlaceState;
use formats::Unwatched;
use formats::batch::Batch;
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use office::Code;
use serde_json::{Value as Json, json};
use store::{Store, StoreError, TxExt};

use crate::reprises::{ask_back, order};

const EXPORT: &[u8] = include_bytes!("../fixtures/pretix-orders-sample.json");

/// What a second hand counts in the database: rows of everything an import writes.
fn rows(desk: &Desk) -> Vec<i64> {
    rows_of(&desk.store())
}

fn rows_of(store: &Store) -> Vec<i64> {
    let tables = ["hall", "seat", "show", "performance", "price", "customer", "customer_word"];
    let tables = tables.iter().chain(&["orders", "place", "journal", "command"]);
    let counts = tables.map(|table| {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        let count: Result<i64, StoreError> = store.read(|tx| tx.int(&sql, &[]));
        count.unwrap()
    });
    counts.collect()
}

/// The first orders of the export, small enough to be tried often.
fn short_export() -> Json {
    let mut export: Json = serde_json::from_slice(EXPORT).unwrap();
    export["event"]["orders"].as_array_mut().unwrap().truncate(12);
    export
}

pub fn import(desk: &Desk, batch: &Batch) -> ImportReport {
    try_import(desk, batch).unwrap()
}

fn try_import(desk: &Desk, batch: &Batch) -> Result<ImportReport, api::ApiError> {
    let files = ReadFiles { batch: batch.clone(), report: ImportReport::default() };
    desk.api.import("Hélène", &files, false, &Unwatched)
}

/// A file on the disk, imported as from the window.
fn import_file(desk: &Desk, bytes: &[u8], dry_run: bool) -> Result<ImportReport, api::ApiError> {
    let path = desk.folder.join("export.json");
    std::fs::write(&path, bytes).unwrap();
    desk.call("Hélène", "import_file", files(&[path], dry_run))
}

fn files(paths: &[std::path::PathBuf], dry_run: bool) -> Json {
    json!({ "format": "", "paths": paths, "dry_run": dry_run })
}

fn live(state: PlaceState) -> bool {
    state == PlaceState::Live
}

#[test]
fn an_export_joins_a_house_that_sells_and_again_changes_nothing() {
    on_each_engine(|desk| {
        let report = import_file(desk, EXPORT, false).unwrap();
        assert_eq!((report.shows, report.performances, report.orders), (1, 4, 292));
        assert_eq!(report.skipped["test_order"], 8);
        let before = rows(desk);
        let again = import_file(desk, EXPORT, false).unwrap();
        assert_eq!((again.orders, again.places, again.updated), (0, 0, 0));
        assert_eq!(again.unchanged, 1 + 4 + report.customers + 292);
        let after = rows(desk);
        // The command is kept; nothing else is.
        assert_eq!(after[..after.len() - 1], before[..before.len() - 1]);
        assert_eq!(order(desk, "671083").places.len(), 3);
    });
}

#[test]
fn an_export_and_an_older_copy_of_it_are_taken_once() {
    on_each_engine(|desk| {
        let paths = ["export.json", "copie.json"].map(|name| desk.folder.join(name));
        let export = short_export().to_string();
        paths.iter().for_each(|path| std::fs::write(path, &export).unwrap());
        let alone: ImportReport = desk.ok("Hélène", "import_file", files(&paths[..1], true));
        for dry_run in [true, false] {
            let both: ImportReport = desk.ok("Hélène", "import_file", files(&paths, dry_run));
            assert_eq!((both.performances, both.orders), (alone.performances, alone.orders));
            assert_eq!((both.places, both.customers), (alone.places, alone.customers));
            assert_eq!(both.problem_count, alone.performances + alone.orders);
            assert!(both.problems.iter().all(|p| p.code == ProblemCode::KeyTwice));
        }
        crate::sales::verified(desk);
    });
}

#[test]
fn a_trial_run_counts_and_writes_nothing() {
    on_each_engine(|desk| {
        let before = rows(desk);
        let trial = import_file(desk, EXPORT, true).unwrap();
        assert_eq!((trial.dry_run, trial.orders), (true, 292));
        assert_eq!(rows(desk), before);
    });
}

#[test]
fn what_changed_there_is_changed_here_and_what_was_decided_here_stays() {
    on_each_engine(|desk| {
        let mut batch = small_house();
        let asked = order(desk, "671083").places[0].id;
        ask_back(desk, "Léa", asked);
        let cancel = |order: &mut formats::batch::BatchOrder| {
            order.state = OrderState::Cancelled;
            order.places.iter_mut().for_each(|place| place.state = PlaceState::Cancelled);
        };
        cancel(&mut batch.orders[0]);
        cancel(&mut batch.orders[1]);
        batch.orders[2].places[0].price = Cents(2_000);
        batch.customers[2].phone = "+44 20 7946 0000".to_owned();
        let report = import(desk, &batch);
        assert_eq!(report.conflict_count, 1);
        let kept = &report.conflicts[0];
        assert_eq!((kept.order.as_str(), kept.place.as_str()), ("671083", "A 24"));
        assert_eq!((kept.there, kept.here), (ThereSays::Cancelled, HereSays::Pending));
        assert_eq!(kept.here_value, "R-000001");
        let asked_back = order(desk, "671083");
        assert_eq!(asked_back.state, OrderState::Cancelled);
        let states: Vec<_> = asked_back.places.iter().map(|place| place.state).collect();
        assert_eq!(states, [PlaceState::Pending, PlaceState::Cancelled, PlaceState::Cancelled]);
        let cancelled = order(desk, "671084");
        assert_eq!(cancelled.state, OrderState::Cancelled);
        assert!(
            cancelled.places.iter().all(|p| !live(p.state) && !p.can_request && !p.can_download)
        );
        assert_eq!(order(desk, "671085").places[0].price_cents, Cents(2_000));
        let phone = json!({ "search": "+44 20 7946", "after": null, "limit": 5 });
        let found: CustomerPage = desk.ok("Karim", "customer_search", phone);
        assert_eq!(found.rows[0].name, "SMITH John");
        assert_eq!(import(desk, &batch).updated, 0);
    });
}

#[test]
fn a_customer_changed_here_is_not_changed_back() {
    on_each_engine(|desk| {
        let id = order(desk, "671085").customer_id.unwrap();
        let sheet: CustomerSheet = desk.ok("Karim", "customer_sheet", ById { id });
        let fields = CustomerFields { last_name: "Smythe".to_owned(), ..sheet.fields };
        let change = CustomerChange { id, version: sheet.version, fields, anyway: false };
        desk.ok::<CustomerSheet>("Karim", "customer_change", change);
        assert_eq!(import(desk, &small_house()).updated, 0);
        let sheet: CustomerSheet = desk.ok("Karim", "customer_sheet", ById { id });
        assert_eq!(sheet.name, "SMYTHE John");
    });
}

#[test]
fn a_customer_of_the_counter_is_the_one_who_orders_with_the_same_address() {
    on_each_engine(|desk| {
        let fields = json!({ "last_name": "Åkesson", "first_name": "Maÿlis",
            "email": "JAFJHDDI132@example.org", "phone": "", "locale": "fr" });
        let made: CustomerSheet = desk.ok("Karim", "customer_create", fields);
        import_file(desk, EXPORT, false).unwrap();
        assert_eq!(order(desk, "KQEXSE").customer_id, Some(made.id));
        // Found as one types it, too.
        assert_eq!(order(desk, "kqexse").customer_id, Some(made.id));
    });
}

#[test]
fn one_line_that_cannot_be_taken_never_stops_the_rest() {
    on_each_engine(|desk| {
        let mut batch = small_house();
        batch.orders[2].places[0].seat = batch.orders[4].places[0].seat.clone();
        batch.orders[0].places[0].performance = "nowhere".to_owned();
        let seat = ("B".to_owned(), "3".to_owned());
        batch.orders.push(harness::small::order("700001", "john", "figaro-1", &[seat], 2_500));
        let report = import(desk, &batch);
        let codes: Vec<_> = report.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [ProblemCode::PerformanceUnknown, ProblemCode::SeatTwice]);
        assert_eq!((report.orders, report.places), (1, 1));
        assert_eq!(order(desk, "700001").places.len(), 1);
        let kept = order(desk, "671083");
        assert!(
            kept.places.iter().all(|place| live(place.state)),
            "a line left out cancels nothing"
        );
    });
}

#[test]
fn an_order_whose_number_another_one_has_here_comes_in_under_one_of_its_own() {
    on_each_engine(|desk| {
        let sold = crate::sales::two_seats_are_sold(desk);
        let number = sold.order_number.clone();
        let mut batch = small_house();
        let seat = ("B".to_owned(), "3".to_owned());
        batch.orders.push(harness::small::order(&number, "john", "figaro-1", &[seat], 2_500));
        let report = import(desk, &batch);
        assert_eq!((report.orders, report.problem_count, report.conflict_count), (1, 0, 1));
        let listed = crate::facts::waiting(desk).rows[0].order_id.unwrap();
        let web: OrderFile = desk.ok("Karim", "order_file", ById { id: listed });
        assert_eq!(web.number, format!("{number}-2"));
        assert_eq!(web.customer_name, "SMITH John");
        assert_eq!(web.contradictions[0].what.there, ThereSays::Numbered);
        let again = import(desk, &batch);
        assert_eq!((again.writes(), again.conflict_count), (0, 1));
        // The house's next sale has a number that nobody has.
        let basket = crate::sales::lines(&crate::sales::figaro(desk), &["12"]);
        let next: Sold = desk.ok("Karim", "sale_make", crate::sales::cash(basket, 2_500));
        assert_ne!(next.order_number, number);
        crate::sales::verified(desk);
    });
}

#[test]
fn a_broken_file_writes_nothing_and_says_where() {
    on_each_engine(|desk| {
        let before = rows(desk);
        let half = &EXPORT[..EXPORT.len() / 2];
        let cut = import_file(desk, half, false).unwrap_err();
        assert_eq!(cut.code, Code::ImportRefused);
        assert_eq!(cut.args["problem"], Fact::Text("json_broken".to_owned()));
        assert_eq!(import_file(desk, half, true).unwrap().problems[0].line, 1);
        let mut export = short_export();
        export["event"]["orders"][7]["positions"][0]["price"] = json!("26,001");
        let whole = import_file(desk, short_export().to_string().as_bytes(), true).unwrap();
        let wrong = import_file(desk, export.to_string().as_bytes(), true).unwrap();
        assert_eq!(wrong.problems[0].column, "event.orders[7].positions[0].price");
        assert_eq!((wrong.stopped, wrong.orders), (false, whole.orders - 1));
        assert_eq!(rows(desk), before);
        let folder = files(&[desk.folder.clone(), "/nowhere.csv".into()], true);
        let report: ImportReport = desk.ok("Hélène", "import_file", folder);
        let codes: Vec<_> = report.problems.iter().map(|p| p.code).collect();
        assert_eq!(codes, [ProblemCode::FileIsFolder, ProblemCode::FileMissing]);
        assert_eq!(desk.refused("Hélène", "import_file", files(&[], true)), Code::BadField);
        assert_eq!(desk.refused("Karim", "import_file", files(&[], true)), Code::NotAllowed);
    });
}

#[test]
fn an_import_under_way_says_how_far_it_is_and_stops_without_a_trace() {
    struct Stops(std::sync::atomic::AtomicUsize);
    impl formats::Watch for Stops {
        fn step(&self, phase: ImportPhase, _: u64, _: u64) -> bool {
            let writing = usize::from(phase == ImportPhase::Writing);
            // The second look while it writes.
            self.0.fetch_add(writing, std::sync::atomic::Ordering::SeqCst) + writing < 2
        }
    }
    on_each_engine(|desk| {
        let before = rows(desk);
        let path = desk.folder.join("export.json");
        std::fs::write(&path, EXPORT).unwrap();
        let watch = Stops(std::sync::atomic::AtomicUsize::new(0));
        let read = desk.api.read_files("", &[path], &watch).unwrap();
        let stopped = desk.api.import("Hélène", &read, false, &watch).unwrap_err();
        assert_eq!(stopped.code, Code::ImportCancelled);
        assert_eq!(rows(desk), before);
        let idle: ImportProgress = desk.ok("Hélène", "import_progress", json!({}));
        assert_eq!(idle.phase, ImportPhase::Idle);
        desk.ok::<Empty>("Hélène", "import_cancel", json!({}));
    });
}
