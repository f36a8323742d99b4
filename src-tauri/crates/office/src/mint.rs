//! Ids and codes for what a command makes: minted from its entropy, the same ones at every replay.

use std::cell::Cell;

use contract::ids::Id;
use domain::clock::FURTHEST_MS;
use sha2::{Digest, Sha256};

/// Letters and digits of codes, without look-alikes (no 0 o 1 i l).
const CODE_ALPHABET: &[u8; 32] = b"23456789abcdefghjkmnpqrstuvwxyz-";
/// Characters of a code: 24 of 31 letters are 118 bits.
const CODE_LENGTH: usize = 24;
const YEAR_2000_S: i64 = 946_684_800;

/// Mints the ids and codes of one command from its entropy: the same ones at every replay.
///
/// An id is 31 bits of seconds since 2000 and 22 random bits, then counts up. It stays below 2^53,
/// so that it is exact in JavaScript, and follows the order of time. A clock beyond 2059 counts as the
/// end of that year: more than 10^15 ids are left above it. The house's one writer lifts
/// it above the last id given, so that two commands of one second never share an id.
pub struct Mint {
    entropy: [u8; 16],
    next: Cell<i64>,
    /// The last id that the house remembers.
    sealed: Cell<i64>,
    codes: Cell<u32>,
}

impl Mint {
    /// For a command given at `at_ms`.
    #[must_use]
    pub fn new(at_ms: i64, entropy: [u8; 16]) -> Self {
        let [a, b, c, ..] = entropy;
        let random = i64::from(u32::from_be_bytes([0, a, b, c]) & 0x3f_ffff);
        Self {
            entropy,
            next: Cell::new(Self::first_of(at_ms) | random),
            sealed: Cell::new(0),
            codes: Cell::new(0),
        }
    }

    /// No id that is given from this time on is smaller.
    pub(crate) fn first_of(at_ms: i64) -> i64 {
        (at_ms.min(FURTHEST_MS) / 1000 - YEAR_2000_S).max(0) << 22
    }

    /// Begins in a house that has given ids up to `last_id`.
    #[must_use]
    pub fn above(last_id: i64, at_ms: i64, entropy: [u8; 16]) -> Self {
        let mint = Self::new(at_ms, entropy);
        mint.next.set(mint.next.get().max(last_id + 1));
        mint.sealed.set(last_id);
        mint
    }

    /// The last id that was given.
    #[must_use]
    pub fn last_id(&self) -> i64 {
        self.next.get() - 1
    }

    /// The last id that the house remembers.
    pub(crate) fn sealed(&self) -> i64 {
        self.sealed.get()
    }

    /// Notes that the house remembers every id given so far.
    pub(crate) fn seal(&self) {
        self.sealed.set(self.last_id());
    }

    /// A new id.
    #[must_use]
    pub fn id<Of>(&self) -> Id<Of> {
        let id = self.next.get();
        self.next.set(id + 1);
        Id::new(id)
    }

    /// A new opaque code, as printed on a ticket.
    #[must_use]
    pub fn code(&self) -> String {
        let rank = self.codes.get();
        self.codes.set(rank + 1);
        let mut code = String::with_capacity(CODE_LENGTH);
        for block in 0u8.. {
            for byte in self.bytes(b"code", rank, block) {
                // Five bits have 32 values for 31 letters. The last value is skipped, so that no
                // letter is likelier than another.
                let letter = CODE_ALPHABET[usize::from(byte & 31)];
                if letter != b'-' {
                    code.push(char::from(letter));
                }
                if code.len() == CODE_LENGTH {
                    return code;
                }
            }
        }
        code
    }

    /// A salt for the hash of a personal note.
    #[must_use]
    pub fn salt(&self, seq: i64) -> Vec<u8> {
        self.bytes(b"salt", u32::try_from(seq & 0xffff_ffff).unwrap_or(0), 0)[..16].to_vec()
    }

    fn bytes(&self, purpose: &[u8], rank: u32, block: u8) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(self.entropy);
        hash.update(purpose);
        hash.update(rank.to_be_bytes());
        hash.update([block]);
        hash.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use contract::ids::kind::Place;

    use super::*;

    fn id(mint: &Mint) -> i64 {
        mint.id::<Place>().number()
    }

    #[test]
    fn a_replay_mints_the_same_ids_and_codes() {
        let [first, again] = [0, 1].map(|_| {
            let mint = Mint::new(1_591_000_000_000, [7; 16]);
            (id(&mint), id(&mint), mint.code(), mint.code())
        });
        assert_eq!(first, again);
        assert_eq!(first.1, first.0 + 1);
        assert_ne!(first.2, first.3);
        assert_eq!(first.2.len(), CODE_LENGTH);
    }

    #[test]
    fn ids_of_one_second_never_meet() {
        let first = Mint::new(1_591_000_000_000, [9; 16]);
        let given = [id(&first), id(&first)];
        let second = Mint::above(first.last_id(), 1_591_000_000_000, [9; 16]);
        assert!(!given.contains(&id(&second)));
    }

    #[test]
    fn ids_are_exact_in_javascript_and_follow_time() {
        let early = id(&Mint::new(1_591_000_000_000, [255; 16]));
        let late = id(&Mint::new(1_591_000_001_000, [0; 16]));
        assert!(early < late && late < 1 << 53);
    }

    #[test]
    fn a_clock_in_2100_uses_no_ids_up() {
        for wrong_ms in [4_102_444_800_000, i64::MAX] {
            let given = id(&Mint::new(wrong_ms, [255; 16]));
            assert!((1 << 53) - given > 1_000_000_000_000_000, "{given}");
        }
        assert!(id(&Mint::new(i64::MIN, [0; 16])) >= 0);
    }
}
