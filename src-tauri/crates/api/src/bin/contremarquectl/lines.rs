//! One command a line on stdin, one answer a line on stdout, in order.

use std::io::{BufRead, BufReader, BufWriter, ErrorKind, Read, Write};

use api::{Api, ApiError, COMMANDS};
use contract::locale::Locale;
use contract::sentence::Fact;
use documents::words;
use office::{Code, OfficeError};
use serde::Deserialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::deadline::Deadline;

/// Longest line, in bytes.
const LINE_MAX: u64 = 1024 * 1024;

/// What refuses a command that may be done all the same.
const IN_DOUBT: [Code; 4] =
    [Code::DatabaseUnreachable, Code::DiskInDoubt, Code::ServerFull, Code::ServerTrouble];

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
    let mut args = String::new();
    let read = std::io::stdin().lock().take(LINE_MAX + 1).read_to_string(&mut args);
    match read.map_err(|e| bad(e.to_string()))? as u64 {
        0..=LINE_MAX => Ok(args),
        _ => Err(bad(format!("more than {LINE_MAX} bytes"))),
    }
}

/// Gives a command. A refusal of one that may be done all the same tells its id: by that it is given again, and done once.
///
/// # Errors
/// Those of the command.
pub(crate) fn give(
    api: &Api,
    session: &str,
    name: &str,
    id: Uuid,
    args: &str,
) -> Result<String, ApiError> {
    match api.call(session, name, id, args) {
        Ok(answer) => Ok(answer.json),
        Err(mut refusal) => {
            if IN_DOUBT.contains(&refusal.code) && is_kept(name) {
                refusal.args.insert("id".to_owned(), Fact::Text(id.to_string()));
            }
            Err(refusal)
        }
    }
}

/// Whether a command given again under its id is done once.
pub(crate) fn is_kept(name: &str) -> bool {
    COMMANDS.iter().find(|spec| spec.name == name).is_some_and(|spec| spec.kept.is_some())
}

/// What is said besides of a command that may be done.
pub(crate) fn again(refusal: &ApiError, locale: Locale) -> Option<String> {
    match refusal.args.get("id") {
        Some(Fact::Text(id)) if IN_DOUBT.contains(&refusal.code) => {
            Some(words::tr(locale, "terminal-again", &[("id", id.as_str().into())]))
        }
        _ => None,
    }
}

/// What one line came to.
struct Answered {
    /// The command's, where the line is one.
    id: Option<Uuid>,
    told: Result<String, ApiError>,
    /// Whether nobody but this program knows the id, by which it is answered once more.
    is_minted: bool,
}

impl From<ApiError> for Answered {
    fn from(refusal: ApiError) -> Self {
        Self { id: None, told: Err(refusal), is_minted: false }
    }
}

/// What ends the answers before stdin ends.
#[derive(Debug)]
enum Cut {
    Unread(std::io::Error),
    /// With the last command that is done, where one is.
    Unwritten(std::io::Error, Option<Uuid>),
}

/// Answers until stdin ends, one answer a line, whatever the line is. Answers are kept together while
/// whole lines wait, and are always written before the program waits for more. The answer of a line without an id is
/// written at once.
///
/// # Errors
/// [`Code::StreamFailed`] when stdin cannot be read, or stdout not written for another reason than that nobody reads it.
pub(crate) fn serve(
    api: &Api,
    session: &str,
    in_time: impl Fn(Uuid) -> Deadline,
) -> Result<(), ApiError> {
    let stdin = BufReader::with_capacity(BUFFER, std::io::stdin().lock());
    let stdout = BufWriter::with_capacity(BUFFER, std::io::stdout().lock());
    match answer_all(stdin, stdout, |line| answer(api, session, line, &in_time)) {
        Err(Cut::Unwritten(e, _)) if e.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|cut| told_of(&cut)),
    }
}

/// What is said of answers that end too soon.
fn told_of(cut: &Cut) -> ApiError {
    let (error, id, why) = match cut {
        Cut::Unread(error) => (error, None, "unread"),
        Cut::Unwritten(error, None) => (error, None, "none"),
        Cut::Unwritten(error, id) => (error, *id, "lines"),
    };
    OfficeError::new(Code::StreamFailed)
        .with("detail", error.to_string())
        .with("id", id.map_or_else(String::new, |id| id.to_string()))
        .with("why", why)
        .into()
}

fn answer_all(
    mut input: BufReader<impl Read>,
    mut output: impl Write,
    answer: impl Fn(&str) -> Answered,
) -> Result<(), Cut> {
    let mut line = Vec::new();
    let mut done = None;
    loop {
        if !input.buffer().contains(&b'\n') {
            output.flush().map_err(|e| Cut::Unwritten(e, done))?;
        }
        line.clear();
        let read = input.by_ref().take(LINE_MAX + 1).read_until(b'\n', &mut line);
        if read.map_err(Cut::Unread)? == 0 {
            return output.flush().map_err(|e| Cut::Unwritten(e, done));
        }
        let given = if line.len() as u64 > LINE_MAX && line.last() != Some(&b'\n') {
            // What follows in this line is no command of its own.
            input.skip_until(b'\n').map_err(Cut::Unread)?;
            Err(bad(format!("a line of more than {LINE_MAX} bytes")))
        } else {
            std::str::from_utf8(&line).map_err(|e| bad(e.to_string()))
        };
        let answered = match given {
            Ok(text) if text.trim().is_empty() => continue,
            Ok(text) => answer(text),
            Err(refusal) => refusal.into(),
        };
        let reply = match &answered.told {
            Ok(reply) => {
                done = answered.id.or(done);
                format!("{{\"ok\":{reply}}}")
            }
            Err(refusal) => {
                let refusal = serde_json::to_string(refusal).unwrap_or_default();
                format!("{{\"error\":{refusal}}}")
            }
        };
        let mut written = writeln!(output, "{reply}");
        if answered.is_minted {
            written = written.and_then(|()| output.flush());
        }
        written.map_err(|e| Cut::Unwritten(e, done))?;
    }
}

fn bad(detail: String) -> ApiError {
    OfficeError::new(Code::BadArguments).with("detail", detail).into()
}

fn answer(api: &Api, session: &str, line: &str, in_time: &impl Fn(Uuid) -> Deadline) -> Answered {
    let given: CallLine<'_> = match serde_json::from_str(line) {
        Ok(given) => given,
        Err(e) => return bad(e.to_string()).into(),
    };
    let args = given.args.map_or("{}", RawValue::get);
    let id = given.id.unwrap_or_else(new_id);
    let _under_way = in_time(id);
    let told = give(api, session, &given.name, id, args);
    let is_minted = given.id.is_none() && is_kept(&given.name);
    Answered { id: Some(id), told, is_minted }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Says what it is given.
    fn echo(line: &str) -> Answered {
        let told = Ok(format!("\"{}\"", line.trim()));
        Answered { id: None, told, is_minted: false }
    }

    fn answers(input: &[u8]) -> Vec<String> {
        let mut output = Vec::new();
        answer_all(BufReader::new(input), &mut output, echo).unwrap();
        String::from_utf8(output).unwrap().lines().map(ToOwned::to_owned).collect()
    }

    #[test]
    fn a_line_that_is_too_long_is_skipped_whole() {
        let mut input = vec![b' '; usize::try_from(LINE_MAX).unwrap()];
        input.extend(b"a command that would have been carried out\nnext\n");
        let told = answers(&input);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("bad_arguments"), "{told:?}");
        assert_eq!(told[1], "{\"ok\":\"next\"}");
    }

    #[test]
    fn a_line_that_is_no_text_costs_itself_only() {
        let told = answers(b"first\n\xff\xfe\nthird\n");
        assert_eq!(told[0], "{\"ok\":\"first\"}");
        assert!(told[1].contains("bad_arguments"), "{told:?}");
        assert_eq!(told[2], "{\"ok\":\"third\"}");
    }

    #[test]
    fn the_longest_line_there_may_be_is_answered() {
        let mut input = vec![b'x'; usize::try_from(LINE_MAX).unwrap()];
        input.push(b'\n');
        assert_eq!(answers(&input).len(), 1);
        assert!(answers(&input)[0].starts_with("{\"ok\""));
    }

    #[test]
    fn nobody_who_reads_the_answers_ends_the_work_without_a_panic() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
                Err(ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let done = answer_all(BufReader::new(&b"one\n"[..]), Closed, echo);
        assert!(matches!(done, Err(Cut::Unwritten(e, None)) if e.kind() == ErrorKind::BrokenPipe));
    }
}
