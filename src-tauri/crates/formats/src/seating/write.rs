//! A plan as a document of pretix. Seats keep the id that they came with; others have one of their level, row and number, the
//! same each time.

use std::collections::HashSet;

use domain::plan::{Area as PlanArea, Level, Placed, PlanRow, Point, Shape, UNIT, row_labels};
use domain::text;

use super::shape::{
    Area, At, Category, Document, Ellipse, Polygon, Row, Seat, Size, Text, Zone, no_colour,
};
use super::{NamedSeat, SeatingPlan};

/// The document of a plan, indented.
#[must_use]
pub fn write(seating: &SeatingPlan) -> String {
    let plan = &seating.plan;
    let mut labels = row_labels(plan).into_iter();
    let taken: HashSet<&str> = plan.seats().map(|placed| placed.seat.guid.as_str()).collect();
    let mut zone = |level: &Level<NamedSeat>| Zone {
        name: level.name.clone(),
        zone_id: text::key(&level.name).replace(' ', "-"),
        position: At::default(),
        rows: level
            .rows
            .iter()
            .zip(&mut labels)
            .map(|(of, label)| row(of, &label, &taken))
            .collect(),
        areas: level.areas.iter().map(area).collect(),
    };
    let category = |name: &String| Category { name: name.clone(), color: no_colour() };
    let document = Document {
        name: seating.name.clone(),
        size: Some(Size { width: units(plan.width), height: units(plan.height) }),
        categories: seating.categories.iter().map(category).collect(),
        zones: plan.levels.iter().map(&mut zone).collect(),
    };
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

fn row(row: &PlanRow<NamedSeat>, label: &str, taken: &HashSet<&str>) -> Row {
    let key = text::key(label).replace(' ', "-");
    let made = |number: &str| {
        let mut made = format!("{key}-{}", text::key(number).replace(' ', "-"));
        while taken.contains(made.as_str()) {
            made.push('-');
        }
        made
    };
    let guid = |seat: &NamedSeat| match seat.guid.as_str() {
        "" => made(&seat.number),
        guid => guid.to_owned(),
    };
    let seat = |placed: &Placed<NamedSeat>| Seat {
        seat_guid: guid(&placed.seat),
        seat_number: placed.seat.number.clone(),
        position: at(placed.at),
        category: placed.seat.category.clone(),
    };
    Row {
        row_number: row.label.clone(),
        row_number_position: Some("both".to_owned()),
        position: At::default(),
        seats: row.seats.iter().map(seat).collect(),
    }
}

fn area(area: &PlanArea) -> Area {
    let text = Text {
        text: area.text.clone(),
        size: Some(units(area.size)),
        color: no_colour(),
        position: At::default(),
    };
    let plain = Area {
        shape: "text".to_owned(),
        position: at(area.at),
        rotation: units(area.rotation * UNIT),
        color: no_colour(),
        border_color: no_colour(),
        rectangle: None,
        circle: None,
        ellipse: None,
        polygon: None,
        text: Some(text),
    };
    match &area.shape {
        Shape::Text => plain,
        Shape::Rectangle { width, height } => Area {
            shape: "rectangle".to_owned(),
            rectangle: Some(Size { width: units(*width), height: units(*height) }),
            ..plain
        },
        Shape::Ellipse { rx, ry } => Area {
            shape: "ellipse".to_owned(),
            ellipse: Some(Ellipse { radius: At { x: units(*rx), y: units(*ry) } }),
            ..plain
        },
        Shape::Polygon(points) => Area {
            shape: "polygon".to_owned(),
            polygon: Some(Polygon { points: points.iter().copied().map(at).collect() }),
            ..plain
        },
    }
}

fn at(point: Point) -> At {
    At { x: units(point.x), y: units(point.y) }
}

#[expect(clippy::cast_precision_loss, reason = "a plan is a million hundredths wide at most")]
fn units(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}
