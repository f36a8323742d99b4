//! What the places of an order are worth: what was paid for them, never more than their prices.

use crate::money::Cents;

/// Spreads what an order was paid over its places, in proportion to their prices. A place is worth its price
/// at most, the sum is exact, and a cent that cannot be shared goes to the later place.
#[must_use]
pub fn worth(prices: &[Cents], paid: Cents) -> Vec<Cents> {
    let (whole, paid): (Cents, Cents) = (prices.iter().copied().sum(), paid.max(Cents::ZERO));
    if paid >= whole {
        return prices.to_vec();
    }
    let (paid, whole) = (i128::from(paid.0), i128::from(whole.0));
    let upto = |sum: i128| i64::try_from(paid * sum / whole).unwrap_or(i64::MAX);
    let mut sum = 0;
    let mut worths = Vec::with_capacity(prices.len());
    for price in prices {
        let before = upto(sum);
        sum += i128::from(price.0);
        worths.push(Cents(upto(sum) - before));
    }
    worths
}

/// What the acceptance of a request gives: the reprise that was frozen on it, at most what its place is
/// worth and what is left of its order.
#[must_use]
pub fn bounded(reprise: Cents, worth: Cents, left: Cents) -> Cents {
    reprise.min(worth).min(left).max(Cents::ZERO)
}

/// *Net aujourd'hui*: what the house still holds of an order, its total less all that was given back of it
/// as credit or by its tenders. The fee that was kept stays in it.
#[must_use]
pub fn net_today(total: Cents, given_back: Cents) -> Cents {
    (total - given_back).max(Cents::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(prices: &[i64], paid: i64) -> Vec<i64> {
        let prices: Vec<Cents> = prices.iter().copied().map(Cents).collect();
        worth(&prices, Cents(paid)).iter().map(|worth| worth.0).collect()
    }

    #[test]
    fn a_place_is_worth_its_price_where_the_whole_was_paid() {
        assert_eq!(of(&[2_000, 2_000], 4_000), [2_000, 2_000]);
        assert_eq!(of(&[2_000, 2_000], 4_200), [2_000, 2_000]);
    }

    #[test]
    fn what_was_paid_less_is_spread_and_the_last_cent_goes_to_the_last_place() {
        assert_eq!(of(&[2_000, 2_000], 3_000), [1_500, 1_500]);
        assert_eq!(of(&[2_000, 2_000], 3_001), [1_500, 1_501]);
        assert_eq!(of(&[2_000, 1_000], 1_500), [1_000, 500]);
    }

    #[test]
    fn an_order_that_nobody_paid_is_worth_nothing() {
        assert_eq!(of(&[2_000], 0), [0]);
        assert_eq!(of(&[2_000], -100), [0]);
        assert_eq!(of(&[], 0), Vec::<i64>::new());
        assert_eq!(of(&[0, 0], -1), [0, 0]);
    }

    #[test]
    fn an_acceptance_gives_no_more_than_its_place_and_its_order_are_worth() {
        assert_eq!(bounded(Cents(2_000), Cents(1_500), Cents(9_000)), Cents(1_500));
        assert_eq!(bounded(Cents(2_000), Cents(2_000), Cents(700)), Cents(700));
        assert_eq!(bounded(Cents(2_000), Cents(2_000), Cents(-1)), Cents::ZERO);
    }

    #[test]
    fn the_net_keeps_the_fee_and_is_never_below_zero() {
        assert_eq!(net_today(Cents(10_200), Cents(2_550)), Cents(7_650));
        assert_eq!(net_today(Cents(3_000), Cents(4_000)), Cents::ZERO);
    }

    proptest! {
        #[test]
        fn the_worths_make_what_was_paid_and_none_is_above_its_price(
            prices in prop::collection::vec(0i64..1_000_000, 0..20), part in 0u32..=1_200,
        ) {
            let whole: i64 = prices.iter().sum();
            let paid = whole * i64::from(part) / 1_000;
            let worths = of(&prices, paid);
            prop_assert_eq!(worths.iter().sum::<i64>(), paid.min(whole));
            for (worth, price) in worths.iter().zip(&prices) {
                prop_assert!((0..=*price).contains(worth));
            }
        }
    }
}
