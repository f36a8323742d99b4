//! Whether what a lost command names is there: it may have been lost too, at whichever counter it was made.

use store::{Tx, TxExt, named, sql};

use crate::OfficeError;

/// What a command names by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Customer,
    Order,
    Place,
    Reprise,
    Lot,
    Refund,
    Mail,
}

/// A row by its id.
pub type Named = (Kind, i64);

/// Whether all of these are there.
///
/// # Errors
/// From the store.
pub fn are_there(tx: &mut dyn Tx, named: &[Named]) -> Result<bool, OfficeError> {
    for (kind, id) in named {
        let question = match kind {
            Kind::Customer => sql!("there_customer"),
            Kind::Order => sql!("there_order"),
            Kind::Place => sql!("there_place"),
            Kind::Reprise => sql!("there_reprise"),
            Kind::Lot => sql!("there_lot"),
            Kind::Refund => sql!("there_refund"),
            Kind::Mail => sql!("there_mail"),
        };
        if tx.int(question, &named![id = *id])? == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}
