//! Files of lines: customers, shows, performances, prices, orders, places, balances and requests, in one file
//! each, known by their header. See `assets/import/README.md`.

mod columns;
mod rows;
mod table;
#[cfg(test)]
mod tests;
mod total;

use contract::intake::{ImportKind, ImportedFile};
use contract::refusal::Refusal;

use super::source::{Looked, Source};
use crate::batch::Batch;
use crate::format::Format;
use crate::reading::Reading;
use rows::Making;
use table::Table;

/// The keys of all CSV files of a house, the same today and tomorrow.
const SOURCE: &str = "csv";

/// Lines with a separator.
pub(crate) struct Csv;

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn recognises(&self, _: &[u8]) -> bool {
        // Takes whatever is no JSON document. The header says the rest.
        true
    }

    fn read(
        &self,
        files: &[(&Source, Looked)],
        reading: &mut Reading<'_>,
    ) -> Result<Batch, Refusal> {
        let mut tables = Vec::with_capacity(files.len());
        for (file, (source, looked)) in (0..).zip(files) {
            let table = Table::understand(file, source, looked, reading);
            let kind = table.as_ref().map(|table| table.kind.kind);
            // Said where a title stands above it.
            let line = table.as_ref().map_or(0, |table| table.line);
            let header = if line > 1 { i64::try_from(line).unwrap_or_default() } else { 0 };
            let name = source.name.clone();
            reading.report.files.push(ImportedFile { name, kind, rows: 0, header });
            tables.extend(table);
        }
        // A row refers to rows that are read before it.
        tables.sort_by_key(|table| {
            columns::KINDS.iter().position(|kind| kind.kind == table.kind.kind)
        });
        let names: Vec<_> = files.iter().map(|(source, _)| source.name.as_str()).collect();
        let mut making = Making::new(&names, reading.now_ms);
        for table in &tables {
            let rows = table.rows(reading, |row| match table.kind.kind {
                ImportKind::Customers => making.customer(row),
                ImportKind::Shows => making.show(row),
                ImportKind::Performances => making.performance(row),
                ImportKind::Prices => making.price(row),
                ImportKind::Orders => making.order(row),
                ImportKind::Places => making.place(row),
                ImportKind::Balances => making.balance(row),
                ImportKind::Requests | ImportKind::Export => making.request(row),
            })?;
            if let Some(file) = reading.report.files.get_mut(usize::from(table.file)) {
                file.rows = rows;
            }
        }
        let told = tables.iter().any(|table| table.kind.kind == ImportKind::Places);
        Ok(Batch { source: SOURCE.to_owned(), places_untold: !told, ..making.finish() })
    }
}
