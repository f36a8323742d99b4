//! A house that makes its own season: halls, names, performances, prices, sales.

mod ends;
mod halls;
mod imported;
mod moved;

use contract::args::ById;
use contract::hall::{
    CategoryRow, ChangeCategory, ChangeHall, ChangeRate, HallRow, HallView, NewCategory, NewHall,
    NewRate, RateRow, Reorder,
};
use contract::ids::{CategoryId, HallId, OrderId, PerformanceId, RateId};
use contract::journal::Verification;
use contract::order::OrderFile;
use contract::reprise::RepriseFile;
use contract::rescheduling::{Reschedule, Rescheduled};
use contract::sale::{BasketLine, FreeSeat, FreeSeats, GridPrice, MakeSale, Sold};
use contract::season::{
    ChangePerformance, Copied, CopyPerformance, NewPerformance, NewShow, PerformanceView,
    SeasonList, SeasonPage, SeasonRow, SeasonScope, SetPrices, SetSales, ShowRow,
};
use domain::money::Cents;
use domain::sale_window::SaleState;
use formats::batch::Batch;
use harness::desk::{Desk, HOUR_MS, on_each_engine};
use harness::small::small_house;
use office::Code;
use serde_json::json;

fn empty_house_on_each_engine(story: impl Fn(&Desk)) {
    let nothing = Batch { source: "test".to_owned(), ..Batch::default() };
    story(&Desk::sqlite(&nothing));
    story(&Desk::postgres(&nothing));
}

pub(crate) fn category(desk: &Desk, name: &str) -> CategoryId {
    let made: Vec<CategoryRow> =
        desk.ok("Hélène", "category_create", NewCategory { name: name.to_owned() });
    made.iter().find(|row| row.name == name).unwrap().id
}

pub(crate) fn rate(desk: &Desk, name: &str) -> RateId {
    let new = NewRate { name: name.to_owned(), holder: String::new() };
    let made: Vec<RateRow> = desk.ok("Hélène", "rate_create", new);
    made.iter().find(|row| row.name == name).unwrap().id
}

pub(crate) fn hall(desk: &Desk, name: &str, category_id: CategoryId, rows: &str) -> HallView {
    let new = NewHall { name: name.to_owned(), category_id, rows: rows.to_owned() };
    desk.ok("Hélène", "hall_create", new)
}

pub(crate) fn performance(
    desk: &Desk,
    title: &str,
    hall_id: HallId,
    starts_at: &str,
) -> PerformanceView {
    let show: ShowRow = desk.ok("Hélène", "show_create", NewShow { title: title.to_owned() });
    let starts_at = starts_at.to_owned();
    let new = NewPerformance { show_id: show.id, hall_id, starts_at, vat_bp: 550 };
    desk.ok("Hélène", "performance_create", new)
}

pub(crate) fn priced(
    desk: &Desk,
    seen: &PerformanceView,
    prices: &[(CategoryId, RateId, i64)],
) -> PerformanceView {
    let prices = prices.iter().map(|(category_id, rate_id, cents)| GridPrice {
        category_id: *category_id,
        rate_id: *rate_id,
        price_cents: Cents(*cents),
    });
    let set = SetPrices { id: seen.row.id, version: seen.version, prices: prices.collect() };
    desk.ok("Hélène", "prices_set", set)
}

fn sales(seen: &PerformanceView, open: bool) -> SetSales {
    let (id, version) = (seen.row.id, seen.version);
    SetSales { id, version, open, opens_at: None, closes_at: None }
}

pub(crate) fn open(desk: &Desk, seen: &PerformanceView) -> PerformanceView {
    desk.ok("Hélène", "sales_set", sales(seen, true))
}

fn view(desk: &Desk, id: PerformanceId) -> PerformanceView {
    desk.ok("Karim", "performance_view", ById { id })
}

pub(crate) fn free(desk: &Desk, id: PerformanceId) -> FreeSeats {
    desk.ok("Karim", "performance_seats", ById { id })
}

/// One seat for cash at the counter.
pub(crate) fn sale(at: &SeasonRow, seat: &FreeSeat, rate_id: RateId, cents: i64) -> MakeSale {
    let (performance_id, starts_at_ms) = (at.id, at.starts_at_ms);
    MakeSale {
        customer_id: None,
        lines: vec![BasketLine { performance_id, starts_at_ms, seat_id: seat.id, rate_id }],
        credit_cents: Cents::ZERO,
        card_cents: Cents::ZERO,
        card_last4: String::new(),
        card_authorisation: String::new(),
        tendered_cents: Cents(cents),
        expected_total_cents: Cents(cents),
    }
}

fn verified(desk: &Desk) {
    let found: Verification = desk.ok("Hélène", "journal_verify", json!({}));
    assert!(found.ok, "{found:?}");
}

#[test]
fn a_house_that_begins_empty_makes_its_season_and_sells_it() {
    empty_house_on_each_engine(|desk| {
        let (first, balcony) = (category(desk, "PREMIERE"), category(desk, "BALCON"));
        let full = rate(desk, "Plein tarif");
        let hall = hall(desk, "Petite salle", first, "A : 1-10\nB : 2-8 pairs (BALCON), 9 bis");
        assert_eq!(hall.plan.seats, 15);
        let seen = performance(desk, "ANTIGONE", hall.id, "2020-06-20T20:30");
        assert_eq!(seen.row.sales, SaleState::Closed);
        assert_eq!(desk.refused("Hélène", "sales_set", sales(&seen, true)), Code::NoGrid);
        let seen = priced(desk, &seen, &[(first, full, 2_600), (balcony, full, 1_200)]);
        let id = seen.row.id;
        let b4 = free(desk, id).seats.into_iter().find(|s| s.row == "B" && s.seat == "4").unwrap();
        assert_eq!(
            desk.refused("Karim", "sale_make", sale(&seen.row, &b4, full, 1_200)),
            Code::NotOnSale
        );
        let seen = open(desk, &seen);
        assert_eq!(seen.row.sales, SaleState::Open);

        let sold: Sold = desk.ok("Karim", "sale_make", sale(&seen.row, &b4, full, 1_200));
        let order: OrderFile = desk.ok("Karim", "order_file", ById { id: sold.order_id });
        let place = &order.places[0];
        let facts = (&*place.show, &*place.hall, &*place.row, &*place.seat, &*place.category);
        assert_eq!(facts, ("ANTIGONE", "Petite salle", "B", "4", "BALCON"));
        assert_eq!((&*place.rate, place.price_cents), ("Plein tarif", Cents(1_200)));
        // 20 juin 2020, 20:30 in Paris.
        assert_eq!(place.starts_at_ms, 1_592_677_800_000);
        let now = view(desk, id);
        assert_eq!((now.row.sold, now.row.free, now.row.revenue_cents), (1, 14, Cents(1_200)));

        desk.ok::<PerformanceView>("Hélène", "sales_set", sales(&now, false));
        let a1 = free(desk, id).seats.into_iter().find(|s| s.row == "A" && s.seat == "1").unwrap();
        assert_eq!(
            desk.refused("Karim", "sale_make", sale(&seen.row, &a1, full, 2_600)),
            Code::NotOnSale
        );
        verified(desk);
    });
}

#[test]
fn what_was_sold_keeps_its_price_its_seat_and_its_names() {
    on_each_engine(|desk| {
        let figaro = figaro(desk);
        let before: OrderFile = desk.ok("Léa", "order_file", order(desk, "671085"));
        let doubled: Vec<_> = figaro
            .grid
            .prices
            .iter()
            .map(|p| (p.category_id, p.rate_id, p.price_cents.0 * 2))
            .collect();
        let seen = priced(desk, &figaro, &doubled);
        assert_eq!(seen.row.revenue_cents, figaro.row.revenue_cents);

        // Rows shrink: A 1 and A 2 were sold, so they are withdrawn; A 3 to 30 vanish.
        let list: Vec<HallRow> = desk.ok("Léa", "hall_list", json!({}));
        let hall: HallView = desk.ok("Hélène", "hall_view", ById { id: list[0].id });
        let first = hall.plan.rows[0].category_id;
        let change = ChangeHall {
            id: hall.id,
            version: hall.version,
            name: "Grande salle rouge".to_owned(),
            category_id: first,
            rows: hall.rows.lines().skip(1).collect::<Vec<_>>().join("\n"),
            renamed: vec![],
        };
        let now: HallView = desk.ok("Hélène", "hall_change", &change);
        assert_eq!(now.plan.seats, 60);
        assert!(now.withdrawn.contains(&"A 24".to_owned()), "{:?}", now.withdrawn);
        assert!(!now.withdrawn.contains(&"A 30".to_owned()));
        assert_eq!(desk.refused("Zoé", "hall_change", &change), Code::ChangedSince);
        let after: OrderFile = desk.ok("Léa", "order_file", order(desk, "671085"));
        assert_eq!(after.places[0].price_cents, before.places[0].price_cents);
        assert_eq!((&*after.places[0].row, &*after.places[0].seat), ("A", "1"));
        assert_eq!(after.places[0].hall, "Grande salle rouge");
        assert!(free(desk, figaro.row.id).seats.iter().all(|seat| seat.row != "A"));
        // Described again, they are for sale again under the same ids.
        let back = ChangeHall { version: now.version, rows: hall.rows.clone(), ..change };
        let now: HallView = desk.ok("Hélène", "hall_change", &back);
        assert_eq!((now.plan.seats, now.withdrawn.len()), (90, 0));
        assert_eq!(now.rows, hall.rows);
        verified(desk);
    });
}

#[test]
fn of_two_supervisors_the_second_is_told() {
    on_each_engine(|desk| {
        let seen = figaro(desk);
        priced(desk, &seen, &[(seen.grid.categories[0].id, seen.grid.rates[0].id, 100)]);
        let late = SetPrices { id: seen.row.id, version: seen.version, prices: vec![] };
        assert_eq!(desk.refused("Zoé", "prices_set", late), Code::ChangedSince);
        assert_eq!(desk.refused("Zoé", "sales_set", sales(&seen, false)), Code::ChangedSince);
        let rows: Vec<CategoryRow> = desk.ok("Zoé", "category_list", json!({}));
        let before: Vec<CategoryId> = rows.iter().map(|row| row.id).collect();
        let mut after = before.clone();
        after.reverse();
        let wished = Reorder { before, after: after.clone() };
        let now: Vec<CategoryRow> = desk.ok("Zoé", "category_reorder", &wished);
        assert_eq!(now.iter().map(|row| row.id).collect::<Vec<_>>(), after);
        assert_eq!(desk.refused("Hélène", "category_reorder", &wished), Code::ChangedSince);
        let one = &rows[0];
        let rename = |name: &str| ChangeCategory {
            id: one.id,
            version: one.version,
            name: name.to_owned(),
            retired: false,
        };
        desk.ok::<Vec<CategoryRow>>("Hélène", "category_change", rename("ORCHESTRE"));
        assert_eq!(desk.refused("Zoé", "category_change", rename("PARTERRE")), Code::ChangedSince);
    });
}

#[test]
fn a_name_is_given_once_and_a_retired_one_is_no_longer_offered() {
    on_each_engine(|desk| {
        let twice = NewRate { name: "plein  TARIF".to_owned(), holder: String::new() };
        assert_eq!(desk.refused("Hélène", "rate_create", twice), Code::NameTaken);
        let rows: Vec<CategoryRow> = desk.ok("Hélène", "category_list", json!({}));
        let used = rows.iter().find(|row| row.seats > 0).unwrap();
        let retire = ChangeCategory {
            id: used.id,
            version: used.version,
            name: used.name.clone(),
            retired: true,
        };
        assert_eq!(desk.refused("Hélène", "category_change", retire), Code::CategoryInUse);
        let figaro = figaro(desk);
        let offered = free(desk, figaro.row.id);
        let reduced = offered.rates.iter().find(|r| r.name == "Tarif réduit").unwrap().id;
        let rows: Vec<RateRow> = desk.ok("Hélène", "rate_list", json!({}));
        let row = rows.iter().find(|row| row.id == reduced).unwrap();
        let retire = ChangeRate {
            id: row.id,
            version: row.version,
            name: row.name.clone(),
            holder: row.holder.clone(),
            retired: true,
        };
        desk.ok::<Vec<RateRow>>("Hélène", "rate_change", retire);
        let now = free(desk, figaro.row.id);
        assert!(!now.rates.iter().any(|r| r.id == reduced));
        let gone = sale(&figaro.row, &now.seats[0], reduced, 1_750);
        assert_eq!(desk.refused("Karim", "sale_make", gone), Code::NoPrice);
    });
}

#[test]
fn a_moved_performance_leaves_what_was_promised_as_it_was() {
    on_each_engine(|desk| {
        let place = order_of(desk, "671083").places[0].id;
        let asked = crate::reprises::ask_back(desk, "Léa", place);
        let id = season(desk, SeasonScope::Upcoming)
            .rows
            .into_iter()
            .find(|row| row.show == "IPHIGENIE EN TAURIDE")
            .unwrap()
            .id;
        let seen = view(desk, id);
        let starts_at = "2020-06-28T15:00".to_owned();
        let wished = Reschedule {
            id,
            version: seen.version,
            starts_at: starts_at.clone(),
            free_until: None,
            words: vec![],
        };
        let moved: Rescheduled = desk.ok("Hélène", "performance_reschedule", wished);
        let change = ChangePerformance {
            id,
            version: moved.performance.version,
            hall_id: seen.hall_id,
            starts_at,
            vat_bp: 550,
        };
        let now: PerformanceView = desk.ok("Hélène", "performance_change", &change);
        assert_eq!((now.pending, now.vat_bp), (1, 550));
        let file: RepriseFile = desk.ok("Léa", "reprise_file", ById { id: asked.row.id });
        assert_eq!(file.row.starts_at_ms, asked.row.starts_at_ms);
        assert_eq!(file.row.deadline_at_ms, asked.row.deadline_at_ms);
        let category = category(desk, "LOGES");
        let other = hall(desk, "Studio", category, "Placement libre : 40");
        let moved = ChangePerformance { version: now.version, hall_id: other.id, ..change };
        assert_eq!(desk.refused("Hélène", "performance_change", moved), Code::HallSettled);
    });
}

#[test]
fn a_performance_is_copied_to_other_dates_with_its_prices_and_closed() {
    on_each_engine(|desk| {
        let seen = figaro(desk);
        let starts = ["2020-07-01T20:00", "2020-07-02T20:00", "2020-10-25T02:30"];
        let copy =
            CopyPerformance { id: seen.row.id, starts_at: starts.map(str::to_owned).to_vec() };
        let copied: Copied = desk.ok("Hélène", "performance_copy", &copy);
        let first = view(desk, copied.ids[0]);
        assert_eq!(first.grid.prices, seen.grid.prices);
        assert_eq!((first.row.sales, first.row.sold, first.vat_bp), (SaleState::Closed, 0, 210));
        assert_eq!(desk.refused("Hélène", "performance_copy", &copy), Code::HallTaken);
        let past = CopyPerformance { starts_at: vec!["2019-01-01T20:00".to_owned()], ..copy };
        assert_eq!(desk.refused("Hélène", "performance_copy", past), Code::BadStart);
    });
}

#[test]
fn another_system_goes_on_sending_the_name_that_was_given_up_here() {
    on_each_engine(|desk| {
        let rows: Vec<CategoryRow> = desk.ok("Hélène", "category_list", json!({}));
        let row = rows.iter().find(|row| row.name == "PREMIERE CATEGORIE").unwrap();
        let rename = ChangeCategory {
            id: row.id,
            version: row.version,
            name: "ORCHESTRE".to_owned(),
            retired: false,
        };
        desk.ok::<Vec<CategoryRow>>("Hélène", "category_change", rename);
        desk.import(&small_house());
        let now: Vec<CategoryRow> = desk.ok("Hélène", "category_list", json!({}));
        assert_eq!(now.len(), rows.len());
        assert!(now.iter().any(|one| one.id == row.id && one.name == "ORCHESTRE"));
    });
}

#[test]
fn who_has_a_performance_on_the_screen_is_told_that_an_import_changed_it() {
    on_each_engine(|desk| {
        let seen = figaro(desk);
        let mut later = small_house();
        for performance in &mut later.performances {
            performance.starts_at_ms += HOUR_MS;
        }
        desk.import(&later);
        assert_eq!(view(desk, seen.row.id).row.starts_at_ms, seen.row.starts_at_ms + HOUR_MS);
        assert_eq!(desk.refused("Hélène", "sales_set", sales(&seen, false)), Code::ChangedSince);
    });
}

fn season(desk: &Desk, scope: SeasonScope) -> SeasonPage {
    let list = SeasonList { scope, search: String::new(), show_id: None, after: None, limit: 100 };
    desk.ok("Léa", "season_list", list)
}

pub(crate) fn figaro(desk: &Desk) -> PerformanceView {
    let list = SeasonList {
        scope: SeasonScope::Upcoming,
        search: "figaro noces".to_owned(),
        show_id: None,
        after: None,
        limit: 10,
    };
    let page: SeasonPage = desk.ok("Léa", "season_list", list);
    view(desk, page.rows.last().unwrap().id)
}

fn order(desk: &Desk, number: &str) -> ById<OrderId> {
    ById { id: order_of(desk, number).id }
}

fn order_of(desk: &Desk, number: &str) -> OrderFile {
    crate::reprises::order(desk, number)
}
