//! Free seating: each place that comes in takes one of the hall's, and one too many is listed.

use contract::args::Empty;
use contract::contradiction::{ContradictionChoice, SettleContradiction};
use contract::ids::PerformanceId;
use contract::intake::{HereSays, ThereSays};
use contract::reprise::Decided;
use contract::sale::Sold;
use contract::season::{SeasonList, SeasonPage, SeasonRow, SeasonScope};
use domain::place::PlaceState;
use domain::reprise::RepriseState;
use formats::batch::{Batch, BatchOrder};
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use office::Code;

use super::import;
use crate::facts::waiting;
use crate::reprises::{ask_back, order, shown};
use crate::sales::verified;
use crate::season::{free, hall, sale};

/// A performance of a studio whose free seating has three places, with these orders of places without a seat.
fn studio(orders: &[(&str, usize)]) -> Batch {
    let mut batch = small_house();
    let mut evening = batch.performances[1].clone();
    "studio-1".clone_into(&mut evening.key);
    "Studio".clone_into(&mut evening.hall);
    batch.performances.push(evening);
    batch.orders.extend(orders.iter().map(|(number, places)| web(number, *places)));
    batch
}

fn web(number: &str, places: usize) -> BatchOrder {
    unseated(number, "studio-1", places)
}

/// An order of places without a seat.
fn unseated(number: &str, performance: &str, places: usize) -> BatchOrder {
    let seats: Vec<_> = (1..=places).map(|n| (String::new(), n.to_string())).collect();
    let mut order = harness::small::order(number, "john", performance, &seats, 2_500);
    order.places.iter_mut().for_each(|place| place.seat = None);
    order
}

fn with_studio_on_each_engine(story: impl Fn(&Desk)) {
    on_each_engine(|desk| {
        let seen = crate::sales::figaro(desk);
        hall(desk, "Studio", seen.categories[0].id, "Placement libre : 3");
        story(desk);
    });
}

/// The same house with one more performance, in a hall that the files name for the first time.
fn new_hall(orders: Vec<BatchOrder>) -> Batch {
    let mut batch = small_house();
    let mut evening = batch.performances[1].clone();
    "orangerie-1".clone_into(&mut evening.key);
    "Orangerie".clone_into(&mut evening.hall);
    batch.performances.push(evening);
    batch.orders.extend(orders);
    batch
}

/// The performance in the studio.
fn evening(desk: &Desk) -> PerformanceId {
    row(desk).id
}

fn row(desk: &Desk) -> SeasonRow {
    let scope = SeasonScope::Upcoming;
    let list = SeasonList { scope, search: String::new(), show_id: None, after: None, limit: 100 };
    let page: SeasonPage = desk.ok("Hélène", "season_list", list);
    page.rows.into_iter().find(|row| row.hall == "Studio").unwrap()
}

fn left(desk: &Desk) -> usize {
    free(desk, evening(desk)).seats.len()
}

#[test]
fn a_place_without_a_seat_takes_one_of_the_halls_free_seating() {
    with_studio_on_each_engine(|desk| {
        let batch = studio(&[("700001", 2)]);
        let seen = import(desk, &batch);
        assert_eq!((seen.orders, seen.places, seen.conflict_count), (1, 2, 0));
        assert_eq!(left(desk), 1);
        let first = order(desk, "700001");
        assert!(first.places.iter().all(|place| place.row.is_empty() && place.seat.is_empty()));
        assert_eq!(import(desk, &batch).writes(), 0);
        assert_eq!(left(desk), 1);
    });
}

#[test]
fn the_counter_sells_no_more_than_what_other_systems_left() {
    with_studio_on_each_engine(|desk| {
        import(desk, &studio(&[("700001", 2)]));
        let id = evening(desk);
        let offered = free(desk, id);
        let rate = offered.rates.iter().find(|rate| rate.name == "Plein tarif").unwrap().id;
        let one = sale(&row(desk), &offered.seats[0], rate, 2_500);
        desk.ok::<Sold>("Karim", "sale_make", &one);
        assert_eq!(left(desk), 0);
        assert_eq!(desk.refused("Karim", "sale_make", one), Code::NotOnSale);
    });
}

#[test]
fn a_place_beyond_the_halls_free_seating_comes_in_and_is_listed_until_there_is_one() {
    with_studio_on_each_engine(|desk| {
        let batch = studio(&[("700001", 2), ("700002", 2)]);
        let seen = import(desk, &batch);
        assert_eq!((seen.orders, seen.places, seen.conflict_count), (2, 4, 1));
        let second = order(desk, "700002");
        assert!(second.places.iter().all(|place| place.state == PlaceState::Live));
        let said = &second.contradictions[0].what;
        assert_eq!((said.there, said.here), (ThereSays::Sold, HereSays::Full));
        verified(desk);
        let again = import(desk, &batch);
        assert_eq!((again.writes(), waiting(desk).rows.len()), (0, 1));
        // The other system gives one back: the place that had none sits there.
        let mut later = batch;
        later.orders[5].places[0].state = PlaceState::Cancelled;
        assert_eq!(import(desk, &later).conflict_count, 0);
        assert!(waiting(desk).rows.is_empty());
        assert_eq!(left(desk), 0);
        verified(desk);
    });
}

#[test]
fn a_place_asked_back_keeps_what_it_has_and_one_taken_back_leaves_it_to_the_next() {
    with_studio_on_each_engine(|desk| {
        let batch = studio(&[("700001", 3)]);
        import(desk, &batch);
        let asked = order(desk, "700001").places[0].id;
        let pending = ask_back(desk, "Léa", asked);
        assert_eq!(import(desk, &batch).conflict_count, 0);
        assert_eq!(left(desk), 0);
        let more = studio(&[("700001", 3), ("700003", 1)]);
        assert_eq!(import(desk, &more).conflict_count, 1);
        let decided: Decided = desk.ok("Léa", "reprise_accept", shown(&pending));
        assert_eq!(decided.state, RepriseState::Accepted);
        assert_eq!(left(desk), 0, "its room is that of the place that has no seat yet");
        assert_eq!(import(desk, &more).conflict_count, 0);
        assert_eq!(left(desk), 0);
        verified(desk);
    });
}

#[test]
fn a_place_without_a_seat_in_a_numbered_hall_comes_in_and_is_listed_until_it_is_settled() {
    on_each_engine(|desk| {
        let mut batch = small_house();
        batch.orders.push(unseated("700009", "figaro-1", 2));
        let seen = import(desk, &batch);
        assert_eq!((seen.orders, seen.places, seen.conflict_count), (1, 2, 2));
        let web = order(desk, "700009");
        assert!(web.places.iter().all(|place| place.state == PlaceState::Live));
        let said = &web.contradictions[0].what;
        assert_eq!((said.there, said.here), (ThereSays::Sold, HereSays::Numbered));
        verified(desk);
        let again = import(desk, &batch);
        assert_eq!((again.writes(), waiting(desk).rows.len()), (0, 2));

        // Nothing ends it but a person, or the other system once it tells the seat.
        let (id, choice) = (waiting(desk).rows[0].id, ContradictionChoice::Here);
        let settle = SettleContradiction { id, choice, word: "Placés à l’entrée".to_owned() };
        desk.ok::<Empty>("Hélène", "contradiction_settle", settle);
        assert_eq!(import(desk, &batch).conflict_count, 1);
        for (place, number) in batch.orders[5].places.iter_mut().zip(["8", "9"]) {
            place.seat = Some(("B".to_owned(), number.to_owned()));
        }
        assert_eq!(import(desk, &batch).conflict_count, 0);
        assert!(waiting(desk).rows.is_empty());
        let seats: Vec<_> = order(desk, "700009").places.into_iter().map(|p| p.seat).collect();
        assert_eq!(seats, ["8", "9"]);
        verified(desk);
    });
}

#[test]
fn a_hall_is_numbered_wherever_among_the_files_its_first_seat_is_told() {
    on_each_engine(|desk| {
        let row = ("K".to_owned(), "1".to_owned());
        let seated = harness::small::order("700012", "john", "orangerie-1", &[row], 2_500);
        let batch = new_hall(vec![unseated("700011", "orangerie-1", 1), seated]);
        let seen = import(desk, &batch);
        assert_eq!((seen.orders, seen.places, seen.conflict_count), (2, 2, 1));
        assert_eq!(waiting(desk).rows[0].what.here, HereSays::Numbered);
        assert_eq!(import(desk, &batch).writes(), 0);
    });
}

#[test]
fn a_hall_of_which_no_seat_is_known_contradicts_nothing() {
    on_each_engine(|desk| {
        let batch = new_hall(vec![unseated("700011", "orangerie-1", 40)]);
        let seen = import(desk, &batch);
        assert_eq!((seen.orders, seen.places, seen.conflict_count), (1, 40, 0));
        assert_eq!(import(desk, &batch).writes(), 0);
    });
}

#[test]
fn in_a_hall_of_both_a_place_without_a_seat_takes_one_of_the_free_ones_alone() {
    on_each_engine(|desk| {
        let seen = crate::sales::figaro(desk);
        hall(desk, "Studio", seen.categories[0].id, "A : 1-4\nPlacement libre : 1");
        let seen = import(desk, &studio(&[("700001", 2)]));
        assert_eq!((seen.places, seen.conflict_count), (2, 1));
        assert_eq!(waiting(desk).rows[0].what.here, HereSays::Full);
        assert_eq!(left(desk), 4);
        verified(desk);
    });
}

/// An order of places of a zone, without a number.
fn zoned(number: &str, performance: &str, zone: &str, places: usize) -> BatchOrder {
    let mut order = unseated(number, performance, places);
    order.places.iter_mut().for_each(|p| p.seat = Some((zone.to_owned(), String::new())));
    order
}

#[test]
fn a_place_of_a_zone_without_a_number_takes_free_seating_and_makes_no_seat() {
    with_studio_on_each_engine(|desk| {
        let mut batch = studio(&[]);
        batch.orders.push(zoned("700001", "studio-1", "Balcon", 2));
        let seen = import(desk, &batch);
        assert_eq!((seen.places, seen.problem_count, seen.conflict_count), (2, 0, 0));
        assert_eq!(left(desk), 1);
        assert_eq!(import(desk, &batch).writes(), 0);
        verified(desk);
    });
}

#[test]
fn a_place_of_a_zone_without_a_number_is_sold_beside_the_one_of_an_earlier_file() {
    on_each_engine(|desk| {
        let told = |numbers: &[&str]| {
            let mut batch = small_house();
            let zoned = numbers.iter().map(|number| zoned(number, "figaro-1", "Parterre", 1));
            batch.orders.extend(zoned);
            batch
        };
        assert_eq!(import(desk, &told(&["700001"])).conflict_count, 0);
        for numbers in [&["700002"][..], &["700001", "700002"]] {
            import(desk, &told(numbers));
            let said: Vec<_> = waiting(desk).rows.iter().map(|row| row.what.here).collect();
            assert_eq!(said, vec![HereSays::Numbered; numbers.len()]);
            for number in ["700001", "700002"] {
                assert_eq!(order(desk, number).places[0].state, PlaceState::Live);
            }
            assert_eq!(import(desk, &told(numbers)).writes(), 0);
            verified(desk);
        }
    });
}

#[test]
fn places_of_a_zone_without_a_number_all_come_into_a_numbered_hall_and_are_listed() {
    on_each_engine(|desk| {
        let mut batch = small_house();
        batch.orders.push(zoned("700001", "figaro-1", "Balcon", 3));
        let seen = import(desk, &batch);
        assert_eq!((seen.places, seen.problem_count), (3, 0));
        assert_eq!(order(desk, "700001").places.len(), 3);
        assert!(order(desk, "700001").places.iter().all(|place| place.state == PlaceState::Live));
        assert!(!waiting(desk).rows.is_empty());
        let offered = crate::sales::figaro(desk);
        assert!(offered.seats.iter().all(|seat| !seat.seat.is_empty()));
        verified(desk);
    });
}
