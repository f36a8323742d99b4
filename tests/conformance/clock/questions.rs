//! The house's time costs no question of its own: the server tells it when a transaction begins.

use contract::args::ById;
use harness::desk::Desk;
use harness::proxy::Proxy;
use harness::small::small_house;
use serde_json::{Value as Json, json};

use crate::reprises::{ask_back, order};

#[test]
fn a_transaction_on_a_server_is_its_beginning_its_statements_and_its_end() {
    let desk = Desk::postgres(&small_house());
    let login = desk.login.clone().unwrap();
    let (_, place) = login.rsplit_once(':').unwrap();
    let port = place.split('/').next().unwrap().parse().unwrap();
    let wire = Proxy::to(port).unwrap();
    let desk = desk.moved_to(wire.between(&login));
    let id = ask_back(&desk, "Léa", order(&desk, "671083").places[0].id).row.id;
    let figures = || drop(desk.ok::<Json>("Léa", "badges", json!({})));
    let letting_go = || drop(desk.ok::<Json>("Léa", "reprise_release", ById { id }));
    for (name, ask) in [("a question", &figures as &dyn Fn()), ("a write", &letting_go)] {
        // Prepared once, asked from then on.
        ask();
        let before = wire.asked();
        ask();
        assert_eq!(wire.asked() - before, 4, "{name}: begin, look, do, commit");
    }
}
