//! What must add up on any one picture of the house, in the middle of the work or after it.

use store::{Store, StoreError, TxExt};

/// Each gives how much, or how many, is wrong: zero in a sound house.
macro_rules! sums {
    ($($name:ident),* $(,)?) => {
        const SUMS: &[(&str, &str)] =
            &[$((stringify!($name), include_str!(concat!("sums/", stringify!($name), ".sql")))),*];
    };
}

sums! {
    transfers_moved_both_sides,
    accounts_unlike_their_transfers,
    balances_unlike_issued_less_spent,
    credit_unlike_accepted_less_reversed,
    sales_unlike_their_payments,
    credit_below_zero,
    seats_live_twice,
    places_asked_twice,
    requests_decided_twice,
    accepted_places_not_taken_back,
}

/// What does not add up, on one unchanging picture.
pub fn wrong(store: &Store) -> Result<Vec<String>, StoreError> {
    store.read(|tx| {
        let mut wrong = Vec::new();
        for (name, sql) in SUMS {
            let by = tx.int(*sql, &[])?;
            if by != 0 {
                wrong.push(format!("{name}: {by}"));
            }
        }
        Ok(wrong)
    })
}
