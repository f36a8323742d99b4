//! A house of before, whose rows of the journal have no seal: what sums and names find all the same.

use contract::journal::Verification;
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use office::books::chain::{self, Link, Transfer};
use office::books::verify;
use store::{Store, StoreError, Tx, TxExt, Value};

use super::life::lived;

/// Takes the seals out of the journal, as a program of before wrote it, and makes the chain anew.
fn without_seals(tx: &mut dyn Tx) -> Result<(), StoreError> {
    let mut triggers = Vec::new();
    tx.query("SELECT name FROM sqlite_master WHERE type = 'trigger'", &[], &mut |row| {
        triggers.push(row.first());
        Ok(())
    })?;
    for name in triggers {
        if let Value::Text(name) = name {
            tx.run(&format!("DROP TRIGGER {name}"), &[])?;
        }
    }
    let links: Vec<Link> = tx.rows(
        "SELECT seq, at_ms, operator_id, counter_id, command_id, action, customer_id, order_id, \
         reprise_id, data, note_hash FROM journal ORDER BY seq",
        &[],
    )?;
    let mut prev = Vec::new();
    for link in links {
        let transfers: Vec<Transfer> = tx.rows(
            "SELECT debit_id, credit_id, amount_cents FROM transfer WHERE seq = ?1 ORDER BY rank",
            &[Value::Int(link.seq)],
        )?;
        let hash = chain::hash(&prev, &link, &transfers);
        let row = [Value::Blob(prev), Value::Blob(hash.clone()), Value::Int(link.seq)];
        tx.run("UPDATE journal SET seal = NULL, prev_hash = ?1, hash = ?2 WHERE seq = ?3", &row)?;
        prev = hash;
    }
    tx.run("UPDATE head SET hash = ?1", &[Value::Blob(prev)])?;
    Ok(())
}

/// Says in the head that every row is of before, as the update says it.
fn all_of_before(tx: &mut dyn Tx) -> Result<(), StoreError> {
    without_seals(tx)?;
    // Nor did counters sign then.
    tx.run("DELETE FROM signature", &[])?;
    tx.run("UPDATE head SET unsealed = seq", &[])?;
    Ok(())
}

fn house_of_before(desk: &Desk) -> Store {
    lived(desk);
    let store = desk.store();
    store.write(all_of_before).expect("the seals are taken out");
    // The counter knew other hashes: a house of before is another one to it.
    desk.api.is_made_anew().expect("the counter looks anew");
    store
}

fn verified_by(store: &Store) -> Verification {
    store.read(verify::whole).expect("the house is read")
}

/// What verifying says after `touch`, which is taken back.
fn what(store: &Store, touch: &str) -> String {
    struct Said(Box<Result<Verification, String>>);
    impl From<StoreError> for Said {
        fn from(e: StoreError) -> Self {
            Self(Box::new(Err(e.to_string())))
        }
    }
    let said: Result<(), Said> = store.write(|tx| {
        tx.run("PRAGMA defer_foreign_keys = ON", &[])?;
        assert!(tx.run(touch, &[])? > 0, "{touch}");
        Err(Said(Box::new(verify::whole(tx).map_err(|e| e.to_string()))))
    });
    let Err(Said(said)) = said else { unreachable!("an error takes all of it back") };
    said.unwrap_or_else(|e| panic!("{touch}: {e}")).what.unwrap_or_default()
}

const FALSIFIED: &[(&str, &str)] = &[
    (
        "payment_changed",
        "UPDATE payment SET amount_cents = amount_cents + 1 WHERE id = (SELECT MAX(id) FROM payment WHERE tender = 'cash' AND amendment_id IS NULL)",
    ),
    (
        "payment_changed",
        "DELETE FROM payment WHERE id = (SELECT MAX(y.id) FROM payment y WHERE NOT EXISTS (SELECT 1 FROM refund r WHERE r.payment_id = y.id) AND y.amendment_id IS NULL)",
    ),
    (
        "order_changed",
        "UPDATE orders SET total_cents = 0 WHERE id = (SELECT MIN(id) FROM orders WHERE counter_id IS NOT NULL AND total_cents > 0)",
    ),
    (
        "order_changed",
        "UPDATE place SET price_cents = price_cents * 2 WHERE id = (SELECT MIN(p.id) FROM place p JOIN orders o ON o.id = p.order_id WHERE o.counter_id IS NOT NULL AND p.state = 'live' AND p.price_cents > 0)",
    ),
    (
        "order_changed",
        "UPDATE orders SET customer_id = (SELECT MAX(id) FROM customer) WHERE id = (SELECT MIN(o.id) FROM orders o WHERE counter_id IS NOT NULL AND customer_id <> (SELECT MAX(id) FROM customer))",
    ),
    (
        "lot_falsified",
        "UPDATE credit_lot SET customer_id = (SELECT MAX(id) FROM customer) WHERE reprise_id IS NULL AND customer_id <> (SELECT MAX(id) FROM customer) AND id NOT IN (SELECT lot_id FROM lot_origin)",
    ),
    (
        "lot_falsified",
        "UPDATE credit_lot SET issued_at_ms = issued_at_ms + 86400000 WHERE id NOT IN (SELECT lot_id FROM lot_origin)",
    ),
    (
        "place_changed",
        "UPDATE place SET state = 'pending' WHERE id = (SELECT MAX(id) FROM place WHERE state = 'live')",
    ),
    (
        "place_changed",
        "INSERT INTO place (id, order_id, rank, performance_id, seat_id, category_id, rate_id, price_cents, vat_bp, channel, state, code, holder, copies) SELECT 1, p.order_id, 99, p.performance_id, NULL, p.category_id, p.rate_id, 0, p.vat_bp, p.channel, 'live', 'free', '', 0 FROM place p JOIN orders o ON o.id = p.order_id WHERE o.counter_id IS NOT NULL AND o.external_key IS NULL LIMIT 1",
    ),
    (
        "policy_changed",
        "INSERT INTO policy (id, scope, scope_id, version, body, made_at_ms, made_by) SELECT 1, scope, scope_id, version + 7, body, made_at_ms + 1, made_by FROM policy LIMIT 1",
    ),
    ("mail_changed", "UPDATE mail SET state = 'failed' WHERE state = 'sent'"),
];

#[test]
fn sums_and_names_find_what_was_falsified_before_the_first_seal() {
    let desk = Desk::sqlite(&small_house());
    let store = house_of_before(&desk);
    assert_eq!(what(&store, "UPDATE customer SET version = version"), "");
    let found: Vec<_> = FALSIFIED.iter().map(|(_, touch)| (what(&store, touch), touch)).collect();
    let wanted: Vec<_> =
        FALSIFIED.iter().map(|(what, touch)| ((*what).to_owned(), touch)).collect();
    assert_eq!(found, wanted);
}

#[test]
fn the_first_row_after_an_update_seals_all_that_the_house_holds() {
    let desk = Desk::sqlite(&small_house());
    let store = house_of_before(&desk);
    let expiry =
        "UPDATE credit_lot SET expires_at_ms = expires_at_ms + 86400000 WHERE reprise_id IS NULL
        AND id NOT IN (SELECT debit_id FROM transfer WHERE credit_id = 7)
        AND id NOT IN (SELECT lot_id FROM lot_origin)
        AND id NOT IN (SELECT from_id FROM lot_origin WHERE from_id IS NOT NULL)";
    let price = "UPDATE price SET price_cents = price_cents + 100";
    assert_eq!(
        what(&store, expiry),
        "account_changed",
        "an account knows until when its lot lives"
    );
    assert_eq!(what(&store, price), "", "no row of before says what a place costs");
    desk.ok::<contract::mail::MailLines>("Léa", "mail_resume", serde_json::json!({}));
    assert_eq!(what(&store, "UPDATE customer SET version = version"), "");
    assert_eq!(what(&store, price), "price_changed");
}

#[test]
fn seals_that_are_taken_out_do_not_make_a_house_of_before() {
    let desk = Desk::sqlite(&small_house());
    let store = desk.store();
    assert!(verified_by(&store).ok);
    store.write(without_seals).expect("the seals are taken out");
    let found = verified_by(&store);
    assert_eq!((found.first_bad_seq, found.what.as_deref()), (Some(1), Some("row_changed")));
}

#[test]
fn rows_of_before_are_the_first_ones_and_no_more_than_the_update_counted() {
    let desk = Desk::sqlite(&small_house());
    let store = house_of_before(&desk);
    assert!(verified_by(&store).ok);
    let head = "UPDATE head SET unsealed = unsealed";
    assert_eq!(what(&store, &format!("{head} - 1")), "row_changed");
    assert_eq!(what(&store, &format!("{head} + 1")), "row_changed");
    desk.ok::<contract::mail::MailLines>("Léa", "mail_resume", serde_json::json!({}));
    let found = verified_by(&store);
    assert!(found.ok, "{found:?}");
    assert_eq!(what(&store, &format!("{head} + 1")), "row_changed");
}

#[test]
fn a_row_without_a_seal_is_refused_once_a_house_has_begun() {
    on_each_engine(|desk| {
        let row = |seal: &str| {
            format!(
                "INSERT INTO journal (seq, at_ms, operator_id, counter_id, command_id, action, data, \
                 prev_hash, hash, seal) SELECT h.seq + 1, j.at_ms, 0, 0, 'mine', 'sale.made', '{{}}', \
                 h.hash, h.hash, {seal} FROM head h JOIN journal j ON j.seq = h.seq"
            )
        };
        let tried = |seal: &str| {
            let outcome = desk.store().write(|tx| {
                tx.run(&row(seal), &[])?;
                Err::<(), _>(StoreError::Shape("taken".to_owned()))
            });
            outcome.unwrap_err().to_string()
        };
        let empty = if desk.url.is_some() { "''" } else { "X''" };
        assert!(tried(empty).contains("taken"), "{}", tried(empty));
        assert!(tried("NULL").contains("append_only"), "{}", tried("NULL"));
    });
}
