//! Who signed in at a counter, and which PINs were refused there, as the journal tells it.

use contract::action::Action;
use contract::journal::{JournalPage, JournalRow, Verification};
use contract::operator::{Operator, OperatorCard};
use contract::sentence::Fact;
use harness::desk::{Desk, PIN, on_each_engine};
use office::Code;
use serde_json::json;

fn id(desk: &Desk, name: &str) -> i64 {
    let cards: Vec<OperatorCard> = desk.ok("", "operators_signin", json!({}));
    cards.iter().find(|card| card.name == name).unwrap().id.number()
}

fn tries(desk: &Desk, id: i64, pin: &str) -> Result<Operator, Code> {
    let args = json!({ "operator_id": id, "pin": pin });
    desk.call("x", "sign_in", args).map_err(|refusal| refusal.code)
}

/// Rows of an action, oldest first.
fn rows(desk: &Desk, action: Action) -> Vec<JournalRow> {
    let all = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null,
        "to_ms": null, "after": null, "limit": 200 });
    let page: JournalPage = desk.ok("Hélène", "journal_list", all);
    page.rows.into_iter().rev().filter(|row| row.action == action).collect()
}

/// How many refused PINs each row tells, and of whom.
fn refused(desk: &Desk) -> Vec<(i64, Option<String>)> {
    let of = |row: JournalRow| match row.args.get("count") {
        Some(Fact::Number(count)) => (*count, row.note),
        other => panic!("{other:?}"),
    };
    rows(desk, Action::OperatorPinRefused).into_iter().map(of).collect()
}

fn is_whole(desk: &Desk) {
    assert!(desk.ok::<Verification>("Hélène", "journal_verify", json!({})).ok);
}

#[test]
fn each_sign_in_is_a_row_that_says_who_and_at_which_counter() {
    on_each_engine(|desk| {
        let before = rows(desk, Action::OperatorSignedIn).len();
        tries(desk, id(desk, "Karim"), PIN).unwrap();
        let told = rows(desk, Action::OperatorSignedIn);
        assert_eq!(told.len(), before + 1);
        let row = told.last().unwrap();
        assert_eq!(row.operator, "Karim");
        assert!(!row.counter.is_empty());
        is_whole(desk);
    });
}

#[test]
fn refused_pins_are_one_row_a_minute_that_counts_them() {
    on_each_engine(|desk| {
        let (karim, lea) = (id(desk, "Karim"), id(desk, "Léa"));
        let wrong = |id: i64| assert_eq!(tries(desk, id, "9999"), Err(Code::WrongSignIn));
        wrong(karim);
        assert_eq!(refused(desk), [(1, Some("Karim".to_owned()))], "the first at once");
        assert_eq!(
            rows(desk, Action::OperatorPinRefused)[0].operator,
            "",
            "nobody is known to have tried"
        );
        wrong(karim);
        wrong(karim);
        // Who signs in meanwhile changes nothing of it.
        tries(desk, lea, PIN).unwrap();
        assert_eq!(refused(desk).len(), 1);
        assert!(!desk.api.tell_refused_pins().unwrap());
        desk.clock.pass(61_000);
        wrong(karim);
        assert_eq!(refused(desk)[1..], [(3, Some("Karim".to_owned()))]);

        wrong(lea);
        desk.clock.pass(31_000);
        wrong(karim);
        desk.clock.pass(31_000);
        assert!(desk.api.tell_refused_pins().unwrap(), "nobody has to come");
        assert!(!desk.api.tell_refused_pins().unwrap(), "once");
        assert_eq!(refused(desk)[2..], [(2, None)], "of several people it names nobody");
        is_whole(desk);
    });
}

#[test]
fn what_was_typed_for_a_name_is_stored_only_where_it_is_an_operator_s() {
    on_each_engine(|desk| {
        let typed = "motdepasse-collé-ici";
        assert!(desk.api.sign_in_by_name("x", typed, PIN).is_err());
        assert_eq!(refused(desk), [(1, None)]);
        let text = format!("{:?}", rows(desk, Action::OperatorPinRefused));
        assert!(!text.contains("motdepasse"), "{text}");
        desk.clock.pass(61_000);
        assert!(desk.api.sign_in_by_name("x", "Karim", "9999").is_err());
        assert_eq!(refused(desk)[1..], [(1, Some("Karim".to_owned()))]);
    });
}

#[test]
fn tries_that_had_to_wait_were_compared_with_nothing_and_are_not_counted() {
    on_each_engine(|desk| {
        let karim = id(desk, "Karim");
        while tries(desk, karim, "9999") == Err(Code::WrongSignIn) {}
        let told = refused(desk);
        assert_eq!(told.len(), 1);
        desk.clock.pass(61_000);
        desk.api.tell_refused_pins().unwrap();
        let counted: i64 = refused(desk).iter().map(|(count, _)| count).sum();
        assert_eq!(counted, 5);
        assert_eq!(tries(desk, karim, PIN).map(|who| who.name), Ok("Karim".to_owned()));
    });
}
