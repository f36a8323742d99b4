//! A seal as bytes: one entry a row, with its kind, its key and its digest.

use sha2::{Digest as _, Sha256};
use store::StoreError;

use super::digest::{Digest, half};
use super::kinds::{self, COMMAND, Key};

/// What a seal says of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Kind of row.
    pub code: u8,
    /// The integers of its key; those that its kind does not have are 0.
    pub ints: [i64; 3],
    /// The text of its key.
    pub text: String,
    /// Its digest; [`super::GONE`] where it was taken away.
    pub digest: Digest,
}

const COMMAND_KEY: Key = Key { ints: &[], text: Some("@.id") };

fn key_of(code: u8) -> Option<&'static Key> {
    if code == COMMAND { Some(&COMMAND_KEY) } else { kinds::of_code(code).map(|kind| &kind.key) }
}

impl Entry {
    /// Adds it to a seal.
    ///
    /// # Errors
    /// [`StoreError::Shape`] for a kind that is not in the list, or a text of more than 65,535 bytes.
    pub fn write(&self, body: &mut Vec<u8>) -> Result<(), StoreError> {
        let key = key_of(self.code).ok_or_else(|| StoreError::Shape("seal".to_owned()))?;
        body.push(self.code);
        for int in &self.ints[..key.ints.len()] {
            body.extend(int.to_be_bytes());
        }
        if key.text.is_some() {
            let length = u16::try_from(self.text.len());
            let length = length.map_err(|_| StoreError::Shape("seal".to_owned()))?;
            body.extend(length.to_be_bytes());
            body.extend(self.text.as_bytes());
        }
        body.extend(self.digest);
        Ok(())
    }

    /// What it is known by, in few bytes.
    #[must_use]
    pub fn key(&self) -> RowKey {
        match kinds::of_code(self.code) {
            Some(kind) if kind.key.is_int() => RowKey::Int(self.ints[0]),
            _ => RowKey::of(self.ints, &self.text),
        }
    }
}

/// What a row is known by among those of its kind, in few bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKey {
    /// One integer.
    Int(i64),
    /// The hash of anything else.
    Hash(Digest),
}

impl RowKey {
    /// The key of integers and a text.
    #[must_use]
    pub fn of(ints: [i64; 3], text: &str) -> Self {
        let mut sum = Sha256::new();
        ints.iter().for_each(|int| sum.update(int.to_be_bytes()));
        Self::Hash(half(&sum.chain_update(text.as_bytes()).finalize()))
    }
}

/// Reads a seal, entry by entry. One that cannot be read ends it as an error.
pub fn entries(body: &[u8]) -> impl Iterator<Item = Result<Entry, StoreError>> + '_ {
    let mut rest = body;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let read = one(&mut rest);
        if read.is_none() {
            rest = &[];
        }
        Some(read.ok_or_else(|| StoreError::Shape("seal".to_owned())))
    })
}

fn one(rest: &mut &[u8]) -> Option<Entry> {
    let [code] = take(rest)?;
    let key = key_of(code)?;
    let mut ints = [0; 3];
    for int in &mut ints[..key.ints.len()] {
        *int = i64::from_be_bytes(take(rest)?);
    }
    let mut text = String::new();
    if key.text.is_some() {
        let length = usize::from(u16::from_be_bytes(take(rest)?));
        let (bytes, after) = rest.split_at_checked(length)?;
        text = String::from_utf8(bytes.to_vec()).ok()?;
        *rest = after;
    }
    Some(Entry { code, ints, text, digest: take(rest)? })
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (bytes, after) = rest.split_first_chunk::<N>()?;
    *rest = after;
    Some(*bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(code: u8, ints: [i64; 3], text: &str) -> Entry {
        Entry { code, ints, text: text.to_owned(), digest: [code; 16] }
    }

    #[test]
    fn a_seal_reads_as_it_was_written() {
        let written = [
            entry(17, [1 << 52, 0, 0], ""),
            entry(14, [1, 2, -3], ""),
            entry(3, [0; 3], "numérotation"),
            entry(COMMAND, [0; 3], "0197-…"),
            entry(34, [7, 0, 0], "Orchestre"),
        ];
        let mut body = Vec::new();
        written.iter().for_each(|entry| entry.write(&mut body).unwrap());
        let read: Vec<Entry> = entries(&body).map(Result::unwrap).collect();
        assert_eq!(read, written);
    }

    #[test]
    fn a_seal_that_is_cut_or_of_an_unknown_kind_is_an_error() {
        let mut body = Vec::new();
        entry(17, [1, 0, 0], "").write(&mut body).unwrap();
        assert!(entries(&body[..body.len() - 1]).any(|entry| entry.is_err()));
        assert!(entries(&[200, 1, 2, 3]).all(|entry| entry.is_err()));
        assert!(entry(200, [0; 3], "").write(&mut body).is_err());
    }
}
