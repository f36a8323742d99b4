//! The whole journal of a large house verified.

use contract::journal::Verification;
use serde_json::json;

use crate::engine::Engine;
use crate::floor::hash_a_mebibyte;
use crate::large::LargeHouse;
use crate::table::{Figure, Must, Table};
use crate::time;

const TIMES: usize = 3;
const RECENTLY: usize = 20;

pub fn measure(table: &mut Table) {
    for engine in Engine::all() {
        let house = LargeHouse::open(engine);
        let name = format!("verify, {} journal rows, {}", LargeHouse::size(), engine.name());
        let most = match engine {
            Engine::File => 4_000.0,
            Engine::Server => 6_000.0,
        };
        let mut figure = Figure::new(name, &[Must::At(50, most)]);
        for _ in 0..TIMES {
            let floor = time(hash_a_mebibyte);
            figure.pair(
                floor,
                time(|| {
                    let found: Verification = house.ok("Hélène", "journal_verify", json!({}));
                    assert!(found.ok, "{found:?}");
                }),
            );
        }
        table.add(figure.noted("the floor is a mebibyte hashed"));
        table.add(recent(&house, engine));
    }
}

/// What came since the last signature: a hundred rows at most, and those of one command.
fn recent(house: &LargeHouse, engine: Engine) -> Figure {
    let name = format!("verify what came since the last signature, {}", engine.name());
    let mut figure = Figure::new(name, &[Must::At(50, 100.0)]);
    for _ in 0..RECENTLY {
        figure.single(time(|| {
            let found = house.verify_recent();
            assert!(found.ok, "{found:?}");
        }));
    }
    figure
}
