//! Performances that stand in one hall in the same minute: they come in as they are, and are told.

use std::collections::{HashMap, HashSet};

use contract::ids::PerformanceId;
use contract::intake::ImportClash;
use domain::time::MINUTE_MS;
use formats::batch::BatchPerformance;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::held::Held;
use crate::OfficeError;
use crate::intake::applying::Applying;

/// The performances of a batch, as they stand once it is in.
#[derive(Default)]
pub(super) struct Clashes<'a>(Vec<Standing<'a>>);

struct Standing<'a> {
    there: &'a BatchPerformance,
    held: Held,
    starts_at_ms: i64,
    show: &'a str,
}

#[derive(Deserialize)]
struct Other {
    id: PerformanceId,
    show: String,
}

impl<'a> Clashes<'a> {
    /// Notes where a performance stands now.
    pub(super) fn see(
        &mut self,
        there: &'a BatchPerformance,
        held: Held,
        starts_at_ms: i64,
        show: &'a str,
    ) {
        self.0.push(Standing { there, held, starts_at_ms, show });
    }

    /// Tells each pair once. A trial run finds the batch itself here, and the rest of the house in the store.
    pub(super) fn tell(
        self,
        tx: &mut dyn Tx,
        applying: &mut Applying<'_>,
    ) -> Result<(), OfficeError> {
        let mine: HashSet<PerformanceId> = self.0.iter().map(|one| one.held.id).collect();
        let mut before: HashMap<_, Vec<&str>> = HashMap::new();
        for one in &self.0 {
            let minute = one.starts_at_ms.div_euclid(MINUTE_MS);
            let from_ms = minute * MINUTE_MS;
            let when = named![hall_id = one.held.hall_id, from_ms, to_ms = from_ms + MINUTE_MS];
            let others: Vec<Other> = tx.rows(sql!("same_minute"), &when)?;
            let others = others.iter().filter(|other| !mine.contains(&other.id));
            let shows = before.entry((one.held.hall_id, minute)).or_default();
            for other in others.map(|other| other.show.as_str()).chain(shows.iter().copied()) {
                let at = one.there.at;
                applying.report.clash(ImportClash {
                    file: applying.batch.file(at).to_owned(),
                    line: i64::from(at.line),
                    hall: one.there.hall.clone(),
                    starts_at_ms: one.starts_at_ms,
                    show: one.show.to_owned(),
                    other: other.to_owned(),
                });
            }
            shows.push(one.show);
        }
        Ok(())
    }
}
