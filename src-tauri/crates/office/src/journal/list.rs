//! Pages of the journal, newest first.

use domain::text;
use serde::Deserialize;
use store::{Tx, TxExt, Value, params, sql};

use crate::wire::{JournalList, JournalPage, JournalRow, facts};
use crate::{Cx, OfficeError, page};

/// Customers that a filter by words looks at.
const CUSTOMERS_MAX: i64 = 200;

#[derive(Deserialize)]
struct Row {
    seq: i64,
    at_ms: i64,
    operator: String,
    counter: String,
    action: String,
    data: String,
    note: Option<String>,
    customer_id: Option<i64>,
    last_name: String,
    first_name: String,
    order_number: String,
}

impl Row {
    fn into_wire(self) -> JournalRow {
        JournalRow {
            seq: self.seq,
            at_ms: self.at_ms,
            operator: self.operator,
            counter: self.counter,
            args: facts(&serde_json::from_str(&self.data).unwrap_or_default()),
            action: self.action,
            customer_id: self.customer_id,
            customer_name: text::full_name(&self.last_name, &self.first_name),
            order_number: self.order_number,
            note: self.note,
        }
    }
}

/// A page of the journal under its filters.
///
/// # Errors
/// [`crate::Code::BadField`] on `limit`, `customer`, `order` or `after`.
pub fn list(tx: &mut dyn Tx, _: &Cx<'_>, args: &JournalList) -> Result<JournalPage, OfficeError> {
    let limit = page::limit(args.limit)?;
    let order = page::text("order", &args.order, 40)?;
    let words = text::words(page::text("customer", &args.customer, 100)?);
    let before = match &args.after {
        Some(after) => after.parse().map_err(|_| OfficeError::bad_field("after"))?,
        None => i64::MAX,
    };
    let mut conditions = String::new();
    let mut values = params![before, limit + 1].to_vec();
    let mut and = |condition: &str, value: Value| {
        values.push(value);
        conditions
            .push_str(&format!("\n  AND {condition}").replace('?', &format!("?{}", values.len())));
    };
    if let Some(operator) = args.operator_id {
        and("j.operator_id = ?", Value::Int(operator));
    }
    if let Some(from) = args.from_ms {
        and("j.at_ms >= ?", Value::Int(from));
    }
    if let Some(to) = args.to_ms {
        and("j.at_ms < ?", Value::Int(to));
    }
    if !order.is_empty() {
        let found = tx.ints(sql!("journal/order"), &params![order])?;
        let Some(id) = found.first() else {
            return Ok(JournalPage { rows: Vec::new(), next: None });
        };
        and("j.order_id = ?", Value::Int(*id));
    }
    if !words.is_empty() {
        let found = customers(tx, &words)?;
        let list = found.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
        let list = if list.is_empty() { "0" } else { &list };
        conditions.push_str(&format!("\n  AND j.customer_id IN ({list})"));
    }
    let sql = format!("{}{conditions}\nORDER BY j.seq DESC\nLIMIT ?2", sql!("journal/page"));
    let mut rows: Vec<Row> = tx.rows(&sql, &values)?;
    let more = rows.len() as i64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(0));
    let next = if more { rows.last().map(|row| row.seq.to_string()) } else { None };
    Ok(JournalPage { rows: rows.into_iter().map(Row::into_wire).collect(), next })
}

/// Customers found by every one of the words.
fn customers(tx: &mut dyn Tx, words: &[String]) -> Result<Vec<i64>, OfficeError> {
    let mut found: Option<Vec<i64>> = None;
    for word in words {
        let after = text::after_all_from(word);
        let here = tx.ints(sql!("journal/customers"), &params![word, after, CUSTOMERS_MAX])?;
        found = Some(match found {
            Some(before) => before.into_iter().filter(|id| here.contains(id)).collect(),
            None => here,
        });
    }
    Ok(found.unwrap_or_default())
}
