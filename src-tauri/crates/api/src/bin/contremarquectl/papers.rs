//! Papers and the house: one that is held against the journal, and the numbers that are printed on them.

use api::ApiError;
use contract::journal::{PaperChecked, PaperStanding};
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

/// Reads `ticket=1042`.
pub(crate) fn number(said: &str) -> Result<(String, i64), String> {
    let known = |name: &str| series::ALL.contains(&name);
    match said.split_once('=').map(|(name, number)| (name.trim(), number.trim().parse())) {
        Some((name, Ok(number))) if known(name) => Ok((name.to_owned(), number)),
        _ => Err(format!("SERIES=NUMBER, of {}", series::ALL.join(", "))),
    }
}
