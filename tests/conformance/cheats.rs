//! What a counter's login may not do past the program, in plain SQL. Each way is refused, and after
//! all of them the house verifies.

use contract::args::{Empty, Versioned};
use contract::counter::CounterRow;
use contract::reprise::Decided;
use harness::desk::Desk;
use harness::small::small_house;
use postgres::{Client, NoTls};
use serde_json::json;

use crate::reprises::{ask_back, order};

/// A name, and the statements of one transaction.
const WAYS: &[(&str, &str)] = &[
    ("rewrite the journal", "UPDATE journal SET data = '{}' WHERE seq = 2"),
    ("take a row out of the journal", "DELETE FROM journal WHERE seq = 2"),
    ("empty the journal", "TRUNCATE journal CASCADE"),
    (
        "replace a row of the journal on conflict",
        "INSERT INTO journal SELECT * FROM journal WHERE seq = 2
         ON CONFLICT (seq) DO UPDATE SET data = '{}'",
    ),
    (
        "add a row with a false hash",
        "INSERT INTO journal (seq, at_ms, operator_id, counter_id, command_id, action, data,
           prev_hash, hash, seal) SELECT seq + 1, 0, 0, 0, '', 'sale.made', '{}', hash, 'x', '' FROM head;
         UPDATE head SET seq = seq + 1, hash = 'x'",
    ),
    (
        "add a row beyond the head",
        "INSERT INTO journal (seq, at_ms, operator_id, counter_id, command_id, action, data,
           prev_hash, hash, seal) SELECT seq + 1, 0, 0, 0, '', 'sale.made', '{}', hash, 'x', '' FROM head",
    ),
    (
        "leave a gap in the journal",
        "INSERT INTO journal (seq, at_ms, operator_id, counter_id, command_id, action, data,
           prev_hash, hash, seal) SELECT seq + 2, 0, 0, 0, '', 'sale.made', '{}', hash, 'x', '' FROM head",
    ),
    ("move the head back", "UPDATE head SET seq = seq - 1"),
    ("give the head another hash", "UPDATE head SET hash = 'x'"),
    ("give the same ids again", "UPDATE head SET last_id = 0"),
    ("put other words beside a row", "INSERT INTO journal_note VALUES (1, 'salt', 'other words')"),
    ("change a transfer", "UPDATE transfer SET amount_cents = 1"),
    ("take a transfer out", "DELETE FROM transfer"),
    (
        "add a transfer to an old row",
        "INSERT INTO transfer SELECT seq, 99, debit_id, credit_id, 100 FROM transfer LIMIT 1",
    ),
    ("grow a balance", "UPDATE account SET credit_cents = credit_cents + 10000 WHERE kind = 'lot'"),
    ("shrink an account", "UPDATE account SET debit_cents = debit_cents - 1 WHERE id = 2"),
    (
        "make an account with money in it",
        "INSERT INTO account VALUES (77, 'lot', 'mine', 0, 10000)",
    ),
    ("make a lot worth more", "UPDATE credit_lot SET issued_cents = 100000"),
    ("let a lot live longer", "UPDATE credit_lot SET expires_at_ms = 9999999999999"),
    ("give a lot days of grace again", "UPDATE credit_lot SET grace = 0"),
    ("say that an acceptance took less", "UPDATE reprise_part SET taken_cents = amount_cents"),
    ("forget what an acceptance took", "DELETE FROM reprise_part"),
    (
        "say that an old acceptance took of a payment",
        "INSERT INTO reprise_part SELECT reprise_id, seq, 9, NULL, 100, 0, NULL FROM reprise_part LIMIT 1",
    ),
    (
        "tell a part of an acceptance that no row tells",
        "INSERT INTO reprise_part SELECT MIN(r.id), (SELECT seq + 1 FROM head), 0, NULL, 100, 0, NULL
         FROM reprise r",
    ),
    (
        "take a signature away",
        "UPDATE reprise SET needs_signature = 1; UPDATE reprise SET needs_signature = 0",
    ),
    ("take a payment out", "DELETE FROM payment"),
    (
        "pay without a word in the journal",
        "INSERT INTO payment (id, order_id, tender, amount_cents, at_ms)
         SELECT 1, MIN(id), 'cash', 100, 0 FROM orders",
    ),
    ("give a ticket another number", "UPDATE ticket SET number = number + 1000"),
    ("issue a ticket beyond the series", "INSERT INTO ticket SELECT 999999, MIN(id), 0 FROM place"),
    ("take numbers back", "UPDATE series SET last = last - 1"),
    ("skip numbers", "UPDATE series SET last = last + 7 WHERE name = 'reprise'"),
    ("skip an amendment's number", "UPDATE series SET last = last + 1 WHERE name = 'amendment'"),
    ("forget a series", "DELETE FROM series"),
    ("decide a request in silence", "UPDATE reprise SET state = 'refused', bucket = 'done'"),
    ("change what a request promised", "UPDATE reprise SET reprise_cents = paid_cents - 1"),
    ("make a request disappear", "DELETE FROM reprise"),
    ("free a seat in silence", "UPDATE place SET state = 'cancelled'"),
    ("make oneself a supervisor in silence", "UPDATE operator SET role = 'supervisor'"),
    (
        "give a receipt without a word in the journal",
        "INSERT INTO receipt SELECT MIN(o.id), 7, 0, 1, MIN(k.id) FROM orders o, counter k",
    ),
    ("take a receipt out", "DELETE FROM receipt"),
    ("say that a ticket was handed over by another", "UPDATE handover SET operator_id = 0"),
    ("call an order paid in silence", "UPDATE orders SET state = 'issued'"),
    ("give an order to another customer in silence", "UPDATE orders SET customer_id = NULL"),
    ("know another's PIN in silence", "UPDATE operator SET pin_hash = 'mine'"),
    ("let oneself in again in silence", "UPDATE counter_key SET revoked_at_ms = NULL"),
    ("take another counter's key", "UPDATE counter_key SET key_hash = 'mine'"),
    ("change the policy in force", "UPDATE policy SET body = '{}'"),
    ("forget that a command was given", "DELETE FROM command"),
    ("answer a command differently", "UPDATE command SET answer = '{}'"),
    ("change what was given back", "UPDATE refund SET amount_cents = amount_cents + 100"),
    ("forget a void", "DELETE FROM amendment_place"),
    ("empty what was put right", "TRUNCATE amendment CASCADE"),
    (
        "give back more than was paid",
        "INSERT INTO refund (id, amendment_id, payment_id, tender, amount_cents, way, result, at_ms)
         SELECT 1, MIN(a.id), MIN(p.id), 'cash', 9999999, 'hand', 'done', 0
         FROM amendment a CROSS JOIN payment p",
    ),
    (
        "give money back in silence",
        "INSERT INTO refund (id, amendment_id, payment_id, tender, amount_cents, way, result, at_ms)
         SELECT 1, MIN(a.id), MAX(p.id), 'cash', 1, 'hand', 'done', 0
         FROM amendment a CROSS JOIN payment p",
    ),
    (
        "put a sale right in silence",
        "INSERT INTO amendment (id, number, order_id, kind, seq, made_at_ms, operator_id, counter_id,
           amount_cents, ticket_returned, reason)
         SELECT 1, a.number + 1, a.order_id, 'void', h.seq + 1, 0, a.operator_id, a.counter_id, 0, 0,
           'other' FROM amendment a CROSS JOIN head h",
    ),
    (
        "tie a void to an old row",
        "INSERT INTO amendment (id, number, order_id, kind, seq, made_at_ms, operator_id, counter_id,
           amount_cents, ticket_returned, reason)
         SELECT 1, a.number + 1, a.order_id, 'void', 1, 0, a.operator_id, a.counter_id, 0, 0, 'other'
         FROM amendment a",
    ),
    (
        "let a fee fall away in silence",
        "UPDATE reprise SET rescheduling_id = 1, reprise_cents = paid_cents, fee_cents = 0",
    ),
    (
        "move a performance in silence",
        "INSERT INTO rescheduling (id, performance_id, seq, at_ms, operator_id, counter_id, before_ms,
           starts_at_ms, free_until_ms, places, by_mail, by_letter)
         SELECT 1, MIN(f.id), MIN(h.seq) + 1, 0, MIN(o.id), MIN(k.id), 0, 1, 2, 0, 0, 0
         FROM performance f CROSS JOIN head h CROSS JOIN operator o CROSS JOIN counter k",
    ),
    ("offer a reprise without a fee for longer", "UPDATE rescheduling SET free_until_ms = 9999999999999"),
    ("say that somebody was told", "UPDATE rescheduling_notice SET customer_id = 1"),
    ("silence a trigger", "ALTER TABLE journal DISABLE TRIGGER ALL"),
    ("drop a trigger", "DROP TRIGGER journal_no_change ON journal"),
    ("drop a constraint", "ALTER TABLE account DROP CONSTRAINT account_check"),
    ("pass for a replica", "SET session_replication_role = replica"),
    (
        "replace a trigger's function",
        "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger
         LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
    ),
    ("stand in front of a table", "CREATE TEMP TABLE head (seq BIGINT)"),
    ("make a table of one's own", "CREATE TABLE mine (id BIGINT)"),
    ("make a schema to look in first", "CREATE SCHEMA mine"),
    ("reach what only the server keeps", "UPDATE guard.account_mark SET seq = 999999"),
    ("become the owner", "SET ROLE contremarque"),
    (
        "give oneself a right",
        "GRANT UPDATE ON journal TO contremarque_guichet; UPDATE journal SET data = '{}'",
    ),
    ("run a program on the server", "COPY (SELECT 1) TO PROGRAM 'true'"),
    ("change the version of the schema", "UPDATE refinery_schema_history SET version = 99"),
];

/// A house with something of everything: a sale paid with credit, a request accepted, one open.
fn a_busy_house() -> Desk {
    let desk = Desk::postgres(&small_house());
    let places = order(&desk, "671083").places;
    let asked = ask_back(&desk, "Léa", places[0].id);
    let seen = Versioned { id: asked.row.id, version: asked.row.version };
    desk.ok::<Decided>("Noé", "reprise_accept", seen);
    ask_back(&desk, "Léa", places[1].id);
    let sold = crate::sales::two_seats_are_sold(&desk);
    crate::amendments::voided(&desk, "Karim", sold.order_id, &sold.place_ids[..1]);
    let other = desk.beside();
    let rows: Vec<CounterRow> = desk.ok("Hélène", "counter_list", json!({}));
    let found = rows.iter().find(|row| !row.here).unwrap();
    let seen = Versioned { id: found.id, version: found.version };
    desk.ok::<Empty>("Hélène", "counter_revoke", seen);
    drop(other);
    desk
}

/// Whether the whole transaction was refused, at one of its statements or at its end.
pub(crate) fn is_refused(login: &str, sql: &str) -> bool {
    let mut client = Client::connect(login, NoTls).unwrap();
    let mut transaction = client.transaction().unwrap();
    match transaction.batch_execute(sql) {
        Err(_) => true,
        Ok(()) => transaction.commit().is_err(),
    }
}

#[test]
fn every_way_to_cheat_past_the_program_is_refused_and_the_house_still_verifies() {
    let desk = a_busy_house();
    let login = desk.login.as_deref().unwrap();
    assert!(WAYS.len() >= 25);
    let through: Vec<&str> =
        WAYS.iter().filter(|(_, sql)| !is_refused(login, sql)).map(|(name, _)| *name).collect();
    assert!(through.is_empty(), "went through: {through:?}");
    let verified = desk.api.verify().unwrap();
    assert!(verified.ok, "{verified:?}");
}

#[test]
fn what_the_work_of_a_desk_needs_is_not_refused() {
    let desk = a_busy_house();
    let login = desk.login.as_deref().unwrap();
    for harmless in [
        "SELECT * FROM journal",
        "UPDATE mail SET attempts = attempts",
        "DELETE FROM claim",
        "SELECT seq FROM head WHERE id = 1 FOR UPDATE",
    ] {
        assert!(!is_refused(login, harmless), "{harmless}");
    }
}

#[test]
fn the_rights_may_be_given_again_and_again() {
    let desk = Desk::postgres(&small_house());
    let mut owner = Client::connect(desk.url.as_deref().unwrap(), NoTls).unwrap();
    for _ in 0..2 {
        owner.batch_execute(include_str!("../../migrations/postgres/roles.sql")).unwrap();
    }
    ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
}

#[test]
fn a_counter_s_login_cannot_bring_an_older_house_up_to_date_and_says_who_can() {
    let desk = Desk::postgres(&small_house());
    let mut owner = Client::connect(desk.url.as_deref().unwrap(), NoTls).unwrap();
    owner
        .batch_execute(
            "DELETE FROM refinery_schema_history
             WHERE version = (SELECT MAX(version) FROM refinery_schema_history)",
        )
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let refused = Desk::reopen(folder.path(), desk.login.clone(), &desk.clock).map(|_| ());
    assert_eq!(refused.unwrap_err().code, office::Code::OlderSchema);
}
