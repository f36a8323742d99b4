//! The numbered paper of an amendment: each copy is counted, the first is the original.

use contract::action::Action;
use contract::amendment::{AmendmentCopy, RefundWay};
use contract::args::ById;
use contract::facts::{AmendedFacts, AmendmentFacts, PlaceFacts, RefundFacts};
use contract::ids::{AmendmentId, CustomerId, OrderId, RepriseId};
use contract::locale::Locale;
use domain::amendment::AmendmentKind;
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::text;
use domain::vat::{self, VatLine};
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use crate::books::credit::Untold;
use crate::books::journal::{self, Entry};
use crate::books::series;
use crate::sale::funds::Funds;
use crate::sale::paper::{self, PaymentRow};
use crate::{Cx, OfficeError};

#[derive(Deserialize)]
struct Header {
    number: i64,
    kind: AmendmentKind,
    order_id: OrderId,
    new_order_id: Option<OrderId>,
    amount_cents: Cents,
    seq: i64,
    at_ms: i64,
    order_number: String,
    new_order_number: Option<String>,
    customer_id: Option<CustomerId>,
    last_name: String,
    first_name: String,
    locale: Locale,
    operator: String,
    seconded_by: String,
    counter: String,
    copies: i64,
}

impl Header {
    fn load(tx: &mut dyn Tx, id: AmendmentId) -> Result<Self, OfficeError> {
        tx.row(sql!("header"), &named![id])?.ok_or_else(|| OfficeError::not_found("amendment"))
    }
}

/// Counts one more copy of its paper.
///
/// # Errors
/// [`crate::Code::NotFound`].
pub fn count_copy(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ById<AmendmentId>,
) -> Result<AmendmentCopy, OfficeError> {
    let header = Header::load(tx, args.id)?;
    let rank = header.copies;
    tx.execute(
        sql!("add_copy"),
        &named![amendment_id = args.id, rank, at_ms = cx.at_ms, operator_id = cx.operator.id],
    )?;
    let number = series::amendment_number(header.number);
    let entry = Entry {
        customer_id: header.customer_id,
        order_id: Some(header.order_id),
        data: json!({
            "amendment": number,
            "order": header.order_number,
            "copy": if rank == 0 { "original" } else { "duplicata" },
            "duplicata": rank,
        }),
        ..Entry::of(Action::AmendmentPrinted)
    };
    journal::append(tx, cx, entry)?;
    Ok(AmendmentCopy { id: args.id, rank })
}

#[derive(Deserialize)]
struct RefundRow {
    tender: TenderKind,
    way: RefundWay,
    amount_cents: Cents,
    lot: Option<i64>,
    expires_at_ms: Option<i64>,
    result: String,
    authorisation: String,
}

impl RefundRow {
    fn into_facts(self) -> RefundFacts {
        RefundFacts {
            tender: self.tender,
            way: self.way,
            amount: self.amount_cents,
            lot: self.lot.map(series::lot_number),
            expires_at_ms: self.expires_at_ms,
            authorisation: self.authorisation,
            unknown: self.result == "unknown",
        }
    }
}

/// The facts of a copy of its paper.
///
/// # Errors
/// [`crate::Code::NotFound`].
pub fn facts(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    copy: &AmendmentCopy,
) -> Result<AmendmentFacts, OfficeError> {
    let id = copy.id;
    let header = Header::load(tx, id)?;
    let places: Vec<PlaceFacts> = tx.rows(sql!("given_places"), &named![id])?;
    let vat = given_vat(tx, id, &header, &places)?;
    let given: Vec<RefundRow> = tx.rows(sql!("refunds"), &named![id])?;
    let ids = named![id, order_id = header.order_id, new_order_id = header.new_order_id];
    let paid: Vec<PaymentRow> = tx.rows(sql!("paid_then"), &ids)?;
    let new_places = match header.new_order_id {
        Some(order_id) => paper::places(tx, order_id, header.seq)?,
        None => Vec::new(),
    };
    let new_total: Cents = new_places.iter().map(|place| place.price).sum();
    Ok(AmendmentFacts {
        house: cx.house.facts_at(tx, header.seq)?,
        kind: header.kind,
        number: series::amendment_number(header.number),
        duplicata: copy.rank,
        order_number: header.order_number,
        new_order_number: header.new_order_number,
        customer: text::full_name(&header.last_name, &header.first_name),
        operator: header.operator,
        seconded_by: header.seconded_by,
        counter: header.counter,
        at_ms: header.at_ms,
        vat,
        places,
        total: header.amount_cents,
        given: given.into_iter().map(RefundRow::into_facts).collect(),
        new_total,
        new_vat: paper::vat_of(&new_places, new_total),
        new_places,
        paid: paid.into_iter().map(paper::tender).collect(),
        mark: journal::mark_of_order(tx, header.order_id)?,
        locale: header.locale,
    })
}

/// The VAT in what was paid for the places given back: what their order was paid is spread over all of its places, as on
/// its receipt, so that the papers of all of them add up to it by rate.
fn given_vat(
    tx: &mut dyn Tx,
    id: AmendmentId,
    header: &Header,
    places: &[PlaceFacts],
) -> Result<Vec<VatLine>, OfficeError> {
    let given: Vec<i64> = tx.ints(sql!("given_ids"), &named![id])?;
    let mut funds = Funds::of(tx, &[header.order_id])?;
    let order = funds.order(header.order_id)?;
    let worths: Vec<Cents> = given.into_iter().map(|place| order.worth(place.into())).collect();
    // A later file of another system may have changed what its places cost.
    if worths.iter().copied().sum::<Cents>() != header.amount_cents {
        return Ok(paper::vat_of(places, header.amount_cents));
    }
    Ok(vat::by_rate(worths.into_iter().zip(places.iter().map(|place| place.vat_bp))))
}

#[derive(Deserialize)]
struct SinceRow {
    id: AmendmentId,
    number: i64,
    kind: AmendmentKind,
    at_ms: i64,
    amount_cents: Cents,
}

#[derive(Deserialize)]
struct TakenBackRow {
    id: RepriseId,
    customer_id: CustomerId,
    number: i64,
    at_ms: i64,
    amount_cents: Cents,
}

/// What was put right of an order or turned into credit, oldest first, as the later copies of its receipt name it.
/// Nothing of an acceptance that may still be undone.
///
/// # Errors
/// From the store.
pub(in crate::sale) fn since(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    order_id: OrderId,
) -> Result<Vec<AmendedFacts>, OfficeError> {
    let rows: Vec<SinceRow> = tx.rows(sql!("since"), &named![order_id])?;
    let mut amended = Vec::with_capacity(rows.len());
    for row in rows {
        let ids = named![id = row.id, order_id, new_order_id = None::<OrderId>];
        let paid: Vec<PaymentRow> = tx.rows(sql!("paid_then"), &ids)?;
        amended.push(AmendedFacts {
            kind: Some(row.kind),
            number: series::amendment_number(row.number),
            at_ms: row.at_ms,
            amount: row.amount_cents,
            paid: paid.into_iter().map(paper::tender).collect(),
        });
    }
    let taken_back: Vec<TakenBackRow> = tx.rows(sql!("taken_back"), &named![order_id])?;
    for row in taken_back {
        if Untold::of_credit(tx, cx, row.customer_id, &[])?.holds(row.id) {
            continue;
        }
        amended.push(AmendedFacts {
            kind: None,
            number: series::reprise_number(row.number),
            at_ms: row.at_ms,
            amount: row.amount_cents,
            paid: Vec::new(),
        });
    }
    amended.sort_by_key(|one| one.at_ms);
    Ok(amended)
}
