//! Writes the seats of a row the way [`super::read()`] reads them.

use super::quoted::in_quotes;
use super::read::{SEATS_PER_RANGE, read_row};
use super::{Row, Seat};

/// The beginning of the line of free seating without a label.
const FREE: &str = "Placement libre";
/// The same of numbered seats.
const NO_LABEL: &str = "Sans rang";

/// How a line begins: the label, in quotes where it would be read as another one. A row without one says by its beginning
/// whether its seats have numbers; `unplaced` where none has.
#[must_use]
pub fn label_words(label: &str, unplaced: bool) -> String {
    if label.is_empty() {
        return if unplaced { FREE } else { NO_LABEL }.to_owned();
    }
    let same = |rows: Vec<Row<Option<String>>>| rows.len() == 1 && rows[0].label == label;
    if read_row(&format!("{label} : 1")).is_ok_and(same) {
        label.to_owned()
    } else {
        in_quotes(label)
    }
}

/// A category as it stands in its parentheses.
#[must_use]
pub fn category_words(name: &str) -> String {
    let odd = name.trim() != name || name.contains(['(', ')', '"']);
    if odd { in_quotes(name) } else { name.to_owned() }
}

/// A seat's number, in quotes where it would be read as another one, as several or as none.
fn number_words(number: &str) -> String {
    let same = |rows: Vec<Row<Option<String>>>| match rows.first().map(|row| &row.seats[..]) {
        Some([seat]) => seat.number == number && !seat.unplaced && seat.category.is_none(),
        _ => false,
    };
    if read_row(&format!("A : {number}")).is_ok_and(same) {
        number.to_owned()
    } else {
        in_quotes(number)
    }
}

/// The seats of a row in words, and the category of its last seats. The words leave that category
/// out: `1-10 (BALCON), 11-20`, and the category of 11 to 20.
pub fn describe<'a, C: PartialEq + Copy>(
    seats: &'a [Seat<C>],
    name: impl Fn(C) -> &'a str,
) -> (String, Option<C>) {
    let mut parts = Vec::new();
    let groups: Vec<&[Seat<C>]> =
        seats.chunk_by(|a, b| a.category == b.category && a.unplaced == b.unplaced).collect();
    for (rank, group) in groups.iter().enumerate() {
        let runs = runs(group);
        let followed =
            groups.get(rank + 1).is_some_and(|next| next[0].category != group[0].category);
        let category = || category_words(name(group[0].category));
        parts.push(if followed { format!("{runs} ({})", category()) } else { runs });
    }
    (parts.join(", "), seats.last().map(|seat| seat.category))
}

fn runs<C>(seats: &[Seat<C>]) -> String {
    if seats.first().is_some_and(|seat| seat.unplaced) {
        return format!("{} libres", seats.len());
    }
    // « 012 » is no number of a range.
    let counted = |number: &str| -> Option<i32> {
        let parsed: u16 = number.parse().ok()?;
        (parsed.to_string() == number).then_some(i32::from(parsed))
    };
    let numbers: Vec<Option<i32>> = seats.iter().map(|seat| counted(&seat.number)).collect();
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(seat) = seats.get(at) {
        let (length, step) = run(&numbers[at..]);
        if length >= 3 {
            let last = &seats[at + length - 1].number;
            let parity = match (step.abs(), numbers[at].unwrap_or(0) % 2) {
                (2, 0) => " pairs",
                (2, _) => " impairs",
                _ => "",
            };
            words.push(format!("{}-{last}{parity}", seat.number));
            at += length;
        } else {
            words.push(number_words(&seat.number));
            at += 1;
        }
    }
    words.join(", ")
}

/// How many numbers follow each other by the same step, and that step, one or two.
fn run(numbers: &[Option<i32>]) -> (usize, i32) {
    let gap = |pair: &[Option<i32>]| Some(pair[1]? - pair[0]?);
    let Some(step) = numbers.get(..2).and_then(gap).filter(|step| matches!(step, -2 | -1 | 1 | 2))
    else {
        return (1, 0);
    };
    let pairs = numbers.windows(2).take(SEATS_PER_RANGE - 1);
    (1 + pairs.take_while(|pair| gap(pair) == Some(step)).count(), step)
}
