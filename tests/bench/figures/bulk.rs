//! A thousand requests accepted in one go on a server, beside the same without its guards.

use harness::rounds::Rounds;

use crate::engine::Engine;
use crate::table::{Figure, Must, Table};
use crate::time;

/// Requests of one command, and such commands. The first prepares its texts and is not measured.
const TOGETHER: usize = 1_000;
const TIMES: usize = 4;
/// What must be: requests a second, and times the same without guards.
const RATE: f64 = 3_000.0;
const SLOWER: f64 = 1.5;

pub fn measure(table: &mut Table) {
    if !Engine::all().contains(&Engine::Server) {
        eprintln!("bulk: no server, CONTREMARQUE_TEST_POSTGRES is not set");
        return;
    }
    let house = || Rounds::make(Engine::Server.fresh(), TOGETHER * TIMES, false);
    let (guarded, bare) = (house(), house());
    without_guards(bare.desk.url.as_deref().expect("a server"));
    let must = [Must::Rate(TOGETHER as f64, RATE), Must::Times(50, SLOWER)];
    let mut figure = Figure::new("accept 1 000 in one go, guarded, PostgreSQL", &must)
        .noted("beside the same without the triggers that refuse");
    for round in 0..TIMES {
        let requests = || round * TOGETHER..(round + 1) * TOGETHER;
        let accept = |house: &Rounds| time(|| assert_eq!(house.accept_many(requests()), TOGETHER));
        let (floor, took) = (accept(&bare), accept(&guarded));
        if round > 0 {
            figure.pair(floor, took);
        }
    }
    table.add(figure);
}

/// Puts out every trigger but those that note which rows were written, and take the notes away: seals are made from them.
fn without_guards(url: &str) {
    let mut client = postgres::Client::connect(url, postgres::NoTls).expect("the server");
    let refusing = "SELECT format('ALTER TABLE %I.%I DISABLE TRIGGER %I', n.nspname, c.relname, g.tgname) \
        FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace \
        WHERE NOT g.tgisinternal AND g.tgname NOT LIKE '%\\_touched%' AND g.tgname <> 'guard_told'";
    for row in client.query(refusing, &[]).expect("its triggers") {
        client.batch_execute(row.get(0)).expect("its owner may");
    }
}
