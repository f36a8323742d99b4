//! The books and what is known of them outside: papers that are held against the journal, the numbers that are
//! printed on them, signatures.

use api::ApiError;
use chrono_tz::Tz;
use contract::journal::{IndexCheck, PaperChecked, PaperStanding, SignedRow, Verification};
use contract::locale::Locale;
use documents::words;
use office::books::series;
use office::{Code, OfficeError};

/// The sentence of a paper that is right; what is wrong with another is a refusal.
pub(crate) fn verdict(found: &PaperChecked, locale: Locale) -> Result<String, ApiError> {
    let PaperChecked { standing, row, rows, .. } = *found;
    let refused = match standing {
        PaperStanding::Right => {
            return Ok(words::tr(locale, "paper-right", &[("row", row.to_string().into())]));
        }
        PaperStanding::Rewritten => OfficeError::new(Code::PaperRewritten).with("row", row),
        PaperStanding::Ahead => OfficeError::new(Code::PaperAhead)
            .with("row", row)
            .with("rows", rows)
            .with("missing", row - rows),
    };
    Err(refused.into())
}

/// Since when something is wrong: the last signature that holds, and the first that does not.
pub(crate) fn since(found: &Verification, locale: Locale, zone: Tz) -> Vec<String> {
    let said = |id: &str, row: &SignedRow| {
        let at = words::date_time_short(locale, zone, row.at_ms).unwrap_or_default();
        let facts = [
            ("row", row.row.to_string().into()),
            ("counter", row.counter.as_str().into()),
            ("at", at.into()),
        ];
        words::tr(locale, id, &facts)
    };
    let mut lines: Vec<String> = found.holds.iter().map(|row| said("signed-holds", row)).collect();
    if let Some(row) = &found.breaks {
        if lines.is_empty() {
            lines.push(words::tr(locale, "signed-none", &[]));
        }
        lines.push(said("signed-breaks", row));
    }
    if let Some(row) = found.unsigned_from {
        lines.push(words::tr(locale, "signed-not-since", &[("row", row.to_string().into())]));
    }
    if found.indexes == IndexCheck::NotPossible {
        lines.push(words::tr(locale, "signed-indexes", &[]));
    }
    lines
}

/// Reads `ticket=1042`.
pub(crate) fn number(said: &str) -> Result<(String, i64), String> {
    let known = |name: &str| series::ALL.contains(&name);
    match said.split_once('=').map(|(name, number)| (name.trim(), number.trim().parse())) {
        Some((name, Ok(number))) if known(name) => Ok((name.to_owned(), number)),
        _ => Err(format!("SERIES=NUMBER, of {}", series::ALL.join(", "))),
    }
}
