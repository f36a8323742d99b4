//! A customer's orders, and one opened: what is known of it, and what can be done with it.

mod attach;
mod file;
mod may;
mod note;
mod ties;

use contract::args::ById;
use contract::customer::{OrderDetail, OrderList, OrderPage, OrderPlace, OrderSort, OrderState};
use contract::ids::{CustomerId, OrderId, PlaceId, RepriseId};
use domain::access::Role;
use domain::money::Cents;
use domain::place::{PlaceState, may_be_asked_back, net_today};
use domain::reprise::flags_of_place;
use domain::text;
use serde::Deserialize;
use store::{Query, Tx, TxExt, named, sql};

use crate::{Cx, OfficeError, page};

pub use attach::attach;
pub use file::file;
pub use note::note;

/// Furthest row a page may start at.
const OFFSET_MAX: i64 = 100_000;

const fn column(sort: OrderSort) -> &'static str {
    match sort {
        OrderSort::Show => "show_key",
        OrderSort::Number => "number",
        OrderSort::Places => "places",
        OrderSort::Total => "total_cents",
        OrderSort::Performance => "starts_at_ms",
        OrderSort::Created => "created_at_ms",
    }
}

/// A page of a customer's orders.
///
/// # Errors
/// [`crate::Code::BadField`] on `limit`, `offset` or `search`.
pub fn list(tx: &mut dyn Tx, _: &Cx<'_>, args: &OrderList) -> Result<OrderPage, OfficeError> {
    let limit = page::limit(args.limit)?;
    if !(0..=OFFSET_MAX).contains(&args.offset) {
        return Err(OfficeError::bad_field("offset"));
    }
    let mut orders = Query::of(sql!("list"), &named![customer_id = args.customer_id]);
    for word in text::words(&page::search("search", &args.search, 100)?) {
        orders.add("\n  AND x.search_key LIKE :word", &named![word = format!("%{word}%")]);
    }
    let mut count = Query::from_part("SELECT COUNT(*) FROM (", &[]);
    count.append(orders.clone());
    count.add(") AS found", &[]);
    let total = count.int(tx)?;
    let way = if args.descending { "DESC" } else { "ASC" };
    let order = format!("\nORDER BY x.{} {way}, x.id {way}", column(args.sort));
    orders.add(&order, &[]);
    orders.add("\nLIMIT :limit OFFSET :offset", &named![limit, offset = args.offset]);
    Ok(OrderPage { rows: orders.rows(tx)?, total })
}

#[derive(Deserialize)]
struct Header {
    id: OrderId,
    number: String,
    customer_id: Option<CustomerId>,
    last_name: String,
    first_name: String,
    channel: String,
    created_at_ms: i64,
    total_cents: Cents,
    fees_cents: Cents,
    state: OrderState,
}

#[derive(Deserialize)]
struct OrderedPlace {
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
    holder: String,
    state: PlaceState,
    reprise_id: Option<RepriseId>,
    reprise_version: Option<i64>,
    ticket_number: Option<i64>,
    copies: i64,
    scanned_at_ms: Option<i64>,
    /// This house gave it back.
    voided: bool,
}

impl OrderedPlace {
    fn into_contract(
        self,
        order: OrderState,
        has_customer: bool,
        role: Role,
        now_ms: i64,
    ) -> OrderPlace {
        let issued = order == OrderState::Issued;
        let askable =
            may_be_asked_back(self.state, issued, has_customer, self.starts_at_ms, now_ms);
        let scanned = self.scanned_at_ms.is_some();
        OrderPlace {
            can_request: askable.is_ok(),
            can_download: file::can_download(role, order, self.state),
            flags: flags_of_place(self.copies > 0, scanned, self.price_cents),
            id: self.id,
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
            ticket_number: self.ticket_number,
            copies: self.copies,
        }
    }
}

/// An order opened. Its header never changes; today's net is beside it.
///
/// # Errors
/// [`crate::Code::NotFound`].
pub fn detail(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ById<OrderId>,
) -> Result<OrderDetail, OfficeError> {
    let header: Header = tx
        .row(sql!("header"), &named![id = args.id])?
        .ok_or_else(|| OfficeError::not_found("order"))?;
    let rows: Vec<OrderedPlace> = tx.rows(sql!("places"), &named![order_id = args.id])?;
    let prices = rows.iter().map(|place| (place.state, place.voided, place.price_cents));
    let net_today_cents = net_today(header.total_cents, prices);
    let has_customer = header.customer_id.is_some();
    Ok(OrderDetail {
        id: header.id,
        number: header.number,
        customer_id: header.customer_id,
        customer_name: text::full_name(&header.last_name, &header.first_name),
        channel: header.channel,
        created_at_ms: header.created_at_ms,
        total_cents: header.total_cents,
        fees_cents: header.fees_cents,
        net_today_cents,
        state: header.state,
        places: rows
            .into_iter()
            .map(|place| {
                place.into_contract(header.state, has_customer, cx.operator.role, cx.at_ms)
            })
            .collect(),
    })
}
