//! Seating plans of pretix (its « seating plan » JSON), read into a [`Plan`] and written from one. Knows the
//! format and nothing of the house's seats.

mod read;
mod shape;
#[cfg(test)]
mod tests;
mod write;

use domain::plan::Plan;

pub use read::{is_plan, read};
pub use write::write;

/// A plan of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatingPlan {
    pub name: String,
    /// Names of categories, in the order of the file.
    pub categories: Vec<String>,
    pub plan: Plan<NamedSeat>,
}

/// A seat of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSeat {
    pub number: String,
    /// Name of its category.
    pub category: String,
    /// What orders name it by, `seat_guid`; empty where the file has none.
    pub guid: String,
}

/// What is wrong in a plan, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}, line {line}: {}", why.key())]
pub struct PlanError {
    /// Where, `zones[0].rows[3].seats[2].position.x`; empty where the whole file is wrong.
    pub path: String,
    /// Line of the file, from 1; 0 where it is not known.
    pub line: u64,
    /// What stands there, its beginning.
    pub value: String,
    pub why: Why,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No JSON, or not to its end.
    Broken,
    /// JSON of something else, or a value of another kind.
    Shape,
    /// Too many bytes, levels, rows, seats or areas.
    TooLarge,
    /// No seat at all.
    Empty,
    /// Farther away than a plan is wide.
    FarAway,
    /// A row that cannot be named as the file does, its level before it.
    BadRow,
    /// A seat that has no number, or one that is none.
    BadSeat,
    /// The same row twice on a level.
    RowTwice,
    /// The same number twice in a row.
    SeatTwice,
    /// A seat where another one is.
    SamePlace,
    /// A seat of a category that the file does not list.
    UnknownCategory,
    /// A name that is too long, or holds what nobody sees.
    BadText,
}

impl Why {
    /// The stable name that sentences are chosen by.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Shape => "shape",
            Self::TooLarge => "too_large",
            Self::Empty => "empty",
            Self::FarAway => "far_away",
            Self::BadRow => "bad_row",
            Self::BadSeat => "bad_seat",
            Self::RowTwice => "row_twice",
            Self::SeatTwice => "seat_twice",
            Self::SamePlace => "same_place",
            Self::UnknownCategory => "unknown_category",
            Self::BadText => "bad_text",
        }
    }
}
