//! The hall of a performance: drawn with what each seat is, and the best seats together.

mod named;

use contract::args::{ById, Empty};
use contract::customer::OrderState;
use contract::drawn::{DrawHall, DrawnSeat, HallDrawn, HallPlanned, SetHallPlan};
use contract::hall::{CategoryRow, HallRow, HallView, NewCategory};
use contract::journal::Verification;
use contract::order::OrderFile;
use contract::plan::{
    BestReason, ChooseSeats, ChosenSeats, DrawPerformance, PerformancePlan, SeatState,
};
use contract::sale::{FreeSeats, Sold};
use contract::season::{SeasonList, SeasonPage, SeasonScope};
use domain::place::PlaceState;
use domain::plan::{Level, Placed, Plan, PlanRow, Point};
use domain::text::name_key;
use formats::seating::{self, NamedSeat, SeatingPlan};
use harness::desk::{Desk, on_each_engine};
use harness::small::{self, small_house};
use office::Code;

use crate::import::import;
use crate::sales::{cash, figaro, lines};
use crate::season;

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

/// Its drawing says the levels that stand in the labels of its rows; the labels stay the hall's.
#[test]
fn a_hall_whose_labels_say_levels_is_taken_back_as_it_was_drawn() {
    on_each_engine(|desk| {
        let (only, full) = (season::category(desk, "UNIQUE"), season::rate(desk, "Plein"));
        let words = "Orchestre B : 1-10\nPremier balcon A : 1-10\nLoge 4 : 1-4";
        let hall = season::hall(desk, "Niveaux", only, words);
        let asked = DrawHall { id: hall.id, stage: "SCÈNE".to_owned() };
        let drawn: HallDrawn = desk.ok("Hélène", "hall_plan_show", &asked);
        assert!(drawn.computed);
        let seen = season::performance(desk, "ANTIGONE", hall.id, "2020-06-20T20:30");
        let seen = season::open(desk, &season::priced(desk, &seen, &[(only, full, 1_000)]));
        let before = season::free(desk, seen.row.id);
        let balcony = before.seats.iter().find(|seat| seat.row == "Premier balcon A").unwrap();
        let sale = season::sale(&seen.row, balcony, full, 1_000);
        let sold: Sold = desk.ok("Karim", "sale_make", sale);

        let set = command(desk, &seating::read(drawn.json.as_bytes()).unwrap());
        let same: HallPlanned = desk.ok("Hélène", "hall_plan_set", &set);
        assert_eq!((same.new, same.added, same.changed, same.removed), (false, 0, 0, 0));
        let now: HallView = desk.ok("Hélène", "hall_view", ById { id: hall.id });
        assert_eq!((now.rows, now.withdrawn.len()), (hall.rows, 0));
        let order: OrderFile = desk.ok("Karim", "order_file", ById { id: sold.order_id });
        assert_eq!(order.places[0].row, "Premier balcon A");
        // The drawing is used, and its levels are those of the gauge.
        let again: HallDrawn = desk.ok("Hélène", "hall_plan_show", &asked);
        let levels = |json: &str| seating::read(json.as_bytes()).unwrap().plan.levels;
        assert!(!again.computed);
        assert_eq!(levels(&again.json), levels(&drawn.json));
        let gauge = season::free(desk, seen.row.id).levels;
        let gauge: Vec<(&str, i64)> = gauge.iter().map(|l| (l.level.as_str(), l.seats)).collect();
        assert_eq!(gauge, [("Orchestre", 10), ("Premier balcon", 10), ("", 4)]);
    });
}
