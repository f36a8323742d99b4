//! A counter that is killed with a basket on the screen: its seats are free by the house's time, and by nothing else.

use contract::hold::{HeldSeats, HoldSeats, SeatAt};
use harness::desk::Desk;
use harness::pipe::Pipe;
use harness::small::small_house;
use serde_json::json;

const HOLD_MS: i64 = 600_000;

/// A counter of the house in a program of its own holds two seats, and dies.
fn dies_with_a_basket(desk: &Desk, folder: &std::path::Path, who: &str) -> HoldSeats {
    let mut pipe = Pipe::start(folder, desk.login.as_deref(), who);
    let list = pipe.ask("performance_list", json!({ "search": "figaro", "limit": 10 }));
    let of_tonight = |row: &&serde_json::Value| row["price_to_cents"] == json!(2_500);
    let performance = list.as_array().unwrap().iter().find(of_tonight).unwrap();
    let seats = pipe.ask("performance_seats", json!({ "id": performance["id"] }));
    let at = |seat: &serde_json::Value| SeatAt {
        performance_id: serde_json::from_value(performance["id"].clone()).unwrap(),
        seat_id: serde_json::from_value(seat["id"].clone()).unwrap(),
    };
    let two = seats["seats"].as_array().unwrap().iter().take(2).map(at).collect();
    let basket = HoldSeats { seats: two, exchanging: vec![] };
    let held = pipe.ask("seats_hold", serde_json::to_value(&basket).unwrap());
    assert_eq!(held["lost"], json!([]), "{held}");
    pipe.kill();
    basket
}

#[test]
fn the_seats_of_a_counter_that_was_killed_are_free_ten_minutes_later_and_not_before() {
    let desk = Desk::postgres(&small_house());
    let counter = desk.beside();
    let folder = counter.folder.clone();
    let _kept = counter.close();
    let basket = dies_with_a_basket(&desk, &folder, "Karim");
    desk.clock.pass(HOLD_MS - 1);
    desk.everyone_signs_in();
    let early: HeldSeats = desk.ok("Hélène", "seats_hold", &basket);
    assert_eq!(early.lost.len(), 2);
    desk.clock.pass(1);
    let late: HeldSeats = desk.ok("Hélène", "seats_hold", &basket);
    assert_eq!((late.seats.len(), late.lost.len()), (2, 0));
}
