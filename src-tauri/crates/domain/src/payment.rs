//! How a sale is paid: the credit used, the money taken and given back, what is kept of a card.

use serde::{Deserialize, Serialize};

use crate::money::Cents;

/// *Moyen de paiement*: what the customer hands over beside the credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TenderKind {
    /// *Espèces*.
    Cash,
    /// *Carte bancaire*.
    Card,
    /// *Solde client*.
    Credit,
}

impl TenderKind {
    /// The stable name stored in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::Card => "card",
            Self::Credit => "credit",
        }
    }
}

/// What is wrong with the money of a sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaymentError {
    /// More credit than the sale costs, or a negative amount.
    #[error("the credit does not fit the total")]
    CreditDoesNotFit,
    /// The tenders leave this to be paid.
    #[error("{0} is still to be paid")]
    Missing(Cents),
    /// A card is charged for what is due, never more.
    #[error("{0} too much by card")]
    TooMuch(Cents),
    /// More cash than the law lets a trader take, [`CASH_MAX`].
    #[error("{0} in cash is above what the law allows")]
    CashAboveLaw(Cents),
    /// The change would hold a whole note of those handed over: the sum was mistyped.
    #[error("a change of {0} is no change")]
    ChangeTooLarge(Cents),
}

/// How a sale is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// *Reste à payer* after the credit.
    pub due: Cents,
    /// Cash kept.
    pub cash: Cents,
    /// *Rendu*: cash given back.
    pub change: Cents,
    pub card: Cents,
}

/// The most cash that is kept for one payment: 1 000,00 €, *Code monétaire et financier*, art. L112-6 and
/// D112-3.
pub const CASH_MAX: Cents = Cents(100_000);

/// The largest note there is, 500 €: nobody hands over one more than is needed.
const LARGEST_NOTE: Cents = Cents(50_000);

/// Whether a till may take this cash and give this change.
///
/// # Errors
/// [`PaymentError::CashAboveLaw`], [`PaymentError::ChangeTooLarge`].
pub fn check_cash(kept: Cents, change: Cents) -> Result<(), PaymentError> {
    if kept > CASH_MAX {
        return Err(PaymentError::CashAboveLaw(kept));
    }
    if change >= LARGEST_NOTE {
        return Err(PaymentError::ChangeTooLarge(change));
    }
    Ok(())
}

/// Settles `total` with `credit`, then the card, then the cash handed over; only cash gives change.
///
/// # Errors
/// [`PaymentError`] says what does not add up.
pub fn settle(
    total: Cents,
    credit: Cents,
    card: Cents,
    tendered: Cents,
) -> Result<Payment, PaymentError> {
    if credit < Cents::ZERO || credit > total || card < Cents::ZERO || tendered < Cents::ZERO {
        return Err(PaymentError::CreditDoesNotFit);
    }
    let due = total - credit;
    if card > due {
        return Err(PaymentError::TooMuch(card - due));
    }
    let cash = due - card;
    if tendered < cash {
        return Err(PaymentError::Missing(cash - tendered));
    }
    let change = tendered - cash;
    check_cash(cash, change)?;
    Ok(Payment { due, cash, change, card })
}

/// The most that is kept of a card's number: its last digits.
pub const CARD_DIGITS_MAX: usize = 4;

/// The longest authorisation of a card terminal.
pub const AUTHORISATION_MAX: usize = 12;

/// Whether a text can be the last digits of a card; it may be empty.
#[must_use]
pub fn is_card_end(text: &str) -> bool {
    text.len() <= CARD_DIGITS_MAX && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a text can be the authorisation of a card terminal; it may be empty.
#[must_use]
pub fn is_authorisation(text: &str) -> bool {
    text.len() <= AUTHORISATION_MAX && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_than_four_digits_and_an_authorisation_is_kept_of_a_card() {
        assert!(is_card_end("") && is_card_end("4242"));
        assert!(!is_card_end("42424") && !is_card_end("42a4") && !is_card_end("٤٢"));
        assert!(is_authorisation("") && is_authorisation("A1B2C3D4E5F6"));
        assert!(!is_authorisation("A1B2C3D4E5F67") && !is_authorisation("A1-B2"));
    }

    #[test]
    fn seventy_five_with_fifty_of_credit_leaves_twenty_five() {
        let paid = settle(Cents(7500), Cents(5000), Cents::ZERO, Cents(3000)).unwrap();
        assert_eq!(
            paid,
            Payment { due: Cents(2500), cash: Cents(2500), change: Cents(500), card: Cents::ZERO }
        );
    }

    #[test]
    fn what_does_not_add_up_is_said() {
        let zero = Cents::ZERO;
        assert_eq!(settle(Cents(100), Cents(101), zero, zero), Err(PaymentError::CreditDoesNotFit));
        assert_eq!(settle(Cents(100), zero, zero, Cents(99)), Err(PaymentError::Missing(Cents(1))));
        assert_eq!(
            settle(Cents(100), zero, Cents(120), zero),
            Err(PaymentError::TooMuch(Cents(20)))
        );
    }

    #[test]
    fn cash_is_taken_up_to_what_the_law_allows() {
        let by_cash = |total: i64| settle(Cents(total), Cents::ZERO, Cents::ZERO, Cents(total));
        assert_eq!(by_cash(100_000).unwrap().cash, CASH_MAX);
        assert_eq!(by_cash(100_001), Err(PaymentError::CashAboveLaw(Cents(100_001))));
        let rest_by_card = settle(Cents(128_000), Cents::ZERO, Cents(28_000), Cents(100_000));
        assert_eq!(rest_by_card.unwrap().cash, CASH_MAX);
    }

    #[test]
    fn a_change_of_a_whole_note_was_mistyped() {
        let handed = |tendered: i64| settle(Cents(100), Cents::ZERO, Cents::ZERO, Cents(tendered));
        assert_eq!(handed(50_000).unwrap().change, Cents(49_900));
        assert_eq!(handed(50_100), Err(PaymentError::ChangeTooLarge(Cents(50_000))));
        assert_eq!(handed(999_999_999), Err(PaymentError::ChangeTooLarge(Cents(999_999_899))));
    }

    #[test]
    fn a_card_and_cash_share_what_is_due() {
        let paid = settle(Cents(7500), Cents::ZERO, Cents(5000), Cents(2500)).unwrap();
        assert_eq!((paid.card, paid.cash, paid.change), (Cents(5000), Cents(2500), Cents::ZERO));
    }
}
