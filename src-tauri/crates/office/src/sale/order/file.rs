//! Everything about one order on one screen.

use contract::action::Action;
use contract::args::ById;
use contract::customer::OrderState;
use contract::ids::{CustomerId, OrderId, PerformanceId, PlaceId, RepriseId};
use contract::journal::JournalRow;
use contract::order::{OrderFile, OrderFilePlace, OrderNote, OrderPaper, OrderPayment, PaperState};
use domain::access::Role;
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::place::{PlaceState, may_be_asked_back};
use domain::reprise::{RepriseState, flags_of_place};
use domain::text;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::may::may;
use super::returns;
use crate::books::series;
use crate::books::{credit, journal};
use crate::contradiction;
use crate::sale::funds;
use crate::{Cx, OfficeError};

#[derive(Deserialize)]
pub(super) struct Header {
    id: OrderId,
    pub number: String,
    pub customer_id: Option<CustomerId>,
    last_name: String,
    first_name: String,
    email: String,
    channel: String,
    operator: String,
    counter: String,
    created_at_ms: i64,
    total_cents: Cents,
    fees_cents: Cents,
    state: OrderState,
}

/// The header of an order.
///
/// # Errors
/// [`crate::Code::NotFound`].
pub(super) fn header(tx: &mut dyn Tx, id: OrderId) -> Result<Header, OfficeError> {
    tx.row(sql!("file_header"), &named![id])?.ok_or_else(|| OfficeError::not_found("order"))
}

#[derive(Deserialize)]
struct PlaceRow {
    id: PlaceId,
    performance_id: PerformanceId,
    show: String,
    hall: String,
    starts_at_ms: i64,
    row: String,
    seat: String,
    category: String,
    rate: String,
    channel: String,
    price_cents: Cents,
    holder: String,
    state: PlaceState,
    reprise_id: Option<RepriseId>,
    reprise_version: Option<i64>,
    reprise_state: Option<RepriseState>,
    ticket_number: Option<i64>,
    copies: i64,
    copy: Option<PaperState>,
    scanned_at_ms: Option<i64>,
    handed_at_ms: Option<i64>,
    handed_by: String,
}

impl PlaceRow {
    fn into_contract(self, order: &Header, cx: &Cx<'_>) -> OrderFilePlace {
        let issued = order.state == OrderState::Issued;
        let has_customer = order.customer_id.is_some();
        let askable =
            may_be_asked_back(self.state, issued, has_customer, self.starts_at_ms, cx.at_ms);
        let scanned = self.scanned_at_ms.is_some();
        OrderFilePlace {
            can_request: askable.is_ok(),
            can_download: can_download(cx.operator.role, order.state, self.state),
            flags: flags_of_place(self.copies > 0, scanned, self.price_cents),
            id: self.id,
            performance_id: self.performance_id,
            show: self.show,
            hall: self.hall,
            starts_at_ms: self.starts_at_ms,
            row: self.row,
            seat: self.seat,
            category: self.category,
            rate: self.rate,
            channel: self.channel,
            price_cents: self.price_cents,
            holder: self.holder,
            state: self.state,
            reprise_id: self.reprise_id,
            reprise_version: self.reprise_version,
            reprise_state: self.reprise_state,
            ticket_number: self.ticket_number,
            copies: self.copies,
            copy: self.copy,
            scanned_at_ms: self.scanned_at_ms,
            handed_at_ms: self.handed_at_ms,
            handed_by: self.handed_by,
        }
    }
}

/// Whether a ticket can be made of a place, by who is there: as its command is given.
pub(super) fn can_download(role: Role, order: OrderState, place: PlaceState) -> bool {
    role != Role::Agent && order == OrderState::Issued && place.code_is_valid()
}

#[derive(Deserialize)]
struct PaymentRow {
    at_ms: i64,
    tender: TenderKind,
    amount_cents: Cents,
    change_cents: Cents,
    card_last4: String,
    lot: Option<i64>,
    amendment: Option<i64>,
    from_order: Option<String>,
}

/// An order opened. Its header never changes; today's net is beside it.
///
/// # Errors
/// [`crate::Code::NotFound`].
pub fn file(tx: &mut dyn Tx, cx: &Cx<'_>, args: &ById<OrderId>) -> Result<OrderFile, OfficeError> {
    let order = header(tx, args.id)?;
    let rows: Vec<PlaceRow> = tx.rows(sql!("file_places"), &named![order_id = args.id])?;
    let net_today_cents = funds::net_today(tx, order.id, order.total_cents)?;
    let balance_cents = match order.customer_id {
        Some(customer_id) => credit::balance(tx, customer_id, cx.at_ms)?,
        None => Cents::ZERO,
    };
    let due_cents = if order.state == OrderState::Unpaid { order.total_cents } else { Cents::ZERO };
    let places = rows.into_iter().map(|place| place.into_contract(&order, cx)).collect();
    let papers: Vec<OrderPaper> = tx.rows(sql!("file_papers"), &named![order_id = args.id])?;
    let history = journal::of_order(tx, args.id)?;
    Ok(OrderFile {
        may: may(tx, cx, args.id)?,
        payments: payments(tx, args.id)?,
        returns: returns::of(tx, args.id)?,
        notes: notes(&history),
        contradictions: contradiction::of_order(tx, args.id)?,
        id: order.id,
        number: order.number,
        customer_id: order.customer_id,
        customer_name: text::full_name(&order.last_name, &order.first_name),
        customer_email: order.email,
        balance_cents,
        channel: order.channel,
        operator: order.operator,
        counter: order.counter,
        created_at_ms: order.created_at_ms,
        total_cents: order.total_cents,
        fees_cents: order.fees_cents,
        net_today_cents,
        due_cents,
        state: order.state,
        places,
        papers,
        history,
    })
}

fn payments(tx: &mut dyn Tx, order_id: OrderId) -> Result<Vec<OrderPayment>, OfficeError> {
    let rows: Vec<PaymentRow> = tx.rows(sql!("file_payments"), &named![order_id])?;
    let payments = rows.into_iter().map(|row| OrderPayment {
        at_ms: row.at_ms,
        tender: row.tender,
        amount_cents: row.amount_cents,
        change_cents: row.change_cents,
        card_last4: row.card_last4,
        lot: row.lot.map(series::lot_number),
        amendment: row.amendment.map(series::amendment_number),
        from_order: row.from_order,
    });
    Ok(payments.collect())
}

/// The notes among the rows of the journal, those that were not erased.
fn notes(history: &[JournalRow]) -> Vec<OrderNote> {
    let noted = history.iter().filter(|row| row.action == Action::OrderNoted);
    let note = |row: &JournalRow| {
        let (operator, text) = (row.operator.clone(), row.note.clone()?);
        Some(OrderNote { at_ms: row.at_ms, operator, text })
    };
    noted.filter_map(note).collect()
}
