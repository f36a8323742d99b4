//! What a house has of a season when it is founded: categories, rates and halls, as they were
//! typed.

use contract::args::Empty;
use contract::founding::{Founding, ReadFirstHall};
use contract::hall::{HallPlan, NewCategory, NewHall, NewRate};
use contract::ids::CategoryId;
use domain::text::name_key;
use serde::Deserialize;
use store::Tx;

use super::names::{HOLDER_MAX, NAMES_MAX};
use super::rows::{self, Categories};
use super::{halls, name, names};
use crate::house::settings::{self, Checks};
use crate::{Cx, OfficeError, page};

const PROPOSED: &str = include_str!("../../../../../assets/founding/season.json");
/// Halls that a founding may have. More can be made once the house is open.
const HALLS_MAX: usize = 10;

/// Categories and rates that a founding may have.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Proposed {
    pub categories: Vec<NewCategory>,
    pub rates: Vec<NewRate>,
}

/// The season that most houses begin with, to keep or to change.
///
/// # Errors
/// [`crate::Code::Internal`] when the program was built with a proposal that cannot be read.
pub(crate) fn proposed() -> Result<Proposed, OfficeError> {
    serde_json::from_str(PROPOSED).map_err(OfficeError::internal)
}

/// The season of a founding as the house keeps it.
pub(crate) fn read(
    checks: &mut Checks,
    typed: &Founding,
) -> (Vec<NewCategory>, Vec<NewRate>, Vec<NewHall>) {
    let categories = read_categories(checks, &typed.categories);
    let rates = read_rates(checks, &typed.rates);
    let known = Categories::typed(&categories);
    let mut taken = Taken::default();
    let halls = bounded(checks, "halls", &typed.halls, HALLS_MAX).iter().enumerate();
    let halls = halls.map(|(rank, hall)| {
        let named = format!("halls.{rank}.name");
        let name = checks.take(taken.free(&named, &hall.name, halls::NAME_MAX));
        // The reading says which line; the field's name says which hall.
        let read = rows::read(&known, &hall.rows, hall.category_id).map(|_| ());
        let field = format!("halls.{rank}.rows");
        checks.take(read.map_err(|_| settings::refuse(&field, "rows")));
        NewHall { name, category_id: hall.category_id, rows: hall.rows.clone() }
    });
    let halls = halls.collect();
    (categories, rates, halls)
}

fn read_categories(checks: &mut Checks, typed: &[NewCategory]) -> Vec<NewCategory> {
    let mut taken = Taken::default();
    let categories = bounded(checks, "categories", typed, NAMES_MAX).iter().enumerate();
    let categories = categories.map(|(rank, category)| {
        let field = format!("categories.{rank}.name");
        NewCategory { name: checks.take(taken.free(&field, &category.name, names::NAME_MAX)) }
    });
    categories.collect()
}

fn read_rates(checks: &mut Checks, typed: &[NewRate]) -> Vec<NewRate> {
    let mut taken = Taken::default();
    let rates = bounded(checks, "rates", typed, NAMES_MAX).iter().enumerate();
    let rates = rates.map(|(rank, rate)| {
        let named = format!("rates.{rank}.name");
        let held = format!("rates.{rank}.holder");
        NewRate {
            name: checks.take(taken.free(&named, &rate.name, names::NAME_MAX)),
            holder: checks.take(page::text(&held, &rate.holder, HOLDER_MAX).map(str::to_owned)),
        }
    });
    rates.collect()
}

/// The list where it is not too long.
fn bounded<'a, T>(checks: &mut Checks, field: &str, typed: &'a [T], max: usize) -> &'a [T] {
    if typed.len() > max {
        checks.take::<()>(Err(settings::refuse(field, "too_many")));
        return &[];
    }
    typed
}

/// Names of a list so far. No two may read the same.
#[derive(Default)]
struct Taken(std::collections::HashSet<String>);

impl Taken {
    fn free(&mut self, field: &str, typed: &str, max: usize) -> Result<String, OfficeError> {
        let name = name(field, typed, max)?;
        if !self.0.insert(name_key(name)) {
            return Err(settings::refuse(field, "taken"));
        }
        Ok(name.to_owned())
    }
}

/// Reads the rows of a hall of a founding, and shows what they are.
///
/// # Errors
/// As [`super::read_hall`]; [`crate::Code::BadField`] on more categories than a house may have.
pub fn read_first_hall(args: &ReadFirstHall) -> Result<HallPlan, OfficeError> {
    if args.categories.len() > NAMES_MAX {
        return Err(settings::refuse("categories", "too_many"));
    }
    let categories = Categories::typed(&args.categories);
    let read = rows::read(&categories, &args.rows, args.category_id)?;
    Ok(rows::plan(&categories, &read))
}

/// Makes the categories, rates and halls of a house that is being founded.
///
/// # Errors
/// As those of each.
pub fn begin(tx: &mut dyn Tx, cx: &Cx<'_>, founding: &Founding) -> Result<(), OfficeError> {
    for category in &founding.categories {
        names::create_category(tx, cx, category)?;
    }
    for rate in &founding.rates {
        names::create_rate(tx, cx, rate)?;
    }
    let ids: Vec<CategoryId> =
        names::categories(tx, cx, &Empty {})?.iter().map(|category| category.id).collect();
    for hall in &founding.halls {
        let rank = usize::try_from(hall.category_id.number() - 1).ok();
        let id = rank.and_then(|rank| ids.get(rank)).copied();
        let category_id = id.ok_or_else(|| OfficeError::not_found("category"))?;
        halls::create_hall(tx, cx, &NewHall { category_id, ..hall.clone() })?;
    }
    Ok(())
}
