//! A plan as SVG: a shape and a class for each state; no script, no style.
//! A page colours it by its classes; without a style sheet it has the colours of the attributes.

use std::fmt::{self, Write};

use super::level::is_box;
use super::state::State;
use super::{Area, FAR, Level, Placed, Plan, PlanRow, Point, Shape, UNIT};

/// A seat to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The seat, as commands name it.
    pub id: i64,
    pub number: String,
    pub state: State,
    /// Rank of its category in the house's order, from 0: the class `k0`.
    pub category: usize,
    /// *Emplacement pour fauteuil roulant*.
    pub wheelchair: bool,
}

/// The side of the square that shapes are drawn in, of the distance from seat to seat: a tenth is left free.
const SHAPE: i64 = 24;

/// The hall alone, of the ids of its seats: all free, and no word or number on them. It is for a page that says itself what they
/// are, and lets them change.
#[must_use]
pub fn bare(plan: Plan<i64>) -> String {
    let free = |id| Shown {
        id,
        number: String::new(),
        state: State::Free,
        category: 0,
        wheelchair: false,
    };
    drawn(&plan.map(free), None)
}

/// The whole plan. `named` says a seat in words, to who points at it and to readers: row, number, category,
/// price, state, in the language of the page.
#[must_use]
pub fn svg(
    plan: &Plan<Shown>,
    named: impl Fn(&Level<Shown>, &PlanRow<Shown>, &Shown) -> String,
) -> String {
    drawn(plan, Some(&named))
}

fn drawn(plan: &Plan<Shown>, named: Option<Named<'_>>) -> String {
    let of_one = if named.is_some() { 400 } else { 180 };
    let mut out = String::with_capacity(plan.seats().count() * of_one + 2_000);
    // Writing to a text does not fail.
    let _ = whole(&mut out, plan, named);
    out
}

type Named<'a> = &'a dyn Fn(&Level<Shown>, &PlanRow<Shown>, &Shown) -> String;

fn whole(out: &mut String, plan: &Plan<Shown>, named: Option<Named<'_>>) -> fmt::Result {
    let (width, height) = (Length(plan.width), Length(plan.height));
    write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plan\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"Inter, sans-serif\" text-anchor=\"middle\"><defs>"
    )?;
    for state in State::ALL {
        let (outline, paint) = state.shape();
        write!(out, "<path id=\"plan-{}\" d=\"{outline}\" {paint}/>", state.key())?;
    }
    out.push_str(WHEELCHAIR);
    out.push_str("</defs>");
    let mut numbers = String::new();
    for level in &plan.levels {
        out.push_str("<g class=\"level\">");
        level.areas.iter().try_for_each(|of| area(out, of))?;
        name_of(out, plan, level)?;
        level.rows.iter().try_for_each(|of| row((out, &mut numbers), level, of, named))?;
        out.push_str("</g>");
    }
    // Above all seats: a shape hides no number.
    if !numbers.is_empty() {
        out.push_str("<g class=\"numbers\" pointer-events=\"none\" aria-hidden=\"true\">");
        out.push_str(&numbers);
        out.push_str("</g>");
    }
    out.push_str("</svg>");
    Ok(())
}

/// A head, a seat, a wheel.
const WHEELCHAIR: &str = "<g id=\"plan-wheelchair\" fill=\"none\" stroke=\"currentColor\" \
     stroke-width=\"1.6\" stroke-linecap=\"round\"><circle cx=\"-1\" cy=\"-6\" r=\"1.1\"/>\
     <path d=\"M-1-3.5V1H3L5 5M-3-1A4 4 0 1 0 3 4\"/></g>";

/// The level's name, above the middle of its first row. A level that says its name itself, or that the stage
/// is on, has none, nor has one whose name would fall on a seat: its seats say it.
fn name_of(out: &mut String, plan: &Plan<Shown>, level: &Level<Shown>) -> fmt::Result {
    let speaks = level.areas.iter().any(|area| !area.text.is_empty());
    let seats = || level.rows.iter().flat_map(|row| &row.seats).map(|seat| seat.at);
    let (Some(left), Some(right)) = (seats().map(|at| at.x).min(), seats().map(|at| at.x).max())
    else {
        return Ok(());
    };
    if level.name.is_empty() || speaks {
        return Ok(());
    }
    let middle = left.midpoint(right);
    // The ends of a bent row are higher than its middle.
    let near = seats().filter(|at| (at.x - middle).abs() < 100 * UNIT).map(|at| at.y).min();
    let Some(top) = near else { return Ok(()) };
    let at = Point::new(middle, top - 26 * UNIT);
    let half = i64::try_from(level.name.chars().count()).unwrap_or(FAR) * 5 * UNIT;
    let under = |seat: Point| (seat.x - at.x).abs() < half && (seat.y - at.y).abs() < 18 * UNIT;
    if plan.seats().any(|placed| under(placed.at)) {
        return Ok(());
    }
    words(out, "level-name", at, 16 * UNIT, &level.name)
}

fn row(
    (out, numbers): (&mut String, &mut String),
    level: &Level<Shown>,
    row: &PlanRow<Shown>,
    named: Option<Named<'_>>,
) -> fmt::Result {
    let pitch = level.pitch();
    out.push_str("<g class=\"row\">");
    if is_box(&row.label) {
        boxed(out, row, pitch)?;
    }
    for part in row.parts(pitch) {
        let size = size(part, pitch);
        for placed in part {
            seat(out, (level, row), placed, size, named)?;
            if named.is_some() {
                number(numbers, placed, size)?;
            }
        }
    }
    ends(out, row, pitch)?;
    out.push_str("</g>");
    Ok(())
}

/// How large seats side by side are drawn: as they usually are apart, and smaller where upright squares would overlap, as in
/// a row that climbs.
fn size(part: &[Placed<Shown>], pitch: i64) -> i64 {
    let apart = |two: &[Placed<Shown>]| {
        let (a, b) = (two[0].at, two[1].at);
        (a.x - b.x).abs().max((a.y - b.y).abs())
    };
    part.windows(2).map(apart).min().map_or(pitch, |least| pitch.min((least * SHAPE / 20).max(1)))
}

fn seat(
    out: &mut String,
    (level, row): (&Level<Shown>, &PlanRow<Shown>),
    placed: &Placed<Shown>,
    size: i64,
    named: Option<Named<'_>>,
) -> fmt::Result {
    let shown = &placed.seat;
    let Some(named) = named else {
        let (at, (outline, _)) = (At(placed.at, size), State::Free.shape());
        return write!(
            out,
            "<path class=\"seat free\" data-seat=\"{}\" {at} d=\"{outline}\"/>",
            shown.id
        );
    };
    let (outline, paint) = shown.state.shape();
    write!(
        out,
        "<path class=\"seat {} k{}\" data-seat=\"{}\" {} d=\"{outline}\" {paint}>\
         <title>{}</title></path>",
        shown.state.key(),
        shown.category,
        shown.id,
        At(placed.at, size),
        Escaped(&named(level, row, shown)),
    )
}

/// The number of a seat, or the sign of a wheelchair, where its shape has room for it.
fn number(out: &mut String, placed: &Placed<Shown>, size: i64) -> fmt::Result {
    let shown = &placed.seat;
    if !shown.state.is_numbered() {
        return Ok(());
    }
    let (state, at) = (shown.state.key(), At(placed.at, size));
    let ink = if shown.state == State::Mine { "#fffaf6" } else { "#211c17" };
    if shown.wheelchair {
        return write!(
            out,
            "<use href=\"#plan-wheelchair\" class=\"{state}\" {at} color=\"{ink}\"/>"
        );
    }
    let letter = if shown.number.chars().count() > 2 { 7 } else { 9 };
    write!(
        out,
        "<text class=\"{state}\" {at} y=\"3\" font-size=\"{letter}\" fill=\"{ink}\">{}</text>",
        Escaped(&shown.number)
    )
}

/// Where a seat is drawn, and how large.
struct At(Point, i64);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(at, size) = self;
        let (x, y, scale) = (Length(at.x), Length(at.y), Length(size / SHAPE));
        write!(f, "transform=\"translate({x} {y}) scale({scale})\"")
    }
}

/// The row's label at both ends; a box's once, above it.
fn ends(out: &mut String, row: &PlanRow<Shown>, pitch: i64) -> fmt::Result {
    let (Some(first), Some(last)) = (row.seats.first(), row.seats.last()) else { return Ok(()) };
    if row.label.is_empty() {
        return Ok(());
    }
    let size = pitch * 5 / 12;
    if is_box(&row.label) {
        let (from, to) = corners(&row.seats);
        let at = Point::new(from.x.midpoint(to.x), from.y - pitch * 2 / 3);
        return words(out, "row-name", at, size * 4 / 5, &row.label);
    }
    let beyond = |end: &Placed<Shown>, next: Option<&Placed<Shown>>, way: i64| {
        let (dx, dy) = next.map_or((way * pitch, 0), |n| (end.at.x - n.at.x, end.at.y - n.at.y));
        Point::new(end.at.x + dx, end.at.y + dy + size / 3)
    };
    words(out, "row-name", beyond(first, row.seats.get(1), -1), size, &row.label)?;
    let before = row.seats.len().checked_sub(2).and_then(|at| row.seats.get(at));
    words(out, "row-name", beyond(last, before, 1), size, &row.label)
}

/// The walls of a box.
fn boxed(out: &mut String, row: &PlanRow<Shown>, pitch: i64) -> fmt::Result {
    let (from, to) = corners(&row.seats);
    let wall = pitch * 7 / 12;
    write!(
        out,
        "<rect class=\"box\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"4\" fill=\"none\" \
         stroke=\"#c9c0b3\"/>",
        Length(from.x - wall),
        Length(from.y - wall),
        Length(to.x - from.x + 2 * wall),
        Length(to.y - from.y + 2 * wall),
    )
}

fn corners(seats: &[Placed<Shown>]) -> (Point, Point) {
    let all = || seats.iter().map(|seat| seat.at);
    let least = |of: fn(Point) -> i64| all().map(of).min().unwrap_or(0);
    let most = |of: fn(Point) -> i64| all().map(of).max().unwrap_or(0);
    (Point::new(least(|at| at.x), least(|at| at.y)), Point::new(most(|at| at.x), most(|at| at.y)))
}

fn area(out: &mut String, area: &Area) -> fmt::Result {
    write!(
        out,
        "<g class=\"area\" transform=\"translate({} {})",
        Length(area.at.x),
        Length(area.at.y)
    )?;
    if area.rotation != 0 {
        write!(out, " rotate({})", area.rotation)?;
    }
    out.push_str("\">");
    const PAINT: &str = "fill=\"#eeeae3\" stroke=\"#c9c0b3\"";
    let mut middle = Point::default();
    match &area.shape {
        Shape::Text => {}
        Shape::Rectangle { width, height } => {
            middle = Point::new(width / 2, height / 2);
            let (width, height) = (Length(*width), Length(*height));
            write!(out, "<rect width=\"{width}\" height=\"{height}\" {PAINT}/>")?;
        }
        Shape::Ellipse { rx, ry } => {
            write!(out, "<ellipse rx=\"{}\" ry=\"{}\" {PAINT}/>", Length(*rx), Length(*ry))?;
        }
        Shape::Polygon(points) => {
            out.push_str("<polygon points=\"");
            for (at, point) in points.iter().enumerate() {
                let space = if at == 0 { "" } else { " " };
                write!(out, "{space}{},{}", Length(point.x), Length(point.y))?;
            }
            write!(out, "\" {PAINT}/>")?;
            let (low, high) = (
                points.iter().map(|p| p.y).min().unwrap_or(0),
                points.iter().map(|p| p.y).max().unwrap_or(0),
            );
            middle = Point::new(0, low.midpoint(high));
        }
    }
    if !area.text.is_empty() {
        let at = Point::new(middle.x, middle.y + area.size / 3);
        words(out, "area-name", at, area.size, &area.text)?;
    }
    out.push_str("</g>");
    Ok(())
}

fn words(out: &mut String, class: &str, at: Point, size: i64, text: &str) -> fmt::Result {
    write!(
        out,
        "<text class=\"{class}\" x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"#575047\">{}</text>",
        Length(at.x),
        Length(at.y),
        Length(size),
        Escaped(text)
    )
}

/// A length, without zeros at its end: `585.88`, `12.5`, `-9`.
struct Length(i64);

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0.abs() / UNIT, self.0.abs() % UNIT);
        if self.0 < 0 {
            f.write_char('-')?;
        }
        match (part, part % 10) {
            (0, _) => write!(f, "{whole}"),
            (_, 0) => write!(f, "{whole}.{}", part / 10),
            _ => write!(f, "{whole}.{part:02}"),
        }
    }
}

/// Text within a document: what would end it, or is no character of one, is written otherwise or left out.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\t' | '\n' => f.write_char(' ')?,
                '\u{fffe}' | '\u{ffff}' => {}
                c if c.is_control() => {}
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}
