//! A hall as it was drawn elsewhere: what is put into a house, and kept of it.

use domain::plan::{Area, Level, Placed, Plan, PlanRow, Point, Shape};

use crate::ids::HallId;
use crate::shape::{choice, record};

choice! {
    /// The outline of an area.
    pub enum AreaShape {
        /// Words alone.
        Text,
        /// From its point to the right and down.
        Rectangle,
        /// Around its point.
        Ellipse,
        /// Corners, from its point.
        Polygon,
    }
}

record! {
    /// A drawing to put on a hall. Lengths are hundredths.
    pub struct SetHallPlan {
        /// Name of the hall, 120 characters at most: one that the house has, or a new one.
        pub hall: String,
        /// Categories of the house, by name.
        pub categories: Vec<String>,
        /// Levels, from the stage.
        pub levels: Vec<DrawnLevel>,
    }

    /// A level.
    pub struct DrawnLevel {
        /// Name, 80 characters at most, may be empty.
        pub name: String,
        pub rows: Vec<DrawnRow>,
        pub areas: Vec<DrawnArea>,
    }

    /// A row.
    pub struct DrawnRow {
        /// Label within its level.
        pub label: String,
        /// Seats, in the order in which they stand.
        pub seats: Vec<DrawnSeat>,
    }

    /// A seat.
    pub struct DrawnSeat {
        pub number: String,
        /// Rank in the list of categories, from 0.
        pub category: i64,
        pub x: i64,
        pub y: i64,
        /// What the system that it comes from calls it, 190 characters at most; may be empty.
        #[serde(default)]
        pub guid: String,
    }

    /// What is drawn and is no seat.
    pub struct DrawnArea {
        pub shape: AreaShape,
        pub x: i64,
        pub y: i64,
        /// Size of a rectangle, radii of an ellipse.
        pub width: i64,
        pub height: i64,
        /// Corners of a polygon.
        pub corners: Vec<Corner>,
        /// Degrees, clockwise.
        pub rotation: i64,
        /// Words in its middle, may be empty.
        pub text: String,
        /// Height of the words.
        pub size: i64,
    }

    /// A corner.
    pub struct Corner {
        pub x: i64,
        pub y: i64,
    }

    /// What a drawing does to a hall.
    pub struct HallPlanned {
        /// Absent where a new hall is only looked at.
        pub hall_id: Option<HallId>,
        pub hall: String,
        /// The house has no hall of that name yet.
        pub new: bool,
        pub levels: i64,
        pub rows: i64,
        pub seats: i64,
        /// Seats that the hall does not have yet.
        pub added: i64,
        /// Seats that have another category, or are on sale again.
        pub changed: i64,
        /// Seats that the drawing lacks, and nobody ever bought.
        pub removed: i64,
        /// The drawing.
        pub svg: String,
    }

    /// A hall to draw.
    pub struct DrawHall {
        pub id: HallId,
        /// The word on the stage where the drawing is computed; 40 characters at most.
        pub stage: String,
    }

    /// A hall, drawn.
    pub struct HallDrawn {
        /// The drawing, with `data-seat` on each seat; empty where nobody has a seat of their own.
        pub svg: String,
        /// Made from the words of its rows: it was never drawn, or the drawing lacks a seat.
        pub computed: bool,
        /// The same as a seating plan of pretix.
        pub json: String,
    }
}

impl SetHallPlan {
    /// The command of a plan whose seats are told by `seat`: number, category and what the system it comes
    /// from calls it.
    pub fn of<S>(
        hall: &str,
        categories: &[String],
        plan: &Plan<S>,
        seat: impl Fn(&S) -> (String, String, String),
    ) -> Self {
        let drawn = |placed: &Placed<S>| {
            let (number, category, guid) = seat(&placed.seat);
            let rank = categories.iter().position(|known| *known == category).unwrap_or(0);
            let category = i64::try_from(rank).unwrap_or(0);
            DrawnSeat { number, category, x: placed.at.x, y: placed.at.y, guid }
        };
        let row = |row: &PlanRow<S>| DrawnRow {
            label: row.label.clone(),
            seats: row.seats.iter().map(drawn).collect(),
        };
        let level = |level: &Level<S>| DrawnLevel {
            name: level.name.clone(),
            rows: level.rows.iter().map(row).collect(),
            areas: level.areas.iter().map(DrawnArea::of).collect(),
        };
        Self {
            hall: hall.to_owned(),
            categories: categories.to_vec(),
            levels: plan.levels.iter().map(level).collect(),
        }
    }
}

/// The plan of levels, as large as what it holds.
#[must_use]
pub fn plan_of(levels: &[DrawnLevel]) -> Plan<DrawnSeat> {
    let placed = |seat: &DrawnSeat| Placed { at: Point::new(seat.x, seat.y), seat: seat.clone() };
    let row = |row: &DrawnRow| PlanRow {
        label: row.label.clone(),
        seats: row.seats.iter().map(placed).collect(),
    };
    let level = |level: &DrawnLevel| Level {
        name: level.name.clone(),
        rows: level.rows.iter().map(row).collect(),
        areas: level.areas.iter().map(DrawnArea::area).collect(),
    };
    Plan::holding(levels.iter().map(level).collect())
}

impl DrawnArea {
    fn of(area: &Area) -> Self {
        let plain = Self {
            shape: AreaShape::Text,
            x: area.at.x,
            y: area.at.y,
            width: 0,
            height: 0,
            corners: Vec::new(),
            rotation: area.rotation,
            text: area.text.clone(),
            size: area.size,
        };
        match &area.shape {
            Shape::Text => plain,
            Shape::Rectangle { width, height } => {
                Self { shape: AreaShape::Rectangle, width: *width, height: *height, ..plain }
            }
            Shape::Ellipse { rx, ry } => {
                Self { shape: AreaShape::Ellipse, width: *rx, height: *ry, ..plain }
            }
            Shape::Polygon(corners) => Self {
                shape: AreaShape::Polygon,
                corners: corners.iter().map(|at| Corner { x: at.x, y: at.y }).collect(),
                ..plain
            },
        }
    }

    fn area(&self) -> Area {
        let (width, height) = (self.width, self.height);
        let shape = match self.shape {
            AreaShape::Text => Shape::Text,
            AreaShape::Rectangle => Shape::Rectangle { width, height },
            AreaShape::Ellipse => Shape::Ellipse { rx: width, ry: height },
            AreaShape::Polygon => {
                Shape::Polygon(self.corners.iter().map(|at| Point::new(at.x, at.y)).collect())
            }
        };
        Area {
            shape,
            at: Point::new(self.x, self.y),
            rotation: self.rotation,
            text: self.text.clone(),
            size: self.size,
        }
    }
}
