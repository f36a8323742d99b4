//! SIRET numbers: which establishment a paper comes from.

/// *SIRET*: 14 digits, of which the first nine are the company's SIREN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Siret(String);

/// Why a number is no SIRET.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SiretError {
    /// Something else than digits and spaces.
    #[error("a SIRET holds digits only")]
    NotDigits,
    /// Not 14 digits.
    #[error("a SIRET has 14 digits, this has {0}")]
    Length(usize),
    /// The check digit does not fit: a digit is wrong, or two are swapped.
    #[error("the check digit does not fit")]
    Key,
}

/// La Poste, whose establishments have outgrown the check digit.
const LA_POSTE: &str = "356000000";

impl Siret {
    /// Reads a SIRET, with or without spaces.
    ///
    /// The SIREN and the whole number each satisfy Luhn's formula. An establishment of La Poste may
    /// instead have digits that sum to a multiple of five.
    ///
    /// # Errors
    /// [`SiretError`]: what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, SiretError> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(SiretError::NotDigits);
        }
        if digits.len() != 14 {
            return Err(SiretError::Length(digits.len()));
        }
        let (siren, _) = digits.split_at(9);
        let of_la_poste = siren == LA_POSTE && sum(&digits, |d, _| d) % 5 == 0;
        if luhn(siren) && (luhn(&digits) || of_la_poste) {
            Ok(Self(digits))
        } else {
            Err(SiretError::Key)
        }
    }

    /// The 14 digits, without spaces.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether the digits satisfy Luhn's formula: each second one from the right counts double, and the
/// sum ends in 0.
fn luhn(digits: &str) -> bool {
    let doubled = |d: u32| if d > 4 { 2 * d - 9 } else { 2 * d };
    sum(digits, |d, from_right| if from_right % 2 == 1 { doubled(d) } else { d }) % 10 == 0
}

fn sum(digits: &str, weigh: impl Fn(u32, usize) -> u32) -> u32 {
    let digits = digits.bytes().rev().map(|byte| u32::from(byte - b'0'));
    digits.enumerate().map(|(from_right, d)| weigh(d, from_right)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GOOD: &str = "73282932000074";

    #[test]
    fn a_siret_is_read_with_or_without_spaces() {
        assert_eq!(Siret::parse(GOOD).unwrap().as_str(), GOOD);
        assert_eq!(Siret::parse(" 732 829 320 00074 ").unwrap().as_str(), GOOD);
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(Siret::parse("7328293200007"), Err(SiretError::Length(13)));
        assert_eq!(Siret::parse(""), Err(SiretError::Length(0)));
        assert_eq!(Siret::parse("7328293200007A"), Err(SiretError::NotDigits));
        assert_eq!(Siret::parse("٧٣٢٨٢٩٣٢٠٠٠٠٧٤"), Err(SiretError::NotDigits));
        assert_eq!(Siret::parse("12345678900011"), Err(SiretError::Key));
    }

    #[test]
    fn an_establishment_of_la_poste_counts_by_fives() {
        // The number of the head office satisfies Luhn's formula. Other establishments need not.
        for known in ["35600000000048", "35600000049837"] {
            assert!(Siret::parse(known).is_ok(), "{known}");
        }
        assert_eq!(Siret::parse("35600000049838"), Err(SiretError::Key));
        // The sum alone is not enough for another company.
        assert_eq!(Siret::parse("73282932000083"), Err(SiretError::Key));
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_found(at in 0usize..14, by in 1u8..10) {
            let mut digits = GOOD.as_bytes().to_vec();
            digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
            let wrong = String::from_utf8(digits).unwrap();
            prop_assert_eq!(Siret::parse(&wrong), Err(SiretError::Key));
        }

        #[test]
        fn nothing_that_is_typed_makes_it_panic(text in ".*") {
            let _ = Siret::parse(&text);
        }
    }
}
