//! The formats there are. A new ticketing system is one file that implements [`Format`] and one
//! line in [`FORMATS`]; nothing of the import itself knows where a batch comes from.

use chrono_tz::Tz;
use contract::code::Code;
use contract::findings::{Spot, Wrong};
use contract::intake::{ImportPhase, ImportReport, ProblemCode};
use contract::refusal::Refusal;

use crate::batch::Batch;
use crate::source::{Looked, Source, look};
use crate::watch::{Watch, step};
use crate::{csv, pretix};

/// Files of one import.
pub const FILES_MAX: usize = 20;
/// How often the bytes of a file are read: once to see what it is, twice to read it.
const PASSES: u64 = 3;

/// A way in which another system writes its orders.
pub trait Format: Sync {
    /// Its name, as `--format` takes it.
    fn name(&self) -> &'static str;

    /// Whether a file that begins like this is one of its own.
    fn recognises(&self, head: &[u8]) -> bool;

    /// Reads the files together into one batch. What is wrong is reported to `reading`, and left
    /// out.
    ///
    /// # Errors
    /// [`Code::ImportCancelled`].
    fn read(
        &self,
        files: &[(&Source, Looked)],
        reading: &mut Reading<'_>,
    ) -> Result<Batch, Refusal>;
}

/// Every format, the more particular before the more general.
pub static FORMATS: &[&dyn Format] = &[&pretix::Pretix, &csv::Csv];

/// Files while they are read: what is found in them, and who watches.
pub struct Reading<'a> {
    /// The house's time zone, for dates that name none.
    pub zone: Tz,
    /// The house's clock, UTC milliseconds.
    pub now_ms: i64,
    /// The files as they are understood, and what is wrong in them.
    pub report: ImportReport,
    watch: &'a dyn Watch,
    done: u64,
    total: u64,
}

impl<'a> Reading<'a> {
    /// Of a house in `zone`, at `now_ms`.
    pub fn new(zone: Tz, now_ms: i64, watch: &'a dyn Watch) -> Self {
        Self { zone, now_ms, report: ImportReport::default(), watch, done: 0, total: 0 }
    }

    /// Something is wrong.
    pub fn problem(&mut self, spot: Spot<'_>, value: &str, wrong: impl Into<Wrong>) {
        self.report.problem(spot, value, wrong);
    }

    /// So many bytes more have gone by.
    ///
    /// # Errors
    /// [`Code::ImportCancelled`].
    pub fn advance(&mut self, bytes: u64) -> Result<(), Refusal> {
        self.done = (self.done + bytes).min(self.total);
        step(self.watch, ImportPhase::Reading, self.done, self.total)
    }
}

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
    reading.total = PASSES * sources.iter().map(|source| source.size).sum::<u64>();
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
