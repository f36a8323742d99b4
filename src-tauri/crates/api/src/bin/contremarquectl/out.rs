//! What is said to whoever is at the terminal, and in which language.

use std::io::{ErrorKind, Write};

use api::ApiError;
use contract::locale::Locale;
use office::OfficeError;
use runtime::terminal;
use serde::Serialize;

/// The language of this terminal.
pub(crate) fn language() -> Locale {
    terminal::language(|variable| std::env::var(variable).ok())
}

/// An answer, as JSON on stdout.
pub(crate) fn print(value: &impl Serialize) -> Result<(), ApiError> {
    let text = serde_json::to_string(value).map_err(OfficeError::internal)?;
    say(&text)
}

/// A sentence for the person at the terminal, whether or not they can see it.
pub(crate) fn warn(sentence: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{sentence}");
}

/// A line on stdout. Nobody who reads it is no fault: the work is done.
pub(crate) fn say(line: &str) -> Result<(), ApiError> {
    let mut stdout = std::io::stdout().lock();
    match writeln!(stdout, "{line}").and_then(|()| stdout.flush()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => Err(OfficeError::internal(e).into()),
        _ => Ok(()),
    }
}
