//! Who was signed in on the site before its house went back.

use contract::anchor::LastNumbers;
use harness::desk::Desk;
use harness::door::{CODE, browser};
use harness::small::small_house;
use office::OfficeError;
use serde_json::{Value as Json, json};
use store::TxExt;

use super::copies::OldCopy;
use super::went_back::{goes_on, verified};
use crate::sales::two_seats_are_sold;

/// Rows that tell who is signed in on the site, or begins to be.
fn on_site(desk: &Desk) -> usize {
    let mut found = 0;
    desk.store()
        .read(|tx| {
            for table in ["site_request", "site_code", "site_session"] {
                tx.query(&format!("SELECT 1 FROM {table}"), &[], &mut |_| {
                    found += 1;
                    Ok(())
                })?;
            }
            Ok::<_, OfficeError>(())
        })
        .unwrap();
    found
}

#[test]
fn a_session_that_was_ended_since_is_not_begun_again_by_a_house_that_went_back() {
    for desk in [Desk::sqlite(&small_house()), Desk::postgres(&small_house())] {
        let door = desk.door();
        let token = door.signs_in("marie@example.org");
        let _ = door.asks(&browser(), "john@example.org", CODE);
        let old = OldCopy::of(&desk);
        two_seats_are_sold(&desk);
        door.ok::<Json>(Some(&token), "site_sign_out", json!({}));
        drop(door);
        let desk = old.put_back(desk);
        assert_eq!(on_site(&desk), 3, "as it was");
        goes_on(&desk, &LastNumbers::default());
        assert_eq!(on_site(&desk), 0);
        verified(&desk);
    }
}
