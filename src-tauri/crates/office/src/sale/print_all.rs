//! *Retrait*: every ticket of an order at once, on its way to paper.

use contract::action::Action;
use contract::customer::OrderState;
use contract::ids::{OrderId, PlaceId};
use contract::order::{OrderPrints, PaperState, PlaceLeftOut, PrintOrder};
use domain::place::PlaceState;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::print::{self, Copy};
use super::standing::stands;
use crate::{Code, Cx, OfficeError};

/// The copies of an order's places.
pub(super) struct Copies {
    /// Of the places whose code opens the door.
    pub live: Vec<Copy>,
    /// Of all others.
    pub left: Vec<Copy>,
}

#[derive(Deserialize)]
struct StateRow {
    number: String,
    state: OrderState,
}

impl Copies {
    /// The copies of an order that is paid.
    ///
    /// # Errors
    /// [`Code::OrderUnpaid`], [`Code::OrderCancelled`]; [`Code::NothingToPrint`] where no place has a ticket; [`Code::NotFound`].
    pub(super) fn of(tx: &mut dyn Tx, id: OrderId) -> Result<Self, OfficeError> {
        let order: StateRow = tx
            .row(sql!("order_state"), &named![id])?
            .ok_or_else(|| OfficeError::not_found("order"))?;
        stands(order.state, &order.number)?;
        let mut all = Vec::new();
        for place_id in tx.ints(sql!("places_of_order"), &named![order_id = id])? {
            all.push(print::latest_copy(tx, PlaceId::from(place_id))?);
        }
        let (live, left): (Vec<Copy>, Vec<Copy>) =
            all.into_iter().partition(|copy| copy.state.code_is_valid());
        if live.is_empty() {
            return Err(OfficeError::new(Code::NothingToPrint));
        }
        Ok(Self { live, left })
    }

    /// Refuses while nobody said whether a copy came out.
    ///
    /// # Errors
    /// [`Code::PrintUnconfirmed`] names the seat.
    pub(super) fn none_in_doubt(&self) -> Result<(), OfficeError> {
        let in_doubt = |copy: &&Copy| matches!(copy.open(), Some((_, PaperState::Sent)));
        match self.live.iter().find(in_doubt) {
            Some(copy) => Err(copy.refuse(Code::PrintUnconfirmed)),
            None => Ok(()),
        }
    }

    /// The first whose ticket was given, where every one was.
    pub(super) fn all_given(&self) -> Option<&Copy> {
        if self.live.iter().all(was_given) { self.live.first() } else { None }
    }
}

/// Whether a ticket was given already, here or in the system the order came from.
fn was_given(copy: &Copy) -> bool {
    copy.open().is_none() && copy.next_rank() > 0
}

/// Prepares the tickets of an order for the printer. They are handed over once they are said to be out. Places
/// that are pending, taken back or cancelled are left out. Those that were given already are left out
/// too, unless all are asked for again as duplicatas.
///
/// # Errors
/// [`Code::OrderUnpaid`], [`Code::OrderCancelled`], [`Code::NothingToPrint`],
/// [`Code::PrintUnconfirmed`], [`Code::NotFound`];
/// [`Code::TicketPrinted`] when every ticket was given and no duplicata is asked for.
pub fn print_all(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &PrintOrder,
) -> Result<OrderPrints, OfficeError> {
    let copies = Copies::of(tx, args.id)?;
    copies.none_in_doubt()?;
    if let (Some(copy), false) = (copies.all_given(), args.duplicates) {
        return Err(copy.refuse(Code::TicketPrinted));
    }
    let Copies { live, mut left } = copies;
    let (again, wanted): (Vec<Copy>, Vec<Copy>) =
        if args.duplicates { (Vec::new(), live) } else { live.into_iter().partition(was_given) };
    left.extend(again);
    let numbered = print::number_missing(tx, cx, &wanted)?;
    let rank = queue(tx, cx, &wanted)?;
    if numbered {
        print::record(tx, cx, Action::TicketIssued, &wanted, &[])?;
    }
    if rank > 0 {
        print::record(tx, cx, Action::TicketReprinted, &wanted, &[("duplicata", json!(rank))])?;
    }
    Ok(OrderPrints {
        place_ids: wanted.iter().map(|copy| copy.place_id).collect(),
        left_out: left.into_iter().map(left_out).collect(),
    })
}

/// A copy that waits for each; gives the highest rank of those that are new.
fn queue(tx: &mut dyn Tx, cx: &Cx<'_>, wanted: &[Copy]) -> Result<i64, OfficeError> {
    let mut highest = 0;
    for copy in wanted.iter().filter(|copy| copy.open().is_none()) {
        print::add_job(tx, cx, copy.place_id, copy.next_rank())?;
        highest = highest.max(copy.next_rank());
    }
    Ok(highest)
}

fn left_out(copy: Copy) -> PlaceLeftOut {
    let state: PlaceState = copy.state;
    PlaceLeftOut { id: copy.place_id, row: copy.row, seat: copy.seat, state }
}
