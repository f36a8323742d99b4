//! Anything found from the one box, in a large house: by what is printed, and by names.

use contract::scan::{Find, Finds};
use harness::dice::Dice;
use harness::large::person;
use serde::Deserialize;

use crate::engine::Engine;
use crate::large::LargeHouse;
use crate::table::{Figure, Must, Table};
use crate::time;

const ROUNDS: usize = 1_000;
const MUST: [Must; 2] = [Must::At(95, 20.0), Must::At(99, 50.0)];

/// What is printed of one order, the code that of its last place.
#[derive(Deserialize)]
struct Printed {
    order_number: String,
    code: String,
    request: i64,
}

const PRINTED: &str = "SELECT o.number AS order_number, p.code, r.number AS request
    FROM reprise r JOIN orders o ON o.id = r.order_id JOIN place p ON p.order_id = o.id AND p.rank = 3
    ORDER BY r.id LIMIT 5000";

pub fn measure(table: &mut Table) {
    for engine in Engine::all() {
        let house = LargeHouse::open(engine);
        let of = format!("{} customers, {}", LargeHouse::size(), engine.name());
        let printed: Vec<Printed> = house.rows(PRINTED);
        type Typed = fn(&mut Dice, &Printed) -> String;
        let kinds: [(&str, Typed); 7] = [
            ("an order", |_, it| format!("Commande n° {}", it.order_number)),
            ("the beginning of an order", |dice, it| cut(dice, &it.order_number)),
            ("a code", |_, it| it.code.to_uppercase()),
            ("a request", |_, it| format!("R-{:06}", it.request)),
            ("a number that is several things", |dice, _| dice.roll(1_000_000).to_string()),
            ("an address", |dice, _| person(dice.index(100_000)).email),
            ("a name", |dice, _| {
                let person = person(dice.index(100_000));
                match dice.roll(3) {
                    0 => person.last.replace([' ', '’'], "").to_lowercase(),
                    1 => format!("{} {}", person.last, person.first),
                    _ => cut(dice, &person.last),
                }
            }),
        ];
        for (rank, (kind, typed)) in kinds.into_iter().enumerate() {
            let mut figure = Figure::new(format!("find, {kind}, {of}"), &MUST);
            let (mut dice, mut floor) = (Dice(rank as u64), house.floor());
            for _ in 0..ROUNDS {
                let at = dice.index(printed.len());
                let text = typed(&mut dice, &printed[at]);
                let floor = time(|| floor.ask());
                let took = time(|| {
                    house.ok::<Finds>("Karim", "find", Find { text: text.clone(), limit: 30 });
                });
                if took > 20.0 && std::env::var_os("CONTREMARQUE_BENCH_SLOW").is_some() {
                    eprintln!("{took:.1} ms: {text:?}");
                }
                figure.pair(floor, took);
            }
            table.add(figure);
        }
    }
}

fn cut(dice: &mut Dice, text: &str) -> String {
    text.chars().take(3 + dice.index(6)).collect()
}
