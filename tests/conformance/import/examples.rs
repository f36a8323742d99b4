//! The example files of the documentation, imported, changed there and decided here.

use contract::args::{ById, Versioned};
use contract::intake::{ImportReport, ProblemCode};
use contract::journal::Verification;
use contract::reprise::{Decided, RepriseFile};
use contract::sale::{GridPrice, PerformanceRow};
use contract::season::{PerformanceView, SetPrices};
use domain::money::Cents;
use domain::place::PlaceState;
use formats::batch::Batch;
use harness::desk::Desk;
use serde_json::json;
use store::TxExt;

use super::{files, rows};
use crate::reprises::order;

/// The example files of the house's documentation.
fn example_files() -> Vec<std::path::PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/import");
    let names =
        ["soldes", "demandes", "places", "commandes", "prix", "seances", "spectacles", "clients"];
    names.map(|name| format!("{folder}/{name}.csv").into()).to_vec()
}

/// The small house has their order numbers too, so they begin one of their own.
fn example_house() -> Batch {
    Batch { source: "test".to_owned(), ..Batch::default() }
}

#[test]
fn the_example_files_make_a_house_with_its_requests_and_again_change_nothing() {
    on_each_engine_with(&example_house(), |desk| {
        let report: ImportReport = desk.ok("Hélène", "import_file", files(&example_files(), true));
        assert_eq!(report.problems, []);
        assert_eq!((report.orders, report.places, report.requests), (5, 8, 2));
        assert_eq!((report.balances, report.balances_cents), (2, Cents(16_500)));
        assert_eq!(rows(desk)[7], 0);
        let report: ImportReport = desk.ok("Hélène", "import_file", files(&example_files(), false));
        assert_eq!((report.customers, report.seats, report.requests), (4, 7, 2));
        let shown = order(desk, "671083");
        assert_eq!((shown.places.len(), shown.total_cents), (3, Cents(7_800)));
        assert_eq!(shown.places[0].state, PlaceState::Pending);
        assert_eq!(prices_of(desk, "iphigenie"), [1_820, 2_240, 2_600, 3_200]);
        let before = rows(desk);
        let again: ImportReport = desk.ok("Hélène", "import_file", files(&example_files(), false));
        assert_eq!((again.writes(), again.conflict_count), (0, 0));
        assert_eq!(again.unchanged, 4 + 2 + 3 + 3 + 5 + 2 + 2);
        let after = rows(desk);
        assert_eq!(after[..after.len() - 1], before[..before.len() - 1]);
        let verified: Verification = desk.ok("Hélène", "journal_verify", json!({}));
        assert!(verified.ok, "{verified:?}");
    });
}

#[test]
fn how_often_a_ticket_was_printed_there_is_known_here_of_a_place_that_is_asked_back_too() {
    on_each_engine_with(&example_house(), |desk| {
        desk.ok::<ImportReport>("Hélène", "import_file", files(&example_files(), false));
        let path = desk.folder.join("places.csv");
        let told = std::fs::read_to_string(&example_files()[2]).unwrap();
        let printed = |times: [i64; 2]| -> i64 {
            let [asked, live] = times;
            let text = told
                .replace("4TT7-24;Marie Dupont;0", &format!("4TT7-24;Marie Dupont;{asked}"))
                .replace("4TT7-26;Marie Dupont;0", &format!("4TT7-26;Marie Dupont;{live}"));
            std::fs::write(&path, text).unwrap();
            let mut all = example_files();
            all[2].clone_from(&path);
            desk.ok::<ImportReport>("Hélène", "import_file", files(&all, false)).updated
        };
        let known = || -> Vec<i64> {
            let sql = "SELECT p.copies FROM place p JOIN orders o ON o.id = p.order_id \
                WHERE o.number = '671083' ORDER BY p.rank";
            desk.store().read(|tx| tx.ints(sql, &[])).unwrap()
        };
        assert_eq!(order(desk, "671083").places[0].state, PlaceState::Pending);
        assert_eq!(known()[..2], [0, 0]);
        assert_eq!(printed([1, 2]), 1);
        assert_eq!(known()[..2], [1, 2]);
        // What was printed here is not unprinted there.
        assert_eq!(printed([0, 0]), 0);
        assert_eq!(known()[..2], [1, 2]);
        assert!(desk.api.verify().unwrap().ok);
    });
}

/// Every price of the show's first performance, in cents, the lowest first.
fn prices_of(desk: &Desk, show: &str) -> Vec<i64> {
    let list = json!({ "search": show, "limit": 5 });
    let found: Vec<PerformanceRow> = desk.ok("Karim", "performance_list", list);
    let seen: PerformanceView = desk.ok("Karim", "performance_view", ById { id: found[0].id });
    let mut prices: Vec<i64> = seen.grid.prices.iter().map(|p| p.price_cents.0).collect();
    prices.sort_unstable();
    prices
}

#[test]
fn prices_alone_follow_the_file_until_they_are_changed_here() {
    on_each_engine_with(&example_house(), |desk| {
        desk.ok::<ImportReport>("Hélène", "import_file", files(&example_files(), false));
        let path = desk.folder.join("prix.csv");
        let prices = |prices: &str| -> ImportReport {
            let text = format!("séance;catégorie;tarif;prix\n{prices}\n");
            std::fs::write(&path, text).unwrap();
            desk.ok("Hélène", "import_file", files(std::slice::from_ref(&path), false))
        };
        let told = "IPHI-0607;Troisième catégorie;Plein tarif;27,00";
        assert_eq!((prices(told).updated, prices(told).updated), (1, 0));
        assert_eq!(prices_of(desk, "iphigenie"), [1_820, 2_240, 2_700, 3_200]);

        let list = json!({ "search": "iphigenie", "limit": 5 });
        let found: Vec<PerformanceRow> = desk.ok("Karim", "performance_list", list);
        let seen: PerformanceView = desk.ok("Karim", "performance_view", ById { id: found[0].id });
        let grid = seen.grid.prices.iter().map(|p| {
            let price_cents =
                if p.price_cents == Cents(2_700) { Cents(2_500) } else { p.price_cents };
            GridPrice { price_cents, ..p.clone() }
        });
        let set = SetPrices { id: seen.row.id, version: seen.version, prices: grid.collect() };
        desk.ok::<PerformanceView>("Hélène", "prices_set", set);
        assert_eq!((prices(told).updated, prices(told).conflict_count), (0, 0));
        let both = prices("IPHI-0607;Troisième catégorie;Plein tarif;28,00");
        assert_eq!((both.updated, both.conflict_count), (0, 1));
        assert_eq!(prices_of(desk, "iphigenie"), [1_820, 2_240, 2_500, 3_200]);

        let unknown = files(std::slice::from_ref(&path), true);
        std::fs::write(&path, "séance;catégorie;tarif;prix\nX;C;T;1\n").unwrap();
        let report: ImportReport = desk.ok("Hélène", "import_file", unknown);
        assert_eq!(report.problems[0].code, ProblemCode::PerformanceUnknown);
    });
}

#[test]
fn a_request_that_came_in_is_decided_here_and_does_not_come_again() {
    on_each_engine_with(&example_house(), |desk| {
        let all = files(&example_files(), false);
        desk.ok::<ImportReport>("Hélène", "import_file", &all);
        let place = order(desk, "671083").places[0].clone();
        let id = place.reprise_id.unwrap();
        let file: RepriseFile = desk.ok("Léa", "reprise_file", ById { id });
        assert_eq!((file.row.paid_cents, file.row.reprise_cents), (Cents(2_600), Cents(2_600)));
        let seen = Versioned { id, version: file.row.version };
        desk.ok::<Decided>("Léa", "reprise_accept", seen);
        let again: ImportReport = desk.ok("Hélène", "import_file", &all);
        assert_eq!((again.writes(), again.conflict_count), (0, 0));
        assert_eq!(order(desk, "671083").places[0].state, PlaceState::TakenBack);
    });
}

fn on_each_engine_with(batch: &Batch, story: impl Fn(&Desk)) {
    story(&Desk::sqlite(batch));
    story(&Desk::postgres(batch));
}
