//! What has a number, a code or an address, with what a person tells it by: one lookup each.

use contract::ids::{CustomerId, MailId, OrderId, PlaceId, RepriseId};
use contract::scan::{Hit, HitKind};
use domain::identifier::Identifier;
use domain::money::Cents;
use domain::text;
use serde::Deserialize;
use store::{Named, Query, Tx, named, sql};

use crate::books::series::{amendment_number, lot_number, reprise_number};
use crate::{Cx, OfficeError};

#[derive(Deserialize)]
struct Row {
    number: String,
    serial: i64,
    last_name: String,
    first_name: String,
    about: String,
    row: String,
    seat: String,
    at_ms: Option<i64>,
    amount_cents: Option<Cents>,
    customer_id: Option<CustomerId>,
    order_id: Option<OrderId>,
    place_id: Option<PlaceId>,
    reprise_id: Option<RepriseId>,
    mail_id: Option<MailId>,
    /// Number of the amendment that gave the place back.
    voided: Option<i64>,
}

impl Row {
    fn into_hit(self, kind: HitKind) -> Hit {
        let number = match kind {
            HitKind::Order | HitKind::Mail => self.number,
            HitKind::Place if self.serial == 0 => String::new(),
            HitKind::Place | HitKind::Customer => self.serial.to_string(),
            HitKind::Lot => lot_number(self.serial),
            HitKind::Request => reprise_number(self.serial),
        };
        Hit {
            kind,
            number,
            name: text::full_name(&self.last_name, &self.first_name),
            about: self.about,
            row: self.row,
            seat: self.seat,
            at_ms: self.at_ms,
            amount_cents: self.amount_cents,
            customer_id: self.customer_id,
            order_id: self.order_id,
            place_id: self.place_id,
            reprise_id: self.reprise_id,
            mail_id: self.mail_id,
            voided: self.voided.map(amendment_number),
        }
    }
}

/// Rows of one kind that meet a condition.
fn read(
    tx: &mut dyn Tx,
    kind: HitKind,
    mut query: Query,
    which: (&str, &[Named]),
    most: i64,
) -> Result<Vec<Hit>, OfficeError> {
    query.put("which", Query::from_part(which.0, which.1));
    query.put_text("rows", &most.to_string());
    let rows: Vec<Row> = query.rows(tx)?;
    Ok(rows.into_iter().map(|row| row.into_hit(kind)).collect())
}

/// What an identifier names, `most` at most; only a recipient names several.
pub(super) fn named_by(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    identifier: &Identifier,
    most: i64,
) -> Result<Vec<Hit>, OfficeError> {
    let of = |text| Query::of(text, &[]);
    let (kind, query, which, value) = match identifier {
        Identifier::Code(code) => {
            (HitKind::Place, of(sql!("hit_place")), "p.code = :value", named![value = code])
        }
        Identifier::Ticket(number) => (
            HitKind::Place,
            of(sql!("hit_place")),
            "p.id = (SELECT t.place_id FROM ticket t WHERE t.number = :value)",
            named![value = *number],
        ),
        Identifier::Order(number) => {
            (HitKind::Order, of(sql!("hit_order")), "o.number = :value", named![value = number])
        }
        Identifier::Amendment(number) => (
            HitKind::Order,
            of(sql!("hit_order")),
            "o.id = (SELECT a.order_id FROM amendment a WHERE a.number = :value)",
            named![value = *number],
        ),
        Identifier::Lot(number) => {
            (HitKind::Lot, of(sql!("hit_lot")), "l.number = :value", named![value = *number])
        }
        Identifier::Request(number) => (
            HitKind::Request,
            of(sql!("hit_request")),
            "r.number = :value",
            named![value = *number],
        ),
        Identifier::Customer(number) => (
            HitKind::Customer,
            Query::of(sql!("hit_customer"), &named![now_ms = cx.at_ms]),
            "c.number = :value",
            named![value = *number],
        ),
        Identifier::Mail(address) => return mails(tx, address, most),
    };
    read(tx, kind, query, (which, &value), most)
}

/// The latest mails to an address, or the one whose id it is.
fn mails(tx: &mut dyn Tx, address: &str, most: i64) -> Result<Vec<Hit>, OfficeError> {
    let query = || Query::of(sql!("hit_mail"), &[]);
    let id = named![value = format!("<{address}>")];
    let found = read(tx, HitKind::Mail, query(), ("m.message_id = :value", &id), most)?;
    if !found.is_empty() {
        return Ok(found);
    }
    let to = named![value = address];
    read(tx, HitKind::Mail, query(), ("m.recipient = :value", &to), most)
}

/// Orders whose number begins with a text.
pub(super) fn orders_from(
    tx: &mut dyn Tx,
    begins: &str,
    most: i64,
) -> Result<Vec<Hit>, OfficeError> {
    let range = named![begins, to = text::after_all_from(begins)];
    let which = ("o.number >= :begins AND o.number < :to", &range[..]);
    read(tx, HitKind::Order, Query::of(sql!("hit_order"), &[]), which, most)
}
