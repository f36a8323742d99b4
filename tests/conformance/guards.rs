//! Which action of the journal may write which table, on a server: what its table of pairs says, held
//! against the actions of the contract and the tables of the schema.

use std::collections::{BTreeMap, BTreeSet};

use contract::action::Action;
use harness::desk::Desk;
use harness::small::small_house;
use postgres::{Client, NoTls};

/// Actions that write no table that is watched: only the journal, or what is held by other means.
const WRITE_NOTHING: [Action; 14] = [
    // How often a PIN was refused is no record; the row that says so is.
    Action::OperatorSignedIn,
    Action::OperatorPinRefused,
    // A session is no record, and neither is its end.
    Action::CustomerSignedOut,
    Action::CustomerClosingDropped,
    // What is given again is told by rows of its own.
    Action::HouseGaveAgain,
    // A file alone is restored.
    Action::HouseRestored,
    Action::OrderNoted,
    // What a basket holds is no record; that it was taken away is one.
    Action::SeatsTakenOver,
    // Its public key is in the row.
    Action::CounterKey,
    Action::MailPaused,
    Action::MailResumed,
    Action::ClockBack,
    Action::ClockLeapt,
    Action::ClockConfirmed,
];

/// Tables that no action has to tell, and why that is no harm.
const NOT_WATCHED: [(&str, &str); 18] = [
    ("head", "it follows rows of the journal alone, and its ids are bounded"),
    ("journal", "it is what tells"),
    ("journal_note", "its hash is in the chain; a trigger lets an erasure alone take it away"),
    ("transfer", "its hash is in the chain, and accounts move by it alone"),
    ("command", "an answer that nobody asks for; a trigger lets an erasure alone empty it"),
    ("signature", "any row of the journal may follow it, and one must; who made it, its key says"),
    ("touched", "a note of the triggers from which seals are made"),
    ("claim", "who looks at a request decides nothing, and is held for a day at most"),
    ("seat_hold", "what a basket holds decides no sale, and is held for a day at most"),
    ("counter_presence", "who is there is no record"),
    ("pin_refused", "how many were refused is no record until a row tells it"),
    ("notice", "what the administrator was told is no record"),
    ("mail_lease", "who sends is no record, and is held for a day at most"),
    ("mail_line", "how a line is, is no record"),
    ("site_request", "a code that was asked for is no record"),
    ("site_code", "as its request"),
    ("site_session", "who is signed in on the site is no record; no counter may begin a session"),
    ("site_limit", "how often somebody tried is no record"),
];

/// Names of changes that are part of a table's.
const PARTS: [(&str, &str); 5] = [
    ("operator_pin", "operator"),
    ("orders_money", "orders"),
    ("place_money", "place"),
    ("place_state", "place"),
    ("mail_ended", "mail"),
];

fn owner() -> (Desk, Client) {
    let desk = Desk::postgres(&small_house());
    let client = Client::connect(desk.url.as_deref().unwrap(), NoTls).unwrap();
    (desk, client)
}

/// What may be written, and by which actions.
fn pairs(client: &mut Client) -> BTreeMap<String, BTreeSet<String>> {
    let mut pairs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in client.query("SELECT what, action FROM guard.writes", &[]).unwrap() {
        pairs.entry(row.get(0)).or_default().insert(row.get(1));
    }
    pairs
}

#[test]
fn every_action_is_told_what_it_may_write_and_none_is_told_that_does_not_exist() {
    let (_desk, mut client) = owner();
    let told: BTreeSet<String> = pairs(&mut client).into_values().flatten().collect();
    for action in &told {
        assert!(
            Action::of_key(action).is_some(),
            "guard.writes names {action}, which is no action"
        );
    }
    for action in Action::ALL {
        let silent = WRITE_NOTHING.contains(action);
        assert_eq!(
            told.contains(action.key()),
            !silent,
            "{}: say in a migration what it may write, SELECT guard.allow('{0}', 'table table'), \
             or name it in WRITE_NOTHING",
            action.key()
        );
    }
}

#[test]
fn every_table_is_watched_or_says_why_it_is_not() {
    let (_desk, mut client) = owner();
    let names = |client: &mut Client, sql: &str| -> BTreeSet<String> {
        client.query(sql, &[]).unwrap().iter().map(|row| row.get(0)).collect()
    };
    let tables = names(
        &mut client,
        "SELECT tablename::TEXT FROM pg_tables
         WHERE schemaname = 'public' AND tablename <> 'refinery_schema_history'",
    );
    let watched = names(
        &mut client,
        "SELECT t.relname::TEXT FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid
         WHERE g.tgname = 'guard_insert'",
    );
    let written: BTreeSet<String> = pairs(&mut client).into_keys().collect();
    for table in &tables {
        let free = NOT_WATCHED.iter().any(|(name, _)| name == table);
        assert_eq!(
            watched.contains(table),
            !free,
            "{table}: watch it in its migration, SELECT guard.watch('{table}'), or say in NOT_WATCHED why not"
        );
        assert_eq!(
            written.contains(table),
            !free,
            "{table}: which actions write it? SELECT guard.allow('action', '{table}')"
        );
    }
    for what in &written {
        let part = PARTS.iter().find(|(name, _)| name == what).map(|(_, table)| *table);
        let part = part.or_else(|| what.strip_suffix("_made"));
        assert!(
            tables.contains(part.unwrap_or(what)),
            "guard.writes names {what}, which is no table"
        );
    }
    // Accounts move by transfers: only a new one is told.
    let thrice = names(
        &mut client,
        "SELECT t.relname::TEXT FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid
         WHERE g.tgname IN ('guard_insert', 'guard_update', 'guard_delete')
         GROUP BY t.relname HAVING COUNT(*) = 3",
    );
    let whole: BTreeSet<String> = watched.into_iter().filter(|table| table != "account").collect();
    assert_eq!(thrice, whole);
}

#[test]
fn what_may_be_written_is_told_by_more_than_the_beginning_of_a_house() {
    let (_desk, mut client) = owner();
    for (what, actions) in pairs(&mut client) {
        let others = actions.iter().filter(|action| *action != Action::HouseCreated.key()).count();
        assert!(others > 0, "{what} is written by nothing");
    }
}

#[test]
fn a_counter_changes_only_columns_that_are_named() {
    let (_desk, mut client) = owner();
    let whole: Vec<String> = client
        .query(
            "SELECT table_name::TEXT FROM information_schema.table_privileges
             WHERE grantee = 'contremarque_guichet' AND privilege_type = 'UPDATE'",
            &[],
        )
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect();
    assert!(whole.is_empty(), "{whole:?}");
}
