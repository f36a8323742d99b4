//! The season of a batch: what is new is added, what the source changed is changed, and what was
//! changed here stays.

mod clashes;
mod halls;
mod held;
mod names;
mod performances;
mod plan;
mod prices;
mod settle;
mod shows;

pub(super) use held::Season;
pub(super) use plan::Told;

use std::collections::HashMap;

use store::Tx;

use super::applying::Applying;
use crate::{Cx, OfficeError};
use halls::Halls;
use held::Zones;

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
    let zones = Zones::of(tx, batch)?;
    let mut season = Season { categories, rates, halls, shows, performances, zones };
    performances::apply(tx, cx, applying, &mut season)?;
    season.note_numbered(tx, batch)?;
    Ok(season)
}
