//! A server that stops, freezes or loses an answer, under a counter that goes on.

use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use api::{Api, Heard, LineState, Listening, Options};
use contract::args::ById;
use contract::counter::CounterRow;
use contract::customer::{CustomerPage, OrderPage};
use contract::operator::Badges;
use contract::order::OrderFile;
use contract::reprise::{QuotePlaces, RepriseQuote, RequestReprise, Requested};
use harness::cluster::Cluster;
use harness::desk::Desk;
use harness::proxy::Proxy;
use harness::small::small_house;
use office::Code;
use serde_json::json;
use uuid::Uuid;

const PATIENCE: Duration = Duration::from_secs(30);

struct Line {
    heard: Receiver<Heard>,
    _listening: Listening,
}

impl Line {
    fn of(desk: &Desk) -> Self {
        let (tell, heard) = channel();
        let tell = Mutex::new(tell);
        let listening = desk.api.listen(move |heard| {
            let _ = tell.lock().unwrap().send(heard);
        });
        let line = Self { heard, _listening: listening };
        harness::until(20, "the counter at its line", || {
            let rows: Vec<CounterRow> = desk.ok("Hélène", "counter_list", json!({}));
            rows.iter().any(|row| row.here && !row.program.is_empty()).then_some(())
        })
        .unwrap();
        line
    }

    fn wait(&self, what: &str, wanted: impl Fn(&LineState) -> bool) {
        let end = std::time::Instant::now() + PATIENCE;
        while let Some(left) = end.checked_duration_since(std::time::Instant::now()) {
            match self.heard.recv_timeout(left) {
                Ok(Heard::Line(state)) if wanted(&state) => return,
                Ok(_) => {}
                Err(_) => break,
            }
        }
        panic!("never heard: {what}");
    }

    fn wait_until_lost(&self) {
        self.wait("that the line is dead", |state| state.lost_since_ms.is_some());
    }

    fn wait_until_found(&self) {
        self.wait("that the line is back", |state| state.lost_since_ms.is_none());
    }
}

/// A request for one place that is free.
fn a_request(desk: &Desk) -> RequestReprise {
    let found: CustomerPage =
        desk.ok("Léa", "customer_search", json!({ "search": "671083", "after": null, "limit": 1 }));
    let list = json!({ "customer_id": found.rows[0].id, "search": "671083", "sort": "number",
        "descending": false, "offset": 0, "limit": 1 });
    let orders: OrderPage = desk.ok("Léa", "order_list", list);
    let order: OrderFile = desk.ok("Léa", "order_file", ById { id: orders.rows[0].id });
    let free = order.places.iter().find(|place| place.can_request).unwrap();
    let place_ids = vec![free.id];
    let asked = QuotePlaces { place_ids: place_ids.clone() };
    let quote: RepriseQuote = desk.ok("Léa", "reprise_quote", asked);
    RequestReprise {
        place_ids,
        terms_version: quote.terms_version,
        expected_reprise_cents: quote.reprise_cents,
    }
}

fn requests(desk: &Desk) -> i64 {
    desk.ok::<Badges>("Léa", "badges", json!({})).open
}

fn house_on(cluster: &Cluster) -> Desk {
    Desk::open(Some(harness::server::fresh_database_on(&cluster.url)), &small_house())
}

#[test]
fn a_server_that_stops_is_said_and_work_goes_on_when_it_is_back() {
    let cluster = Cluster::start().unwrap();
    let desk = house_on(&cluster);
    let line = Line::of(&desk);
    let (id, asked) = (Uuid::now_v7(), a_request(&desk));
    cluster.halt().unwrap();
    line.wait_until_lost();
    let refused = desk.call_as::<Requested>(id, "Léa", "reprise_request", &asked);
    assert_eq!(refused.unwrap_err().code, Code::DatabaseUnreachable);
    assert_eq!(desk.refused("Léa", "badges", json!({})), Code::DatabaseUnreachable);
    cluster.again().unwrap();
    line.wait_until_found();
    desk.call_as::<Requested>(id, "Léa", "reprise_request", &asked).unwrap();
    desk.call_as::<Requested>(id, "Léa", "reprise_request", &asked).unwrap();
    assert_eq!(requests(&desk), 1);
    assert!(desk.api.verify().unwrap().ok);
}

#[test]
fn a_house_whose_server_is_away_does_not_open_and_opens_once_it_is_back() {
    let cluster = Cluster::start().unwrap();
    let desk = house_on(&cluster);
    let (login, clock) = (desk.login.clone(), Arc::clone(&desk.clock));
    let folder = desk.close();
    cluster.halt().unwrap();
    let refused = Desk::reopen(folder.path(), login.clone(), &clock).map(|_| ());
    assert_eq!(refused.unwrap_err().code, Code::DatabaseUnreachable);
    cluster.again().unwrap();
    assert!(Desk::reopen(folder.path(), login, &clock).is_ok());
}

/// A house with a wire between its counter and the server of the tests.
fn house_behind_a_wire() -> (Desk, Proxy) {
    let owner = Desk::postgres(&small_house());
    let login = owner.login.clone().unwrap();
    let (_, rest) = login.rsplit_once(':').unwrap();
    let port = rest.split('/').next().unwrap().parse().unwrap();
    let wire = Proxy::to(port).unwrap();
    let desk = owner.moved_to(wire.between(&login));
    (desk, wire)
}

#[test]
fn an_answer_lost_at_the_commit_is_found_again_and_nothing_is_done_twice() {
    let (desk, wire) = house_behind_a_wire();
    let asked = a_request(&desk);
    wire.lose_a_commit();
    desk.ok::<Requested>("Léa", "reprise_request", &asked);
    assert!(wire.has_lost_it());
    assert_eq!(requests(&desk), 1);
    assert_eq!(
        desk.api.line_state().cuts,
        0,
        "nobody listens here, and it went through all the same"
    );
    assert!(desk.api.verify().unwrap().ok);
}

#[test]
fn a_server_that_freezes_is_said_although_nothing_was_cut() {
    let (desk, wire) = house_behind_a_wire();
    let line = Line::of(&desk);
    let asked = a_request(&desk);
    wire.freeze();
    line.wait_until_lost();
    // A command given meanwhile waits, and is done once.
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| desk.call::<Requested>("Léa", "reprise_request", &asked));
        std::thread::sleep(Duration::from_millis(300));
        wire.thaw();
        line.wait_until_found();
        waiting.join().unwrap().unwrap();
    });
    assert_eq!(requests(&desk), 1);
}

#[test]
fn a_server_that_takes_the_call_and_says_nothing_is_told_within_five_seconds() {
    // The system takes the call; nobody ever answers it.
    let silent = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = silent.local_addr().unwrap().port();
    let place = tempfile::tempdir().unwrap();
    let options = Options {
        database_url: Some(format!("postgres://desk:secret@127.0.0.1:{port}/house")),
        ..Options::folder(place.path())
    };
    let asked = Instant::now();
    let refused = Api::open(&options).err().unwrap();
    assert_eq!(refused.code, Code::DatabaseUnreachable);
    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
}
