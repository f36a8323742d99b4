//! Whether a plan from elsewhere can be a hall: rows and seats that the words of a hall can say too, each once,
//! each in a place of its own, within the limits of a hall.

use std::collections::HashSet;

use super::{FAR, Plan, row_labels};
use crate::hall::{ROWS_MAX, SEATS_MAX, read_row};

/// What does not fit, and where: level, row and seat from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// No seat at all.
    Empty,
    /// More rows or seats than a hall has.
    TooLarge,
    /// A row that cannot be named so, its level before it.
    BadRow { level: usize, row: usize, label: String },
    /// The same row twice.
    RowTwice { level: usize, row: usize, label: String },
    /// No number of a seat.
    BadSeat { level: usize, row: usize, seat: usize },
    /// The same number twice in a row.
    SeatTwice { level: usize, row: usize, seat: usize },
    /// A seat where another one is.
    SamePlace { level: usize, row: usize, seat: usize },
    /// Beyond the upper left corner, or farther than a plan is wide.
    FarAway { level: usize, row: usize, seat: usize },
}

/// Looks at a whole plan.
///
/// # Errors
/// The first [`Misfit`].
pub fn fits<S>(plan: &Plan<S>, number: impl Fn(&S) -> &str) -> Result<(), Misfit> {
    let rows: usize = plan.levels.iter().map(|level| level.rows.len()).sum();
    let seats = plan.seats().count();
    if rows > ROWS_MAX || seats > SEATS_MAX {
        return Err(Misfit::TooLarge);
    }
    if seats == 0 {
        return Err(Misfit::Empty);
    }
    let mut points = HashSet::new();
    let mut taken = HashSet::new();
    let mut labels = row_labels(plan).into_iter();
    for (level, of) in plan.levels.iter().enumerate() {
        for (row, (line, label)) in of.rows.iter().zip(&mut labels).enumerate() {
            let says = |number: &str| read_row(&format!("{label} : {number}")).ok();
            let same = says("1").is_some_and(|rows| rows.len() == 1 && rows[0].label == label);
            if !same {
                return Err(Misfit::BadRow { level, row, label });
            }
            if !taken.insert(label.to_lowercase()) {
                return Err(Misfit::RowTwice { level, row, label });
            }
            let mut numbers = HashSet::new();
            for (seat, placed) in line.seats.iter().enumerate() {
                let number = number(&placed.seat);
                let told = says(number).and_then(|mut rows| rows.pop()).is_some_and(|row| {
                    let [seat] = &row.seats[..] else { return false };
                    seat.number == number && !seat.unplaced && seat.category.is_none()
                });
                if !told {
                    return Err(Misfit::BadSeat { level, row, seat });
                }
                if !numbers.insert(number.to_lowercase()) {
                    return Err(Misfit::SeatTwice { level, row, seat });
                }
                if !(0..=FAR).contains(&placed.at.x) || !(0..=FAR).contains(&placed.at.y) {
                    return Err(Misfit::FarAway { level, row, seat });
                }
                if !points.insert(placed.at) {
                    return Err(Misfit::SamePlace { level, row, seat });
                }
            }
        }
    }
    Ok(())
}
