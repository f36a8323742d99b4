//! What the window shows while a payment is typed is what the sale comes to: both are held to one
//! table of cases, `tests/fixtures/tender.jsonl`.

use domain::money::Cents;
use domain::payment::{PaymentError, settle};
use serde::Deserialize;

const CASES: &str = include_str!("../../../../tests/fixtures/tender.jsonl");

/// A case: the amount due, what is sent for it, and what the window shows.
#[derive(Deserialize)]
struct Case {
    says: String,
    due: Cents,
    card: Cents,
    tendered: Cents,
    change: Cents,
    missing: Cents,
}

#[test]
fn what_the_window_shows_of_a_payment_is_what_the_sale_comes_to() {
    let cases: Vec<Case> =
        CASES.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    assert!(!cases.is_empty());
    for case in cases {
        let paid = settle(case.due, Cents::ZERO, case.card, case.tendered);
        if case.missing.is_positive() {
            assert_eq!(paid, Err(PaymentError::Missing(case.missing)), "{}", case.says);
        } else {
            let paid = paid.expect(&case.says);
            assert_eq!((paid.card, paid.change), (case.card, case.change), "{}", case.says);
        }
    }
}
