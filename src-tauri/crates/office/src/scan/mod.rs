//! What a code names that was read from a paper: by exact identifiers only, one lookup each.

use contract::ids::{CustomerId, OrderId, PlaceId};
use contract::scan::{ScanFind, ScanFound, Scanned, ScannedKind};
use serde::Deserialize;
use store::{Text, Tx, TxExt, Value, named, sql};

use crate::books::series;
use crate::{Cx, OfficeError, page};

const TEXT_MAX: usize = 100;
const VARIANTS_MAX: usize = 4;

#[derive(Deserialize)]
struct Found {
    customer_id: Option<CustomerId>,
    order_id: Option<OrderId>,
    place_id: Option<PlaceId>,
    /// Number of the amendment that gave the place back.
    #[serde(default)]
    voided: Option<i64>,
}

/// What a code names, read in the ways in which it may be meant: the code or number of a ticket, the
/// number of an order, a customer, a credit (`AV-…`) or a request (`R-…`). Of equal numbers the
/// order's comes first, then the ticket's, then the customer's.
///
/// # Errors
/// [`crate::Code::BadField`] on `text` or `variants`.
pub fn find(tx: &mut dyn Tx, _: &Cx<'_>, args: &ScanFind) -> Result<ScanFound, OfficeError> {
    if args.variants.len() > VARIANTS_MAX {
        return Err(OfficeError::bad_field("variants").with("why", "too_many"));
    }
    let first = page::text("text", &args.text, TEXT_MAX)?;
    let others = args.variants.iter().map(|text| page::text("variants", text, TEXT_MAX));
    for text in std::iter::once(Ok(first)).chain(others) {
        let text = text?;
        if text.is_empty() {
            continue;
        }
        if let Some(found) = what(tx, text)? {
            return Ok(ScanFound { named: Some(found) });
        }
    }
    Ok(ScanFound { named: None })
}

/// How one kind of thing is looked up.
type Lookup = (ScannedKind, &'static Text, Value);

fn what(tx: &mut dyn Tx, text: &str) -> Result<Option<Scanned>, OfficeError> {
    for (kind, query, value) in lookups(text) {
        let found: Option<Found> = tx.row(query, &named![value])?;
        if let Some(Found { customer_id, order_id, place_id, voided }) = found {
            let voided = voided.map(series::amendment_number);
            return Ok(Some(Scanned { kind, customer_id, order_id, place_id, voided }));
        }
    }
    Ok(None)
}

/// Where a text may be found, in this order.
fn lookups(text: &str) -> Vec<Lookup> {
    let (lower, upper) = (text.to_lowercase(), text.to_uppercase());
    let word = |text: &str| Value::Text(text.to_owned());
    let mut lookups = vec![
        (ScannedKind::Place, sql!("by_code"), word(text)),
        (ScannedKind::Place, sql!("by_code"), word(&lower)),
        (ScannedKind::Order, sql!("by_order"), word(text)),
        (ScannedKind::Order, sql!("by_order"), word(&upper)),
    ];
    let mut number = |kind, query, digits: &str| {
        if let Some(number) = number_of(digits) {
            lookups.push((kind, query, Value::Int(number)));
        }
    };
    if let Some(digits) = upper.strip_prefix("AV-") {
        number(ScannedKind::Lot, sql!("by_lot"), digits);
    } else if let Some(digits) = upper.strip_prefix("R-") {
        number(ScannedKind::Request, sql!("by_request"), digits);
    } else {
        number(ScannedKind::Place, sql!("by_ticket"), text);
        number(ScannedKind::Customer, sql!("by_customer"), text);
    }
    lookups
}

/// Digits as a number of a series; nothing else is one.
fn number_of(digits: &str) -> Option<i64> {
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<ScannedKind> {
        lookups(text).into_iter().map(|(kind, ..)| kind).skip(4).collect()
    }

    #[test]
    fn a_number_is_a_tickets_before_a_customers_and_prefixes_say_what_they_are() {
        assert_eq!(kinds("0000042"), [ScannedKind::Place, ScannedKind::Customer]);
        assert_eq!(kinds("AV-000042"), [ScannedKind::Lot]);
        assert_eq!(kinds("av-000042"), [ScannedKind::Lot]);
        assert_eq!(kinds("R-000042"), [ScannedKind::Request]);
        assert_eq!(kinds("R-42a"), []);
        assert_eq!(kinds("99999999999999999999"), []);
    }
}
