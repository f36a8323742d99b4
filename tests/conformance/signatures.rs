//! Counters sign the journal: what was signed cannot be written anew by who has the database alone.

mod forged;
mod forger;
mod indexes;
mod keys;
mod recent;
mod rewritten;

use contract::journal::Verification;
use contract::order::{NoteOrder, OrderFile};
use harness::desk::Desk;
use harness::small::small_house;
use office::Code;
use office::books::signature::AFTER_MS;
use office::books::verify;
use serde_json::json;
use store::{Store, TxExt};

use crate::reprises::order;

/// A story on each engine, by a counter that may be closed and opened.
fn each_engine(story: impl Fn(Desk)) {
    story(Desk::sqlite(&small_house()));
    story(Desk::postgres(&small_house()));
}

/// One row of the journal.
fn noted(desk: &Desk) {
    let id = order(desk, "671083").id;
    let note = NoteOrder { id, note: "Fauteuil roulant.".to_owned() };
    desk.ok::<OrderFile>("Karim", "order_note", note);
}

/// Rows that are signed, in order.
fn signed(desk: &Desk) -> Vec<i64> {
    desk.store().read(|tx| tx.ints("SELECT seq FROM signature ORDER BY seq", &[])).unwrap()
}

/// A house that signed so many times, minutes apart, with rows between.
fn signs(desk: &Desk, times: usize) -> Vec<i64> {
    for _ in 0..times {
        noted(desk);
        noted(desk);
        desk.clock.pass(AFTER_MS);
    }
    // Minutes passed: her session may be over.
    desk.signs_in("Hélène");
    noted(desk);
    let signed = signed(desk);
    assert!(signed.len() >= times, "{signed:?}");
    signed
}

/// As the window asks for it. Who signs in first would have the counter see what became of its house.
fn verified(desk: &Desk) -> Verification {
    match desk.call("Hélène", "journal_verify", json!({})) {
        Err(refusal) if refusal.code == Code::SessionExpired => {
            desk.signs_in("Hélène");
            desk.ok("Hélène", "journal_verify", json!({}))
        }
        found => found.unwrap(),
    }
}

/// As who knows nothing but the database.
fn whole(store: &Store) -> Verification {
    store.read(verify::whole).unwrap()
}

fn said(found: &Verification) -> (Option<&str>, Option<i64>) {
    (found.what.as_deref(), found.first_bad_seq)
}
