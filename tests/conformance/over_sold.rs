//! A hall that changes under what is sold or out of sale: what is oversold is listed, and said first; what goes is told.

use contract::action::Action;
use contract::args::ById;
use contract::hall::{ChangeHall, HallRow, HallView, OverSold};
use contract::hold::{HeldSeats, HoldSeats, SeatAt};
use contract::ids::SeatId;
use contract::journal::JournalRow;
use contract::out_of_sale::PutSeatsOut;
use contract::sale::{BasketLine, FreeSeats, PerformanceRow, Sold};
use contract::season::{ChangePerformance, PerformanceView};
use contract::sentence::Fact;
use domain::out_of_sale::OutKind;
use formats::batch::Batch;
use harness::desk::{Desk, HOUR_MS, on_each_engine};
use harness::small::small_house;
use serde_json::json;

use crate::holds::{comes_in, studio};
use crate::out_of_sale::{kept, put_out, rows};
use crate::sales::{cash, figaro, lines, verified};
use crate::season::{free, hall};

pub(crate) fn over(desk: &Desk) -> Vec<OverSold> {
    desk.ok("Léa", "halls_over", json!({}))
}

/// A hall with other rows in its words.
pub(crate) fn described(desk: &Desk, name: &str, words: impl Fn(&str) -> String) -> ChangeHall {
    let list: Vec<HallRow> = desk.ok("Léa", "hall_list", json!({}));
    let id = list.iter().find(|hall| hall.name == name).unwrap().id;
    let hall: HallView = desk.ok("Hélène", "hall_view", ById { id });
    ChangeHall {
        id: hall.id,
        version: hall.version,
        name: hall.name.clone(),
        category_id: hall.plan.rows[0].category_id,
        rows: words(&hall.rows),
        renamed: vec![],
    }
}

fn looked(desk: &Desk, change: &ChangeHall) -> Vec<OverSold> {
    desk.ok("Hélène", "hall_look", change)
}

/// The hall of the small house, described otherwise.
fn hall_without(desk: &Desk, from: &str, to: &str) {
    let change = described(desk, "Grande salle", |rows| rows.replace(from, to));
    desk.ok::<HallView>("Hélène", "hall_change", change);
}

fn a_studio_of(desk: &Desk, places: usize) -> ChangeHall {
    described(desk, "Studio", |_| format!("Placement libre : {places}"))
}

/// Sells these free seats, one after the other.
pub(crate) fn sold(desk: &Desk, seen: &FreeSeats, seats: &[usize]) {
    let rate_id = seen.rates.iter().find(|rate| rate.name == "Plein tarif").unwrap().id;
    for at in seats {
        let (performance_id, seat_id) = (seen.performance.id, seen.seats[*at].id);
        let starts_at_ms = seen.performance.starts_at_ms;
        let line = BasketLine { performance_id, starts_at_ms, seat_id, rate_id };
        desk.ok::<Sold>("Karim", "sale_make", cash(vec![line], 2_500));
    }
}

fn last(desk: &Desk, action: Action) -> JournalRow {
    rows(desk, action).into_iter().next().unwrap()
}

fn text(words: &str) -> Fact {
    Fact::Text(words.to_owned())
}

#[test]
fn an_evening_that_is_sold_beyond_its_hall_is_listed_until_the_hall_has_the_seats_again() {
    on_each_engine(|desk| {
        let before = over(desk).len();
        let seen = figaro(desk);
        desk.ok::<Sold>("Karim", "sale_make", cash(lines(&seen, &["10", "11", "12"]), 7_500));
        hall_without(desk, "A : 1-30", "A : 1-10, 13-30");
        let now = over(desk);
        let row = now.iter().find(|row| row.performance_id == seen.performance.id).unwrap();
        assert_eq!((row.over, row.seats), (2, figaro(desk).performance.seats));
        hall_without(desk, "A : 1-10, 13-30", "A : 1-30");
        assert_eq!(over(desk).len(), before);
        verified(desk);
    });
}

#[test]
fn free_seating_is_oversold_where_what_is_sold_and_what_is_out_of_sale_are_more_than_its_places() {
    on_each_engine(|desk| {
        let seen = studio(desk, 3);
        let performance_id = seen.performance.id;
        let seat_ids = seen.seats.iter().take(2).map(|seat| seat.id).collect();
        let (kind, reason) = (OutKind::House, "Invités".to_owned());
        put_out(desk, &PutSeatsOut { performance_id, seat_ids, kind, reason });
        comes_in(desk, &["990001"]);
        assert!(over(desk).is_empty());
        comes_in(desk, &["990001", "990002"]);
        let [row] = &over(desk)[..] else { panic!("{:?}", over(desk)) };
        assert_eq!((row.performance_id, row.over), (performance_id, 1));
        assert_eq!((row.seats, row.sold), (1, 2));
    });
}

#[test]
fn a_hundred_evenings_that_are_sold_within_their_room_hide_none_that_is_not() {
    on_each_engine(|desk| {
        let seen = figaro(desk);
        hall(desk, "Studio", seen.categories[0].id, "Placement libre : 3");
        let mut batch = small_house();
        for n in 0..=100 {
            let mut evening = batch.performances[1].clone();
            evening.key = format!("studio-{n}");
            "Studio".clone_into(&mut evening.hall);
            evening.starts_at_ms += n * HOUR_MS;
            batch.performances.push(evening);
        }
        desk.import(&batch);
        let list = json!({ "search": "figaro", "limit": 200 });
        let mut list: Vec<PerformanceRow> = desk.ok("Karim", "performance_list", list);
        list.retain(|row| row.hall == "Studio");
        list.sort_by_key(|row| row.starts_at_ms);
        let (late, early) = list.split_last().unwrap();
        assert_eq!(early.len(), 100);
        for row in early {
            sold(desk, &free(desk, row.id), &[2]);
        }
        sold(desk, &free(desk, late.id), &[0, 1, 2]);
        desk.ok::<HallView>("Hélène", "hall_change", a_studio_of(desk, 2));
        let [row] = &over(desk)[..] else { panic!("{}", over(desk).len()) };
        assert_eq!((row.performance_id, row.over), (late.id, 1));
    });
}

#[test]
fn what_a_smaller_hall_leaves_oversold_is_said_before_it_is_made_smaller() {
    on_each_engine(|desk| {
        let seen = studio(desk, 3);
        sold(desk, &seen, &[0, 1, 2]);
        let [row] = &looked(desk, &a_studio_of(desk, 2))[..] else { panic!("one evening") };
        assert_eq!((row.performance_id, row.over), (seen.performance.id, 1));
        assert_eq!((row.seats, row.sold, &*row.hall), (2, 3, "Studio"));
        assert!(over(desk).is_empty(), "looking changes nothing");
        desk.ok::<HallView>("Hélène", "hall_change", a_studio_of(desk, 2));
        assert_eq!(over(desk), std::slice::from_ref(row));
        // What is so already is not said again, what becomes worse is.
        assert!(looked(desk, &a_studio_of(desk, 2)).is_empty());
        assert!(looked(desk, &a_studio_of(desk, 3)).is_empty());
        assert_eq!(looked(desk, &a_studio_of(desk, 1))[0].over, 2);

        let seen = figaro(desk);
        desk.ok::<Sold>("Karim", "sale_make", cash(lines(&seen, &["10", "11", "12"]), 7_500));
        let smaller = |rows: &str| rows.replace("A : 1-30", "A : 1-10, 13-30");
        let row = looked(desk, &described(desk, "Grande salle", smaller));
        let row = row.iter().find(|row| row.performance_id == seen.performance.id).unwrap();
        assert_eq!((row.over, row.seats), (2, seen.performance.seats - 2));
        let change = a_studio_of(desk, 2);
        assert_eq!(desk.refused("Karim", "hall_look", change), office::Code::NotAllowed);
    });
}

#[test]
fn free_seating_that_was_made_smaller_sells_no_more_than_it_has() {
    on_each_engine(|desk| {
        let seen = studio(desk, 5);
        // The places that are sold are the last ones; those before them were given back, say.
        sold(desk, &seen, &[3, 4]);
        desk.ok::<HallView>("Hélène", "hall_change", a_studio_of(desk, 3));
        let now = free(desk, seen.performance.id);
        assert_eq!((now.performance.seats, now.performance.sold, now.performance.free), (3, 2, 1));
        assert_eq!(now.seats.len(), 1, "no more is offered");
        let (performance_id, seat_id) = (seen.performance.id, now.seats[0].id);
        let basket = || HoldSeats {
            seats: vec![SeatAt { performance_id, seat_id }],
            exchanging: Vec::new(),
        };
        let first: HeldSeats = desk.ok("Karim", "seats_hold", basket());
        assert!(first.lost.is_empty());
        // Another one saw the same seat before that.
        let second: HeldSeats = desk.ok("Zoé", "seats_hold", basket());
        assert_eq!(second.lost.len(), 1, "no seat is given in its place");
        let again: HeldSeats = desk.ok("Karim", "seats_hold", basket());
        assert!(again.lost.is_empty());
    });
}

#[test]
fn a_seat_that_leaves_its_hall_takes_along_what_was_said_of_it_and_the_journal_says_which() {
    on_each_engine(|desk| {
        kept(desk, &["10", "11"], OutKind::Technical);
        // One was sold once, for another evening: it is withdrawn, and no row of it stays.
        let other = other_evening(desk);
        desk.ok::<Sold>("Karim", "sale_make", other);
        hall_without(desk, "A : 1-30", "A : 1-9, 12-30");
        assert!(figaro(desk).out.is_empty());
        let row = last(desk, Action::HallChanged);
        assert_eq!(row.args.get("outs"), Some(&Fact::Number(2)));
        assert_eq!(row.args.get("out_seats"), Some(&text("A 10, A 11")));
        hall_without(desk, "A : 1-9, 12-30", "A : 1-30");
        assert!(figaro(desk).out.is_empty(), "it comes back as any seat");
        assert_eq!(last(desk, Action::HallChanged).args.get("outs"), None);
        verified(desk);
    });
}

/// The seat A 10 of another evening in the same hall.
fn other_evening(desk: &Desk) -> contract::sale::MakeSale {
    let list = json!({ "search": "", "limit": 50 });
    let list: Vec<PerformanceRow> = desk.ok("Karim", "performance_list", list);
    let seen = figaro(desk);
    let other = list
        .iter()
        .filter(|row| row.on_sale && row.id != seen.performance.id)
        .map(|row| free(desk, row.id))
        .find(|other| other.seats.iter().any(|seat| seat.row == "A" && seat.seat == "10"))
        .unwrap();
    let lines = lines(&other, &["10"]);
    let price = other.prices.iter().find(|price| {
        price.category_id == other.categories[0].id && price.rate_id == lines[0].rate_id
    });
    cash(lines, price.unwrap().price_cents.0)
}

/// The evening of the studio, in this hall.
fn moved_to(hall: &str) -> Batch {
    let mut batch = small_house();
    let mut evening = batch.performances[1].clone();
    "studio-1".clone_into(&mut evening.key);
    hall.clone_into(&mut evening.hall);
    batch.performances.push(evening);
    batch
}

#[test]
fn an_evening_that_goes_to_another_hall_leaves_what_was_said_of_seats_behind_and_the_journal_says_so()
 {
    on_each_engine(|desk| {
        let seen = studio(desk, 3);
        let performance_id = seen.performance.id;
        hall(desk, "Atelier", seen.categories[0].id, "A : 1-4");
        let out = |seats: Vec<SeatId>| {
            let (kind, reason) = (OutKind::House, "Invités".to_owned());
            put_out(desk, &PutSeatsOut { performance_id, seat_ids: seats, kind, reason });
        };
        out(seen.seats.iter().take(2).map(|seat| seat.id).collect());
        desk.import(&moved_to("Atelier"));
        let row = last(desk, Action::ImportApplied);
        assert_eq!(row.args.get("outs"), Some(&Fact::Number(2)));
        assert_eq!(row.args.get("out_seats"), Some(&text("")));
        desk.import(&moved_to("Studio"));
        assert_eq!(free(desk, performance_id).performance.out, 0);
        desk.import(&moved_to("Atelier"));

        let numbered = free(desk, performance_id);
        out(vec![numbered.seats[0].id, numbered.seats[2].id]);
        let now: PerformanceView =
            desk.ok("Hélène", "performance_view", ById { id: performance_id });
        let change = ChangePerformance {
            id: performance_id,
            version: now.version,
            hall_id: studio_id(desk),
            starts_at: "2020-06-21T19:00".to_owned(),
            vat_bp: now.vat_bp,
        };
        desk.ok::<PerformanceView>("Hélène", "performance_change", change);
        let row = last(desk, Action::PerformanceChanged);
        assert_eq!(row.args.get("outs"), Some(&Fact::Number(2)));
        assert_eq!(row.args.get("out_seats"), Some(&text("A 1, A 3")));
        assert_eq!(free(desk, performance_id).performance.out, 0);
        verified(desk);
    });
}

fn studio_id(desk: &Desk) -> contract::ids::HallId {
    let list: Vec<HallRow> = desk.ok("Léa", "hall_list", json!({}));
    list.iter().find(|hall| hall.name == "Studio").unwrap().id
}
