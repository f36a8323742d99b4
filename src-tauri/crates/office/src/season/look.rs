//! What a change of a hall would leave behind, said before it is made.

use std::collections::{HashMap, HashSet};

use contract::hall::{ChangeHall, OverSold};
use contract::ids::SeatId;
use store::{Tx, TxExt, named, sql};

use super::halls::{SeatRow, find, label};
use super::over::{Changed, over_after};
use super::rows::{self, Categories};
use crate::{Cx, OfficeError};

/// Performances to come that the change would leave sold beyond the hall, or further beyond it than they are.
///
/// # Errors
/// As [`super::change_hall`], on rows and their labels.
pub fn look_at_hall(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ChangeHall,
) -> Result<Vec<OverSold>, OfficeError> {
    find(tx, args.id)?;
    let rows = rows::read(&Categories::load(tx)?, &args.rows, args.category_id)?;
    let mut renamed = HashMap::new();
    for row in &args.renamed {
        renamed.insert(row.before.as_str(), label(&row.after)?);
    }
    let seats: Vec<SeatRow> = tx.rows(sql!("seats"), &named![hall_id = args.id])?;
    let named = |row: &str, number: &str| (row.to_owned(), number.to_owned());
    let described: HashSet<(String, String)> = rows
        .iter()
        .flat_map(|row| row.seats.iter().map(|seat| named(&row.label, &seat.number)))
        .collect();
    let stays = |seat: &SeatRow| {
        let row = renamed.get(seat.row.as_str()).map_or(seat.row.as_str(), String::as_str);
        described.contains(&named(row, &seat.number))
    };
    let ids = |withdrawn: bool| -> Vec<SeatId> {
        let moved = |seat: &&SeatRow| seat.withdrawn == withdrawn && stays(seat) == withdrawn;
        seats.iter().filter(moved).map(|seat| seat.id).collect()
    };
    let all = || rows.iter().flat_map(|row| &row.seats);
    let count = |seats: usize| i64::try_from(seats).unwrap_or(i64::MAX);
    let changed = Changed {
        seats: count(all().count()),
        numbered: count(all().filter(|seat| !seat.unplaced).count()),
        gone: ids(false),
        back: ids(true),
    };
    over_after(tx, cx, args.id, &changed)
}
