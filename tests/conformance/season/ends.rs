//! Sales that begin and end by themselves.

use contract::sale::Sold;
use contract::season::{ChangePerformance, PerformanceView, SeasonScope, SetSales};
use domain::sale_window::SaleState;
use harness::desk::{DAY_MS, HOUR_MS, on_each_engine};
use harness::small::small_house;
use office::Code;

use super::{figaro, free, performance, sale, sales, season, view};
use crate::import::import;

#[test]
fn sales_open_and_close_by_themselves() {
    on_each_engine(|desk| {
        let seen = figaro(desk);
        let set = SetSales {
            opens_at: Some("2020-06-01T15:00".to_owned()),
            closes_at: Some("2020-06-02T14:00".to_owned()),
            ..sales(&seen, true)
        };
        let now: PerformanceView = desk.ok("Hélène", "sales_set", set);
        assert_eq!(now.row.sales, SaleState::Announced);
        let offered = free(desk, seen.row.id);
        assert!(!offered.performance.on_sale);
        let full = offered.rates.iter().find(|r| r.name == "Plein tarif").unwrap().id;
        let sale = sale(&seen.row, &offered.seats[0], full, 2_500);
        assert_eq!(desk.refused("Karim", "sale_make", &sale), Code::NotOnSale);
        assert!(!season(desk, SeasonScope::OnSale).rows.iter().any(|row| row.id == seen.row.id));
        desk.clock.pass(HOUR_MS);
        desk.everyone_signs_in();
        assert!(season(desk, SeasonScope::OnSale).rows.iter().any(|row| row.id == seen.row.id));
        desk.ok::<Sold>("Karim", "sale_make", &sale);
        desk.clock.pass(DAY_MS);
        desk.everyone_signs_in();
        assert_eq!(view(desk, seen.row.id).row.sales, SaleState::Ended);
        let late = SetSales {
            opens_at: Some("2020-07-01T15:00".to_owned()),
            ..sales(&view(desk, seen.row.id), true)
        };
        assert_eq!(desk.refused("Hélène", "sales_set", late), Code::BadField);
    });
}

#[test]
fn sales_do_not_end_at_a_time_that_is_past_they_are_closed_by_saying_so() {
    on_each_engine(|desk| {
        let seen = figaro(desk);
        let ended = |closes_at: &str| SetSales {
            closes_at: Some(closes_at.to_owned()),
            ..sales(&seen, true)
        };
        let refusal =
            desk.call::<PerformanceView>("Hélène", "sales_set", ended("2020-05-31T20:00"));
        assert_eq!(refusal.unwrap_err().code, Code::BadField);
        let seen: PerformanceView = desk.ok("Hélène", "sales_set", ended("2020-06-02T14:00"));
        desk.clock.pass(2 * DAY_MS);
        desk.everyone_signs_in();
        // One that has gone by meanwhile stays as it is.
        let same = SetSales { version: seen.version, open: false, ..ended("2020-06-02T14:00") };
        desk.ok::<PerformanceView>("Hélène", "sales_set", same);
    });
}

#[test]
fn the_end_of_sales_keeps_its_distance_from_a_start_that_is_corrected() {
    on_each_engine(|desk| {
        let ended = |seen: &PerformanceView, closes_at: &str| -> PerformanceView {
            let closes_at = Some(closes_at.to_owned());
            desk.ok("Hélène", "sales_set", SetSales { closes_at, ..sales(seen, seen.opened) })
        };
        let moved = |seen: &PerformanceView, now: &PerformanceView, days: i64| {
            assert_eq!(now.row.starts_at_ms, seen.row.starts_at_ms + days * DAY_MS);
            assert_eq!(now.row.closes_at_ms, seen.row.closes_at_ms.map(|at| at + days * DAY_MS));
        };
        let hall_id = figaro(desk).hall_id;
        let seen = performance(desk, "ANTIGONE", hall_id, "2020-06-27T20:30");
        let seen = ended(&seen, "2020-06-27T18:00");
        let change = ChangePerformance {
            id: seen.row.id,
            version: seen.version,
            hall_id,
            starts_at: "2020-06-25T20:30".to_owned(),
            vat_bp: seen.vat_bp,
        };
        let now: PerformanceView = desk.ok("Hélène", "performance_change", change);
        moved(&seen, &now, -2);

        let seen = ended(&figaro(desk), "2020-06-20T14:00");
        let mut batch = small_house();
        let there = batch.performances.iter_mut().find(|there| there.key == "figaro-1").unwrap();
        there.starts_at_ms += 3 * DAY_MS;
        assert_eq!(import(desk, &batch).updated, 1);
        moved(&seen, &view(desk, seen.row.id), 3);
    });
}
