//! A refusal: its code, and the facts that its sentence needs.

use std::collections::BTreeMap;

use crate::code::Code;
use crate::sentence::Fact;

/// A refusal: the code, and what its sentence needs.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{code:?} {args:?}")]
pub struct Refusal {
    pub code: Code,
    /// Named facts for the sentence.
    pub args: BTreeMap<String, Fact>,
}

impl Refusal {
    /// A refusal without facts.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self { code, args: BTreeMap::new() }
    }

    /// The same with one more fact.
    #[must_use]
    pub fn with(mut self, name: &str, fact: impl Into<Fact>) -> Self {
        self.args.insert(name.to_owned(), fact.into());
        self
    }

    /// A field is empty, too long or malformed.
    #[must_use]
    pub fn bad_field(field: &str) -> Self {
        Self::new(Code::BadField).with("field", field)
    }
}
