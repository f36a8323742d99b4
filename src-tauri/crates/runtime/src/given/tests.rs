//! What is kept of the commands of a counter, and what hangs on what.

use std::sync::atomic::{AtomicU64, Ordering};

use super::*;

/// An id that no other act has.
fn fresh() -> Uuid {
    static LAST: AtomicU64 = AtomicU64::new(0);
    Uuid::from_u128(u128::from(LAST.fetch_add(1, Ordering::Relaxed)) + 1)
}

fn act(name: &'static str, args: &str, answer: &str, at_ms: i64) -> Answered {
    let again = match name {
        "sale_make" => Again::Sells,
        "customer_create" | "customer_change" => Again::Names,
        "ticket_confirm" => Again::Prints,
        "customer_erase" => Again::Erases,
        _ => Again::Gives,
    };
    Answered {
        id: fresh(),
        name,
        args: args.to_owned(),
        operator: Actor::program(),
        again,
        told_order: order_in(answer),
        amount_cents: amount_in(answer).or_else(|| amount_in(args)),
        said_ms: at_ms,
        names: named_in(name, args),
        makes: named_in(name, answer),
        entropy: [0; 16],
        at_ms,
    }
}

fn sale(customer: &str) -> Answered {
    let args = format!(r#"{{"customer_id":{customer},"lines":[]}}"#);
    act("sale_make", &args, r#"{"order_id":7,"order_number":"1042","place_ids":[3,4]}"#, 0)
}

#[test]
fn an_act_takes_up_the_sale_of_its_order_or_of_its_places() {
    let sale = sale("9");
    for (name, args, takes_up) in [
        ("sale_void", r#"{"order_id":7,"place_ids":[]}"#, true),
        ("order_pay", r#"{"id":7}"#, true),
        ("sale_void", r#"{"order_id":8,"place_ids":[4]}"#, true),
        ("ticket_confirm", r#"{"place_ids":[4],"out":true}"#, false),
        ("sale_void", r#"{"order_id":8,"place_ids":[5]}"#, false),
        ("customer_change", r#"{"id":7}"#, false),
        ("sale_make", r#"{"customer_id":9}"#, false),
    ] {
        assert_eq!(sale.is_taken_up_by(&act(name, args, "{}", 0)), takes_up, "{name} {args}");
    }
    assert!(!act("order_pay", r#"{"id":7}"#, "{}", 0).is_taken_up_by(&sale));
}

#[test]
fn an_act_says_what_it_names_and_what_it_came_to() {
    for (name, args, answer, names, cents) in [
        ("reprise_accept", r#"{"id":5,"version":1}"#, "{}", vec![(Kind::Reprise, 5)], None),
        (
            "reprise_undo_many",
            r#"{"ids":[5,6]}"#,
            "{}",
            vec![(Kind::Reprise, 5), (Kind::Reprise, 6)],
            None,
        ),
        ("mail_resend", r#"{"id":5,"recipient":"a@b.fr"}"#, "{}", vec![(Kind::Mail, 5)], None),
        (
            "refund_settle",
            r#"{"id":5}"#,
            r#"{"id":5,"amount_cents":1200}"#,
            vec![(Kind::Refund, 5)],
            Some(1200),
        ),
        (
            "credit_take_back",
            r#"{"lot_id":5,"expected_cents":300}"#,
            "{}",
            vec![(Kind::Lot, 5)],
            Some(300),
        ),
        ("show_change", r#"{"id":5}"#, "{}", vec![], None),
    ] {
        let act = act(name, args, answer, 0);
        assert_eq!((act.names, act.amount_cents), (names, cents), "{name}");
    }
}

#[test]
fn nothing_is_kept_that_is_more_than_an_hour_older_than_the_last() {
    let given = Given::default();
    let said = |at_ms| act("order_note", r#"{"id":7}"#, "{}", at_ms);
    given.note(said(0));
    given.note(said(FOR_MS));
    assert_eq!(given.all().len(), 2);
    given.note(said(FOR_MS + 1));
    assert_eq!(given.all().len(), 2);
}

#[test]
fn what_is_given_again_stands_in_its_place_with_what_it_makes_now_and_drops_nothing() {
    let given = Given::default();
    let first = sale("null");
    given.note(first.clone());
    given.note(act("order_note", r#"{"id":7}"#, "{}", 1));
    let again = Answered { makes: vec![(Kind::Order, 8)], at_ms: 2 * FOR_MS, ..first.clone() };
    given.note(again);
    let kept = given.all();
    assert_eq!(kept.iter().map(|one| one.name).collect::<Vec<_>>(), [first.name, "order_note"]);
    assert_eq!(kept[0].makes, [(Kind::Order, 8)]);
}

#[test]
fn an_erasure_takes_out_what_names_the_person_and_stays_itself() {
    let given = Given::default();
    given.note(sale("9"));
    given.note(sale("10"));
    given.note(act("customer_change", r#"{"id":10,"name":"MARTIN"}"#, "{}", 0));
    given.note(act("customer_erase", r#"{"id":9,"version":1}"#, "{}", 0));
    let names: Vec<_> = given.all().iter().map(|one| one.name).collect();
    assert_eq!(names, ["sale_make", "customer_erase"]);
    assert!(given.all()[0].args.contains("10"));
}

#[test]
fn what_names_somebody_who_was_erased_elsewhere_is_forgotten_by_their_order_and_their_place_too() {
    let given = Given::default();
    given.note(sale("9"));
    given.note(act("sale_void", r#"{"order_id":7,"place_ids":[3]}"#, "{}", 0));
    given.note(act("ticket_confirm", r#"{"place_ids":[4],"out":true}"#, "{}", 0));
    given.note(act("customer_change", r#"{"id":10,"name":"MARTIN"}"#, "{}", 0));
    let named = given.named();
    assert_eq!((named.customers, named.orders, named.places), (vec![9, 10], vec![7], vec![3, 4]));
    given.erase(&Ids { customers: vec![9], orders: vec![7], places: vec![4] });
    let names: Vec<_> = given.all().iter().map(|one| one.name).collect();
    assert_eq!(names, ["customer_change"]);
}
