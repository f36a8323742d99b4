//! What an order is still paid with: how an amount is given back from its payments, and where it goes
//! and until when it lives where it becomes credit.

use crate::money::Cents;

/// A payment of an order, with what nobody has given back of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paid<P> {
    pub payment: P,
    pub left: Cents,
}

/// What is given back of one payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share<P> {
    pub payment: P,
    /// How much of it, above zero.
    pub amount: Cents,
}

/// Spreads `amount` over what is left of the payments, in proportion, by largest remainders; of equal
/// remainders the first payment's counts. The whole of what is left empties every payment.
///
/// # Errors
/// What is left together, when that is less than `amount`; zero where `amount` is below zero.
pub fn give_back<P: Copy>(paid: &[Paid<P>], amount: Cents) -> Result<Vec<Share<P>>, Cents> {
    let whole: Cents = paid.iter().map(|paid| paid.left).sum();
    if amount < Cents::ZERO {
        return Err(Cents::ZERO);
    }
    if amount > whole {
        return Err(whole);
    }
    if whole == Cents::ZERO {
        return Ok(Vec::new());
    }
    let (wide, total) = (i128::from(amount.0), i128::from(whole.0));
    let parts: Vec<(i64, i128)> = paid
        .iter()
        .map(|paid| {
            let product = wide * i128::from(paid.left.0);
            (i64::try_from(product / total).unwrap_or(i64::MAX), product % total)
        })
        .collect();
    let given: i64 = parts.iter().map(|(part, _)| part).sum();
    let missing = usize::try_from(amount.0 - given).unwrap_or(0);
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    by_remainder.sort_by_key(|rank| std::cmp::Reverse(parts[*rank].1));
    let raised = &by_remainder[..missing.min(by_remainder.len())];
    let shares = paid.iter().zip(&parts).enumerate().map(|(rank, (paid, (part, _)))| Share {
        payment: paid.payment,
        amount: Cents(part + i64::from(raised.contains(&rank))),
    });
    Ok(shares.filter(|share| share.amount.is_positive()).collect())
}

/// What money that becomes credit was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source<Lot> {
    /// Cash, a card, or a payment to another system.
    Money,
    /// Credit of a lot.
    Credit {
        /// The lot.
        lot: Lot,
        /// Its last millisecond.
        expires_at_ms: i64,
        /// It lives on days of grace already.
        grace: bool,
    },
}

/// How long credit lives that is given at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// Last millisecond of what was paid in money.
    pub full_ms: i64,
    /// Last millisecond of the days of grace; none where the house gives none.
    pub grace_ms: Option<i64>,
}

impl Validity {
    /// The later end of each kind.
    #[must_use]
    pub fn or_longer(self, other: Self) -> Self {
        let full_ms = self.full_ms.max(other.full_ms);
        Self { full_ms, grace_ms: self.grace_ms.max(other.grace_ms) }
    }
}

/// Where credit goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Home<Lot> {
    /// Back to the lot that it came from.
    Back(Lot),
    /// A new lot that lives on days of grace.
    Grace,
    /// A new lot with the full validity.
    Full,
}

/// An amount of credit, where it goes, and its last millisecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreditPart<Lot> {
    /// Amount, above zero.
    pub amount: Cents,
    /// Where it goes.
    pub home: Home<Lot>,
    /// Last millisecond at which it can be spent.
    pub expires_at_ms: i64,
}

/// Where what was paid goes when it becomes credit, and until when it lives. Money gets the full validity.
/// Credit goes back to its lot with that lot's expiry; where fewer days are left than the house grants as
/// grace, it goes to a new lot that lives so long. Once: what lives on grace goes back to its own expiry.
#[must_use]
pub fn home<Lot>(source: Source<Lot>, validity: &Validity) -> (Home<Lot>, i64) {
    match (source, validity.grace_ms) {
        (Source::Money, _) => (Home::Full, validity.full_ms),
        (Source::Credit { expires_at_ms, grace: false, .. }, Some(grace_ms))
            if expires_at_ms < grace_ms =>
        {
            (Home::Grace, grace_ms)
        }
        (Source::Credit { lot, expires_at_ms, .. }, _) => (Home::Back(lot), expires_at_ms),
    }
}

/// What these parts of payments become as credit: parts of one home are one, the earliest expiry first,
/// lots that were there before new ones.
pub fn as_credit<Lot: Copy + Ord>(
    parts: impl IntoIterator<Item = (Source<Lot>, Cents)>,
    validity: &Validity,
) -> Vec<CreditPart<Lot>> {
    let mut credit: Vec<CreditPart<Lot>> = Vec::new();
    for (source, amount) in parts.into_iter().filter(|(_, amount)| amount.is_positive()) {
        let (home, expires_at_ms) = home(source, validity);
        match credit.iter_mut().find(|part| part.home == home) {
            Some(part) => part.amount += amount,
            None => credit.push(CreditPart { amount, home, expires_at_ms }),
        }
    }
    credit.sort_by_key(|part| (part.expires_at_ms, part.home));
    credit
}

/// Levels what is left of an order's payments in money. A payment that was typed anew after a part of it
/// had become credit is overdrawn: those after it carry the difference, oldest first.
pub fn level(lefts: &mut [Cents]) {
    let mut owed = Cents::ZERO;
    for left in lefts.iter_mut() {
        if *left < Cents::ZERO {
            owed = owed - *left;
            *left = Cents::ZERO;
        }
    }
    for left in lefts.iter_mut() {
        let carried = owed.min(*left);
        *left = *left - carried;
        owed = owed - carried;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn paid(lefts: &[i64]) -> Vec<Paid<usize>> {
        let paid = |(payment, left): (usize, &i64)| Paid { payment, left: Cents(*left) };
        lefts.iter().enumerate().map(paid).collect()
    }

    fn amounts(shares: &[Share<usize>]) -> Vec<(usize, i64)> {
        shares.iter().map(|share| (share.payment, share.amount.0)).collect()
    }

    #[test]
    fn a_place_of_two_is_given_back_by_both_tenders_as_it_was_paid() {
        let shares = give_back(&paid(&[3_000, 2_000]), Cents(2_500)).unwrap();
        assert_eq!(amounts(&shares), [(0, 1_500), (1, 1_000)]);
    }

    #[test]
    fn a_cent_that_cannot_be_shared_goes_to_the_largest_remainder_then_to_the_first() {
        let shares = give_back(&paid(&[100, 100, 100]), Cents(100)).unwrap();
        assert_eq!(amounts(&shares), [(0, 34), (1, 33), (2, 33)]);
        let shares = give_back(&paid(&[1, 2]), Cents(1)).unwrap();
        assert_eq!(amounts(&shares), [(1, 1)]);
    }

    #[test]
    fn no_more_than_what_is_left_is_given_back() {
        assert_eq!(give_back(&paid(&[100, 50]), Cents(151)), Err(Cents(150)));
        assert_eq!(give_back(&paid(&[100]), Cents(-1)), Err(Cents::ZERO));
        assert_eq!(give_back(&paid(&[]), Cents::ZERO), Ok(Vec::new()));
    }

    const VALIDITY: Validity = Validity { full_ms: 900, grace_ms: Some(100) };

    fn of_lot(lot: i64, expires_at_ms: i64, grace: bool) -> Source<i64> {
        Source::Credit { lot, expires_at_ms, grace }
    }

    #[test]
    fn credit_goes_back_to_its_lot_and_money_gets_the_full_validity() {
        let parts = [
            (Source::Money, Cents(500)),
            (of_lot(1, 200, false), Cents(300)),
            (Source::Money, Cents(200)),
            (of_lot(1, 200, false), Cents(1)),
            (of_lot(2, 300, false), Cents::ZERO),
        ];
        let part =
            |amount, home, expires_at_ms| CreditPart { amount: Cents(amount), home, expires_at_ms };
        assert_eq!(
            as_credit(parts, &VALIDITY),
            [part(301, Home::Back(1), 200), part(700, Home::Full, 900)]
        );
    }

    #[test]
    fn credit_that_is_about_to_expire_or_has_expired_lives_on_days_of_grace() {
        assert_eq!(home(of_lot(1, 100, false), &VALIDITY), (Home::Back(1), 100));
        assert_eq!(home(of_lot(1, 99, false), &VALIDITY), (Home::Grace, 100));
        assert_eq!(home(of_lot(1, -5, false), &VALIDITY), (Home::Grace, 100));
        let parts = [(of_lot(1, 99, false), Cents(2)), (of_lot(2, 98, false), Cents(3))];
        let both = CreditPart { amount: Cents(5), home: Home::Grace, expires_at_ms: 100 };
        assert_eq!(as_credit(parts, &VALIDITY), [both]);
    }

    #[test]
    fn days_of_grace_are_given_once_and_only_by_a_house_that_grants_them() {
        assert_eq!(home(of_lot(1, 99, true), &VALIDITY), (Home::Back(1), 99));
        let none = Validity { grace_ms: None, ..VALIDITY };
        assert_eq!(home(of_lot(1, 99, false), &none), (Home::Back(1), 99));
    }

    #[test]
    fn a_payment_typed_anew_after_a_part_became_credit_is_carried_by_those_after_it() {
        let mut lefts = [Cents(-500), Cents(200), Cents(1_000)];
        level(&mut lefts);
        assert_eq!(lefts, [Cents::ZERO, Cents::ZERO, Cents(700)]);
    }

    proptest! {
        #[test]
        fn the_shares_make_the_amount_and_none_is_more_than_is_left(
            lefts in prop::collection::vec(0i64..5_000_000, 0..8), part in 0u32..=1_000,
        ) {
            let paid = paid(&lefts);
            let whole: i64 = lefts.iter().sum();
            let amount = Cents(i64::try_from(i128::from(whole) * i128::from(part) / 1_000).unwrap());
            let shares = give_back(&paid, amount).unwrap();
            prop_assert_eq!(shares.iter().map(|share| share.amount).sum::<Cents>(), amount);
            for share in shares {
                prop_assert!(share.amount.is_positive());
                prop_assert!(share.amount <= paid[share.payment].left);
            }
        }

        #[test]
        fn as_credit_nothing_is_lost_and_no_expiry_grows_but_by_the_grace(
            parts in prop::collection::vec((0i64..4, 0i64..300, any::<bool>(), 0i64..9_999), 0..9),
            grace in prop::option::of(0i64..200),
        ) {
            let validity = Validity { full_ms: 900, grace_ms: grace };
            let of = |lot: i64| match lot {
                0 => Source::Money,
                // A lot has one expiry.
                lot => of_lot(lot, parts[0].1 * lot, parts[0].2),
            };
            let sources: Vec<_> = parts.iter().map(|part| (of(part.0), Cents(part.3))).collect();
            let credit = as_credit(sources.clone(), &validity);
            let whole: Cents = sources.iter().map(|part| part.1).sum();
            prop_assert_eq!(credit.iter().map(|part| part.amount).sum::<Cents>(), whole);
            for (source, _) in sources {
                let (_, until) = home(source, &validity);
                match source {
                    Source::Money => prop_assert_eq!(until, 900),
                    Source::Credit { expires_at_ms, grace: true, .. } => {
                        prop_assert_eq!(until, expires_at_ms);
                    }
                    Source::Credit { expires_at_ms, .. } => {
                        prop_assert_eq!(until, expires_at_ms.max(grace.unwrap_or(i64::MIN)));
                    }
                }
            }
        }

        #[test]
        fn giving_back_every_place_in_any_order_gives_back_each_payment_exactly(
            prices in prop::collection::vec(0i64..10_000, 1..12),
            cut in prop::collection::vec(0u32..=100, 3), order in any::<prop::sample::Index>(),
        ) {
            let total: i64 = prices.iter().sum();
            let first = total * i64::from(cut[0]) / 100;
            let second = (total - first) * i64::from(cut[1]) / 100;
            let mut left = paid(&[first, second, total - first - second]);
            let turned = order.index(prices.len());
            for rank in 0..prices.len() {
                let price = Cents(prices[(rank + turned) % prices.len()]);
                for share in give_back(&left, price).unwrap() {
                    let paid = &mut left[share.payment];
                    paid.left = paid.left - share.amount;
                    prop_assert!(paid.left >= Cents::ZERO);
                }
            }
            prop_assert!(left.iter().all(|paid| paid.left == Cents::ZERO));
        }
    }
}
