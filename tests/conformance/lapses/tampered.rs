//! What verifying finds of lapses after a hand went past the program, and what the database refuses.

use api::Clock;
use contract::action::Action;
use contract::ids::{CustomerId, LotId};
use contract::journal::Verification;
use domain::money::Cents;
use harness::desk::{BEGINNING_MS, BareRenderer, DAY_MS, Desk};
use harness::small::small_house;
use office::books::journal::{self, Entry};
use office::books::{credit, ledger};
use office::{Actor, By, House, OfficeError};
use serde_json::{Value as Json, json};

use super::days_pass;
use crate::sales::marie;

fn verification(desk: &Desk) -> Verification {
    desk.ok("Hélène", "journal_verify", json!({}))
}

/// A house in which credit lapsed, then a hand changed something.
fn after(touch: &str) -> (String, Option<String>) {
    let desk = Desk::sqlite(&small_house());
    desk.give_credit(marie(&desk), Cents(2_000), BEGINNING_MS + DAY_MS);
    days_pass(&desk, 2);
    desk.lives_a_day();
    desk.api.lapse_credit(|| true).unwrap();
    let db = rusqlite::Connection::open(desk.folder.join("contremarque.sqlite")).unwrap();
    for trigger in ["credit_lot_no_update", "credit_lot_touched_update"] {
        db.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    db.execute_batch(touch).unwrap_or_else(|e| panic!("{touch}: {e}"));
    let found = verification(&desk);
    (found.what.unwrap_or_default(), found.detail)
}

#[test]
fn a_lot_that_would_not_have_lapsed_yet_is_found_and_named() {
    assert_eq!(after("SELECT 1").0, "");
    let later = after("UPDATE credit_lot SET expires_at_ms = expires_at_ms + 864000000");
    assert_eq!(later, ("lapse_early".to_owned(), Some("AV-000001".to_owned())));
    let earlier = after("UPDATE credit_lot SET expires_at_ms = expires_at_ms - 1");
    assert_eq!(earlier, ("lapse_changed".to_owned(), Some("AV-000001".to_owned())));
}

/// Writes a row that lapses `amount` of a customer's first lot and says `data` of it.
fn lapses(
    desk: &Desk,
    customer_id: CustomerId,
    amount: Cents,
    data: Json,
) -> Result<(), OfficeError> {
    let (at_ms, entropy) = (desk.clock.now_ms(), desk.clock.entropy());
    desk.store().write(|tx| {
        let house = House::load(tx)?;
        let operator = Actor::program();
        let by = By { operator: &operator, counter_id: 0.into(), at_ms, renderer: &BareRenderer };
        let cx = office::command::unlisted(tx, by, "lapse", entropy, house)?;
        let lot: LotId = credit::lots(tx, customer_id)?[0].id;
        let entry = Entry {
            customer_id: Some(customer_id),
            data: data.clone(),
            transfers: ledger::transfer(lot, ledger::LAPSED, amount).into_iter().collect(),
            ..Entry::of(Action::CreditLapsed)
        };
        journal::append(tx, &cx, entry)?;
        office::command::seal(tx, &cx.mint)?;
        Ok(())
    })
}

/// A house whose account of lapses is there, with a lot of twenty euros until `days` after now.
fn with_a_lot(days: i64) -> (Desk, CustomerId) {
    let desk = Desk::sqlite(&small_house());
    let other = crate::reprises::order(&desk, "671084").customer_id.unwrap();
    desk.give_credit(other, Cents(100), BEGINNING_MS + DAY_MS);
    days_pass(&desk, 2);
    desk.lives_a_day();
    desk.api.lapse_credit(|| true).unwrap();
    let marie = marie(&desk);
    desk.give_credit(marie, Cents(2_000), desk.clock.now_ms() + days * DAY_MS);
    (desk, marie)
}

fn told(desk: &Desk, amount: i64) -> Json {
    let until = desk.clock.now_ms() - DAY_MS;
    json!({ "lot": "AV-000002", "amount_cents": amount, "expires_at_ms": until })
}

#[test]
fn a_lapse_that_leaves_something_is_found() {
    let (desk, marie) = with_a_lot(-1);
    lapses(&desk, marie, Cents(1_999), told(&desk, 1_999)).unwrap();
    assert_eq!(verification(&desk).what.as_deref(), Some("lapse_partial"));
}

#[test]
fn a_lapse_whose_row_tells_otherwise_is_found() {
    let (desk, marie) = with_a_lot(-1);
    lapses(&desk, marie, Cents(2_000), told(&desk, 20)).unwrap();
    assert_eq!(verification(&desk).what.as_deref(), Some("lapse_changed"));
}

#[test]
fn the_database_lets_no_lot_lapse_before_its_time() {
    let (desk, marie) = with_a_lot(1);
    let refused = lapses(&desk, marie, Cents(2_000), told(&desk, 2_000)).unwrap_err();
    assert!(refused.to_string().contains("append_only"), "{refused}");
}
