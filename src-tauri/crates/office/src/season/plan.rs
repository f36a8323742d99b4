//! A drawing put on a hall: looked at, then taken; and a hall drawn. What was sold keeps its row, its number and
//! its category.

use std::collections::{HashMap, HashSet};

use contract::action::Action;
use contract::drawn::{
    DrawHall, DrawnLevel, DrawnSeat, HallDrawn, HallPlanned, SetHallPlan, plan_of,
};
use contract::ids::CategoryId;
use domain::hall::{Row, Seat};
use domain::plan::{
    FAR, Level, Misfit, Plan, PlanRow, Shown, State, fits, is_wheelchair, row_labels_in, svg,
};
use domain::text::name_key;
use formats::seating::{self, NamedSeat, SeatingPlan};
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::halls::{NAME_MAX, SeatRow, find, found, rows_of, settle};
use super::rows::Categories;
use super::{name, remember_name};
use crate::books::journal::{self, Entry};
use crate::drawing::Called;
use crate::{Code, Cx, OfficeError, drawing, page};

const LEVELS_MAX: usize = 50;
const AREAS_MAX: usize = 300;
const CORNERS_MAX: usize = 200;
/// Characters of any name in a drawing.
const TEXT_MAX: usize = 80;
/// Characters of what another system calls a seat.
const GUID_MAX: usize = 190;

/// What a drawing would do to its hall.
///
/// # Errors
/// As [`set_plan`].
pub fn look_at_plan(
    tx: &mut dyn Tx,
    _: &Cx<'_>,
    args: &SetHallPlan,
) -> Result<HallPlanned, OfficeError> {
    Ok(weigh(tx, args)?.planned)
}

/// Puts a drawing on a hall, and makes its seats those of the drawing.
///
/// # Errors
/// [`Code::BadPlan`] on what does not fit, with why, where and what; [`Code::BadField`].
pub fn set_plan(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &SetHallPlan,
) -> Result<HallPlanned, OfficeError> {
    let Weighed { rows, mut planned } = weigh(tx, args)?;
    let hall = planned.hall.clone();
    let id = match planned.hall_id {
        Some(id) => {
            tx.execute(sql!("change_hall"), &named![id, name = hall.as_str()])?;
            id
        }
        None => {
            let id = cx.mint.id();
            tx.execute(sql!("add_hall"), &named![id, name = hall.as_str()])?;
            remember_name(tx, "hall", id, &hall, &hall)?;
            id
        }
    };
    let done = settle(tx, cx, id, &rows)?;
    drawing::save(tx, id, &args.levels)?;
    let mut data = json!({ "hall": hall, "seats": planned.seats, "levels": planned.levels });
    done.outs.tell(&mut data);
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::HallPlanned) })?;
    planned.hall_id = Some(id);
    Ok(planned)
}

struct Weighed {
    rows: Vec<Row<CategoryId>>,
    planned: HallPlanned,
}

fn weigh(tx: &mut dyn Tx, args: &SetHallPlan) -> Result<Weighed, OfficeError> {
    let hall = name("hall", &args.hall, NAME_MAX)?;
    within_limits(&args.levels)?;
    let plan = plan_of(&args.levels);
    fits(&plan, |seat| &seat.number).map_err(|misfit| misfitting(&plan, misfit))?;
    let categories = categories(&Categories::load(tx)?, &args.categories)?;
    let known = found(tx, hall)?;
    let seats: Vec<SeatRow> = match &known {
        Some(known) => tx.rows(sql!("seats"), &named![hall_id = known.id])?,
        None => Vec::new(),
    };
    let mut rows = Vec::new();
    // The house's own labels: its drawing says levels that they may leave out, and letters where they say both.
    let numbered = seats.iter().filter(|seat| !seat.unplaced);
    let mut labels = row_labels_in(&plan, numbered.map(|seat| seat.row.as_str())).into_iter();
    for row in plan.levels.iter().flat_map(|level| &level.rows) {
        let seat = |of: &DrawnSeat| {
            let category = usize::try_from(of.category).ok().and_then(|at| categories.get(at));
            let number = of.number.clone();
            let category = *category.ok_or_else(|| OfficeError::bad_field("category"))?;
            Ok(Seat { number, category, unplaced: false })
        };
        let seats = row.seats.iter().map(|placed| seat(&placed.seat));
        let label = labels.next().unwrap_or_default();
        rows.push(Row { label, seats: seats.collect::<Result<_, OfficeError>>()? });
    }
    let differs = differences(&seats, &rows)?;
    // Free seating is not drawn, and stays.
    let free: Vec<SeatRow> = seats.into_iter().filter(|s| s.unplaced && !s.withdrawn).collect();
    let count = |of: usize| i64::try_from(of).unwrap_or(i64::MAX);
    let planned = HallPlanned {
        hall_id: known.as_ref().map(|known| known.id),
        hall: known.map_or_else(|| hall.to_owned(), |known| known.name),
        new: differs.new,
        levels: count(plan.levels.len()),
        rows: count(rows.len()),
        seats: count(plan.seats().count()),
        added: differs.added,
        changed: differs.changed,
        removed: differs.removed,
        svg: shown(plan, &args.categories),
    };
    rows.extend(rows_of(&free));
    Ok(Weighed { rows, planned })
}

/// How the seats differ.
struct Differences {
    new: bool,
    added: i64,
    changed: i64,
    removed: i64,
}

/// How the seats of a hall differ from the rows of a drawing. One that was sold may not.
fn differences(seats: &[SeatRow], rows: &[Row<CategoryId>]) -> Result<Differences, OfficeError> {
    let mut drawn: HashMap<(&str, &str), CategoryId> = HashMap::new();
    for row in rows {
        for seat in &row.seats {
            drawn.insert((row.label.as_str(), seat.number.as_str()), seat.category);
        }
    }
    let mut differs = Differences { new: seats.is_empty(), added: 0, changed: 0, removed: 0 };
    let total = drawn.len();
    let mut kept = HashSet::new();
    for seat in seats.iter().filter(|seat| !seat.unplaced) {
        let key = (seat.row.as_str(), seat.number.as_str());
        let category = drawn.get(&key);
        if seat.ever_sold && !seat.withdrawn && category != Some(&seat.category_id) {
            let what = format!("{} {}", seat.row, seat.number);
            return Err(bad_plan("sold_seat", "", &what));
        }
        match category {
            Some(category) => {
                kept.insert(key);
                let same = *category == seat.category_id && !seat.withdrawn;
                differs.changed += i64::from(!same);
            }
            None => differs.removed += i64::from(!seat.ever_sold),
        }
    }
    differs.added = i64::try_from(total - kept.len()).unwrap_or(i64::MAX);
    Ok(differs)
}

fn shown(plan: Plan<DrawnSeat>, categories: &[String]) -> String {
    let mut id = 0;
    let drawn = plan.map(|seat| {
        id += 1;
        let category = usize::try_from(seat.category).unwrap_or(0);
        let wheelchair = categories.get(category).is_some_and(|name| is_wheelchair(name));
        Shown { id, number: seat.number, state: State::Free, category, wheelchair }
    });
    svg(&drawn, seat_name)
}

fn seat_name(level: &Level<Shown>, row: &PlanRow<Shown>, seat: &Shown) -> String {
    format!("{} {} {}", level.name, row.label, seat.number).trim().to_owned()
}

/// The categories of a drawing, as the house knows them.
fn categories(known: &Categories, names: &[String]) -> Result<Vec<CategoryId>, OfficeError> {
    let of = |(at, name): (usize, &String)| {
        let where_ = format!("categories[{at}].name");
        known.offered(&name_key(name)).ok_or_else(|| bad_plan("unknown_category", &where_, name))
    };
    names.iter().enumerate().map(of).collect()
}

fn within_limits(levels: &[DrawnLevel]) -> Result<(), OfficeError> {
    let areas = || levels.iter().flat_map(|level| &level.areas);
    if levels.len() > LEVELS_MAX || areas().count() > AREAS_MAX {
        return Err(bad_plan("too_large", "zones", ""));
    }
    let long = |text: &String| text.chars().count() > TEXT_MAX;
    let names = || levels.iter().map(|level| &level.name).chain(areas().map(|area| &area.text));
    if let Some(name) = names().find(|name| long(name)) {
        return Err(bad_plan("bad_text", "zones", name));
    }
    let mut seats = levels.iter().flat_map(|level| &level.rows).flat_map(|row| &row.seats);
    if let Some(seat) = seats.find(|seat| seat.guid.chars().count() > GUID_MAX) {
        return Err(bad_plan("bad_text", "zones", &seat.guid));
    }
    let near = |length: i64| (-FAR..=FAR).contains(&length);
    for area in areas() {
        let lengths = [area.x, area.y, area.width, area.height, area.size, area.rotation];
        let corners = area.corners.iter().all(|corner| near(corner.x) && near(corner.y));
        if !lengths.into_iter().all(near) || !corners || area.corners.len() > CORNERS_MAX {
            return Err(bad_plan("far_away", "zones.areas", &area.text));
        }
    }
    Ok(())
}

/// What does not fit, as a refusal. Paths are those of the file.
fn misfitting(plan: &Plan<DrawnSeat>, misfit: Misfit) -> OfficeError {
    let row_at = |level: usize, row: usize| format!("zones[{level}].rows[{row}]");
    let seat_at = |why: &str, level: usize, row: usize, seat: usize| {
        let number = &plan.levels[level].rows[row].seats[seat].seat.number;
        bad_plan(why, &format!("{}.seats[{seat}]", row_at(level, row)), number)
    };
    match misfit {
        Misfit::Empty => bad_plan("empty", "zones", ""),
        Misfit::TooLarge => bad_plan("too_large", "zones", ""),
        Misfit::BadRow { level, row, label } => bad_plan("bad_row", &row_at(level, row), &label),
        Misfit::RowTwice { level, row, label } => {
            bad_plan("row_twice", &row_at(level, row), &label)
        }
        Misfit::BadSeat { level, row, seat } => seat_at("bad_seat", level, row, seat),
        Misfit::SeatTwice { level, row, seat } => seat_at("seat_twice", level, row, seat),
        Misfit::SamePlace { level, row, seat } => seat_at("same_place", level, row, seat),
        Misfit::FarAway { level, row, seat } => seat_at("far_away", level, row, seat),
    }
}

fn bad_plan(why: &str, at: &str, what: &str) -> OfficeError {
    let what: String = what.chars().take(40).collect();
    OfficeError::new(Code::BadPlan)
        .with("why", why)
        .with("where", if at.is_empty() { "none" } else { at })
        .with("what", what)
}

/// A hall, drawn, and as a seating plan of pretix.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::BadField`] on `stage`.
pub fn draw_hall(tx: &mut dyn Tx, _: &Cx<'_>, args: &DrawHall) -> Result<HallDrawn, OfficeError> {
    let stage = page::text("stage", &args.stage, drawing::STAGE_MAX)?;
    let hall = find(tx, args.id)?;
    let categories = Categories::load(tx)?;
    let seats: Vec<SeatRow> = tx.rows(sql!("seats"), &named![hall_id = args.id])?;
    let offered: Vec<SeatRow> = seats.into_iter().filter(|seat| !seat.withdrawn).collect();
    let rows = rows_of(&offered);
    let (plan, computed) = drawing::plan(tx, args.id, &rows, stage)?;
    let ids: HashMap<(&str, &str), i64> = offered
        .iter()
        .map(|seat| ((seat.row.as_str(), seat.number.as_str()), seat.id.number()))
        .collect();
    let mut names: Vec<String> = Vec::new();
    let mut seat_of = |category: CategoryId| {
        let name = categories.name(category);
        names.iter().position(|known| known == name).unwrap_or_else(|| {
            names.push(name.to_owned());
            names.len() - 1
        })
    };
    let drawn = plan.map(|spot| {
        let (row, seat) = (&rows[spot.row], &rows[spot.row].seats[spot.seat]);
        Shown {
            id: ids.get(&(row.label.as_str(), seat.number.as_str())).copied().unwrap_or(0),
            number: seat.number.clone(),
            state: State::Free,
            category: seat_of(seat.category),
            wheelchair: is_wheelchair(categories.name(seat.category)),
        }
    });
    let svg = if drawn.seats().next().is_some() { svg(&drawn, seat_name) } else { String::new() };
    let called = drawing::called(tx, args.id)?;
    let called = called.as_ref().map(Called::names).unwrap_or_default();
    let mut guids: HashMap<i64, String> =
        ids.iter().filter_map(|(seat, id)| Some((*id, (*called.get(seat)?).to_owned()))).collect();
    let plan = drawn.map(|seat| NamedSeat {
        number: seat.number,
        category: names[seat.category].clone(),
        guid: guids.remove(&seat.id).unwrap_or_default(),
    });
    let json = seating::write(&SeatingPlan { name: hall.name, categories: names.clone(), plan });
    Ok(HallDrawn { svg, computed, json })
}
