//! Halls: listed, made, changed. Seats keep their id; one that was ever sold is withdrawn from
//! sale where the description no longer has it.

use std::collections::HashMap;

use contract::action::Action;
use contract::args::{ById, Empty};
use contract::hall::{ChangeHall, HallRow, HallView, NewHall, RenamedRow};
use contract::ids::{CategoryId, HallId, SeatId, kind};
use domain::hall::{self, ROWS_MAX, Row, Seat};
use domain::text::name_key;
use serde::Deserialize;
use serde_json::json;
use store::{Bulk, ByIds, Tx, TxExt, named, sql};

use super::meant::{self, Known};
use super::outs::Outs;
use super::rows::{self, Categories};
use super::{changed, former_rows, name, remember_name, taken};
use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError};

pub(super) const NAME_MAX: usize = 120;
/// Halls of a house.
const HALLS_MAX: usize = 200;

/// Halls by name.
///
/// # Errors
/// From the store.
pub fn hall_list(tx: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<Vec<HallRow>, OfficeError> {
    Ok(tx.rows(sql!("halls"), &[])?)
}

#[derive(Deserialize)]
pub(super) struct HallName {
    pub(super) id: HallId,
    pub(super) name: String,
    version: i64,
}

#[derive(Deserialize)]
pub(super) struct SeatRow {
    pub(super) id: SeatId,
    pub(super) row: String,
    pub(super) number: String,
    pub(super) category_id: CategoryId,
    pub(super) withdrawn: bool,
    pub(super) unplaced: bool,
    row_rank: i64,
    number_rank: i64,
    pub(super) ever_sold: bool,
}

impl SeatRow {
    fn known(&self) -> Known<'_> {
        let Self { unplaced, ever_sold, .. } = *self;
        Known { row: &self.row, number: &self.number, unplaced, ever_sold }
    }
}

/// A hall with its rows.
///
/// # Errors
/// [`crate::Code::NotFound`].
pub fn hall_view(
    tx: &mut dyn Tx,
    _: &Cx<'_>,
    args: &ById<HallId>,
) -> Result<HallView, OfficeError> {
    let hall = find(tx, args.id)?;
    let categories = Categories::load(tx)?;
    let seats: Vec<SeatRow> = tx.rows(sql!("seats"), &named![hall_id = args.id])?;
    let (withdrawn, offered): (Vec<_>, Vec<_>) = seats.into_iter().partition(|s| s.withdrawn);
    let rows = rows_of(&offered);
    let plan = rows::plan(&categories, &rows);
    Ok(HallView {
        id: hall.id,
        name: hall.name,
        rows: rows::words(&categories, &plan),
        plan,
        withdrawn: withdrawn
            .iter()
            .map(|s| format!("{} {}", s.row, s.number).trim().to_owned())
            .collect(),
        version: hall.version,
    })
}

/// Seats by row and number, as rows.
pub(super) fn rows_of(seats: &[SeatRow]) -> Vec<Row<CategoryId>> {
    let row =
        |row: &[SeatRow]| Row { label: row[0].row.clone(), seats: row.iter().map(seat).collect() };
    seats.chunk_by(|a, b| a.row == b.row).map(row).collect()
}

fn seat(row: &SeatRow) -> Seat<CategoryId> {
    Seat { number: row.number.clone(), category: row.category_id, unplaced: row.unplaced }
}

/// The hall of that very name, else one whose name reads the same.
pub(super) fn found(tx: &mut dyn Tx, name: &str) -> Result<Option<HallName>, OfficeError> {
    let halls: Vec<HallName> = tx.rows(sql!("hall_names"), &[])?;
    let alike = halls.into_iter().filter(|hall| name_key(&hall.name) == name_key(name));
    Ok(alike.min_by_key(|hall| (hall.name != name, hall.id)))
}

pub(super) fn find(tx: &mut dyn Tx, id: HallId) -> Result<HallName, OfficeError> {
    tx.row(sql!("hall"), &named![id])?.ok_or_else(|| OfficeError::not_found("hall"))
}

/// Refuses a name that reads the same as another hall's, but for the one that the hall has.
fn free_name<'a>(
    tx: &mut dyn Tx,
    typed: &'a str,
    id: Option<HallId>,
) -> Result<&'a str, OfficeError> {
    let name = name("name", typed, NAME_MAX)?;
    let halls: Vec<HallName> = tx.rows(sql!("hall_names"), &[])?;
    let kept = halls.iter().any(|hall| Some(hall.id) == id && hall.name == name);
    let alike = |other: &HallName| name_key(&other.name) == name_key(name);
    if !kept && halls.iter().any(|other| Some(other.id) != id && alike(other)) {
        return Err(taken(name));
    }
    if halls.len() >= HALLS_MAX && id.is_none() {
        return Err(OfficeError::bad_field("hall"));
    }
    Ok(name)
}

/// Makes a hall.
///
/// # Errors
/// [`crate::Code::BadHall`], [`crate::Code::NameTaken`], [`crate::Code::NotFound`] on the category,
/// [`crate::Code::BadField`].
pub fn create_hall(tx: &mut dyn Tx, cx: &Cx<'_>, args: &NewHall) -> Result<HallView, OfficeError> {
    let name = free_name(tx, &args.name, None)?;
    let categories = Categories::load(tx)?;
    let rows = rows::read(&categories, &args.rows, args.category_id)?;
    let id = cx.mint.id();
    tx.execute(sql!("add_hall"), &named![id, name])?;
    remember_name(tx, "hall", id, name, name)?;
    let done = settle(tx, cx, id, &rows)?;
    let data = json!({ "hall": name, "seats": done.added });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::HallCreated) })?;
    hall_view(tx, cx, &ById { id })
}

/// Changes a hall: its name, its rows.
///
/// # Errors
/// [`crate::Code::ChangedSince`]; [`crate::Code::NameTaken`] when a row would have the label of
/// another; [`crate::Code::NotFound`] when there is no such row; [`crate::Code::BadHall`] on words that mean seats of the
/// hall and are read as others; as [`create_hall`].
pub fn change_hall(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ChangeHall,
) -> Result<HallView, OfficeError> {
    let before = find(tx, args.id)?;
    if before.version != args.version {
        return Err(changed());
    }
    let name = free_name(tx, &args.name, Some(args.id))?;
    let categories = Categories::load(tx)?;
    let rows = rows::read(&categories, &args.rows, args.category_id)?;
    // Imports know a hall by its former names too.
    remember_name(tx, "hall", args.id, &before.name, name)?;
    tx.execute(sql!("change_hall"), &named![id = args.id, name])?;
    let renamed = rename_rows(tx, args.id, &args.renamed)?;
    let seats: Vec<SeatRow> = tx.rows(sql!("seats"), &named![hall_id = args.id])?;
    let known = seats.iter().filter(|seat| !seat.withdrawn).map(SeatRow::known);
    meant::as_others(&args.rows, &known.collect::<Vec<_>>(), &rows)?;
    let done = settle(tx, cx, args.id, &rows)?;
    former_rows::remember(tx, args.id, &renamed)?;
    let mut data = json!({
        "hall": name,
        "before": before.name,
        "added": done.added,
        "removed": done.removed,
        "withdrawn": done.withdrawn,
        "changed": done.changed,
    });
    done.outs.tell(&mut data);
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::HallChanged) })?;
    hall_view(tx, cx, &ById { id: args.id })
}

/// Gives rows their new labels, all at once, so that two may change places. Gives the labels before
/// and after.
fn rename_rows(
    tx: &mut dyn Tx,
    hall_id: HallId,
    renamed: &[RenamedRow],
) -> Result<Vec<(String, String)>, OfficeError> {
    if renamed.len() > ROWS_MAX {
        return Err(OfficeError::bad_field("renamed"));
    }
    let mut labels = former_rows::labels(tx, hall_id)?;
    let mut done = Vec::with_capacity(renamed.len());
    for row in renamed {
        if row.before.is_empty() || !labels.remove(&row.before) {
            return Err(OfficeError::not_found("row"));
        }
        // No label that a description can hold begins like this.
        tx.execute(
            sql!("rename_row"),
            &named![hall_id, before = &row.before, after = format!("({}", row.before)],
        )?;
    }
    for row in renamed {
        let after = label(&row.after)?;
        if !labels.insert(after.clone()) {
            return Err(taken(&after));
        }
        tx.execute(
            sql!("rename_row"),
            &named![hall_id, before = format!("({}", row.before), after = &after],
        )?;
        done.push((row.before.clone(), after));
    }
    Ok(done)
}

/// A row's label as a description has it, which reads « b » as row B.
pub(super) fn label(typed: &str) -> Result<String, OfficeError> {
    hall::read_row(&format!("{typed} : 1"))
        .ok()
        .and_then(|rows| (rows.len() == 1).then(|| rows[0].label.clone()))
        .filter(|label| !label.is_empty())
        .ok_or_else(|| OfficeError::bad_field("renamed"))
}

/// How many seats were what.
#[derive(Default)]
pub(super) struct Settled {
    added: i64,
    changed: i64,
    removed: i64,
    withdrawn: i64,
    /// What was said of seats out of sale that left.
    pub(super) outs: Outs,
}

/// Makes the seats of a hall those of the rows, in the order of the description.
pub(super) fn settle(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    hall_id: HallId,
    rows: &[Row<CategoryId>],
) -> Result<Settled, OfficeError> {
    let known: Vec<SeatRow> = tx.rows(sql!("seats"), &named![hall_id])?;
    let mut known: HashMap<(String, String), SeatRow> =
        known.into_iter().map(|seat| ((seat.row.clone(), seat.number.clone()), seat)).collect();
    let mut new = Bulk::new(sql!("add_seat"));
    let mut done = Settled::default();
    for (row_rank, row) in (1_i64..).zip(rows) {
        for (number_rank, seat) in (1_i64..).zip(&row.seats) {
            let facts = (seat.category, row_rank, number_rank, seat.unplaced, false);
            match known.remove(&(row.label.clone(), seat.number.clone())) {
                None => {
                    new.add(&named![
                        id = cx.mint.id::<kind::Seat>(),
                        hall_id,
                        row_label = &row.label,
                        number = &seat.number,
                        category_id = facts.0,
                        row_rank = facts.1,
                        number_rank = facts.2,
                        unplaced = facts.3
                    ]);
                    done.added += 1;
                }
                Some(s)
                    if (s.category_id, s.row_rank, s.number_rank, s.unplaced, s.withdrawn)
                        != facts =>
                {
                    let row = named![
                        id = s.id,
                        category_id = facts.0,
                        row_rank = facts.1,
                        number_rank = facts.2,
                        unplaced = facts.3
                    ];
                    tx.execute(sql!("change_seat"), &row)?;
                    let moved = s.category_id == facts.0 && !s.withdrawn && s.unplaced == facts.3;
                    done.changed += i64::from(!moved);
                }
                Some(_) => {}
            }
        }
    }
    new.write(tx)?;
    let mut gone: Vec<SeatRow> =
        known.into_values().filter(|seat| !seat.withdrawn || !seat.ever_sold).collect();
    gone.sort_by_key(|seat| seat.id);
    let ids: Vec<SeatId> = gone.iter().map(|seat| seat.id).collect();
    // A basket may have one: nothing is sold of it any more.
    ByIds::new(sql!("let_seat_go"), &[]).execute(tx, &ids)?;
    done.outs = Outs::forget_seats(tx, &ids)?;
    for seat in gone {
        if seat.ever_sold {
            tx.execute(sql!("withdraw_seat"), &named![id = seat.id])?;
            done.withdrawn += 1;
        } else {
            tx.execute(sql!("remove_seat"), &named![id = seat.id])?;
            done.removed += 1;
        }
    }
    Ok(done)
}
