//! What an order is still paid with: how an amount is given back from its payments, and what validity
//! it has where it becomes credit.

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
pub enum Source {
    /// Cash or a card.
    Money,
    /// Credit of a lot, which could be spent until then.
    Credit {
        /// Last millisecond of the lot.
        expires_at_ms: i64,
    },
}

/// An amount of credit, and its last millisecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreditPart {
    /// Amount, above zero.
    pub amount: Cents,
    /// Last millisecond at which it can be spent.
    pub expires_at_ms: i64,
}

/// What was paid with credit comes back with the expiry of its lot, what was paid in money gets the
/// full validity. Parts of one expiry are one, the earliest first.
pub fn as_credit(
    parts: impl IntoIterator<Item = (Source, Cents)>,
    full_ms: i64,
) -> Vec<CreditPart> {
    let mut credit: Vec<CreditPart> = Vec::new();
    for (source, amount) in parts.into_iter().filter(|(_, amount)| amount.is_positive()) {
        let expires_at_ms = match source {
            Source::Money => full_ms,
            Source::Credit { expires_at_ms } => expires_at_ms,
        };
        match credit.iter_mut().find(|part| part.expires_at_ms == expires_at_ms) {
            Some(part) => part.amount += amount,
            None => credit.push(CreditPart { amount, expires_at_ms }),
        }
    }
    credit.sort_by_key(|part| part.expires_at_ms);
    credit
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

    #[test]
    fn credit_keeps_its_expiry_and_money_gets_the_full_validity() {
        let parts = [
            (Source::Money, Cents(500)),
            (Source::Credit { expires_at_ms: 20 }, Cents(300)),
            (Source::Money, Cents(200)),
            (Source::Credit { expires_at_ms: 20 }, Cents(1)),
            (Source::Credit { expires_at_ms: 30 }, Cents::ZERO),
        ];
        let part = |amount, expires_at_ms| CreditPart { amount: Cents(amount), expires_at_ms };
        assert_eq!(as_credit(parts, 900), [part(301, 20), part(700, 900)]);
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
