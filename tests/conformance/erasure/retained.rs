//! People of whom nothing was heard for years: listed by a dry run, erased together by a supervisor.

use contract::args::Empty;
use contract::erasure::{
    EraseRetained, RetainedErased, RetentionDue, RetentionSettings, SetRetention,
};
use formats::batch::BatchCustomer;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, on_each_engine};
use office::Code;
use serde_json::json;

use super::sheet;
use crate::sales::verified;

fn due(desk: &Desk) -> RetentionDue {
    desk.ok("Hélène", "retention_due", json!({}))
}

fn keeps(desk: &Desk, years: i64) {
    let seen: RetentionSettings = desk.ok("Hélène", "retention_view", json!({}));
    desk.ok::<Empty>("Hélène", "retention_set", SetRetention { years, version: seen.version });
}

/// Somebody whom another system knew five years ago, and of whom nothing was heard since.
fn somebody_of_before(desk: &Desk, key: &str) {
    let mut batch = harness::small::small_house();
    batch.customers.push(BatchCustomer {
        key: key.to_owned(),
        last_name: key.to_uppercase(),
        first_name: "Ancienne".to_owned(),
        created_at_ms: BEGINNING_MS - 5 * 365 * DAY_MS,
        ..BatchCustomer::default()
    });
    crate::import::import(desk, &batch);
}

#[test]
fn a_dry_run_lists_who_was_not_heard_of_and_nobody_is_erased_by_itself() {
    on_each_engine(|desk| {
        somebody_of_before(desk, "doyenne");
        assert_eq!((due(desk).total, due(desk).from_ms), (0, None), "people are kept for ever");
        keeps(desk, 3);
        let listed = due(desk);
        let names: Vec<&str> = listed.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!((names, listed.total), (vec!["DOYENNE Ancienne"], 1));
        keeps(desk, 6);
        assert_eq!(due(desk).total, 0);
        let wrong = SetRetention { years: 31, version: 2 };
        assert_eq!(desk.refused("Hélène", "retention_set", wrong), Code::BadField);
        assert_eq!(desk.refused("Léa", "retention_due", json!({})), Code::NotAllowed);
    });
}

#[test]
fn those_of_the_list_are_erased_together_and_who_came_back_is_not() {
    on_each_engine(|desk| {
        somebody_of_before(desk, "doyenne");
        keeps(desk, 3);
        let gone = due(desk).rows[0].id;
        let marie = crate::sales::marie(desk);
        let wish = EraseRetained { ids: vec![gone, marie] };
        let done: RetainedErased = desk.ok("Hélène", "retention_erase", wish);
        assert_eq!(done.erased, 1);
        assert!(sheet(desk, gone).erased_at_ms.is_some());
        assert!(sheet(desk, marie).erased_at_ms.is_none());
        assert_eq!(due(desk).total, 0);
        assert_eq!(desk.refused("Hélène", "retention_erase", json!({ "ids": [] })), Code::BadField);
        verified(desk);
    });
}
