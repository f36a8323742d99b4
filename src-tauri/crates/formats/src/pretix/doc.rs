//! The document while it is read: values, and what is wrong with them.

use contract::findings::{Spot, Wrong};
use contract::intake::ProblemCode;
use domain::text::is_hidden;

use super::shape::Leaf;
use crate::reading::Reading;
use crate::values;

/// The document while it is read: values, and what is wrong with them.
pub(super) struct Doc<'a, 'r> {
    pub(super) file: &'a str,
    pub(super) line: u64,
    pub(super) reading: &'a mut Reading<'r>,
}

impl Doc<'_, '_> {
    pub(super) fn problems(&self) -> i64 {
        self.reading.report.problem_count
    }

    pub(super) fn refuse(&mut self, path: &str, value: &str, wrong: impl Into<Wrong>) {
        let spot = Spot { file: self.file, line: self.line, column: path };
        self.reading.problem(spot, value, wrong);
    }

    /// A value that may be missing.
    pub(super) fn value<T>(
        &mut self,
        path: &str,
        leaf: &Leaf,
        read: impl FnOnce(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        let read = match leaf {
            Leaf::Absent => return None,
            Leaf::Said(text) if text.trim().is_empty() => return None,
            Leaf::Nested => Err(ProblemCode::JsonShape.into()),
            Leaf::Said(text) => read(text.trim()),
        };
        read.map_err(|wrong| self.refuse(path, leaf.text(), wrong)).ok()
    }

    /// A value that must be there.
    pub(super) fn needed<T>(
        &mut self,
        path: &str,
        leaf: &Leaf,
        read: impl FnOnce(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        if *leaf == Leaf::Absent || *leaf == Leaf::Said(String::new()) {
            self.refuse(path, "", ProblemCode::JsonMissing);
        }
        self.value(path, leaf, read)
    }

    /// A moment that must be there.
    pub(super) fn instant(&mut self, path: &str, leaf: &Leaf) -> Option<i64> {
        let zone = self.reading.zone;
        self.needed(path, leaf, |text| values::instant(text, zone))
    }
}

/// At most `max` characters, without control characters.
pub(super) fn clip(text: &str, max: usize) -> String {
    let readable = text.trim().chars().filter(|c| !c.is_control() && !is_hidden(*c));
    readable.take(max).collect::<String>().trim().to_owned()
}

/// Adds a name that is not there yet.
pub(super) fn rank_of(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}
