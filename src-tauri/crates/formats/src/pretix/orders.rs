//! Orders and places of an export.

use contract::customer::OrderState;
use contract::findings::Wrong;
use contract::intake::ProblemCode;
use domain::money::Cents;
use domain::place::PlaceState;
use domain::text::is_hidden;

use super::doc::{Doc, clip};
use super::firsts::{Firsts, Kind};
use super::people::{self, KnownPeople};
use super::season::Catalogue;
use super::shape::{Leaf, Order, Position, Seat};
use crate::batch::{At, Batch, BatchOrder, BatchPlace, unread_key};
use crate::values;

/// Longest code of an order or a ticket.
const CODE_MAX: usize = 128;
/// Characters of what pretix calls a seat.
const GUID_MAX: usize = 190;

/// Adds an order to the batch. Test orders are left out and counted.
pub(super) fn add(
    order: &Order,
    (path, at): (&str, At),
    catalogue: &Catalogue,
    (firsts, known): (&mut Firsts<'_>, &mut KnownPeople),
    doc: &mut Doc<'_, '_>,
    batch: &mut Batch,
) {
    if order.testmode == Some(true) {
        *batch.skipped.entry("test_order".to_owned()).or_default() += 1;
        return;
    }
    let before = doc.problems();
    let named = format!("{path}.code");
    let code = doc.needed(&named, &order.code, word);
    if let Some(code) = &code
        && !firsts.is_first((Kind::Order, code), (&named, at), doc)
    {
        return;
    }
    let state = doc.needed(&format!("{path}.status"), &order.status, state);
    let made = doc.instant(&format!("{path}.datetime"), &order.datetime);
    let total = doc.value(&format!("{path}.total"), &order.total, values::amount);
    let mut places = Vec::new();
    let asked = state.unwrap_or(OrderState::Issued);
    for (j, position) in order.positions.iter().flatten().enumerate() {
        let path = format!("{path}.positions[{j}]");
        places.extend(place(position, asked, (&path, at), catalogue, firsts, doc, batch));
    }
    let fees = fees(order, path, doc);
    if doc.problems() > before {
        batch.unread.insert(unread_key("order", order.code.text()));
        return;
    }
    let (Some(code), Some(state), Some(created_at_ms)) = (code, state, made) else { return };
    let sold: Cents = places.iter().filter(|p| counts(p, state)).map(|p| p.price).sum();
    let total = total.unwrap_or(sold + fees);
    let customer = people::customer(order, (created_at_ms, at), known, batch);
    batch.orders.push(BatchOrder {
        number: clip(&code, 40),
        key: code,
        customer: Some(customer),
        channel: channel(order),
        created_at_ms,
        // Booking fees and products: what the total has beside the places.
        fees: Cents((total - sold).0.max(0)),
        total,
        state,
        places,
        at,
    });
}

/// Whether a place is in the order's total. All places of a cancelled order are; of any other, the
/// live ones.
fn counts(place: &BatchPlace, order: OrderState) -> bool {
    order == OrderState::Cancelled || place.state != PlaceState::Cancelled
}

fn fees(order: &Order, path: &str, doc: &mut Doc<'_, '_>) -> Cents {
    let mut sum = Cents::ZERO;
    for (j, fee) in order.fees.iter().flatten().enumerate() {
        let path = format!("{path}.fees[{j}].value");
        // A fee may be below zero: a voucher is.
        let read = |text: &str| match text.strip_prefix('-') {
            Some(below) => values::amount(below).map(|cents| -cents),
            None => values::amount(text),
        };
        let value = doc.value(&path, &fee.value, read).unwrap_or_default();
        if fee.canceled != Some(true) {
            sum += value;
        }
    }
    sum
}

fn channel(order: &Order) -> String {
    match order.sales_channel.text() {
        "" | "web" => "INTERNET".to_owned(),
        "pretixpos" => "GUICHET".to_owned(),
        other => clip(other, 40).to_uppercase(),
    }
}

fn state(written: &str) -> Result<OrderState, Wrong> {
    match written {
        "p" => Ok(OrderState::Issued),
        "n" => Ok(OrderState::Unpaid),
        "e" | "c" => Ok(OrderState::Cancelled),
        _ => Err(Wrong::with(ProblemCode::ChoiceWrong, "n, p, e, c")),
    }
}

/// An identifying word, of bounded length and readable.
fn word(written: &str) -> Result<String, Wrong> {
    if written.len() > CODE_MAX {
        return Err(Wrong::with(ProblemCode::TextTooLong, CODE_MAX.to_string()));
    }
    if written.chars().any(|c| c.is_control() || is_hidden(c)) {
        return Err(ProblemCode::TextControl.into());
    }
    Ok(written.to_owned())
}

/// A place. None for a product, whose price stays in the order's total.
fn place(
    position: &Position,
    order: OrderState,
    (path, at): (&str, At),
    catalogue: &Catalogue,
    firsts: &mut Firsts<'_>,
    doc: &mut Doc<'_, '_>,
    batch: &mut Batch,
) -> Option<BatchPlace> {
    let Some(item) = catalogue.item(position.item) else {
        let id = position.item.to_string();
        doc.refuse(&format!("{path}.item"), &id, ProblemCode::ItemUnknown);
        return None;
    };
    if !item.is_place(position.addon_to.is_some()) {
        doc.value(&format!("{path}.price"), &position.price, values::amount);
        *batch.skipped.entry("product".to_owned()).or_default() += 1;
        return None;
    }
    let key = position.id.to_string();
    firsts.is_first((Kind::Place, &key), (&format!("{path}.id"), at), doc);
    let performance = catalogue.performance(position.subevent);
    if performance.is_none() && !catalogue.has_lost() {
        let id = position.subevent.map_or_else(String::new, |id| id.to_string());
        doc.refuse(&format!("{path}.subevent"), &id, ProblemCode::SubeventUnknown);
    }
    let cancelled = order == OrderState::Cancelled || position.canceled == Some(true);
    let price = doc.needed(&format!("{path}.price"), &position.price, values::amount);
    let vat_bp = doc.value(&format!("{path}.tax_rate"), &position.tax_rate, values::vat);
    let code = doc.value(&format!("{path}.secret"), &position.secret, word).unwrap_or_default();
    let entry = position.checkins.iter().flatten().find(|c| c.kind.text() != "exit");
    let scan = entry.and_then(|c| doc.instant(&format!("{path}.checkins"), &c.datetime));
    Some(BatchPlace {
        key,
        performance: performance.unwrap_or_default().to_owned(),
        seat: position.seat.as_ref().and_then(|seat| label(seat, position.subevent)),
        seat_guid: position.seat.as_ref().map(guid).unwrap_or_default(),
        category: item.category(position.variation).to_owned(),
        rate: item.rate.clone(),
        price: price?,
        vat_bp,
        state: if cancelled { PlaceState::Cancelled } else { PlaceState::Live },
        code,
        holder: clip(position.attendee_name.text(), 120),
        copies: 0,
        scanned_at_ms: scan,
        at,
    })
}

/// What the plan of the hall calls a seat.
fn guid(seat: &Seat) -> String {
    match seat {
        Seat::Label(label) => clip(label, GUID_MAX),
        Seat::Told { seat_guid, .. } => clip(seat_guid.text(), GUID_MAX),
    }
}

/// Row and number of a seat, in any of the ways it is written. None where there is no seat.
fn label(seat: &Seat, subevent: Option<i64>) -> Option<(String, String)> {
    let (row, number) = match seat {
        Seat::Label(label) => cut(label, subevent),
        Seat::Told { seat_guid, name, zone_name, row_name, seat_number } => {
            let number = clip(seat_number.text(), 40);
            if number.is_empty() {
                let named = [seat_guid, name].into_iter().find(|leaf| **leaf != Leaf::Absent);
                cut(named.map_or("", Leaf::text), subevent)
            } else {
                let row = format!("{} {}", zone_name.text(), row_name.text());
                (clip(&row, 40), number)
            }
        }
    };
    (!(row.is_empty() && number.is_empty())).then_some((row, number))
}

/// `2-F14` of sub-event 2 is row F, seat 14; a label without a number is a row of its own.
fn cut(label: &str, subevent: Option<i64>) -> (String, String) {
    let label = clip(label, 40);
    let prefix = subevent.map(|id| format!("{id}-")).unwrap_or_default();
    let bare = label.strip_prefix(&prefix).unwrap_or(&label);
    let digits = bare.chars().rev().take_while(char::is_ascii_digit).count();
    let (row, number) = bare.split_at(bare.len() - digits);
    (row.trim_end_matches(['-', ' ']).to_owned(), number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Seat, guid, label};

    #[test]
    fn a_seat_is_a_row_and_a_number_however_it_is_told() {
        let cut = |json: &str, sub| {
            let seat: Seat = serde_json::from_str(json).unwrap();
            label(&seat, sub).map(|(row, number)| format!("{row}|{number}"))
        };
        assert_eq!(cut(r#""2-F14""#, Some(2)).as_deref(), Some("F|14"));
        assert_eq!(cut(r#""F-14""#, None).as_deref(), Some("F|14"));
        assert_eq!(cut(r#""Balcon""#, None).as_deref(), Some("Balcon|"));
        assert_eq!(cut(r#""12""#, Some(3)).as_deref(), Some("|12"));
        assert_eq!(cut(r#""""#, None), None);
        let told = r#"{"id": 633, "name": "Loge, F 14", "zone_name": "Loge", "row_name": "F",
            "seat_number": 14, "seat_guid": "Loge-F-14"}"#;
        assert_eq!(cut(told, None).as_deref(), Some("Loge F|14"));
        assert_eq!(cut(r#"{"seat_guid": "2-F14"}"#, Some(2)).as_deref(), Some("F|14"));
    }

    #[test]
    fn a_seat_keeps_what_the_plan_of_its_hall_calls_it() {
        let of = |json: &str| guid(&serde_json::from_str(json).unwrap());
        assert_eq!(of(r#""PARTERRE-A-15""#), "PARTERRE-A-15");
        assert_eq!(of(r#"{"row_name": "A", "seat_number": 15, "seat_guid": "P-A-15"}"#), "P-A-15");
        assert_eq!(of(r#"{"row_name": "A", "seat_number": "15"}"#), "");
    }
}
