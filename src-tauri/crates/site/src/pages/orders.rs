//! « Mes commandes »: a page of them, sorted and searched.

use axum::http::StatusCode;
use contract::customer::{OrderPage, OrderSort};
use contract::site::MyOrders;
use minijinja::context;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::web::answer::Answer;
use crate::web::templates::said;
use crate::web::trouble::Trouble;
use crate::web::visit::{Head, Visit};

const ORDERS: Head = Head { title: "site-orders", part: "orders" };
/// Rows a page.
const SIZES: [i64; 4] = [10, 25, 50, 100];
/// The longest search, in characters.
const SEARCH_MAX: usize = 100;

/// A column: its name in the address, what it sorts by, the key of its title.
const COLUMNS: [(&str, OrderSort, &str); 5] = [
    ("manifestation", OrderSort::Show, "site-orders-show"),
    ("numero", OrderSort::Number, "site-orders-number"),
    ("places", OrderSort::Places, "site-orders-places"),
    ("montant", OrderSort::Total, "site-orders-total"),
    ("seance", OrderSort::Performance, "site-orders-performance"),
];

/// What the address asks for.
struct Asked {
    search: String,
    /// Absent for those to come first.
    column: Option<usize>,
    descending: bool,
    size: i64,
    page: i64,
}

impl Asked {
    fn of(visit: &Visit<'_>) -> Self {
        let query = &visit.query;
        let sort = query.get("tri");
        Self {
            search: query.get("q").chars().take(SEARCH_MAX).collect(),
            column: COLUMNS.iter().position(|(name, ..)| *name == sort),
            descending: query.get("sens") == "desc",
            size: query.number("par").filter(|size| SIZES.contains(size)).unwrap_or(SIZES[0]),
            page: query.number("page").unwrap_or(1).clamp(1, 100_000),
        }
    }

    /// The address of the list with another sort or page.
    fn link(&self, base: &str, column: Option<usize>, descending: bool, page: i64) -> String {
        let mut link = format!("{base}/commandes?par={}", self.size);
        if !self.search.is_empty() {
            link += &format!("&q={}", utf8_percent_encode(&self.search, NON_ALPHANUMERIC));
        }
        if let Some((name, ..)) = column.and_then(|column| COLUMNS.get(column)) {
            link += &format!("&tri={name}&sens={}", if descending { "desc" } else { "asc" });
        }
        if page > 1 {
            link += &format!("&page={page}");
        }
        link
    }
}

pub(crate) fn show(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let who = visit.customer()?;
    let asked = Asked::of(visit);
    let sort = asked.column.and_then(|column| COLUMNS.get(column)).map(|(_, sort, _)| *sort);
    let args = MyOrders {
        search: asked.search.clone(),
        sort: sort.unwrap_or(OrderSort::Coming),
        descending: asked.descending,
        offset: (asked.page - 1) * asked.size,
        limit: asked.size,
    };
    let OrderPage { rows, total } = visit.call("my_orders", &args)?;
    let pages = (total + asked.size - 1) / asked.size;
    if asked.page > pages.max(1) {
        let last = asked.link("", asked.column, asked.descending, pages.max(1));
        return Err(Trouble::Elsewhere(last));
    }
    let base = visit.base();
    let link = |page: i64| asked.link(base, asked.column, asked.descending, page);
    let columns: Vec<_> = COLUMNS
        .iter()
        .enumerate()
        .map(|(at, (name, _, title))| {
            let on = asked.column == Some(at);
            context! {
                name => *name,
                title => *title,
                link => asked.link(base, Some(at), on && !asked.descending, 1),
                sorted => on.then_some(if asked.descending { "descending" } else { "ascending" }),
            }
        })
        .collect();
    let first = (asked.page - 1) * asked.size;
    let values = context! {
        rows => said(rows.clone()),
        columns,
        total,
        first => first + 1,
        last => first + i64::try_from(rows.len()).unwrap_or_default(),
        search => asked.search.as_str(),
        sort => asked.column.and_then(|at| COLUMNS.get(at)).map(|(name, ..)| *name),
        descending => asked.descending,
        size => asked.size,
        sizes => SIZES.to_vec(),
        page => asked.page,
        pages,
        before => (asked.page > 1).then(|| link(asked.page - 1)),
        after => (asked.page < pages).then(|| link(asked.page + 1)),
        all => format!("{base}/commandes"),
    };
    visit.mine(StatusCode::OK, "orders.html", &ORDERS, &who, values)
}
