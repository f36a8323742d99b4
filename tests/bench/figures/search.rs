//! Customers found as one types, in a large house.

use contract::customer::{CustomerPage, CustomerSearch};
use harness::dice::Dice;
use harness::large::person;

use crate::engine::Engine;
use crate::large::LargeHouse;
use crate::table::{Figure, Must, Table};
use crate::time;

const ROUNDS: usize = 2_000;
const MUST: [Must; 2] = [Must::At(95, 20.0), Must::At(99, 50.0)];

pub fn measure(table: &mut Table) {
    for engine in Engine::all() {
        let house = LargeHouse::open(engine);
        let of = format!("{} customers, {}", LargeHouse::size(), engine.name());
        type Typed = fn(&mut Dice, [String; 4]) -> String;
        let kinds: [(&str, Typed); 4] = [
            ("1 to 12 letters of a name", |dice, [last, first, ..]| {
                let name = if dice.roll(2) == 0 { last } else { first };
                cut(dice, &name)
            }),
            ("1 to 12 letters of an address or digits", |dice, [_, _, email, phone]| {
                let word = if dice.roll(3) == 0 { phone } else { email };
                cut(dice, &word)
            }),
            ("two words of one person", |dice, [last, first, email, _]| match dice.roll(3) {
                0 => format!("{} {}", cut(dice, &last), cut(dice, &first)),
                1 => format!("{} {}", cut(dice, &first), cut(dice, &last)),
                _ => format!("{} {}", cut(dice, &first), cut(dice, &email)),
            }),
            ("two words of anybody", |dice, [last, ..]| {
                let other = dice.index(100_000);
                format!("{} {}", cut(dice, &last), cut(dice, person(other).first))
            }),
        ];
        for (rank, (kind, typed)) in kinds.into_iter().enumerate() {
            let mut figure = Figure::new(format!("search, {kind}, {of}"), &MUST);
            let (mut dice, mut floor) = (Dice(rank as u64), house.floor());
            for _ in 0..ROUNDS {
                let person = person(dice.index(100_000));
                let of = [person.last, person.first.to_owned(), person.email, phone(&person.phone)];
                let search = typed(&mut dice, of);
                let floor = time(|| floor.ask());
                let shown = search.clone();
                let took = time(|| {
                    let search = CustomerSearch { search, after: None, limit: 50 };
                    house.ok::<CustomerPage>("Karim", "customer_search", search);
                });
                if took > 20.0 && std::env::var_os("CONTREMARQUE_BENCH_SLOW").is_some() {
                    eprintln!("{took:.1} ms: {shown:?}");
                }
                figure.pair(floor, took);
            }
            table.add(figure);
        }
    }
}

fn phone(phone: &str) -> String {
    domain::text::phone_key(phone)
}

fn cut(dice: &mut Dice, text: &str) -> String {
    text.chars().take(1 + dice.index(12)).collect()
}
