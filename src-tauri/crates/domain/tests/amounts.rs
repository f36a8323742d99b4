//! An amount that the window reads as it is typed is the one that a file is read for: both are held to one
//! table of cases, `tests/fixtures/amounts.jsonl`.

use domain::money::Cents;
use serde::Deserialize;

const CASES: &str = include_str!("../../../../tests/fixtures/amounts.jsonl");

/// A case: what is written, and the amount that it is, if any.
#[derive(Deserialize)]
struct Case {
    typed: String,
    cents: Option<Cents>,
}

#[test]
fn what_the_window_reads_as_an_amount_a_file_says_too() {
    let cases: Vec<Case> =
        CASES.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    assert!(!cases.is_empty());
    for case in cases {
        assert_eq!(Cents::parse(&case.typed).ok(), case.cents, "« {} »", case.typed);
    }
}
