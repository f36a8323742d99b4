//! *Export*: all that the house holds of a person, as data that another program reads. Amounts are euro cents, times
//! UTC milliseconds. Of an acceptance that was undone in time its rows of the journal are among that, and the mail that
//! never left.

use contract::action::Action;
use contract::args::ById;
use contract::customer::CustomerSheet;
use contract::facts::MailKind;
use contract::ids::{CustomerId, LotId};
use domain::money::Cents;
use domain::place::PlaceState;
use domain::reprise::RepriseState;
use serde_json::{Map, Value as Json, json};
use store::{Query, Text, Tx, dialect, named, sql};

use crate::books::credit::{Untold, Waiting};
use crate::customer;
use crate::{Cx, OfficeError};

/// A person, as they are exported.
pub struct Exported {
    /// Number of the customer.
    pub number: i64,
    pub data: Json,
}

/// What the house holds of a person.
///
/// # Errors
/// [`crate::Code::NotFound`].
pub fn export(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ById<CustomerId>,
) -> Result<Exported, OfficeError> {
    let sheet: CustomerSheet = customer::sheet(tx, cx, args)?;
    let mut data = Map::new();
    data.insert("format".to_owned(), json!("contremarque-person-1"));
    data.insert("house".to_owned(), json!(cx.house.name));
    data.insert("exported_at_ms".to_owned(), json!(cx.at_ms));
    let fields = &sheet.fields;
    data.insert(
        "identity".to_owned(),
        json!({
            "number": sheet.number,
            "last_name": fields.last_name,
            "first_name": fields.first_name,
            "email": fields.email,
            "phone": fields.phone,
            "language": fields.locale.tag(),
            "known_since_ms": sheet.created_at_ms,
            "erased_at_ms": sheet.erased_at_ms,
        }),
    );
    let own = own(tx);
    let (payments, contradictions) = if own.is_empty() {
        (sql!("export_payments"), sql!("export_contradictions"))
    } else {
        (sql!("export_own_payments"), sql!("export_own_contradictions"))
    };
    let parts: [(&str, &Text); 10] = [
        ("orders", sql!("export_orders")),
        ("places", sql!("export_places")),
        ("payments", payments),
        ("requests", sql!("export_requests")),
        ("credit_lots", sql!("export_lots")),
        ("credit_movements", sql!("export_movements")),
        ("mails", sql!("export_mails")),
        ("journal", sql!("export_journal")),
        ("contradictions", contradictions),
        ("sessions", sql!("export_sessions")),
    ];
    let untold = Untold::of(tx, cx, args.id)?;
    for (name, text) in parts {
        let mut query = Query::of(text, &named![customer_id = args.id]);
        if text.slots().next().is_some() {
            query.put_text("own", own);
        }
        let mut rows: Vec<Map<String, Json>> = query.rows(tx)?;
        rows.retain_mut(|row| is_told(&untold, name, row));
        for row in &mut rows {
            if let Some(Json::String(html)) = row.remove("body_html") {
                let text = row.get("body_text").and_then(Json::as_str).unwrap_or_default();
                let (text, _) = cx.renderer.laid_out(text.to_owned(), html)?;
                row.insert("body_text".to_owned(), Json::String(text));
            }
            if name == "journal" {
                without_former(row)?;
            }
        }
        data.insert(name.to_owned(), json!(rows));
    }
    Ok(Exported { number: sheet.number, data: Json::Object(data) })
}

/// Takes out of a row of the journal whose order it was before: that is of somebody else.
fn without_former(row: &mut Map<String, Json>) -> Result<(), OfficeError> {
    if row.get("action") != Some(&json!(Action::OrderCorrected.key())) {
        return Ok(());
    }
    let text = row.get("data").and_then(Json::as_str).unwrap_or("{}");
    let mut data: Map<String, Json> = serde_json::from_str(text).map_err(OfficeError::internal)?;
    data.remove("before");
    data.remove("before_id");
    row.insert("data".to_owned(), Json::String(Json::Object(data).to_string()));
    Ok(())
}

/// What stands before the names of tables whose words a site's line to a server reads of its customer alone.
fn own(tx: &dyn Tx) -> &'static str {
    if tx.is_site_on_server() { dialect::OWN } else { "" }
}

/// Whether a row is told to who asks, as it then is: a customer is not told of an acceptance that may still be undone. What
/// a row is known by here leaves it.
fn is_told(untold: &Untold, part: &str, row: &mut Map<String, Json>) -> bool {
    let mut id = |name: &str| row.remove(name).and_then(|id| id.as_i64());
    let [reprise, place, lot, rank] = ["of_reprise", "of_place", "of_lot", "rank"].map(&mut id);
    let of_one = |known: Option<i64>, ids: fn(&Waiting) -> i64| {
        known.and_then(|id| untold.acceptances().iter().find(|one| ids(one) == id))
    };
    let accepted = of_one(reprise, |one| one.reprise_id.number());
    let amount =
        |row: &Map<String, Json>, name: &str| Cents(row[name].as_i64().unwrap_or_default());
    match part {
        "places" if of_one(place, |one| one.place_id.number()).is_some() => {
            row["state"] = json!(PlaceState::Pending.key());
            true
        }
        "requests" if accepted.is_some() => {
            row["state"] = json!(RepriseState::Requested.key());
            row["decided_at_ms"] = Json::Null;
            true
        }
        "credit_lots" => {
            let lot = LotId::from(lot.unwrap_or_default());
            let left = untold.left(lot, amount(row, "left_cents"));
            row["left_cents"] = json!(left);
            left.is_some()
        }
        "credit_movements" => {
            let seq = row.remove("seq").and_then(|seq| seq.as_i64()).unwrap_or_default();
            let which = (seq, rank.unwrap_or_default(), LotId::from(lot.unwrap_or_default()));
            let told = untold.told(which, amount(row, "amount_cents"));
            row["amount_cents"] = json!(told);
            told != Cents::ZERO
        }
        "mails" => accepted.is_none() || row["kind"] != json!(MailKind::RepriseAccepted.key()),
        "journal" => accepted.is_none_or(|one| one.seq != row["seq"].as_i64()),
        _ => true,
    }
}
