//! Files as other systems write them: each comes in, or is told in a true sentence why it does not.

use api::ReadFiles;
use contract::intake::{ImportPhase, ImportReport, ProblemCode};
use contract::locale::Locale;
use domain::money::Cents;
use formats::Unwatched;
use formats::batch::Batch;
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use serde_json::json;
use store::TxExt;

use crate::sales::{cash, figaro, lines, two_seats_are_sold, verified};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/files");

fn paths(names: &[&str]) -> serde_json::Value {
    let paths: Vec<_> = names.iter().map(|name| format!("{SAMPLES}/{name}")).collect();
    json!({ "format": "", "paths": paths, "dry_run": false })
}

fn of_folder(folder: &str) -> Vec<String> {
    let files = std::fs::read_dir(format!("{SAMPLES}/{folder}")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.map(|name| format!("{folder}/{name}")).collect();
    names.sort();
    names
}

fn taken(desk: &Desk, names: &[&str]) -> ImportReport {
    desk.ok("Hélène", "import_file", paths(names))
}

fn folder_taken(desk: &Desk, folder: &str) -> ImportReport {
    let names = of_folder(folder);
    taken(desk, &names.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A house that has nothing of the samples.
fn each_house(story: impl Fn(&Desk)) {
    let empty = Batch { source: "test".to_owned(), ..Batch::default() };
    story(&Desk::sqlite(&empty));
    story(&Desk::postgres(&empty));
}

fn states(desk: &Desk, table: &str) -> Vec<String> {
    let sql = format!("SELECT external_key || ' ' || state FROM {table} ORDER BY external_key");
    let mut found = Vec::new();
    let read: Result<(), store::StoreError> = desk.store().read(|tx| {
        tx.query(&sql, &[], &mut |row| {
            if let store::Value::Text(text) = row.first() {
                found.push(text.trim_start_matches("csv/").to_owned());
            }
            Ok(())
        })
    });
    read.unwrap();
    found
}

#[test]
fn states_are_read_as_ticketing_systems_write_them() {
    each_house(|desk| {
        let report = folder_taken(desk, "etats");
        assert_eq!(report.problems, []);
        let orders =
            ["E1 issued", "E2 issued", "E3 issued", "E4 unpaid", "E5 cancelled", "E6 cancelled"];
        assert_eq!(states(desk, "orders"), orders);
        let places = ["T1 live", "T2 live", "T3 live", "T4 live", "T5 cancelled", "T6 cancelled"];
        assert_eq!(states(desk, "place"), places);
        verified(desk);
    });
}

#[test]
fn doubtful_addresses_leave_no_customer_behind() {
    each_house(|desk| {
        let report = folder_taken(desk, "courriels-douteux");
        assert_eq!(report.customers, 5);
        assert!(report.problems.iter().all(|p| p.code == ProblemCode::EmailWrong));
        let told: Vec<_> = report.problems.iter().map(|p| (p.line, p.value.as_str())).collect();
        let expected = [
            (2, "marika.dubois lhoste@example.org"),
            (4, "contact@example"),
            (5, "oumar@example.org / oumar@example.com"),
            (6, "jeanne.@example.org"),
        ];
        assert_eq!(told, expected);
        let mailed =
            desk.store().read(|tx| tx.int("SELECT COUNT(*) FROM customer WHERE email <> ''", &[]));
        let mailed: Result<i64, store::StoreError> = mailed;
        assert_eq!(mailed.unwrap(), 1);
    });
}

#[test]
fn a_separator_said_first_and_a_title_above_the_header_are_passed_over() {
    each_house(|desk| {
        let report = taken(desk, &["sep.csv"]);
        assert_eq!((report.orders, report.problem_count), (1, 0));
        let report = taken(desk, &["entete-decale.csv"]);
        assert_eq!(report.files[0].header, 4, "and it is said");
        // Z1 came with the file before.
        assert_eq!((report.orders, report.unchanged), (1, 1));
        let left: Vec<_> = report.problems.iter().map(|p| (p.line, p.code)).collect();
        assert_eq!(left, [(7, ProblemCode::ValueMissing)]);
        assert_eq!(states(desk, "orders"), ["Z1 issued", "Z2 issued"]);
    });
}

#[test]
fn orders_that_were_paid_less_are_said_and_orders_that_were_not_paid_come_in() {
    each_house(|desk| {
        let taken = folder_taken(desk, "remise-commande");
        assert_eq!(taken.problems, []);
        let said = taken.discounts.iter().map(|d| (&*d.order, d.places_cents, d.paid_cents));
        let said: Vec<_> = said.collect();
        assert_eq!(
            said,
            [("PROMO", Cents(4_000), Cents(3_000)), ("OFFERTE", Cents(2_000), Cents(0))]
        );
        let again = folder_taken(desk, "remise-commande");
        assert_eq!((again.unchanged > 0, again.discount_count), (true, 0));
        assert_eq!(states(desk, "orders"), ["FRAIS issued", "OFFERTE issued", "PROMO issued"]);
    });
    each_house(|desk| {
        assert_eq!(folder_taken(desk, "impayee").problems, []);
        assert_eq!(states(desk, "orders"), ["ATTENTE unpaid", "RENDUE cancelled"]);
        verified(desk);
    });
}

/// What is said of one file, in French.
fn said(bytes: &[u8]) -> String {
    let problem = formats::read_bytes("", bytes).unwrap_err();
    let code = serde_json::to_value(problem.code).unwrap();
    let key = format!("import-problem-{}", code.as_str().unwrap().replace('_', "-"));
    documents::words::tr(
        Locale::Fr,
        &key,
        &[("detail", problem.detail.as_str().into()), ("value", "".into())],
    )
}

#[test]
fn a_file_of_another_system_that_cannot_come_in_is_told_so_in_one_sentence() {
    let desk = Desk::sqlite(&small_house());
    for (name, unknown) in [("helloasso.csv", "14"), ("une-ligne-par-billet.csv", "20")] {
        let bytes = std::fs::read(format!("{SAMPLES}/{name}")).unwrap();
        let told = said(&bytes);
        assert!(told.starts_with("C’est l’export d’un autre logiciel tel quel"), "{name}: {told}");
        assert!(told.contains(unknown), "{name}: {told}");
        let path = format!("{SAMPLES}/{name}");
        let read = desk.api.read_files("", &[path.into()], &Unwatched).unwrap();
        assert_eq!((read.report.problem_count, read.report.stopped), (1, true), "{name}");
    }
    let plan = "{\"name\":\"Théâtre à l’italienne\",\"size\":{\"width\":1600},\"zones\":[]}";
    assert!(said(plan.as_bytes()).contains("ni un CSV connu ni un export pretix"));
    assert!(said(b"PK\x03\x04\x14\0[Content_Types].xml").starts_with("C’est un classeur"));
}

#[test]
fn dates_of_two_figures_and_hours_apart_are_read() {
    let orders = "commande;date;heure\nA;04/06/27 00:00;16:26:04\nB;04/06/27;\n";
    let batch = formats::read_bytes("", orders.as_bytes()).unwrap();
    let made: Vec<_> = batch.orders.iter().map(|order| order.created_at_ms).collect();
    // 4 June 2027, 16:26:04 and midnight, in Paris.
    assert_eq!(made, [1_812_119_164_000, 1_812_060_000_000]);
}

#[test]
fn a_trial_run_holds_nobody_up() {
    struct Sells<'a>(&'a Desk, std::sync::atomic::AtomicUsize);
    impl formats::Watch for Sells<'_> {
        fn step(&self, phase: ImportPhase, _: u64, _: u64) -> bool {
            let first = phase == ImportPhase::Writing
                && self.1.fetch_add(1, std::sync::atomic::Ordering::SeqCst) == 0;
            if first {
                two_seats_are_sold(self.0);
            }
            true
        }
    }
    on_each_engine(|desk| {
        let mut batch = small_house();
        let seat = ("B".to_owned(), "3".to_owned());
        batch.orders.push(harness::small::order("700001", "john", "figaro-1", &[seat], 2_500));
        let files = ReadFiles { batch, report: ImportReport::default() };
        let watch = Sells(desk, std::sync::atomic::AtomicUsize::new(0));
        let tried = desk.api.import("Hélène", &files, true, &watch).unwrap();
        assert_eq!((tried.dry_run, tried.orders, tried.places), (true, 1, 1));
        assert!(watch.1.into_inner() > 0, "a sale was made meanwhile");
        let sold = cash(lines(&figaro(desk), &["12"]), 2_500);
        desk.ok::<contract::sale::Sold>("Karim", "sale_make", sold);
        assert_eq!(desk.api.import("Hélène", &files, false, &Unwatched).unwrap().orders, 1);
        verified(desk);
    });
}
