//! Rows and seats as a house describes them: one line a row, `A : 1-20`, `B : 2-24 pairs`.
//!
//! A category in parentheses holds for the seats before it: `C : 1-10 (BALCON), 11-20`. The order
//! of lines and of seats is the order in which people meet them from the stage.
//!
//! What no line says by itself stands in quotes and is read as it is written: `C : "012", "B12"`. So each hall has words,
//! whatever other systems call its rows and seats.

mod describe;
mod quoted;
mod read;
mod room;

pub use describe::{category_words, describe, label_words};
pub use quoted::in_quotes;
pub use read::{label_key, label_of, number_key, number_of, read, read_row};
pub use room::{Gauge, Seatless, rooms};

/// Rows of a hall, at most.
pub const ROWS_MAX: usize = 300;
/// Seats of a hall, at most.
pub const SEATS_MAX: usize = 5_000;
/// Characters of a row's label, at most.
pub const LABEL_MAX: usize = 20;
/// The same of a label or a number in quotes, which another system may have made.
pub const QUOTED_MAX: usize = 200;

/// *Rang*: a label and its seats. Without a label: free seating, or seats that are known by their numbers alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<C> {
    /// Label, `A`, `12`, `Balcon C`; may be empty.
    pub label: String,
    /// Seats, in order.
    pub seats: Vec<Seat<C>>,
}

/// *Siège*: its number, and its category, either as a name or as an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat<C> {
    /// Number, `24`, `24 bis`, `B`.
    pub number: String,
    /// Category; `None` where the row names none.
    pub category: C,
    /// Whether it is free seating, where the number only counts the seats.
    pub unplaced: bool,
}

/// A line that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct RowsError {
    /// Line, from 1.
    pub line: usize,
    pub why: Why,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// No `:` between the row and its seats.
    #[error("no colon")]
    NoColon,
    /// Nothing, or too much, before the `:`.
    #[error("no row label: {0}")]
    BadLabel(String),
    /// No seat after the `:`.
    #[error("no seats")]
    NoSeats,
    /// A word that is no seat.
    #[error("not a seat: {0}")]
    NotASeat(String),
    /// A range that holds no seat, or is too long.
    #[error("bad range: {0}")]
    BadRange(String),
    /// A parenthesis that is not closed, is empty, or stands before any seat.
    #[error("bad category: {0}")]
    BadCategory(String),
    /// The same seat twice in a row.
    #[error("seat twice: {0}")]
    SeatTwice(String),
    /// The same row on two lines.
    #[error("row twice: {0}")]
    RowTwice(String),
    /// More than [`ROWS_MAX`] rows or [`SEATS_MAX`] seats.
    #[error("too large")]
    TooLarge,
    /// No line at all.
    #[error("empty")]
    Empty,
}

impl Why {
    /// The stable name that sentences are chosen by.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NoColon => "no_colon",
            Self::BadLabel(_) => "bad_label",
            Self::NoSeats => "no_seats",
            Self::NotASeat(_) => "not_a_seat",
            Self::BadRange(_) => "bad_range",
            Self::BadCategory(_) => "bad_category",
            Self::SeatTwice(_) => "seat_twice",
            Self::RowTwice(_) => "row_twice",
            Self::TooLarge => "too_large",
            Self::Empty => "empty",
        }
    }

    /// The part of the line that is wrong; empty where the whole line is.
    #[must_use]
    pub fn what(&self) -> &str {
        match self {
            Self::BadLabel(what)
            | Self::NotASeat(what)
            | Self::BadRange(what)
            | Self::BadCategory(what)
            | Self::SeatTwice(what)
            | Self::RowTwice(what) => what,
            Self::NoColon | Self::NoSeats | Self::TooLarge | Self::Empty => "",
        }
    }
}

#[cfg(test)]
mod tests;
