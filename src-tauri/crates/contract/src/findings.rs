//! What is found in the files on the way: everything is counted, the first of it is told.

use crate::code::Code;
use crate::intake::{
    HereSays, ImportClash, ImportConflict, ImportDiscount, ImportProblem, ImportReport,
    ProblemCode, ThereSays,
};
use crate::refusal::Refusal;

/// Problems and conflicts that a report tells in full; more are only counted.
const TOLD: usize = 200;
/// Longest value that is repeated, in characters.
const VALUE_MAX: usize = 80;

/// What is wrong with a value; where it stands is said by whoever read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub code: ProblemCode,
    /// A fact of the sentence.
    pub detail: String,
}

impl Wrong {
    /// With the fact its sentence names.
    pub fn with(code: ProblemCode, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into() }
    }
}

impl From<ProblemCode> for Wrong {
    fn from(code: ProblemCode) -> Self {
        Self { code, detail: String::new() }
    }
}

/// Where in the files.
#[derive(Clone, Copy, Default)]
pub struct Spot<'a> {
    pub file: &'a str,
    /// Line, from 1; 0 for the whole file.
    pub line: u64,
    /// Column or path.
    pub column: &'a str,
}

impl ImportReport {
    /// Adds a problem.
    pub fn problem(&mut self, spot: Spot<'_>, value: &str, wrong: impl Into<Wrong>) {
        self.problem_count += 1;
        let wrong = wrong.into();
        self.stopped |= stops(wrong.code, spot.column);
        if self.problems.len() < TOLD {
            self.problems.push(ImportProblem {
                file: spot.file.to_owned(),
                line: i64::try_from(spot.line).unwrap_or(i64::MAX),
                column: short(spot.column),
                value: short(value),
                code: wrong.code,
                detail: wrong.detail,
            });
        }
    }

    /// Adds a conflict.
    pub fn conflict(&mut self, conflict: ImportConflict) {
        self.conflict_count += 1;
        if self.conflicts.len() < TOLD {
            self.conflicts.push(conflict);
        }
    }

    /// Adds an order that was paid less than its places cost.
    pub fn discount(&mut self, discount: ImportDiscount) {
        self.discount_count += 1;
        if self.discounts.len() < TOLD {
            self.discounts.push(discount);
        }
    }

    /// Adds a pair of performances.
    pub fn clash(&mut self, clash: ImportClash) {
        self.clash_count += 1;
        if self.clashes.len() < TOLD {
            self.clashes.push(clash);
        }
    }

    /// Rows that are new or changed.
    #[must_use]
    pub fn writes(&self) -> i64 {
        let new = self.shows + self.performances + self.seats + self.customers;
        new + self.orders + self.places + self.requests + self.balances + self.updated
    }

    /// The refusal of an import of which a whole file cannot be taken: how much is wrong, and the first that
    /// stops it. A line that cannot be taken stops nothing.
    #[must_use]
    pub fn refusal(&self) -> Option<Refusal> {
        if !self.stopped {
            return None;
        }
        let first = self.problems.iter().find(|problem| stops(problem.code, &problem.column));
        let first = first.or_else(|| self.problems.first())?;
        let code = serde_json::to_value(first.code).ok();
        let code = code.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
        let refused = Refusal::new(Code::ImportRefused)
            .with("count", self.problem_count)
            .with("file", first.file.as_str())
            .with("line", first.line)
            .with("column", first.column.as_str())
            .with("problem", code);
        Some(refused)
    }
}

/// Whether something wrong is wrong with a whole file: what it holds would be taken for something else, or
/// be missing. Anything else is a line, an order or a value.
fn stops(code: ProblemCode, column: &str) -> bool {
    match code {
        // Within the orders of a document it is one order.
        ProblemCode::JsonShape | ProblemCode::JsonMissing => !column.contains("orders["),
        ProblemCode::FileMissing
        | ProblemCode::FileIsFolder
        | ProblemCode::FileUnreadable
        | ProblemCode::FileEmpty
        | ProblemCode::FileTooLarge
        | ProblemCode::FileZip
        | ProblemCode::FileSpreadsheet
        | ProblemCode::FilePdf
        | ProblemCode::FileBinary
        | ProblemCode::FileUtf16
        | ProblemCode::FileEncoding
        | ProblemCode::FormatUnknown
        | ProblemCode::FormatMixed
        | ProblemCode::HeaderUnknown
        | ProblemCode::HeaderForeign
        | ProblemCode::ColumnMissing
        | ProblemCode::ColumnUnknown
        | ProblemCode::ColumnTwice
        | ProblemCode::LineTooLong
        | ProblemCode::JsonBroken
        | ProblemCode::JsonPage
        | ProblemCode::EventUndated => true,
        _ => false,
    }
}

/// A contradiction, to be put in its place.
pub fn contradiction(there: (ThereSays, String), here: (HereSays, String)) -> ImportConflict {
    ImportConflict {
        file: String::new(),
        line: 0,
        order: String::new(),
        place: String::new(),
        there: there.0,
        there_value: there.1,
        here: here.0,
        here_value: here.1,
    }
}

/// One line, readable, not endless.
fn short(value: &str) -> String {
    let mut readable = value.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c });
    let mut kept: String = readable.by_ref().take(VALUE_MAX).collect();
    if readable.next().is_some() {
        kept.push('…');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_counted_and_the_first_are_told() {
        let mut report = ImportReport::default();
        for line in 1..=1_000 {
            let spot = Spot { file: "places.csv", line, column: "prix" };
            report.problem(spot, &"x".repeat(500), ProblemCode::AmountWrong);
        }
        assert_eq!((report.problem_count, report.problems.len()), (1_000, TOLD));
        assert_eq!(report.problems[0].value.chars().count(), VALUE_MAX + 1);
        assert!(report.refusal().is_none(), "lines are left out");
        report.problem(Spot::default(), "", ProblemCode::FileEmpty);
        assert!(report.refusal().is_some());
        assert!(ImportReport::default().refusal().is_none());
    }
}
