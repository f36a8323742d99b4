//! One file of lines: its separator, its header, its rows.

use domain::text::is_hidden;
use std::borrow::Cow;
use std::rc::Rc;

use chrono_tz::Tz;
use contract::findings::{Spot, Wrong};
use contract::intake::{ImportReport, ProblemCode};
use contract::refusal::Refusal;
use csv::{ByteRecord, ReaderBuilder, Terminator};
use encoding_rs::WINDOWS_1252;

use super::columns::{Column, FileKind, foreign, is_header, recognise};
use crate::batch::At;
use crate::reading::Reading;
use crate::source::{Encoding, Gauge, LineFeeds, Looked, Metered, Source, unreadable};

/// Longest line, in bytes; one value may hold line ends.
const LINE_MAX: u64 = 64 * 1024;
/// The most that the reader holds at once.
const BUFFER: usize = 64 * 1024;
/// Columns of one file.
const COLUMNS_MAX: usize = 200;
/// Rows read between two looks at the watch.
const ROWS: i64 = 256;

/// A file whose header is understood.
pub(crate) struct Table<'a> {
    pub kind: &'static FileKind,
    /// Its rank among the files.
    pub file: u16,
    source: &'a Source,
    encoding: Encoding,
    separator: u8,
    /// What ends its lines.
    end: u8,
    /// The line of the header.
    pub line: u64,
    headers: Vec<String>,
    /// Where each column of the kind stands.
    places: Vec<Option<usize>>,
}

impl<'a> Table<'a> {
    /// Understands the header, or reports what is wrong with it.
    pub(crate) fn understand(
        file: u16,
        source: &'a Source,
        looked: &Looked,
        reading: &mut Reading<'_>,
    ) -> Option<Self> {
        let Found { separator, line, headers } = header(looked);
        let spot = Spot { file: &source.name, line, column: "" };
        let Some(kind) = recognise(&headers) else {
            let known = super::columns::KINDS.iter().map(|kind| format!("[{}]", kind.names()));
            let known = known.collect::<Vec<_>>().join(" ");
            let wrong = Wrong::with(ProblemCode::HeaderUnknown, known);
            reading.problem(spot, &headers.join(&char::from(separator).to_string()), wrong);
            return None;
        };
        if let Some(unknown) = foreign(kind, &headers) {
            let wrong = Wrong::with(ProblemCode::HeaderForeign, unknown.to_string());
            reading.problem(spot, &headers.join(&char::from(separator).to_string()), wrong);
            return None;
        }
        let places = placed(kind, &headers, (&source.name, line), reading)?;
        let (encoding, end) = (looked.encoding, looked.end);
        Some(Self { kind, file, source, encoding, separator, end, line, headers, places })
    }

    /// Hands over the rows; gives how many there were.
    pub(crate) fn rows(
        &self,
        reading: &mut Reading<'_>,
        mut each: impl FnMut(&mut Row<'_>),
    ) -> Result<i64, Refusal> {
        let gauge = Rc::new(Gauge::default());
        let bytes = match self.source.open() {
            Ok(bytes) => bytes,
            Err(e) => {
                reading.problem(self.spot(0), "", unreadable(&e));
                return Ok(0);
            }
        };
        let mut reader = ReaderBuilder::new()
            .delimiter(self.separator)
            .terminator(Terminator::Any(b'\n'))
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(self.source.chunk())
            .from_reader(LineFeeds::new(Metered::new(bytes, &gauge), self.end));
        let (mut record, mut rows, mut told) = (ByteRecord::new(), 0, 0);
        loop {
            gauge.allow(LINE_MAX + BUFFER as u64);
            let before = reader.position().line();
            match reader.read_byte_record(&mut record) {
                Ok(true) if began(&record, before, reader.position().line()) <= self.line => {
                    continue;
                }
                Ok(true) => {}
                Ok(false) => break,
                Err(e) => {
                    let wrong = match e.kind() {
                        csv::ErrorKind::Io(e) => unreadable(e),
                        _ => ProblemCode::FileEncoding.into(),
                    };
                    reading.problem(self.spot(before), "", wrong);
                    break;
                }
            }
            if record.iter().all(|field| field.trim_ascii().is_empty()) {
                continue;
            }
            rows += 1;
            if rows % ROWS == 0 {
                reading.advance(2 * (gauge.read.get() - told))?;
                told = gauge.read.get();
            }
            let line = began(&record, before, reader.position().line());
            self.row(&record, line, reading, &mut each);
        }
        reading.advance(2 * (gauge.read.get() - told))?;
        Ok(rows)
    }

    fn row(
        &self,
        record: &ByteRecord,
        line: u64,
        reading: &mut Reading<'_>,
        each: &mut impl FnMut(&mut Row<'_>),
    ) {
        let zone = reading.zone;
        if record.len() != self.headers.len() {
            let count = Wrong::with(ProblemCode::FieldCount, self.headers.len().to_string());
            reading.problem(self.spot(line), &record.len().to_string(), count);
            // A row that is cut short still gives its key, so that what refers to it is not lost.
            let report = &mut ImportReport::default();
            each(&mut Row { table: self, record, line, zone, report, bad: true });
            return;
        }
        let report = &mut reading.report;
        each(&mut Row { table: self, record, line, zone, report, bad: false });
    }

    fn spot(&self, line: u64) -> Spot<'_> {
        Spot { file: &self.source.name, line, column: "" }
    }
}

/// The line on which a record began. The reader passes empty lines before it, and its own end after
/// it.
fn began(record: &ByteRecord, before: u64, after: u64) -> u64 {
    let within = record.as_slice().iter().filter(|b| **b == b'\n').count() as u64;
    let last = after.saturating_sub(within);
    if last > before { last - 1 } else { before }
}

/// Where the kind's columns stand. `None` where a required one is missing.
fn placed(
    kind: &'static FileKind,
    headers: &[String],
    (file, line): (&str, u64),
    reading: &mut Reading<'_>,
) -> Option<Vec<Option<usize>>> {
    let mut places = vec![None; kind.columns.len()];
    for (i, header) in headers.iter().enumerate() {
        let spot = Spot { file, line, column: header };
        match kind.column(header) {
            None if header.is_empty() && i + 1 == headers.len() => {}
            None => {
                let wrong = Wrong::with(ProblemCode::ColumnUnknown, kind.names());
                reading.problem(spot, header, wrong);
            }
            Some(column) if places[column].is_some() => {
                reading.problem(spot, header, ProblemCode::ColumnTwice);
            }
            Some(column) => places[column] = Some(i),
        }
    }
    let missing = |(column, place): (&Column, &Option<usize>)| {
        (column.required && place.is_none()).then(|| column.names[0])
    };
    let missing: Vec<_> = kind.columns.iter().zip(&places).filter_map(missing).collect();
    for name in &missing {
        let wrong = Wrong::with(ProblemCode::ColumnMissing, *name);
        reading.problem(Spot { file, line, column: name }, "", wrong);
    }
    missing.is_empty().then_some(places)
}

/// Lines above the header that are looked through.
const ABOVE: usize = 10;

/// The header of a file, and where it stands.
struct Found {
    separator: u8,
    /// From 1.
    line: u64,
    headers: Vec<String>,
}

/// The header: the first line that is one, below the title that some programs write and the `sep=;` by which
/// Excel is told the separator. The first line that says anything, where none is.
fn header(looked: &Looked) -> Found {
    let (mut told, mut first) = (None, None);
    let lines = looked.head.split(|b| *b == looked.end);
    for (line, bytes) in (1..).zip(lines).take(ABOVE) {
        let bytes = bytes.trim_ascii();
        if bytes.is_empty() {
            continue;
        }
        if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', said] = *bytes {
            told = Some(said);
            continue;
        }
        let separator = told.unwrap_or_else(|| separator(bytes));
        let found = Found { separator, line, headers: fields(bytes, separator, looked.encoding) };
        if is_header(&found.headers) {
            return found;
        }
        first = first.or(Some(found));
    }
    first.unwrap_or(Found { separator: b';', line: 1, headers: Vec::new() })
}

fn fields(line: &[u8], separator: u8, encoding: Encoding) -> Vec<String> {
    let mut reader = ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(line);
    let mut record = ByteRecord::new();
    // What is no line of fields has none.
    if !reader.read_byte_record(&mut record).unwrap_or(false) {
        return Vec::new();
    }
    let decode = |field: &[u8]| decoded(encoding, field).trim().to_owned();
    record.iter().take(COLUMNS_MAX).map(decode).collect()
}

/// The separator that the first line has most of, outside quotes.
fn separator(line: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b';', 0), (b'\t', 0), (b',', 0)];
    for byte in line {
        quoted ^= *byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(s, _)| s == byte && !quoted) {
            *count += 1;
        }
    }
    // Of separators that come equally often, the one that French spreadsheets write.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b';', |(s, _)| *s)
}

fn decoded(encoding: Encoding, field: &[u8]) -> Cow<'_, str> {
    match encoding {
        Encoding::Utf8 => {
            String::from_utf8_lossy(field.strip_prefix(b"\xef\xbb\xbf").unwrap_or(field))
        }
        Encoding::Windows1252 => WINDOWS_1252.decode_without_bom_handling(field).0,
    }
}

/// One row, with what is found wrong in its values.
pub(crate) struct Row<'r> {
    table: &'r Table<'r>,
    record: &'r ByteRecord,
    line: u64,
    zone: Tz,
    report: &'r mut ImportReport,
    bad: bool,
}

impl Row<'_> {
    /// Whether anything was wrong so far.
    pub(crate) const fn is_bad(&self) -> bool {
        self.bad
    }

    /// Where it stands.
    pub(crate) fn at(&self) -> At {
        At { file: self.table.file, line: u32::try_from(self.line).unwrap_or(u32::MAX) }
    }

    /// The house's time zone.
    pub(crate) const fn zone(&self) -> Tz {
        self.zone
    }

    /// Something is wrong with a column's value, which is left out; the row goes in.
    pub(crate) fn remark(&mut self, column: &str, value: &str, wrong: impl Into<Wrong>) {
        let bad = self.bad;
        self.refuse(column, value, wrong);
        self.bad = bad;
    }

    /// Something is wrong with a column's value.
    pub(crate) fn refuse(&mut self, column: &str, value: &str, wrong: impl Into<Wrong>) {
        let header = self.place(column).and_then(|i| self.table.headers.get(i));
        let column = header.map_or(column, String::as_str);
        let spot = Spot { file: &self.table.source.name, line: self.line, column };
        self.report.problem(spot, value, wrong);
        self.bad = true;
    }

    fn place(&self, column: &str) -> Option<usize> {
        let rank = self.table.kind.columns.iter().position(|c| c.names[0] == column)?;
        self.table.places[rank]
    }

    /// Whether the file has the column.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.place(column).is_some()
    }

    /// Whether a value goes over several lines.
    pub(crate) fn holds_lines(&self) -> bool {
        self.record
            .iter()
            .any(|field| field.trim_ascii().iter().any(|b| matches!(b, b'\n' | b'\r')))
    }

    /// A column's value; nothing where it is empty, or the column is not there.
    fn said(&self, column: &str) -> Option<String> {
        let field = self.record.get(self.place(column)?)?;
        let text = decoded(self.table.encoding, field);
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A text of at most `max` characters on one line, may be empty.
    pub(crate) fn text(&mut self, column: &str, max: usize) -> String {
        let Some(text) = self.said(column) else { return String::new() };
        if text.chars().any(|c| c.is_control() || is_hidden(c)) {
            self.refuse(column, &text, ProblemCode::TextControl);
        } else if text.len() > max && text.chars().count() > max {
            self.refuse(column, &text, Wrong::with(ProblemCode::TextTooLong, max.to_string()));
        }
        text
    }

    /// The same, never empty.
    pub(crate) fn needed(&mut self, column: &str, max: usize) -> String {
        let text = self.text(column, max);
        if text.is_empty() {
            self.refuse(column, "", ProblemCode::ValueMissing);
        }
        text
    }

    /// A value that `read` understands; nothing where it is empty or wrong.
    pub(crate) fn value<T>(
        &mut self,
        column: &str,
        read: impl FnOnce(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        let text = self.said(column)?;
        match read(&text) {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.refuse(column, &text, wrong);
                None
            }
        }
    }

    /// The same, never empty.
    pub(crate) fn needed_value<T: Default>(
        &mut self,
        column: &str,
        read: impl FnOnce(&str) -> Result<T, Wrong>,
    ) -> T {
        if self.said(column).is_none() {
            self.refuse(column, "", ProblemCode::ValueMissing);
        }
        self.value(column, read).unwrap_or_default()
    }
}
