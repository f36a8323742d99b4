//! Secrets that are asked for: never among the arguments, which everyone on the machine sees.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

use api::ApiError;
use office::{Code, OfficeError};
use runtime::place::secret_file;
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

use crate::deadline;

/// The PIN of the environment.
pub(crate) fn told_pin() -> Option<String> {
    std::env::var("CONTREMARQUE_PIN").ok().filter(|pin| !pin.is_empty())
}

/// The PIN of the environment; else as somebody types it, where there is a terminal.
///
/// # Errors
/// [`Code::NotGiven`]: none is tried in its stead, for it would count as a wrong one.
pub(crate) fn pin(prompt: &str) -> Result<String, ApiError> {
    let pin = match told_pin() {
        Some(pin) => Some(pin),
        None => asked(None, prompt)?,
    };
    pin.filter(|pin| !pin.is_empty()).ok_or_else(|| not_given("pin"))
}

/// The refusal of a command that lacks this.
pub(crate) fn not_given(what: &str) -> ApiError {
    OfficeError::new(Code::NotGiven).with("what", what).into()
}

/// The secret of a file; else as somebody types it, unseen, where there is a terminal; else none.
pub(crate) fn asked(file: Option<&Path>, prompt: &str) -> Result<Option<String>, ApiError> {
    match file {
        Some(file) => Ok(Some(secret_file::read(file)?)),
        None if std::io::stdin().is_terminal() => typed(prompt).map(Some),
        None => Ok(None),
    }
}

/// Reads a line that the terminal does not show. No time runs meanwhile: a program that ended here would leave it so.
fn typed(prompt: &str) -> Result<String, ApiError> {
    let failed = |e: std::io::Error| ApiError::from(OfficeError::internal(e));
    let stdin = std::io::stdin();
    let _typing = deadline::typing();
    let _ = write!(std::io::stderr().lock(), "{prompt}");
    let shown = tcgetattr(&stdin).map_err(|e| failed(e.into()))?;
    let mut hidden = shown.clone();
    hidden.local_modes.remove(LocalModes::ECHO);
    tcsetattr(&stdin, OptionalActions::Flush, &hidden).map_err(|e| failed(e.into()))?;
    let mut line = String::new();
    let read = stdin.lock().read_line(&mut line);
    let back = tcsetattr(&stdin, OptionalActions::Now, &shown);
    let _ = writeln!(std::io::stderr().lock());
    read.map_err(failed)?;
    back.map_err(|e| failed(e.into()))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
