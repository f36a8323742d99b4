//! What a customer's credit looks like while an acceptance may still be undone: nothing of it is told, nor of one that was
//! undone in time. Credit of it that was used cannot be undone, and is told at once.

use std::collections::{BTreeMap, BTreeSet};

use crate::money::Cents;

/// A movement on one lot, in the order of the journal.
#[derive(Clone, Copy, Debug)]
pub struct LotMove<Lot> {
    /// Row of the journal.
    pub seq: i64,
    pub lot_id: Lot,
    /// Below zero where it leaves the lot.
    pub amount: Cents,
    /// Credit that lapses: nobody used it.
    pub lapses: bool,
    /// The row of the acceptance that this gives the credit of, or takes back.
    pub gift: Option<i64>,
}

/// Movements as their customer is told them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToldMoves {
    /// Rows of the acceptances of which nothing is told.
    pub untold: BTreeSet<i64>,
    /// What is told of each movement; zero where it is nothing.
    pub amounts: Vec<Cents>,
}

/// Tells movements without the acceptances that `may_wait` names by their row. What is used of a lot comes from the credit
/// that was there before them, then from the earliest of them, which is then told: no lot is ever told below zero. What
/// lapses of credit that nobody was told of is not told either.
#[must_use]
pub fn told_moves<Lot: Copy + Ord>(moves: &[LotMove<Lot>], may_wait: BTreeSet<i64>) -> ToldMoves {
    let mut untold = may_wait;
    loop {
        match told(moves, &untold) {
            Ok(amounts) => return ToldMoves { untold, amounts },
            Err(used) => untold.remove(&used),
        };
    }
}

/// What is told of each movement, or the acceptance without which a lot would be told below zero.
fn told<Lot: Copy + Ord>(
    moves: &[LotMove<Lot>],
    untold: &BTreeSet<i64>,
) -> Result<Vec<Cents>, i64> {
    let mut left: BTreeMap<Lot, Cents> = BTreeMap::new();
    let mut waiting: BTreeMap<Lot, BTreeSet<i64>> = BTreeMap::new();
    let mut amounts = Vec::with_capacity(moves.len());
    for one in moves {
        if let Some(gift) = one.gift.filter(|gift| untold.contains(gift)) {
            waiting.entry(one.lot_id).or_default().insert(gift);
            amounts.push(Cents::ZERO);
            continue;
        }
        let left = left.entry(one.lot_id).or_default();
        let earliest = waiting.get(&one.lot_id).and_then(BTreeSet::first);
        let mut amount = one.amount;
        if let Some(earliest) = earliest.filter(|_| *left + amount < Cents::ZERO) {
            if !one.lapses {
                return Err(*earliest);
            }
            amount = Cents::ZERO - *left;
        }
        *left += amount;
        amounts.push(amount);
    }
    Ok(amounts)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn other(seq: i64, lot_id: i64, cents: i64) -> LotMove<i64> {
        LotMove { seq, lot_id, amount: Cents(cents), lapses: false, gift: None }
    }

    const fn gift(seq: i64, lot_id: i64, cents: i64, of: i64) -> LotMove<i64> {
        LotMove { gift: Some(of), ..other(seq, lot_id, cents) }
    }

    fn told_of(moves: &[LotMove<i64>], may_wait: &[i64]) -> (Vec<i64>, Vec<i64>) {
        let told = told_moves(moves, may_wait.iter().copied().collect());
        (told.untold.into_iter().collect(), told.amounts.iter().map(|amount| amount.0).collect())
    }

    #[test]
    fn an_acceptance_that_may_be_undone_is_told_in_no_movement() {
        let moves = [other(1, 1, 10), gift(2, 2, 26, 2)];
        assert_eq!(told_of(&moves, &[2]), (vec![2], vec![10, 0]));
        assert_eq!(told_of(&moves, &[]), (vec![], vec![10, 26]));
    }

    #[test]
    fn credit_from_before_is_used_first_then_that_of_the_earliest_acceptance() {
        let given = [other(1, 1, 5), gift(2, 1, 10, 2), gift(3, 1, 10, 3)];
        let with =
            |spent: i64| told_of(&[given.as_slice(), &[other(4, 1, -spent)]].concat(), &[2, 3]);
        assert_eq!(with(5), (vec![2, 3], vec![5, 0, 0, -5]));
        assert_eq!(with(6), (vec![3], vec![5, 10, 0, -6]));
        assert_eq!(with(16), (vec![], vec![5, 10, 10, -16]));
    }

    #[test]
    fn credit_that_was_used_and_came_back_stays_told() {
        let moves = [gift(1, 1, 26, 1), other(2, 1, -5), other(3, 1, 5)];
        assert_eq!(told_of(&moves, &[1]), (vec![], vec![26, -5, 5]));
    }

    #[test]
    fn an_acceptance_that_was_undone_in_time_leaves_no_movement() {
        let moves = [gift(1, 1, 26, 1), gift(2, 1, -26, 1), gift(3, 1, 26, 3)];
        assert_eq!(told_of(&moves, &[1, 3]), (vec![1, 3], vec![0, 0, 0]));
        assert_eq!(told_of(&moves, &[1]), (vec![1], vec![0, 0, 26]));
    }

    #[test]
    fn what_lapses_of_credit_that_was_not_told_is_not_told() {
        let lapse = LotMove { lapses: true, ..other(3, 1, -30) };
        let moves = [other(1, 1, 4), gift(2, 1, 26, 2), lapse];
        assert_eq!(told_of(&moves, &[2]), (vec![2], vec![4, 0, -4]));
    }

    #[test]
    fn no_lot_is_told_below_zero_whatever_happened() {
        use proptest::prelude::*;
        // Each step gives, undoes an acceptance that waits, or uses what is there.
        let steps = prop::collection::vec((0_u8..4, 0_i64..3, 1_i64..30), 1..40);
        proptest!(|(steps in steps)| {
            let (mut moves, mut gifts) = (Vec::new(), BTreeSet::new());
            let mut left = BTreeMap::<i64, i64>::new();
            for (seq, (step, lot, cents)) in (1_i64..).zip(steps) {
                let there = left.entry(lot).or_default();
                let next = match step {
                    0 => other(seq, lot, cents),
                    1 => gift(seq, lot, cents, seq),
                    2 => other(seq, lot, -cents.min(*there)),
                    _ => {
                        let untold = told_moves(&moves, gifts.clone()).untold;
                        let back = moves.iter().rev().find(|m: &&LotMove<i64>| m.lot_id == lot
                            && m.gift == Some(m.seq) && untold.contains(&m.seq)
                            && !moves.iter().any(|u| u.gift == Some(m.seq) && u.amount < Cents::ZERO));
                        match back {
                            Some(given) => gift(seq, lot, -given.amount.0, given.seq),
                            None => continue,
                        }
                    }
                };
                *there += next.amount.0;
                prop_assert!(*there >= 0, "what is untold can be undone");
                gifts.extend(next.gift);
                let before = told_moves(&moves, gifts.clone()).untold;
                moves.push(next);
                let told = told_moves(&moves, gifts.clone());
                prop_assert!(told.untold.is_subset(&before), "what was told stays told");
                let mut shown = BTreeMap::<i64, i64>::new();
                for (one, amount) in moves.iter().zip(&told.amounts) {
                    let now = shown.entry(one.lot_id).or_default();
                    *now += amount.0;
                    prop_assert!(*now >= 0, "below zero");
                }
            }
        });
    }
}
