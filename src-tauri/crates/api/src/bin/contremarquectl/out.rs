//! What is said to whoever is at the terminal, and in which language.

use std::io::{ErrorKind, Write};

use api::ApiError;
use contract::locale::Locale;
use office::{Code, OfficeError};
use runtime::terminal;
use serde::Serialize;
use uuid::Uuid;

/// The language of this terminal.
pub(crate) fn language() -> Locale {
    terminal::language(|variable| std::env::var(variable).ok())
}

/// An answer, as JSON on stdout.
pub(crate) fn print(value: &impl Serialize) -> Result<(), ApiError> {
    let text = serde_json::to_string(value).map_err(|e| unwritten(&e, None))?;
    say(&text)
}

/// A sentence for the person at the terminal, whether or not they can see it.
pub(crate) fn warn(sentence: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{sentence}");
}

/// A line on stdout. Nobody who reads it is no fault: the work is done.
pub(crate) fn say(line: &str) -> Result<(), ApiError> {
    answer(line, None)
}

/// The same, of a command that is answered once more by its id.
pub(crate) fn answer(line: &str, id: Option<Uuid>) -> Result<(), ApiError> {
    let mut stdout = std::io::stdout().lock();
    match writeln!(stdout, "{line}").and_then(|()| stdout.flush()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => Err(unwritten(&e, id)),
        _ => Ok(()),
    }
}

/// What is said of an answer that could not be written: what was asked for is done.
fn unwritten(error: &impl std::fmt::Display, id: Option<Uuid>) -> ApiError {
    let refusal = OfficeError::new(Code::StreamFailed).with("detail", error.to_string());
    match id {
        Some(id) => refusal.with("id", id.to_string()).with("why", "command").into(),
        None => refusal.with("id", "").with("why", "whole").into(),
    }
}
