//! Latecomers: the counter goes on selling a performance that has begun, as long as the house says.

use contract::action::Action;
use contract::args::{ById, Empty};
use contract::journal::{JournalList, JournalPage, JournalRow};
use contract::reprise::QuotePlaces;
use contract::sale::{
    BasketLine, FreeSeats, MakeSale, PerformanceList, PerformanceRow, QuoteSale, SaleQuote, Sold,
};
use contract::season::{PerformanceView, SeasonList, SeasonPage, SeasonScope, SetSales};
use contract::selling::{SellingRules, SellingSettings, SetSelling};
use domain::money::Cents;
use domain::sale_window::SaleState;
use harness::desk::{Desk, HOUR_MS, on_each_engine};
use office::Code;
use serde_json::json;

use crate::reprises::order;
use crate::sales::{cash, verified};

const MINUTE_MS: i64 = 60_000;
/// From the beginning of the stories to the performance of tonight, 19:30.
const TO_START_MS: i64 = 5 * HOUR_MS + HOUR_MS / 2;

fn listed(desk: &Desk) -> Vec<PerformanceRow> {
    let list = PerformanceList { search: "figaro".to_owned(), limit: 10 };
    desk.ok("Karim", "performance_list", list)
}

/// The performance of tonight, and its free seats.
fn tonight(desk: &Desk) -> FreeSeats {
    let wanted = listed(desk).into_iter().find(|p| p.price_to_cents == Cents(40_000)).unwrap();
    desk.ok("Karim", "performance_seats", ById { id: wanted.id })
}

fn seat_for(free: &FreeSeats, seat: &str) -> MakeSale {
    let line = BasketLine {
        performance_id: free.performance.id,
        starts_at_ms: free.performance.starts_at_ms,
        seat_id: free.seats.iter().find(|s| s.row == "A" && s.seat == seat).unwrap().id,
        rate_id: free.rates.iter().find(|r| r.name == "Plein tarif").unwrap().id,
    };
    cash(vec![line], 40_000)
}

fn quote_of(sale: &MakeSale) -> QuoteSale {
    QuoteSale { customer_id: None, lines: sale.lines.clone(), credit_cents: None }
}

/// Lets time pass, and everybody goes on working.
fn pass(desk: &Desk, ms: i64) {
    desk.clock.pass(ms);
    desk.everyone_signs_in();
}

fn on_sale(desk: &Desk) -> SeasonPage {
    let scope = SeasonScope::OnSale;
    let list = SeasonList { scope, search: String::new(), show_id: None, after: None, limit: 100 };
    desk.ok("Léa", "season_list", list)
}

fn set_minutes(desk: &Desk, late_minutes: i64) {
    let now: SellingSettings = desk.ok("Hélène", "selling_view", json!({}));
    let set =
        SetSelling { rules: SellingRules { late_minutes, hold_minutes: 10 }, version: now.version };
    desk.ok::<Empty>("Hélène", "selling_set", set);
}

#[test]
fn a_latecomer_is_sold_a_place_until_half_an_hour_after_the_start() {
    on_each_engine(|desk| {
        let free = tonight(desk);
        let starts_at_ms = free.performance.starts_at_ms;
        assert_eq!(free.performance.late_until_ms, None);
        pass(desk, TO_START_MS);
        let late = tonight(desk).performance;
        assert!(late.on_sale);
        assert_eq!(late.late_until_ms, Some(starts_at_ms + 30 * MINUTE_MS));
        assert_eq!(listed(desk)[0].id, late.id, "it is the nearest");
        assert!(on_sale(desk).rows.iter().any(|row| row.id == late.id));
        let page = on_sale(desk);
        assert_eq!(page.counts.on_sale, page.rows.len() as i64);
        let view: PerformanceView = desk.ok("Karim", "performance_view", ById { id: late.id });
        assert_eq!(view.row.sales, SaleState::Late);
        assert_eq!(view.row.late_until_ms, late.late_until_ms);

        pass(desk, 30 * MINUTE_MS - 1);
        let first = seat_for(&free, "11");
        desk.ok::<SaleQuote>("Karim", "sale_quote", quote_of(&first));
        desk.ok::<Sold>("Karim", "sale_make", &first);
        pass(desk, 1);
        let second = seat_for(&free, "12");
        assert_eq!(desk.refused("Karim", "sale_quote", quote_of(&second)), Code::NotOnSale);
        assert_eq!(desk.refused("Karim", "sale_make", &second), Code::NotOnSale);
        let over = tonight(desk).performance;
        assert_eq!((over.on_sale, over.late_until_ms), (false, None));
        let view: PerformanceView = desk.ok("Karim", "performance_view", ById { id: late.id });
        assert_eq!(view.row.sales, SaleState::Begun);
        assert!(!on_sale(desk).rows.iter().any(|row| row.id == late.id));
        verified(desk);
    });
}

#[test]
fn the_house_says_for_how_long_and_may_say_not_at_all() {
    on_each_engine(|desk| {
        let free = tonight(desk);
        let seen: SellingSettings = desk.ok("Karim", "selling_view", json!({}));
        assert_eq!((seen.rules.late_minutes, seen.late_minutes_max), (30, 240));
        let change = |late_minutes| SetSelling {
            rules: SellingRules { late_minutes, hold_minutes: 10 },
            version: seen.version,
        };
        assert_eq!(desk.refused("Karim", "selling_set", change(0)), Code::NotAllowed);
        for wrong in [241, -1] {
            assert_eq!(desk.refused("Hélène", "selling_set", change(wrong)), Code::BadField);
        }
        desk.ok::<Empty>("Hélène", "selling_set", change(0));
        assert_eq!(desk.refused("Zoé", "selling_set", change(60)), Code::SettingsChanged);
        let list = JournalList {
            operator_id: None,
            customer: String::new(),
            order: String::new(),
            from_ms: None,
            to_ms: None,
            after: None,
            limit: 5,
        };
        let page: JournalPage = desk.ok("Léa", "journal_list", list);
        let row: &JournalRow = &page.rows[0];
        assert_eq!(row.action, Action::SettingsSelling);

        pass(desk, TO_START_MS - 1);
        desk.ok::<Sold>("Karim", "sale_make", seat_for(&free, "11"));
        pass(desk, 1);
        assert_eq!(desk.refused("Karim", "sale_make", seat_for(&free, "12")), Code::NotOnSale);
        set_minutes(desk, 240);
        pass(desk, 240 * MINUTE_MS - 1);
        desk.ok::<Sold>("Karim", "sale_make", seat_for(&free, "12"));
        pass(desk, 1);
        assert_eq!(desk.refused("Karim", "sale_make", seat_for(&free, "13")), Code::NotOnSale);
        verified(desk);
    });
}

#[test]
fn a_performance_may_have_its_own_time_for_latecomers() {
    on_each_engine(|desk| {
        let free = tonight(desk);
        let id = free.performance.id;
        let view: PerformanceView = desk.ok("Hélène", "performance_view", ById { id });
        let until = |closes_at: &str| SetSales {
            id,
            version: view.version,
            open: true,
            opens_at: None,
            closes_at: Some(closes_at.to_owned()),
        };
        assert_eq!(desk.refused("Hélène", "sales_set", until("2020-06-01T23:31")), Code::BadField);
        desk.ok::<PerformanceView>("Hélène", "sales_set", until("2020-06-01T20:45"));
        pass(desk, TO_START_MS + 75 * MINUTE_MS - 1);
        desk.ok::<Sold>("Karim", "sale_make", seat_for(&free, "11"));
        pass(desk, 1);
        assert_eq!(desk.refused("Karim", "sale_make", seat_for(&free, "12")), Code::NotOnSale);
    });
}

#[test]
fn nobody_asks_a_place_back_after_the_start_though_the_counter_still_sells() {
    on_each_engine(|desk| {
        let place_ids = vec![order(desk, "671086").places[0].id];
        pass(desk, TO_START_MS);
        assert!(tonight(desk).performance.on_sale);
        let wished = QuotePlaces { place_ids };
        assert_eq!(desk.refused("Hélène", "reprise_quote", wished), Code::PerformanceBegun);
    });
}
