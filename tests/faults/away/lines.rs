//! A line that is left for another: of a host that froze, of a server that only reads, of a listener that was cut.

use std::sync::Arc;
use std::time::{Duration, Instant};

use api::Heard;
use contract::reprise::Requested;
use harness::desk::Desk;
use harness::proxy::Proxy;
use harness::small::small_house;
use office::Code;
use serde_json::json;
use uuid::Uuid;

use super::{Line, a_request, requests, wire_to};

/// The address of a house over several wires, called in this order.
fn over(wires: &[&Proxy], login: &str) -> String {
    let (before, rest) = login.rsplit_once('@').unwrap();
    let hosts: Vec<String> =
        wires.iter().map(|wire| format!("127.0.0.1:{}", wire.port())).collect();
    format!("{before}@{}/{}", hosts.join(","), rest.split_once('/').unwrap().1)
}

#[test]
fn a_command_at_a_host_that_froze_is_done_at_the_next_one_within_five_seconds_and_once() {
    let owner = Desk::postgres(&small_house());
    let login = owner.login.clone().unwrap();
    let (first, second) = (wire_to(&login), wire_to(&login));
    let desk = owner.moved_to(over(&[&first, &second], &login));
    let line = Line::of(&desk);
    let asked = a_request(&desk);
    first.freeze();
    let began = Instant::now();
    desk.ok::<Requested>("Léa", "reprise_request", &asked);
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    line.wait_until_lost();
    line.wait_until_found();
    assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
    assert_eq!(requests(&desk), 1);

    // Opened again, it does not wait for the first one either.
    let (login, clock) = (desk.login.clone(), Arc::clone(&desk.clock));
    let folder = desk.close();
    drop(line);
    let began = Instant::now();
    assert!(Desk::reopen(folder.path(), login, &clock).is_ok());
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}

/// Lets every request of a house be answered by a code, as often as is said.
fn answers(owner: &str, code: &str, times: u32) {
    let mut client = postgres::Client::connect(owner, postgres::NoTls).unwrap();
    let text = format!(
        "CREATE SEQUENCE IF NOT EXISTS answered; GRANT ALL ON SEQUENCE answered TO PUBLIC;
         ALTER SEQUENCE answered RESTART;
         CREATE OR REPLACE FUNCTION answers() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
           IF nextval('public.answered') <= {times} THEN
             RAISE EXCEPTION 'the server says no' USING ERRCODE = '{code}';
           END IF; RETURN NEW; END $$;
         CREATE OR REPLACE TRIGGER answers BEFORE INSERT ON reprise FOR EACH ROW EXECUTE FUNCTION answers()"
    );
    client.batch_execute(&text).unwrap();
}

#[test]
fn a_server_that_became_read_only_is_away_and_the_command_is_tried_again_under_its_id() {
    let desk = Desk::postgres(&small_house());
    let owner = desk.url.clone().unwrap();
    let (id, asked) = (Uuid::now_v7(), a_request(&desk));
    answers(&owner, "25006", 2);
    let refused = desk.call_as::<Requested>(id, "Léa", "reprise_request", &asked).unwrap_err();
    assert_eq!(refused.code, Code::DatabaseUnreachable);
    let why = serde_json::to_value(&refused.args).unwrap();
    assert_eq!(why["why"], json!("read_only"), "{why}");
    assert!(why["host"].as_str().unwrap().starts_with("127.0.0.1:"), "{why}");
    // By now another line writes.
    desk.call_as::<Requested>(id, "Léa", "reprise_request", &asked).unwrap();
    assert_eq!(requests(&desk), 1);

    let other = json!({ "id": first_request(&desk), "version": 1 });
    answers(&owner, "25006", 0);
    desk.ok::<serde_json::Value>("Léa", "reprise_withdraw", other);
    answers(&owner, "25006", 1);
    let again = a_request(&desk);
    desk.ok::<Requested>("Léa", "reprise_request", &again);
    assert_eq!(
        requests(&desk),
        1,
        "a line that reads alone is left for another, and nobody is asked"
    );
    assert!(desk.api.verify().unwrap().ok);
}

#[test]
fn a_server_that_is_full_or_fails_is_named_and_the_command_is_given_again_under_its_id() {
    let desk = Desk::postgres(&small_house());
    let owner = desk.url.clone().unwrap();
    let (id, asked) = (Uuid::now_v7(), a_request(&desk));
    for (said, code) in [
        ("53100", Code::ServerFull),
        ("53200", Code::ServerTrouble),
        ("53000", Code::ServerTrouble),
        ("58030", Code::ServerTrouble),
    ] {
        answers(&owner, said, 1);
        let refused = desk.call_as::<Requested>(id, "Léa", "reprise_request", &asked).unwrap_err();
        assert_eq!(refused.code, code, "{said}: {refused}");
        let facts = serde_json::to_value(&refused.args).unwrap();
        assert!(facts["host"].as_str().unwrap().starts_with("127.0.0.1:"), "{facts}");
        assert_eq!(requests(&desk), 0);
    }
    assert_eq!(desk.api.store.reconnects(), 0, "the line is good");
    let made: Requested = desk.call_as(id, "Léa", "reprise_request", &asked).unwrap();
    let again: Requested = desk.call_as(id, "Léa", "reprise_request", &asked).unwrap();
    let [made, again] = [made, again].map(|answer| serde_json::to_value(answer).unwrap());
    assert_eq!((requests(&desk), again), (1, made));
}

fn first_request(desk: &Desk) -> serde_json::Value {
    let page = harness::queue::page(domain::reprise::Bucket::Open, 1);
    let list: serde_json::Value = desk.ok("Léa", "reprise_list", page);
    list["rows"][0]["id"].clone()
}

#[test]
fn a_listening_line_that_is_opened_again_at_its_first_try_says_that_everything_may_have_changed() {
    let desk = Desk::postgres(&small_house());
    let line = Line::of(&desk);
    std::thread::sleep(Duration::from_millis(600));
    while line.heard.try_recv().is_ok() {}
    let mut owner =
        postgres::Client::connect(desk.url.as_deref().unwrap(), postgres::NoTls).unwrap();
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
        WHERE datname = current_database() AND pid <> pg_backend_pid()";
    owner.batch_execute(cut).unwrap();
    let end = Instant::now() + Duration::from_secs(5);
    loop {
        let left = end.saturating_duration_since(Instant::now());
        match line.heard.recv_timeout(left).expect("that everything may have changed") {
            Heard::Changed(topics) if topics.len() == api::Topic::ALL.len() => break,
            _ => {}
        }
    }
    assert_eq!(desk.api.line_state().lost_since_ms, None, "it was never lost for long");
}

#[test]
fn a_server_that_is_slow_once_to_be_looked_at_is_not_left() {
    let owner = Desk::postgres(&small_house());
    let (url, login) = (owner.url.clone().unwrap(), owner.login.clone().unwrap());
    let wire = wire_to(&login);
    let desk = owner.moved_to(wire.between(&login));
    let asked = a_request(&desk);
    let mut owner = postgres::Client::connect(&url, postgres::NoTls).unwrap();
    owner
        .batch_execute(
            "CREATE FUNCTION takes_time() RETURNS trigger LANGUAGE plpgsql AS
               $$ BEGIN PERFORM pg_sleep(6); RETURN NEW; END $$;
             CREATE TRIGGER takes_time BEFORE INSERT ON reprise FOR EACH ROW EXECUTE FUNCTION takes_time()",
        )
        .unwrap();
    // The first look is one of the lines that are called while the answer is owed.
    wire.delay_the_next_line(Duration::from_secs(5));
    desk.ok::<Requested>("Léa", "reprise_request", &asked);
    assert!(wire.has_delayed_it(), "nobody looked");
    assert_eq!(desk.api.store.reconnects(), 0, "the line was left");
    assert_eq!(requests(&desk), 1);
}
