//! *Repère* : what a paper keeps of the journal: a row, and the beginning of its hash as a word.
//!
//! The word is written in Crockford's base 32. It has no I, L, O or U, and says itself how those are to be
//! read: so a word that was copied by hand is found in spite of the look-alikes, and few words come out rude.

/// Digits and letters of a word, by their value.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a word: 60 bits, which nobody meets by chance or by trying on paper.
pub const LENGTH: usize = 12;
/// Characters that are read together.
pub const GROUP: usize = 4;

/// The word of a hash: its first 60 bits.
#[must_use]
pub fn word(hash: &[u8]) -> String {
    let mut first = [0; 8];
    first.iter_mut().zip(hash).for_each(|(to, from)| *to = *from);
    let bits = u64::from_be_bytes(first);
    (1..=LENGTH)
        .map(|rank| usize::try_from((bits >> (64 - 5 * rank)) & 31).unwrap_or_default())
        .map(|value| char::from(ALPHABET[value]))
        .collect()
}

/// A word as papers show it: `7KQ2-M9XP-D4T8`.
#[must_use]
pub fn shown(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(GROUP).map(String::from_iter).collect::<Vec<_>>().join("-")
}

/// What somebody typed from a paper: the row, then the word apart from it. Case, spaces, hyphens and what
/// stands around the row do not count; O is 0, I and L are 1.
#[must_use]
pub fn read(typed: &str) -> Option<(i64, String)> {
    let mut word = Vec::with_capacity(LENGTH);
    let mut rest = typed;
    while word.len() < LENGTH {
        let last = rest.chars().next_back()?;
        rest = &rest[..rest.len() - last.len_utf8()];
        if let Some(digit) = digit(last) {
            word.push(digit);
        } else if last.is_alphanumeric() {
            return None;
        }
    }
    if rest.ends_with(char::is_alphanumeric) {
        return None;
    }
    let word = word.into_iter().rev().collect();
    let is_said = |said: &&str| said.contains(|c: char| c.is_ascii_digit());
    let row: String = rest.split_whitespace().filter(is_said).flat_map(str::chars).collect();
    let row: Option<String> = row.chars().filter(|c| c.is_alphanumeric()).map(digit).collect();
    let seq = row?.parse().ok().filter(|seq| *seq > 0)?;
    Some((seq, word))
}

/// A character as it is meant.
fn digit(typed: char) -> Option<char> {
    let meant = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    u8::try_from(meant).is_ok_and(|byte| ALPHABET.contains(&byte)).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_sixty_bits_of_the_hash_and_reads_back() {
        let hash: Vec<u8> = (0..32_u8).map(|n| n.wrapping_mul(37) + 11).collect();
        let said = word(&hash);
        assert_eq!(said.len(), LENGTH);
        assert_eq!(read(&format!("1042 {}", shown(&said))), Some((1042, said.clone())));
        let mut other = hash.clone();
        other[7] ^= 0x10;
        assert_ne!(word(&other), said, "the sixtieth bit counts");
        other[7] = hash[7] ^ 0x0f;
        assert_eq!(word(&other), said, "the sixty-first does not");
    }

    #[test]
    fn what_a_person_types_is_read_as_it_was_meant() {
        let meant = Some((1042, "7K0211XPD4T8".to_owned()));
        for typed in [
            "1042 7K02-11XP-D4T8",
            "1042 7ko2-ilxp-d4t8",
            "l042·7KO2 ILXP D4T8",
            "  1 042   7k02 11xp d4t8  ",
            "1042-7K0211XPD4T8",
            "Journal 1042 · 7K02-11XP-D4T8",
            "n° 1042 : 7K02–11XP–D4T8.",
        ] {
            assert_eq!(read(typed), meant, "{typed}");
        }
    }

    #[test]
    fn what_is_no_mark_is_not_read() {
        for typed in [
            "",
            "1042",
            "7K02-11XP-D4T8",
            "1042 7K02-11XP-D4T",
            "1042 7K02-11XU-D4T8",
            "0 7K0211XPD4T8",
        ] {
            assert_eq!(read(typed), None, "{typed}");
        }
        assert_eq!(read(&format!("{} 7K0211XPD4T8", "9".repeat(30))), None);
    }
}
