//! A paper that was made.

use std::ops::Deref;

/// The bytes of a PDF, and what could not be set in it.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// Characters that no font of the program or of this machine has, each once: a box stands for each.
    pub unprintable: String,
}

impl Deref for Paper {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes
    }
}
