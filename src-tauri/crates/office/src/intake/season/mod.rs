//! The season of a batch: what is new is added, what the source changed is changed, and what was
//! changed here stays.

mod halls;
mod names;
mod performances;
mod prices;
mod shows;

use std::collections::HashMap;

use contract::findings::contradiction;
use contract::intake::{HereSays, ImportConflict, ThereSays};
use formats::batch::At;
use store::Tx;

use super::apply::Applying;
use super::conflicts;
use super::seen::Verdict;
use crate::{Cx, OfficeError};
use halls::Halls;
use names::Names;

/// A performance of the source, here.
#[derive(Clone, Copy)]
pub(super) struct Held {
    pub(super) id: i64,
    pub(super) hall_id: i64,
    pub(super) vat_bp: i64,
    /// Whether it was here before, so that its seats may be held.
    pub(super) known: bool,
}

/// Ids of all that orders refer to.
pub(super) struct Season {
    categories: Names,
    rates: Names,
    pub(super) halls: Halls,
    shows: HashMap<String, i64>,
    /// Performances by the source's key: those of the batch and those that came before.
    performances: HashMap<String, Held>,
}

impl Season {
    pub(super) fn category(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        name: &str,
    ) -> Result<i64, OfficeError> {
        self.categories.id(tx, cx, name)
    }

    pub(super) fn rate(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        name: &str,
    ) -> Result<i64, OfficeError> {
        self.rates.id(tx, cx, name)
    }

    pub(super) fn performance(&self, key: &str) -> Option<Held> {
        self.performances.get(key).copied()
    }
}

/// Writes what is new of the season, and changes what the source changed.
pub(super) fn apply(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    applying: &mut Applying<'_>,
) -> Result<Season, OfficeError> {
    let batch = applying.batch;
    let (mut categories, mut rates) = names::load(tx)?;
    for name in &batch.categories {
        categories.id(tx, cx, name)?;
    }
    for name in &batch.rates {
        rates.id(tx, cx, name)?;
    }
    let mut halls = Halls::load(tx)?;
    halls.apply(tx, cx, batch, &mut categories)?;
    let shows = shows::apply(tx, cx, applying)?;
    let performances = HashMap::new();
    let mut season = Season { categories, rates, halls, shows, performances };
    performances::apply(tx, cx, applying, &mut season)?;
    Ok(season)
}

/// Counts a known thing, and lists it where both sides changed it.
fn settle(applying: &mut Applying<'_>, verdict: Verdict, at: At, (there, here): (&str, &str)) {
    match verdict {
        Verdict::Follow => applying.report.updated += 1,
        Verdict::Same | Verdict::Keep => applying.report.unchanged += 1,
        Verdict::Contradicts => {
            applying.report.unchanged += 1;
            let said = (ThereSays::Season, there.to_owned());
            let conflict = contradiction(said, (HereSays::Changed, here.to_owned()));
            let conflict = ImportConflict { place: here.to_owned(), ..conflict };
            let conflict = conflicts::of_file(applying.batch, at, conflict);
            applying.report.conflict(conflict);
        }
    }
}
