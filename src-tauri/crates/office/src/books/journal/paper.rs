//! Papers and the journal: the mark that a paper carries, and a paper that is held against the house.

use contract::facts::PaperMark;
use contract::ids::OrderId;
use contract::journal::{PaperChecked, PaperSaid, PaperStanding};
use domain::paper_mark;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::{Cx, OfficeError};

/// Longest text that a mark is read from, in characters.
const SAID_MAX: usize = 80;

#[derive(Deserialize)]
struct Marked {
    row: i64,
    hash: Vec<u8>,
}

/// The last row of the journal that tells of an order; the last of all where none does, as for one that an
/// import brought. None in a house without a row.
///
/// # Errors
/// From the store.
pub(crate) fn mark_of_order(
    tx: &mut dyn Tx,
    order_id: OrderId,
) -> Result<Option<PaperMark>, OfficeError> {
    let marked: Option<Marked> = tx.row(sql!("mark"), &named![order_id])?;
    Ok(marked.map(|found| PaperMark { row: found.row, word: paper_mark::word(&found.hash) }))
}

#[derive(Deserialize)]
struct There {
    rows: i64,
    at_ms: Option<i64>,
    hash: Option<Vec<u8>>,
}

/// Holds what was typed from a paper against the journal.
///
/// # Errors
/// [`crate::Code::BadField`] for what is no mark.
pub fn check_paper(
    tx: &mut dyn Tx,
    _: &Cx<'_>,
    args: &PaperSaid,
) -> Result<PaperChecked, OfficeError> {
    checked_paper(tx, &args.said)
}

/// As [`check_paper`], where nobody gives a command.
///
/// # Errors
/// As [`check_paper`].
pub fn checked_paper(tx: &mut dyn Tx, said: &str) -> Result<PaperChecked, OfficeError> {
    let said = Some(said).filter(|said| said.chars().count() <= SAID_MAX);
    let (row, word) =
        said.and_then(paper_mark::read).ok_or_else(|| OfficeError::bad_field("paper"))?;
    let there: There = tx
        .row(sql!("there"), &named![row])?
        .ok_or_else(|| OfficeError::internal("the journal has no head"))?;
    let standing = match &there.hash {
        None => PaperStanding::Ahead,
        Some(hash) if paper_mark::word(hash) == word => PaperStanding::Right,
        Some(_) => PaperStanding::Rewritten,
    };
    Ok(PaperChecked { standing, row, rows: there.rows, at_ms: there.at_ms })
}
