//! Words that mean seats of a hall, and are read as others.

use std::collections::HashSet;

use contract::ids::CategoryId;
use domain::hall::{self, Row};

use super::rows::bad_line;
use crate::OfficeError;

/// A seat of the hall that is for sale.
pub(super) struct Known<'a> {
    pub(super) row: &'a str,
    pub(super) number: &'a str,
    pub(super) unplaced: bool,
    pub(super) ever_sold: bool,
}

/// Refuses words that mean seats of the hall and are read as others: a number that stands there as it is known and is read
/// as another one, and sold numbers that are read as a count.
///
/// # Errors
/// [`crate::Code::BadHall`], with the line and the seat.
pub(super) fn as_others(
    text: &str,
    known: &[Known<'_>],
    rows: &[Row<CategoryId>],
) -> Result<(), OfficeError> {
    let text = text.replace('\t', " ").replace('\r', "");
    let text = text.trim();
    let here: HashSet<(&str, &str)> = known.iter().map(|seat| (seat.row, seat.number)).collect();
    let seats = rows.iter().flat_map(|row| row.seats.iter().map(move |seat| (row, seat)));
    let described: HashSet<(&str, &str)> =
        seats.map(|(row, seat)| (row.label.as_str(), seat.number.as_str())).collect();
    let counts =
        |row: &Row<CategoryId>| row.label.is_empty() && row.seats.iter().all(|seat| seat.unplaced);
    let counted =
        rows.iter().any(counts) && !known.iter().any(|seat| seat.row.is_empty() && seat.unplaced);
    for seat in known.iter().filter(|seat| !seat.unplaced) {
        let (row, number) = (seat.row, seat.number);
        if row.is_empty() && seat.ever_sold && counted {
            let (line, _) = line_of(text, "");
            return Err(bad_line(line, "counted", number));
        }
        if described.contains(&(row, number)) {
            continue;
        }
        let Some((label, read)) = read_as(row, number) else { continue };
        let other = (label.as_str(), read.as_str());
        if described.contains(&other) && !here.contains(&other) {
            let (line, typed) = line_of(text, &label);
            if typed.trim_start().starts_with(row) && typed.contains(number) {
                return Err(bad_line(line, "other_seat", format!("{row} {number}").trim()));
            }
        }
    }
    Ok(())
}

/// The seat as which these words are read; nothing where they are none, or several.
fn read_as(row: &str, number: &str) -> Option<(String, String)> {
    let begins = if row.is_empty() { hall::label_words("", false) } else { row.to_owned() };
    let mut rows = hall::read_row(&format!("{begins} : {number}")).ok()?;
    let row = rows.pop().filter(|_| rows.is_empty())?;
    let [seat] = &row.seats[..] else { return None };
    Some((row.label, seat.number.clone()))
}

/// The first line with a row of that label, and its rank from 1.
fn line_of<'a>(text: &'a str, label: &str) -> (usize, &'a str) {
    let has = |line: &str| {
        hall::read_row(line).is_ok_and(|rows| rows.iter().any(|row| row.label == label))
    };
    (1..).zip(text.lines()).find(|(_, line)| has(line)).unwrap_or((1, ""))
}
