//! What a program that asks for no second person would write, with a counter's login where there is one: the
//! database refuses an acceptance and an amendment that nobody signed.

use api::Clock;
use contract::action::Action;
use contract::amendment::{Amended, VoidSale};
use contract::reprise::{Decided, RepriseFile};
use domain::amendment::Rules;
use domain::money::Cents;
use domain::reprise::RepriseState;
use harness::desk::{BareRenderer, DAY_MS, Desk, on_each_engine};
use office::books::credit::{self, Origin};
use office::books::journal::{self, Entry};
use office::books::ledger;
use office::house::operator;
use office::{Actor, By, Cx, House, OfficeError};
use store::{Store, StoreError, Tx, TxExt};

use crate::acceptances::policy_is;
use crate::amendments::{ruled, sold, void_of};
use crate::reprises::{ask_back, file, order, shown};
use crate::sales::verified;

/// Writes as somebody who is signed in, past the use cases.
fn writes_as(
    desk: &Desk,
    who: &str,
    mut work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<(), OfficeError>,
) -> Result<(), OfficeError> {
    let (at_ms, entropy) = (desk.clock.now_ms(), desk.clock.entropy());
    let store = desk.login.as_deref().map_or_else(|| desk.store(), |l| Store::postgres(l).unwrap());
    store.write(|tx| {
        let house = House::load(tx)?;
        let card = operator::cards(tx)?.into_iter().find(|card| card.name == who).unwrap();
        let operator = Actor::operator(card.id, card.name, card.role);
        let by = By { operator: &operator, counter_id: 0.into(), at_ms, renderer: &BareRenderer };
        let cx = office::command::unlisted(tx, by, "cheat", entropy, house)?;
        work(tx, &cx)?;
        office::command::seal(tx, &cx.mint)
    })
}

/// Accepts a request, of whatever state and mark, for all that it gives.
fn accepts(desk: &Desk, who: &str, asked: &RepriseFile) -> Result<(), OfficeError> {
    let id = i64::from(asked.row.id);
    let amount = asked.row.reprise_cents;
    writes_as(desk, who, |tx, cx| {
        let of = |tx: &mut dyn Tx, column: &str| {
            tx.int(&format!("SELECT {column} FROM reprise WHERE id = {id}"), &[])
        };
        let (place, order, customer) =
            (of(tx, "place_id")?, of(tx, "order_id")?, of(tx, "customer_id")?);
        let (me, at_ms) = (i64::from(cx.operator.id), cx.at_ms);
        tx.execute(&format!("UPDATE place SET state = 'taken_back' WHERE id = {place}"), &[])?;
        let decided = format!(
            "UPDATE reprise SET state = 'accepted', bucket = 'done', decided_by = {me}, decided_at_ms = {at_ms},
             version = version + 1 WHERE id = {id}"
        );
        tx.execute(&decided, &[])?;
        let (origin, until_ms) = (Origin::Reprise(asked.row.id), at_ms + 365 * DAY_MS);
        let lot = credit::open_lot(tx, cx, customer.into(), origin, amount, until_ms)?;
        let seq = journal::next(tx, cx)?;
        let part = format!(
            "INSERT INTO reprise_part (reprise_id, seq, rank, payment_id, taken_cents, amount_cents, lot_id)
             VALUES ({id}, {seq}, 0, NULL, {0}, {0}, {1})",
            amount.0,
            i64::from(lot.id)
        );
        tx.execute(&part, &[])?;
        let entry = Entry {
            order_id: Some(order.into()),
            customer_id: Some(customer.into()),
            reprise_id: Some(asked.row.id),
            transfers: ledger::transfer(ledger::REPRISES, lot.id, amount).into_iter().collect(),
            ..Entry::of(Action::RepriseAccepted)
        };
        journal::append(tx, cx, entry).map(drop)
    })
}

fn is_not_signed(told: Result<(), OfficeError>) -> bool {
    let Err(OfficeError::Store(refused @ StoreError::Constraint(_))) = told else { return false };
    refused.is_constraint("not_signed")
}

#[test]
fn a_request_that_is_marked_is_accepted_by_nobody_alone() {
    on_each_engine(|desk| {
        policy_is(desk, |policy| policy.sign_from = Some(Cents(2_600)));
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        for who in ["Léa", "Hélène"] {
            assert!(is_not_signed(accepts(desk, who, &asked)), "{who}");
        }
        // Passed on by Léa: neither she herself nor another agent signs it.
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        let waiting = file(desk, asked.row.id);
        assert_eq!(waiting.row.state, RepriseState::AwaitingSupervisor);
        for who in ["Léa", "Noé"] {
            assert!(is_not_signed(accepts(desk, who, &waiting)), "{who}");
        }
        desk.ok::<Decided>("Hélène", "reprise_accept", shown(&waiting));
        verified(desk);
    });
}

#[test]
fn a_request_without_a_mark_is_signed_once_its_order_reaches_the_amount() {
    on_each_engine(|desk| {
        policy_is(desk, |policy| policy.sign_from = Some(Cents(6_000)));
        let places = order(desk, "671083").places;
        let [first, second, third] = [0, 1, 2].map(|n| ask_back(desk, "Léa", places[n].id));
        // Below the amount a program may write it so.
        accepts(desk, "Léa", &first).unwrap();
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&third));
        desk.ok::<Decided>("Hélène", "reprise_accept", shown(&file(desk, third.row.id)));
        for who in ["Léa", "Hélène"] {
            assert!(is_not_signed(accepts(desk, who, &second)), "{who}");
        }
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&second));
        let waiting = file(desk, second.row.id);
        assert_eq!(waiting.row.state, RepriseState::AwaitingSupervisor);
        desk.ok::<Decided>("Zoé", "reprise_accept", shown(&waiting));
    });
}

/// Writes the first row of a void of a sale of 25,00.
fn voids(desk: &Desk, who: &str, sale: &VoidSale, second: Option<&str>) -> Result<(), OfficeError> {
    let order = i64::from(sale.order_id);
    let amount = sale.expected_total_cents.0;
    writes_as(desk, who, |tx, cx| {
        let second = second.map_or("NULL".to_owned(), |name| {
            format!("(SELECT id FROM operator WHERE name = '{name}')")
        });
        let (seq, me, at_ms) = (journal::next(tx, cx)?, i64::from(cx.operator.id), cx.at_ms);
        let counter = tx.int("SELECT MIN(id) FROM counter", &[])?;
        let row = format!(
            "INSERT INTO amendment (id, number, order_id, kind, seq, made_at_ms, operator_id, counter_id, seconded_by,
               amount_cents, ticket_returned, reason)
             VALUES (1, 1, {order}, 'void', {seq}, {at_ms}, {me}, {counter}, {second}, {amount}, 1, 'mistake')"
        );
        tx.execute(&row, &[])?;
        // What else a void writes is not reached: the transaction ends here.
        Err(OfficeError::internal("it was let through"))
    })
}

#[test]
fn an_amendment_that_reaches_the_amount_is_signed_by_two_supervisors() {
    on_each_engine(|desk| {
        ruled(desk, |rules| rules.second_from_cents = Some(Cents(2_500)));
        let sale = sold(desk, "Karim", &["10"], None, (0, 0));
        let void = void_of(sale.order_id, &sale.place_ids);
        for (who, second) in [
            ("Karim", None),
            ("Hélène", None),
            ("Karim", Some("Zoé")),
            ("Hélène", Some("Karim")),
            ("Hélène", Some("Hélène")),
        ] {
            let told = voids(desk, who, &void, second);
            assert!(is_not_signed(told), "{who} {second:?}");
        }
        assert!(!is_not_signed(voids(desk, "Hélène", &void, Some("Zoé"))));
        ruled(desk, |rules| rules.second_from_cents = None);
        assert!(!is_not_signed(voids(desk, "Karim", &void, None)));
        assert!(is_not_signed(voids(desk, "Karim", &void, Some("Léa"))));
        desk.ok::<Amended>("Karim", "sale_void", void);
        verified(desk);
    });
}

#[test]
fn a_house_that_set_no_amount_has_that_of_the_rules_in_the_database_too() {
    on_each_engine(|desk| {
        let held = desk.store().read(|tx| tx.int("SELECT cents FROM seconded_from", &[])).unwrap();
        assert_eq!(Some(Cents(held)), Rules::default().second_from);
    });
}
