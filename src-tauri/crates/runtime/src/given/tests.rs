//! What is kept of the commands of a counter, and what hangs on what.

use std::sync::atomic::{AtomicU64, Ordering};

use super::*;

/// An id that no other act has.
fn fresh() -> Uuid {
    static LAST: AtomicU64 = AtomicU64::new(0);
    Uuid::from_u128(u128::from(LAST.fetch_add(1, Ordering::Relaxed)) + 1)
}

fn act(name: &'static str, args: &str, answer: &str, at_ms: i64) -> Answered {
    Answered {
        id: fresh(),
        name,
        args: args.to_owned(),
        operator: Actor::program(),
        told_order: order_in(answer),
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
fn an_act_names_the_sale_of_its_order_or_of_its_places() {
    let sale = sale("9");
    for (name, args, names) in [
        ("sale_void", r#"{"order_id":7,"place_ids":[]}"#, true),
        ("order_pay", r#"{"id":7}"#, true),
        ("ticket_confirm", r#"{"place_ids":[4],"out":true}"#, true),
        ("sale_void", r#"{"order_id":8,"place_ids":[5]}"#, false),
        ("customer_change", r#"{"id":7}"#, false),
        ("sale_make", r#"{"customer_id":9}"#, false),
    ] {
        assert_eq!(act(name, args, "{}", 0).names_what(&sale), names, "{name} {args}");
    }
    let made = act("customer_create", "{}", r#"{"id":9}"#, 0);
    assert!(sale.names_what(&made));
}

#[test]
fn nothing_is_kept_for_more_than_an_hour_of_counted_time() {
    let given = Given::default();
    given.note(sale("null"));
    assert_eq!(given.all(FOR_MS).len(), 1);
    assert_eq!(given.all(FOR_MS + 1).len(), 0);
}

#[test]
fn an_erasure_takes_out_what_names_the_person_and_stays_itself() {
    let given = Given::default();
    given.note(sale("9"));
    given.note(sale("10"));
    given.note(act("customer_change", r#"{"id":10,"name":"MARTIN"}"#, "{}", 0));
    given.note(act("customer_erase", r#"{"id":9,"version":1}"#, "{}", 0));
    let names: Vec<_> = given.all(0).iter().map(|one| one.name).collect();
    assert_eq!(names, ["sale_make", "customer_erase"]);
    assert!(given.all(0)[0].args.contains("10"));
}
