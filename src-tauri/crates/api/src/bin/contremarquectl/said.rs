//! A refusal as a sentence.

use api::ApiError;
use documents::words::{self, Arg};
use domain::money::Cents;
use domain::paper::Locale;
use office::wire::Fact;

/// The sentence of `errors.ftl`, in French, with amounts and times in words.
pub fn sentence(refusal: &ApiError) -> String {
    let code = serde_json::to_value(refusal.code).ok();
    let code = code.as_ref().and_then(serde_json::Value::as_str).unwrap_or("internal");
    let id = format!("error-{}", code.replace('_', "-"));
    let facts: Vec<(&str, Arg<'_>)> =
        refusal.args.iter().map(|(name, fact)| (name.as_str(), readable(name, fact))).collect();
    words::tr(Locale::Fr, &id, &facts)
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
        Fact::Number(number) => number.to_string().into(),
        Fact::Text(text) => text.as_str().into(),
        Fact::Flag(flag) => flag.to_string().into(),
    }
}
