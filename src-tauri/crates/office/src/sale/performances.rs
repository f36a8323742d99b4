//! What is on sale: performances, and the seats of one.

use domain::text;
use store::{Tx, TxExt, params};

use crate::wire::*;
use crate::{Cx, OfficeError, page};

/// Words of a search that are looked at.
const WORDS: usize = 4;

/// Performances whose show has these words: those to come, soonest first, then those gone by,
/// latest first.
///
/// # Errors
/// [`crate::Code::BadField`] on `search` or `limit`.
pub fn performances(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &PerformanceList,
) -> Result<Vec<PerformanceRow>, OfficeError> {
    let search = page::text("search", &args.search, 100)?;
    list(tx, cx, 0, search, page::limit(args.limit)?)
}

/// The free seats of a performance, and its prices.
///
/// # Errors
/// [`crate::Code::NotFound`].
pub fn seats(tx: &mut dyn Tx, cx: &Cx<'_>, args: &ById) -> Result<FreeSeats, OfficeError> {
    let performance = list(tx, cx, args.id, "", 1)?
        .pop()
        .filter(|row| row.id == args.id)
        .ok_or_else(|| OfficeError::not_found("performance"))?;
    Ok(FreeSeats {
        performance,
        seats: tx.rows(query!("free_seats"), &params![args.id])?,
        rates: tx.rows(query!("rates"), &params![args.id])?,
        categories: tx.rows(query!("categories"), &params![args.id])?,
        prices: tx.rows(query!("prices"), &params![args.id])?,
    })
}

/// `only` is the id of one performance, 0 for all.
fn list(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    only: i64,
    search: &str,
    limit: i64,
) -> Result<Vec<PerformanceRow>, OfficeError> {
    // A key holds letters, digits and spaces, so nothing in it means something to LIKE.
    let mut words = text::words(search).into_iter().map(|word| format!("% {word}%"));
    let mut next = || words.next().unwrap_or_else(|| "%".to_owned());
    let [a, b, c, d]: [String; WORDS] = std::array::from_fn(|_| next());
    Ok(tx.rows(query!("performances"), &params![cx.at_ms, only, a, b, c, d, limit])?)
}
