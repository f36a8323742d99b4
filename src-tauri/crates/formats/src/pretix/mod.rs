//! Order exports of pretix (its « Order data (JSON) »), read into a [`Batch`]. Knows the format and
//! nothing of the database. One file or several; an event without dates of its own may come with
//! what pretix's API says of it (`/api/v1/organizers/…/events/…/`).

mod orders;
mod people;
mod season;
mod shape;
#[cfg(test)]
mod tests;
mod walk;

use contract::findings::{Spot, Wrong};
use contract::intake::{ImportKind, ImportProblem, ImportedFile, ProblemCode};
use contract::refusal::Refusal;

use super::format::{Format, Reading};
use super::source::{Encoding, Looked, Source};
use crate::batch::{At, Batch};
use crate::{Unwatched, values};
use people::Known;
use season::Catalogue;
use shape::{Event, Leaf, Order, words};
use walk::Catalogues;

/// pretix.
pub struct Pretix;

impl Format for Pretix {
    fn name(&self) -> &'static str {
        "pretix"
    }

    fn recognises(&self, head: &[u8]) -> bool {
        head.iter().find(|b| !b.is_ascii_whitespace()).is_some_and(|b| b"{[".contains(b))
    }

    fn read(
        &self,
        files: &[(&Source, Looked)],
        reading: &mut Reading<'_>,
    ) -> Result<Batch, Refusal> {
        let mut found = Vec::with_capacity(files.len());
        for (source, looked) in files {
            let spot = Spot { file: &source.name, ..Spot::default() };
            let kind = Some(ImportKind::Export);
            reading.report.files.push(ImportedFile { name: source.name.clone(), kind, rows: 0 });
            if looked.encoding != Encoding::Utf8 {
                reading.problem(spot, "", ProblemCode::FileEncoding);
                found.push(Catalogues::default());
                continue;
            }
            let before = reading.report.problem_count;
            let catalogues = walk::catalogues(source, reading)?;
            let nothing = catalogues.events.is_empty() && catalogues.dated.is_empty();
            if nothing && before == reading.report.problem_count {
                let page = if catalogues.pages {
                    ProblemCode::JsonPage
                } else {
                    ProblemCode::FormatUnknown
                };
                reading.problem(spot, "", page);
            }
            found.push(catalogues);
        }
        let dated: Vec<Event> =
            found.iter_mut().flat_map(|f| std::mem::take(&mut f.dated)).collect();
        let mut batch = Batch::default();
        let mut known = Known::new();
        for (file, ((source, _), found)) in (0..).zip(files.iter().zip(&found)) {
            let catalogues = seasons(file, source, found, &dated, reading, &mut batch);
            let mut rows = 0;
            orders(file, source, &catalogues, &mut known, &mut rows, reading, &mut batch)?;
            if let Some(told) = reading.report.files.get_mut(usize::from(file)) {
                told.rows = rows;
            }
        }
        Ok(batch)
    }
}

fn seasons(
    file: u16,
    source: &Source,
    found: &Catalogues,
    dated: &[Event],
    reading: &mut Reading<'_>,
    batch: &mut Batch,
) -> Vec<Catalogue> {
    let mut catalogues = Vec::with_capacity(found.events.len());
    for (i, event) in found.events.iter().enumerate() {
        let alone = found.events.len() == 1;
        let path = if alone { "event".to_owned() } else { format!("events[{i}]") };
        let mut doc = Doc { file: &source.name, line: 0, reading };
        for (name, leaf) in [("slug", &event.slug), ("organizer.slug", &event.organizer.slug)] {
            doc.needed(&format!("{path}.{name}"), leaf, |text| Ok(text.to_owned()));
        }
        if batch.source.is_empty() {
            batch.source = format!("pretix:{}", clip(event.organizer.slug.text(), 100));
            batch.house = clip(words(event.organizer.name.as_ref()), 120);
        }
        catalogues.push(season::read(event, (file, &path), dated, &mut doc, batch));
    }
    catalogues
}

fn orders(
    file: u16,
    source: &Source,
    catalogues: &[Catalogue],
    known: &mut Known,
    rows: &mut i64,
    reading: &mut Reading<'_>,
    batch: &mut Batch,
) -> Result<(), Refusal> {
    if catalogues.is_empty() {
        return Ok(());
    }
    walk::orders(source, &mut |found, bytes| {
        *rows += 1;
        reading.advance(bytes)?;
        let at = At { file, line: u32::try_from(found.line).unwrap_or(u32::MAX) };
        let mut doc = Doc { file: &source.name, line: found.line, reading };
        let mut json = serde_json::Deserializer::from_str(found.text);
        match serde_path_to_error::deserialize::<_, Order>(&mut json) {
            Ok(order) => {
                if let Some(catalogue) = catalogues.get(found.event) {
                    orders::add(&order, (found.path, at), catalogue, known, &mut doc, batch);
                }
            }
            Err(e) => {
                doc.line += e.inner().line().saturating_sub(1) as u64;
                let path = format!("{}.{}", found.path, e.path());
                doc.refuse(&path, "", walk::broken(e.inner()));
            }
        }
        Ok(())
    })
}

/// The document while it is read: values, and what is wrong with them.
struct Doc<'a, 'r> {
    file: &'a str,
    line: u64,
    reading: &'a mut Reading<'r>,
}

impl Doc<'_, '_> {
    fn problems(&self) -> i64 {
        self.reading.report.problem_count
    }

    fn refuse(&mut self, path: &str, value: &str, wrong: impl Into<Wrong>) {
        let spot = Spot { file: self.file, line: self.line, column: path };
        self.reading.problem(spot, value, wrong);
    }

    /// A value that may be missing.
    fn value<T>(
        &mut self,
        path: &str,
        leaf: &Leaf,
        read: impl FnOnce(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        let read = match leaf {
            Leaf::Absent => return None,
            Leaf::Said(text) if text.trim().is_empty() => return None,
            Leaf::Nested => Err(ProblemCode::JsonShape.into()),
            Leaf::Said(text) => read(text.trim()),
        };
        read.map_err(|wrong| self.refuse(path, leaf.text(), wrong)).ok()
    }

    /// A value that must be there.
    fn needed<T>(
        &mut self,
        path: &str,
        leaf: &Leaf,
        read: impl FnOnce(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        if *leaf == Leaf::Absent || *leaf == Leaf::Said(String::new()) {
            self.refuse(path, "", ProblemCode::JsonMissing);
        }
        self.value(path, leaf, read)
    }

    /// A moment that must be there.
    fn instant(&mut self, path: &str, leaf: &Leaf) -> Option<i64> {
        let zone = self.reading.zone;
        self.needed(path, leaf, |text| values::instant(text, zone))
    }
}

/// At most `max` characters, without control characters.
fn clip(text: &str, max: usize) -> String {
    let readable = text.trim().chars().filter(|c| !c.is_control());
    readable.take(max).collect::<String>().trim().to_owned()
}

/// Adds a name that is not there yet.
fn rank_of(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}

/// Reads one export that is in memory.
///
/// # Errors
/// The first of what is wrong with it.
pub fn parse(bytes: &[u8]) -> Result<Batch, ImportProblem> {
    let mut reading = Reading::new(chrono_tz::Europe::Paris, i64::MAX, &Unwatched);
    let source = [Source::bytes("export.json", bytes)];
    let batch = super::read(Pretix.name(), &source, &mut reading);
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
