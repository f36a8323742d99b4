//! A refusal as a sentence.

use api::ApiError;
use contract::fact::Fact;
use contract::intake::{ImportConflict, ImportProblem};
use contract::locale::Locale;
use documents::words::{self, Arg};
use domain::money::Cents;
use serde::Serialize;

/// The sentence of `errors.ftl`, in French, with amounts and times in words.
pub fn sentence(refusal: &ApiError) -> String {
    let id = key("error", &refusal.code);
    let facts: Vec<(&str, Arg<'_>)> =
        refusal.args.iter().map(|(name, fact)| (name.as_str(), readable(name, fact))).collect();
    words::tr(Locale::Fr, &id, &facts)
}

/// What is wrong in a file of an import, and what would be right.
pub fn problem(problem: &ImportProblem) -> String {
    let facts = [("value", problem.value.as_str().into()), ("detail", counted(&problem.detail))];
    let why = words::tr(Locale::Fr, &key("import-problem", &problem.code), &facts);
    let place = place(&problem.file, problem.line, &problem.column);
    format!("{place} : {why}")
}

/// What the files say against what was done here.
pub fn conflict(conflict: &ImportConflict) -> String {
    let said = |id: String, value: &str| words::tr(Locale::Fr, &id, &[("value", value.into())]);
    let there = said(key("import-there", &conflict.there), &conflict.there_value);
    let here = said(key("import-here", &conflict.here), &conflict.here_value);
    let place = place(&conflict.file, conflict.line, "");
    format!("{place} : {} {} : {there} ; {here}", conflict.order, conflict.place)
}

fn place(file: &str, line: i64, column: &str) -> String {
    let facts =
        [("file", file.into()), ("line", line.to_string().into()), ("column", column.into())];
    let id = match (line, column) {
        (0, "") => "import-at-file",
        (_, "") => "import-at-line",
        (0, _) => "import-at-path",
        _ => "import-at-column",
    };
    words::tr(Locale::Fr, id, &facts)
}

/// The key of a choice's sentence.
fn key(family: &str, choice: &impl Serialize) -> String {
    let code = serde_json::to_value(choice).ok();
    let code = code.as_ref().and_then(serde_json::Value::as_str).unwrap_or("internal");
    format!("{family}-{}", code.replace('_', "-"))
}

fn readable<'a>(name: &str, fact: &'a Fact) -> Arg<'a> {
    let paris = chrono_tz::Europe::Paris;
    match fact {
        Fact::Number(cents) if name.ends_with("_cents") => {
            words::amount(Locale::Fr, Cents(*cents)).into()
        }
        Fact::Number(at) if name.ends_with("_ms") => {
            words::date_time_short(Locale::Fr, paris, *at).unwrap_or_default().into()
        }
        Fact::Number(number) => (*number).into(),
        Fact::Text(text) => text.as_str().into(),
        Fact::Flag(flag) => flag.to_string().into(),
    }
}

/// A word, or a number for the sentence to count with.
fn counted(word: &str) -> Arg<'_> {
    match word.parse::<i64>() {
        Ok(number) => number.into(),
        Err(_) => word.into(),
    }
}

#[cfg(test)]
mod tests {
    use office::{Code, OfficeError};

    use super::*;

    #[test]
    fn one_error_is_said_in_the_singular_and_two_in_the_plural() {
        let refused = |count: i64| {
            let error = OfficeError::new(Code::ImportRefused)
                .with("count", count)
                .with("file", "places.csv")
                .with("line", 3)
                .with("column", "rang");
            sentence(&ApiError::from(error))
        };
        assert!(refused(1).starts_with("Une erreur est à corriger"), "{}", refused(1));
        assert!(refused(2).starts_with("2 erreurs sont à corriger"), "{}", refused(2));
    }
}
