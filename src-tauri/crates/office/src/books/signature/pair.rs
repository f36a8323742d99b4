//! The pair of keys by which a counter signs: Ed25519, by the library that the lines to servers stand on.

use std::fmt;

use contract::ids::CounterId;
use domain::text;
use ring::rand::SystemRandom;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};

use crate::OfficeError;

/// Bytes of a private key.
const SEED: usize = 32;

/// A pair of keys. What is private of it is never shown.
pub struct KeyPair {
    seed: [u8; SEED],
    pair: Ed25519KeyPair,
}

impl fmt::Debug for KeyPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyPair")
    }
}

impl KeyPair {
    /// A new one, of the system's chance.
    ///
    /// # Errors
    /// Where the system has none.
    pub fn fresh() -> Result<Self, OfficeError> {
        let drawn = ring::rand::generate::<[u8; SEED]>(&SystemRandom::new());
        let seed = drawn.map_err(|_| OfficeError::internal("the system draws no chance"))?.expose();
        Self::of(seed).ok_or_else(|| OfficeError::internal("no pair of keys"))
    }

    /// One that was kept; none where the text is no private key.
    #[must_use]
    pub fn read(kept: &str) -> Option<Self> {
        Self::of(text::unhex(kept.trim())?.try_into().ok()?)
    }

    fn of(seed: [u8; SEED]) -> Option<Self> {
        let pair = Ed25519KeyPair::from_seed_unchecked(&seed).ok()?;
        Some(Self { seed, pair })
    }

    /// The private key, as it is kept outside the database.
    #[must_use]
    pub fn secret(&self) -> String {
        text::hex(&self.seed)
    }

    /// The public key, as the journal tells it.
    #[must_use]
    pub fn public(&self) -> String {
        text::hex(self.pair.public_key().as_ref())
    }

    /// Signs where the journal ends.
    #[must_use]
    pub fn sign(&self, end: &Signed<'_>) -> String {
        text::hex(self.pair.sign(&end.message()).as_ref())
    }

    /// Says the numbers that this counter was told.
    #[must_use]
    pub fn say(&self, numbers: &Numbers<'_>) -> String {
        text::hex(self.pair.sign(&numbers.message()).as_ref())
    }

    /// Vouches for the key by which the same counter goes on.
    #[must_use]
    pub fn vouch(&self, counter_id: CounterId, next: &str) -> String {
        text::hex(self.pair.sign(&vouched(counter_id, next)).as_ref())
    }
}

/// The numbers that a counter says it was told, to whoever asked with a word of their own.
#[derive(Clone, Copy, Debug)]
pub struct Numbers<'a> {
    pub counter_id: CounterId,
    /// What the question carried: an answer to another one is worth nothing.
    pub asked: &'a str,
    /// As they are said.
    pub words: &'a str,
}

impl Numbers<'_> {
    fn message(&self) -> Vec<u8> {
        let mut message = b"contremarque: the last numbers\0".to_vec();
        message.extend(self.counter_id.number().to_be_bytes());
        message.extend(self.asked.as_bytes());
        message.push(0);
        message.extend(self.words.as_bytes());
        message
    }

    /// Whether who has this public key said it.
    #[must_use]
    pub fn is_by(&self, public: &str, body: &str) -> bool {
        is_signed(public, &self.message(), body)
    }
}

/// What a signature says: that this counter found this row, with this hash, at this time.
#[derive(Clone, Copy, Debug)]
pub struct Signed<'a> {
    pub seq: i64,
    pub hash: &'a [u8],
    pub counter_id: CounterId,
    pub at_ms: i64,
}

impl Signed<'_> {
    /// Each at a fixed size, the hash last: no two say the same bytes.
    fn message(&self) -> Vec<u8> {
        let mut message = b"contremarque: end of the journal\0".to_vec();
        for number in [self.seq, self.counter_id.number(), self.at_ms] {
            message.extend(number.to_be_bytes());
        }
        message.extend(self.hash);
        message
    }

    /// Whether who has this public key signed it.
    #[must_use]
    pub fn is_by(&self, public: &str, body: &str) -> bool {
        is_signed(public, &self.message(), body)
    }
}

/// Whether who has this public key vouched for the key by which the counter goes on.
#[must_use]
pub fn is_vouched(public: &str, counter_id: CounterId, next: &str, body: &str) -> bool {
    is_signed(public, &vouched(counter_id, next), body)
}

fn vouched(counter_id: CounterId, next: &str) -> Vec<u8> {
    let mut message = b"contremarque: the next key\0".to_vec();
    message.extend(counter_id.number().to_be_bytes());
    message.extend(next.as_bytes());
    message
}

fn is_signed(public: &str, message: &[u8], body: &str) -> bool {
    let (Some(public), Some(body)) = (text::unhex(public), text::unhex(body)) else { return false };
    UnparsedPublicKey::new(&ED25519, public).verify(message, &body).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(seq: i64, hash: &[u8]) -> Signed<'_> {
        Signed { seq, hash, counter_id: 7.into(), at_ms: 1 }
    }

    #[test]
    fn a_signature_is_of_one_row_one_hash_one_counter_one_time_and_one_key() {
        let (pair, other) = (KeyPair::fresh().unwrap(), KeyPair::fresh().unwrap());
        let hash = [3; 32];
        let signed = end(12, &hash);
        let body = pair.sign(&signed);
        assert!(signed.is_by(&pair.public(), &body));
        assert!(!signed.is_by(&other.public(), &body));
        assert!(!end(13, &hash).is_by(&pair.public(), &body));
        assert!(!end(12, &[4; 32]).is_by(&pair.public(), &body));
        assert!(!Signed { counter_id: 8.into(), ..signed }.is_by(&pair.public(), &body));
        assert!(!Signed { at_ms: 2, ..signed }.is_by(&pair.public(), &body));
        assert!(!signed.is_by("no key", &body) && !signed.is_by(&pair.public(), "no signature"));
    }

    #[test]
    fn a_pair_that_was_kept_signs_as_before_and_shows_nothing() {
        let pair = KeyPair::fresh().unwrap();
        let again = KeyPair::read(&pair.secret()).unwrap();
        assert_eq!(again.public(), pair.public());
        assert_eq!(again.sign(&end(1, &[0; 32])), pair.sign(&end(1, &[0; 32])));
        assert!(!format!("{pair:?}").contains(&pair.secret()));
        assert!(KeyPair::read("3fa2").is_none());
    }

    #[test]
    fn numbers_are_said_by_one_counter_to_one_question() {
        let (pair, other) = (KeyPair::fresh().unwrap(), KeyPair::fresh().unwrap());
        let said = Numbers { counter_id: 7.into(), asked: "a1", words: "order=12" };
        let body = pair.say(&said);
        assert!(said.is_by(&pair.public(), &body));
        assert!(!said.is_by(&other.public(), &body));
        assert!(!Numbers { counter_id: 8.into(), ..said }.is_by(&pair.public(), &body));
        assert!(!Numbers { asked: "a2", ..said }.is_by(&pair.public(), &body));
        assert!(!Numbers { words: "order=13", ..said }.is_by(&pair.public(), &body));
    }

    #[test]
    fn a_key_vouches_for_the_next_of_its_own_counter() {
        let (pair, next) = (KeyPair::fresh().unwrap(), KeyPair::fresh().unwrap());
        let word = pair.vouch(7.into(), &next.public());
        assert!(is_vouched(&pair.public(), 7.into(), &next.public(), &word));
        assert!(!is_vouched(&pair.public(), 8.into(), &next.public(), &word));
        assert!(!is_vouched(&next.public(), 7.into(), &next.public(), &word));
    }
}
