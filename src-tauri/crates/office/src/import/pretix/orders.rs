//! Orders and places of an export.

use std::collections::HashSet;

use domain::money::Cents;
use domain::place::PlaceState;

use super::people::Known;
use super::season::{Catalogue, once};
use super::shape::{Event, Order, Position};
use super::{Malformed, clip, people};
use crate::import::{Batch, BatchOrder, BatchPlace, BatchSeat};
use crate::wire::OrderState;

/// Adds the orders to the batch. Test orders are left out and counted.
pub(super) fn read(
    event: &Event,
    catalogue: &Catalogue<'_>,
    customers: &mut Known,
    batch: &mut Batch,
) -> Result<(), Malformed> {
    let mut seats = batch
        .halls
        .iter()
        .flat_map(|hall| {
            hall.seats.iter().map(|s| (hall.name.clone(), s.row.clone(), s.number.clone()))
        })
        .collect::<HashSet<_>>();
    for (i, order) in event.orders.iter().enumerate() {
        let path = format!("event.orders[{i}]");
        if order.testmode {
            *batch.skipped.entry("test_order".to_owned()).or_default() += 1;
            continue;
        }
        let state = order.status;
        let customer = people::customer(order, customers, batch);
        let mut places = Vec::with_capacity(order.positions.len());
        for (j, position) in order.positions.iter().enumerate() {
            let path = format!("{path}.positions[{j}]");
            if let Some(place) = place(&path, position, state, catalogue, batch, &mut seats)? {
                places.push(place);
            }
        }
        let sold: Cents = places.iter().map(|place| place.price).sum();
        batch.orders.push(BatchOrder {
            key: order.code.clone(),
            number: clip(&order.code, 40),
            customer: Some(customer),
            channel: channel(order),
            created_at_ms: order.datetime,
            // Booking fees and products: what the total has beside the places.
            fees: Cents((order.total - sold).0.max(0)),
            total: order.total,
            state,
            places,
        });
    }
    Ok(())
}

fn channel(order: &Order) -> String {
    match order.sales_channel.as_str() {
        "" | "web" => "INTERNET".to_owned(),
        "pretixpos" => "GUICHET".to_owned(),
        other => clip(other, 40).to_uppercase(),
    }
}

/// A place; nothing for a product, whose price stays in the order's total.
fn place(
    path: &str,
    position: &Position,
    order: OrderState,
    catalogue: &Catalogue<'_>,
    batch: &mut Batch,
    seats: &mut HashSet<(String, String, String)>,
) -> Result<Option<BatchPlace>, Malformed> {
    let unknown = |what: &str, id: i64| {
        Malformed::at(format!("{path}.{what}"), format!("no {what} has id {id}"))
    };
    let item = catalogue.item(position.item).ok_or_else(|| unknown("item", position.item))?;
    if !item.admission {
        *batch.skipped.entry("product".to_owned()).or_default() += 1;
        return Ok(None);
    }
    let (performance, hall) = catalogue
        .performances
        .get(&position.subevent)
        .ok_or_else(|| unknown("subevent", position.subevent.unwrap_or(0)))?;
    let category = catalogue.category(item, position.variation);
    once(&mut batch.categories, &category);
    let seat = position.seat.as_deref().map(|label| seat(label, position.subevent));
    if let Some((row, number)) = &seat {
        let known = (hall.clone(), row.clone(), number.clone());
        if seats.insert(known)
            && let Some(hall) = batch.halls.iter_mut().find(|h| h.name == *hall)
        {
            hall.seats.push(BatchSeat {
                row: row.clone(),
                number: number.clone(),
                category: category.clone(),
            });
        }
    }
    Ok(Some(BatchPlace {
        key: position.id.to_string(),
        performance: performance.clone(),
        seat,
        category,
        rate: clip(item.name.text(), 80),
        price: position.price,
        vat_bp: position.tax_rate,
        state: match order {
            OrderState::Cancelled => PlaceState::Cancelled,
            OrderState::Issued | OrderState::Unpaid => PlaceState::Live,
        },
        code: position.secret.clone(),
        holder: position.attendee_name.as_deref().map(|n| clip(n, 120)).unwrap_or_default(),
        copies: 0,
        scanned_at_ms: None,
    }))
}

/// `2-F14` of sub-event 2 is row F, seat 14; a label without a number is a row of its own.
fn seat(label: &str, subevent: Option<i64>) -> (String, String) {
    let label = clip(label, 40);
    let prefix = subevent.map(|id| format!("{id}-")).unwrap_or_default();
    let bare = label.strip_prefix(&prefix).unwrap_or(&label);
    let digits = bare.chars().rev().take_while(char::is_ascii_digit).count();
    let (row, number) = bare.split_at(bare.len() - digits);
    (row.trim_end_matches(['-', ' ']).to_owned(), number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::seat;

    #[test]
    fn a_seat_is_a_row_and_a_number() {
        let cut = |label, sub| {
            let (row, number) = seat(label, sub);
            format!("{row}|{number}")
        };
        assert_eq!(cut("2-F14", Some(2)), "F|14");
        assert_eq!(cut("F-14", None), "F|14");
        assert_eq!(cut("Balcon", None), "Balcon|");
        assert_eq!(cut("12", Some(3)), "|12");
    }
}
