//! What a browser keeps: random words of which the house knows the hash alone.

use contract::secret::Secret;
use ring::rand::{SecureRandom, SystemRandom};

use office::{Code, OfficeError};
use runtime::error::ApiError;

/// Bytes of a token: 256 bits.
const BYTES: usize = 32;

/// A token in a cookie: 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token(Secret);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// [`Code::Internal`] where the system gives no randomness.
    pub fn fresh() -> Result<Self, ApiError> {
        let mut drawn = [0; BYTES];
        fill(&mut drawn)?;
        Ok(Self(domain::text::hex(&drawn).into()))
    }

    /// The token that a cookie holds; nothing where it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let digits = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
        (text.len() == 2 * BYTES && text.bytes().all(digits)).then(|| Self(text.into()))
    }

    /// The token itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        self.0.reveal()
    }
}

/// Six digits, each as likely as another.
///
/// # Errors
/// [`Code::Internal`] where the system gives no randomness.
pub(crate) fn code() -> Result<Secret, ApiError> {
    // The largest multiple of a million below 2^32: what is above it would make the low codes likelier.
    const LIMIT: u32 = u32::MAX - u32::MAX % 1_000_000;
    loop {
        let mut drawn = [0; 4];
        fill(&mut drawn)?;
        let number = u32::from_le_bytes(drawn);
        if number < LIMIT {
            return Ok(format!("{:06}", number % 1_000_000).into());
        }
    }
}

fn fill(bytes: &mut [u8]) -> Result<(), ApiError> {
    let drawn = SystemRandom::new().fill(bytes);
    drawn.map_err(|_| OfficeError::new(Code::Internal).with("detail", "no randomness").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_64_digits_and_nothing_else_is_one() {
        let token = Token::fresh().unwrap();
        assert_eq!(Token::read(token.reveal()), Some(token.clone()));
        assert_ne!(Token::fresh().unwrap(), token);
        for text in [
            "",
            "sésame",
            &token.reveal()[1..],
            &token.reveal().to_uppercase().replace(|c: char| c.is_ascii_digit(), "A"),
        ] {
            assert_eq!(Token::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_code_is_six_digits() {
        for _ in 0..1_000 {
            let code = code().unwrap();
            assert!(code.reveal().len() == 6 && code.reveal().bytes().all(|b| b.is_ascii_digit()));
        }
    }
}
