//! The customer of an order, given to it afterwards or corrected.

use contract::action::Action;
use contract::args::ById;
use contract::ids::{OrderId, PlaceId};
use contract::order::{AttachCustomer, OrderFile};
use domain::text;
use serde::Deserialize;
use serde_json::json;
use store::{ByIds, Tx, TxExt, named, sql};

use super::file::file;
use super::ties::{Owned, owned};
use crate::books::journal::{self, Entry};
use crate::customer::Known;
use crate::{Cx, OfficeError, mail, page};

/// Gives an order its customer, or another one. Tickets that were sold here bear the new name, and of those of another system
/// the ones that bear the name of the one before, or none.
///
/// # Errors
/// [`crate::Code::ChangedSince`] when the order has another customer than the screen showed;
/// [`crate::Code::CustomerTied`] while a request is open on a place, or where credit of another person paid
/// the order or came out of it; [`crate::Code::BadField`] when it is theirs already; [`crate::Code::NotFound`],
/// [`crate::Code::CustomerErased`].
pub fn attach(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &AttachCustomer,
) -> Result<OrderFile, OfficeError> {
    let before = owned(tx, args.id, Some(args.customer_id))?;
    page::of_whom_was_shown(args.seen_customer_id, before.customer_id)?;
    if before.customer_id == Some(args.customer_id) {
        return Err(OfficeError::bad_field("customer_id"));
    }
    before.allow_another()?;
    let new = Known::load(tx, args.customer_id)?;
    let name = new.name();
    tx.execute(sql!("set_customer"), &named![id = args.id, customer_id = args.customer_id])?;
    let places = borne(tx, args.id, &before)?;
    ByIds::new(sql!("set_holder"), &named![holder = name]).execute(tx, &places)?;
    let action = match before.customer_id {
        Some(_) => Action::OrderCorrected,
        None => Action::OrderAttached,
    };
    let data = json!({
        "order": before.order_number,
        "number": new.number,
        "before": before.customer_number,
        "before_id": before.customer_id,
    });
    let entry = Entry {
        customer_id: Some(args.customer_id),
        order_id: Some(args.id),
        data,
        ..Entry::of(action)
    };
    journal::append(tx, cx, entry)?;
    mail::take_back_of_order(tx, cx, args.id)?;
    file(tx, cx, &ById { id: args.id })
}

/// The places of an order that bear its customer's name, or none. A place that was sold here bears no other, though it may be
/// one that they had before.
fn borne(tx: &mut dyn Tx, order_id: OrderId, of: &Owned) -> Result<Vec<PlaceId>, OfficeError> {
    #[derive(Deserialize)]
    struct Place {
        id: PlaceId,
        holder: String,
        sold_here: bool,
    }
    let mut places: Vec<Place> = tx.rows(sql!("holders"), &named![order_id])?;
    places.retain(|place| {
        place.sold_here
            || place.holder.is_empty()
            || text::is_name_of(&place.holder, &of.last_name, &of.first_name)
    });
    Ok(places.into_iter().map(|place| place.id).collect())
}
