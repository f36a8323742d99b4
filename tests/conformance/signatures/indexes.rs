//! A server's own check of its indexes, where it has one.

use contract::journal::IndexCheck;
use harness::desk::Desk;
use harness::small::small_house;
use postgres::{Client, NoTls};

use super::{noted, verified};

/// An index that the server no longer keeps while a row is written, as a fault of its disk would leave it.
const FORGETS: &str =
    "UPDATE pg_index SET indisready = false WHERE indexrelid = 'journal_order'::regclass";
const KEEPS: &str =
    "UPDATE pg_index SET indisready = true WHERE indexrelid = 'journal_order'::regclass";

/// What SECURITY.md asks of the server's administrator.
const GIVEN: &str = "CREATE SCHEMA amcheck;
    CREATE EXTENSION amcheck SCHEMA amcheck;
    GRANT USAGE ON SCHEMA amcheck TO contremarque_guichet;
    GRANT EXECUTE ON FUNCTION amcheck.bt_index_check(regclass, boolean) TO contremarque_guichet";

fn owner(desk: &Desk) -> Client {
    Client::connect(desk.url.as_deref().unwrap(), NoTls).unwrap()
}

/// The house of a server that has the check, seen by a counter.
fn with_check() -> Desk {
    let desk = Desk::postgres(&small_house());
    owner(&desk).batch_execute(GIVEN).unwrap();
    desk
}

#[test]
fn a_server_without_the_check_is_said_to_have_none_and_nothing_is_wrong() {
    let desk = Desk::postgres(&small_house());
    let found = verified(&desk);
    assert!(found.ok, "{found:?}");
    assert_eq!(found.indexes, IndexCheck::NotPossible);
    assert_eq!(verified(&Desk::sqlite(&small_house())).indexes, IndexCheck::NotAsked);
}

#[test]
fn the_check_of_a_server_is_asked_for_by_a_counter() {
    let desk = with_check();
    noted(&desk);
    let found = verified(&desk);
    assert!(found.ok, "{found:?}");
    assert_eq!(found.indexes, IndexCheck::Right);
}

#[test]
fn an_index_that_lost_a_row_of_its_table_is_found() {
    let desk = with_check();
    let mut owner = owner(&desk);
    owner.batch_execute(FORGETS).unwrap();
    noted(&desk);
    owner.batch_execute(KEEPS).unwrap();
    let found = verified(&desk);
    assert_eq!(found.what.as_deref(), Some("index_damaged"), "{found:?}");
    assert!(found.detail.unwrap().starts_with("journal_order: "));
}
