//! Customers found as one types: by the beginnings of words of a name, e-mail or phone, or of an
//! order's number.
//!
//! A page comes in the order of its index: first those whose name begins with the first word, then
//! those who have it elsewhere in their name, then by address and phone. So a page is read and
//! never sorted, however many match. Where several words must be checked, a page looks at a bounded
//! number of customers: it may end short, and the next one goes on from there.

use contract::customer::{CustomerPage, CustomerRow, CustomerSearch};
use contract::ids::CustomerId;
use domain::identifier::{Identifier, identifiers};
use domain::money::Cents;
use domain::text;
use serde::{Deserialize, Serialize};
use store::{Query, Tx, named, sql};

use super::keys::{Looked, WordKind};
use super::typed::{self, Typed};
use crate::{Cx, OfficeError, page, scan};

/// Customers that one page looks at, for each kind of word.
const WALK: i64 = 2_000;
/// A word that at most this many customers have is rare: all of them are gathered.
const FEW: i64 = 2_000;
/// Customers of a name among whom those of that name alone are looked for.
const NAMESAKES: i64 = 100;
/// Shortest beginning of an order number that is looked for.
const ORDER_MIN: usize = 3;

#[derive(Deserialize)]
struct FoundCustomer {
    kind: i64,
    word: String,
    id: CustomerId,
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

impl FoundCustomer {
    fn into_contract(self) -> CustomerRow {
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

    fn position(&self) -> Position {
        Position { word: self.word.clone(), name_key: self.name_key.clone(), id: self.id }
    }
}

/// A position in the order of one kind of word.
#[derive(Clone, Serialize, Deserialize)]
struct Position {
    word: String,
    name_key: String,
    id: CustomerId,
}

impl Position {
    /// Before everybody.
    const fn first() -> Self {
        Self { word: String::new(), name_key: String::new(), id: CustomerId::new(0) }
    }
}

/// Where a page ends.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Cursor {
    /// In the list of everybody.
    All(Position),
    /// Among customers found by a word of one kind.
    Word(i64, Position),
    /// Among customers found by the beginning of an order's number.
    Order(String, Position),
}

/// Rows of a page, and the cursor of the next one.
type Found = (Vec<FoundCustomer>, Option<Cursor>);

/// A page of customers.
///
/// # Errors
/// [`crate::Code::BadField`] on `limit`, `search` or `after`.
pub fn search(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &CustomerSearch,
) -> Result<CustomerPage, OfficeError> {
    let limit = page::limit(args.limit)?;
    let typed = page::search("search", &args.search, 100)?;
    let typed = typed.as_str();
    let read = |after: &String| serde_json::from_str::<Cursor>(after);
    let after = args.after.as_ref().map(read).transpose();
    let after = after.map_err(|_| OfficeError::bad_field("after"))?;
    let words = typed::words(typed);
    let mut paging = Paging { tx, cx, limit };
    let begins = after.is_none();
    let (mut rows, next) = match after {
        None if words.is_empty() => paging.all(Position::first())?,
        None => paging.walk_anew(&words, typed)?,
        Some(Cursor::All(position)) => paging.all(position)?,
        Some(Cursor::Word(kind, position)) => paging.by_words(&words, kind, Some(position))?,
        Some(Cursor::Order(begins, position)) => paging.by_order(&begins, &position)?,
    };
    let next = next.map(|next| serde_json::to_string(&next)).transpose();
    if begins {
        whole_names_first(&mut rows, typed);
    }
    Ok(CustomerPage {
        rows: rows.into_iter().map(FoundCustomer::into_contract).collect(),
        next: next.map_err(OfficeError::internal)?,
    })
}

/// Customers who have the words that were typed, `most` at most: those whose whole name they are, then the others
/// in the order of [`search`].
///
/// # Errors
/// From the store.
pub(crate) fn named(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    typed: &str,
    most: i64,
) -> Result<Vec<CustomerRow>, OfficeError> {
    let words = typed::words(typed);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let limit = most.max(NAMESAKES);
    let (mut rows, _) =
        Paging { tx, cx, limit }.by_words(&words, WordKind::First.number(), None)?;
    whole_names_first(&mut rows, typed);
    rows.truncate(usize::try_from(most).unwrap_or_default());
    Ok(rows.into_iter().map(FoundCustomer::into_contract).collect())
}

/// DUPONT before DUPONT-AIGNAN, who comes first in the index.
fn whole_names_first(rows: &mut [FoundCustomer], typed: &str) {
    rows.sort_by_key(|row| !text::is_whole_name(typed, &row.last_name, &row.first_name));
}

/// A customer as lists show them.
///
/// # Errors
/// From the store.
pub(crate) fn one(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    id: CustomerId,
) -> Result<Option<CustomerRow>, OfficeError> {
    let found = Paging { tx, cx, limit: 1 }.rows(Query::of(sql!("one"), &named![id]))?;
    Ok(found.into_iter().next().map(FoundCustomer::into_contract))
}

/// Whether at most `most` customers have a word that begins with `word`, of the kinds that are looked at.
pub(crate) fn is_rare(
    tx: &mut dyn Tx,
    word: &str,
    looked: Looked,
    most: i64,
) -> Result<bool, OfficeError> {
    let mut query =
        Query::of(sql!("count_word"), &named![from = word, to = text::after_all_from(word)]);
    query.put_text("kinds", &looked.list());
    query.put_text("most", &(most + 1).to_string());
    Ok(query.int(tx)? <= most)
}

struct Paging<'a, 'b> {
    tx: &'a mut dyn Tx,
    cx: &'a Cx<'b>,
    limit: i64,
}

impl Paging<'_, '_> {
    /// Everybody, by name.
    fn all(&mut self, after: Position) -> Result<Found, OfficeError> {
        let rows =
            self.rows(Query::of(sql!("all"), &named![name_key = after.name_key, id = after.id]))?;
        Ok(self.cut(rows, None, |row| Cursor::All(row.position())))
    }

    /// Searches by words. Where nobody has them, searches by the beginning of an order's number,
    /// then by what else has a number or a code.
    fn walk_anew(&mut self, words: &[Typed], typed: &str) -> Result<Found, OfficeError> {
        let found = self.by_words(words, WordKind::First.number(), None)?;
        if !(found.0.is_empty() && found.1.is_none()) {
            return Ok(found);
        }
        for identifier in identifiers(typed) {
            let Identifier::Order(begins) = identifier else { continue };
            if begins.chars().count() >= ORDER_MIN {
                let found = self.by_order(&begins, &Position::first())?;
                if !found.0.is_empty() {
                    return Ok(found);
                }
            }
        }
        let Some(id) = scan::customer_of(self.tx, self.cx, typed)? else { return Ok(found) };
        Ok((self.rows(Query::of(sql!("one"), &named![id]))?, None))
    }

    fn by_order(&mut self, begins: &str, after: &Position) -> Result<Found, OfficeError> {
        let from = if after.word.as_str() > begins { &after.word } else { begins };
        let to = text::after_all_from(begins);
        let range = named![from, begins, to, last = &after.word];
        let rows = self.rows(Query::of(sql!("by_order"), &range))?;
        Ok(self.cut(rows, None, |row| Cursor::Order(begins.to_owned(), row.position())))
    }

    fn by_words(
        &mut self,
        words: &[Typed],
        kind: i64,
        after: Option<Position>,
    ) -> Result<Found, OfficeError> {
        let Some(first) = words.first() else { return Err(OfficeError::bad_field("after")) };
        match self.rare(words)? {
            Some(rare) => self.by_few(words, rare, kind, after.unwrap_or_else(Position::first)),
            None => self.walk(words, first, kind, after),
        }
    }

    /// The first rare word. None where it is the first of all, whose order the index is read in
    /// anyway.
    fn rare(&mut self, words: &[Typed]) -> Result<Option<usize>, OfficeError> {
        if words.len() == 1 {
            return Ok(None);
        }
        for (rank, word) in words.iter().enumerate() {
            if is_rare(self.tx, &word.from, word.looked, FEW)? {
                return Ok(Some(rank).filter(|rank| *rank > 0));
            }
        }
        Ok(None)
    }

    /// Reads all customers of a rare word, checks the other words, and sorts.
    fn by_few(
        &mut self,
        words: &[Typed],
        rare: usize,
        kind: i64,
        after: Position,
    ) -> Result<Found, OfficeError> {
        let (first, few) = (&words[0], &words[rare]);
        let mut query = Query::of(
            sql!("by_few"),
            &named![
                from = &first.from,
                to = &first.to,
                kind,
                word = after.word,
                name_key = after.name_key,
                id = after.id,
                few_from = &few.from,
                few_to = &few.to
            ],
        );
        query.put_text("few_kinds", &few.looked.list());
        query.put_text("few", &FEW.to_string());
        query.put_text("kinds", &first.looked.list());
        query.put("others", others(words, &[0, rare]));
        let rows = self.rows(query)?;
        Ok(self.cut(rows, None, |row| Cursor::Word(row.kind, row.position())))
    }

    /// Reads the index in its order and checks each customer for the other words.
    fn walk(
        &mut self,
        words: &[Typed],
        first: &Typed,
        from_kind: i64,
        mut after: Option<Position>,
    ) -> Result<Found, OfficeError> {
        let mut found = Vec::new();
        let mut short = None;
        let kinds = first.looked.kinds().iter().map(|kind| kind.number());
        for kind in kinds.filter(|kind| *kind >= from_kind) {
            let start = Position {
                word: first.from.clone(),
                name_key: String::new(),
                id: CustomerId::new(-1),
            };
            let start = after.take().unwrap_or(start);
            let mut reached = Query::of(
                sql!("walk_end"),
                &named![
                    kind,
                    word = &start.word,
                    name_key = &start.name_key,
                    id = start.id,
                    to = &first.to
                ],
            );
            reached.put_text("walk", &WALK.to_string());
            let end: Option<Position> = reached.row(self.tx)?;
            let (more, to) = match end {
                Some(end) => (true, end),
                None => (false, Position { word: first.to.clone(), ..Position::first() }),
            };
            let mut query = Query::of(
                sql!("by_word"),
                &named![
                    from = &first.from,
                    to = &first.to,
                    kind,
                    word = start.word,
                    name_key = start.name_key,
                    id = start.id,
                    end_word = &to.word,
                    end_name_key = &to.name_key,
                    end_id = to.id
                ],
            );
            query.put_text("kinds", &first.looked.list());
            query.put("others", others(words, &[0]));
            found.extend(self.rows(query)?);
            if found.len() as i64 > self.limit {
                break;
            }
            if more {
                short = Some(Cursor::Word(kind, to));
                break;
            }
        }
        Ok(self.cut(found, short, |row| Cursor::Word(row.kind, row.position())))
    }

    /// The customers that a query finds. One more than the page holds is read, because it tells
    /// whether the list goes on.
    fn rows(&mut self, mut found: Query) -> Result<Vec<FoundCustomer>, OfficeError> {
        found.put_text("rows", &(self.limit + 1).to_string());
        let mut query = Query::of(sql!("found"), &named![now_ms = self.cx.at_ms]);
        query.put("found", found);
        Ok(query.rows(self.tx)?)
    }

    /// The page, and where the next one begins. `short` is where this one ended before it was full.
    fn cut(
        &self,
        mut rows: Vec<FoundCustomer>,
        short: Option<Cursor>,
        cursor: impl Fn(&FoundCustomer) -> Cursor,
    ) -> Found {
        let more = rows.len() as i64 > self.limit;
        rows.truncate(usize::try_from(self.limit).unwrap_or(0));
        let next = if more { rows.last().map(cursor) } else { short };
        (rows, next)
    }
}

// `+ 0` keeps a condition out of an engine's choice of an index, `LIMIT 1 OFFSET 0` a question out
// of its joins: it is a check, never a way in. How many rows to read is written out, not a
// parameter: an engine's planner would have to guess.

/// Conditions that a customer has the other words too.
fn others(words: &[Typed], but: &[usize]) -> Query {
    let mut conditions = Query::new();
    for (_, word) in words.iter().enumerate().filter(|(rank, _)| !but.contains(rank)) {
        let has_word = format!(
            "\n  AND EXISTS (SELECT 1 FROM customer_word o WHERE o.customer_id = f.customer_id \
             AND o.word >= :from AND o.word < :to AND o.kind + 0 IN {} LIMIT 1 OFFSET 0)",
            word.looked.list()
        );
        conditions.add(&has_word, &named![from = &word.from, to = &word.to]);
    }
    conditions
}
