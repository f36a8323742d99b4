//! Acceptances that the desk may still undo: their customer sees nothing of them on the site until they stand.

use std::collections::HashSet;

use contract::ids::{CustomerId, LotId, RepriseId};
use domain::money::Cents;
use domain::reprise::undoable_ms;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::LotRow;
use crate::{Cx, OfficeError};

/// What acceptances gave that can still be undone. At the desk it is nothing: whoever decides sees what is.
#[derive(Debug, Default)]
pub struct Untold {
    parts: Vec<Part>,
}

#[derive(Debug, Deserialize)]
struct Part {
    reprise_id: RepriseId,
    /// Absent where the place gave no credit.
    seq: Option<i64>,
    lot_id: Option<LotId>,
    amount_cents: Option<Cents>,
    /// The lot was made by this acceptance.
    own: bool,
}

/// When acceptances were decided that whoever asks is not told yet; nothing at the desk.
#[must_use]
pub fn window(cx: &Cx<'_>) -> Option<(i64, i64)> {
    cx.operator.visitor.as_ref().map(|_| undoable_ms(cx.at_ms).into_inner())
}

impl Untold {
    /// What a customer who looks at the site is not told yet.
    ///
    /// # Errors
    /// From the store.
    pub fn of(tx: &mut dyn Tx, cx: &Cx<'_>, customer_id: CustomerId) -> Result<Self, OfficeError> {
        let Some((from_ms, to_ms)) = window(cx) else { return Ok(Self::default()) };
        Ok(Self { parts: tx.rows(sql!("untold"), &named![customer_id, from_ms, to_ms])? })
    }

    /// The acceptances.
    #[must_use]
    pub fn reprises(&self) -> HashSet<RepriseId> {
        self.parts.iter().map(|part| part.reprise_id).collect()
    }

    /// Whether this row of the journal tells of one of them.
    #[must_use]
    pub fn tells(&self, seq: i64) -> bool {
        self.parts.iter().any(|part| part.seq == Some(seq))
    }

    /// Lots as they were before.
    #[must_use]
    pub fn before(&self, mut lots: Vec<LotRow>) -> Vec<LotRow> {
        for part in &self.parts {
            let (Some(id), Some(given)) = (part.lot_id, part.amount_cents) else { continue };
            if part.own {
                lots.retain(|lot| lot.id != id);
            } else if let Some(lot) = lots.iter_mut().find(|lot| lot.id == id) {
                lot.left_cents = lot.left_cents - given;
            }
        }
        lots
    }
}
