//! A payment of a sale, as it is kept.

use contract::ids::{AmendmentId, LotId, OrderId, kind};
use domain::money::Cents;
use domain::payment::TenderKind;
use store::{Tx, TxExt, named, sql};

use crate::{Cx, OfficeError};

/// A payment: an amount by one tender, and what is kept of that tender.
pub(super) struct PaymentRow<'a> {
    pub order_id: OrderId,
    /// What it pays of the order.
    pub amount: Cents,
    pub by: Tender<'a>,
    /// The amendment that carried it over or corrected it.
    pub amendment_id: Option<AmendmentId>,
}

/// What is kept of each tender.
pub(super) enum Tender<'a> {
    /// Credit of a lot.
    Credit {
        lot_id: LotId,
        left: Cents,
    },
    Card {
        /// Its last four digits, or nothing.
        last4: &'a str,
        /// The bank's authorisation, or nothing.
        authorisation: &'a str,
    },
    Cash {
        tendered: Cents,
        change: Cents,
    },
}

/// The columns that only some tenders fill.
#[derive(Default)]
struct Details<'a> {
    tendered: Option<Cents>,
    change: Option<Cents>,
    card_last4: Option<&'a str>,
    card_authorisation: Option<&'a str>,
    lot_id: Option<LotId>,
    lot_left: Option<Cents>,
}

impl Tender<'_> {
    /// Its kind.
    pub(super) const fn kind(&self) -> TenderKind {
        match self {
            Self::Credit { .. } => TenderKind::Credit,
            Self::Card { .. } => TenderKind::Card,
            Self::Cash { .. } => TenderKind::Cash,
        }
    }

    fn details(&self) -> Details<'_> {
        match *self {
            Self::Credit { lot_id, left } => {
                Details { lot_id: Some(lot_id), lot_left: Some(left), ..Details::default() }
            }
            Self::Card { last4, authorisation } => Details {
                card_last4: Some(last4),
                card_authorisation: Some(authorisation),
                ..Details::default()
            },
            Self::Cash { tendered, change } => {
                Details { tendered: Some(tendered), change: Some(change), ..Details::default() }
            }
        }
    }
}

impl PaymentRow<'_> {
    /// Writes it.
    ///
    /// # Errors
    /// From the store.
    pub(super) fn write(&self, tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<(), OfficeError> {
        let kept = self.by.details();
        tx.execute(
            sql!("add_payment"),
            &named![
                id = cx.mint.id::<kind::Payment>(),
                order_id = self.order_id,
                tender = self.by.kind().key(),
                amount_cents = self.amount,
                tendered_cents = kept.tendered,
                change_cents = kept.change,
                card_last4 = kept.card_last4,
                card_authorisation = kept.card_authorisation,
                lot_id = kept.lot_id,
                lot_left_cents = kept.lot_left,
                at_ms = cx.at_ms,
                amendment_id = self.amendment_id
            ],
        )?;
        Ok(())
    }
}
