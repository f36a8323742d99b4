//! What a person looks for, anywhere: by number, code or address, else by the words of a name.

use contract::customer::CustomerRow;
use contract::scan::{Find, Finds, Hit, HitKind};
use domain::identifier::{Identifier, identifiers};
use store::Tx;

use super::{TEXT_MAX, hits};
use crate::{Cx, OfficeError, customer, page};

/// Mails to one address, and orders whose number begins as typed.
const FEW: i64 = 5;
/// Customers that are shown.
const CUSTOMERS: i64 = 12;
/// Shortest beginning of an order's number that is looked for.
const BEGINNING_MIN: usize = 3;

/// What has the number, the code or the address that was typed; orders whose number begins so; then
/// customers who have the words.
///
/// # Errors
/// [`crate::Code::BadField`] on `text` or `limit`; from the store.
pub fn anything(tx: &mut dyn Tx, cx: &Cx<'_>, args: &Find) -> Result<Finds, OfficeError> {
    let limit = page::limit(args.limit)?;
    // What is pasted has tabs and ends of lines.
    let spaced = args.text.replace(char::is_control, " ");
    let typed = page::search("text", &spaced, TEXT_MAX)?;
    let typed = typed.as_str();
    let identifiers = identifiers(typed);
    let mut found = Vec::new();
    for identifier in &identifiers {
        add(&mut found, hits::named_by(tx, cx, identifier, FEW)?);
    }
    if !found.iter().any(|hit| hit.kind == HitKind::Order) {
        add(&mut found, begun(tx, &identifiers)?);
    }
    let customers = customer::named(tx, cx, typed, CUSTOMERS.min(limit))?;
    add(&mut found, customers.into_iter().map(hit).collect());
    found.sort_by_key(|hit| hit.kind == HitKind::Customer);
    found.truncate(usize::try_from(limit).unwrap_or_default());
    Ok(Finds { hits: found })
}

/// Orders whose number begins as what was typed, where that has a figure.
fn begun(tx: &mut dyn Tx, identifiers: &[Identifier]) -> Result<Vec<Hit>, OfficeError> {
    let begins = identifiers.iter().filter_map(|identifier| match identifier {
        Identifier::Order(number) => Some(number),
        _ => None,
    });
    let has_figure = |number: &&String| {
        number.chars().count() >= BEGINNING_MIN && number.contains(|c: char| c.is_ascii_digit())
    };
    for begins in begins.filter(has_figure) {
        let found = hits::orders_from(tx, begins, FEW)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

/// Adds what is not there yet.
fn add(found: &mut Vec<Hit>, more: Vec<Hit>) {
    let of = |hit: &Hit| {
        let whose = if hit.kind == HitKind::Customer { hit.customer_id } else { None };
        (hit.kind, hit.number.clone(), whose, hit.place_id, hit.mail_id)
    };
    for hit in more {
        if !found.iter().any(|known| of(known) == of(&hit)) {
            found.push(hit);
        }
    }
}

fn hit(row: CustomerRow) -> Hit {
    Hit {
        kind: HitKind::Customer,
        number: row.number.to_string(),
        name: row.name,
        about: if row.email.is_empty() { row.phone } else { row.email },
        row: String::new(),
        seat: String::new(),
        at_ms: None,
        amount_cents: Some(row.balance_cents),
        customer_id: Some(row.id),
        order_id: None,
        place_id: None,
        reprise_id: None,
        mail_id: None,
        voided: None,
    }
}
