//! One command a line on stdin, one answer a line on stdout, in order.

use std::io::{BufRead, BufReader, BufWriter, Read, Write};

use api::{Api, ApiError};
use office::{Code, OfficeError};
use serde::Deserialize;
use serde_json::value::RawValue;
use uuid::Uuid;

/// Longest line, in bytes.
const LINE_MAX: u64 = 1024 * 1024;

/// Bytes read, and answered, at once.
const BUFFER: usize = 64 * 1024;

#[derive(Deserialize)]
struct CallLine<'a> {
    id: Option<Uuid>,
    name: String,
    #[serde(borrow)]
    args: Option<&'a RawValue>,
}

/// A command id for whoever gave none.
#[expect(clippy::disallowed_methods, reason = "a terminal is where this command is given")]
pub(crate) fn new_id() -> Uuid {
    Uuid::new_v4()
}

/// The arguments of one command: all of stdin.
///
/// # Errors
/// [`Code::BadArguments`] when there is more than a command can have, or no text.
pub(crate) fn whole() -> Result<String, ApiError> {
    let bad = |detail: String| OfficeError::new(Code::BadArguments).with("detail", detail);
    let mut args = String::new();
    let read = std::io::stdin().lock().take(LINE_MAX + 1).read_to_string(&mut args);
    match read.map_err(|e| bad(e.to_string()))? as u64 {
        0..=LINE_MAX => Ok(args),
        _ => Err(bad(format!("more than {LINE_MAX} bytes")).into()),
    }
}

/// Answers until stdin ends. Answers are kept together while whole lines wait, and are always
/// written before the program waits for more.
///
/// # Errors
/// When stdin cannot be read, or stdout not written.
pub(crate) fn serve(api: &Api, session: &str) -> Result<(), ApiError> {
    let broken = |e: std::io::Error| ApiError::from(OfficeError::internal(e));
    let mut stdin = BufReader::with_capacity(BUFFER, std::io::stdin().lock());
    let mut stdout = BufWriter::with_capacity(BUFFER, std::io::stdout().lock());
    let mut line = String::new();
    loop {
        if !stdin.buffer().contains(&b'\n') {
            stdout.flush().map_err(broken)?;
        }
        line.clear();
        let read = stdin.by_ref().take(LINE_MAX).read_line(&mut line).map_err(broken)?;
        if read == 0 {
            return stdout.flush().map_err(broken);
        }
        if line.trim().is_empty() {
            continue;
        }
        match answer(api, session, &line) {
            Ok(reply) => writeln!(stdout, "{{\"ok\":{reply}}}"),
            Err(refusal) => {
                let refusal = serde_json::to_string(&refusal).unwrap_or_default();
                writeln!(stdout, "{{\"error\":{refusal}}}")
            }
        }
        .map_err(broken)?;
    }
}

fn answer(api: &Api, session: &str, line: &str) -> Result<String, ApiError> {
    let given: CallLine<'_> = serde_json::from_str(line)
        .map_err(|e| OfficeError::new(Code::BadArguments).with("detail", e.to_string()))?;
    let args = given.args.map_or("{}", RawValue::get);
    Ok(api.call(session, &given.name, given.id.unwrap_or_else(new_id), args)?.json)
}
