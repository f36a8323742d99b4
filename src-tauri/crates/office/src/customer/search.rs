//! Customers found as one types: the beginnings of words of a name, e-mail or phone, or an order.

use domain::money::Cents;
use domain::text;
use serde::Deserialize;
use store::{Tx, TxExt, Value, params, sql};

use super::keys::indexed;
use crate::wire::{CustomerPage, CustomerRow, CustomerSearch};
use crate::{Cx, OfficeError, page};

/// A word that begins more words than this is common: the list is then walked in its order and
/// checked, instead of gathered by the word and sorted. Of a million customers, walking past the
/// wrong ones costs seconds where gathering a hundred thousand costs a fifth of one.
const COMMON: i64 = 100_000;
/// Words of a search that are looked at.
const WORDS_MAX: usize = 8;
/// Shortest beginning of an order number that is looked for.
const ORDER_MIN: usize = 3;

#[derive(Deserialize)]
struct Row {
    id: i64,
    number: i64,
    last_name: String,
    first_name: String,
    name_key: String,
    email: String,
    phone: String,
    balance_cents: Cents,
    orders: i64,
    pending: i64,
}

impl Row {
    fn cursor(&self) -> String {
        format!("{}|{}", self.id, self.name_key)
    }

    fn into_wire(self) -> CustomerRow {
        CustomerRow {
            id: self.id,
            number: self.number,
            name: text::full_name(&self.last_name, &self.first_name),
            email: self.email,
            phone: self.phone,
            balance_cents: self.balance_cents,
            orders: self.orders,
            pending: self.pending,
        }
    }
}

/// A page of customers, by name.
///
/// # Errors
/// [`crate::Code::BadField`] on `limit`, `search` or `after`.
pub fn search(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &CustomerSearch,
) -> Result<CustomerPage, OfficeError> {
    let limit = page::limit(args.limit)?;
    let typed = page::text("search", &args.search, 100)?;
    let after = args.after.as_deref().map(cursor).transpose()?;
    let words = words(typed);
    let (id, name) = after.unwrap_or((0, String::new()));
    let mut rows = by_words(tx, cx, &words, (id, &name), limit + 1)?;
    if rows.is_empty() && typed.chars().count() >= ORDER_MIN {
        // Numbers are kept as they are printed: in capitals, or as another system wrote them.
        let capitals = typed.to_uppercase();
        let (typed_end, capitals_end) = (end_of(typed), end_of(&capitals));
        let page = params![cx.at_ms, typed, typed_end, capitals, capitals_end, name, id, limit + 1];
        rows = tx.rows(sql!("customer/by_order"), &page)?;
    }
    let more = rows.len() as i64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(0));
    let next = if more { rows.last().map(Row::cursor) } else { None };
    Ok(CustomerPage { rows: rows.into_iter().map(Row::into_wire).collect(), next })
}

/// The words to look for: a phone's digits count as one word, and so does an e-mail's beginning.
fn words(typed: &str) -> Vec<String> {
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let phone = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '+' | '(' | ')');
    if digits >= 6 && typed.chars().all(phone) {
        vec![text::phone_key(typed)]
    } else {
        typed.split_whitespace().flat_map(words_of).take(WORDS_MAX).collect()
    }
}

fn words_of(typed: &str) -> Vec<String> {
    match typed.find('@') {
        Some(at) if at > 0 => vec![indexed(&typed.to_lowercase())],
        _ => text::words(typed),
    }
}

/// Every text that begins with `word` sorts before this.
fn end_of(word: &str) -> String {
    format!("{word}\u{10ffff}")
}

fn by_words(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    words: &[String],
    (id, name): (i64, &str),
    limit: i64,
) -> Result<Vec<Row>, OfficeError> {
    let rarest = rarest(tx, words)?;
    let mut values = params![cx.at_ms, name, id, limit].to_vec();
    let mut conditions = String::new();
    for (rank, word) in words.iter().enumerate() {
        let n = values.len();
        values.extend([Value::Text(word.clone()), Value::Text(end_of(word))]);
        let range = format!("w.word >= ?{} AND w.word < ?{}", n + 1, n + 2);
        // The rare word gathers its customers; the others are checked one customer at a time.
        conditions.push_str(&if rarest == Some(rank) {
            format!("\n  AND c.id IN (SELECT w.customer_id FROM customer_word w WHERE {range})")
        } else {
            format!(
                "\n  AND EXISTS (SELECT 1 FROM customer_word w WHERE w.customer_id = c.id AND {range})"
            )
        });
    }
    let sql = sql!("customer/page").replace("/* words */", &conditions);
    Ok(tx.rows(&sql, &values)?)
}

/// The word with the fewest customers, where it is not common.
fn rarest(tx: &mut dyn Tx, words: &[String]) -> Result<Option<usize>, OfficeError> {
    let mut best = (COMMON, None);
    for (rank, word) in words.iter().enumerate() {
        let count = tx.int(sql!("customer/count_word"), &params![word, end_of(word), COMMON])?;
        if count < best.0 {
            best = (count, Some(rank));
        }
    }
    Ok(best.1)
}

fn cursor(after: &str) -> Result<(i64, String), OfficeError> {
    let bad = || OfficeError::bad_field("after");
    let (id, name) = after.split_once('|').ok_or_else(bad)?;
    Ok((id.parse().map_err(|_| bad())?, name.to_owned()))
}
