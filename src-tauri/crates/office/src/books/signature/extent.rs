//! How far the journal is signed, and when a command signs it further.

/// Rows that are left unsigned at most, but for those of one command.
pub const ROWS: i64 = 100;
/// Time for which a row is left unsigned at most while commands are given: five minutes.
pub const AFTER_MS: i64 = 300_000;

/// How far the journal is signed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extent {
    /// The last row that is signed; 0 before there is one.
    pub signed: i64,
    /// When the row after it was written; absent where there is none.
    pub unsigned_ms: Option<i64>,
}

impl Extent {
    /// Whether a command at this time signs the row where the journal ends.
    #[must_use]
    pub fn is_due(&self, end: i64, at_ms: i64) -> bool {
        // A row of a time to come was written under a clock that was ahead.
        let late = |since: i64| !(0..AFTER_MS).contains(&(at_ms - since));
        end > self.signed
            && (self.signed == 0 || end - self.signed >= ROWS || self.unsigned_ms.is_some_and(late))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_signed_at_once_then_after_rows_or_minutes() {
        let none = Extent::default();
        assert!(none.is_due(1, 0) && !none.is_due(0, 0));
        let signed = Extent { signed: 50, unsigned_ms: Some(1_000) };
        assert!(!signed.is_due(50, 1_000 + AFTER_MS), "there is nothing to sign");
        assert!(!signed.is_due(51, 999 + AFTER_MS) && signed.is_due(51, 1_000 + AFTER_MS));
        assert!(signed.is_due(51, 999), "a clock was taken back");
        assert!(!signed.is_due(49 + ROWS, 1_000) && signed.is_due(50 + ROWS, 1_000));
    }
}
