//! The seats of a hall as an import finds them. A row that was renamed here is still known by its former labels; a row or a
//! number that is written another way is the one that the words of a hall read so; a seat of a drawing is known by what the
//! drawing calls it.

use std::collections::HashMap;

use contract::ids::{HallId, SeatId};
use domain::hall::{label_key, label_of, number_key, number_of};
use formats::rank;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::OfficeError;
use crate::drawing::{Called, called};

/// A seat, as the files name it.
#[derive(Clone, Copy)]
pub(in crate::intake) struct Told<'a> {
    pub(in crate::intake) row: &'a str,
    pub(in crate::intake) number: &'a str,
    /// What the source calls it; may be empty.
    pub(in crate::intake) guid: &'a str,
}

/// Seats of a hall.
pub(super) struct Plan {
    /// By label.
    pub(super) rows: HashMap<String, HallRow>,
    /// Labels, by what they read as.
    alike: HashMap<String, String>,
    pub(super) unplaced: Unplaced,
    /// It has a seat with a number, or the files tell one.
    pub(super) numbered: bool,
    /// The present label of a row, by its former ones.
    former: HashMap<String, String>,
    /// Former labels, by what they read as.
    former_alike: HashMap<String, String>,
    /// What the drawing of the hall calls them, where it has one.
    drawn: Option<Called>,
}

/// Free seating of a hall: the seats that only count.
#[derive(Default)]
pub(in crate::intake) struct Unplaced {
    /// Those that are not withdrawn, in order.
    pub(super) order: Vec<SeatId>,
    /// What the label of each one's row reads as.
    rows: HashMap<SeatId, String>,
}

impl Unplaced {
    fn add(&mut self, seat: &SeatRow) {
        if seat.unplaced && !seat.withdrawn {
            self.order.push(seat.id);
            self.rows.insert(seat.id, label_key(&seat.row_label));
        }
    }

    /// Whether the hall has no free seating.
    pub(in crate::intake) fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Whether a seat is one of them: of that row, where one is named.
    pub(in crate::intake) fn has(&self, seat: SeatId, row: Option<&str>) -> bool {
        self.is_in(seat, row.map(label_key).as_deref())
    }

    fn is_in(&self, seat: SeatId, key: Option<&str>) -> bool {
        self.rows.get(&seat).is_some_and(|row| key.is_none_or(|key| key == row))
    }

    /// Seats of a row, or of all where none is named, from a rank on in order, each with its rank.
    pub(in crate::intake) fn of(
        &self,
        row: Option<&str>,
        from: usize,
    ) -> impl Iterator<Item = (usize, SeatId)> {
        let key = row.map(label_key);
        let seats = self.order.iter().copied().enumerate().skip(from);
        seats.filter(move |(_, seat)| self.is_in(*seat, key.as_deref()))
    }
}

/// Where a row stands in the hall, and its seats.
pub(super) struct HallRow {
    rank: i64,
    /// By number.
    seats: HashMap<String, SeatId>,
    /// By what a number reads as.
    alike: HashMap<String, SeatId>,
}

impl HallRow {
    fn new(rank: i64) -> Self {
        Self { rank, seats: HashMap::new(), alike: HashMap::new() }
    }

    fn add(&mut self, number: String, id: SeatId) {
        let key = number_key(&number);
        // Of two that read the same, the one that is written as the words of a hall have it.
        if number_of(&number) == number {
            self.alike.insert(key, id);
        } else {
            self.alike.entry(key).or_insert(id);
        }
        self.seats.insert(number, id);
    }

    fn seat(&self, number: &str) -> Option<SeatId> {
        let alike = || self.alike.get(&number_key(number));
        self.seats.get(number).or_else(alike).copied()
    }
}

#[derive(Deserialize)]
struct SeatRow {
    id: SeatId,
    row_label: String,
    number: String,
    row_rank: i64,
    unplaced: bool,
    withdrawn: bool,
}

#[derive(Deserialize)]
struct FormerRow {
    label: String,
    now: String,
}

/// Labels by what they read as: of two that read the same, the one that is written as the words of a hall have it.
fn alike<'a>(labels: impl Iterator<Item = &'a String>) -> HashMap<String, String> {
    let mut labels: Vec<&String> = labels.collect();
    labels.sort_by_key(|label| (label_of(label) != **label, *label));
    let mut alike = HashMap::new();
    for label in labels {
        alike.entry(label_key(label)).or_insert_with(|| label.clone());
    }
    alike
}

impl Plan {
    pub(super) fn load(tx: &mut dyn Tx, hall_id: HallId) -> Result<Self, OfficeError> {
        let known: Vec<SeatRow> = tx.rows(sql!("seats"), &named![hall_id])?;
        let mut rows: HashMap<String, HallRow> = HashMap::new();
        let mut unplaced = Unplaced::default();
        let numbered = known.iter().any(|seat| !seat.unplaced && !seat.withdrawn);
        for seat in known {
            unplaced.add(&seat);
            let row = rows.entry(seat.row_label).or_insert_with(|| HallRow::new(seat.row_rank));
            row.add(seat.number, seat.id);
        }
        let former: Vec<FormerRow> = tx.rows(sql!("../../season/former_rows"), &named![hall_id])?;
        let former: HashMap<String, String> =
            former.into_iter().map(|row| (row.label, row.now)).collect();
        let (alike, former_alike) = (alike(rows.keys()), alike(former.keys()));
        let drawn = called(tx, hall_id)?;
        Ok(Self { rows, alike, unplaced, numbered, former, former_alike, drawn })
    }

    /// Whether the hall was drawn, so that its seats are those of the drawing and of its words.
    pub(super) const fn is_drawn(&self) -> bool {
        self.drawn.is_some()
    }

    /// The seat that the files mean. What the drawing calls a seat is before what its row and number read as.
    pub(super) fn find(&self, told: Told<'_>) -> Option<SeatId> {
        let Told { row, number, guid } = told;
        let drawn = self.drawn.as_ref();
        let on = |label: Option<&str>| label.and_then(|label| self.seat(label, number));
        self.called(guid)
            .or_else(|| on(drawn.and_then(|drawn| drawn.on_level(row))))
            .or_else(|| self.seat(row, number))
            .or_else(|| on(drawn.and_then(|drawn| drawn.alone(row))))
    }

    /// The seat that the drawing calls so.
    pub(super) fn called(&self, guid: &str) -> Option<SeatId> {
        let (row, number) = self.drawn.as_ref()?.seat(guid)?;
        self.seat(row, number)
    }

    /// The seat with that number in the first row that has one of those that a source may mean.
    fn seat(&self, row: &str, number: &str) -> Option<SeatId> {
        self.labels(row).find_map(|label| self.rows.get(label)?.seat(number))
    }

    /// The labels of rows that a source may mean: the row with that label, else the one that had it before, else those whose
    /// labels read the same.
    fn labels(&self, row: &str) -> impl Iterator<Item = &str> {
        let key = label_key(row);
        let same = self.rows.get_key_value(row).map(|(label, _)| label);
        let former = self.former_alike.get(&key).and_then(|label| self.former.get(label));
        let labels = [same, self.former.get(row), self.alike.get(&key), former];
        labels.into_iter().flatten().map(String::as_str)
    }

    /// The label of the row to which a seat is added.
    pub(super) fn label(&self, row: &str) -> String {
        self.labels(row).next().map_or_else(|| label_of(row), str::to_owned)
    }

    /// Adds a seat, and gives the rank of its row.
    pub(super) fn add(&mut self, label: &str, number: &str, id: SeatId) -> i64 {
        self.numbered = true;
        self.alike.entry(label_key(label)).or_insert_with(|| label.to_owned());
        let new = || HallRow::new(rank(label));
        let row = self.rows.entry(label.to_owned()).or_insert_with(new);
        row.add(number.to_owned(), id);
        row.rank
    }
}
