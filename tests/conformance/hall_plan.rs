//! The hall of a performance: drawn with what each seat is, and the best seats together.

use contract::args::{ById, Empty};
use contract::customer::OrderState;
use contract::drawn::{DrawHall, DrawnSeat, HallDrawn, HallPlanned, SetHallPlan};
use contract::hall::{CategoryRow, HallRow, HallView, NewCategory};
use contract::ids::HallId;
use contract::intake::{HereSays, ImportReport, ThereSays};
use contract::journal::Verification;
use contract::plan::{
    BestReason, ChooseSeats, ChosenSeats, DrawPerformance, PerformancePlan, SeatState,
};
use contract::sale::{BasketLine, FreeSeats, PerformanceList, PerformanceRow, Sold};
use contract::season::{SeasonList, SeasonPage, SeasonScope};
use domain::place::PlaceState;
use domain::plan::{Level, Placed, Plan, PlanRow, Point};
use domain::text::name_key;
use formats::seating::{self, NamedSeat, SeatingPlan};
use harness::desk::{Desk, on_each_engine};
use harness::small::{self, small_house};
use office::Code;
use serde_json::{Value as Json, json};

use crate::import::import;
use crate::reprises::order;
use crate::sales::{cash, figaro, lines, verified};

fn drawn(desk: &Desk, free: &FreeSeats) -> PerformancePlan {
    let asked = DrawPerformance {
        performance_id: free.performance.id,
        stage: "SCÈNE & <plateau>".to_owned(),
    };
    desk.ok("Karim", "performance_plan", asked)
}

fn choose(free: &FreeSeats, count: i64) -> ChooseSeats {
    let performance_id = free.performance.id;
    ChooseSeats { performance_id, count, category_id: None, taken: Vec::new() }
}

#[test]
fn every_seat_is_drawn_with_its_state_and_whoever_may_know_sees_who_has_it() {
    on_each_engine(|desk| {
        let free = figaro(desk);
        let before = drawn(desk, &free);
        assert_eq!(before.seats.len(), usize::try_from(free.performance.seats).unwrap());
        assert_eq!(before.svg.matches("data-seat=").count(), before.seats.len());
        assert!(before.svg.contains("SCÈNE &amp; &lt;plateau&gt;"));
        let bought = lines(&free, &["20"]);
        let sold: Sold = desk.ok("Karim", "sale_make", cash(bought.clone(), 2_500));
        let after = drawn(desk, &free);
        let seat = after.seats.iter().find(|seat| seat.id == bought[0].seat_id).unwrap();
        assert_eq!(seat.state, SeatState::Sold);
        assert_eq!((seat.order_id, &seat.order_number), (Some(sold.order_id), &sold.order_number));
        assert_eq!(after.svg, before.svg, "the hall is the same, whatever its seats are");
        assert_eq!(drawn(desk, &free), after, "the same each time");
    });
}

#[test]
fn the_best_seats_are_side_by_side_free_and_not_in_the_basket() {
    on_each_engine(|desk| {
        let free = figaro(desk);
        let first: ChosenSeats = desk.ok("Karim", "seats_best", choose(&free, 3));
        assert_eq!((first.seat_ids.len(), first.reason), (3, Some(BestReason::Together)));
        let seats: Vec<_> = first
            .seat_ids
            .iter()
            .map(|id| free.seats.iter().find(|seat| seat.id == *id).unwrap())
            .collect();
        assert!(seats.iter().all(|seat| seat.row == seats[0].row));
        assert!(seats.iter().all(|seat| seat.category_id == free.categories[0].id));
        let taken = ChooseSeats { taken: first.seat_ids.clone(), ..choose(&free, 3) };
        let next: ChosenSeats = desk.ok("Karim", "seats_best", taken);
        assert!(next.seat_ids.iter().all(|id| !first.seat_ids.contains(id)));
        let last = free.categories.last().unwrap().id;
        let only = ChooseSeats { category_id: Some(last), ..choose(&free, 2) };
        let only: ChosenSeats = desk.ok("Karim", "seats_best", only);
        let of = |id| free.seats.iter().find(|seat| seat.id == id).unwrap().category_id;
        assert!(only.seat_ids.iter().all(|id| of(*id) == last));
        for wrong in [0, -1, 51] {
            assert_eq!(desk.refused("Karim", "seats_best", choose(&free, wrong)), Code::BadField);
        }
        let nowhere = ChooseSeats { performance_id: 999.into(), ..choose(&free, 2) };
        assert_eq!(desk.refused("Karim", "seats_best", nowhere), Code::NotFound);
    });
}

#[test]
fn rows_that_came_in_under_the_name_of_their_level_are_rows() {
    on_each_engine(|desk| {
        let mut batch = small_house();
        let mut evening = batch.performances[1].clone();
        "orangerie-1".clone_into(&mut evening.key);
        "Orangerie".clone_into(&mut evening.hall);
        batch.performances.push(evening);
        let labels = ["Parterre B", "Parterre A", "Balcon A", "Premier balcon", "Premier étage"];
        let seat = |row: &str, n: usize| (row.to_owned(), n.to_string());
        let seats: Vec<_> = labels.iter().flat_map(|row| (1..=3).map(|n| seat(row, n))).collect();
        let mut gone = small::order("700001", "marie", "orangerie-1", &seats, 2_500);
        gone.state = OrderState::Cancelled;
        for (at, place) in gone.places.iter_mut().enumerate() {
            place.key = format!("700001-{at}");
            place.state = PlaceState::Cancelled;
        }
        batch.orders.push(gone);
        import(desk, &batch);

        let scope = SeasonScope::Upcoming;
        let search = String::new();
        let list = SeasonList { scope, search, show_id: None, after: None, limit: 100 };
        let page: SeasonPage = desk.ok("Hélène", "season_list", list);
        let id = page.rows.iter().find(|row| row.hall == "Orangerie").unwrap().id;
        let free: FreeSeats = desk.ok("Karim", "performance_seats", ById { id });
        let mut rows: Vec<&str> = free.seats.iter().map(|seat| seat.row.as_str()).collect();
        assert_eq!(rows.len(), 15);
        rows.dedup();
        let ranked = ["Balcon A", "Parterre A", "Parterre B", "Premier balcon", "Premier étage"];
        assert_eq!(rows, ranked);
        let chosen: ChosenSeats = desk.ok("Karim", "seats_best", choose(&free, 3));
        assert_eq!(chosen.seat_ids.len(), 3);
    });
}

#[test]
fn the_gauge_goes_by_the_levels_of_the_plan_where_labels_name_none() {
    on_each_engine(|desk| {
        let (free, levels) = (figaro(desk), ["Parterre", "Balcon", "Galerie"]);
        let rows = [vec!["A", "B"], vec!["A"], vec!["X", "Y"]];
        let seat = |n: i64, y: i64| Placed {
            at: Point::new(n * 300, y),
            seat: NamedSeat {
                number: n.to_string(),
                category: free.categories[0].name.clone(),
                guid: String::new(),
            },
        };
        let mut y = 0;
        let levels = levels.iter().zip(rows).map(|(name, rows)| Level {
            name: (*name).to_owned(),
            rows: rows
                .iter()
                .map(|label| {
                    y += 400;
                    let seats = (1..=5).map(|n| seat(n, y)).collect();
                    PlanRow { label: (*label).to_owned(), seats }
                })
                .collect(),
            areas: Vec::new(),
        });
        let levels = levels.collect();
        let set = command(
            desk,
            &SeatingPlan {
                name: "Petite salle".to_owned(),
                categories: vec![free.categories[0].name.clone()],
                plan: Plan::holding(levels),
            },
        );
        let made: HallPlanned = desk.ok("Hélène", "hall_plan_set", &set);
        let seen =
            crate::season::performance(desk, "ANTIGONE", made.hall_id.unwrap(), "2020-06-22T20:30");
        let free: FreeSeats = desk.ok("Karim", "performance_seats", ById { id: seen.row.id });
        let rows: Vec<&str> = free.seats.iter().map(|seat| seat.row.as_str()).collect();
        assert!(rows.contains(&"Parterre A") && rows.contains(&"Balcon A") && rows.contains(&"X"));
        let gauge: Vec<(&str, i64, i64)> =
            free.levels.iter().map(|of| (of.level.as_str(), of.seats, of.free)).collect();
        assert_eq!(gauge, [("Parterre", 10, 10), ("Balcon", 5, 5), ("Galerie", 10, 10)]);
    });
}

const ITALIENNE: &[u8] = include_bytes!("../fixtures/plan-italienne.json");

/// The command of a plan of pretix, with its categories made in the house.
fn command(desk: &Desk, plan: &SeatingPlan) -> SetHallPlan {
    let known: Vec<CategoryRow> = desk.ok("Hélène", "category_list", Empty {});
    for name in &plan.categories {
        if !known.iter().any(|category| name_key(&category.name) == name_key(name)) {
            let new = NewCategory { name: name.clone() };
            desk.ok::<Vec<CategoryRow>>("Hélène", "category_create", new);
        }
    }
    SetHallPlan::of(&plan.name, &plan.categories, &plan.plan, |seat| {
        (seat.number.clone(), seat.category.clone(), seat.guid.clone())
    })
}

#[test]
fn a_plan_of_pretix_becomes_a_hall_and_comes_out_as_it_went_in() {
    on_each_engine(|desk| {
        let plan = seating::read(ITALIENNE).unwrap();
        let set = command(desk, &plan);
        let seen: HallPlanned = desk.ok("Hélène", "hall_plan_look", &set);
        assert_eq!((seen.hall_id, seen.new, seen.seats, seen.added), (None, true, 681, 681));
        let before: Vec<HallRow> = desk.ok("Hélène", "hall_list", Empty {});
        assert!(!before.iter().any(|hall| hall.name == plan.name), "looking writes nothing");
        assert_eq!(desk.refused("Karim", "hall_plan_set", &set), Code::NotAllowed);
        let made: HallPlanned = desk.ok("Hélène", "hall_plan_set", &set);
        let id = made.hall_id.unwrap();
        let view: HallView = desk.ok("Hélène", "hall_view", ById { id });
        let labels: Vec<&str> = view.plan.rows.iter().map(|row| row.label.as_str()).collect();
        assert!(labels.contains(&"Parterre A") && labels.contains(&"Second balcon A"));
        let asked = DrawHall { id, stage: "SCÈNE".to_owned() };
        let drawn: HallDrawn = desk.ok("Karim", "hall_plan_show", asked);
        assert!(!drawn.computed);
        let out = seating::read(drawn.json.as_bytes()).unwrap();
        // The house writes a category as it wrote it first.
        let seats = |of: &SeatingPlan| {
            let seat = |s: &Placed<NamedSeat>| {
                let category = name_key(&s.seat.category);
                (s.at, s.seat.number.clone(), category, s.seat.guid.clone())
            };
            of.plan.seats().map(seat).collect::<Vec<_>>()
        };
        assert_eq!(seats(&out), seats(&plan));
        let levels = |of: &SeatingPlan| {
            of.plan.levels.iter().map(|l| (l.name.clone(), l.areas.clone())).collect::<Vec<_>>()
        };
        assert_eq!(levels(&out), levels(&plan));
        let again: HallPlanned = desk.ok("Hélène", "hall_plan_set", &set);
        assert_eq!((again.new, again.added, again.changed, again.removed), (false, 0, 0, 0));
        let found: Verification = desk.ok("Hélène", "journal_verify", Empty {});
        assert!(found.ok, "{found:?}");
    });
}

#[test]
fn a_seat_that_was_sold_keeps_its_row_its_number_and_its_category() {
    on_each_engine(|desk| {
        let free = figaro(desk);
        desk.ok::<Sold>("Karim", "sale_make", cash(lines(&free, &["20"]), 2_500));
        let halls: Vec<HallRow> = desk.ok("Hélène", "hall_list", Empty {});
        let hall = halls.iter().find(|hall| hall.name == free.performance.hall).unwrap();
        let asked = DrawHall { id: hall.id, stage: "SCÈNE".to_owned() };
        let drawn: HallDrawn = desk.ok("Hélène", "hall_plan_show", &asked);
        assert!(drawn.computed && drawn.svg.contains("SCÈNE"));
        let plan = seating::read(drawn.json.as_bytes()).unwrap();
        let set = command(desk, &plan);
        let same: HallPlanned = desk.ok("Hélène", "hall_plan_set", &set);
        assert_eq!((same.new, same.added, same.changed, same.removed), (false, 0, 0, 0));
        // Seats that nobody bought may move, come and go.
        let mut fewer = set.clone();
        let last = fewer.levels[0].rows.last_mut().unwrap();
        last.seats.pop();
        last.seats[0].x += 50;
        let fewer: HallPlanned = desk.ok("Hélène", "hall_plan_set", &fewer);
        assert_eq!((fewer.added, fewer.removed), (0, 1));
        let without = |change: &dyn Fn(&mut DrawnSeat)| {
            let mut other = set.clone();
            let row = other.levels[0].rows.iter_mut().find(|row| row.label == "A").unwrap();
            change(row.seats.iter_mut().find(|seat| seat.number == "20").unwrap());
            desk.call::<HallPlanned>("Hélène", "hall_plan_set", &other).unwrap_err()
        };
        let number = without(&|seat| seat.number = "999".to_owned());
        assert_eq!((number.code, number.args["why"].clone()), (Code::BadPlan, "sold_seat".into()));
        assert_eq!(number.args["what"], "A 20".into());
        let category = without(&|seat| seat.category = 1);
        assert_eq!(category.args["why"], "sold_seat".into());
        let place = without(&|seat| seat.x = -1);
        assert_eq!(place.args["why"], "far_away".into());
    });
}

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
    let seen = crate::season::performance(desk, "ANTIGONE", id, "2020-06-22T20:30");
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
