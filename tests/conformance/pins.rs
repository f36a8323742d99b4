//! One's own PIN: changed by whoever knows it, throttled like a sign-in, in no record.

use contract::action::Action;
use contract::args::Empty;
use contract::journal::JournalPage;
use contract::operator::{Operator, OperatorCard};
use contract::settings::OperatorRow;
use harness::desk::{Desk, PIN, on_each_engine};
use office::Code;
use serde_json::{Value as Json, json};
use store::TxExt as _;
use uuid::Uuid;

fn id(desk: &Desk, name: &str) -> i64 {
    let cards: Vec<OperatorCard> = desk.ok("", "operators_signin", json!({}));
    cards.iter().find(|card| card.name == name).unwrap().id.number()
}

fn change(old: &str, new: &str) -> Json {
    json!({ "old_pin": old, "new_pin": new })
}

fn sign_in(desk: &Desk, session: &str, name: &str, pin: &str) -> Result<Operator, Code> {
    let args = json!({ "operator_id": id(desk, name), "pin": pin });
    desk.call(session, "sign_in", args).map_err(|refusal| refusal.code)
}

#[test]
fn anybody_changes_their_own_pin_with_the_present_one() {
    on_each_engine(|desk| {
        assert_eq!(desk.refused("Karim", "pin_change", change("9999", "246810")), Code::WrongPin);
        assert_eq!(desk.refused("Karim", "pin_change", change(PIN, "12a4")), Code::BadField);
        desk.ok::<Empty>("Karim", "pin_change", change(PIN, "246810"));
        assert_eq!(sign_in(desk, "new", "Karim", PIN).unwrap_err(), Code::WrongSignIn);
        assert!(sign_in(desk, "new", "Karim", "246810").is_ok());
        assert!(sign_in(desk, "other", "Léa", PIN).is_ok(), "the others keep theirs");
    });
}

#[test]
fn the_session_that_changed_it_goes_on_and_the_others_end() {
    on_each_engine(|desk| {
        sign_in(desk, "elsewhere", "Karim", PIN).unwrap();
        desk.ok::<Json>("elsewhere", "badges", json!({}));
        desk.ok::<Empty>("Karim", "pin_change", change(PIN, "246810"));
        assert_eq!(desk.refused("elsewhere", "badges", json!({})), Code::NotSignedIn);
        desk.ok::<Json>("Karim", "badges", json!({}));
        desk.ok::<Json>("Léa", "badges", json!({}));
    });
}

#[test]
fn wrong_pins_wait_here_as_they_do_at_the_sign_in() {
    on_each_engine(|desk| {
        for _ in 0..5 {
            assert_eq!(
                desk.refused("Karim", "pin_change", change("0000", "246810")),
                Code::WrongPin
            );
        }
        let waits = desk.refused("Karim", "pin_change", change(PIN, "246810"));
        assert_eq!(waits, Code::SignInThrottled);
        assert_eq!(sign_in(desk, "new", "Karim", PIN).unwrap_err(), Code::SignInThrottled);
        desk.clock.pass(31_000);
        desk.ok::<Empty>("Karim", "pin_change", change(PIN, "246810"));
    });
}

#[test]
fn the_same_command_again_gives_its_first_answer() {
    on_each_engine(|desk| {
        let once = Uuid::now_v7();
        for _ in 0..2 {
            desk.call_as::<Empty>(once, "Karim", "pin_change", change(PIN, "246810")).unwrap();
        }
        desk.ok::<Empty>("Karim", "pin_change", change("246810", "135791"));
    });
}

#[test]
fn the_journal_says_it_and_no_record_holds_a_pin() {
    on_each_engine(|desk| {
        desk.ok::<Empty>("Karim", "pin_change", change(PIN, "24681012"));
        let all = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null,
            "to_ms": null, "after": null, "limit": 50 });
        let page: JournalPage = desk.ok("Hélène", "journal_list", all);
        let row = page.rows.iter().find(|row| row.action == Action::OperatorPinChanged).unwrap();
        assert!(!format!("{row:?}").contains("24681012"));
        #[derive(serde::Deserialize)]
        struct Kept {
            args: String,
            answer: String,
        }
        let kept: Vec<Kept> = desk
            .store()
            .read(|tx| tx.rows("SELECT args, answer FROM command WHERE name = 'pin_change'", &[]))
            .unwrap();
        assert_eq!(kept.len(), 1);
        assert!(!format!("{}{}", kept[0].args, kept[0].answer).contains("2468"));
    });
}

#[test]
fn a_supervisor_gives_another_pin_and_the_sessions_of_the_person_end() {
    on_each_engine(|desk| {
        let all: Vec<OperatorRow> = desk.ok("Hélène", "operator_list", json!({}));
        let karim = all.iter().find(|row| row.name == "Karim").unwrap();
        let change = json!({ "id": karim.id, "version": karim.version, "role": "cashier",
            "active": true, "pin": "7777" });
        desk.ok::<OperatorRow>("Hélène", "operator_change", change);
        assert_eq!(desk.refused("Karim", "badges", json!({})), Code::NotSignedIn);
        assert!(sign_in(desk, "Karim", "Karim", "7777").is_ok());
    });
}

#[test]
fn a_session_at_another_counter_ends_when_it_hears_of_it() {
    let desk = Desk::postgres(&harness::small::small_house());
    let beside = desk.beside();
    let listening = beside.api.listen(|_| {});
    std::thread::sleep(std::time::Duration::from_millis(800));
    desk.ok::<Empty>("Karim", "pin_change", change(PIN, "246810"));
    let ended = harness::until(20, "the other session to end", || {
        let code = beside.call::<Json>("Karim", "badges", json!({})).err()?.code;
        (code == Code::NotSignedIn).then_some(())
    });
    ended.unwrap();
    beside.ok::<Json>("Léa", "badges", json!({}));
    drop(listening);
}
