//! Where the seats of a hall are: as it was drawn, or computed from its rows.

mod called;

use std::collections::HashMap;

use contract::drawn::{DrawnLevel, DrawnSeat, plan_of};
use contract::ids::HallId;
use domain::hall::Row;
use domain::plan::{Level, Placed, Plan, PlanRow, Spot, computed, row_labels_in};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::OfficeError;

pub(crate) use called::{Called, called};

/// Characters of the word on a stage.
pub(crate) const STAGE_MAX: usize = 40;

/// Keeps a drawing.
pub(crate) fn save(
    tx: &mut dyn Tx,
    hall_id: HallId,
    levels: &[DrawnLevel],
) -> Result<(), OfficeError> {
    let body = serde_json::to_string(levels).map_err(OfficeError::internal)?;
    tx.execute(sql!("add_plan"), &named![hall_id, body])?;
    Ok(())
}

#[derive(Deserialize)]
struct Stored {
    body: String,
}

/// What is kept of a hall. A drawing that cannot be read is of a later program: the rows are drawn all the same.
fn stored(tx: &mut dyn Tx, hall_id: HallId) -> Result<Option<Vec<DrawnLevel>>, OfficeError> {
    let stored: Option<Stored> = tx.row(sql!("plan"), &named![hall_id])?;
    Ok(stored.and_then(|stored| serde_json::from_str(&stored.body).ok()))
}

/// The plan of a hall with these rows, and whether it is computed: it was never drawn, or the drawing lacks one
/// of the seats.
pub(crate) fn plan<C>(
    tx: &mut dyn Tx,
    hall_id: HallId,
    rows: &[Row<C>],
    stage: &str,
) -> Result<(Plan<Spot>, bool), OfficeError> {
    let levels = stored(tx, hall_id)?;
    let drawn = levels.and_then(|levels| placed(plan_of(&levels), rows));
    Ok(match drawn {
        Some(plan) => (plan, false),
        None => (computed(rows, stage), true),
    })
}

/// The level of each row by its label, as the hall of these `labels` was drawn; nothing where it never was.
pub(crate) fn levels<'a>(
    tx: &mut dyn Tx,
    hall_id: HallId,
    labels: impl IntoIterator<Item = &'a str>,
) -> Result<HashMap<String, String>, OfficeError> {
    let Some(drawn) = stored(tx, hall_id)? else { return Ok(HashMap::new()) };
    let plan = plan_of(&drawn);
    let of = |level: &Level<DrawnSeat>| vec![level.name.clone(); level.rows.len()];
    let names = plan.levels.iter().flat_map(of);
    Ok(row_labels_in(&plan, labels).into_iter().zip(names).collect())
}

/// The seats of the rows where the drawing has them; nothing where it lacks one.
fn placed<C>(drawn: Plan<DrawnSeat>, rows: &[Row<C>]) -> Option<Plan<Spot>> {
    let mut spots = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        for (seat, of) in row.seats.iter().enumerate().filter(|(_, seat)| !seat.unplaced) {
            spots.insert((row.label.as_str(), of.number.as_str()), Spot { row: at, seat });
        }
    }
    let known = spots.keys().map(|(label, _)| *label);
    let mut labels = row_labels_in(&drawn, known).into_iter();
    let mut found = 0;
    let mut row_of = |row: PlanRow<DrawnSeat>, label: &str| {
        let seat = |placed: Placed<DrawnSeat>| {
            let spot = spots.get(&(label, placed.seat.number.as_str()))?;
            Some(Placed { at: placed.at, seat: *spot })
        };
        let seats: Vec<Placed<Spot>> = row.seats.into_iter().filter_map(seat).collect();
        found += seats.len();
        PlanRow { label: row.label, seats }
    };
    let mut level_of = |level: Level<DrawnSeat>| Level {
        name: level.name,
        rows: level
            .rows
            .into_iter()
            .zip(&mut labels)
            .map(|(row, label)| row_of(row, &label))
            .collect(),
        areas: level.areas,
    };
    let levels = drawn.levels.into_iter().map(&mut level_of).collect();
    let plan = Plan { width: drawn.width, height: drawn.height, levels };
    (found == spots.len()).then_some(plan)
}
