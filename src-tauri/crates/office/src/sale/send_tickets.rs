//! The tickets of an order by mail, as one file attached.

use contract::action::Action;
use contract::facts::{MailFacts, MailKind, MailPlace, TicketFacts};
use contract::ids::{CustomerId, OrderId, PlaceId};
use contract::limits::PLACES_MAX;
use contract::locale::Locale;
use contract::mail::MailSent;
use contract::order::{PaperWay, SendTickets};
use domain::money::Cents;
use domain::text;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::print_all::Copies;
use super::{copy_out, paper, print};
use crate::{Code, Cx, OfficeError, customer, mail, page};

/// Who the tickets go to.
#[derive(Deserialize)]
struct Addressee {
    order_number: String,
    customer_id: Option<CustomerId>,
    last_name: String,
    first_name: String,
    email: String,
    locale: Locale,
    erased_at_ms: Option<i64>,
}

fn addressee(tx: &mut dyn Tx, id: OrderId) -> Result<(Addressee, CustomerId), OfficeError> {
    let to: Addressee =
        tx.row(sql!("addressee"), &named![id])?.ok_or_else(|| OfficeError::not_found("order"))?;
    if let Some(at_ms) = to.erased_at_ms {
        return Err(customer::erased(at_ms));
    }
    let customer_id = to.customer_id.ok_or(OfficeError::new(Code::NoCustomer))?;
    Ok((to, customer_id))
}

/// Refuses tickets by mail where they cannot be sent.
///
/// # Errors
/// As [`send_tickets`], but for the address.
pub(super) fn may_send(tx: &mut dyn Tx, id: OrderId) -> Result<(), OfficeError> {
    let copies = Copies::of(tx, id)?;
    addressee(tx, id)?;
    copies.none_in_doubt()
}

/// Sends the tickets of an order to its customer: every place whose code opens the door. Each is a copy,
/// counted as those on paper: the second says « DUPLICATA n° ». `keep` corrects the customer's address.
///
/// # Errors
/// [`Code::OrderUnpaid`], [`Code::OrderCancelled`], [`Code::NothingToPrint`], [`Code::NoCustomer`], [`Code::PrintUnconfirmed`],
/// [`Code::BadField`] on `recipient`, or on `id` for an order of more places than one mail carries;
/// [`Code::NotFound`], [`Code::CustomerErased`].
pub fn send_tickets(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &SendTickets,
) -> Result<MailSent, OfficeError> {
    let recipient = page::email("recipient", &args.recipient)?;
    let copies = Copies::of(tx, args.id)?.live;
    let (to, customer_id) = addressee(tx, args.id)?;
    if copies.len() > PLACES_MAX {
        return Err(OfficeError::bad_field("id").with("why", "too_many"));
    }
    let duplicata = copy_out::give(tx, cx, &copies, PaperWay::Mail)?;
    let place_ids: Vec<PlaceId> = copies.iter().map(|copy| copy.place_id).collect();
    let tickets = paper::ticket_facts(tx, cx, &place_ids)?;
    let facts = facts(cx, &to, tickets);
    if args.keep && recipient != to.email {
        customer::correct_address(tx, cx, customer_id, recipient)?;
    }
    let id = mail::queue(tx, cx, &facts, recipient, customer_id, Some(args.id), None, cx.at_ms)?;
    let more = [("duplicata", json!(duplicata)), ("mail", json!(id))];
    print::record_noted(tx, cx, Action::TicketMailed, &copies, &more, Some(recipient))?;
    Ok(MailSent { id, duplicata })
}

fn facts(cx: &Cx<'_>, to: &Addressee, tickets: Vec<TicketFacts>) -> MailFacts {
    let place = |ticket: &TicketFacts| MailPlace {
        place: ticket.place.clone(),
        paid: ticket.place.price,
        reprise: Cents::ZERO,
    };
    let customer = text::greeted(&to.first_name, &to.last_name);
    let house = cx.house.facts();
    MailFacts {
        order_number: to.order_number.clone(),
        places: tickets.iter().map(place).collect(),
        tickets: Some(tickets),
        ..MailFacts::to(customer, to.locale, MailKind::TicketsSent, house, cx.at_ms)
    }
}
