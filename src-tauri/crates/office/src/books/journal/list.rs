//! Pages of the journal, newest first.

use contract::action::StoredAction;
use contract::ids::{CustomerId, OrderId};
use contract::journal::{JournalList, JournalPage, JournalRow};
use contract::sentence::facts;
use domain::text;
use serde::Deserialize;
use store::{Query, Tx, TxExt, named, sql};

use crate::customer::keys::Looked;
use crate::{Cx, OfficeError, customer, page};

/// A word that at most this many customers have is rare: the rows of all of them are gathered.
const FEW: i64 = 200;
/// Rows that a page looks at, at most, under words that many customers have.
const PASSED: i64 = 1_000;

#[derive(Deserialize)]
struct StoredEntry {
    seq: i64,
    at_ms: i64,
    operator: String,
    counter: String,
    action: String,
    data: String,
    note: Option<String>,
    customer_id: Option<CustomerId>,
    last_name: String,
    first_name: String,
    order_number: String,
}

impl StoredEntry {
    fn into_contract(self) -> JournalRow {
        JournalRow {
            seq: self.seq,
            at_ms: self.at_ms,
            operator: self.operator,
            counter: self.counter,
            args: facts(&serde_json::from_str(&self.data).unwrap_or_default()),
            action: StoredAction::read(&self.action),
            customer_id: self.customer_id,
            customer_name: text::full_name(&self.last_name, &self.first_name),
            order_number: self.order_number,
            note: self.note,
        }
    }
}

/// Where a page ends.
#[derive(Clone, Copy, Deserialize)]
struct Position {
    at_ms: i64,
    seq: i64,
}

impl Position {
    fn read(after: &str) -> Result<Self, OfficeError> {
        let read = after.split_once('.').and_then(|(at_ms, seq)| {
            Some(Self { at_ms: at_ms.parse().ok()?, seq: seq.parse().ok()? })
        });
        read.ok_or_else(|| OfficeError::bad_field("after"))
    }
}

/// A page of the journal under its filters, in the order of its rows, or of their times where a
/// period is asked for. Under words that many customers have, a page looks at a bounded number of
/// rows: it may be short, or empty, and still have a next.
///
/// # Errors
/// [`crate::Code::BadField`] on `limit`, `customer`, `order` or `after`.
pub fn list(tx: &mut dyn Tx, _: &Cx<'_>, args: &JournalList) -> Result<JournalPage, OfficeError> {
    let limit = page::limit(args.limit)?;
    let order = page::search("order", &args.order, 40)?;
    let words = text::words(&page::search("customer", &args.customer, 100)?);
    let after = args.after.as_deref().map(Position::read).transpose()?;
    let by_time = args.from_ms.is_some() || args.to_ms.is_some();
    let mut filter = Query::new();
    let sorted = if by_time {
        // One upper bound, not two: an engine seeks by the first and reads over the rest.
        let end = Position { at_ms: args.to_ms.unwrap_or(i64::MAX), seq: 0 };
        let Position { at_ms, seq } = after.unwrap_or(end);
        filter.add("\nWHERE (j.at_ms, j.seq) < (:at_ms, :seq)", &named![at_ms, seq]);
        "\nORDER BY j.at_ms DESC, j.seq DESC"
    } else {
        let seq = after.map_or(i64::MAX, |position| position.seq);
        filter.add("\nWHERE j.seq < :seq", &named![seq]);
        "\nORDER BY j.seq DESC"
    };
    if let Some(from) = args.from_ms {
        filter.add("\n  AND j.at_ms >= :from", &named![from]);
    }
    if let Some(operator) = args.operator_id {
        filter.add("\n  AND j.operator_id = :operator", &named![operator]);
    }
    if !order.is_empty() {
        let found = tx.ints(sql!("order"), &named![number = order])?;
        let Some(id) = found.first() else {
            return Ok(JournalPage { rows: Vec::new(), next: None });
        };
        filter.add("\n  AND j.order_id = :id", &named![id]);
    }
    let rare = rare(tx, &words)?;
    let mut next = None;
    if rare.is_none() && !words.is_empty() {
        let last = format!("{sorted}\nLIMIT 1 OFFSET {}", PASSED - 1);
        let mut query = Query::from_part("SELECT j.at_ms, j.seq\nFROM journal j", &[]);
        query.append(filter.clone());
        query.add(&last, &[]);
        next = query.row::<Position>(tx)?;
        match next {
            Some(Position { at_ms, seq }) if by_time => {
                let passed = named![at_ms, seq];
                filter.add("\n  AND (j.at_ms, j.seq) >= (:at_ms, :seq)", &passed);
            }
            Some(Position { seq, .. }) => filter.add("\n  AND j.seq >= :seq", &named![seq]),
            None => {}
        }
    }
    for word in &words {
        let range = named![from = word, to = text::after_all_from(word)];
        if Some(word) == rare {
            let mut few = Query::of(sql!("few"), &range);
            few.put_text("few", &FEW.to_string());
            filter.append(few);
        } else {
            filter.append(Query::of(sql!("word"), &range));
        }
    }
    let end = format!("{sorted}\nLIMIT {}", limit + 1);
    let mut query = Query::of(sql!("page"), &[]);
    query.append(filter);
    query.add(&end, &[]);
    let mut rows: Vec<StoredEntry> = query.rows(tx)?;
    if rows.len() as i64 > limit {
        rows.truncate(usize::try_from(limit).unwrap_or(0));
        next = rows.last().map(|row| Position { at_ms: row.at_ms, seq: row.seq });
    }
    Ok(JournalPage {
        rows: rows.into_iter().map(StoredEntry::into_contract).collect(),
        next: next.map(|position| format!("{}.{}", position.at_ms, position.seq)),
    })
}

/// Rows of one order, at most: longer than any order's life.
const OF_ORDER: i64 = 200;

/// The rows of one order, newest first.
///
/// # Errors
/// From the store.
pub fn of_order(tx: &mut dyn Tx, order_id: OrderId) -> Result<Vec<JournalRow>, OfficeError> {
    let mut query = Query::of(sql!("page"), &[]);
    let end = format!("\nWHERE j.order_id = :order_id\nORDER BY j.seq DESC\nLIMIT {OF_ORDER}");
    query.add(&end, &named![order_id]);
    let rows: Vec<StoredEntry> = query.rows(tx)?;
    Ok(rows.into_iter().map(StoredEntry::into_contract).collect())
}

/// The first of the words that at most [`FEW`] customers have.
fn rare<'a>(tx: &mut dyn Tx, words: &'a [String]) -> Result<Option<&'a String>, OfficeError> {
    for word in words {
        if customer::is_rare(tx, word, Looked::All, FEW)? {
            return Ok(Some(word));
        }
    }
    Ok(None)
}
