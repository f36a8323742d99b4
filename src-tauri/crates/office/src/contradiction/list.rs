//! The list of contradictions, and those of one order.

use contract::contradiction::{
    ContradictionChoice, ContradictionList, ContradictionPage, ContradictionRow, Settlement,
};
use contract::ids::{ContradictionId, OrderId, RepriseId};
use contract::intake::{HereSays, ImportConflict, ThereSays};
use domain::reprise::RepriseState;
use domain::text;
use serde::Deserialize;
use store::{Named, Query, Text, Tx, named, sql};

use crate::books::series;
use crate::{Cx, OfficeError, page};

/// Contradictions that an order shows, at most.
const OF_ORDER: i64 = 20;
/// Nobody has settled the contradiction `d`, neither by itself nor by deciding its request `r`.
const WAITS: &str = "(d.choice IS NULL AND (d.reprise_id IS NULL \
    OR r.state IN ('requested', 'held', 'awaiting_supervisor')))";

/// A query that counts those that wait: its slot `waits` follows a condition.
pub(crate) fn counted(text: &Text, values: &[Named]) -> Query {
    let mut query = Query::of(text, values);
    query.put_text("waits", &format!(" AND {WAITS}"));
    query
}

#[derive(Deserialize)]
struct Row {
    id: ContradictionId,
    found_at_ms: i64,
    file: String,
    line: i64,
    order_id: Option<OrderId>,
    order_number: String,
    place: String,
    there: ThereSays,
    there_value: String,
    here: HereSays,
    here_value: String,
    last_name: String,
    first_name: String,
    reprise_id: Option<RepriseId>,
    number: Option<i64>,
    state: Option<RepriseState>,
    decided_at_ms: Option<i64>,
    decided_by: String,
    choice: Option<ContradictionChoice>,
    word: String,
    settled_at_ms: Option<i64>,
    settled_by: String,
}

impl Row {
    fn settlement(&self) -> Option<Settlement> {
        let open = self.state.is_none_or(RepriseState::is_open);
        match (self.choice, self.settled_at_ms) {
            (Some(choice), Some(at_ms)) => Some(Settlement {
                choice,
                word: self.word.clone(),
                operator: self.settled_by.clone(),
                at_ms,
            }),
            _ if open => None,
            _ => Some(Settlement {
                choice: ContradictionChoice::Request,
                word: String::new(),
                operator: self.decided_by.clone(),
                at_ms: self.decided_at_ms.unwrap_or_default(),
            }),
        }
    }

    fn into_contract(self) -> ContradictionRow {
        ContradictionRow {
            settled: self.settlement(),
            id: self.id,
            found_at_ms: self.found_at_ms,
            order_id: self.order_id,
            customer: text::full_name(&self.last_name, &self.first_name),
            reprise_id: self.reprise_id,
            reprise: self.number.map(series::reprise_number).unwrap_or_default(),
            what: ImportConflict {
                file: self.file,
                line: self.line,
                order: self.order_number,
                place: self.place,
                there: self.there,
                there_value: self.there_value,
                here: self.here,
                here_value: self.here_value,
            },
        }
    }
}

fn read(
    tx: &mut dyn Tx,
    condition: &str,
    values: &[Named],
    rows: i64,
) -> Result<Vec<ContradictionRow>, OfficeError> {
    let mut query = Query::of(sql!("list"), &[]);
    query.add(condition, values);
    query.add(&format!("\nORDER BY d.id DESC\nLIMIT {rows}"), &[]);
    let found: Vec<Row> = query.rows(tx)?;
    Ok(found.into_iter().map(Row::into_contract).collect())
}

/// A page of contradictions, the newest first: those that wait, or those that were settled.
///
/// # Errors
/// [`crate::Code::BadField`] on `limit`.
pub fn list(
    tx: &mut dyn Tx,
    _: &Cx<'_>,
    args: &ContradictionList,
) -> Result<ContradictionPage, OfficeError> {
    let limit = page::limit(args.limit)?;
    let after = args.after.map_or(i64::MAX, i64::from);
    let not = if args.settled { "NOT " } else { "" };
    let condition = format!("WHERE {not}{WAITS} AND d.id < :after");
    let mut rows = read(tx, &condition, &named![after], limit + 1)?;
    let more = rows.len() as i64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or_default());
    let next = rows.last().filter(|_| more).map(|row| row.id);
    Ok(ContradictionPage { rows, next })
}

/// What waits of an order, the newest first.
///
/// # Errors
/// From the store.
pub fn of_order(tx: &mut dyn Tx, order_id: OrderId) -> Result<Vec<ContradictionRow>, OfficeError> {
    let condition = format!("WHERE {WAITS} AND d.order_id = :order_id");
    read(tx, &condition, &named![order_id], OF_ORDER)
}
