//! A refusal as a sentence, for whoever started a program in a terminal: in the language of the terminal, on the clock of
//! the house.

use chrono_tz::Tz;
use contract::locale::Locale;
use contract::sentence::Fact;
use documents::words::{self, Arg};
use domain::money::Cents;
use office::Code;
use serde::Serialize;

use crate::error::ApiError;

/// The language of the terminal, by its environment: English where it says so, French everywhere else.
#[must_use]
pub fn language(variable: impl Fn(&str) -> Option<String>) -> Locale {
    let told = |name: &&str| variable(name).filter(|tag| !tag.is_empty());
    match ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(told) {
        Some(tag) if tag.to_ascii_lowercase().starts_with("en") => Locale::En,
        _ => Locale::Fr,
    }
}

/// The sentence of `errors.ftl`, with amounts and times in words. The zone of the house is only
/// asked for where there is a time.
#[must_use]
pub fn sentence(refusal: &ApiError, locale: Locale, zone: impl Fn() -> Tz) -> String {
    if let Some(said) = field(refusal, locale) {
        return said;
    }
    let id = key("error", &refusal.code);
    let facts = refusal.args.iter();
    let facts: Vec<(&str, Arg<'_>)> =
        facts.map(|(name, fact)| (name.as_str(), readable(name, fact, locale, &zone))).collect();
    words::tr(locale, &id, &facts)
}

/// What is wrong with one field, as the window says it. Nothing for a field or a reason without words.
fn field(refusal: &ApiError, locale: Locale) -> Option<String> {
    let (Code::BadField, Some(Fact::Text(name))) = (refusal.code, refusal.args.get("field")) else {
        return None;
    };
    let why = match refusal.args.get("why") {
        Some(Fact::Text(why)) => why.as_str(),
        _ => "malformed",
    };
    let field = field_word(name, locale)?;
    let facts: Vec<(&str, Arg<'_>)> = refusal
        .args
        .iter()
        .filter_map(|(name, fact)| match fact {
            Fact::Text(text) => Some((name.as_str(), text.as_str().into())),
            _ => None,
        })
        .collect();
    let why = words::try_tr(locale, &format!("why-{}", why.replace('_', "-")), &facts).ok()?;
    words::try_tr(locale, "why-sentence", &[("field", field.into()), ("why", why.into())]).ok()
}

/// What a field is called. One of a list is called as its list: `rates.2.name`.
fn field_word(name: &str, locale: Locale) -> Option<String> {
    let name = name.split('.').next().unwrap_or(name).replace('_', "-");
    words::try_tr(locale, &format!("field-{name}"), &[]).ok()
}

/// The key of a choice's sentence.
#[must_use]
pub fn key(family: &str, choice: &impl Serialize) -> String {
    let code = serde_json::to_value(choice).ok();
    let code = code.as_ref().and_then(serde_json::Value::as_str).unwrap_or("internal");
    format!("{family}-{}", code.replace('_', "-"))
}

fn readable<'a>(name: &str, fact: &'a Fact, locale: Locale, zone: &impl Fn() -> Tz) -> Arg<'a> {
    match fact {
        Fact::Number(cents) if name.ends_with("_cents") => {
            words::amount(locale, Cents(*cents)).into()
        }
        Fact::Number(at) if name.ends_with("_ms") => {
            words::date_time_short(locale, zone(), *at).unwrap_or_default().into()
        }
        Fact::Number(number) => (*number).into(),
        Fact::Text(state) if name == "state" => state_word(state, locale).into(),
        Fact::Text(field) if name == "field" => {
            field_word(field, locale).unwrap_or_else(|| field.clone()).into()
        }
        Fact::Text(text) => text.as_str().into(),
        Fact::Flag(flag) => flag.to_string().into(),
    }
}

/// The state of a request in words; a state of something else is itself.
fn state_word(state: &str, locale: Locale) -> String {
    let id = format!("queue-state-{}", state.replace('_', "-"));
    words::try_tr(locale, &id, &[]).map_or_else(|_| state.to_owned(), |word| word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use office::OfficeError;

    use super::*;

    #[test]
    fn a_file_that_cannot_be_taken_is_named_with_its_line_where_one_is_meant() {
        let refused = |line: i64| {
            let error = OfficeError::new(Code::ImportRefused)
                .with("count", 1)
                .with("file", "places.csv")
                .with("line", line)
                .with("column", "");
            sentence(&ApiError::from(error), Locale::Fr, || chrono_tz::Europe::Paris)
        };
        assert!(refused(0).starts_with("places.csv ne peut pas être pris."), "{}", refused(0));
        assert!(refused(3).contains("à cause de la ligne 3"), "{}", refused(3));
    }

    #[test]
    fn a_time_is_said_on_the_clock_of_the_house_and_in_the_language_of_the_terminal() {
        let error = OfficeError::new(Code::HouseMoved)
            .with("to", "postgres://db/house")
            .with("operator", "Hélène")
            .with("at_ms", 1_591_012_800_000);
        let refusal = ApiError::from(error);
        let said = |locale, zone: Tz| sentence(&refusal, locale, || zone);
        let paris = said(Locale::Fr, chrono_tz::Europe::Paris);
        assert!(paris.contains("14:00") && paris.contains("a déménagé"), "{paris}");
        let reunion = said(Locale::Fr, chrono_tz::Indian::Reunion);
        assert!(reunion.contains("16:00"), "{reunion}");
        let guadeloupe = said(Locale::En, chrono_tz::America::Guadeloupe);
        assert!(guadeloupe.contains("08:00") && guadeloupe.contains("has moved"), "{guadeloupe}");
    }

    #[test]
    fn a_state_and_a_field_are_said_in_the_language_of_the_terminal() {
        let decided = OfficeError::new(Code::AlreadyDecided)
            .with("state", "accepted")
            .with("operator", "Léa Martin")
            .with("at_ms", 1_591_012_800_000);
        let decided = ApiError::from(decided);
        let said =
            |error: &ApiError, locale| sentence(error, locale, || chrono_tz::Indian::Reunion);
        let french = said(&decided, Locale::Fr);
        assert!(french.contains("acceptée") && french.contains("16:00"), "{french}");
        assert!(said(&decided, Locale::En).contains("accepted"));
        let stale = OfficeError::new(Code::Stale).with("state", "awaiting_supervisor");
        assert!(said(&ApiError::from(stale), Locale::Fr).contains("à valider"));
        let field = OfficeError::bad_field("rates.2.name").with("why", "too_long");
        let field = said(&ApiError::from(field), Locale::Fr);
        assert!(field.starts_with("Tarifs") && field.ends_with("trop long."), "{field}");
        let unpaid = OfficeError::new(Code::OrderNotUnpaid).with("state", "cancelled");
        assert!(said(&ApiError::from(unpaid), Locale::Fr).contains("est annulée"));
    }

    #[test]
    fn a_terminal_is_spoken_to_in_english_only_where_it_says_so() {
        let of = |set: &[(&str, &str)]| {
            language(|name| {
                let found = set.iter().find(|(set, _)| *set == name);
                found.map(|(_, tag)| (*tag).to_owned())
            })
        };
        assert_eq!(of(&[("LANG", "en_GB.UTF-8")]), Locale::En);
        assert_eq!(of(&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "fr_FR.UTF-8")]), Locale::Fr);
        assert_eq!(of(&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "")]), Locale::En);
        assert_eq!(of(&[("LANG", "C.UTF-8")]), Locale::Fr);
        assert_eq!(of(&[]), Locale::Fr);
    }
}
