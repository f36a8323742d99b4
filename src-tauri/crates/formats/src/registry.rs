//! The formats there are, and files read by the one that knows them.

use contract::code::Code;
use contract::findings::Spot;
use contract::intake::{ImportProblem, ProblemCode};
use contract::refusal::Refusal;

use crate::batch::Batch;
use crate::format::Format;
use crate::reading::Reading;
use crate::source::{Looked, Source, look};
use crate::watch::Unwatched;
use crate::{csv, pretix};

/// Files of one import.
const FILES_MAX: usize = 20;
/// How often the bytes of a file are read: once to see what it is, twice to read it.
const PASSES: u64 = 3;

/// Every format, the more particular before the more general.
pub(crate) static FORMATS: &[&dyn Format] = &[&pretix::Pretix, &csv::Csv];

/// Reads files that belong together. With an empty `format`, the files say which it is.
///
/// # Errors
/// [`Code::ImportCancelled`]; [`Code::BadField`] for a format that does not exist, for no file or
/// too many. What is wrong within the files is in the report of `reading`.
pub fn read(format: &str, sources: &[Source], reading: &mut Reading<'_>) -> Result<Batch, Refusal> {
    let named = FORMATS.iter().find(|known| known.name() == format).copied();
    if named.is_none() && !format.is_empty() {
        return Err(Refusal::bad_field("format"));
    }
    if sources.is_empty() || sources.len() > FILES_MAX {
        return Err(Refusal::new(Code::BadField).with("field", "paths"));
    }
    reading.expect(PASSES * sources.iter().map(|source| source.size).sum::<u64>());
    let mut looked = Vec::with_capacity(sources.len());
    for source in sources {
        if let Some(seen) = look(source, reading)? {
            looked.push((source, seen));
        }
    }
    let Some(format) = named.or_else(|| told(&looked, reading)) else {
        return Ok(Batch::default());
    };
    let mut batch = format.read(&looked, reading)?;
    batch.files = looked.iter().map(|(source, _)| source.name.clone()).collect();
    Ok(batch)
}

/// Reads one file that is in memory, as in Paris.
///
/// # Errors
/// The first of what is wrong with it.
pub fn read_bytes(format: &str, bytes: &[u8]) -> Result<Batch, ImportProblem> {
    let mut reading = Reading::new(chrono_tz::Europe::Paris, i64::MAX, &Unwatched);
    let source = [Source::bytes("export", bytes)];
    let batch = read(format, &source, &mut reading);
    match (batch, reading.report.problems.into_iter().next()) {
        (Ok(batch), None) => Ok(batch),
        (_, problem) => Err(problem.unwrap_or(ImportProblem {
            file: String::new(),
            line: 0,
            column: String::new(),
            value: String::new(),
            code: ProblemCode::FileUnreadable,
            detail: String::new(),
        })),
    }
}

/// The format that the files say.
fn told(files: &[(&Source, Looked)], reading: &mut Reading<'_>) -> Option<&'static dyn Format> {
    let of = |looked: &Looked| FORMATS.iter().position(|f| f.recognises(&looked.head));
    let first = files.first().and_then(|(_, looked)| of(looked))?;
    if let Some((other, _)) = files.iter().find(|(_, looked)| of(looked) != Some(first)) {
        let spot = Spot { file: &other.name, ..Spot::default() };
        reading.problem(spot, "", ProblemCode::FormatMixed);
        return None;
    }
    FORMATS.get(first).copied()
}
