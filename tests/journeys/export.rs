//! A place of a real export is asked back, accepted, mailed; its credit buys another seat of that
//! house, whose ticket is decoded.

use api::ReadFiles;
use contract::args::{ById, Versioned};
use contract::customer::{CustomerPage, OrderPage};
use contract::ids::{CustomerId, PlaceId};
use contract::intake::ImportReport;
use contract::journal::Verification;
use contract::order::OrderFile;
use contract::reprise::{Decided, RepriseFile, RepriseQuote, Requested};
use contract::sale::{
    BasketLine, FreeSeats, MakeSale, PerformanceRow, Printed, QuoteSale, SaleQuote, Sold,
};
use domain::money::Cents;
use formats::batch::Batch;
use formats::{Unwatched, read_bytes};
use harness::desk::Desk;
use harness::{papers, programs};
use serde_json::{Value as Json, json};
use store::{Store, TxExt, params};

const EXPORT: &[u8] = include_bytes!("../fixtures/pretix-orders-sample.json");

fn batch() -> Batch {
    read_bytes("pretix", EXPORT).unwrap()
}

/// The same, as it is handed to the house.
fn read() -> ReadFiles {
    ReadFiles { batch: batch(), report: ImportReport::default() }
}

fn on_each_engine(story: impl Fn(&Desk)) {
    story(&Desk::sqlite(&batch()));
    story(&Desk::postgres(&batch()));
}

/// The order of a number, found as an operator finds it.
fn order(desk: &Desk, number: &str) -> OrderFile {
    let search = json!({ "search": number, "after": null, "limit": 5 });
    let found: CustomerPage = desk.ok("Léa", "customer_search", search);
    let list = json!({ "customer_id": found.rows[0].id, "search": number, "sort": "number",
        "descending": false, "offset": 0, "limit": 10 });
    let orders: OrderPage = desk.ok("Léa", "order_list", list);
    desk.ok("Léa", "order_file", ById { id: orders.rows[0].id })
}

fn accepted(desk: &Desk, place_id: PlaceId) -> RepriseFile {
    let quote: RepriseQuote = desk.ok("Karim", "reprise_quote", json!({ "place_ids": [place_id] }));
    assert!(!quote.exception);
    let asked = json!({ "place_ids": [place_id], "terms_version": quote.terms_version,
        "seen_starts_at_ms": quote.starts_at_ms(), "expected_reprise_cents": quote.reprise_cents });
    let made: Requested = desk.ok("Karim", "reprise_request", asked);
    let id = made.reprise_ids[0];
    let file: RepriseFile = desk.ok("Léa", "reprise_file", ById { id });
    let seen = Versioned { id, version: file.row.version };
    desk.ok::<Decided>("Léa", "reprise_accept", seen);
    desk.ok("Léa", "reprise_file", ById { id })
}

/// The mails of the folder, once the time to undo is over.
fn mails(desk: &Desk) -> Vec<String> {
    desk.clock.pass(31_000);
    desk.api.send_due_mails().unwrap();
    let folder = desk.folder.join("courriels");
    let files = std::fs::read_dir(folder).unwrap().flatten();
    let mut mails: Vec<_> = files.map(|f| std::fs::read_to_string(f.path()).unwrap()).collect();
    mails.sort();
    mails
}

fn sold_with_credit(desk: &Desk, customer_id: CustomerId, credit: Cents) -> Sold {
    let list = json!({ "search": "iphigenie", "limit": 10 });
    let performances: Vec<PerformanceRow> = desk.ok("Karim", "performance_list", list);
    let performance_id = performances[0].id;
    let free: FreeSeats = desk.ok("Karim", "performance_seats", ById { id: performance_id });
    let line = BasketLine {
        performance_id,
        starts_at_ms: free.performance.starts_at_ms,
        seat_id: free.seats[0].id,
        rate_id: free.rates[0].id,
    };
    let wished =
        QuoteSale { customer_id: Some(customer_id), lines: vec![line.clone()], credit_cents: None };
    let quote: SaleQuote = desk.ok("Karim", "sale_quote", wished);
    assert_eq!((quote.balance_cents, quote.credit_cents), (credit, credit));
    let sale = MakeSale {
        customer_id: Some(customer_id),
        lines: vec![line],
        credit_cents: quote.credit_cents,
        card_cents: Cents::ZERO,
        card_last4: String::new(),
        card_authorisation: String::new(),
        tendered_cents: quote.due_cents + Cents(500),
        expected_total_cents: quote.total_cents,
    };
    desk.ok("Karim", "sale_make", sale)
}

fn code_of(desk: &Desk, place_id: PlaceId) -> String {
    #[derive(serde::Deserialize)]
    struct Row {
        code: String,
    }
    let store = match &desk.url {
        Some(url) => Store::postgres(url).unwrap(),
        None => Store::sqlite(&desk.folder.join("contremarque.sqlite"), |_| Ok(())).unwrap(),
    };
    let row: Result<Option<Row>, store::StoreError> =
        store.read(|tx| tx.row("SELECT code FROM place WHERE id = ?1", &params![place_id]));
    row.unwrap().unwrap().code
}

#[test]
fn the_main_job_is_done_on_a_real_export() {
    on_each_engine(|desk| {
        let before = order(desk, "KQEXSE");
        assert_eq!(before.total_cents, Cents(13_420));
        let place = &before.places[0];
        assert_eq!((place.row.as_str(), place.seat.as_str()), ("F", "14"));
        let file = accepted(desk, place.id);
        assert_eq!(file.row.reprise_cents, Cents(1_820));
        assert_eq!(file.row.customer_name, "ÅKESSON Maÿlis");

        let mails = mails(desk);
        assert_eq!(mails.len(), 2);
        assert!(mails.iter().all(|mail| mail.contains("jafjhddi132@example.org")));
        assert!(mails.iter().all(|mail| mail.contains("multipart/alternative")));

        let sold = sold_with_credit(desk, file.row.customer_id, Cents(1_820));
        assert_eq!((sold.balance_after_cents, sold.change_cents), (Some(Cents::ZERO), Cents(500)));
        let args = json!({ "place_ids": sold.place_ids, "format": "a4" });
        let printed: Printed = desk.ok("Karim", "ticket_print", args);
        let codes = papers::codes(std::path::Path::new(&printed.path)).unwrap();
        assert_eq!(codes, [code_of(desk, sold.place_ids[0])]);

        let verified: Verification = desk.ok("Hélène", "journal_verify", json!({}));
        assert!(verified.ok, "{verified:?}");
    });
}

#[test]
fn the_same_export_again_changes_nothing_and_undoes_no_decision() {
    on_each_engine(|desk| {
        let place = order(desk, "KQEXSE").places[0].id;
        accepted(desk, place);
        let rows =
            |desk: &Desk| desk.ok::<Verification>("Hélène", "journal_verify", json!({})).rows;
        let before = rows(desk);
        let report = desk.api.import("Hélène", &read(), false, &Unwatched).unwrap();
        assert_eq!((report.orders, report.places, report.customers), (0, 0, 0));
        assert_eq!(rows(desk), before);
        assert_eq!(order(desk, "KQEXSE").places[0].state, domain::place::PlaceState::TakenBack);
    });
}

#[test]
fn contremarquectl_takes_a_real_export_into_an_empty_folder() {
    let folder = tempfile::tempdir().unwrap();
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/pretix-orders-sample.json");
    let import = |more: &[&str]| {
        let program = programs::built("contremarquectl").unwrap();
        let output = std::process::Command::new(program)
            .arg("--data")
            .arg(folder.path())
            .args(["--operator", "Hélène", "import", "--format", "pretix"])
            .args(more)
            .env("CONTREMARQUE_PIN", "1234")
            .env("LC_ALL", "fr_FR.UTF-8")
            .output()
            .unwrap();
        let report: Json = serde_json::from_slice(&output.stdout).unwrap_or_default();
        (output.status.success(), report, String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (done, _, said) = import(&[fixture]);
    assert!(!done && said.contains("Il n’y a pas de maison"), "{said}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "looking made something");
    let program = programs::built("contremarquectl").unwrap();
    let mut found = std::process::Command::new(program);
    found.arg("--data").arg(folder.path()).args(["found", "--name", "Théâtre"]);
    found.args(["--supervisor", "Hélène"]).env("CONTREMARQUE_PIN", "1234");
    assert!(found.output().unwrap().status.success());
    let (done, report, said) = import(&[fixture]);
    assert!(done, "{said}");
    assert_eq!((report["orders"].as_i64(), report["performances"].as_i64()), (Some(292), Some(4)));
    let (done, again, _) = import(&[fixture]);
    assert!(done);
    assert_eq!((again["orders"].as_i64(), again["places"].as_i64()), (Some(0), Some(0)));

    let broken = folder.path().join("coupe.json");
    std::fs::write(&broken, &EXPORT[..EXPORT.len() / 3]).unwrap();
    let (done, _, said) = import(&[broken.to_str().unwrap()]);
    assert!(!done && said.contains("ligne"), "{said}");
}

#[test]
fn contremarquectl_looks_at_a_seating_plan_takes_it_and_says_what_does_not_fit() {
    let folder = tempfile::tempdir().unwrap();
    let run = |verb: &[&str]| {
        let program = programs::built("contremarquectl").unwrap();
        let output = std::process::Command::new(program)
            .arg("--data")
            .arg(folder.path())
            .args(["--operator", "Hélène Roux"])
            .args(verb)
            .env("CONTREMARQUE_PIN", "5678")
            .env("LC_ALL", "fr_FR.UTF-8")
            .output()
            .unwrap();
        let reply: Json = serde_json::from_slice(&output.stdout).unwrap_or_default();
        (output.status.success(), reply, String::from_utf8_lossy(&output.stderr).into_owned())
    };
    assert!(run(&["demo"]).0);
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/plan-2500.json");
    let (done, _, said) = run(&["import", fixture]);
    assert!(!done && said.contains("Carré or"), "{said}");
    let plan: Json = serde_json::from_slice(&std::fs::read(fixture).unwrap()).unwrap();
    for category in plan["categories"].as_array().unwrap() {
        let name = json!({ "name": category["name"] }).to_string();
        // The demo house has one of them already.
        let (done, _, said) = run(&["call", "category_create", &name]);
        assert!(done || said.contains("existe déjà"), "{said}");
    }
    let (done, seen, said) = run(&["import", "--dry-run", fixture]);
    assert!(done, "{said}");
    assert_eq!((seen["seats"].as_i64(), seen["new"].as_bool()), (Some(2_544), Some(true)));
    assert!(seen["hall_id"].is_null() && seen["svg"].as_str().unwrap().starts_with("<svg"));
    let (done, made, said) = run(&["import", fixture]);
    assert!(done && made["hall_id"].is_i64(), "{said}");

    let broken = folder.path().join("salle.json");
    let text = plan.to_string().replacen("\"seat_number\":\"2\"", "\"seat_number\":\"1\"", 1);
    std::fs::write(&broken, text).unwrap();
    let (done, _, said) = run(&["import", broken.to_str().unwrap()]);
    assert!(!done && said.contains("zones[0].rows[0].seats[1]"), "{said}");
}
