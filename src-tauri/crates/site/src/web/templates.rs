//! The pages of `assets/site`, in the reader's language. A name that a page asks for and nobody gave is an error.

use std::sync::LazyLock;

use chrono_tz::Tz;
use contract::locale::Locale;
use documents::words::{self, Arg};
use domain::money::Cents;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, State, UndefinedBehavior};
use serde::Serialize;

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        const TEMPLATES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../../../../assets/site/", $name)))),*];
    };
}

templates!(
    "layout.html",
    "home.html",
    "legal.html",
    "sign_in.html",
    "code.html",
    "choose.html",
    "orders.html",
    "order.html",
    "recap.html",
    "balance.html",
    "ticket.html",
    "account.html",
    "address.html",
    "closing.html",
    "first.html",
    "error.html",
);

static FRENCH: LazyLock<Result<Environment<'static>, String>> =
    LazyLock::new(|| environment(Locale::Fr).map_err(|error| format!("{error:#}")));
static ENGLISH: LazyLock<Result<Environment<'static>, String>> =
    LazyLock::new(|| environment(Locale::En).map_err(|error| format!("{error:#}")));

/// Fills a page in a language.
///
/// # Errors
/// Where something is missing, or a sentence.
pub(crate) fn render(locale: Locale, name: &str, said: Value) -> Result<String, Error> {
    let environment = match locale {
        Locale::Fr => &*FRENCH,
        Locale::En => &*ENGLISH,
    };
    let environment = environment.as_ref().map_err(unsaid)?;
    environment.get_template(name)?.render(said)
}

/// Something of the contract, for a page.
pub(crate) fn said<T: Serialize>(value: T) -> Value {
    Value::from(Serde(value))
}

/// The pages in one language: what their macros say needs no word of where they stand.
fn environment(locale: Locale) -> Result<Environment<'static>, Error> {
    let mut pages = Environment::new();
    pages.set_undefined_behavior(UndefinedBehavior::Strict);
    pages.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    pages.add_function("t", move |key: &str, facts: Kwargs| sentence(locale, key, &facts));
    pages.add_filter("money", move |cents: i64| words::amount(locale, Cents(cents)));
    pages.add_filter("signed", move |cents: i64| words::amount_signed(locale, Cents(cents)));
    let dates: [(&'static str, Dated); 5] = [
        ("date", words::date_long),
        ("date_time", words::date_time),
        ("date_at", words::date_at),
        ("short", words::date_short),
        ("hour", words::time_of_day),
    ];
    for (name, write) in dates {
        pages.add_filter(name, move |state: &State<'_, '_>, at: i64| {
            write(locale, zone(state)?, at).map_err(unsaid)
        });
    }
    for (name, source) in TEMPLATES {
        pages.add_template(name, source)?;
    }
    Ok(pages)
}

type Dated = fn(Locale, Tz, i64) -> Result<String, documents::DocumentError>;

/// The time zone of the house, which every page knows.
fn zone(state: &State<'_, '_>) -> Result<Tz, Error> {
    let zone = state.lookup("zone");
    words::time_zone(zone.as_ref().and_then(Value::as_str).unwrap_or_default()).map_err(unsaid)
}

fn unsaid(error: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::InvalidOperation, error.to_string())
}

/// What `t` says: a sentence by its key, with its facts by their names.
fn sentence(locale: Locale, key: &str, facts: &Kwargs) -> Result<String, Error> {
    let mut given: Vec<(&str, Arg<'_>)> = Vec::new();
    for name in facts.args() {
        let value: Value = facts.get(name)?;
        let number = if value.kind() == ValueKind::Number { value.as_i64() } else { None };
        given.push((name, number.map_or_else(|| value.to_string().into(), Into::into)));
    }
    words::try_tr(locale, key, &given).map_err(unsaid)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_page_is_readable_in_both_languages() {
        for page in [&FRENCH, &ENGLISH] {
            assert!(page.as_ref().is_ok(), "{:?}", page.as_ref().err());
        }
    }

    /// The sentences of the site, by key.
    fn keys() -> BTreeSet<String> {
        let (_, french, _) = words::FILES.iter().find(|(name, ..)| *name == "site").unwrap();
        let keys = french.lines().filter_map(|line| line.split_once(" = "));
        keys.map(|(key, _)| key).filter(|key| key.starts_with("site-")).map(str::to_owned).collect()
    }

    fn sources(folder: &Path) -> String {
        let mut all = String::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            all += &if path.is_dir() {
                sources(&path)
            } else {
                std::fs::read_to_string(path).unwrap()
            };
        }
        all
    }

    #[test]
    fn every_sentence_is_said_and_every_one_that_is_asked_for_is_there() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let code = sources(&root.join("src")) + &sources(&root.join("../../../assets/site"));
        let keys = keys();
        // Put together from a choice: the beginning of each family.
        let families = [
            "site-state-",
            "site-why-",
            "site-origin-",
            "site-wrong-",
            "site-locale-",
            "site-accessible-",
        ];
        for key in &keys {
            let said = code.contains(&format!("\"{key}\""));
            assert!(said || families.iter().any(|family| key.starts_with(family)), "{key}");
        }
        for asked in code.split("\"site-").skip(1) {
            let key = format!("site-{}", asked.split('"').next().unwrap());
            let whole =
                key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            let part = key.ends_with('-') || !whole;
            assert!(part || keys.contains(&key), "{key}");
        }
    }
}
