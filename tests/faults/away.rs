//! A server that stops, freezes or loses an answer, under a counter that goes on.

mod lines;

use std::process::Command;
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
use harness::desk::{Desk, TestClock};
use harness::programs::built;
use harness::proxy::Proxy;
use harness::small::small_house;
use office::Code;
use serde_json::json;
use store::{Store, StoreError};
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
pub fn a_request(desk: &Desk) -> RequestReprise {
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
        seen_starts_at_ms: quote.starts_at_ms(),
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
fn a_line_that_the_server_refuses_is_said_with_its_reason_until_it_is_taken_again() {
    let desk = Desk::postgres(&small_house());
    let line = Line::of(&desk);
    let login = desk.login.clone().unwrap();
    let (user, _) = login.strip_prefix("postgres://").unwrap().split_once(':').unwrap();
    let mut owner =
        postgres::Client::connect(desk.url.as_deref().unwrap(), postgres::NoTls).unwrap();
    let ends = format!(
        "ALTER ROLE {user} PASSWORD 'un autre';
         SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{user}'"
    );
    owner.batch_execute(&ends).unwrap();
    line.wait("why the line is refused", |state| {
        let Some(why) = state.why.as_ref().filter(|_| state.lost_since_ms.is_some()) else {
            return false;
        };
        assert_eq!(why.code, Code::DatabaseRefused, "{why}");
        let facts = serde_json::to_value(&why.args).unwrap();
        assert_eq!((&facts["why"], &facts["user"]), (&json!("password"), &json!(user)));
        true
    });
    // Each counter works on by itself once the server takes its password.
    owner.batch_execute(&format!("ALTER ROLE {user} PASSWORD '{user}'")).unwrap();
    line.wait_until_found();
    assert_eq!(desk.api.line_state().why, None);
    assert_eq!(requests(&desk), 0);
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

/// A wire to the server of an address.
fn wire_to(login: &str) -> Proxy {
    let (_, rest) = login.rsplit_once(':').unwrap();
    Proxy::to(rest.split('/').next().unwrap().parse().unwrap()).unwrap()
}

/// A house with a wire between its counter and the server of the tests.
fn house_behind_a_wire() -> (Desk, Proxy) {
    let owner = Desk::postgres(&small_house());
    let login = owner.login.clone().unwrap();
    let wire = wire_to(&login);
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

/// Within five seconds of the question that was held back.
fn is_told_in_time(wire: &Proxy) -> bool {
    wire.frozen_for().is_some_and(|silent| silent < Duration::from_secs(5))
}

/// Houses that are opened beside each other, each behind wires of its own.
const HOUSES: usize = 4;
/// The first questions are held back one by one; of those after them as many, from here to there.
const EACH: u64 = 8;

/// The questions that are held back.
fn held_back(questions: u64) -> impl Iterator<Item = u64> {
    // What follows an opening, as that it is over, is asked behind the last of them.
    let after = move |n: u64| EACH + n * (questions - 4 - EACH) / EACH;
    (1..=EACH).chain((1..=EACH).map(after))
}

#[test]
fn a_server_that_goes_silent_at_any_question_of_an_opening_is_told_within_five_seconds() {
    let opened_behind = |desk: &(tempfile::TempDir, String, Arc<TestClock>), wire: &Proxy| {
        let (folder, login, clock) = desk;
        let house = Desk::reopen(folder.path(), Some(wire.between(login)), clock)?;
        let questions = wire.asked();
        drop(house);
        Ok::<_, api::ApiError>(questions)
    };
    std::thread::scope(|scope| {
        for n in 0..HOUSES {
            scope.spawn(move || {
                let desk = Desk::postgres(&small_house());
                let (login, clock) = (desk.login.clone().unwrap(), Arc::clone(&desk.clock));
                let desk = (desk.close(), login, clock);
                let wire = wire_to(&desk.1);
                opened_behind(&desk, &wire).unwrap();
                // As it is opened from then on.
                let questions = opened_behind(&desk, &wire_to(&desk.1)).unwrap();
                assert!(questions > EACH, "{questions}");
                for at in held_back(questions).skip(n).step_by(HOUSES) {
                    let wire = wire_to(&desk.1);
                    wire.freeze_after(at);
                    let refused = match opened_behind(&desk, &wire) {
                        Err(refused) => refused,
                        // The last questions come behind the opening.
                        Ok(_) if at + EACH > questions => continue,
                        Ok(found) => panic!("{at} of {questions}: {found}"),
                    };
                    let code = refused.code;
                    assert_eq!(code, Code::DatabaseUnreachable, "{at} of {questions}: {refused}");
                    assert!(is_told_in_time(&wire), "{at}: {:?}", wire.frozen_for());
                }
                // Nothing is left of it: the house opens.
                opened_behind(&desk, &wire_to(&desk.1)).unwrap();
            });
        }
    });
}

#[test]
fn a_terminal_and_a_look_at_a_server_that_goes_silent_behind_the_handshake_say_so() {
    let desk = Desk::postgres(&small_house());
    let login = desk.login.clone().unwrap();
    let wire = wire_to(&login);
    store::look_at_server(&wire.between(&login)).unwrap();
    let questions = wire.asked();
    for at in (3..questions - 1).step_by(4) {
        let wire = wire_to(&login);
        wire.freeze_after(at);
        let refused = match store::look_at_server(&wire.between(&login)) {
            Err(refused) => refused,
            // Two questions that travel together count as one: the last ones may never come.
            Ok(_) if at + EACH > questions => break,
            Ok(found) => panic!("{at} of {questions}: {found:?}"),
        };
        assert!(is_away(&refused), "{at}: {refused}");
        assert!(is_told_in_time(&wire), "{at}: {:?}", wire.frozen_for());
    }
    let wire = wire_to(&login);
    wire.freeze_after(questions + 2);
    let place = tempfile::tempdir().unwrap();
    let told = Command::new(built("contremarquectl").unwrap())
        .arg("--data")
        .arg(place.path())
        .env("CONTREMARQUE_DATABASE", wire.between(&login))
        .arg("verify")
        .env("LC_ALL", "fr_FR.UTF-8")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&told.stderr);
    assert!(!told.status.success() && said.contains("ne répond pas"), "{said}");
    assert!(is_told_in_time(&wire), "{:?}", wire.frozen_for());
}

/// A house of an earlier schema is brought up to date while it is opened.
#[test]
fn a_server_that_goes_silent_while_a_schema_changes_is_told_within_five_seconds() {
    let url = harness::server::fresh_database();
    let wire = wire_to(&url);
    let store = Store::postgres(&wire.between(&url)).unwrap();
    let questions = wire.asked();
    drop(store);
    let silent_at = |at: u64| {
        let url = harness::server::fresh_database();
        let wire = wire_to(&url);
        wire.freeze_after(at);
        match Store::postgres(&wire.between(&url)) {
            Err(refused) => {
                assert!(is_away(&refused), "{at} of {questions}: {refused}");
                assert!(is_told_in_time(&wire), "{at}: {:?}", wire.frozen_for());
                true
            }
            // Questions that travel together count as one: the last ones may never come. Its goodbye is one more.
            Ok(_store) => {
                assert_eq!(wire.frozen_for(), None, "{at} of {questions}");
                false
            }
        }
    };
    assert!(silent_at(questions / 2), "{questions}");
    assert!((4..=20).step_by(4).any(|before| silent_at(questions - before)), "{questions}");
}

/// Whether the server was not reached, or said nothing.
fn is_away(refused: &StoreError) -> bool {
    match refused {
        StoreError::Unreachable(_) => true,
        StoreError::Server(trouble) => trouble.why.is_away(),
        _ => false,
    }
}
