//! Sales that begin and end by themselves.

use contract::sale::Sold;
use contract::season::{PerformanceView, SeasonScope, SetSales};
use domain::sale_window::SaleState;
use harness::desk::{DAY_MS, HOUR_MS, on_each_engine};
use office::Code;

use super::{figaro, free, sale, sales, season, view};

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
        let sale = sale(seen.row.id, &offered.seats[0], full, 2_500);
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
