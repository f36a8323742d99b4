//! What a performance has left: free seating by count, by one rule whoever asks, and a gauge whose levels add up.

mod undone;

use contract::amendment::{ExchangeQuote, QuoteExchange};
use contract::args::ById;
use contract::hall::HallView;
use contract::hold::{HeldSeats, HoldSeats, SeatAt};
use contract::ids::SeatId;
use contract::order::OrderFile;
use contract::out_of_sale::PutSeatsOut;
use contract::plan::{ChooseSeats, ChosenSeats};
use contract::sale::{BasketLine, FreeSeats, MakeSale, QuoteSale, SaleQuote, Sold};
use contract::season::{SeasonList, SeasonPage, SeasonScope};
use domain::out_of_sale::OutKind;
use formats::batch::Batch;
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use office::Code;

use crate::holds::{comes_in, studio, studio_of};
use crate::out_of_sale::put_out;
use crate::over_sold::{described, over, sold};
use crate::reprises::{ask_back, order};
use crate::sales::{cash, figaro, lines, verified};

fn seen_by(desk: &Desk, who: &str, seen: &FreeSeats) -> FreeSeats {
    desk.ok(who, "performance_seats", ById { id: seen.performance.id })
}

/// The studio with other rows.
fn becomes(desk: &Desk, rows: &str) {
    let change = described(desk, "Studio", |_| rows.to_owned());
    desk.ok::<HallView>("Hélène", "hall_change", change);
}

fn basket(seen: &FreeSeats, seats: &[SeatId]) -> HoldSeats {
    let performance_id = seen.performance.id;
    let seats = seats.iter().map(|seat_id| SeatAt { performance_id, seat_id: *seat_id }).collect();
    HoldSeats { seats, exchanging: vec![] }
}

fn lines_of(seen: &FreeSeats, seats: &[SeatId]) -> Vec<BasketLine> {
    let rate_id = seen.rates.iter().find(|rate| rate.name == "Plein tarif").unwrap().id;
    let line = |seat_id: &SeatId| BasketLine {
        performance_id: seen.performance.id,
        starts_at_ms: seen.performance.starts_at_ms,
        seat_id: *seat_id,
        rate_id,
    };
    seats.iter().map(line).collect()
}

fn bought(seen: &FreeSeats, seats: &[SeatId]) -> MakeSale {
    cash(lines_of(seen, seats), 2_500 * seats.len() as i64)
}

/// How many are offered together, at most.
fn proposed(desk: &Desk, who: &str, seen: &FreeSeats, taken: &[SeatId]) -> i64 {
    let of = |count| ChooseSeats {
        performance_id: seen.performance.id,
        count,
        category_id: None,
        taken: taken.to_vec(),
    };
    let fits = |count: &i64| {
        let chosen: ChosenSeats = desk.ok(who, "seats_best", of(*count));
        assert!(chosen.seat_ids.iter().all(|seat| !taken.contains(seat)));
        !chosen.seat_ids.is_empty()
    };
    (1..=10).take_while(fits).count() as i64
}

/// What the season's page says is left of the studio.
fn season_says(desk: &Desk, seen: &FreeSeats) -> i64 {
    let scope = SeasonScope::Upcoming;
    let list = SeasonList { scope, search: String::new(), show_id: None, after: None, limit: 100 };
    let page: SeasonPage = desk.ok("Hélène", "season_list", list);
    page.rows.iter().find(|row| row.id == seen.performance.id).unwrap().free
}

/// Every one that tells what is left tells the same; gives it.
fn left(desk: &Desk, who: &str, seen: &FreeSeats) -> i64 {
    let now = seen_by(desk, who, seen);
    assert_eq!(now.performance.free, now.seats.len() as i64);
    assert_eq!(proposed(desk, who, seen, &[]), now.performance.free);
    now.performance.free
}

/// A studio of free seating that is smaller than it was: of its six places one is sold, one out of sale, and the room of two is
/// taken by those whose seats left the hall, in the order given. Two are left.
fn smaller_studio(desk: &Desk) -> (FreeSeats, Sold) {
    let seen = studio(desk, 8);
    let last = [seen.seats[6].id, seen.seats[7].id];
    let displaced: Sold = desk.ok("Karim", "sale_make", bought(&seen, &last));
    comes_in(desk, &["990001"]);
    becomes(desk, "Placement libre : 6");
    let out = seen_by(desk, "Karim", &seen).seats[0].id;
    let (kind, reason) = (OutKind::House, "Invités".to_owned());
    put_out(
        desk,
        &PutSeatsOut { performance_id: seen.performance.id, seat_ids: vec![out], kind, reason },
    );
    (seen, displaced)
}

#[test]
fn a_place_without_a_seat_hides_no_numbered_one() {
    on_each_engine(|desk| {
        let seen = studio_of(desk, "A : 1-4\nPlacement libre : 3");
        assert_eq!((seen.seats.len(), seen.performance.free), (7, 7));
        // The two last places of free seating leave the hall, which has one more.
        sold(desk, &seen, &[5, 6]);
        becomes(desk, "A : 1-4\nPlacement libre : 1");
        let now = seen_by(desk, "Karim", &seen);
        let names: Vec<&str> = now.seats.iter().map(|seat| seat.seat.as_str()).collect();
        assert_eq!(names, ["1", "2", "3", "4"]);
        assert!(now.seats.iter().all(|seat| seat.row == "A" && !seat.unplaced));
        assert_eq!(now.performance.free, 4);
        assert_eq!(season_says(desk, &seen), 4);
        // One of them finds room.
        let over = over(desk);
        assert_eq!(over.iter().map(|row| row.over).collect::<Vec<_>>(), [1]);
        let four = lines_of(&seen, &now.seats.iter().map(|seat| seat.id).collect::<Vec<_>>());
        desk.ok::<Sold>("Karim", "sale_make", cash(four, 10_000));
        assert_eq!(seen_by(desk, "Karim", &seen).performance.free, 0);
        verified(desk);
    });
}

#[test]
fn what_is_left_of_free_seating_is_the_same_whoever_asks_and_no_more_is_sold() {
    on_each_engine(|desk| {
        let (seen, _) = smaller_studio(desk);
        assert_eq!((left(desk, "Karim", &seen), left(desk, "Hélène", &seen)), (2, 2));
        assert_eq!(season_says(desk, &seen), 2);
        let now = seen_by(desk, "Karim", &seen);
        let (first, second) = (now.seats[0].id, now.seats[1].id);
        desk.ok::<HeldSeats>("Karim", "seats_hold", basket(&seen, &[first]));
        assert_eq!((left(desk, "Karim", &seen), left(desk, "Hélène", &seen)), (2, 1));
        assert_eq!(proposed(desk, "Karim", &seen, &[first]), 1);
        assert_eq!(season_says(desk, &seen), 2);

        // Hélène saw both before that, and more than there is room for.
        let both = [first, second];
        let held: HeldSeats = desk.ok("Hélène", "seats_hold", basket(&seen, &both));
        assert_eq!((held.seats.len(), held.lost.len()), (0, 1));
        let quote =
            QuoteSale { customer_id: None, lines: lines_of(&seen, &both), credit_cents: None };
        let quote: SaleQuote = desk.ok("Hélène", "sale_quote", quote);
        assert_eq!(quote.lines.iter().map(|line| line.free).collect::<Vec<_>>(), [true, false]);
        assert_eq!(quote.lines.iter().map(|line| line.seat_id).collect::<Vec<_>>(), both);
        let refused = desk.call::<Sold>("Hélène", "sale_make", bought(&seen, &both)).unwrap_err();
        assert_eq!((refused.code, refused.args["why"].clone()), (Code::NotOnSale, "full".into()));
        desk.ok::<Sold>("Hélène", "sale_make", bought(&seen, &[first]));
        assert_eq!((left(desk, "Karim", &seen), left(desk, "Hélène", &seen)), (1, 0));
        let refused = desk.call::<Sold>("Zoé", "sale_make", bought(&seen, &[second])).unwrap_err();
        assert_eq!(refused.code, Code::NotOnSale);
        desk.ok::<Sold>("Karim", "sale_make", bought(&seen, &[first]));
        assert_eq!(left(desk, "Karim", &seen), 0);
        assert!(over(desk).is_empty());
        verified(desk);
    });
}

#[test]
fn an_exchange_takes_no_more_of_free_seating_than_is_left_and_gives_back_the_room_it_had() {
    on_each_engine(|desk| {
        let (seen, displaced) = smaller_studio(desk);
        let now = seen_by(desk, "Karim", &seen);
        let other: Sold = desk.ok("Karim", "sale_make", cash(lines(&figaro(desk), &["10"]), 2_500));
        let wanted: Vec<SeatId> = now.seats.iter().map(|seat| seat.id).collect();
        desk.ok::<Sold>("Zoé", "sale_make", bought(&seen, &wanted[..1]));
        let quoted = |order_id, place_ids| -> Vec<bool> {
            let lines = lines_of(&seen, &wanted);
            let quote = QuoteExchange { order_id, place_ids, lines };
            let quote: ExchangeQuote = desk.ok("Karim", "sale_exchange_quote", quote);
            quote.lines.iter().map(|line| line.free).collect()
        };
        assert_eq!(quoted(other.order_id, other.place_ids), [true, false]);
        // One of those whose seat left the hall makes room for the second.
        assert_eq!(quoted(displaced.order_id, displaced.place_ids[..1].to_vec()), [true, true]);
    });
}

#[test]
fn of_free_seating_that_somebody_has_another_place_is_sold() {
    on_each_engine(|desk| {
        let seen = studio(desk, 3);
        let first = seen.seats[0].id;
        for _ in 0..3 {
            desk.ok::<Sold>("Karim", "sale_make", bought(&seen, &[first]));
        }
        let refused = desk.call::<Sold>("Karim", "sale_make", bought(&seen, &[first])).unwrap_err();
        assert_eq!((refused.code, refused.args["why"].clone()), (Code::NotOnSale, "full".into()));
        assert_eq!(left(desk, "Karim", &seen), 0);
        verified(desk);
    });
}

#[test]
fn of_free_seating_in_rows_the_row_that_was_asked_is_full_before_another_one_is_sold() {
    on_each_engine(|desk| {
        let seen = studio_of(desk, "Parterre : 2 libres\nBalcon : 2 libres");
        let balcony = seen.seats.iter().find(|seat| seat.row == "Balcon").unwrap().id;
        let row = || {
            let sold: Sold = desk.ok("Karim", "sale_make", bought(&seen, &[balcony]));
            let file: OrderFile = desk.ok("Karim", "order_file", ById { id: sold.order_id });
            file.places[0].row.clone()
        };
        assert_eq!([row(), row(), row()], ["Balcon", "Balcon", "Parterre"]);

        let seen = seen_by(desk, "Hélène", &seen);
        assert_eq!(seen.seats.len(), 1);
    });
}

/// Whether the levels of a gauge add up to the whole; gives them in short.
fn levels(seen: &FreeSeats) -> Vec<(String, i64, i64, i64)> {
    let whole = &seen.performance;
    let sum = |of: fn(&contract::sale::LevelGauge) -> i64| seen.levels.iter().map(of).sum::<i64>();
    assert_eq!(sum(|of| of.seats), whole.seats);
    assert_eq!(sum(|of| of.sold), whole.sold);
    assert_eq!(sum(|of| of.out), whole.out);
    assert_eq!(sum(|of| of.held), whole.held);
    assert_eq!(sum(|of| of.free), whole.free);
    assert_eq!(whole.free, seen.seats.len() as i64);
    seen.levels.iter().map(|of| (of.level.clone(), of.seats, of.sold, of.free)).collect()
}

fn named(levels: &[(&str, i64, i64, i64)]) -> Vec<(String, i64, i64, i64)> {
    levels.iter().map(|of| (of.0.to_owned(), of.1, of.2, of.3)).collect()
}

#[test]
fn a_place_without_a_seat_is_counted_where_it_sits_and_the_levels_add_up_to_the_whole() {
    on_each_engine(|desk| {
        let rows = "Parterre A : 1-5\nBalcon A : 1-5\nPlacement libre : 4";
        let seen = studio_of(desk, rows);
        let parts = [("Parterre", 5, 0, 5), ("Balcon", 5, 0, 5), ("", 4, 0, 4)];
        assert_eq!(levels(&seen), named(&parts));
        sold(desk, &seen, &[0, 12, 13]);
        becomes(desk, "Parterre A : 1-5\nBalcon A : 1-5\nPlacement libre : 3");
        let now = seen_by(desk, "Karim", &seen);
        let parts = [("Parterre", 5, 1, 4), ("Balcon", 5, 0, 5), ("", 3, 2, 1)];
        assert_eq!(levels(&now), named(&parts));
        // A basket, a seat out of sale, a request, an orders' place that comes in.
        desk.ok::<HeldSeats>("Zoé", "seats_hold", basket(&seen, &[now.seats[0].id]));
        let (kind, reason) = (OutKind::Technical, "Caméra".to_owned());
        let seat_ids = vec![now.seats[5].id];
        put_out(desk, &PutSeatsOut { performance_id: seen.performance.id, seat_ids, kind, reason });
        comes_in(desk, &["990001", "990002"]);
        ask_back(desk, "Léa", order(desk, "990001").places[0].id);
        let now = seen_by(desk, "Karim", &seen);
        // Free seating is full: the one too many is of the last level of its category.
        let parts = [("Parterre", 5, 1, 3), ("Balcon", 5, 0, 4), ("", 3, 4, 0)];
        assert_eq!(levels(&now), named(&parts));
    });
}

/// A place without a seat of the studio, in this category.
fn seatless(category: &str) -> Batch {
    let mut batch = small_house();
    let mut evening = batch.performances[1].clone();
    "studio-1".clone_into(&mut evening.key);
    "Studio".clone_into(&mut evening.hall);
    batch.performances.push(evening);
    let seats = [(String::new(), "1".to_owned())];
    let number = format!("99{}", category.len());
    let mut order = harness::small::order(&number, "john", "studio-1", &seats, 2_500);
    for place in &mut order.places {
        place.seat = None;
        category.clone_into(&mut place.category);
    }
    batch.orders.push(order);
    batch
}

#[test]
fn in_a_numbered_hall_a_place_without_a_seat_is_of_the_level_of_its_category_or_of_none() {
    on_each_engine(|desk| {
        let rows = "Parterre A : 1-5 (PREMIERE CATEGORIE)\nBalcon A : 1-5 (DEUXIEME CATEGORIE)";
        let seen = studio_of(desk, rows);
        desk.import(&seatless("PREMIERE CATEGORIE"));
        let now = seen_by(desk, "Karim", &seen);
        let parts = [("Parterre", 5, 1, 5), ("Balcon", 5, 0, 5)];
        assert_eq!(levels(&now), named(&parts));
        desk.import(&seatless("TROISIEME CATEGORIE"));
        let now = seen_by(desk, "Karim", &seen);
        let parts = [("Parterre", 5, 1, 5), ("Balcon", 5, 0, 5), ("", 0, 1, 0)];
        assert_eq!(levels(&now), named(&parts));
        // The seat of one that was sold leaves the hall: it stays of its level.
        let upstairs = lines_of(&seen, &[now.seats[9].id]);
        desk.ok::<Sold>("Karim", "sale_make", cash(upstairs, 1_800));
        becomes(desk, &rows.replace("Balcon A : 1-5", "Balcon A : 1-4"));
        let now = seen_by(desk, "Karim", &seen);
        let parts = [("Parterre", 5, 1, 5), ("Balcon", 4, 1, 4), ("", 0, 1, 0)];
        assert_eq!(levels(&now), named(&parts));
        assert_eq!(over(desk)[0].over, 3);
    });
}

#[test]
fn a_performance_in_another_hall_than_its_places_were_sold_in_has_all_of_its_seats_left() {
    on_each_engine(|desk| {
        let seen = studio_of(desk, "A : 1-4");
        sold(desk, &seen, &[0, 1]);
        let atelier = crate::season::hall(desk, "Atelier", seen.categories[0].id, "B : 1-3");
        // As an import of before left it, which moved performances that were sold here.
        let (hall, id) = (atelier.id.number(), seen.performance.id.number());
        let moved = format!("UPDATE performance SET hall_id = {hall} WHERE id = {id}");
        let done: Result<_, store::StoreError> = desk.store().write(|tx| tx.run(&moved, &[]));
        done.unwrap();
        let now = seen_by(desk, "Karim", &seen);
        assert_eq!((now.performance.hall.as_str(), now.seats.len()), ("Atelier", 3));
        assert_eq!((now.performance.free, now.performance.sold), (3, 2));
        assert_eq!(season_says(desk, &seen), 3);
        assert_eq!(over(desk)[0].over, 2);
    });
}
