//! What is the customer's: orders, places with what became of them, tickets, the statement.

use contract::action::Action;
use contract::args::{ById, Empty};
use contract::customer::{OrderList, OrderPage, OrderState};
use contract::facts::{StatementFacts, TicketFacts};
use contract::ids::{OrderId, PlaceId, RepriseId};
use contract::limits::PLACES_MAX;
use contract::site::{MyOrder, MyOrderFile, MyOrders, MyPlace, MyPlaces, MyRequest};
use contract::statement::Statement;
use domain::money::Cents;
use domain::place::PlaceState;
use domain::policy::Policy;
use domain::reprise::RepriseState;
use serde::Deserialize;
use store::{ByIds, Tx, TxExt, named, sql};

use super::me;
use crate::books::credit::Untold;
use crate::books::series;
use crate::sale::funds::Funds;
use crate::{Cx, OfficeError, customer, reprise, sale};

/// A page of my orders.
///
/// # Errors
/// [`crate::Code::BadField`] on `limit`, `offset` or `search`.
pub fn orders(tx: &mut dyn Tx, cx: &Cx<'_>, args: &MyOrders) -> Result<OrderPage, OfficeError> {
    let MyOrders { search, sort, descending, offset, limit } = args.clone();
    let list = OrderList { customer_id: me(cx)?, search, sort, descending, offset, limit };
    sale::order::list(tx, cx, &list)
}

#[derive(Deserialize)]
struct Header {
    id: OrderId,
    number: String,
    created_at_ms: i64,
    total_cents: Cents,
    state: OrderState,
}

#[derive(Deserialize)]
struct PlaceRow {
    id: PlaceId,
    show: String,
    hall: String,
    starts_at_ms: i64,
    row: String,
    seat: String,
    category: String,
    rate: String,
    channel: String,
    price_cents: Cents,
    state: PlaceState,
    numbered: bool,
    reprise_id: Option<RepriseId>,
    version: Option<i64>,
    number: Option<i64>,
    reprise_state: Option<RepriseState>,
    requested_at_ms: Option<i64>,
    decided_at_ms: Option<i64>,
    reprise_cents: Option<Cents>,
    /// What an acceptance gave, which may be less than was asked for.
    given_cents: Option<Cents>,
    reason_code: Option<String>,
    sentence: Option<String>,
    /// Another system said of the request that the place is cancelled.
    gone: bool,
    /// Money for its order was taken here: it is theirs again all the same.
    paid_here: bool,
    policy: Option<String>,
}

impl PlaceRow {
    /// Whether its acceptance may still be undone: the customer is shown it as it was asked back.
    fn waits(&self, untold: &Untold) -> bool {
        self.reprise_id.is_some_and(|id| untold.holds(id))
    }

    /// What became of the place last; nothing where no request tells it.
    fn request(
        &self,
        untold: &Untold,
        order: OrderState,
    ) -> Result<Option<MyRequest>, OfficeError> {
        let (Some(id), Some(state), Some(version)) =
            (self.reprise_id, self.reprise_state, self.version)
        else {
            return Ok(None);
        };
        let waits = self.waits(untold);
        let state = if waits { RepriseState::Requested } else { state };
        let refused = state == RepriseState::Refused;
        let amount = match state {
            RepriseState::Accepted => self.given_cents,
            _ => self.reprise_cents,
        };
        let code = self.reason_code.as_deref().filter(|_| refused);
        let (reason_fr, reason_en) = match (code, &self.policy) {
            (Some(code), Some(policy)) => words_of(code, policy)?,
            _ => Default::default(),
        };
        Ok(Some(MyRequest {
            id,
            version,
            number: series::reprise_number(self.number.unwrap_or_default()),
            state,
            requested_at_ms: self.requested_at_ms.unwrap_or_default(),
            decided_at_ms: self.decided_at_ms.filter(|_| !waits),
            reprise_cents: amount.unwrap_or_default(),
            reason_fr,
            reason_en,
            sentence: self.sentence.clone().filter(|_| refused).unwrap_or_default(),
            may_withdraw: state.is_open()
                && !waits
                && (self.paid_here || !reprise::is_cancelled_there(self.gone, true, order)),
        }))
    }
}

/// A reason of the frozen policy, in both languages.
fn words_of(code: &str, policy: &str) -> Result<(String, String), OfficeError> {
    let policy: Policy = serde_json::from_str(policy).map_err(OfficeError::internal)?;
    let found = policy.reasons.into_iter().find(|reason| reason.code == code);
    Ok(found.map(|reason| (reason.fr, reason.en)).unwrap_or_default())
}

fn header(tx: &mut dyn Tx, cx: &Cx<'_>, number: &str) -> Result<Header, OfficeError> {
    tx.row(sql!("order"), &named![number, customer_id = me(cx)?])?
        .ok_or_else(|| OfficeError::not_found("order"))
}

/// Refuses places that are not of this order of the customer's.
pub(super) fn are_mine(tx: &mut dyn Tx, cx: &Cx<'_>, args: &MyPlaces) -> Result<(), OfficeError> {
    #[derive(Deserialize)]
    struct Found {
        order_id: OrderId,
    }
    let order = header(tx, cx, &args.number)?;
    let ids = &args.place_ids;
    if !(1..=PLACES_MAX).contains(&ids.len()) {
        return Err(OfficeError::bad_field("place_ids"));
    }
    let found: Vec<Found> = ByIds::new(sql!("places"), &[]).rows(tx, ids)?;
    let all = found.len() == ids.len() && found.iter().all(|place| place.order_id == order.id);
    if all { Ok(()) } else { Err(OfficeError::not_found("place")) }
}

/// One of my orders, with its places.
///
/// # Errors
/// [`crate::Code::NotFound`], for somebody else's as for one that does not exist.
pub fn order(tx: &mut dyn Tx, cx: &Cx<'_>, args: &MyOrder) -> Result<MyOrderFile, OfficeError> {
    let order = header(tx, cx, &args.number)?;
    let customer_id = me(cx)?;
    let asked = named![order_id = order.id, customer_id];
    let rows: Vec<PlaceRow> = tx.rows(sql!("order_places"), &asked)?;
    let untold = Untold::of_places(tx, cx, customer_id)?;
    let mut funds = Funds::of(tx, &[order.id])?;
    let worth = funds.order(order.id)?;
    let live = rows.iter().filter(|row| row.state == PlaceState::Live);
    let live: Vec<PlaceId> = live.map(|row| row.id).collect();
    let mut why_not = reprise::why_not(tx, cx, worth, &live)?;
    let mut places = Vec::with_capacity(rows.len());
    for row in rows {
        places.push(MyPlace {
            why_not: why_not.remove(&row.id),
            may_download: order.state == OrderState::Issued && row.state.code_is_valid(),
            request: row.request(&untold, order.state)?,
            state: if row.waits(&untold) { PlaceState::Pending } else { row.state },
            id: row.id,
            show: row.show,
            hall: row.hall,
            starts_at_ms: row.starts_at_ms,
            row: row.row,
            seat: row.seat,
            category: row.category,
            rate: row.rate,
            channel: row.channel,
            price_cents: row.price_cents,
            numbered: row.numbered,
        });
    }
    Ok(MyOrderFile {
        number: order.number,
        created_at_ms: order.created_at_ms,
        total_cents: order.total_cents,
        state: order.state,
        places,
    })
}

/// Gives its number to each ticket that has none yet, such as those of an imported order. It makes no copy: what is
/// shown on a telephone is not what comes out of a printer.
///
/// # Errors
/// [`crate::Code::NotFound`], [`crate::Code::PlaceNotFree`], [`crate::Code::OrderUnpaid`], [`crate::Code::OrderCancelled`].
pub fn number_tickets(tx: &mut dyn Tx, cx: &Cx<'_>, args: &MyPlaces) -> Result<Empty, OfficeError> {
    are_mine(tx, cx, args)?;
    sale::number_tickets(tx, cx, &args.place_ids, Action::TicketIssued)?;
    Ok(Empty {})
}

/// The facts of tickets that open the door.
///
/// # Errors
/// [`crate::Code::NotFound`] for a place that is not the customer's, is asked back or has no number;
/// as [`number_tickets`].
pub fn tickets(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &MyPlaces,
) -> Result<Vec<TicketFacts>, OfficeError> {
    are_mine(tx, cx, args)?;
    sale::ticket_facts(tx, cx, &args.place_ids)
}

/// My statement: every movement, and the lots.
///
/// # Errors
/// [`crate::Code::NotSignedIn`].
pub fn statement(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<Statement, OfficeError> {
    customer::statement(tx, cx, &ById { id: me(cx)? })
}

/// My statement, as its paper states it.
///
/// # Errors
/// As [`statement`].
pub fn statement_facts(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<StatementFacts, OfficeError> {
    customer::statement_facts(tx, cx, me(cx)?)
}
