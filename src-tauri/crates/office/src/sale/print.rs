//! Tickets on their way to paper: numbers, copies, and whether they came out.
//!
//! A copy waits, is sent, and is out once somebody has seen it. It is marked as sent before it is
//! handed over, so that what a crash leaves is a doubt, and never a second original nobody asked
//! for.

use contract::action::Action;
use contract::args::Empty;
use contract::customer::OrderState;
use contract::ids::{CustomerId, OrderId, PlaceId, PrintJobId};
use contract::limits::PLACES_MAX;
use contract::order::{PaperState, PaperWay};
use contract::sale::{ConfirmPrint, PlaceIds, UnprintedSale};
use domain::place::PlaceState;
use domain::text;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use store::{Tx, TxExt, named, sql};

use super::handover;
use super::standing::stands;
use crate::books::journal::{self, Entry};
use crate::books::series;
use crate::{Code, Cx, OfficeError, page};

/// A place and the latest copy of its ticket.
#[derive(Deserialize)]
pub(super) struct Copy {
    pub place_id: PlaceId,
    order_id: OrderId,
    order_number: String,
    customer_id: Option<CustomerId>,
    pub state: PlaceState,
    order_state: OrderState,
    pub row: String,
    pub seat: String,
    copies: i64,
    ticket_number: Option<i64>,
    job_id: Option<PrintJobId>,
    job_state: Option<PaperState>,
    pub duplicata: Option<i64>,
}

impl Copy {
    /// The copy that has not come out yet.
    pub(super) fn open(&self) -> Option<(PrintJobId, PaperState)> {
        let state = self.job_state?;
        matches!(state, PaperState::Waiting | PaperState::Sent).then_some((self.job_id?, state))
    }

    /// The rank of the next copy: an original only where no copy was ever made, here or in the
    /// system the order came from.
    pub(super) fn next_rank(&self) -> i64 {
        self.duplicata.map_or(0, |rank| rank + 1).max(self.copies)
    }

    pub(super) fn refuse(&self, code: Code) -> OfficeError {
        OfficeError::new(code).with("row", self.row.as_str()).with("seat", self.seat.as_str())
    }
}

/// The copies of 1 to 50 places of one order.
fn copies(tx: &mut dyn Tx, place_ids: &[PlaceId]) -> Result<Vec<Copy>, OfficeError> {
    let twice = |(rank, id): (usize, &PlaceId)| place_ids[..rank].contains(id);
    if !(1..=PLACES_MAX).contains(&place_ids.len()) || place_ids.iter().enumerate().any(twice) {
        return Err(OfficeError::bad_field("place_ids"));
    }
    let mut found: Vec<Copy> = Vec::with_capacity(place_ids.len());
    for id in place_ids {
        let copy = latest_copy(tx, *id)?;
        if found.first().is_some_and(|first| first.order_id != copy.order_id) {
            return Err(OfficeError::new(Code::SeveralOrders));
        }
        found.push(copy);
    }
    Ok(found)
}

/// The latest copy of a place's ticket.
pub(super) fn latest_copy(tx: &mut dyn Tx, place_id: PlaceId) -> Result<Copy, OfficeError> {
    tx.row(sql!("copy"), &named![id = place_id])?.ok_or_else(|| OfficeError::not_found("place"))
}

/// As [`copies`], refused where the code of a place does not open the door: such a place has no
/// ticket.
pub(super) fn live_copies(
    tx: &mut dyn Tx,
    place_ids: &[PlaceId],
) -> Result<Vec<Copy>, OfficeError> {
    let found = copies(tx, place_ids)?;
    if let Some(first) = found.first() {
        stands(first.order_state, &first.order_number)?;
    }
    match found.iter().find(|copy| !copy.state.code_is_valid()) {
        Some(copy) => Err(copy.refuse(Code::PlaceNotFree)),
        None => Ok(found),
    }
}

/// Gives ticket numbers in a row to places that have none; gives the first.
pub(super) fn number_places(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    place_ids: &[PlaceId],
) -> Result<i64, OfficeError> {
    let count = i64::try_from(place_ids.len()).map_err(OfficeError::internal)?;
    let first = series::take(tx, series::TICKET, count)?;
    for (number, place_id) in (first..).zip(place_ids) {
        tx.execute(
            sql!("add_ticket"),
            &named![number, place_id = *place_id, issued_at_ms = cx.at_ms],
        )?;
    }
    Ok(first)
}

/// A copy to print.
pub(super) fn add_job(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    place_id: PlaceId,
    duplicata: i64,
) -> Result<PrintJobId, OfficeError> {
    insert_job(tx, cx, place_id, duplicata, PaperState::Waiting, PaperWay::Printer)
}

/// A copy, however it leaves.
pub(super) fn insert_job(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    place_id: PlaceId,
    duplicata: i64,
    state: PaperState,
    way: PaperWay,
) -> Result<PrintJobId, OfficeError> {
    let id = cx.mint.id();
    let row = named![
        id,
        place_id,
        duplicata,
        state = state.key(),
        way = way.key(),
        created_at_ms = cx.at_ms,
        operator_id = cx.operator.id,
        counter_id = cx.counter_id
    ];
    tx.execute(sql!("add_job"), &row)?;
    Ok(id)
}

pub(super) fn move_job(
    tx: &mut dyn Tx,
    job_id: PrintJobId,
    state: PaperState,
    way: PaperWay,
) -> Result<(), OfficeError> {
    tx.execute(sql!("move_job"), &named![id = job_id, state = state.key(), way = way.key()])?;
    Ok(())
}

/// Counts a copy that was given.
pub(super) fn count_copy(tx: &mut dyn Tx, place_id: PlaceId) -> Result<(), OfficeError> {
    tx.execute(sql!("count_copy"), &named![id = place_id])?;
    Ok(())
}

/// Writes one row of the journal about copies of one order.
pub(super) fn record(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    action: Action,
    copies: &[Copy],
    more: &[(&str, Json)],
) -> Result<(), OfficeError> {
    record_noted(tx, cx, action, copies, more, None)
}

/// As [`record`], with personal words beside the row.
pub(super) fn record_noted(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    action: Action,
    copies: &[Copy],
    more: &[(&str, Json)],
    note: Option<&str>,
) -> Result<(), OfficeError> {
    let Some(first) = copies.first() else { return Ok(()) };
    let mut data = json!({
        "order": first.order_number,
        "places": copies.len(),
        "seats": seats(copies),
        "place_ids": copies.iter().map(|c| c.place_id).collect::<Vec<_>>(),
    });
    for (name, fact) in more {
        data[*name] = fact.clone();
    }
    let entry = Entry {
        customer_id: first.customer_id,
        order_id: Some(first.order_id),
        data,
        note,
        ..Entry::of(action)
    };
    journal::append(tx, cx, entry)?;
    Ok(())
}

/// `A 24, A 26`.
fn seats(copies: &[Copy]) -> String {
    let seats: Vec<String> = copies.iter().map(|c| format!("{} {}", c.row, c.seat)).collect();
    seats.join(", ")
}

/// Numbers the tickets that have no number yet, such as those of an imported order; gives whether there were
/// any.
pub(super) fn number_missing(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    copies: &[Copy],
) -> Result<bool, OfficeError> {
    let missing: Vec<PlaceId> =
        copies.iter().filter(|c| c.ticket_number.is_none()).map(|c| c.place_id).collect();
    if !missing.is_empty() {
        number_places(tx, cx, &missing)?;
    }
    Ok(!missing.is_empty())
}

/// Gives its number to each ticket of one order that has none, without a copy of it; the journal tells it so.
///
/// # Errors
/// As [`has_numbers`].
pub(crate) fn number_tickets(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    place_ids: &[PlaceId],
    action: Action,
) -> Result<(), OfficeError> {
    let found = live_copies(tx, place_ids)?;
    if number_missing(tx, cx, &found)? {
        record(tx, cx, action, &found, &[])?;
    }
    Ok(())
}

/// Whether every one of these places has its ticket number already.
///
/// # Errors
/// [`Code::OrderUnpaid`], [`Code::OrderCancelled`]; [`Code::PlaceNotFree`] when one is pending, taken
/// back or cancelled; [`Code::SeveralOrders`],
/// [`Code::NotFound`], [`Code::BadField`].
pub(super) fn has_numbers(
    tx: &mut dyn Tx,
    _: &Cx<'_>,
    args: &PlaceIds,
) -> Result<bool, OfficeError> {
    let found = live_copies(tx, &args.place_ids)?;
    Ok(found.iter().all(|copy| copy.ticket_number.is_some()))
}

/// Marks copies as sent. The caller hands them to the printer next. A place of an imported order
/// gets its number and its first copy here.
///
/// # Errors
/// [`Code::PrintUnconfirmed`] while nobody said whether the last one came out;
/// [`Code::TicketPrinted`] when it did: a duplicata is asked for by [`reprint`];
/// [`Code::OrderUnpaid`], [`Code::OrderCancelled`], [`Code::PlaceNotFree`], [`Code::SeveralOrders`],
/// [`Code::NotFound`], [`Code::BadField`].
pub fn send_to_printer(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &PlaceIds,
    printer: &str,
) -> Result<PlaceIds, OfficeError> {
    let found = live_copies(tx, &args.place_ids)?;
    number_missing(tx, cx, &found)?;
    for copy in &found {
        let job_id = match copy.open() {
            Some((job_id, PaperState::Waiting)) => job_id,
            Some(_) => return Err(copy.refuse(Code::PrintUnconfirmed)),
            None if copy.next_rank() == 0 => add_job(tx, cx, copy.place_id, 0)?,
            None => return Err(copy.refuse(Code::TicketPrinted)),
        };
        move_job(tx, job_id, PaperState::Sent, PaperWay::Printer)?;
    }
    record(tx, cx, Action::TicketSent, &found, &[("printer", json!(printer))])?;
    Ok(args.clone())
}

/// Takes back copies that the printer refused: they wait again.
///
/// # Errors
/// As [`confirm_print`].
pub fn give_back(tx: &mut dyn Tx, cx: &Cx<'_>, args: &PlaceIds) -> Result<Empty, OfficeError> {
    confirm_print(tx, cx, &ConfirmPrint { place_ids: args.place_ids.clone(), out: false })
}

/// Takes the answer to « Le billet est-il sorti ? ». A yes counts the copy, which is handed over by that: a
/// ticket that is still in the printer is in nobody's hand. A no lets the same copy be printed again.
///
/// # Errors
/// [`Code::NotFound`] when no copy of a place is on its way; [`Code::SeveralOrders`],
/// [`Code::BadField`].
pub fn confirm_print(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ConfirmPrint,
) -> Result<Empty, OfficeError> {
    // A request made since the printing changes nothing about what came out.
    let found = copies(tx, &args.place_ids)?;
    let mut given = 0;
    for copy in &found {
        let (job_id, _) = copy.open().ok_or_else(|| OfficeError::not_found("print_job"))?;
        if args.out {
            move_job(tx, job_id, PaperState::Out, PaperWay::Printer)?;
            count_copy(tx, copy.place_id)?;
            given += i64::from(handover::mark(tx, cx, copy.place_id)?);
        } else {
            move_job(tx, job_id, PaperState::Waiting, PaperWay::Printer)?;
        }
    }
    let action = if args.out { Action::TicketPrinted } else { Action::TicketNotPrinted };
    record(tx, cx, action, &found, &[("given", json!(given))])?;
    Ok(Empty {})
}

/// Asks for one more copy of each ticket, which says « DUPLICATA n° ».
///
/// # Errors
/// [`Code::PrintUnconfirmed`] while the last copy has not come out;
/// [`Code::OrderUnpaid`], [`Code::OrderCancelled`], [`Code::PlaceNotFree`], [`Code::SeveralOrders`],
/// [`Code::NotFound`], [`Code::BadField`].
pub fn reprint(tx: &mut dyn Tx, cx: &Cx<'_>, args: &PlaceIds) -> Result<PlaceIds, OfficeError> {
    let found = live_copies(tx, &args.place_ids)?;
    number_missing(tx, cx, &found)?;
    for copy in &found {
        if copy.open().is_some() {
            return Err(copy.refuse(Code::PrintUnconfirmed));
        }
        add_job(tx, cx, copy.place_id, copy.next_rank())?;
    }
    let rank = found.iter().map(Copy::next_rank).max().unwrap_or(0);
    record(tx, cx, Action::TicketReprinted, &found, &[("duplicata", json!(rank))])?;
    Ok(args.clone())
}

/// *Ventes sans billet imprimé*, oldest first.
///
/// # Errors
/// From the store.
pub fn unprinted(
    tx: &mut dyn Tx,
    _: &Cx<'_>,
    _: &Empty,
) -> Result<Vec<UnprintedSale>, OfficeError> {
    #[derive(Deserialize)]
    struct SaleRow {
        order_id: OrderId,
        order_number: String,
        last_name: String,
        first_name: String,
        sold_at_ms: i64,
        operator: String,
        total_cents: domain::money::Cents,
        in_doubt: bool,
    }
    #[derive(Deserialize)]
    struct PlaceRow {
        id: PlaceId,
        sent: bool,
    }
    let sales: Vec<SaleRow> = tx.rows(sql!("unprinted"), &named![limit = page::PAGE_MAX])?;
    let with_places = |sale: SaleRow| {
        let places: Vec<PlaceRow> =
            tx.rows(sql!("unprinted_places"), &named![order_id = sale.order_id])?;
        Ok(UnprintedSale {
            place_ids: places.iter().map(|place| place.id).collect(),
            sent_ids: places.iter().filter(|place| place.sent).map(|place| place.id).collect(),
            order_id: sale.order_id,
            order_number: sale.order_number,
            customer_name: text::full_name(&sale.last_name, &sale.first_name),
            sold_at_ms: sale.sold_at_ms,
            operator: sale.operator,
            total_cents: sale.total_cents,
            in_doubt: sale.in_doubt,
        })
    };
    sales.into_iter().map(with_places).collect()
}
