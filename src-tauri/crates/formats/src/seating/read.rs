//! A document of pretix as a plan: the first thing that is wrong, and where it stands.

use domain::hall::{ROWS_MAX, SEATS_MAX, label_of, number_of};
use domain::plan::{
    Area as PlanArea, FAR, Level, Misfit, Placed, Plan, PlanRow, Point, Shape, UNIT, fits,
    row_labels,
};
use domain::text::{is_hidden, name_key};

use super::shape::{Area, At, Document, Row, Zone};
use super::{NamedSeat, PlanError, SeatingPlan, Why};

/// Bytes of a plan: ten times that of five thousand seats.
const BYTES_MAX: usize = 10_000_000;
const LEVELS_MAX: usize = 50;
const AREAS_MAX: usize = 300;
const CORNERS_MAX: usize = 200;
/// Characters of any name.
const TEXT_MAX: usize = 80;
/// Characters of what orders name a seat by: as many as pretix keeps.
const GUID_MAX: usize = 190;
/// Characters of a wrong value that are told.
const TOLD: usize = 40;

/// Reads a plan.
///
/// # Errors
/// [`PlanError`] on the first thing that cannot be taken.
pub fn read(bytes: &[u8]) -> Result<SeatingPlan, PlanError> {
    if bytes.len() > BYTES_MAX {
        return Err(wrong("", "", Why::TooLarge));
    }
    let mut json = serde_json::Deserializer::from_slice(bytes.trim_ascii());
    let document: Document = serde_path_to_error::deserialize(&mut json).map_err(|e| {
        let why = if e.inner().is_data() { Why::Shape } else { Why::Broken };
        let path = e.path().to_string();
        let path = if path == "." { String::new() } else { path };
        PlanError { path, line: e.inner().line() as u64, value: String::new(), why }
    })?;
    json.end().map_err(|e| PlanError { line: e.line() as u64, ..wrong("", "", Why::Broken) })?;
    plan_of(&document)
}

/// Whether a file is a seating plan, and no export of orders.
#[must_use]
pub fn is_plan(bytes: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    struct Head {
        zones: Option<serde::de::IgnoredAny>,
        orders: Option<serde::de::IgnoredAny>,
        event: Option<serde::de::IgnoredAny>,
    }
    let head: Option<Head> = serde_json::from_slice(bytes).ok();
    head.is_some_and(|h| h.zones.is_some() && h.orders.is_none() && h.event.is_none())
}

fn wrong(path: &str, value: &str, why: Why) -> PlanError {
    let readable = value.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c });
    PlanError { path: path.to_owned(), line: 0, value: readable.take(TOLD).collect(), why }
}

fn plan_of(document: &Document) -> Result<SeatingPlan, PlanError> {
    let mut categories = Vec::with_capacity(document.categories.len().min(100));
    for (at, category) in document.categories.iter().enumerate() {
        categories.push(text(&format!("categories[{at}].name"), &category.name)?.to_owned());
    }
    let areas: usize = document.zones.iter().map(|zone| zone.areas.len()).sum();
    let rows: usize = document.zones.iter().map(|zone| zone.rows.len()).sum();
    let all_rows = || document.zones.iter().flat_map(|zone| &zone.rows);
    let seats: usize = all_rows().map(|row| row.seats.len()).sum();
    let few = document.zones.len() <= LEVELS_MAX && areas <= AREAS_MAX;
    if !few || rows > ROWS_MAX || seats > SEATS_MAX || categories.len() > TEXT_MAX {
        return Err(wrong("zones", "", Why::TooLarge));
    }
    let reader = Reader { categories: &categories };
    let mut levels = Vec::with_capacity(document.zones.len());
    for (at, zone) in document.zones.iter().enumerate() {
        levels.push(reader.level(&format!("zones[{at}]"), zone)?);
    }
    let (width, height) = match &document.size {
        Some(size) => (length("size.width", size.width)?, length("size.height", size.height)?),
        None => (0, 0),
    };
    let name = text("name", &document.name)?.to_owned();
    let mut plan = Plan::holding(levels);
    plan.width = plan.width.max(width);
    plan.height = plan.height.max(height);
    as_rows_are_written(&mut plan);
    fitting(&plan)?;
    // What is wrong is told by where it stands in the file.
    for row in plan.levels.iter_mut().flat_map(|level| &mut level.rows) {
        side_by_side(&mut row.seats);
    }
    Ok(SeatingPlan { name, categories, plan })
}

/// « a » is row A where its label names no level.
fn as_rows_are_written(plan: &mut Plan<NamedSeat>) {
    let labels = row_labels(plan);
    let rows = plan.levels.iter_mut().flat_map(|level| &mut level.rows);
    for (row, label) in rows.zip(labels).filter(|(row, label)| row.label == *label) {
        row.label = label_of(&label);
    }
}

/// Puts the seats of a row in the order in which they stand: along the axis on which they spread most, where that is the
/// shorter way from seat to seat. A row that goes round the hall, or from right to left, stays as the file has it.
fn side_by_side(seats: &mut Vec<Placed<NamedSeat>>) {
    let spread = |of: fn(&Point) -> i64| {
        let along = || seats.iter().map(|placed| of(&placed.at));
        along().max().unwrap_or(0) - along().min().unwrap_or(0)
    };
    let x: fn(&Point) -> i64 = |at| at.x;
    let y: fn(&Point) -> i64 = |at| at.y;
    let along = if spread(x) >= spread(y) { x } else { y };
    let mut sorted = seats.clone();
    sorted.sort_by_key(|placed| along(&placed.at));
    let way = |seats: &[Placed<NamedSeat>]| -> i64 {
        seats.windows(2).map(|two| two[0].at.square_to(two[1].at).isqrt()).sum()
    };
    if way(&sorted) < way(seats) {
        *seats = sorted;
    }
}

/// Each seat must be one that the rows of a hall can say too, so that the hall can be described again.
fn fitting(plan: &Plan<NamedSeat>) -> Result<(), PlanError> {
    let row_at = |level: usize, row: usize| format!("zones[{level}].rows[{row}].row_number");
    let seat_at = |level: usize, row: usize, seat: usize, why: Why| {
        let of = &plan.levels[level].rows[row].seats[seat].seat;
        let path = format!("zones[{level}].rows[{row}].seats[{seat}]");
        match why {
            Why::BadSeat | Why::SeatTwice => wrong(&format!("{path}.seat_number"), &of.number, why),
            _ => wrong(&format!("{path}.position"), "", why),
        }
    };
    fits(plan, |seat| &seat.number).map_err(|misfit| match misfit {
        Misfit::Empty => wrong("zones", "", Why::Empty),
        Misfit::TooLarge => wrong("zones", "", Why::TooLarge),
        Misfit::BadRow { level, row, label } => wrong(&row_at(level, row), &label, Why::BadRow),
        Misfit::RowTwice { level, row, label } => wrong(&row_at(level, row), &label, Why::RowTwice),
        Misfit::BadSeat { level, row, seat } => seat_at(level, row, seat, Why::BadSeat),
        Misfit::SeatTwice { level, row, seat } => seat_at(level, row, seat, Why::SeatTwice),
        Misfit::SamePlace { level, row, seat } => seat_at(level, row, seat, Why::SamePlace),
        Misfit::FarAway { level, row, seat } => seat_at(level, row, seat, Why::FarAway),
    })
}

struct Reader<'a> {
    categories: &'a [String],
}

impl Reader<'_> {
    fn level(&self, path: &str, zone: &Zone) -> Result<Level<NamedSeat>, PlanError> {
        let name = text(&format!("{path}.name"), &zone.name)?.to_owned();
        let origin = point(&format!("{path}.position"), zone.position, Point::default())?;
        let mut rows = Vec::with_capacity(zone.rows.len());
        for (at, of) in zone.rows.iter().enumerate() {
            rows.push(self.row(&format!("{path}.rows[{at}]"), of, origin)?);
        }
        let areas = zone.areas.iter().enumerate();
        let areas = areas.map(|(at, of)| area(&format!("{path}.areas[{at}]"), of, origin));
        Ok(Level { name, rows, areas: areas.collect::<Result<_, _>>()? })
    }

    fn row(&self, path: &str, row: &Row, origin: Point) -> Result<PlanRow<NamedSeat>, PlanError> {
        let label = text(&format!("{path}.row_number"), &row.row_number)?.to_owned();
        let origin = point(&format!("{path}.position"), row.position, origin)?;
        let mut seats = Vec::with_capacity(row.seats.len());
        for (at, seat) in row.seats.iter().enumerate() {
            let path = format!("{path}.seats[{at}]");
            let at = point(&format!("{path}.position"), seat.position, origin)?;
            let key = name_key(&seat.category);
            let Some(category) = self.categories.iter().find(|name| name_key(name) == key) else {
                let path = format!("{path}.category");
                return Err(wrong(&path, &seat.category, Why::UnknownCategory));
            };
            let number = number_of(text(&format!("{path}.seat_number"), &seat.seat_number)?);
            let guid = within(&format!("{path}.seat_guid"), &seat.seat_guid, GUID_MAX)?.to_owned();
            seats.push(Placed { at, seat: NamedSeat { number, category: category.clone(), guid } });
        }
        Ok(PlanRow { label, seats })
    }
}

fn area(path: &str, area: &Area, origin: Point) -> Result<PlanArea, PlanError> {
    let at = |what: &str| format!("{path}.{what}");
    let shape = match (area.shape.as_str(), area) {
        ("text", _) => Shape::Text,
        ("rectangle", Area { rectangle: Some(size), .. }) => Shape::Rectangle {
            width: length(&at("rectangle.width"), size.width)?,
            height: length(&at("rectangle.height"), size.height)?,
        },
        ("circle", Area { circle: Some(circle), .. }) => {
            let radius = length(&at("circle.radius"), circle.radius)?;
            Shape::Ellipse { rx: radius, ry: radius }
        }
        ("ellipse", Area { ellipse: Some(ellipse), .. }) => Shape::Ellipse {
            rx: length(&at("ellipse.radius.x"), ellipse.radius.x)?,
            ry: length(&at("ellipse.radius.y"), ellipse.radius.y)?,
        },
        ("polygon", Area { polygon: Some(polygon), .. }) => {
            if polygon.points.len() > CORNERS_MAX {
                return Err(wrong(&at("polygon.points"), "", Why::TooLarge));
            }
            let corner = |(i, p): (usize, &At)| {
                point(&at(&format!("polygon.points[{i}]")), *p, Point::default())
            };
            Shape::Polygon(polygon.points.iter().enumerate().map(corner).collect::<Result<_, _>>()?)
        }
        _ => return Err(wrong(&at("shape"), &area.shape, Why::Shape)),
    };
    let words = area.text.as_ref();
    let said = words.map_or("", |words| &words.text);
    let size = words.and_then(|words| words.size).unwrap_or(16.0);
    if !(-360.0..=360.0).contains(&area.rotation) {
        return Err(wrong(&at("rotation"), "", Why::FarAway));
    }
    let mut place = point(&at("position"), area.position, origin)?;
    if let (Shape::Text, Some(words)) = (&shape, words) {
        place = point(&at("text.position"), words.position, place)?;
    }
    Ok(PlanArea {
        shape,
        at: place,
        rotation: hundredths(area.rotation) / UNIT,
        text: text(&at("text.text"), said)?.to_owned(),
        size: length(&at("text.size"), size)?,
    })
}

fn point(path: &str, at: At, origin: Point) -> Result<Point, PlanError> {
    let near = |value: f64| value.is_finite() && hundredths(value).abs() <= FAR;
    let point = Point::new(hundredths(at.x), hundredths(at.y));
    let sum = Point::new(origin.x.saturating_add(point.x), origin.y.saturating_add(point.y));
    for (axis, value, sum) in [("x", at.x, sum.x), ("y", at.y, sum.y)] {
        if !near(value) || sum.abs() > FAR {
            return Err(wrong(&format!("{path}.{axis}"), &value.to_string(), Why::FarAway));
        }
    }
    Ok(sum)
}

fn length(path: &str, value: f64) -> Result<i64, PlanError> {
    let length = hundredths(value);
    if value.is_finite() && (0..=FAR).contains(&length) {
        Ok(length)
    } else {
        Err(wrong(path, &value.to_string(), Why::FarAway))
    }
}

/// Hundredths of a unit; what is too far for a number stays too far.
#[expect(clippy::cast_possible_truncation, reason = "a cast from a float saturates")]
fn hundredths(value: f64) -> i64 {
    (value * 100.0).round() as i64
}

/// A name that people read, without what stands around it.
fn text<'a>(path: &str, value: &'a str) -> Result<&'a str, PlanError> {
    within(path, value, TEXT_MAX)
}

/// The same, of at most so many characters.
fn within<'a>(path: &str, value: &'a str, max: usize) -> Result<&'a str, PlanError> {
    let trimmed = value.trim();
    let odd = |c: char| c.is_control() || is_hidden(c);
    if trimmed.chars().count() > max || trimmed.contains(odd) {
        return Err(wrong(path, value, Why::BadText));
    }
    Ok(trimmed)
}
