//! *Plan de salle*: where each seat of a hall is, level by level and row by row, as it looks from above
//! with the stage at the top.
//!
//! Lengths are hundredths of the plan's own unit, whole numbers, so that the same plan is always the same text.

pub mod best;
mod computed;
mod drawing;
mod fitting;
mod level;
mod state;

pub use computed::{Spot, computed};
pub use drawing::{Shown, bare, svg};
pub use fitting::{Misfit, fits};
pub use level::{Parts, is_wheelchair, parts, row_labels, row_labels_in};
pub use state::State;

/// From a seat to the next where nothing says otherwise.
const SEAT: i64 = 24 * UNIT;
/// Hundredths of a unit.
pub const UNIT: i64 = 100;
/// The farthest that anything may be from the corner, each way: ten thousand units.
pub const FAR: i64 = 10_000 * UNIT;

/// A point, from the upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    pub x: i64,
    pub y: i64,
}

impl Point {
    /// A point.
    #[must_use]
    pub const fn new(x: i64, y: i64) -> Self {
        Self { x, y }
    }

    /// The square of the distance to another.
    #[must_use]
    pub const fn square_to(self, other: Self) -> i64 {
        let (x, y) = (self.x - other.x, self.y - other.y);
        x * x + y * y
    }
}

/// A hall, drawn. `S` is what stands at a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan<S> {
    pub width: i64,
    pub height: i64,
    /// Levels, from the stage.
    pub levels: Vec<Level<S>>,
}

/// *Niveau*: the stalls, a balcony.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level<S> {
    /// Name; empty where the hall has one level.
    pub name: String,
    /// Rows, from the stage.
    pub rows: Vec<PlanRow<S>>,
    /// What is no seat: the stage, words, walls.
    pub areas: Vec<Area>,
}

/// *Rang*: its seats in the order in which they stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRow<S> {
    /// Label within its level, `A`.
    pub label: String,
    pub seats: Vec<Placed<S>>,
}

/// A seat in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed<S> {
    pub at: Point,
    pub seat: S,
}

/// What is drawn and is no seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    pub shape: Shape,
    pub at: Point,
    /// Degrees, clockwise.
    pub rotation: i64,
    /// Words in its middle, may be empty.
    pub text: String,
    /// Height of the words.
    pub size: i64,
}

/// The outline of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Words alone, in the middle of its point.
    Text,
    /// From its point to the right and down.
    Rectangle { width: i64, height: i64 },
    /// Around its point.
    Ellipse { rx: i64, ry: i64 },
    /// Corners, from its point.
    Polygon(Vec<Point>),
}

impl<S> Plan<S> {
    /// The plan of these levels, as large as what it holds.
    #[must_use]
    pub fn holding(levels: Vec<Level<S>>) -> Self {
        let room = 30 * UNIT;
        let rows = || levels.iter().flat_map(|level| &level.rows);
        let seats = rows().flat_map(|row| &row.seats).map(|placed| placed.at);
        let areas = levels.iter().flat_map(|level| &level.areas).map(Area::end);
        let (mut width, mut height) = (0, 0);
        for end in seats.map(|at| Point::new(at.x + room, at.y + room)).chain(areas) {
            (width, height) = (width.max(end.x), height.max(end.y));
        }
        Self { width, height, levels }
    }

    /// The seats, in order.
    pub fn seats(&self) -> impl Iterator<Item = &Placed<S>> {
        self.levels.iter().flat_map(|level| &level.rows).flat_map(|row| &row.seats)
    }

    /// The same plan with something else at each seat.
    pub fn map<T>(self, mut at: impl FnMut(S) -> T) -> Plan<T> {
        let mut seat = |placed: Placed<S>| Placed { at: placed.at, seat: at(placed.seat) };
        let mut row = |row: PlanRow<S>| PlanRow {
            label: row.label,
            seats: row.seats.into_iter().map(&mut seat).collect(),
        };
        let level = |level: Level<S>| Level {
            name: level.name,
            rows: level.rows.into_iter().map(&mut row).collect(),
            areas: level.areas,
        };
        Plan {
            width: self.width,
            height: self.height,
            levels: self.levels.into_iter().map(level).collect(),
        }
    }
}

impl Area {
    /// How far it goes, to the right and down, as it stands unturned.
    fn end(&self) -> Point {
        let by = |x: i64, y: i64| Point::new(self.at.x + x, self.at.y + y);
        match &self.shape {
            Shape::Text => by(0, self.size),
            Shape::Rectangle { width, height } => by(*width, *height),
            Shape::Ellipse { rx, ry } => by(*rx, *ry),
            Shape::Polygon(corners) => {
                let most = |of: fn(&Point) -> i64| corners.iter().map(of).max().unwrap_or(0);
                by(most(|at| at.x), most(|at| at.y))
            }
        }
    }
}

impl<S> Level<S> {
    /// How far apart neighbours usually are: the middle one of all distances in its rows.
    #[must_use]
    pub fn pitch(&self) -> i64 {
        let pairs = self.rows.iter().flat_map(|row| row.seats.windows(2));
        let mut squares: Vec<i64> = pairs.map(|two| two[0].at.square_to(two[1].at)).collect();
        squares.sort_unstable();
        squares.get(squares.len() / 2).map_or(SEAT, |square| square.isqrt().max(1))
    }
}

impl<S> PlanRow<S> {
    /// The seats that are side by side, a slice for each part of the row between two aisles: where the
    /// next seat is 1.7 times as far as usual is an aisle.
    pub fn parts(&self, pitch: i64) -> impl Iterator<Item = &[Placed<S>]> {
        let far = pitch * pitch * 289 / 100;
        self.seats.chunk_by(move |a, b| a.at.square_to(b.at) <= far)
    }
}

#[cfg(test)]
mod tests;
