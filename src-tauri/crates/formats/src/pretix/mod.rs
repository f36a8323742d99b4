//! Order exports of pretix (its « Order data (JSON) »), read into a [`Batch`]. Knows the format and
//! nothing of the database. One file or several; an event without dates of its own may come with
//! what pretix's API says of it (`/api/v1/organizers/…/events/…/`).

mod doc;
mod firsts;
mod orders;
mod people;
mod season;
mod shape;
#[cfg(test)]
mod tests;
mod walk;

use contract::findings::Spot;
use contract::intake::{ImportKind, ImportedFile, ProblemCode};
use contract::refusal::Refusal;
use doc::{Doc, clip};
use firsts::Firsts;

use super::source::{Encoding, Looked, Source};
use crate::batch::{At, Batch};
use crate::format::Format;
use crate::reading::Reading;
use people::KnownPeople;
use season::Catalogue;
use shape::{Event, Order, words};
use walk::Catalogues;

/// pretix.
pub(crate) struct Pretix;

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
            reading.report.files.push(ImportedFile {
                name: source.name.clone(),
                kind,
                rows: 0,
                header: 0,
            });
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
        let mut read = Read::of(files.iter().map(|(source, _)| source.name.as_str()).collect());
        for (file, ((source, _), found)) in (0..).zip(files.iter().zip(&found)) {
            let catalogues = seasons((file, source), found, &dated, &mut read, reading, &mut batch);
            let mut rows = 0;
            orders((file, source), &catalogues, &mut read, &mut rows, reading, &mut batch)?;
            if let Some(told) = reading.report.files.get_mut(usize::from(file)) {
                told.rows = rows;
            }
        }
        Ok(batch)
    }
}

/// What the files said so far.
struct Read<'a> {
    firsts: Firsts<'a>,
    people: KnownPeople,
}

impl<'a> Read<'a> {
    /// Of files with these names.
    fn of(files: Vec<&'a str>) -> Self {
        Self { firsts: Firsts::new(files), people: KnownPeople::new() }
    }
}

fn seasons(
    (file, source): (u16, &Source),
    found: &Catalogues,
    dated: &[Event],
    read: &mut Read<'_>,
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
        let firsts = &mut read.firsts;
        catalogues.push(season::read(event, (file, &path), dated, firsts, &mut doc, batch));
    }
    catalogues
}

fn orders(
    (file, source): (u16, &Source),
    catalogues: &[Catalogue],
    read: &mut Read<'_>,
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
                    let so_far = (&mut read.firsts, &mut read.people);
                    orders::add(&order, (found.path, at), catalogue, so_far, &mut doc, batch);
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
