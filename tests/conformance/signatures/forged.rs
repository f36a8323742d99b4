//! Signatures and keys that were taken out, put in, or exchanged.

use contract::counter::ToldKey;
use harness::desk::{BareRenderer, Desk};
use office::books::signature::KeyPair;
use office::house::signing;
use office::{Actor, By, House, OfficeError};
use store::TxExt;

use super::forger::Forger;
use super::{each_engine, said, signs, verified, whole};
use crate::anchors::hands::{by_hand, rows};

fn first_key(desk: &Desk) -> i64 {
    let first = "SELECT MIN(seq) FROM journal WHERE action = 'counter.key'";
    desk.store().read(|tx| tx.int(first, &[])).unwrap()
}

/// A key that somebody tells the journal by hand.
fn told(desk: &Desk, who: &Actor, key: &ToldKey) {
    let (at_ms, counter_id) = (desk.api.now_ms(), desk.api.counter_id);
    let done = desk.store().write(|tx| {
        let house = House::load(tx)?;
        let by = By { operator: who, counter_id, at_ms, renderer: &BareRenderer };
        let cx = office::command::unlisted(tx, by, "a key by hand", [9; 16], house)?;
        signing::tell_key(tx, &cx, key)?;
        office::command::seal(tx, &cx.mint)?;
        Ok::<_, OfficeError>(())
    });
    done.unwrap();
}

#[test]
fn a_signature_that_was_taken_out_is_missed_wherever_it_was() {
    each_engine(|desk| {
        let at = signs(&desk, 4);
        for row in [at[1], *at.last().unwrap()] {
            let gone = format!("DELETE FROM signature WHERE seq = {row}");
            by_hand(&desk, &["CREATE TABLE kept AS SELECT * FROM signature", &gone]);
            let found = whole(&desk.store());
            assert_eq!(found.what.as_deref(), Some("signature_changed"), "{found:?}");
            assert!(found.detail.unwrap().starts_with(&row.to_string()));
            let back = format!("INSERT INTO signature SELECT * FROM kept WHERE seq = {row}");
            by_hand(&desk, &[&back, "DELETE FROM touched", "DROP TABLE kept"]);
            assert!(whole(&desk.store()).ok);
        }
    });
}

#[test]
fn the_signatures_of_an_older_copy_are_told_from_those_that_the_journal_seals() {
    each_engine(|desk| {
        let at = signs(&desk, 4);
        by_hand(&desk, &[&format!("DELETE FROM signature WHERE seq > {}", at[1])]);
        let found = whole(&desk.store());
        assert_eq!(found.what.as_deref(), Some("signature_changed"), "{found:?}");
        assert!(found.detail.unwrap().starts_with(&at[2].to_string()));
        assert_eq!(found.holds.unwrap().row, at[1]);
    });
}

#[test]
fn signatures_that_were_taken_out_with_their_seals_are_missed_at_the_end() {
    each_engine(|desk| {
        let at = signs(&desk, 4);
        let mut forger = Forger::of(&desk.store());
        forger.unsigned_after = Some(at[1]);
        forger.writes(&desk);
        let found = whole(&desk.store());
        assert!(found.ok, "right in itself: {found:?}");
        assert_eq!(found.unsigned_from, Some(at[1] + 1), "but commands sign");
        assert_eq!(found.holds.unwrap().row, at[1]);
        let found = verified(&desk);
        assert_eq!(said(&found), (Some("rewritten"), Some(at[1] + 1)), "{found:?}");
    });
}

#[test]
fn a_public_key_that_was_exchanged_is_not_the_counter_s_own() {
    each_engine(|desk| {
        let (at, key) = (signs(&desk, 3), first_key(&desk));
        let forged = KeyPair::fresh().unwrap();
        let mut forger = Forger::of(&desk.store());
        let own = desk.api.own_key().unwrap().1;
        for link in forger.links.iter_mut().filter(|link| link.seq == key) {
            assert!(link.data.contains(&own));
            link.data = link.data.replace(&own, &forged.public());
        }
        forger.pair = Some(forged);
        forger.writes(&desk);
        assert!(whole(&desk.store()).ok, "right in itself: all is signed by the key that it tells");
        let found = verified(&desk);
        assert_eq!(said(&found), (Some("key_changed"), Some(key)), "{found:?}");
        assert_eq!(found.holds, None);
        assert_eq!(found.breaks.unwrap().row, at[0]);
    });
}

#[test]
fn a_second_key_that_nobody_vouches_for_is_forged() {
    each_engine(|desk| {
        signs(&desk, 2);
        let public = KeyPair::fresh().unwrap().public();
        told(&desk, &Actor::program(), &ToldKey { public, vouched: None });
        let found = whole(&desk.store());
        assert_eq!(said(&found), (Some("key_forged"), Some(rows(&desk))), "{found:?}");
    });
}

#[test]
fn a_key_that_vouches_for_itself_is_forged() {
    each_engine(|desk| {
        signs(&desk, 2);
        let pair = KeyPair::fresh().unwrap();
        let vouched = Some(pair.vouch(desk.api.counter_id, &pair.public()));
        told(&desk, &Actor::program(), &ToldKey { public: pair.public(), vouched });
        assert_eq!(said(&whole(&desk.store())), (Some("key_forged"), Some(rows(&desk))));
    });
}

#[test]
fn a_key_in_a_supervisor_s_name_is_told_by_the_counter_whose_key_it_is_not() {
    each_engine(|desk| {
        signs(&desk, 2);
        let public = KeyPair::fresh().unwrap().public();
        let helene = "SELECT id FROM operator WHERE name = 'Hélène'";
        let id = desk.store().read(|tx| tx.int(helene, &[])).unwrap().into();
        let role = domain::access::Role::Supervisor;
        let who = Actor::operator(id, "Hélène".to_owned(), role);
        told(&desk, &who, &ToldKey { public, vouched: None });
        let found = verified(&desk);
        assert_eq!(said(&found), (Some("key_changed"), Some(rows(&desk))), "{found:?}");
    });
}

#[test]
fn a_signature_that_is_none_is_told_with_its_row() {
    each_engine(|desk| {
        let at = signs(&desk, 3);
        let last = *at.last().unwrap();
        let body = format!("UPDATE signature SET body = '{}' WHERE seq = {last}", "0".repeat(128));
        by_hand(&desk, &[&body]);
        let found = whole(&desk.store());
        assert_eq!(said(&found), (Some("signature_changed"), Some(last)), "{found:?}");
        assert_eq!(found.holds.unwrap().row, at[at.len() - 2]);
        assert_eq!(found.breaks.unwrap().row, last);
    });
}
