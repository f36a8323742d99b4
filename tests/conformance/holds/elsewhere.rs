//! What is held where nobody sells: free seating, exchanges, halls that change, requests that are undone, files that come in.

use contract::amendment::{ExchangeQuote, QuoteExchange};
use contract::hall::{ChangeHall, HallRow, HallView};
use contract::hold::{HeldSeats, HoldSeats, SeatAt};
use contract::ids::RateId;
use contract::reprise::Decided;
use contract::sale::Sold;
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;

use super::*;
use crate::reprises::{ask_back, shown};
use crate::season::{free, hall};

/// A performance in a studio of free seating, with so many places.
pub(crate) fn studio(desk: &Desk, places: usize) -> FreeSeats {
    studio_of(desk, &format!("Placement libre : {places}"))
}

/// A performance in a studio of these rows.
pub(crate) fn studio_of(desk: &Desk, rows: &str) -> FreeSeats {
    let seen = figaro(desk);
    hall(desk, "Studio", seen.categories[0].id, rows);
    let mut batch = small_house();
    let mut evening = batch.performances[1].clone();
    "studio-1".clone_into(&mut evening.key);
    "Studio".clone_into(&mut evening.hall);
    batch.performances.push(evening);
    desk.import(&batch);
    let list: Vec<contract::sale::PerformanceRow> =
        desk.ok("Karim", "performance_list", json!({ "search": "figaro", "limit": 50 }));
    let studio = list.iter().find(|row| row.hall == "Studio").unwrap();
    free(desk, studio.id)
}

/// Orders come in for the studio, a place without a seat each.
pub(crate) fn comes_in(desk: &Desk, numbers: &[&str]) {
    let mut batch = small_house();
    let mut evening = batch.performances[1].clone();
    "studio-1".clone_into(&mut evening.key);
    "Studio".clone_into(&mut evening.hall);
    batch.performances.push(evening);
    for number in numbers {
        let seats = [(String::new(), "1".to_owned())];
        let mut order = harness::small::order(number, "john", "studio-1", &seats, 2_500);
        order.places.iter_mut().for_each(|place| place.seat = None);
        batch.orders.push(order);
    }
    desk.import(&batch);
}

fn first(seen: &FreeSeats, places: usize) -> HoldSeats {
    let at = |seat: &contract::sale::FreeSeat| SeatAt {
        performance_id: seen.performance.id,
        seat_id: seat.id,
    };
    HoldSeats { seats: seen.seats.iter().take(places).map(at).collect(), exchanging: vec![] }
}

#[test]
fn free_seating_is_held_by_count() {
    on_each_engine(|desk| {
        let seen = studio(desk, 5);
        // Both saw the same three first places free, and each has three that the other has not, as far as they go.
        let mine: HeldSeats = desk.ok("Karim", "seats_hold", first(&seen, 3));
        let others: HeldSeats = desk.ok("Hélène", "seats_hold", first(&seen, 2));
        assert!(others.lost.is_empty());
        assert!(others.seats.iter().all(|seat| !mine.seats.contains(seat)));
        assert_eq!(others.seats.len(), 2);
        let full: HeldSeats = desk.ok("Zoé", "seats_hold", first(&seen, 1));
        assert_eq!(full.lost.len(), 1);
        assert_eq!(full.lost[0].seat, "");
        let now: FreeSeats = desk.ok("Zoé", "performance_seats", ById { id: seen.performance.id });
        assert_eq!((now.performance.free, now.held.len()), (0, 5));
    });
}

#[test]
fn a_place_that_comes_in_takes_a_seat_that_no_basket_has_as_long_as_there_is_one() {
    on_each_engine(|desk| {
        let seen = studio(desk, 3);
        desk.ok::<HeldSeats>("Karim", "seats_hold", first(&seen, 2));
        comes_in(desk, &["990001"]);
        let again: HeldSeats = desk.ok("Karim", "seats_hold", first(&seen, 2));
        assert!(again.lost.is_empty(), "{again:?}");
        // What was sold elsewhere was sold: the room is as full as it is.
        comes_in(desk, &["990001", "990002"]);
        let late: HeldSeats = desk.ok("Karim", "seats_hold", first(&seen, 2));
        assert_eq!((late.seats.len(), late.lost.len()), (1, 1), "{late:?}");
        assert!(late.lost[0].holder.is_none());
    });
}

#[test]
fn an_exchange_holds_what_it_takes_and_may_take_the_seats_it_gives_back() {
    on_each_engine(|desk| {
        let seen = figaro(desk);
        let sold: Sold = desk.ok("Karim", "sale_make", cash(lines(&seen, &["10", "11"]), 5_000));
        let new = lines(&seen, &["11", "12"]);
        // Of its order the places that are exchanged are given back, and no other.
        let one = HoldSeats { exchanging: sold.place_ids[..1].to_vec(), ..basket(&new) };
        assert_eq!(desk.ok::<HeldSeats>("Karim", "seats_hold", &one).lost.len(), 1);
        let exchanging = HoldSeats { exchanging: sold.place_ids.clone(), ..basket(&new) };
        let held: HeldSeats = desk.ok("Karim", "seats_hold", &exchanging);
        assert!(held.lost.is_empty());
        let quote = QuoteExchange {
            order_id: sold.order_id,
            place_ids: sold.place_ids,
            lines: new.clone(),
        };
        let mine: ExchangeQuote = desk.ok("Karim", "sale_exchange_quote", &quote);
        assert!(mine.lines.iter().all(|line| line.free));
        let theirs: ExchangeQuote = desk.ok("Hélène", "sale_exchange_quote", &quote);
        assert!(theirs.lines.iter().all(|line| line.holder.is_some()));
        // Outside an exchange a sold seat is sold.
        assert_eq!(holds(desk, "Karim", &new).lost.len(), 1);
    });
}

#[test]
fn a_seat_of_a_basket_can_leave_the_hall_and_the_others_are_held_on() {
    on_each_engine(|desk| {
        let before = figaro(desk);
        let both = lines(&before, &["10", "12"]);
        holds(desk, "Karim", &both);
        let list: Vec<HallRow> = desk.ok("Léa", "hall_list", json!({}));
        let hall: HallView = desk.ok("Hélène", "hall_view", ById { id: list[0].id });
        let change = ChangeHall {
            id: hall.id,
            version: hall.version,
            name: hall.name.clone(),
            category_id: hall.plan.rows[0].category_id,
            rows: hall.rows.replace("A : 1-30", "A : 1-9, 12-30"),
            renamed: vec![],
        };
        desk.ok::<HallView>("Hélène", "hall_change", change);
        let held: Vec<SeatId> =
            seen_by(desk, "Hélène").held.iter().map(|seat| seat.seat_id).collect();
        assert_eq!(held, [both[1].seat_id]);

        // The basket names both still: which one is gone is said, and the other one is held on.
        pass(desk, 5 * MINUTE_MS);
        let now = holds(desk, "Karim", &both);
        let kept: Vec<SeatId> = now.seats.iter().map(|seat| seat.seat_id).collect();
        assert_eq!(kept, [both[1].seat_id]);
        assert_eq!(now.until_ms, desk.clock.now_ms() + 10 * MINUTE_MS);
        let lost = now.lost.iter().map(|lost| (lost.seat_id, lost.holder.is_none()));
        assert_eq!(lost.collect::<Vec<_>>(), [(both[0].seat_id, true)]);

        let quote = QuoteSale { customer_id: None, lines: both.clone(), credit_cents: None };
        let refusal = desk.call::<SaleQuote>("Karim", "sale_quote", &quote).unwrap_err();
        assert_eq!(refusal.code, Code::NotOnSale);
        let said = |fact: &str| refusal.args[fact].clone();
        assert_eq!(said("why"), Fact::Text("withdrawn".to_owned()));
        assert_eq!(said("show"), Fact::Text(before.performance.show.clone()));
        assert_eq!(said("starts_at_ms"), Fact::Number(before.performance.starts_at_ms));
        let price = QuoteSale { customer_id: None, lines: both[1..].to_vec(), credit_cents: None };
        assert_eq!(desk.ok::<SaleQuote>("Karim", "sale_quote", &price).lines.len(), 1);
        // A rate that is not there is another matter.
        let mut priced = both[1..].to_vec();
        priced[0].rate_id = RateId::new(7);
        let unknown = QuoteSale { customer_id: None, lines: priced, credit_cents: None };
        assert_eq!(desk.refused("Karim", "sale_quote", &unknown), Code::NotFound);
    });
}

#[test]
fn an_acceptance_is_not_undone_while_its_seat_is_in_a_basket() {
    on_each_engine(|desk| {
        let before = figaro(desk);
        let basket = lines(&before, &["10"]);
        let marie = crate::sales::marie(desk);
        let sale =
            contract::sale::MakeSale { customer_id: Some(marie), ..cash(basket.clone(), 2_500) };
        let sold: Sold = desk.ok("Karim", "sale_make", sale);
        let asked = ask_back(desk, "Léa", sold.place_ids[0]);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        holds(desk, "Karim", &basket);
        let undo = ById { id: asked.row.id };
        assert_eq!(desk.refused("Léa", "reprise_undo", &undo), Code::SeatHeld);
        holds(desk, "Karim", &[]);
        desk.ok::<Decided>("Léa", "reprise_undo", &undo);
        verified(desk);
    });
}
