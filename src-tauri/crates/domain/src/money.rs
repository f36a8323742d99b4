//! Money in integer cents; decimals only to read what a person typed, and for rates.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// *Montant*: an amount of money in euro cents.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Cents(pub i64);

/// The largest amount any one command may carry: ten million euros.
pub const MAX_AMOUNT: Cents = Cents(1_000_000_000);

/// The highest price of a grid: ten thousand euros. Above it a comma was forgotten.
pub const PRICE_MAX: Cents = Cents(1_000_000);

/// A text that is not an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Not a number, or with other characters around it.
    #[error("not an amount")]
    NotANumber,
    /// More than two decimals.
    #[error("more precise than a cent")]
    TooPrecise,
    /// Beyond [`MAX_AMOUNT`], either way.
    #[error("too large")]
    TooLarge,
}

impl Cents {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The smaller of the two.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    /// Whether it is above zero.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// `basis_points` ten-thousandths of the amount, rounded half away from zero to the cent.
    #[must_use]
    pub fn share(self, basis_points: i64) -> Self {
        let exact = Decimal::from(self.0) * Decimal::from(basis_points) / Decimal::from(10_000);
        round_half_up(exact)
    }

    /// Reads an amount as typed at a French keyboard or exported by a program:
    /// `26`, `26,00`, `26.00`, `1 026,5`, with or without `€`. Blanks part the euros by threes:
    /// `12 50` is no amount.
    ///
    /// # Errors
    /// [`AmountError`] says which rule the text breaks.
    pub fn parse(text: &str) -> Result<Self, AmountError> {
        let kept = ungrouped(text.trim().trim_end_matches('€').trim_end())
            .ok_or(AmountError::NotANumber)?;
        let digits = kept.strip_prefix('-').unwrap_or(&kept);
        let plain = !digits.is_empty()
            && digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
        if !plain {
            return Err(AmountError::NotANumber);
        }
        // « 1.000 » is a thousand to whoever typed it, and one to a program: neither is guessed.
        if digits
            .split_once('.')
            .is_some_and(|(_, decimals)| decimals.len() > 2 && !decimals.contains('.'))
        {
            return Err(AmountError::TooPrecise);
        }
        let value = Decimal::from_str_exact(&kept).map_err(|_| AmountError::NotANumber)?;
        let cents = value * Decimal::from(100);
        if !cents.fract().is_zero() {
            return Err(AmountError::TooPrecise);
        }
        match cents.to_i64() {
            Some(c) if c.abs() <= MAX_AMOUNT.0 => Ok(Self(c)),
            _ => Err(AmountError::TooLarge),
        }
    }
}

/// An amount with a point for its comma, and without the blanks that part its euros by threes; nothing
/// where a blank stands elsewhere.
fn ungrouped(text: &str) -> Option<String> {
    let is_blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let (sign, figures) = match text.strip_prefix('-') {
        Some(figures) => ("-", figures.trim_start()),
        None => ("", text),
    };
    let (euros, decimals) = figures.split_at(figures.find([',', '.']).unwrap_or(figures.len()));
    let mut groups = euros.split(is_blank);
    let first = groups.next().unwrap_or_default();
    let others: Vec<&str> = groups.collect();
    let by_threes = (1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3);
    if decimals.contains(is_blank) || !(others.is_empty() || by_threes) {
        return None;
    }
    Some(format!("{sign}{first}{}{}", others.concat(), decimals.replace(',', ".")))
}

/// Rounds a number of cents half away from zero, the way the tax office rounds.
pub(crate) fn round_half_up(exact: Decimal) -> Cents {
    let rounded = exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    Cents(rounded.to_i64().unwrap_or(i64::MAX))
}

impl fmt::Display for Cents {
    /// French figures without the currency: `1 026,50`, grouped by U+202F.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let euros = (self.0 / 100).unsigned_abs().to_string();
        let mut grouped = String::new();
        for (i, digit) in euros.chars().enumerate() {
            if i > 0 && (euros.len() - i).is_multiple_of(3) {
                grouped.push('\u{202f}');
            }
            grouped.push(digit);
        }
        let sign = if self.0 < 0 { "−" } else { "" };
        write!(f, "{sign}{grouped},{:02}", (self.0 % 100).abs())
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Cents {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for text in ["26", "26,00", "26.00", "26,0", " 26,00 € ", "26,00\u{a0}€"] {
            assert_eq!(Cents::parse(text), Ok(Cents(2600)), "{text}");
        }
        assert_eq!(Cents::parse("1\u{202f}026,50 €"), Ok(Cents(102_650)));
        assert_eq!(Cents::parse("-1,00"), Ok(Cents(-100)));
    }

    #[test]
    fn what_is_not_an_amount_is_refused() {
        for text in ["", "€", "abc", "1,2,3", "1e5", "+", "--1", ".5", "26,00 $"] {
            assert_eq!(Cents::parse(text), Err(AmountError::NotANumber), "{text}");
        }
        assert_eq!(Cents::parse("0,001"), Err(AmountError::TooPrecise));
        for thousand in ["1.000", "1,000", "12.000", "1.0000"] {
            assert_eq!(Cents::parse(thousand), Err(AmountError::TooPrecise), "{thousand}");
        }
        assert_eq!(Cents::parse("99999999999"), Err(AmountError::TooLarge));
    }

    #[test]
    fn a_share_is_rounded_half_up_to_the_cent() {
        assert_eq!(Cents(2600).share(9_000), Cents(2340));
        assert_eq!(Cents(5).share(5_000), Cents(3));
        assert_eq!(Cents(2695).share(1_000), Cents(270));
    }

    #[test]
    fn amounts_are_shown_in_french_figures() {
        assert_eq!(Cents(7500).to_string(), "75,00");
        assert_eq!(Cents(123_456_789).to_string(), "1\u{202f}234\u{202f}567,89");
        assert_eq!(Cents(-5).to_string(), "−0,05");
    }
}
