//! The list of commands: who may give what, and what is said to everyone else.

use api::{Again, COMMANDS, CommandKind, Who};
use contract::operator::{OperatorCard, SignIn};
use domain::access::Role;
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use office::Code;
use serde_json::json;

fn session_of(role: Role) -> &'static str {
    match role {
        Role::Agent => "Léa",
        Role::Supervisor => "Hélène",
        Role::Cashier => "Karim",
    }
}

fn keys(roles: &[Role]) -> String {
    roles.iter().map(|role| role.key()).collect::<Vec<_>>().join(" ")
}

/// `agent cashier supervisor` beside each command, as the snapshot keeps it.
fn matrix() -> String {
    let line = |spec: &api::Spec<api::Api>| {
        let who = match spec.who {
            Who::Anyone => "anyone".to_owned(),
            Who::Founder(roles) => format!("anyone before the house, then {}", keys(roles)),
            Who::Roles(roles) => keys(roles),
            Who::Customer => "customer".to_owned(),
        };
        let kind = match spec.kind {
            CommandKind::Read => "read",
            CommandKind::Write => "write",
            CommandKind::Touch => "touch",
            CommandKind::Local => "local",
        };
        format!("{:<24} {kind:<6} {who}\n", spec.name)
    };
    COMMANDS.iter().map(line).collect()
}

/// `UPDATE=1` writes the picture anew: read the difference before committing it.
#[test]
fn who_may_give_which_command_is_as_agreed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/matrix.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, matrix()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), matrix());
}

/// A sale that nobody said this of would be given again, or be lost, by chance.
#[test]
fn every_command_that_is_kept_says_whether_it_is_given_again_where_the_house_lost_it() {
    let unsaid = |spec: &&api::Spec<api::Api>| {
        let is_kept = spec.kept.is_some() || spec.kind == CommandKind::Write;
        is_kept != spec.again.is_some()
    };
    let unsaid: Vec<_> = COMMANDS.iter().filter(unsaid).map(|spec| spec.name).collect();
    assert_eq!(unsaid, [""; 0]);
    // What is no one transaction has a secret with it, a file or a printer.
    let given = |spec: &&api::Spec<api::Api>| {
        spec.kind != CommandKind::Write
            && spec.again.is_some_and(|again| again.is_given() && again != Again::Prints)
    };
    let given: Vec<_> = COMMANDS.iter().filter(given).map(|spec| spec.name).collect();
    assert_eq!(given, [""; 0]);
}

#[test]
fn every_command_is_refused_without_a_session() {
    let desk = Desk::sqlite(&small_house());
    for spec in COMMANDS.iter().filter(|spec| spec.who != Who::Anyone) {
        assert_eq!(
            desk.refused("nobody", spec.name, json!({})),
            Code::NotSignedIn,
            "{}",
            spec.name
        );
    }
}

#[test]
fn every_command_is_refused_on_an_expired_session() {
    let desk = Desk::sqlite(&small_house());
    for spec in COMMANDS.iter().filter(|spec| spec.who != Who::Anyone) {
        desk.signs_in("Hélène");
        desk.clock.pass(11 * 60_000);
        let code = desk.refused("Hélène", spec.name, json!({}));
        assert_eq!(code, Code::SessionExpired, "{}", spec.name);
    }
}

#[test]
fn every_command_is_refused_to_the_wrong_role() {
    let desk = Desk::sqlite(&small_house());
    let mut refused = 0;
    for spec in COMMANDS {
        for role in Role::ALL.into_iter().filter(|role| !spec.who.allows(*role)) {
            let code = desk.refused(session_of(role), spec.name, json!({}));
            assert_eq!(code, Code::NotAllowed, "{} by {role:?}", spec.name);
            refused += 1;
        }
    }
    assert!(refused > 20);
}

#[test]
fn five_wrong_pins_make_one_wait_and_nothing_says_which_half_was_wrong() {
    on_each_engine(|desk| {
        let cards: Vec<OperatorCard> = desk.ok("", "operators_signin", json!({}));
        let lea = cards.iter().find(|card| card.name == "Léa").unwrap();
        let wrong = |operator_id| SignIn { operator_id, pin: "9999".into() };
        assert_eq!(desk.refused("x", "sign_in", wrong(404.into())), Code::WrongSignIn);
        for _ in 0..5 {
            assert_eq!(desk.refused("x", "sign_in", wrong(lea.id)), Code::WrongSignIn);
        }
        let right = SignIn { operator_id: lea.id, pin: harness::desk::PIN.into() };
        assert_eq!(desk.refused("x", "sign_in", right.clone()), Code::SignInThrottled);
        desk.clock.pass(30_001);
        desk.ok::<serde_json::Value>("x", "sign_in", right);
    });
}

#[test]
fn outside_the_demo_no_pin_is_shown() {
    let desk = Desk::sqlite(&small_house());
    let cards: Vec<OperatorCard> = desk.ok("", "operators_signin", json!({}));
    assert!(cards.iter().all(|card| card.demo_pin.is_none()));
}

#[test]
fn an_unknown_command_or_field_is_named() {
    let desk = Desk::sqlite(&small_house());
    assert_eq!(desk.refused("Léa", "reprise_destroy", json!({})), Code::UnknownCommand);
    let odd = json!({ "id": 1, "version": 1, "amount": 5 });
    assert_eq!(desk.refused("Léa", "reprise_accept", odd), Code::BadArguments);
}
