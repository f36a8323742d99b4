//! What a code names that was read from a paper, and what a person looks for: one reading of what was
//! typed, exact identifiers first, one lookup each.

mod anything;
mod hits;

use contract::ids::CustomerId;
use contract::scan::{Hit, HitKind, ScanFind, ScanFound, Scanned, ScannedKind};
use domain::identifier::{Identifier, identifiers};
use store::Tx;

use crate::{Cx, OfficeError, page};

pub use anything::anything;

const TEXT_MAX: usize = 100;
const VARIANTS_MAX: usize = 4;

/// What a code names, read in the ways in which it may be meant: the code or number of a ticket, the
/// number of an order, a customer, a credit (`AV-…`) or a request (`R-…`). Of equal numbers the
/// order's comes first, then the ticket's, then the customer's.
///
/// # Errors
/// [`crate::Code::BadField`] on `text` or `variants`.
pub fn find(tx: &mut dyn Tx, cx: &Cx<'_>, args: &ScanFind) -> Result<ScanFound, OfficeError> {
    if args.variants.len() > VARIANTS_MAX {
        return Err(OfficeError::bad_field("variants").with("why", "too_many"));
    }
    let first = page::search("text", &args.text, TEXT_MAX)?;
    let others = args.variants.iter().map(|text| page::search("variants", text, TEXT_MAX));
    for text in std::iter::once(Ok(first)).chain(others) {
        for identifier in identifiers(&text?) {
            if let Some(named) = hits::named_by(tx, cx, &identifier, 1)?.first().and_then(scanned) {
                return Ok(ScanFound { named: Some(named) });
            }
        }
    }
    Ok(ScanFound { named: None })
}

/// The customer of what a text names; None where it names nothing, or what is nobody's.
pub(crate) fn customer_of(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    typed: &str,
) -> Result<Option<CustomerId>, OfficeError> {
    for identifier in identifiers(typed) {
        if matches!(identifier, Identifier::Mail(_)) {
            continue;
        }
        let hits = hits::named_by(tx, cx, &identifier, 1)?;
        if let Some(customer) = hits.first().and_then(|hit| hit.customer_id) {
            return Ok(Some(customer));
        }
    }
    Ok(None)
}

fn scanned(hit: &Hit) -> Option<Scanned> {
    let kind = match hit.kind {
        HitKind::Order => ScannedKind::Order,
        HitKind::Place => ScannedKind::Place,
        HitKind::Lot => ScannedKind::Lot,
        HitKind::Request => ScannedKind::Request,
        HitKind::Customer => ScannedKind::Customer,
        HitKind::Mail => return None,
    };
    let Hit { customer_id, order_id, place_id, ref voided, .. } = *hit;
    Some(Scanned { kind, customer_id, order_id, place_id, voided: voided.clone() })
}
