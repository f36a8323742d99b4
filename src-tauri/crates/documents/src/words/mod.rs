//! Sentences from `assets/locales`, by key, in the reader's language.
//!
//! To add a file of sentences, write `assets/locales/fr/NAME.ftl` and `assets/locales/en/NAME.ftl`
//! and put `NAME` in the list below. Keys are shared by all files, so a key starts with its
//! subject.

mod dates;
mod figures;

use std::sync::LazyLock;

use contract::facts::PaperMark;
use contract::locale::Locale;
use domain::paper_mark;
pub use fluent_bundle::FluentValue as Arg;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use crate::DocumentError;
pub use dates::{
    date_at, date_long, date_short, date_time, date_time_short, time_of_day, time_zone,
};
pub use figures::{amount, amount_signed, group_by_three, percent, percent_short};

/// The locale files built into the program, each a pair of the same name.
macro_rules! locale_files {
    ($($name:literal),* $(,)?) => {
        /// `(name, French, English)` of every locale file.
        pub const FILES: &[(&str, &str, &str)] = &[$((
            $name,
            include_str!(concat!("../../../../../assets/locales/fr/", $name, ".ftl")),
            include_str!(concat!("../../../../../assets/locales/en/", $name, ".ftl")),
        )),*];
    };
}

locale_files!(
    "check",
    "documents",
    "errors",
    "founding",
    "import",
    "mail_texts",
    "mails",
    "queue",
    "site",
    "status",
    "terminal",
    "terms",
);

type Bundle = FluentBundle<FluentResource>;

static FRENCH: LazyLock<Bundle> = LazyLock::new(|| bundle(Locale::Fr));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Locale::En));

/// The sentence `id` with its arguments, never failing: a key missing in English is said in
/// French, a key missing everywhere is shown as itself, where a person will notice it.
#[must_use]
pub fn tr(locale: Locale, id: &str, args: &[(&str, Arg<'_>)]) -> String {
    try_tr(locale, id, args)
        .or_else(|_| try_tr(Locale::Fr, id, args))
        .unwrap_or_else(|_| id.to_owned())
}

/// The sentence `id` with its arguments.
///
/// # Errors
/// [`DocumentError::Words`] when the key, or an argument that it names, is missing.
pub fn try_tr(locale: Locale, id: &str, args: &[(&str, Arg<'_>)]) -> Result<String, DocumentError> {
    let missing = |why: &str| DocumentError::Words { id: id.to_owned(), why: why.to_owned() };
    let bundle = match locale {
        Locale::Fr => &*FRENCH,
        Locale::En => &*ENGLISH,
    };
    let pattern = bundle
        .get_message(id)
        .and_then(|message| message.value())
        .ok_or_else(|| missing("no such key"))?;
    let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
    let mut errors = Vec::new();
    let sentence = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    match errors.first() {
        None => Ok(sentence),
        Some(error) => Err(missing(&error.to_string())),
    }
}

/// « Rang A, siège 28 », or the one of the two that is known. « Placement libre » without either.
#[must_use]
pub fn seat(locale: Locale, row: &str, number: &str) -> String {
    match (row.is_empty(), number.is_empty()) {
        (false, false) => {
            tr(locale, "paper-seat", &[("row", row.into()), ("number", number.into())])
        }
        (false, true) => tr(locale, "paper-seat-row", &[("row", row.into())]),
        (true, false) => tr(locale, "paper-seat-number", &[("number", number.into())]),
        (true, true) => tr(locale, "paper-seat-free", &[]),
    }
}

/// Builds one language. An error in a file leaves a gap here; a test refuses it.
fn bundle(locale: Locale) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![locale.tag().parse().unwrap_or_default()]);
    // Isolation marks are invisible characters that PDF fonts and plain-text mails show as boxes.
    bundle.set_use_isolating(false);
    for (_, french, english) in FILES {
        let source = match locale {
            Locale::Fr => french,
            Locale::En => english,
        };
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// Where the journal stood when a paper was made; empty without it.
#[must_use]
pub fn paper_mark(locale: Locale, mark: Option<&PaperMark>) -> String {
    mark.map_or_else(String::new, |mark| {
        let word = paper_mark::shown(&mark.word);
        let args = [("row", mark.row.to_string().into()), ("word", word.into())];
        tr(locale, "paper-mark", &args)
    })
}
