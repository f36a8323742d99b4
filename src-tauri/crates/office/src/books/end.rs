//! Where the books end, as it is known outside them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use store::{Tx, TxExt, sql};

use crate::OfficeError;

/// A row of a journal: no other house has one of this rank and this hash.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct JournalEnd {
    pub(crate) seq: i64,
    pub(crate) hash: Vec<u8>,
}

/// The last row of the journal, of rank 0 before there is one; none where the database has no head.
///
/// # Errors
/// From the store.
pub(crate) fn of_journal(tx: &mut dyn Tx) -> Result<Option<JournalEnd>, OfficeError> {
    Ok(tx.row(sql!("end"), &[])?)
}

/// Where the journal ends, and the last numbers given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// Rank of the last row; 0 before there is one.
    pub row: i64,
    /// Its hash.
    pub hash: Vec<u8>,
    /// The last number of each series that is known.
    pub series: BTreeMap<String, i64>,
}

impl End {
    /// The later of two, with every number that either knows of.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let (mut later, earlier) = if self.row > other.row { (self, other) } else { (other, self) };
        for (name, last) in earlier.series {
            let known = later.series.entry(name).or_default();
            *known = last.max(*known);
        }
        later
    }
}
