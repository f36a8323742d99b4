//! Books that were computed anew as a whole: the signatures say so, and since when.

use office::books::signature::{AFTER_MS, ROWS};

use super::forger::Forger;
use super::{each_engine, noted, said, signed, signs, verified, whole};
use crate::anchors::hands::rows;

#[test]
fn a_chain_that_was_computed_anew_is_told_by_the_next_signature_and_since_when() {
    each_engine(|desk| {
        let at = signs(&desk, 4);
        let (holds, breaks) = (at[at.len() - 3], at[at.len() - 2]);
        let mut forger = Forger::of(&desk.store());
        forger.earlier_from(holds + 1);
        forger.writes(&desk);
        let found = whole(&desk.store());
        assert_eq!(said(&found), (Some("rewritten"), Some(holds + 1)), "{found:?}");
        let (held, broken) = (found.holds.unwrap(), found.breaks.unwrap());
        assert_eq!((held.row, held.counter.as_str()), (holds, "Guichet 1"));
        assert_eq!((broken.row, broken.counter.as_str()), (breaks, "Guichet 1"));
        assert!(broken.at_ms - held.at_ms >= AFTER_MS);
        // The counter knows no less.
        assert_eq!(said(&verified(&desk)), (Some("rewritten"), Some(holds + 1)));
    });
}

#[test]
fn books_that_were_written_anew_from_their_first_row_hold_no_signature() {
    each_engine(|desk| {
        let at = signs(&desk, 2);
        let mut forger = Forger::of(&desk.store());
        forger.earlier_from(1);
        forger.writes(&desk);
        let found = whole(&desk.store());
        assert_eq!(said(&found), (Some("rewritten"), Some(1)), "{found:?}");
        assert_eq!(found.holds, None);
        assert_eq!(found.breaks.unwrap().row, at[0]);
    });
}

#[test]
fn a_row_that_was_changed_alone_is_told_with_the_signatures_around_it() {
    each_engine(|desk| {
        let at = signs(&desk, 3);
        let (holds, breaks) = (at[at.len() - 3], at[at.len() - 2]);
        let row = format!("UPDATE journal SET at_ms = at_ms - 1 WHERE seq = {breaks}");
        crate::anchors::hands::by_hand(&desk, &[&row]);
        let found = whole(&desk.store());
        assert_eq!(said(&found), (Some("row_changed"), Some(breaks)), "{found:?}");
        assert_eq!(found.holds.unwrap().row, holds);
        assert_eq!(found.breaks.unwrap().row, breaks);
    });
}

#[test]
fn what_is_not_signed_yet_is_told_by_what_the_counter_saw() {
    each_engine(|desk| {
        let last = *signs(&desk, 2).last().unwrap();
        noted(&desk);
        let mut forger = Forger::of(&desk.store());
        forger.earlier_from(last + 1);
        forger.writes(&desk);
        assert!(whole(&desk.store()).ok, "right in itself, and nothing outside says otherwise");
        let found = verified(&desk);
        assert_eq!(said(&found), (Some("rewritten"), Some(last + 1)), "{found:?}");
        assert_eq!(found.holds.unwrap().row, last);
    });
}

#[test]
fn the_end_is_signed_after_minutes_or_rows_and_verifying_says_until_where() {
    each_engine(|desk| {
        noted(&desk);
        let first = signed(&desk);
        noted(&desk);
        assert_eq!(signed(&desk), first, "not each command signs");
        desk.clock.pass(AFTER_MS);
        noted(&desk);
        assert_eq!(signed(&desk), [first.clone(), vec![rows(&desk) - 1]].concat());
        for _ in 0..ROWS {
            noted(&desk);
        }
        let at = signed(&desk);
        assert_eq!(at.len(), first.len() + 2, "{at:?}");
        let found = verified(&desk);
        assert!(found.ok, "{found:?}");
        assert_eq!(found.signatures, at.len() as i64);
        assert_eq!(found.holds.unwrap().row, *at.last().unwrap());
        assert_eq!((found.breaks, found.unsigned_from), (None, None));
    });
}
