//! Falsified houses: whatever is changed past the program in a column that means money, right, identity or
//! time, a row taken away, a row put in, is found by verifying.
//!
//! The falsifications are drawn from the schema itself. A column of a later migration is falsified too, until
//! [`exempt`] says why it cannot be found.

mod before;
mod exempt;
mod hands;
mod life;
mod noted;

use std::collections::BTreeSet;

use contract::journal::Verification;
use contract::mail::MailLines;
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use serde_json::json;

use hands::{Falsified, Found, falsifications, falsify};
use life::lived;

/// Falsifies a house that has lived in every way that its schema has, or in one of so many; says what
/// verifying did not find, or did not name.
fn all_found(desk: &Desk, one_in: usize) {
    lived(desk);
    let store = desk.store();
    let list: Vec<_> = falsifications(&store).into_iter().step_by(one_in).collect();
    let drawn = list.len();
    let done = falsify(&store, list);
    let tables: BTreeSet<&str> = done.iter().map(|one| one.table.as_str()).collect();
    let of = |what| done.iter().filter(|one| one.found == what).collect::<Vec<&Falsified>>();
    let (missed, unnamed) = (of(Found::Nothing), of(Found::Unnamed));
    println!(
        "{:?}: {drawn} falsifications drawn of {} tables, {} taken by the database, {} found with the first bad \
         row named, {} without, {} not found",
        store.engine(),
        tables.len(),
        done.len(),
        of(Found::Named).len(),
        unnamed.len(),
        missed.len()
    );
    let texts = |list: Vec<&Falsified>| {
        list.into_iter().map(|one| one.sql.clone()).collect::<Vec<String>>().join("\n")
    };
    assert!(done.len() >= 200, "{} falsifications", done.len());
    let left = (missed.len(), unnamed.len());
    assert_eq!(left, (0, 0), "not found:\n{}\nnot named:\n{}", texts(missed), texts(unnamed));
}

#[test]
fn whatever_is_falsified_in_a_file_is_found() {
    all_found(&Desk::sqlite(&small_house()), 1);
}

#[test]
fn whatever_the_owner_of_a_shared_house_falsifies_is_found() {
    // One in two: the checks are the same text on both engines.
    all_found(&Desk::postgres(&small_house()), 2);
}

#[test]
fn every_exemption_names_a_column_that_is_there() {
    let desk = Desk::sqlite(&small_house());
    let tables = hands::tables(&desk.store());
    for (table, column, why) in exempt::COLUMNS {
        assert!(!why.is_empty());
        let found = tables.iter().find(|found| found.name == *table).expect(table);
        assert!(
            *column == "*" || found.columns.iter().any(|c| c.name == *column),
            "{table}.{column}"
        );
    }
}

#[test]
fn a_house_that_lived_has_rows_of_every_table_that_can_be_falsified() {
    let desk = Desk::sqlite(&small_house());
    lived(&desk);
    let empty = hands::empty_tables(&desk.store());
    assert!(empty.is_empty(), "{empty:?}");
}

#[test]
fn what_a_hand_changed_between_two_commands_is_not_sealed_by_the_second() {
    on_each_engine(|desk| {
        let dearer = "UPDATE price SET price_cents = price_cents + 100";
        let touched = desk.store().write(|tx| tx.run(dearer, &[]));
        assert!(touched.unwrap() > 0);
        desk.ok::<MailLines>("Léa", "mail_resume", json!({}));
        let found: Verification = desk.ok("Hélène", "journal_verify", json!({}));
        assert_eq!(found.what.as_deref(), Some("price_changed"), "{found:?}");
    });
}
