//! What is wrong in the files of an import, in the language of the terminal.

use chrono_tz::Tz;
use contract::intake::{ImportClash, ImportConflict, ImportProblem};
use contract::locale::Locale;
use documents::words::{self, Arg};
use runtime::terminal::key;

/// What is wrong in a file of an import, and what would be right.
pub(crate) fn problem(problem: &ImportProblem, locale: Locale) -> String {
    let facts = [("value", problem.value.as_str().into()), ("detail", counted(&problem.detail))];
    let why = words::tr(locale, &key("import-problem", &problem.code), &facts);
    let place = place(&problem.file, problem.line, &problem.column, locale);
    format!("{place}{}{why}", marks(locale).0)
}

/// What the files say against what was done here.
pub(crate) fn conflict(conflict: &ImportConflict, locale: Locale) -> String {
    let said = |id: String, value: &str| words::tr(locale, &id, &[("value", value.into())]);
    let there = said(key("import-there", &conflict.there), &conflict.there_value);
    let here = said(key("import-here", &conflict.here), &conflict.here_value);
    let place = place(&conflict.file, conflict.line, "", locale);
    let (colon, semicolon) = marks(locale);
    format!("{place}{colon}{} {}{colon}{there}{semicolon}{here}", conflict.order, conflict.place)
}

/// Two performances in one hall in the same minute.
pub(crate) fn clash(clash: &ImportClash, locale: Locale, zone: Tz) -> String {
    let at = words::date_time_short(locale, zone, clash.starts_at_ms).unwrap_or_default();
    let facts = [
        ("show", clash.show.as_str().into()),
        ("other", clash.other.as_str().into()),
        ("hall", clash.hall.as_str().into()),
        ("at", at.into()),
    ];
    let said = words::tr(locale, "import-clash", &facts);
    format!("{}{}{said}", place(&clash.file, clash.line, "", locale), marks(locale).0)
}

/// A colon and a semicolon, with the spaces of the language.
const fn marks(locale: Locale) -> (&'static str, &'static str) {
    match locale {
        Locale::Fr => (" : ", " ; "),
        Locale::En => (": ", "; "),
    }
}

fn place(file: &str, line: i64, column: &str, locale: Locale) -> String {
    let facts =
        [("file", file.into()), ("line", line.to_string().into()), ("column", column.into())];
    let id = match (line, column) {
        (0, "") => "import-at-file",
        (_, "") => "import-at-line",
        (0, _) => "import-at-path",
        _ => "import-at-column",
    };
    words::tr(locale, id, &facts)
}

/// A word, or a number for the sentence to count with.
fn counted(word: &str) -> Arg<'_> {
    match word.parse::<i64>() {
        Ok(number) => number.into(),
        Err(_) => word.into(),
    }
}
