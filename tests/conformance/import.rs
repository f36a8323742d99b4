//! Imports: what comes in, what a second time changes, what a broken or contradicting file leaves.

use domain::money::Cents;
use domain::place::PlaceState;
use harness::desk::{Desk, on_each_engine, small_house};
use office::Code;
use office::import::{Batch, pretix};
use office::wire::*;
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

fn import(desk: &Desk, batch: &Batch) -> ImportReport {
    desk.api.import("Hélène", batch, false).unwrap()
}

/// A file on the disk, imported as from the window.
fn import_file(desk: &Desk, bytes: &[u8], dry_run: bool) -> Result<ImportReport, api::ApiError> {
    let path = desk.folder.join("export.json");
    std::fs::write(&path, bytes).unwrap();
    desk.call(
        "Hélène",
        "import_file",
        json!({ "format": "pretix", "path": path, "dry_run": dry_run }),
    )
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
fn a_trial_run_counts_and_writes_nothing() {
    on_each_engine(|desk| {
        let before = rows(desk);
        let trial = import_file(desk, EXPORT, true).unwrap();
        assert_eq!((trial.dry_run, trial.orders), (true, 292));
        let after = rows(desk);
        assert_eq!(after[..after.len() - 1], before[..before.len() - 1]);
    });
}

#[test]
fn what_changed_there_is_changed_here_and_what_was_decided_here_stays() {
    on_each_engine(|desk| {
        let mut batch = small_house();
        let asked = order(desk, "671083").places[0].id;
        ask_back(desk, "Léa", asked);
        let cancel = |order: &mut office::import::BatchOrder| {
            order.state = OrderState::Cancelled;
            order.places.iter_mut().for_each(|place| place.state = PlaceState::Cancelled);
        };
        cancel(&mut batch.orders[0]);
        cancel(&mut batch.orders[1]);
        batch.orders[2].places[0].price = Cents(2_000);
        batch.customers[2].phone = "+44 20 7946 0000".to_owned();
        let report = import(desk, &batch);
        assert_eq!(report.skipped["conflict"], 1);
        let asked_back = order(desk, "671083");
        assert_eq!(asked_back.state, OrderState::Issued);
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
        let change = CustomerChange { id, version: sheet.version, fields };
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
fn a_batch_that_contradicts_what_is_here_writes_nothing() {
    on_each_engine(|desk| {
        let before = rows(desk);
        let mut twice = small_house();
        twice.orders[2].places[0].seat = twice.orders[4].places[0].seat.clone();
        let mut number = small_house();
        number.source = "elsewhere".to_owned();
        let mut reference = small_house();
        reference.orders[0].places[0].performance = "nowhere".to_owned();
        for batch in [twice, number, reference] {
            let refused = desk.api.import("Hélène", &batch, false).unwrap_err();
            assert_eq!(refused.code, Code::ImportConflict);
            assert_eq!(rows(desk), before);
        }
    });
}

#[test]
fn a_broken_file_writes_nothing_and_says_where() {
    on_each_engine(|desk| {
        let before = rows(desk);
        let cut = import_file(desk, &EXPORT[..EXPORT.len() / 2], false).unwrap_err();
        assert_eq!(cut.code, Code::FileMalformed);
        assert_eq!(cut.args["line"], Fact::Number(1));
        let mut export = short_export();
        export["event"]["orders"][7]["positions"][0]["price"] = json!("26,001");
        let wrong = import_file(desk, export.to_string().as_bytes(), false).unwrap_err();
        let path = "event.orders[7].positions[0].price";
        assert_eq!(wrong.args["path"], Fact::Text(path.to_owned()));
        assert_eq!(rows(desk), before);
        let missing = json!({ "format": "pretix", "path": "/nowhere.json", "dry_run": false });
        assert_eq!(desk.refused("Hélène", "import_file", missing), Code::FileUnreadable);
    });
}

/// A seeded roll of a die with `sides` sides.
fn roller(mut seed: u64) -> impl FnMut(usize) -> usize {
    move |sides| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % sides
    }
}

/// Replaces one value somewhere below `json` by one that may not belong there.
fn mutate(json: &mut Json, roll: &mut impl FnMut(usize) -> usize) {
    let below = match json {
        Json::Array(list) if !list.is_empty() => {
            let at = roll(list.len());
            list.get_mut(at)
        }
        Json::Object(fields) if !fields.is_empty() => {
            let at = roll(fields.len());
            fields.values_mut().nth(at)
        }
        _ => None,
    };
    if let Some(below) = below
        && roll(8) > 0
    {
        return mutate(below, roll);
    }
    let odd = [
        json!(null),
        json!(-1),
        json!(""),
        json!("0.00"),
        json!("99999999999999.99"),
        json!("\u{0}\u{202e}王"),
        json!("9999-12-31T23:59:59Z"),
        json!("x".repeat(10_000)),
        json!([]),
        json!({}),
        json!(9_007_199_254_740_993_i64),
    ];
    *json = odd[roll(odd.len())].clone();
}

#[test]
fn a_file_with_odd_values_anywhere_is_taken_whole_or_not_at_all() {
    on_each_engine(|desk| {
        let store = desk.store();
        let mut roll = roller(2_020);
        let (mut taken, mut refused) = (0, 0);
        for _ in 0..150 {
            let mut export = short_export();
            for _ in 0..=roll(2) {
                mutate(&mut export, &mut roll);
            }
            let before = rows_of(&store);
            match pretix::parse(export.to_string().as_bytes()) {
                Err(_) => refused += 1,
                Ok(batch) => match desk.api.import("Hélène", &batch, false) {
                    Ok(_) => taken += 1,
                    Err(e) => {
                        assert_eq!(e.code, Code::ImportConflict, "{e}");
                        assert_eq!(rows_of(&store), before);
                        refused += 1;
                    }
                },
            }
        }
        assert!(taken > 20 && refused > 20, "{taken} taken, {refused} refused");
        let verified: Verification = desk.ok("Hélène", "journal_verify", json!({}));
        assert!(verified.ok, "{verified:?}");
    });
}
