//! Balances of a former house, from a file: looked at first, brought in once.

use contract::action::Action;
use contract::customer::CustomerPage;
use contract::ids::CustomerId;
use contract::intake::{ImportKind, ImportReport, ProblemCode};
use contract::journal::Verification;
use contract::statement::MovementKind;
use domain::money::Cents;
use harness::desk::{Desk, on_each_engine};
use office::Code;
use serde_json::json;

use super::{ends, lots, movements, rows};
use crate::amendments::held;
use crate::reprises::balance;
use crate::sales::verified;

/// Imports a file of these lines.
pub(crate) fn file(desk: &Desk, text: &str, dry_run: bool) -> ImportReport {
    let path = desk.folder.join("soldes.csv");
    std::fs::write(&path, text).unwrap();
    desk.ok("Hélène", "import_file", json!({ "format": "", "paths": [path], "dry_run": dry_run }))
}

fn found(desk: &Desk, name: &str) -> CustomerId {
    let asked = json!({ "search": name, "after": null, "limit": 5 });
    let page: CustomerPage = desk.ok("Léa", "customer_search", asked);
    assert_eq!(page.rows.len(), 1, "{name}");
    page.rows[0].id
}

pub(crate) const FILE: &str = "Client;Nom;Prénom;Courriel;Solde;Échéance\n\
    B1;Mercier;Anne;anne@example.org;45,00 €;31/12/2020\n\
    B2;Petit;Luc;;12,50;2021-03-31\n\
    B3;Riche;Zoé;;0,00;31/12/2020\n";

#[test]
fn each_customer_of_the_file_has_one_credit_and_the_same_file_again_none() {
    on_each_engine(|desk| {
        let looked = file(desk, FILE, true);
        assert_eq!((looked.balances, looked.balances_cents), (2, Cents(5_750)));
        assert_eq!((looked.customers, looked.problem_count), (3, 0));
        assert_eq!(looked.files[0].kind, Some(ImportKind::Balances));
        assert!(
            rows(desk, Action::CreditBroughtIn).is_empty(),
            "nothing is written before the yes"
        );
        let done = file(desk, FILE, false);
        assert_eq!((done.balances, done.balances_cents), (2, Cents(5_750)));
        let anne = found(desk, "Mercier");
        let lot = ("AV-000001".to_owned(), "balance".to_owned(), 4_500, ends("2020-12-31"));
        assert_eq!(lots(desk, anne), [lot]);
        assert_eq!(balance(desk, found(desk, "Petit")), Cents(1_250));
        let told = movements(desk, anne);
        assert_eq!((told[0].0, told[0].1), (MovementKind::BroughtIn, 4_500));
        assert_eq!((held(desk, "brought_in"), held(desk, "opening")), (5_750, 0));
        assert_eq!(rows(desk, Action::CreditBroughtIn).len(), 2);
        let again = file(desk, FILE, false);
        assert_eq!((again.balances, again.balances_cents, again.unchanged), (0, Cents::ZERO, 6));
        assert_eq!(held(desk, "brought_in"), 5_750);
        verified(desk);
    });
}

#[test]
fn english_columns_and_credits_with_a_number_of_their_own_are_read_too() {
    on_each_engine(|desk| {
        let text = "credit,customer,last_name,balance,expires_at\n\
            V1,B1,Mercier,45.00,2020-12-31\n\
            V2,B1,Mercier,5.00,2021-01-31\n";
        let done = file(desk, text, false);
        assert_eq!((done.balances, done.customers, done.problem_count), (2, 1, 0), "{done:?}");
        assert_eq!(balance(desk, found(desk, "Mercier")), Cents(5_000));
        // The customer is known by now: a file without names does.
        let more =
            "credit;customer;amount;expires_at\nV2;B1;5,00;31/01/2021\nV3;B1;1,00;31/01/2021\n";
        let done = file(desk, more, false);
        assert_eq!((done.balances, done.unchanged), (1, 1), "{done:?}");
        verified(desk);
    });
}

#[test]
fn a_line_that_cannot_be_taken_is_left_out_and_says_why() {
    on_each_engine(|desk| {
        let text = "client;nom;solde;échéance\n\
            B1;Mercier;-1,00;31/12/2020\n\
            B2;Petit;beaucoup;31/12/2020\n\
            B3;Riche;1,00;\n\
            B4;Roux;1,00;31/05/2020\n\
            B5;Roy;1,00;31/12/2050\n\
            B6;;1,00;31/12/2020\n\
            B7;Sage;1,00;31/12/2020\n\
            B7;Sage;2,00;31/12/2020\n";
        let done = file(desk, text, false);
        let said: Vec<(i64, ProblemCode)> =
            done.problems.iter().map(|problem| (problem.line, problem.code)).collect();
        let wrong = [
            (2, ProblemCode::AmountNegative),
            (3, ProblemCode::AmountWrong),
            (4, ProblemCode::ValueMissing),
            (5, ProblemCode::ExpiryPast),
            (6, ProblemCode::ExpiryFar),
            (9, ProblemCode::KeyTwice),
            (7, ProblemCode::BalanceNobody),
        ];
        assert_eq!(said, wrong);
        assert_eq!((done.balances, done.balances_cents), (1, Cents(100)));
        let other = file(desk, "client;nom;solde;échéance\nB7;Sage;2,00;31/12/2020\n", false);
        assert_eq!(other.problems[0].code, ProblemCode::BalanceOtherwise);
        assert_eq!((other.problems[0].detail.as_str(), other.balances), ("AV-000001", 0));
        assert_eq!(balance(desk, found(desk, "Sage")), Cents(100));
        verified(desk);
    });
}

#[test]
fn a_file_of_two_thousand_balances_comes_in_at_once_and_verifies() {
    on_each_engine(|desk| {
        let mut text = "client;nom;solde;échéance\n".to_owned();
        for n in 0..2_000 {
            text.push_str(&format!("B{n};Client{n};{},00;31/12/2020\n", 1 + n % 50));
        }
        let done = file(desk, &text, false);
        assert_eq!((done.balances, done.problem_count), (2_000, 0));
        assert_eq!(held(desk, "brought_in"), done.balances_cents.0);
        let found: Verification = desk.ok("Hélène", "journal_verify", json!({}));
        assert!(found.ok, "{found:?}");
    });
}

#[test]
fn nobody_but_a_supervisor_brings_balances_in() {
    on_each_engine(|desk| {
        let path = desk.folder.join("soldes.csv");
        std::fs::write(&path, FILE).unwrap();
        let files = json!({ "format": "", "paths": [path], "dry_run": false });
        for who in ["Léa", "Karim"] {
            assert_eq!(desk.refused(who, "import_file", &files), Code::NotAllowed);
        }
    });
}
