//! People at a desk whose role, right or PIN changes while they are signed in.

use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use api::Heard;
use contract::args::Empty;
use contract::operator::{AppState, Badges};
use contract::settings::{ChangeOperator, OperatorRow, Settings};
use domain::access::Role;
use harness::desk::{Desk, PIN, on_each_engine};
use harness::small::small_house;
use office::Code;
use serde_json::json;

fn person(desk: &Desk, name: &str) -> OperatorRow {
    let people: Vec<OperatorRow> = desk.ok("Zoé", "operator_list", json!({}));
    people.into_iter().find(|person| person.name == name).unwrap()
}

fn change(desk: &Desk, name: &str, role: Option<Role>, active: bool, pin: Option<&str>) {
    let now = person(desk, name);
    let changed = ChangeOperator {
        id: now.id,
        version: now.version,
        role: role.unwrap_or(now.role),
        active,
        pin: pin.map(Into::into),
    };
    desk.ok::<OperatorRow>("Zoé", "operator_change", changed);
}

fn is_in(desk: &Desk, name: &str) -> bool {
    desk.ok::<AppState>(name, "app_state", json!({})).operator.is_some()
}

#[test]
fn a_dismissed_person_s_open_session_is_over_at_once() {
    on_each_engine(|desk| {
        change(desk, "Hélène", None, false, None);
        assert_eq!(desk.refused("Hélène", "operator_list", json!({})), Code::NotSignedIn);
        assert!(!is_in(desk, "Hélène"));
        assert!(is_in(desk, "Léa"), "the others stay");
    });
}

#[test]
fn another_role_or_another_pin_ends_the_session_too() {
    on_each_engine(|desk| {
        change(desk, "Karim", Some(Role::Agent), true, None);
        assert!(!is_in(desk, "Karim"));
        change(desk, "Noé", None, true, Some("4321"));
        assert!(!is_in(desk, "Noé"));
        let id = person(desk, "Noé").id;
        let with = |pin: &str| json!({ "operator_id": id, "pin": pin });
        assert_eq!(desk.refused("Noé", "sign_in", with(PIN)), Code::WrongSignIn);
        desk.ok::<contract::operator::Operator>("Noé", "sign_in", with("4321"));
    });
}

#[test]
fn a_name_that_somebody_has_is_said_to_be_taken() {
    on_each_engine(|desk| {
        change(desk, "Noé", None, false, None);
        let again = json!({ "name": "noé", "role": "agent", "pin": "4321" });
        let refusal = desk.call::<OperatorRow>("Zoé", "operator_create", again).unwrap_err();
        assert_eq!((refusal.code, &refusal.args["name"]), (Code::NameTaken, &"noé".into()));
    });
}

#[test]
fn a_change_of_a_person_whom_somebody_else_changed_is_refused_as_such() {
    on_each_engine(|desk| {
        let seen = person(desk, "Noé");
        change(desk, "Noé", Some(Role::Cashier), true, None);
        let stop = ChangeOperator {
            id: seen.id,
            version: seen.version,
            role: seen.role,
            active: false,
            pin: None,
        };
        assert_eq!(desk.refused("Hélène", "operator_change", stop), Code::ChangedSince);
        assert!(person(desk, "Noé").active);
    });
}

#[test]
fn who_changes_their_own_pin_stays_signed_in() {
    on_each_engine(|desk| {
        change(desk, "Zoé", None, true, Some("4321"));
        assert!(is_in(desk, "Zoé"));
        desk.ok::<Badges>("Zoé", "badges", json!({}));
    });
}

#[test]
fn a_dismissed_person_at_another_counter_is_refused_in_the_transaction_itself() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    // Nobody listens there: the counter has heard nothing.
    change(&desk, "Hélène", None, false, None);
    let cashier = json!({ "name": "Moi", "role": "supervisor", "pin": "9876" });
    assert_eq!(other.refused("Hélène", "operator_create", &cashier), Code::OperatorChanged);
    assert_eq!(other.refused("Hélène", "operator_create", &cashier), Code::NotSignedIn);
    let lost = json!({ "operator_id": person(&desk, "Hélène").id, "pin": PIN });
    assert_eq!(other.refused("x", "sign_in", lost), Code::WrongSignIn);
}

#[test]
fn a_supervisor_made_an_agent_reads_and_writes_no_more_as_one() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    change(&desk, "Hélène", Some(Role::Agent), true, None);
    assert_eq!(other.refused("Hélène", "operator_list", json!({})), Code::OperatorChanged);
    assert!(!is_in(&other, "Hélène"));
}

#[test]
fn what_is_no_transaction_of_the_house_is_refused_to_them_as_well() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    change(&desk, "Hélène", None, false, None);
    change(&desk, "Karim", Some(Role::Agent), true, None);
    for (name, command) in [("Hélène", "import_progress"), ("Karim", "settings_get")] {
        assert_eq!(other.refused(name, command, json!({})), Code::OperatorChanged, "{name}");
        assert!(!is_in(&other, name), "{name}");
    }
    other.ok::<Settings>("Zoé", "settings_get", json!({}));
}

#[test]
fn the_other_counters_hear_that_a_person_was_changed_and_end_the_session() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    let (tell, heard) = channel();
    let tell = Mutex::new(tell);
    let _listening = other.api.listen(move |what| {
        let _ = tell.lock().unwrap().send(what);
    });
    // It listens once it was heard of.
    let there = || heard.try_recv().ok().map(|_: Heard| ());
    let _ = harness::until(5, "the counter at its line", there);
    change(&desk, "Hélène", None, false, None);
    let over =
        harness::until(20, "the session to end", || (!is_in(&other, "Hélène")).then_some(()));
    over.unwrap();
    assert!(is_in(&other, "Léa"));
}

#[test]
fn five_wrong_pins_make_one_wait_and_the_right_one_then_is_not_looked_at() {
    on_each_engine(|desk| {
        let id = person(desk, "Noé").id;
        let with = |pin: &str| json!({ "operator_id": id, "pin": pin });
        for _ in 0..5 {
            assert_eq!(desk.refused("x", "sign_in", with("9999")), Code::WrongSignIn);
        }
        assert_eq!(desk.refused("x", "sign_in", with(PIN)), Code::SignInThrottled);
        assert_eq!(desk.refused("x", "sign_in", with("no pin")), Code::SignInThrottled);
        // A supervisor gives another: what was counted is forgotten.
        change(desk, "Noé", None, true, Some("4321"));
        desk.ok::<contract::operator::Operator>("x", "sign_in", with("4321"));
    });
}

#[test]
fn a_right_pin_forgets_the_wrong_ones_before_it() {
    on_each_engine(|desk| {
        let id = person(desk, "Noé").id;
        let with = |pin: &str| json!({ "operator_id": id, "pin": pin });
        for _ in 0..3 {
            for _ in 0..4 {
                assert_eq!(desk.refused("x", "sign_in", with("9999")), Code::WrongSignIn);
            }
            desk.ok::<contract::operator::Operator>("x", "sign_in", with(PIN));
        }
    });
}

#[test]
fn an_unknown_person_is_refused_as_a_wrong_pin_is() {
    on_each_engine(|desk| {
        let nobody = json!({ "operator_id": 424_242, "pin": PIN });
        assert_eq!(desk.refused("x", "sign_in", nobody), Code::WrongSignIn);
    });
}

#[test]
fn a_new_counter_of_a_shared_house_waits_until_a_supervisor_lets_it_in() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside_waiting(&desk.clock);
    let state: AppState = other.ok("", "app_state", json!({}));
    assert!(state.waiting && state.revoked_at_ms.is_none());
    let lea = json!({ "operator_id": person(&desk, "Léa").id, "pin": PIN });
    assert_eq!(other.refused("Léa", "sign_in", &lea), Code::CounterWaiting);
    assert_eq!(other.refused("Léa", "operators_signin", json!({})), Code::CounterWaiting);
    desk.lets_in(&other);
    other.signs_in("Léa");
    other.ok::<Badges>("Léa", "badges", json!({}));
}

#[test]
fn a_counter_that_was_shut_out_and_lost_its_key_waits_like_any_new_one() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    let rows: Vec<contract::counter::CounterRow> = desk.ok("Hélène", "counter_list", json!({}));
    let there = rows.iter().find(|row| !row.here).unwrap();
    let seen = contract::args::Versioned { id: there.id, version: there.version };
    desk.ok::<Empty>("Hélène", "counter_revoke", seen);
    let (login, clock) = (other.login.clone(), Arc::clone(&other.clock));
    let folder = other.close();
    std::fs::remove_file(folder.path().join("counter.key")).unwrap();
    let again = Desk::reopen(folder.path(), login, &clock).unwrap();
    let state = again.call("x", "app_state", uuid::Uuid::now_v7(), "{}").unwrap().json;
    assert!(serde_json::from_str::<AppState>(&state).unwrap().waiting);
}

#[test]
fn the_owner_s_login_is_let_in_so_that_a_house_without_a_counter_can_be_opened() {
    let desk = Desk::postgres(&small_house());
    let folder = tempfile::tempdir().unwrap();
    let api = Desk::reopen(folder.path(), desk.url.clone(), &desk.clock).unwrap();
    let state = api.call("x", "app_state", uuid::Uuid::now_v7(), "{}").unwrap().json;
    assert!(!serde_json::from_str::<AppState>(&state).unwrap().waiting);
}

#[test]
fn a_counter_s_login_moves_no_house() {
    let desk = Desk::postgres(&small_house());
    let login = desk.login.clone();
    let (folder, target) = (desk.close(), tempfile::tempdir().unwrap());
    let from = api::Options { database_url: login, ..api::Options::folder(folder.path()) };
    let to = target.path().to_str().unwrap();
    let refused = api::Api::move_house(&from, Some("Hélène"), PIN, to).unwrap_err();
    assert_eq!(refused.code, Code::OwnerNeeded);
}
