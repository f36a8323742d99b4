//! A customer's orders, and one opened: what is known of it, and what can be done with it.

mod attach;
mod file;
mod may;
mod note;
mod returns;
mod ties;

use contract::customer::{OrderList, OrderPage, OrderRow, OrderSort};
use domain::text;
use store::{Query, Tx, named, sql};

use crate::books::credit::Untold;
use crate::{Cx, OfficeError, page};

pub use attach::attach;
pub use file::file;
pub use note::note;
pub(crate) use ties::tied_to;

/// Furthest row a page may start at.
const OFFSET_MAX: i64 = 100_000;

/// The column that a sort goes by; none where it goes by how far away the performance is.
const fn column(sort: OrderSort) -> Option<&'static str> {
    Some(match sort {
        OrderSort::Show => "show_key",
        OrderSort::Number => "number",
        OrderSort::Places => "places",
        OrderSort::Total => "total_cents",
        OrderSort::Performance => "starts_at_ms",
        OrderSort::Created => "created_at_ms",
        OrderSort::Coming => return None,
    })
}

/// A page of a customer's orders.
///
/// # Errors
/// [`crate::Code::BadField`] on `limit`, `offset` or `search`.
pub fn list(tx: &mut dyn Tx, cx: &Cx<'_>, args: &OrderList) -> Result<OrderPage, OfficeError> {
    let limit = page::limit(args.limit)?;
    if !(0..=OFFSET_MAX).contains(&args.offset) {
        return Err(OfficeError::bad_field("offset"));
    }
    let of = named![customer_id = args.customer_id];
    let mut orders = Query::of(sql!("list"), &of);
    for word in text::words(&page::search("search", &args.search, 100)?) {
        orders.add("\n  AND x.search_key LIKE :word", &named![word = format!("%{word}%")]);
    }
    let mut count = Query::from_part("SELECT COUNT(*) FROM (", &[]);
    count.append(orders.clone());
    count.add(") AS found", &[]);
    match column(args.sort) {
        Some(column) => {
            let way = if args.descending { "DESC" } else { "ASC" };
            orders.add(&format!("\nORDER BY x.{column} {way}, x.id {way}"), &[]);
        }
        None => {
            let nearest =
                "\nORDER BY x.starts_at_ms < :now_ms, ABS(x.starts_at_ms - :now_ms), x.id";
            orders.add(nearest, &named![now_ms = cx.at_ms]);
        }
    }
    orders.add("\nLIMIT :limit OFFSET :offset", &named![limit, offset = args.offset]);
    let mut rows: Vec<OrderRow> = orders.rows(tx)?;
    // Most customers have one page of orders: it is counted by itself.
    let all = i64::try_from(rows.len()).ok().filter(|all| args.offset == 0 && *all < limit);
    let total = match all {
        Some(all) => all,
        None => count.int(tx)?,
    };
    let untold = Untold::of_places(tx, cx, args.customer_id)?;
    for accepted in untold.acceptances() {
        if let Some(row) = rows.iter_mut().find(|row| row.id == accepted.order_id) {
            row.pending += 1;
            row.taken_back -= 1;
        }
    }
    Ok(OrderPage { rows, total })
}
