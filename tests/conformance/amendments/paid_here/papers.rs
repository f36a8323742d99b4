//! Papers of orders that were paid here: what they stated once is what they state.

use std::path::Path;

use contract::args::ById;
use contract::customer::WrittenFile;
use contract::ids::OrderId;
use contract::intake::{HereSays, ThereSays};
use contract::season::{ChangePerformance, PerformanceView};
use domain::place::PlaceState;
use harness::desk::{Desk, on_each_engine};
use harness::papers::words;
use harness::small;

use super::{batch, paid, seats, unpaid, void_one};
use crate::import::import;
use crate::reprises::order;
use crate::sales::{figaro, verified};

fn said(made: &WrittenFile) -> String {
    let said = words(Path::new(&made.path)).unwrap();
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a receipt states, but for its rank and its mark in the journal.
fn stated(desk: &Desk, id: OrderId, duplicata: i64) -> String {
    let paper = said(&desk.ok("Karim", "receipt_pdf", ById { id }));
    let rank = format!("DUPLICATA n° {duplicata} ");
    assert_eq!(paper.contains(&rank), duplicata > 0, "{paper}");
    paper.replace(&rank, "").split("Journal ").next().unwrap().to_owned()
}

/// The house writes another VAT rate for the performance.
fn ten_per_cent(desk: &Desk) {
    let id = figaro(desk).performance.id;
    let seen: PerformanceView = desk.ok("Karim", "performance_view", ById { id });
    let change = ChangePerformance {
        id,
        version: seen.version,
        hall_id: seen.hall_id,
        starts_at: "2020-06-20T19:30".to_owned(),
        vat_bp: 1_000,
    };
    desk.ok::<PerformanceView>("Hélène", "performance_change", change);
}

#[test]
fn papers_of_an_order_that_was_paid_here_state_what_was_paid_for_its_places_and_no_other() {
    on_each_engine(|desk| {
        let mut came = unpaid();
        let three = small::order("800001", "marie", "figaro-1", &seats(&["20", "21", "22"]), 2_500);
        came.places = three.places;
        came.places[2].state = PlaceState::Cancelled;
        let file = paid(desk, came);
        let receipt = said(&desk.ok("Karim", "receipt_pdf", ById { id: file.id }));
        assert!(receipt.contains("42,00"), "{receipt}");
        // 20,00 € for each of two places, with 2,10 % in them.
        assert!(receipt.contains("39,18") && receipt.contains("0,82"), "{receipt}");
        for (seat, is) in [("A 20", true), ("A 21", true), ("A 22", false)] {
            let named = receipt.contains(seat) || receipt.contains(&seat.replace("A ", "siège "));
            assert_eq!(named, is, "{seat} in {receipt}");
        }
        let done = void_one(desk, &file, 0);
        let paper = said(&desk.ok("Karim", "amendment_pdf", ById { id: done.amendment_id }));
        assert!(paper.contains("19,59") && paper.contains("0,41"), "{paper}");
        // What was given back stays on the receipt, which says so.
        let copy = said(&desk.ok("Karim", "receipt_pdf", ById { id: file.id }));
        assert!(copy.contains("39,18"), "{copy}");
    });
}

#[test]
fn a_place_whose_file_names_no_vat_keeps_the_one_that_it_was_sold_with() {
    on_each_engine(|desk| {
        let mut came = unpaid();
        came.places.iter_mut().for_each(|place| place.vat_bp = None);
        let id = paid(desk, came.clone()).id;
        let first = stated(desk, id, 0);
        assert!(first.contains("39,18") && first.contains("0,82"), "{first}");
        ten_per_cent(desk);
        let report = import(desk, &batch(came));
        assert_eq!((report.writes(), report.conflict_count), (0, 0), "{:?}", report.conflicts);
        assert_eq!(stated(desk, id, 1), first);
        verified(desk);
    });
}

#[test]
fn a_place_that_was_paid_here_keeps_its_category_its_rate_and_its_vat_whatever_its_system_says() {
    on_each_engine(|desk| {
        let before = paid(desk, unpaid());
        let first = stated(desk, before.id, 0);
        let mut later = unpaid();
        later.places[0].vat_bp = Some(1_000);
        later.places[1].category = "DEUXIEME CATEGORIE".to_owned();
        later.places[1].rate = "Tarif réduit".to_owned();
        let report = import(desk, &batch(later.clone()));
        let told: Vec<_> = report.conflicts.iter().map(|told| (told.there, told.here)).collect();
        assert_eq!(told, [(ThereSays::Changed, HereSays::Paid); 2]);
        assert_eq!(report.writes(), 0);
        assert_eq!(order(desk, "800001").places, before.places);
        assert_eq!(stated(desk, before.id, 1), first);
        // It goes on following to another seat.
        later.places[1].seat = Some(("B".to_owned(), "9".to_owned()));
        import(desk, &batch(later.clone()));
        let moved = &order(desk, "800001").places[1];
        assert_eq!((moved.row.as_str(), moved.seat.as_str()), ("B", "9"));
        assert_eq!(moved.category, before.places[1].category);
        assert_eq!(import(desk, &batch(later)).writes(), 0);
        void_one(desk, &before, 0);
        verified(desk);
    });
}
