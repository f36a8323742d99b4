//! A transfer and the accounts that it moves, past the program.

use super::{a_busy_house, is_refused, stands};
use crate::cheats::way::row_moving;

/// A transfer of the last row, out of the cash as if nothing had been sold.
fn posts(rank: usize, cents: i64) -> String {
    format!(
        "INSERT INTO transfer (seq, rank, debit_id, credit_id, amount_cents)
         SELECT MAX(seq), {rank}, 3, 1, {cents} FROM journal;"
    )
}

fn moves(cents: i64) -> String {
    format!(
        "UPDATE account SET debit_cents = debit_cents + {cents} WHERE id = 3;
         UPDATE account SET credit_cents = credit_cents + {cents} WHERE id = 1;"
    )
}

#[test]
fn a_transfer_that_comes_after_its_accounts_moved_for_its_row_is_refused() {
    let desk = a_busy_house();
    let login = desk.login.as_deref().unwrap();
    let [row, head] = row_moving("order.noted", &[[3, 1, 100], [3, 1, 5_000]]);
    let (first, second) = (posts(0, 100), posts(1, 5_000));
    let after = [&row, &first, &moves(100), &second, &head].map(String::as_str).concat();
    assert!(is_refused(login, &after));
    assert!(stands(&desk));
    let together = [&row, &first, &second, &moves(5_100), &head].map(String::as_str).concat();
    assert!(!is_refused(login, &together), "a well-formed row is what a login can write");
}
