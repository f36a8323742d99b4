//! Positions made from the rows as they are typed: sides of even and odd numbers, aisles where the numbers
//! jump, rows bent around the stage, levels behind each other.

use super::level::parts;
use super::{Area, Level, Placed, Plan, PlanRow, Point, SEAT, Shape, UNIT};
use crate::hall::Row;

/// From a row to the next.
const ROW: i64 = 30 * UNIT;
/// Room around all.
const MARGIN: i64 = 40 * UNIT;
/// Depth of the stage.
const STAGE: i64 = 60 * UNIT;
/// From a level to the next, its name between them.
const BETWEEN: i64 = 60 * UNIT;
/// Rows are bent only where there are so many: two rows are drawn as they are typed.
const BENT_FROM: usize = 4;

/// Where a seat stands in the rows: the row and the seat, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    pub row: usize,
    pub seat: usize,
}

/// The plan of rows that are known by their labels and numbers alone. Free seating has no place in it.
///
/// `stage` is the word on the stage.
#[must_use]
pub fn computed<C>(rows: &[Row<C>], stage: &str) -> Plan<Spot> {
    let laid: Vec<Laid<'_>> =
        rows.iter().enumerate().filter_map(|(at, row)| lay(at, row)).collect();
    let sided = laid.iter().any(|row| row.sides == Sides::Both)
        || (laid.iter().any(|row| row.sides == Sides::Odd)
            && laid.iter().any(|row| row.sides == Sides::Even));
    let placed: Vec<(Laid<'_>, Vec<i64>)> = laid.into_iter().map(|row| place(row, sided)).collect();
    let half = placed.iter().flat_map(|(_, xs)| xs).map(|x| x.abs()).max().unwrap_or(0);
    let bent = placed.len() >= BENT_FROM;
    // A flat arc: at the ends of the widest row, a sixth of half its width.
    let bend = |x: i64| if bent && half > 0 { x * x / (6 * half) } else { 0 };
    let middle = MARGIN + half + SEAT;
    let mut y = MARGIN + STAGE + ROW + bend(half / 2);
    let mut levels: Vec<Level<Spot>> = Vec::new();
    for group in placed.chunk_by(|a, b| parts(a.0.label).level == parts(b.0.label).level) {
        let name = parts(group[0].0.label).level;
        let mut level = Level { name: name.to_owned(), rows: Vec::new(), areas: Vec::new() };
        if levels.is_empty() {
            level.areas.push(stage_area(stage, middle, half));
        } else {
            y += BETWEEN;
        }
        for (row, xs) in group {
            let seats = row.order.iter().zip(xs).map(|(seat, x)| Placed {
                at: Point::new(middle + x, y - bend(*x)),
                seat: Spot { row: row.at, seat: *seat },
            });
            let label = parts(row.label).row.to_owned();
            level.rows.push(PlanRow { label, seats: seats.collect() });
            y += ROW;
        }
        levels.push(level);
    }
    Plan { width: 2 * middle, height: y + MARGIN - ROW + SEAT, levels }
}

fn stage_area(word: &str, middle: i64, half: i64) -> Area {
    let (wide, narrow) = ((half / 2).max(3 * SEAT), (half / 3).max(2 * SEAT));
    let corners = [(-wide, STAGE), (-narrow, 0), (narrow, 0), (wide, STAGE)];
    Area {
        shape: Shape::Polygon(corners.map(|(x, y)| Point::new(x, y)).to_vec()),
        at: Point::new(middle, MARGIN),
        rotation: 0,
        text: word.to_owned(),
        size: 18 * UNIT,
    }
}

/// Which numbers a row has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sides {
    /// Odd ones on one side, even ones on the other.
    Both,
    Odd,
    Even,
    /// All in a line.
    Line,
}

/// A row, its seats in the order in which they stand.
struct Laid<'a> {
    at: usize,
    label: &'a str,
    sides: Sides,
    /// Seats from left to right.
    order: Vec<usize>,
    /// What the numbers begin with, in that order.
    numbers: Vec<Option<i64>>,
}

fn lay<C>(at: usize, row: &Row<C>) -> Option<Laid<'_>> {
    let mut seats: Vec<(usize, Option<i64>)> = row
        .seats
        .iter()
        .enumerate()
        .filter(|(_, seat)| !seat.unplaced)
        .map(|(rank, seat)| (rank, leading(&seat.number)))
        .collect();
    if seats.is_empty() {
        return None;
    }
    let sides = sides(&seats);
    match sides {
        Sides::Line => {}
        // The lowest numbers are nearest to the middle, the even ones on the right.
        Sides::Even => seats.sort_by_key(|(rank, number)| (*number, *rank)),
        Sides::Odd => seats.sort_by_key(|(rank, number)| std::cmp::Reverse((*number, *rank))),
        Sides::Both => seats.sort_by_key(|(rank, number)| {
            let number = number.unwrap_or(0);
            (if number % 2 == 0 { number } else { -number }, *rank)
        }),
    }
    let (order, numbers) = seats.into_iter().unzip();
    Some(Laid { at, label: &row.label, sides, order, numbers })
}

fn leading(number: &str) -> Option<i64> {
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    number.get(..digits)?.parse().ok()
}

/// All odd, all even, or first one and then the other.
fn sides(seats: &[(usize, Option<i64>)]) -> Sides {
    let Some(odd) = seats.iter().map(|(_, n)| n.map(|n| n % 2 == 1)).collect::<Option<Vec<bool>>>()
    else {
        return Sides::Line;
    };
    let turns = odd.windows(2).filter(|two| two[0] != two[1]).count();
    match (turns, odd.first()) {
        // One seat alone is no side.
        (0, Some(true)) if seats.len() > 1 => Sides::Odd,
        (0, Some(false)) if seats.len() > 1 => Sides::Even,
        (1, _) if seats.len() > 3 => Sides::Both,
        _ => Sides::Line,
    }
}

/// How far each seat is from the middle of the hall.
fn place(row: Laid<'_>, sided: bool) -> (Laid<'_>, Vec<i64>) {
    let mut xs = Vec::with_capacity(row.order.len());
    let mut x = 0;
    for (at, number) in row.numbers.iter().enumerate() {
        if at > 0 {
            x += if aisle(row.numbers[at - 1], *number, row.sides) { 2 * SEAT } else { SEAT };
        }
        xs.push(x);
    }
    let count_of_odd = row.numbers.iter().filter(|n| n.is_some_and(|n| n % 2 == 1)).count();
    let shift = match row.sides {
        // The middle is between the last odd one and the first even one.
        Sides::Both if count_of_odd < xs.len() => xs[count_of_odd] - SEAT / 2,
        Sides::Odd if sided => x + SEAT / 2,
        Sides::Even if sided => -SEAT / 2,
        _ => x / 2,
    };
    xs.iter_mut().for_each(|x| *x -= shift);
    (row, xs)
}

/// Numbers that jump by more than two leave an aisle. The two sides meet in the middle without one.
fn aisle(before: Option<i64>, after: Option<i64>, sides: Sides) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => {
            let meet = sides == Sides::Both && before % 2 != after % 2;
            (before - after).abs() > 2 && !meet
        }
        _ => false,
    }
}
