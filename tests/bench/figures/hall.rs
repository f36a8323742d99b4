//! The hall of the counter, in a large house: its seats and its drawing read, the best seats together, and seats held.

use contract::args::{ById, Empty};
use contract::hall::{CategoryRow, HallView, NewHall};
use contract::hold::{HeldSeats, HoldSeats, SeatAt};
use contract::plan::{ChooseSeats, ChosenSeats, DrawPerformance, PerformancePlan};
use contract::sale::{FreeSeats, GridPrice, PerformanceList, PerformanceRow};
use contract::season::{NewPerformance, NewShow, PerformanceView, SetPrices, SetSales, ShowRow};
use domain::money::Cents;
use domain::plan::best::{Offer, best};
use domain::plan::computed;

use crate::engine::Engine;
use crate::floor::hash_a_mebibyte;
use crate::large::LargeHouse;
use crate::table::{Figure, Must, Table};
use crate::time;

const ROUNDS: usize = 200;
/// What a person waits for without a thought.
const MUST: [Must; 1] = [Must::At(95, 100.0)];

pub fn measure(table: &mut Table) {
    choices(table);
    for engine in Engine::all() {
        let house = LargeHouse::open(engine);
        let row = evening(&house);
        let performance_id = row.id;
        let of = format!("{} seats, {}", row.seats, engine.name());
        let mut floor = house.floor();
        let mut open = Figure::new(format!("open, seats and plan of {of}"), &MUST);
        let mut best = Figure::new(format!("best, 4 seats together of {of}"), &MUST);
        let mut hold = Figure::new(format!("hold, 4 seats anew of {of}"), &MUST);
        let free: FreeSeats = house.ok("Karim", "performance_seats", ById { id: performance_id });
        for round in 0..ROUNDS {
            let asked = time(|| floor.ask());
            let took = time(|| {
                house.ok::<FreeSeats>("Karim", "performance_seats", ById { id: performance_id });
                let draw = DrawPerformance { performance_id, stage: "SCÈNE".to_owned() };
                house.ok::<PerformancePlan>("Karim", "performance_plan", draw);
            });
            open.pair(asked, took);
            let asked = time(|| floor.ask());
            let choose =
                ChooseSeats { performance_id, count: 4, category_id: None, taken: Vec::new() };
            let took = time(|| {
                house.ok::<ChosenSeats>("Karim", "seats_best", choose);
            });
            best.pair(asked, took);
            let written = time(|| floor.commit());
            let four = free.seats.iter().cycle().skip(4 * round).take(4.min(free.seats.len()));
            let seats = four.map(|seat| SeatAt { performance_id, seat_id: seat.id }).collect();
            let basket = HoldSeats { seats, exchanging: Vec::new() };
            let took = time(|| {
                house.ok::<HeldSeats>("Karim", "seats_hold", basket);
            });
            hold.pair(written, took);
        }
        let nothing = HoldSeats { seats: Vec::new(), exchanging: Vec::new() };
        house.ok::<HeldSeats>("Karim", "seats_hold", nothing);
        table.add(open);
        table.add(best);
        table.add(hold);
    }
}

/// An evening in a hall of 2,560 seats, made where the house has none.
fn evening(house: &LargeHouse) -> PerformanceRow {
    let find = || {
        let asked = PerformanceList { search: "mesures".to_owned(), limit: 1 };
        house.ok::<Vec<PerformanceRow>>("Karim", "performance_list", asked).pop()
    };
    if let Some(row) = find() {
        return row;
    }
    let categories: Vec<CategoryRow> = house.ok("Hélène", "category_list", Empty {});
    let category_id = categories.first().expect("a category").id;
    let (name, rows) = ("Salle des mesures".to_owned(), "1-40 : 1-64".to_owned());
    let hall: HallView = house.ok("Hélène", "hall_create", NewHall { name, category_id, rows });
    let show = NewShow { title: "LES MESURES".to_owned() };
    let show: ShowRow = house.ok("Hélène", "show_create", show);
    let starts_at = "2030-06-22T20:30".to_owned();
    let new = NewPerformance { show_id: show.id, hall_id: hall.id, starts_at, vat_bp: 210 };
    let seen: PerformanceView = house.ok("Hélène", "performance_create", new);
    let (id, rate_id) = (seen.row.id, seen.grid.rates.first().expect("a rate").id);
    let prices = vec![GridPrice { category_id, rate_id, price_cents: Cents(2_500) }];
    let priced = SetPrices { id, version: seen.version, prices };
    let seen: PerformanceView = house.ok("Hélène", "prices_set", priced);
    let open = SetSales { id, version: seen.version, open: true, opens_at: None, closes_at: None };
    house.ok::<PerformanceView>("Hélène", "sales_set", open);
    find().expect("the evening that was made")
}

/// The rule alone, in a hall that is nearly full: the search goes through all of it.
fn choices(table: &mut Table) {
    let rows = domain::hall::read("1-40 : 1-64").expect("rows");
    let mut random = 0_u32;
    let plan = computed(&rows, "").map(|at| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let free = random >> 30 == 0;
        Offer { category: at.row / 10, free, wanted: free }
    });
    for count in [2, 4, 10, 50] {
        let name = format!("best, {count} together in a hall of 2,560, a quarter free");
        let mut figure = Figure::new(name, &[Must::At(99, 5.0)]);
        for _ in 0..ROUNDS {
            let floor = time(hash_a_mebibyte);
            figure.pair(floor, time(|| drop(best(&plan, count, |offer| *offer))));
        }
        table.add(figure.noted("the floor is a mebibyte hashed"));
    }
}
