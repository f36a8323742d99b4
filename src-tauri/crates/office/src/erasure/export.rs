//! *Export*: all that the house holds of a person, as data that another program reads. Amounts are euro cents, times
//! UTC milliseconds.

use contract::args::ById;
use contract::customer::CustomerSheet;
use contract::ids::CustomerId;
use serde_json::{Map, Value as Json, json};
use store::{Text, Tx, TxExt, named, sql};

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
    let parts: [(&str, &Text); 8] = [
        ("orders", sql!("export_orders")),
        ("places", sql!("export_places")),
        ("payments", sql!("export_payments")),
        ("requests", sql!("export_requests")),
        ("credit_lots", sql!("export_lots")),
        ("credit_movements", sql!("export_movements")),
        ("mails", sql!("export_mails")),
        ("journal", sql!("export_journal")),
    ];
    for (name, query) in parts {
        let rows: Vec<Map<String, Json>> = tx.rows(query, &named![customer_id = args.id])?;
        data.insert(name.to_owned(), json!(rows));
    }
    Ok(Exported { number: sheet.number, data: Json::Object(data) })
}
