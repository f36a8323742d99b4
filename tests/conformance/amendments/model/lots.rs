//! Credit lot by lot: what an acceptance gives goes where its payments came from, what takes it back takes the
//! same off, and no expiry ever grows but by the days of grace.

use std::collections::BTreeMap;

use contract::reprise::{CreditPart, RepriseFile};
use domain::performance::end_of_day_ms;
use store::{Store, Value};

use super::books::rows;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lot {
    left: i64,
    expires_at_ms: i64,
    grace: bool,
}

/// All lots of a house, by number.
pub(super) type Lots = BTreeMap<String, Lot>;

pub(super) fn lots(store: &Store) -> Lots {
    let mut found = Lots::new();
    rows(
        store,
        "SELECT l.number, a.credit_cents - a.debit_cents, l.expires_at_ms, l.grace
         FROM credit_lot l JOIN account a ON a.id = l.id",
        |row| {
            if let [
                Value::Int(number),
                Value::Int(left),
                Value::Int(expires_at_ms),
                Value::Int(grace),
            ] = row
            {
                let (expires_at_ms, grace) = (*expires_at_ms, *grace == 1);
                found.insert(format!("AV-{number:06}"), Lot { left: *left, expires_at_ms, grace });
            }
        },
    );
    found
}

fn evening(now_ms: i64, days: u32) -> i64 {
    end_of_day_ms(now_ms, days, "Europe/Paris".parse().unwrap())
}

/// Lots that were there are what they were; new ones live as long as money or grace does.
pub(super) fn hold(before: &Lots, after: &Lots, now_ms: i64) {
    for (number, lot) in after {
        match before.get(number) {
            Some(known) => {
                assert_eq!(
                    (known.expires_at_ms, known.grace),
                    (lot.expires_at_ms, lot.grace),
                    "{number}"
                );
            }
            None => {
                let days = if lot.grace { 30 } else { 365 };
                assert_eq!(lot.expires_at_ms, evening(now_ms, days), "{number}");
            }
        }
    }
}

/// What moved by lot, lots that did not move left out.
fn moved(before: &Lots, after: &Lots) -> BTreeMap<String, i64> {
    let left = |lots: &Lots, number: &String| lots.get(number).map_or(0, |lot| lot.left);
    let by = |number: &String| left(after, number) - left(before, number);
    after.keys().map(|number| (number.clone(), by(number))).filter(|(_, by)| *by != 0).collect()
}

/// An acceptance moved what its file had promised, and nothing else.
pub(super) fn gave(before: &Lots, after: &Lots, promised: &[CreditPart], file: &RepriseFile) {
    let moved = moved(before, after);
    let told: BTreeMap<String, i64> =
        file.credit.iter().map(|lot| (lot.number.clone(), lot.issued_cents.0)).collect();
    assert_eq!(moved, told);
    for part in promised {
        match &part.lot {
            Some(lot) => {
                assert_eq!(told[lot], part.amount_cents.0, "{lot}");
                assert_eq!(before[lot].expires_at_ms, part.expires_at_ms, "{lot}");
            }
            None => {
                let of = |(number, amount): (&String, &i64)| {
                    !before.contains_key(number)
                        && *amount == part.amount_cents.0
                        && after[number].expires_at_ms == part.expires_at_ms
                        && after[number].grace == part.grace
                };
                assert!(told.iter().any(of), "{part:?} {told:?}");
            }
        }
    }
    assert_eq!(told.len(), promised.len());
}

/// An acceptance that was taken back took off what it had given, and nothing else.
pub(super) fn took(before: &Lots, after: &Lots, file: &RepriseFile) {
    let told: BTreeMap<String, i64> =
        file.credit.iter().map(|lot| (lot.number.clone(), -lot.issued_cents.0)).collect();
    assert_eq!(moved(before, after), told);
}
