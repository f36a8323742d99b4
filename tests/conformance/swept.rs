//! What was decided stands in the orders of what waits until those are swept, and nobody sees it there.

use contract::args::ById;
use contract::ids::RepriseId;
use contract::journal::Verification;
use contract::reprise::{Decided, RepriseList, ReprisePage};
use domain::reprise::Bucket;
use harness::queue::{SORTS, page};
use harness::rounds::Rounds;
use harness::server::fresh_database;
use serde_json::json;
use store::{Engine, StoreError, TxExt};

/// More than are left in the orders at once.
const ROUNDS: usize = 70;
/// Of those that were decided, in the orders at once.
const LEFT: i64 = 64;

fn on_each_engine(story: impl Fn(&Rounds)) {
    story(&Rounds::make(None, ROUNDS, false));
    story(&Rounds::make(Some(fresh_database()), ROUNDS, false));
}

/// How many stand in the orders of what waits and wait no longer.
fn left(house: &Rounds) -> i64 {
    let sql = "SELECT COUNT(*) FROM reprise WHERE bucket = 'done' AND listed IS NOT NULL";
    let found = house.desk.store().read(|tx| tx.int(sql, &[]));
    found.map_err(|e: StoreError| e.to_string()).unwrap()
}

/// Whether each order of what is to be decided has these and no other, whatever it is narrowed to.
fn assert_waiting(house: &Rounds, ids: &[RepriseId]) {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    for sort in SORTS {
        for descending in [false, true] {
            let whole = RepriseList { sort, descending, ..page(Bucket::Open, 100) };
            let by_state = RepriseList { state: Bucket::Open.state(), ..whole.clone() };
            let by_date = RepriseList { received_from_ms: Some(0), ..whole.clone() };
            for args in [whole, by_state, by_date] {
                let shown = format!("{args:?}");
                let found: ReprisePage = house.desk.ok("Léa", "reprise_list", args);
                let mut rows: Vec<RepriseId> = found.rows.iter().map(|row| row.id).collect();
                rows.sort_unstable();
                assert_eq!(rows, ids, "{shown}");
                assert_eq!(found.counts.open, Some(ids.len() as i64), "{shown}");
            }
        }
    }
}

#[test]
fn what_was_decided_is_in_no_list_of_what_waits_before_it_is_swept_nor_after() {
    on_each_engine(|house| {
        let in_a_file = house.desk.store().engine() == Engine::Sqlite;
        assert_waiting(house, &house.to_accept);
        for round in 0..ROUNDS {
            house.accept(round);
            let stand = left(house);
            assert!(stand <= LEFT, "{stand} after {round}");
            if in_a_file && round < 64 {
                assert_eq!(stand, 1 + round as i64, "nothing is swept before they are many");
            } else if !in_a_file {
                assert_eq!(stand, 0, "a server has nothing to sweep");
            }
            if [0, 30, 63, 64, 65].contains(&round) {
                assert_waiting(house, &house.to_accept[round + 1..]);
            }
        }
        assert_waiting(house, &[]);
        let verified: Verification = house.desk.ok("Hélène", "journal_verify", json!({}));
        assert!(verified.ok, "{verified:?}");
    });
}

#[test]
fn a_decision_that_is_undone_is_in_every_order_again() {
    on_each_engine(|house| {
        house.accept(0);
        assert_waiting(house, &house.to_accept[1..]);
        house.desk.ok::<Decided>("Léa", "reprise_undo", ById { id: house.to_accept[0] });
        assert_waiting(house, &house.to_accept);
        assert_eq!(left(house), 0);
    });
}

#[test]
fn nobody_takes_what_waits_out_of_its_list_unseen() {
    on_each_engine(|house| {
        let hide = "UPDATE reprise SET listed = NULL WHERE bucket = 'open'";
        let elsewhere = "UPDATE reprise SET listed = 'held' WHERE bucket = 'open'";
        for change in [hide, elsewhere] {
            let refused = house.desk.store().write(|tx| tx.run(change, &[]));
            assert!(refused.is_err(), "{change}");
        }
        let on = match house.desk.store().engine() {
            Engine::Sqlite => "",
            Engine::Postgres => " ON reprise",
        };
        let past = format!("DROP TRIGGER reprise_listed{on}");
        let changed = house.desk.store().write(|tx| {
            tx.run(&past, &[])?;
            tx.run("UPDATE reprise SET listed = NULL WHERE number = 3", &[])
        });
        changed.map_err(|e: StoreError| e.to_string()).unwrap();
        let found: Verification = house.desk.ok("Hélène", "journal_verify", json!({}));
        assert_eq!(found.what.as_deref(), Some("reprise_changed"));
        assert!(found.detail.as_deref().is_some_and(|d| d.contains("R-000003")), "{found:?}");
    });
}

/// The first request once more, in this state.
fn again(state: &str, bucket: &str) -> String {
    format!(
        "INSERT INTO reprise (id, number, place_id, order_id, customer_id, performance_id, show_id, channel, state,
           bucket, requested_at_ms, paid_cents, reprise_cents, fee_cents, policy_id, terms_version, needs_signature,
           flags, deadline_at_ms, starts_at_ms, customer_key, show_key, place_key, search_key, place_channel, listed,
           version)
         SELECT id + 1, number + 1000, place_id, order_id, customer_id, performance_id, show_id, channel, '{state}',
           '{bucket}', requested_at_ms, paid_cents, reprise_cents, fee_cents, policy_id, terms_version,
           needs_signature, flags, deadline_at_ms, starts_at_ms, customer_key, show_key, place_key, search_key,
           place_channel, CASE WHEN '{bucket}' = 'done' THEN NULL ELSE '{bucket}' END, version
         FROM reprise WHERE number = 1"
    )
}

#[test]
fn a_place_has_one_request_at_a_time_in_a_file_whatever_writes_it() {
    let house = Rounds::make(None, 2, false);
    let write = |sql: &str| house.desk.store().write(|tx| tx.run(sql, &[]));
    let refused = |sql: &str| match write(sql) {
        Err(StoreError::Constraint(name)) => name.contains("reprise"),
        other => panic!("{other:?}: {sql}"),
    };
    assert!(refused(&again("requested", "open")), "it is asked back already");
    assert!(refused(&again("accepted", "done")), "it may yet be accepted");
    write(&again("refused", "done")).expect("what was refused may be asked again");
    let back = "UPDATE reprise SET state = 'requested', bucket = 'open', listed = 'open' WHERE number = 1001";
    assert!(refused(back), "another waits");
}
