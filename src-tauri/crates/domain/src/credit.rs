//! Credit: lots with an expiry, spent earliest expiry first.

use crate::money::Cents;
use crate::time::DAY_MS;

/// *Avoir*: what is left on one lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LotLeft<Lot> {
    pub lot_id: Lot,
    pub left: Cents,
    /// The last millisecond at which it can be spent.
    pub expires_at_ms: i64,
}

/// What is taken from one lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LotSpent<Lot> {
    pub lot_id: Lot,
    /// What is taken.
    pub amount: Cents,
}

/// *Solde client*: what is left on the lots that can be spent at `now_ms`.
#[must_use]
pub fn balance<Lot>(lots: &[LotLeft<Lot>], now_ms: i64) -> Cents {
    lots.iter().filter(|lot| lot.expires_at_ms >= now_ms).map(|lot| lot.left).sum()
}

/// Credit that ends within so long is told to its customer: 30 days.
pub const SOON_MS: i64 = 30 * DAY_MS;

/// Whether credit ends soon, and can still be spent.
#[must_use]
pub const fn ends_soon(expires_at_ms: i64, now_ms: i64) -> bool {
    expires_at_ms >= now_ms && expires_at_ms - now_ms < SOON_MS
}

/// Takes `amount` from the lots that can be spent, earliest expiry first, then lowest id.
///
/// # Errors
/// The balance, when it is too small.
pub fn spend<Lot: Copy + Ord>(
    lots: &[LotLeft<Lot>],
    amount: Cents,
    now_ms: i64,
) -> Result<Vec<LotSpent<Lot>>, Cents> {
    let mut live: Vec<_> =
        lots.iter().filter(|lot| lot.expires_at_ms >= now_ms && lot.left.is_positive()).collect();
    live.sort_by_key(|lot| (lot.expires_at_ms, lot.lot_id));
    let mut missing = amount;
    let mut spent = Vec::new();
    for lot in live {
        if !missing.is_positive() {
            break;
        }
        let taken = lot.left.min(missing);
        spent.push(LotSpent { lot_id: lot.lot_id, amount: taken });
        missing = missing - taken;
    }
    if missing.is_positive() { Err(balance(lots, now_ms)) } else { Ok(spent) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lot(lot_id: i64, left: i64, expires_at_ms: i64) -> LotLeft<i64> {
        LotLeft { lot_id, left: Cents(left), expires_at_ms }
    }

    #[test]
    fn the_lot_that_expires_first_is_spent_first() {
        let lots = [lot(1, 7400, 900), lot(2, 2600, 500), lot(3, 1000, 99)];
        assert_eq!(balance(&lots, 100), Cents(10_000));
        let spent = spend(&lots, Cents(5000), 100).unwrap();
        assert_eq!(
            spent,
            [
                LotSpent { lot_id: 2, amount: Cents(2600) },
                LotSpent { lot_id: 1, amount: Cents(2400) }
            ]
        );
    }

    #[test]
    fn a_lot_is_spent_until_its_last_millisecond() {
        assert!(spend(&[lot(1, 100, 50)], Cents(100), 50).is_ok());
        assert_eq!(spend(&[lot(1, 100, 50)], Cents(100), 51), Err(Cents::ZERO));
    }

    proptest! {
        #[test]
        fn what_is_spent_is_what_was_asked_and_never_more_than_is_left(
            lefts in prop::collection::vec((0i64..10_000, 0i64..10), 0..12),
            asked in 0i64..60_000,
        ) {
            let lots: Vec<_> = lefts.iter().enumerate()
                .map(|(i, (left, expiry))| lot(i as i64, *left, *expiry)).collect();
            let live = balance(&lots, 5);
            match spend(&lots, Cents(asked), 5) {
                Ok(spent) => {
                    prop_assert_eq!(spent.iter().map(|s| s.amount).sum::<Cents>(), Cents(asked));
                    for s in &spent {
                        let lot = lots.iter().find(|lot| lot.lot_id == s.lot_id);
                        prop_assert!(lot.is_some_and(|lot| s.amount <= lot.left));
                        prop_assert!(s.amount.is_positive());
                    }
                }
                Err(b) => { prop_assert_eq!(b, live); prop_assert!(asked > live.0); }
            }
        }
    }
}
