//! Where a key stands first among the files of an import. A second time it is named, and left out.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use contract::findings::Wrong;
use contract::intake::ProblemCode;

use super::doc::Doc;
use crate::batch::At;

/// What has a key of its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Performance,
    Order,
    Place,
}

/// The keys that were read so far.
pub(super) struct Firsts<'a> {
    files: Vec<&'a str>,
    seen: HashMap<(Kind, String), At>,
}

impl<'a> Firsts<'a> {
    /// Of files with these names.
    pub(super) fn new(files: Vec<&'a str>) -> Self {
        Self { files, seen: HashMap::new() }
    }

    /// Whether the key comes for the first time. A second time is a problem at that path.
    pub(super) fn is_first(
        &mut self,
        (kind, key): (Kind, &str),
        (path, at): (&str, At),
        doc: &mut Doc<'_, '_>,
    ) -> bool {
        let first = match self.seen.entry((kind, key.to_owned())) {
            Entry::Vacant(new) => {
                new.insert(at);
                return true;
            }
            Entry::Occupied(first) => *first.get(),
        };
        let file = self.files.get(usize::from(first.file)).copied().unwrap_or_default();
        let spot = if first.line > 0 { format!("{file}:{}", first.line) } else { file.to_owned() };
        doc.refuse(path, key, Wrong::with(ProblemCode::KeyTwice, spot));
        false
    }
}
