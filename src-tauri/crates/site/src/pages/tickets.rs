//! Tickets: as papers, and on the screen of a telephone. One that never had a number gets it by a form, before it is
//! drawn: an address that reads changes nothing.

use axum::http::StatusCode;
use contract::args::Empty;
use contract::ids::PlaceId;
use contract::site::{MyOrderFile, MyPlaces};
use documents::ticket;
use minijinja::context;
use uuid::Uuid;

use super::{order, recap};
use crate::papers::parts;
use crate::web::answer::Answer;
use crate::web::trouble::{Trouble, Wrong};
use crate::web::visit::{Head, Visit};

const TICKET: Head = Head { title: "site-ticket", part: "orders" };

/// The place that the address names.
fn place(visit: &Visit<'_>) -> Result<PlaceId, Trouble> {
    Ok(visit.param("place").parse::<i64>().map_err(|_| Wrong::Missing)?.into())
}

fn one(visit: &Visit<'_>) -> Result<MyPlaces, Trouble> {
    let number = visit.param("number").to_owned();
    Ok(MyPlaces { number, place_ids: vec![place(visit)?] })
}

/// The places of the order whose tickets can be had.
fn all(file: &MyOrderFile) -> Result<MyPlaces, Trouble> {
    let open = file.places.iter().filter(|place| place.may_download);
    let place_ids: Vec<PlaceId> = open.map(|place| place.id).collect();
    if place_ids.is_empty() {
        return Err(Wrong::Missing.into());
    }
    Ok(MyPlaces { number: file.number.clone(), place_ids })
}

/// Every ticket of the order, a page each.
pub(crate) fn of_order(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    visit.customer()?;
    let places = all(&order::read(visit)?)?;
    let paper = visit.site.tickets(visit.kept.as_ref(), &places)?;
    Ok(Answer::file(&format!("billets-{}.pdf", places.number), "application/pdf", paper.bytes))
}

/// One ticket.
pub(crate) fn of_place(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    visit.customer()?;
    let places = one(visit)?;
    let paper = visit.site.tickets(visit.kept.as_ref(), &places)?;
    Ok(Answer::file(&format!("billet-{}.pdf", places.number), "application/pdf", paper.bytes))
}

/// One ticket, its code as large as the screen.
pub(crate) fn on_screen(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let who = visit.customer()?;
    let places = one(visit)?;
    let facts = visit.site.ticket_facts(visit.kept.as_ref(), &places)?;
    let facts = facts.first().ok_or(Wrong::Missing)?;
    let code = ticket::screen_code(facts).map_err(office::OfficeError::internal)?;
    let values = context! {
        number => places.number.as_str(),
        ticket => facts.number,
        show => facts.place.show.as_str(),
        hall => facts.place.hall.as_str(),
        starts_at_ms => facts.place.starts_at_ms,
        row => facts.place.row.as_str(),
        seat => facts.place.seat.as_str(),
        category => facts.place.category.as_str(),
        rate => facts.place.rate.as_str(),
        holder => facts.holder.as_str(),
        path => code.path,
        side => code.side,
        place => places.place_ids.first().map(|id| i64::from(*id)),
    };
    visit.mine(StatusCode::OK, "ticket.html", &TICKET, &who, values)
}

/// Gives tickets their numbers, then shows what was asked for.
pub(crate) fn number(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    visit.customer()?;
    let file = order::read(visit)?;
    let asked = recap::places(&visit.form, &file.number)?;
    let places = match &asked[..] {
        [] => all(&file)?,
        _ => MyPlaces { number: file.number.clone(), place_ids: asked.clone() },
    };
    let id = visit.id_of_form()?;
    for (rank, part) in (0..).zip(parts(&places)) {
        // The same form sent again gives each part the same id.
        let id = Uuid::from_u128(id.as_u128() ^ rank);
        visit.call_as::<Empty>(id, "site_tickets", &part)?;
    }
    let number = &file.number;
    let path = match (&asked[..], visit.form.get("vers")) {
        ([place], "ecran") => format!("/commandes/{number}/places/{place}/billet"),
        ([place], _) => format!("/commandes/{number}/places/{place}/billet.pdf"),
        _ => format!("/commandes/{number}/billets.pdf"),
    };
    Ok(visit.to(&path))
}
