//! The digest of a row, the same on both engines.

use domain::text;
use sha2::{Digest as _, Sha256};
use store::Value;

/// The first half of a SHA-256. A row that is to look like another has to meet all of it.
pub type Digest = [u8; 16];

/// Stands for a row that was taken away.
pub const GONE: Digest = [0; 16];

/// Digests values in the order of their columns. Each goes in with its kind and its length, so that no two
/// rows give the same bytes. Bytes go in as their hexadecimal text.
#[must_use]
pub fn of<'a>(values: impl IntoIterator<Item = &'a Value>) -> Digest {
    let mut sum = Sha256::new();
    for value in values {
        match value {
            Value::Null => sum.update([0]),
            Value::Int(n) => {
                sum.update([1]);
                sum.update(n.to_be_bytes());
            }
            Value::Text(text) => add_text(&mut sum, text),
            Value::Blob(bytes) => add_text(&mut sum, &text::hex(bytes)),
        }
    }
    half(&sum.finalize())
}

/// The first half of a hash.
pub(super) fn half(whole: &[u8]) -> Digest {
    let mut half = GONE;
    half.copy_from_slice(&whole[..16]);
    half
}

fn add_text(sum: &mut Sha256, text: &str) {
    sum.update([2]);
    sum.update((text.len() as u64).to_be_bytes());
    sum.update(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_rows_have_the_same_digest() {
        let text = |text: &str| Value::Text(text.to_owned());
        let rows = [
            vec![Value::Null, text("")],
            vec![text(""), Value::Null],
            vec![text("a"), text("bc")],
            vec![text("ab"), text("c")],
            vec![Value::Int(1), Value::Int(2)],
            vec![text("1"), Value::Int(2)],
        ];
        let mut digests: Vec<Digest> = rows.iter().map(of).collect();
        digests.sort_unstable();
        digests.dedup();
        assert_eq!(digests.len(), rows.len());
    }

    #[test]
    fn bytes_are_digested_as_their_hexadecimal_text() {
        assert_eq!(of(&[Value::Blob(vec![0, 0xaf])]), of(&[Value::Text("00af".to_owned())]));
    }
}
