//! Orders of pretix find the seats of the plan that their hall was drawn by.

use contract::args::ById;
use contract::drawn::{DrawHall, HallDrawn, HallPlanned, SetHallPlan};
use contract::hall::HallView;
use contract::ids::HallId;
use contract::intake::{HereSays, ImportReport, ThereSays};
use contract::sale::{BasketLine, FreeSeats, PerformanceList, PerformanceRow};
use domain::place::PlaceState;
use formats::seating;
use harness::desk::{Desk, on_each_engine};
use office::Code;
use serde_json::{Value as Json, json};

use super::{ITALIENNE, command};
use crate::reprises::order;
use crate::sales::{cash, verified};
use crate::season;

/// An export of pretix with one order in the hall of the plan: a place in each of these seats, as it says them.
fn sold_there(desk: &Desk, seats: &[Json]) -> ImportReport {
    let places = (1..).zip(seats).map(|(id, seat)| {
        json!({ "id": id, "positionid": id, "item": 1, "seat": seat, "price": "40.00",
            "tax_rate": "2.10", "secret": format!("billet{id}"), "attendee_name": "Marie Martin" })
    });
    let places: Vec<Json> = places.collect();
    let total = format!("{}.00", 40 * seats.len());
    let export = json!({ "event": {
        "name": "LE CID",
        "slug": "cid",
        "organizer": { "name": "Théâtre des Essais", "slug": "essais" },
        "location": "Théâtre à l’italienne",
        "date_from": "2020-06-20T20:30:00+02:00",
        "categories": [{ "id": 1, "name": "Carré or" }],
        "items": [{ "id": 1, "name": "Plein tarif", "category": 1, "price": "40.00",
            "tax_rate": "2.10", "admission": true, "active": true, "variations": [] }],
        "questions": [],
        "quotas": [],
        "subevents": [],
        "orders": [{ "code": "671099", "status": "p", "email": "martin@example.org", "locale": "fr",
            "datetime": "2020-06-01T10:00:00+02:00", "total": total, "fees": [],
            "positions": places }],
    } });
    let path = desk.folder.join("cid.json");
    std::fs::write(&path, export.to_string()).unwrap();
    desk.ok("Hélène", "import_file", json!({ "format": "", "paths": [path], "dry_run": false }))
}

/// Puts the plan on its hall.
fn italienne(desk: &Desk, set: &SetHallPlan) -> HallId {
    let made: HallPlanned = desk.ok("Hélène", "hall_plan_set", set);
    made.hall_id.unwrap()
}

fn is_computed(desk: &Desk, id: HallId) -> bool {
    let asked = DrawHall { id, stage: "SCÈNE".to_owned() };
    desk.ok::<HallDrawn>("Hélène", "hall_plan_show", asked).computed
}

fn cid(desk: &Desk) -> FreeSeats {
    let list = PerformanceList { search: "cid".to_owned(), limit: 10 };
    let found: Vec<PerformanceRow> = desk.ok("Karim", "performance_list", list);
    desk.ok("Karim", "performance_seats", ById { id: found[0].id })
}

/// « Parterre A 15 » of each place of the order, in its order; empty where it has no seat.
fn sits(desk: &Desk) -> Vec<String> {
    let places = order(desk, "671099").places.into_iter();
    places.map(|place| format!("{} {}", place.row, place.seat).trim().to_owned()).collect()
}

#[test]
fn an_order_of_pretix_has_the_seat_that_the_plan_of_the_hall_names_so() {
    on_each_engine(|desk| {
        let set = command(desk, &seating::read(ITALIENNE).unwrap());
        let id = italienne(desk, &set);
        let before = evening(desk, id);
        let told = json!({ "zone_name": "Corbeille", "row_name": "Loge 1", "seat_number": "2" });
        let seats = [json!("PARTERRE-A-15"), json!("PREBALCON-A-27"), told];
        let report = sold_there(desk, &seats);
        assert_eq!((report.seats, report.places, report.conflict_count), (0, 3, 0));
        assert_eq!(sits(desk), ["Parterre A 15", "Premier balcon A 27", "Loge 1 2"]);
        assert!(!is_computed(desk, id));

        let free = cid(desk);
        assert!(!free.seats.iter().any(|seat| (&*seat.row, &*seat.seat) == ("Parterre A", "15")));
        let seat = before.seats.iter().find(|s| (&*s.row, &*s.seat) == ("Parterre A", "15"));
        let line = BasketLine {
            performance_id: free.performance.id,
            starts_at_ms: free.performance.starts_at_ms,
            seat_id: seat.unwrap().id,
            rate_id: free.rates.iter().find(|rate| rate.name == "Plein tarif").unwrap().id,
        };
        assert_eq!(desk.refused("Karim", "sale_make", cash(vec![line], 4_000)), Code::SeatSold);
        let again = sold_there(desk, &seats);
        assert_eq!((again.writes(), again.conflict_count), (0, 0));
        verified(desk);
    });
}

/// The seats of the hall, as another evening there has them for sale.
fn evening(desk: &Desk, id: HallId) -> FreeSeats {
    let seen = season::performance(desk, "ANTIGONE", id, "2020-06-22T20:30");
    desk.ok("Karim", "performance_seats", ById { id: seen.row.id })
}

#[test]
fn a_seat_that_a_drawn_hall_does_not_have_is_not_added_and_its_place_is_listed() {
    on_each_engine(|desk| {
        let set = command(desk, &seating::read(ITALIENNE).unwrap());
        let id = italienne(desk, &set);
        let report = sold_there(desk, &[json!("PARTERRE-ZZ-99"), json!("PARTERRE-A-13")]);
        assert_eq!((report.seats, report.places, report.conflict_count), (0, 2, 1));
        let said = &report.conflicts[0];
        assert_eq!((said.there, said.here), (ThereSays::Sold, HereSays::Numbered));
        assert_eq!((&*said.order, &*said.place), ("671099", "PARTERRE-ZZ 99"));
        assert_eq!(sits(desk), ["", "Parterre A 13"]);
        let places = order(desk, "671099").places;
        assert!(places.iter().all(|place| place.state == PlaceState::Live));
        assert!(!is_computed(desk, id));
        let view: HallView = desk.ok("Hélène", "hall_view", ById { id });
        assert_eq!(view.plan.seats, 681);
        let again = sold_there(desk, &[json!("PARTERRE-ZZ-99"), json!("PARTERRE-A-13")]);
        assert_eq!((again.writes(), again.conflict_count), (0, 1));

        // Once its system tells a seat of the hall, the place sits there.
        let right = sold_there(desk, &[json!("PARTERRE-A-11"), json!("PARTERRE-A-13")]);
        assert_eq!((right.seats, right.updated, right.conflict_count), (0, 1, 0));
        assert_eq!(sits(desk), ["Parterre A 11", "Parterre A 13"]);
        verified(desk);
    });
}

#[test]
fn a_drawing_that_knows_no_names_finds_a_seat_by_level_row_and_number() {
    on_each_engine(|desk| {
        let mut set = command(desk, &seating::read(ITALIENNE).unwrap());
        let rows = set.levels.iter_mut().flat_map(|level| &mut level.rows);
        rows.flat_map(|row| &mut row.seats).for_each(|seat| seat.guid.clear());
        let id = italienne(desk, &set);
        let told = json!({ "zone_name": "Second balcon", "row_name": "a", "seat_number": "027" });
        let report = sold_there(desk, &[json!("PARTERRE-A-15"), told]);
        assert_eq!((report.seats, report.places, report.conflict_count), (0, 2, 0));
        assert_eq!(sits(desk), ["Parterre A 15", "Second balcon A 27"]);
        assert!(!is_computed(desk, id));
    });
}
