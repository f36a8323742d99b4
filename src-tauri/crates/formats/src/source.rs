//! A file of an import: looked through once to see what it is, then read in small pieces, however
//! large it or one of its lines may be.

use std::cell::Cell;
use std::io::{self, ErrorKind, Read};
use std::rc::Rc;

use contract::findings::{Spot, Wrong};
use contract::intake::ProblemCode;
use contract::refusal::Refusal;

use crate::reading::Reading;

/// Largest file that is read, in bytes.
const FILE_MAX: u64 = 512 * 1024 * 1024;
/// Bytes of a file's beginning that are kept.
const HEAD: usize = 8 * 1024;
/// Bytes read at once.
const CHUNK: usize = 64 * 1024;

type Open = dyn Fn() -> io::Result<Box<dyn Read>> + Send + Sync;

/// A file that can be read from its beginning, as often as needed.
pub struct Source {
    /// Its name, as people know it.
    pub name: String,
    /// Its bytes; 0 where the size cannot be known.
    pub size: u64,
    open: Box<Open>,
}

impl Source {
    /// A file that `open` opens.
    pub fn new(
        name: impl Into<String>,
        size: u64,
        open: impl Fn() -> io::Result<Box<dyn Read>> + Send + Sync + 'static,
    ) -> Self {
        Self { name: name.into(), size, open: Box::new(open) }
    }

    /// A file that is in memory.
    pub fn bytes(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes: std::sync::Arc<[u8]> = bytes.into().into();
        let size = bytes.len() as u64;
        let open = move || {
            let bytes = std::sync::Arc::clone(&bytes);
            Ok(Box::new(io::Cursor::new(bytes)) as Box<dyn Read>)
        };
        Self::new(name, size, open)
    }

    /// Bytes to read at once: no more than a small file needs.
    pub(super) fn chunk(&self) -> usize {
        usize::try_from(self.size + 1).unwrap_or(CHUNK).clamp(512, CHUNK)
    }

    /// From the beginning.
    pub(super) fn open(&self) -> io::Result<Box<dyn Read>> {
        (self.open)()
    }
}

/// How a text is written in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// What Windows programs in Western Europe write.
    Windows1252,
}

/// What was seen of a file.
pub(crate) struct Looked {
    /// Its beginning, without the mark.
    pub head: Vec<u8>,
    pub encoding: Encoding,
    /// The byte that ends its lines.
    pub end: u8,
}

/// Looks a file through. Reports what no format could read, and gives `None` then.
pub(super) fn look(source: &Source, reading: &mut Reading<'_>) -> Result<Option<Looked>, Refusal> {
    let mut seen = Seen::default();
    match through(source, reading, &mut seen)? {
        Ok(()) => {}
        Err(e) => {
            reading.problem(Spot { file: &source.name, ..Spot::default() }, "", unreadable(&e));
            return Ok(None);
        }
    }
    match seen.verdict() {
        Ok(looked) => Ok(Some(looked)),
        Err((line, wrong)) => {
            reading.problem(Spot { file: &source.name, line, column: "" }, "", wrong);
            Ok(None)
        }
    }
}

/// Why a file does not open, or stops being read.
pub(super) fn unreadable(e: &io::Error) -> Wrong {
    match e.kind() {
        ErrorKind::NotFound => ProblemCode::FileMissing.into(),
        ErrorKind::IsADirectory => ProblemCode::FileIsFolder.into(),
        ErrorKind::InvalidData if e.to_string() == TOO_LONG => ProblemCode::LineTooLong.into(),
        _ => Wrong::with(ProblemCode::FileUnreadable, e.to_string()),
    }
}

fn through(
    source: &Source,
    reading: &mut Reading<'_>,
    seen: &mut Seen,
) -> Result<io::Result<()>, Refusal> {
    let mut bytes = match source.open() {
        Ok(bytes) => bytes,
        Err(e) => return Ok(Err(e)),
    };
    let mut buffer = vec![0; source.chunk()];
    loop {
        match bytes.read(&mut buffer) {
            Ok(0) => return Ok(Ok(())),
            Ok(n) => {
                seen.take(&buffer[..n]);
                reading.advance(n as u64)?;
                if seen.is_decided() {
                    return Ok(Ok(()));
                }
            }
            Err(e) if e.kind() == ErrorKind::Interrupted => {}
            Err(e) => return Ok(Err(e)),
        }
    }
}

/// What is counted while a file is read.
#[derive(Default)]
struct Seen {
    head: Vec<u8>,
    size: u64,
    line: u64,
    /// The end of a chunk that may be the beginning of a character or of a line end.
    cut: Vec<u8>,
    /// Characters of UTF-8 beyond ASCII.
    wide: u64,
    /// Bytes that are not UTF-8, and the line of the first.
    stray: u64,
    stray_line: u64,
    nul_line: Option<u64>,
    /// The line of the first byte that Windows-1252 does not have.
    undefined_line: Option<u64>,
}

impl Seen {
    fn take(&mut self, chunk: &[u8]) {
        self.size += chunk.len() as u64;
        let room = HEAD.saturating_sub(self.head.len()).min(chunk.len());
        self.head.extend_from_slice(&chunk[..room]);
        let mut bytes = std::mem::take(&mut self.cut);
        bytes.extend_from_slice(chunk);
        let whole = bytes.len() - unfinished(&bytes);
        self.cut = bytes.split_off(whole);
        self.count(&bytes);
    }

    fn count(&mut self, bytes: &[u8]) {
        let end = line_end(&self.head);
        let newlines = |bytes: &[u8]| ends(bytes, end);
        if bytes.is_ascii() && !bytes.contains(&0) {
            self.line += newlines(bytes);
            return;
        }
        for part in bytes.utf8_chunks() {
            let valid = part.valid().as_bytes();
            if self.nul_line.is_none()
                && let Some(at) = valid.iter().position(|b| *b == 0)
            {
                self.nul_line = Some(self.line + newlines(&valid[..at]) + 1);
            }
            self.wide += valid.iter().filter(|b| **b >= 0xc0).count() as u64;
            self.line += newlines(valid);
            if !part.invalid().is_empty() {
                if self.stray == 0 {
                    self.stray_line = self.line + 1;
                }
                self.stray += 1;
                let missing = |b: &u8| matches!(b, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
                if part.invalid().iter().any(missing) {
                    self.undefined_line.get_or_insert(self.line + 1);
                }
            }
        }
    }

    /// Nothing that follows changes the verdict.
    fn is_decided(&self) -> bool {
        self.size > FILE_MAX
            || self.nul_line.is_some()
            || (self.head.len() == HEAD && self.magic().is_some())
    }

    fn magic(&self) -> Option<ProblemCode> {
        let names = |part: &[u8]| self.head.windows(part.len()).any(|w| w == part);
        match self.head.as_slice() {
            [b'P', b'K', 3 | 5 | 7, ..] => {
                let sheet = [&b"xl/"[..], b"[Content_Types].xml", b"opendocument.spreadsheet"];
                let workbook = sheet.iter().any(|part| names(part));
                Some(if workbook { ProblemCode::FileSpreadsheet } else { ProblemCode::FileZip })
            }
            [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(ProblemCode::FileSpreadsheet),
            [b'%', b'P', b'D', b'F', ..] => Some(ProblemCode::FilePdf),
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some(ProblemCode::FileUtf16),
            _ => None,
        }
    }

    fn verdict(mut self) -> Result<Looked, (u64, Wrong)> {
        let cut = std::mem::take(&mut self.cut);
        self.count(&cut);
        let marked = self.head.starts_with(b"\xef\xbb\xbf");
        let begins = if marked { 3 } else { 0 };
        let blank = |b: &u8| b.is_ascii_whitespace();
        let whole_head = self.size <= HEAD as u64;
        if whole_head && self.head[begins.min(self.head.len())..].iter().all(blank) {
            return Err((0, ProblemCode::FileEmpty.into()));
        }
        if let Some(code) = self.magic() {
            return Err((0, code.into()));
        }
        if self.size > FILE_MAX {
            let most = (FILE_MAX / (1024 * 1024)).to_string();
            return Err((0, Wrong::with(ProblemCode::FileTooLarge, most)));
        }
        if let Some(line) = self.nul_line {
            return Err((line, ProblemCode::FileBinary.into()));
        }
        let encoding = self.encoding(marked)?;
        let end = line_end(&self.head);
        Ok(Looked { head: self.head.split_off(begins), encoding, end })
    }

    /// Bytes that are no UTF-8 are Windows-1252, unless most of the file's accents are UTF-8: then
    /// it is a damaged file, and reading it either way would spoil names.
    fn encoding(&self, marked: bool) -> Result<Encoding, (u64, Wrong)> {
        if self.stray == 0 {
            return Ok(Encoding::Utf8);
        }
        if marked || self.wide > self.stray {
            return Err((self.stray_line, ProblemCode::FileEncoding.into()));
        }
        match self.undefined_line {
            Some(line) => Err((line, ProblemCode::FileEncoding.into())),
            None => Ok(Encoding::Windows1252),
        }
    }
}

/// Bytes at the end that may be the beginning of a character or of a line end.
fn unfinished(bytes: &[u8]) -> usize {
    if bytes.ends_with(b"\r") {
        return 1;
    }
    for back in 1..=bytes.len().min(3) {
        let byte = bytes[bytes.len() - back];
        let length = match byte {
            0xc0..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf7 => 4,
            0x80..=0xbf => continue,
            _ => return 0,
        };
        return if length > back { back } else { 0 };
    }
    0
}

/// Old Macs ended a line with a carriage return alone.
fn line_end(head: &[u8]) -> u8 {
    if head.contains(&b'\n') || !head.contains(&b'\r') { b'\n' } else { b'\r' }
}

fn ends(bytes: &[u8], end: u8) -> u64 {
    bytes.iter().filter(|b| **b == end).count() as u64
}

/// A reader that gives a line feed for whatever ends the lines of a file.
pub(super) struct LineFeeds<R> {
    inner: R,
    end: u8,
}

impl<R: Read> LineFeeds<R> {
    pub(super) const fn new(inner: R, end: u8) -> Self {
        Self { inner, end }
    }
}

impl<R: Read> Read for LineFeeds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        if self.end != b'\n' {
            buffer[..n].iter_mut().filter(|b| **b == self.end).for_each(|b| *b = b'\n');
        }
        Ok(n)
    }
}

/// How many bytes a [`Metered`] reader has given, and may still give.
#[derive(Default)]
pub(super) struct Gauge {
    /// Bytes so far.
    pub(super) read: Cell<u64>,
    /// Line ends so far.
    pub(super) lines: Cell<u64>,
    left: Cell<u64>,
}

impl Gauge {
    /// Lets `bytes` more through.
    pub(super) fn allow(&self, bytes: u64) {
        self.left.set(bytes);
    }
}

const TOO_LONG: &str = "longer than is read at once";

/// A reader that stops where one piece of the file is too long.
pub(super) struct Metered<R> {
    inner: R,
    gauge: Rc<Gauge>,
}

impl<R: Read> Metered<R> {
    pub(super) fn new(inner: R, gauge: &Rc<Gauge>) -> Self {
        Self { inner, gauge: Rc::clone(gauge) }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let gauge = &self.gauge;
        let n = self.inner.read(buffer)?;
        let Some(left) = gauge.left.get().checked_sub(n as u64) else {
            return Err(io::Error::new(ErrorKind::InvalidData, TOO_LONG));
        };
        gauge.left.set(left);
        gauge.read.set(gauge.read.get() + n as u64);
        gauge.lines.set(gauge.lines.get() + ends(&buffer[..n], b'\n'));
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked(bytes: &[u8]) -> Result<Looked, (u64, ProblemCode)> {
        let mut seen = Seen::default();
        // In pieces of two bytes, so that every character is cut somewhere.
        bytes.chunks(2).for_each(|chunk| seen.take(chunk));
        seen.verdict().map_err(|(line, wrong)| (line, wrong.code))
    }

    #[test]
    fn utf_8_and_windows_1252_are_told_apart() {
        let utf8 = looked("nom\nŒuvrard\n€ 王".as_bytes()).unwrap();
        assert_eq!(utf8.encoding, Encoding::Utf8);
        assert_eq!(looked(b"\xef\xbb\xbfnom").unwrap().head, b"nom");
        let windows = looked(b"nom\nDupr\xe9\n\x8cuvrard \x80").unwrap();
        assert_eq!(windows.encoding, Encoding::Windows1252);
    }

    #[test]
    fn a_damaged_text_is_refused_on_its_line() {
        let mut damaged = "a\nééé\nb".as_bytes().to_vec();
        damaged.push(0xe9);
        assert_eq!(looked(&damaged).err(), Some((3, ProblemCode::FileEncoding)));
        assert_eq!(looked(b"a\nb\n\x81").err(), Some((3, ProblemCode::FileEncoding)));
        assert_eq!(looked(b"a\nb\0c").err(), Some((2, ProblemCode::FileBinary)));
        assert_eq!(looked(b"a\rb\r\x81").err(), Some((3, ProblemCode::FileEncoding)));
        assert_eq!(looked(b"a\r\nb\r\n\x81").err(), Some((3, ProblemCode::FileEncoding)));
    }

    #[test]
    fn what_is_no_text_is_named() {
        let name = |bytes: &[u8]| looked(bytes).err().map(|(_, code)| code);
        assert_eq!(name(b""), Some(ProblemCode::FileEmpty));
        assert_eq!(name(b"\xef\xbb\xbf \r\n"), Some(ProblemCode::FileEmpty));
        assert_eq!(name(b"PK\x03\x04...notes.txt"), Some(ProblemCode::FileZip));
        assert_eq!(name(b"PK\x03\x04...xl/workbook.xml"), Some(ProblemCode::FileSpreadsheet));
        assert_eq!(name(b"\xd0\xcf\x11\xe0\xa1\xb1"), Some(ProblemCode::FileSpreadsheet));
        assert_eq!(name(b"%PDF-1.7"), Some(ProblemCode::FilePdf));
        assert_eq!(name(b"\xff\xfen\0o\0m\0"), Some(ProblemCode::FileUtf16));
    }
}
