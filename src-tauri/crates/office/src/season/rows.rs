//! The rows of a hall: read from the words of the house, and put into them.

use std::collections::HashMap;

use contract::hall::{HallPlan, NewCategory, PlanRow, PlanSeat, ReadHall};
use contract::ids::CategoryId;
use domain::hall::{self, Row, RowsError, Seat};
use domain::text::name_key;
use serde::Deserialize;
use store::{Tx, TxExt, sql};

use crate::{Code, Cx, OfficeError, page};

/// Characters of a hall's description.
const ROWS_TEXT_MAX: usize = 100_000;

#[derive(Deserialize)]
struct Category {
    id: CategoryId,
    name: String,
    name_key: String,
    retired: bool,
}

/// The categories of the house, by name and by id.
pub(super) struct Categories {
    names: HashMap<CategoryId, String>,
    offered: HashMap<String, CategoryId>,
}

impl Categories {
    pub(super) fn load(tx: &mut dyn Tx) -> Result<Self, OfficeError> {
        let all: Vec<Category> = tx.rows(sql!("category_names"), &[])?;
        let offered = all.iter().filter(|c| !c.retired).map(|c| (c.name_key.clone(), c.id));
        Ok(Self {
            offered: offered.collect(),
            names: all.into_iter().map(|c| (c.id, c.name)).collect(),
        })
    }

    /// The categories of a house that is being founded, known by their rank from 1.
    pub(super) fn typed(categories: &[NewCategory]) -> Self {
        let ranked = || (1_i64..).map(CategoryId::from).zip(categories);
        Self {
            offered: ranked().map(|(rank, c)| (name_key(&c.name), rank)).collect(),
            names: ranked().map(|(rank, c)| (rank, c.name.clone())).collect(),
        }
    }

    pub(super) fn name(&self, id: CategoryId) -> &str {
        self.names.get(&id).map_or("", String::as_str)
    }

    /// The category that is offered under this key of a name.
    pub(super) fn offered(&self, key: &str) -> Option<CategoryId> {
        self.offered.get(key).copied()
    }

    fn is_offered(&self, id: CategoryId) -> bool {
        self.offered.values().any(|offered| *offered == id)
    }
}

/// Reads rows and shows what they are, without writing.
///
/// # Errors
/// [`Code::BadHall`] on the first line that cannot be read; [`Code::NotFound`] when the category
/// is not offered; [`Code::BadField`] on a text that is too long.
pub fn read_hall(tx: &mut dyn Tx, _: &Cx<'_>, args: &ReadHall) -> Result<HallPlan, OfficeError> {
    let categories = Categories::load(tx)?;
    let rows = read(&categories, &args.rows, args.category_id)?;
    Ok(plan(&categories, &rows))
}

/// The rows with their categories.
pub(super) fn read(
    categories: &Categories,
    text: &str,
    otherwise: CategoryId,
) -> Result<Vec<Row<CategoryId>>, OfficeError> {
    // A table that is pasted brings tabs.
    let text = text.replace('\t', " ").replace('\r', "");
    let text = page::text("rows", &text, ROWS_TEXT_MAX)?;
    if !categories.is_offered(otherwise) {
        return Err(OfficeError::not_found("category"));
    }
    let rows = hall::read(text).map_err(|e| refused(&e))?;
    let mut known = Vec::with_capacity(rows.len());
    for row in rows {
        let seats = row.seats.into_iter().map(|seat| {
            let category = match &seat.category {
                None => otherwise,
                Some(name) => {
                    categories.offered.get(&name_key(name)).copied().ok_or_else(|| {
                        bad_line(line_of(text, &row.label, name), "unknown_category", name)
                    })?
                }
            };
            Ok(Seat { number: seat.number, category, unplaced: seat.unplaced })
        });
        let seats = seats.collect::<Result<_, OfficeError>>()?;
        known.push(Row { label: row.label, seats });
    }
    Ok(known)
}

/// The first line of the row `label` that names the category; 1 where none does.
fn line_of(text: &str, label: &str, category: &str) -> usize {
    let named = |line: &str| line.contains(&format!("({category})"));
    let of_row =
        |line: &str| hall::read_row(line).is_ok_and(|rows| rows.iter().any(|r| r.label == label));
    let spaced = |line: &str| line.contains(category);
    let found = text.lines().position(|line| of_row(line) && (named(line) || spaced(line)));
    found.map_or(1, |rank| rank + 1)
}

fn refused(error: &RowsError) -> OfficeError {
    bad_line(error.line, error.why.key(), error.why.what())
}

pub(super) fn bad_line(line: usize, why: &str, what: &str) -> OfficeError {
    // A line that makes no sense may be long. The sentence quotes its beginning.
    let what: String = what.chars().take(40).collect();
    OfficeError::new(Code::BadHall)
        .with("line", i64::try_from(line).unwrap_or(i64::MAX))
        .with("why", why)
        .with("what", what)
}

/// The rows as the window draws them.
pub(super) fn plan(categories: &Categories, rows: &[Row<CategoryId>]) -> HallPlan {
    let seats = rows.iter().map(|row| row.seats.len()).sum::<usize>();
    let rows = rows.iter().map(|row| {
        let (words, last) = hall::describe(&row.seats, |id| categories.name(id));
        PlanRow {
            label: row.label.clone(),
            words,
            category_id: last.unwrap_or(0.into()),
            unplaced: row.seats.iter().all(|seat| seat.unplaced),
            seats: row
                .seats
                .iter()
                .map(|seat| PlanSeat { number: seat.number.clone(), category_id: seat.category })
                .collect(),
        }
    });
    HallPlan { rows: rows.collect(), seats: i64::try_from(seats).unwrap_or(i64::MAX) }
}

/// The rows in words, one line each, which are read back as the same seats.
pub(super) fn words(categories: &Categories, plan: &HallPlan) -> String {
    let mut alike: HashMap<String, usize> = HashMap::new();
    for row in &plan.rows {
        *alike.entry(row.label.to_lowercase()).or_default() += 1;
    }
    let line = |row: &PlanRow| {
        // What differs by its capitals alone is told apart by quotes.
        let label = if alike.get(&row.label.to_lowercase()) > Some(&1) {
            hall::in_quotes(&row.label)
        } else {
            hall::label_words(&row.label, row.unplaced)
        };
        let category = hall::category_words(categories.name(row.category_id));
        format!("{label} : {} ({category})", row.words)
    };
    plan.rows.iter().map(line).collect::<Vec<_>>().join("\n")
}
